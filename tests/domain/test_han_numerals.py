"""Numerals as whole families: every number from 1 to 99 in every way plans print it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numerals import enclosed_number, han_number, roman_number

DIGITS = "零一二三四五六七八九"
ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def in_han(n: int) -> str:
    """12 → 十二, 20 → 二十, 35 → 三十五."""
    tens, ones = divmod(n, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def in_roman(n: int) -> str:
    """14 → XIV."""
    text = ""
    for value, sign in ROMAN.items():
        while n >= value:
            text, n = text + sign, n - value
    return text


@given(st.integers(min_value=1, max_value=99))
def test_chinese_counting_is_read_back(n):
    """第三十五条 is the 35th article."""
    assert n == han_number(in_han(n))


@given(st.integers(min_value=1000, max_value=2999))
def test_years_are_read_digit_by_digit(year):
    """二〇一一, 二○一一, 二零一一 and ２０１１ are one year."""
    han = "".join(DIGITS[int(d)] for d in str(year))
    forms = {
        han,
        han.replace("零", "〇"),
        han.replace("零", "○"),
        str(year).translate({48 + i: 0xFF10 + i for i in range(10)}),
    }

    assert {year} == {han_number(form) for form in forms}


@given(st.integers(min_value=1, max_value=100))
def test_roman_counting_is_read_back(n):
    """Part XIV of a translation is the fourteenth."""
    assert n == roman_number(in_roman(n))


@pytest.mark.parametrize(("first", "count"), [("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10), ("❶", 10)])
def test_a_family_of_enclosed_numbers_counts_from_one(first, count):
    """③, ⑶, ⒊, ㈢ and ❸ are all the third item."""
    assert list(range(1, count + 1)) == [enclosed_number(chr(ord(first) + i)) for i in range(count)]


@given(st.text(max_size=6))
def test_no_text_is_refused(text):
    """Doubtful text is an unknown value, never an error."""
    values = [han_number(text), roman_number(text), *(enclosed_number(c) for c in text)]

    assert all(value is None or value >= 0 for value in values)

"""Numerals: every way a plan counts its headings comes out as one number."""

import pytest

from app.domain.numerals import enclosed_number, han_number, roman_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("九十九", 99),
        ("一百", 100),
        ("一百零二", 102),
        ("一百一十五", 115),
        ("二○一一", 2011),
        ("二〇一一", 2011),
        ("二零一五", 2015),
        ("１２", 12),
        ("2015", 2015),
        ("十 二", 12),
        ("壹", 1),
        ("", None),
        ("汽车", None),
        ("十二五规划", None),
    ],
)
def test_chinese_numerals(text: str, expected: int | None) -> None:
    """第十二章 is chapter 12, and the year of 二○一一年 is 2011."""
    assert han_number(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("I", 1), ("IV", 4), ("XIV", 14), ("Ⅳ", 4), ("Ⅻ", 12), ("A", None)])
def test_roman_numerals(text: str, expected: int | None) -> None:
    """Official translations count their parts in Roman numerals."""
    assert roman_number(text) == expected


@pytest.mark.parametrize(("char", "expected"), [("①", 1), ("⑳", 20), ("⑴", 1), ("⒌", 5), ("㈣", 4), ("中", None)])
def test_enclosed_numbers(char: str, expected: int | None) -> None:
    """③ and ⑶ are the third item, whichever the typist had at hand."""
    assert enclosed_number(char) == expected

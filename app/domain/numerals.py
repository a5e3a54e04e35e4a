"""
Numbers as Chinese documents print them, read to integers: 十二, 二十, 〇, １２, ③, ㈣, ⑸, Ⅳ.

Only the small whole numbers that count headings and the years of dates; amounts are read elsewhere.
"""

from typing import Final

HAN_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "两": 2,
    "元": 1,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def han_number(text: str) -> int | None:
    """
    The value of a Chinese, full-width or ASCII numeral: 十二 → 12, 二〇一一 → 2011, １２ → 12.

    Returns None where *text* is no numeral; blanks inside are ignored.
    """
    digits = "".join(text.split())
    if not digits:
        return None
    if digits.isdecimal():
        return int(digits)
    if "十" not in digits and "百" not in digits and "拾" not in digits:
        values = [HAN_DIGITS.get(c) for c in digits]
        if any(v is None for v in values):
            return None
        return int("".join(str(v) for v in values))
    total = current = 0
    for c in digits:
        if c in "十拾":
            total += (current or 1) * 10
            current = 0
        elif c == "百":
            total += (current or 1) * 100
            current = 0
        elif c in HAN_DIGITS:
            current = HAN_DIGITS[c]
        else:
            return None
    return total + current


def roman_number(text: str) -> int | None:
    """The value of a Roman numeral up to CCC, in ASCII or as Ⅳ; None where it is none."""
    if len(text) == 1 and 0x2160 <= ord(text) <= 0x216B:
        return ord(text) - 0x2160 + 1
    values = [_ROMAN.get(c) for c in text]
    if not values or any(v is None for v in values):
        return None
    total = 0
    numbers = [v for v in values if v is not None]
    for here, after in zip(numbers, [*numbers[1:], 0], strict=True):
        total += -here if here < after else here
    return total


def enclosed_number(char: str) -> int | None:
    """The value of a single enclosed character: ③ 3, ⑴ 1, ㈣ 4, ❷ 2, ⒌ 5; None for any other."""
    code = ord(char)
    for first, count in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10), (0x2776, 10)):
        if first <= code < first + count:
            return code - first + 1
    return None

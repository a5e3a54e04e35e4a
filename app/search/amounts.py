"""
Amounts as English writes them, in the writing of the plans: 2 million vehicles is 200万辆, 800 billion yuan 8000亿元.

Chinese counts in 万 (ten thousand) and 亿 (a hundred million), so no word of the one stands for a word of the other.
Which sections print the amount is looked up like any other word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS: Final = {
    "yuan": ("元",),
    "rmb": ("元",),
    "vehicles": ("辆",),
    "cars": ("辆",),
    "tonnes": ("吨",),
    "tons": ("吨",),
    "enterprises": ("户", "家"),
    "companies": ("户", "家"),
    "firms": ("户", "家"),
    "people": ("人",),
    "mu": ("亩",),
    "units": ("台", "套", "辆"),
    "kilowatts": ("千瓦",),
}
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,])(?:rmb\s*)?(?P<number>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)\s*(?P<scale>{'|'.join(_SCALES)})\b"
    rf"(?:\s+(?:of\s+)?(?P<unit>{'|'.join(_UNITS)})\b)?"
)
_TEN_THOUSAND: Final = 10**4
_HUNDRED_MILLION: Final = 10**8


@dataclass(frozen=True, slots=True)
class EnglishAmount:
    """An amount in the (folded) query: its place, end excluded, and its Chinese writings."""

    start: int
    end: int
    chinese: tuple[str, ...]


def amounts_in(folded: str) -> Iterator[EnglishAmount]:
    """
    The amounts with million, billion … in *folded*, in order.

    >>> [each.chinese for each in amounts_in("2 million vehicles by 2015, 800 billion yuan")]
    [('200万辆',), ('8000亿元',)]
    """
    for match in _AMOUNT.finditer(folded):
        value = Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"]]
        number = _in_chinese(value)
        units = _UNITS[match["unit"]] if match["unit"] else ("",)
        yield EnglishAmount(match.start(), match.end(), tuple(number + unit for unit in units))


def _in_chinese(value: Decimal) -> str:
    """*value* with 亿 or 万 where it is that large."""
    for size, sign in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        if value >= size:
            return f"{(value / size).normalize():f}{sign}"
    return f"{value.normalize():f}"

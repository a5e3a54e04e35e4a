"""
Amounts as readers write them, in the writing of the plans.

A number and its unit are one thing: 8000亿元, 20万辆; 8,000亿元 is the same amount. English counts otherwise than
Chinese, which has 万 (ten thousand) and 亿 (a hundred million): 2 million vehicles is 200万辆, 800 billion yuan
8000亿元. Which sections print the amount is looked up like any other word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import Final

from app.analysis.words import HAN, cut
from app.vocab import units

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
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_LONG: Final = re.compile(r"(?<![0-9.,])[0-9]{4,}(?![0-9,])")
_HAN_RUN: Final = re.compile(rf"\s*([{HAN}]+)")
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


def end_of_unit(folded: str, at: int, end: int | None = None) -> int | None:
    """
    Where the unit ends that stands behind a number, which ends at *at*; None where no unit does.

    >>> "8000亿元产值"[:end_of_unit("8000亿元产值", 4)], end_of_unit("1000人才", 4)
    ('8000亿元', None)
    """
    run = _HAN_RUN.match(folded, at, len(folded) if end is None else end)
    unit = _unit().match(run[1]) if run else None
    if run is None or unit is None:
        return None
    # 人 is a unit, but not in 人才.
    borders = set(accumulate(len(word) for word in cut(run[1])))
    return run.start(1) + unit.end() if unit.end() in borders else None


def written_otherwise(amount: str) -> tuple[str, ...]:
    """
    The same amount (folded) with its thousands set apart, or not.

    >>> written_otherwise("8,000亿元"), written_otherwise("8000亿元"), written_otherwise("20万辆")
    (('8000亿元',), ('8,000亿元',), ())
    """
    plain = _GROUPED.sub(lambda match: match[0].replace(",", ""), amount)
    grouped = _LONG.sub(lambda match: f"{int(match[0]):,}" if match[0][0] != "0" else match[0], plain)
    return tuple(each for each in dict.fromkeys((plain, grouped)) if each != amount)


@cache
def _unit() -> re.Pattern[str]:
    """A magnitude, a unit, or both: 亿, 辆, 万辆."""
    magnitudes = "|".join(units.MAGNITUDES)
    return re.compile(rf"(?:{magnitudes})?(?:{units.load().pattern})|(?:{magnitudes})")

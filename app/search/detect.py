"""
Places, years and periods named in a query.

What is recognised is offered as a facet, never forced; a word that names a place or a year may besides be
satisfied by the plan's record, so that "吉林 汽车" finds the sections on cars of a plan of 吉林省 that does not repeat
the name in each of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.search.expand import Widening, place_names, places_in

_YEAR: Final = re.compile(r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?![0-9.%])年?(?!\s*[-—–~至]\s*(?:19|20)[0-9]{2})")
_RANGE: Final = re.compile(
    r"(?<![0-9.])(?P<start>(?:19|20)[0-9]{2})年?\s*[-—–~至]+\s*(?P<end>(?:19|20)[0-9]{2})(?![0-9.%])年?"
)
_FIVE_YEAR_PLAN: Final = re.compile(
    r"(?P<zh>十[一二三四五六七八九])个?五(?:年)?(?:规划|计划|时期|期间)?"
    r"|(?P<early>[一二三四五六七八九十])个?五(?:年)?(?:规划|计划|时期|期间)"
    r"|(?P<en>[0-9]{1,2})(?:st|nd|rd|th)\s+(?:fyp\b|five[- ]year\s+(?:plan|period)\b)"
)
"""A number and 五 alone, as in 十五, is a five-year plan only where the word follows."""
_NUMBERS: Final = " 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九"
_NUMERALS: Final = tuple(_NUMBERS.split(" "))


@dataclass(frozen=True, slots=True)
class Recognised:
    """
    A place, year or period in the (folded) query: where it stands, and the facet value to offer.

    `satisfied_by` are the facet values of records that satisfy it; `other_names` its other writings, looked for too.
    """

    start: int
    end: int
    text: str
    facet: str
    value: str
    satisfied_by: tuple[tuple[str, str], ...]
    other_names: tuple[Widening, ...] = ()


def recognise(folded: str) -> tuple[Recognised, ...]:
    """What *folded* names, in order; of two that overlap the longer one."""
    found = [*_periods(folded), *_years(folded), *_places(folded)]
    found.sort(key=lambda each: (each.start - each.end, each.start))
    kept: list[Recognised] = []
    for each in found:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _years(folded: str) -> Iterator[Recognised]:
    for match in _YEAR.finditer(folded):
        year = match["year"]
        yield Recognised(*match.span(), match[0], "year", year, (("year", year), *_periods_with(int(year))))


def _periods_with(year: int) -> tuple[tuple[str, str], ...]:
    """The five-year period a year lies in, as a facet value."""
    start = year - (year - 1) % 5
    return (("period", f"{start}-{start + 4}"),)


def _periods(folded: str) -> Iterator[Recognised]:
    for match in _RANGE.finditer(folded):
        value = f"{match['start']}-{match['end']}"
        yield Recognised(*match.span(), match[0], "period", value, (("period", value),))
    for match in _FIVE_YEAR_PLAN.finditer(folded):
        zh = match["zh"] or match["early"]
        number = _NUMERALS.index(zh) if zh else int(match["en"])
        if not 1 <= number < len(_NUMERALS):
            continue
        start = 2001 + 5 * (number - 10)
        value = f"{start}-{start + 4}"
        other = () if zh else (Widening(f"{_NUMERALS[number]}五"),)
        yield Recognised(*match.span(), match[0], "period", value, (("period", value),), other)


def _places(folded: str) -> Iterator[Recognised]:
    for start, end, code in places_in(folded):
        facet = "province" if code.endswith("0000") else "city"
        text = folded[start:end]
        names = tuple(name for name in place_names(code) if name.text != text)
        yield Recognised(start, end, text, facet, code, ((facet, code),), names)

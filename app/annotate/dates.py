"""
Dates as official documents write them: 二○一一年四月十一日, 2017年7月21日, 2021-05-13, ２０２１年５月, 25 June 2021.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.numerals import han_number
from app.domain.outline import Span

_DIGIT: Final = "0-9０-９〇○零ＯO一二三四五六七八九"
_NUMBER: Final = rf"[{_DIGIT}十]{{1,3}}"
_CHINESE: Final = re.compile(rf"(?P<y>[{_DIGIT}]{{4}})\s*年\s*(?:(?P<m>{_NUMBER})\s*月\s*(?:(?P<d>{_NUMBER})\s*日)?)?")
_NUMERIC: Final = re.compile(r"(?<!\d)(?P<y>[12]\d{3})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})(?!\d)")
_MONTHS: Final = "January February March April May June July August September October November December".split()
_ENGLISH: Final = re.compile(
    rf"(?:(?P<d>\d{{1,2}})\s+)?(?P<name>{'|'.join(_MONTHS)})\s+(?:(?P<d2>\d{{1,2}}),\s*)?(?P<y>[12]\d{{3}})"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO form, as exact as printed (2011, 2011-04 or 2011-04-11), and its place."""

    iso: str
    span: Span

    @property
    def exact(self) -> bool:
        """Whether the day is printed."""
        return len(self.iso) == 10


def find_dates(text: str) -> list[FoundDate]:
    """
    The dates in *text* in order; impossible ones (2021年13月) are left out.

    >>> [found.iso for found in find_dates("二○一一年四月十一日")]
    ['2011-04-11']
    """
    found = [*_matches(_CHINESE, text), *_matches(_NUMERIC, text), *_matches(_ENGLISH, text)]
    return sorted(found, key=lambda item: item.span.start)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        year = han_number(groups["y"].replace("O", "○").replace("Ｏ", "○"))
        if year is None or not 1900 <= year <= 2100:
            continue
        month = _MONTHS.index(groups["name"]) + 1 if groups.get("name") else _int(groups.get("m"))
        day = _int(groups.get("d") or groups.get("d2"))
        iso = _iso(year, month, day)
        if iso is not None:
            yield FoundDate(iso, Span(match.start(), match.end()))


def _int(raw: str | None) -> int | None:
    return han_number(raw) if raw else None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

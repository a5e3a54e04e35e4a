"""
Short names of plans: place, years, and what the title adds to them ("吉林 2017–2020 工业转型升级行动计划").

Titles of plans on one subject differ in little but the place, which many do not name ("关于加快…的实施方案"), so that
eight of them over eight columns could not be told apart. The record's own short name always comes first; that is left
to `labels`, as is the title in full.
"""

import re
from functools import lru_cache
from typing import Final

from app.domain.plan import Lang
from app.domain.record import Record
from app.vocab import kinds, messages, regions

_FEWEST: Final = 4
"""Fewer characters say nothing about a plan; its title is then kept whole."""

_PERIOD: Final = re.compile(
    r"[（(\[［]?\s*((?:19|20)\d\d)\s*年?\s*[-—－–~～至]{1,2}\s*((?:19|20)\d\d)\s*年?\s*[)）\]］]?"
)
_FIVE_YEARS: Final = re.compile(r"[“\"「]?十[一二三四五六]五[”\"」]?(?:时期)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WORDS: Final = ("委", "党", "政协", "省", "市", "县", "区", "州", "盟")
_BODY: Final = re.compile(r"^(?:人民政府|政府)?(?:办公厅|办公室)?关于")


def short(record: Record, title: str, lang: Lang) -> str:
    """
    The name of the plan called *title*: place, years, and a Chinese title without them, any other whole.

    Years are the plan's period, else the year it is filed under; where neither is known and the title has none, it
    says so.
    """
    rest = subject(record, title)
    return " ".join(filter(None, (place(record, lang), _years(record, rest, lang), rest)))


def subject(record: Record, title: str) -> str:
    """What *title* adds to the plan's place and years."""
    held = [each for each in (record.province, record.city) if each is not None]
    places = tuple(name for each in held for name in (each.name, regions.load().label(each.code, "zh", short=True)))
    period = (record.period_start, record.period_end)
    return _without(title, places, period if None not in period else None)


def untitled(record: Record, lang: Lang) -> str:
    """
    What a plan without a title is called: its place, year and kind, its slug where it has no place.

    Of the nation's, which are many, those without a year are told apart by the digits of their slug.
    """
    pieces = [place(record, lang) or record.plan, str(record.year or "")]
    pieces.append(kinds.load().label(record.kind, lang) if record.kind else "")
    if record.level == "national" and not record.year:
        pieces.append(record.plan.removeprefix("plan-"))
    return messages.text(lang, "value.untitled", name=" ".join(filter(None, pieces)))


def lead(record: Record, lang: Lang) -> str:
    """Place and years, to stand beside a title in full; what is unknown is left out."""
    years = _years(record, "", lang) if record.year or record.period_start else ""
    return " ".join(filter(None, (place(record, lang), years)))


def place(record: Record, lang: Lang) -> str:
    """The city with its 市, else the province without its 省: 吉林市 and 吉林 are two places. "" where unknown."""
    if record.city is not None:
        return regions.load().label(record.city.code, lang)
    if record.province is not None:
        return regions.load().label(record.province.code, lang, short=True)
    return messages.text(lang, "level.national") if record.level == "national" else ""


def _years(record: Record, rest: str, lang: Lang) -> str:
    if record.period_start is not None and record.period_end is not None:
        one, other = record.period_start, record.period_end
        return str(one) if one == other else f"{one}–{other}"
    if _YEAR.search(rest) or _FIVE_YEARS.search(rest):
        return ""
    return str(record.year) if record.year else messages.text(lang, "value.no_year")


@lru_cache(maxsize=20_000)
def _without(title: str, places: tuple[str, ...], period: tuple[int, int] | None) -> str:
    """*title* without the places it begins with, and without the years of *period*."""
    rest = title
    if period is not None:
        found = _PERIOD.search(rest)
        if found is not None and (int(found[1]), int(found[2])) == period:
            rest = rest[: found.start()] + rest[found.end() :]
        # 十四五 says what 2021–2025 says, and no more.
        if period[1] - period[0] == 4:
            rest = _FIVE_YEARS.sub("", rest, count=1)
    year = re.match(r"(?:19|20)\d\d年", rest)
    head, rest = (year[0], rest[year.end() :]) if year else ("", rest)
    for name in places:
        # 河北省委 is one word, and a body rather than a place.
        if rest.startswith(name) and not rest.startswith(_WORDS, len(name)):
            rest = rest.removeprefix(name)
    rest = _BODY.sub("", rest)
    if period is not None and period[0] == period[1]:
        rest = re.sub(rf"^{period[0]}年度?", "", rest)
    rest = (head + rest).strip(" 　“”")
    return rest if len(rest) >= _FEWEST else title

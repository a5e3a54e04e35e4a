"""
Places, years and periods named in a query.

What is recognised is offered as a facet, never forced; a word that names a place or a year may besides be
satisfied by the plan's record, so that "吉林 汽车" finds the sections on cars of a plan of 吉林省 that does not repeat
the name in each of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.analysis.chars import LETTERS
from app.analysis.fold import fold_text
from app.analysis.words import cut_places
from app.search.amounts import end_of_unit
from app.search.document_numbers import document_numbers
from app.search.expand import Widening
from app.vocab import industries, periods, regions

_DASH: Final = "-‐‑‒–—―−~〜～至到"
_YEAR: Final = re.compile(r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?![0-9.%])年?")
_RANGE: Final = re.compile(
    rf"(?<![0-9.])(?P<start>(?:19|20)[0-9]{{2}})年?\s*[{_DASH}]+\s*(?P<end>(?:19|20)[0-9]{{2}})(?![0-9.%])年?"
)
_POINT: Final = "[·•・‧]?"
"""十二·五 is printed too."""
_SUFFIX: Final = rf"个?{_POINT}五(?:年)?(?:规划|计划|时期|期间)"
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth"
).split()
_FIVE_YEAR_PLAN: Final = re.compile(
    rf"第?(?P<zh>十[一二三四五六])(?:{_SUFFIX}|{_POINT}五)"
    rf"|第?(?P<early>[一二三四五六七八九十]){_SUFFIX}"
    rf"|\b(?:(?P<en>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{'|'.join(_ORDINALS)}))"
    r"[\s-]+(?:fyps?\b|five[\s-]+year\s+(?:plan|program(?:me)?|period)s?\b)(?:\s+period\b)?"
)
"""A number and 五 alone, as in 十五, is a five-year plan only where the word follows."""
_ENGLISH_RUN: Final = re.compile(rf"[{LETTERS}'’]+(?:[ \-][{LETTERS}'’]+)*")
_ADMINISTRATIVE: Final = frozenset(
    ("province", "city", "prefecture", "municipality", "autonomous", "region", "league", "county")
)
_INDUSTRY_SUFFIX: Final = re.compile(r"(?:产业|工业|行业|制造业|业)$| industry$")
_LONGEST_ENGLISH_NAME: Final = 7
_SHORTEST_FIRST_NAME: Final = 4
_EVERYDAY: Final = frozenset(("朝阳", "白银", "大同", "阿里"))
"""Short names of cities that mean something else more often: 朝阳产业, 白银冶炼."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """
    A place, year or period in the (folded) query: where it stands, and the facet value to offer.

    `satisfied_by` are the facet values of records that satisfy it; `other_names` its other writings, looked for too,
    and `otherwise` the very same words printed with other signs.
    """

    start: int
    end: int
    text: str
    facet: str
    value: str
    satisfied_by: tuple[tuple[str, str], ...]
    other_names: tuple[Widening, ...] = ()
    otherwise: tuple[str, ...] = ()


def recognise(folded: str) -> tuple[Recognised, ...]:
    """What *folded* names, in order; of two that overlap the longer one."""
    found = [*_periods(folded), *_years(folded), *_chinese_places(folded), *_english_places(folded)]
    if not found:
        return ()
    numbers = [(number.certain_start, number.end) for number in document_numbers(folded)]
    # 辽政发(2015)24号 is one thing; neither 辽 nor 2015 is asked for.
    found = [each for each in found if all(each.end <= start or each.start >= end for start, end in numbers)]
    found.sort(key=lambda each: (each.start - each.end, each.start))
    kept: list[Recognised] = []
    for each in found:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def codes_named(facet: str, folded: str) -> tuple[str, ...]:
    """The provinces or cities (by *facet*) that are called *folded*, as GB/T 2260 codes."""
    return tuple(place.code for place in regions.load().named(folded) if place.level == facet)


def industry_called(names: Iterable[str]) -> str | None:
    """The id of the industry that the first of *names* (folded) to do so names: 石化产业 and 石化 petrochemical."""
    known = _industry_names()
    for name in names:
        for bare in (name, _INDUSTRY_SUFFIX.sub("", name)):
            if bare in known:
                return known[bare]
    return None


@cache
def _industry_names() -> dict[str, str]:
    """What the industries are called in either language (folded), and their ids."""
    found: dict[str, str] = {}
    for industry in industries.load().by_id.values():
        for name in (industry.zh, industry.en, *industry.names):
            found.setdefault(fold_text(name), industry.id)
    return found


def _years(folded: str) -> Iterator[Recognised]:
    for match in _YEAR.finditer(folded):
        year = match["year"]
        if match[0] == year and end_of_unit(folded, match.end()):
            continue
        touching = tuple(_span(*periods.FIVE_YEAR_PLANS[name]) for name in periods.of_years(int(year), int(year)))
        satisfied_by = (("year", year), *(("period", span) for span in touching))
        yield Recognised(*match.span(), match[0], "year", year, satisfied_by)


def _periods(folded: str) -> Iterator[Recognised]:
    for match in _RANGE.finditer(folded):
        start, end = int(match["start"]), int(match["end"])
        value = _span(start, end)
        names = tuple(Widening(name) for name, span in periods.FIVE_YEAR_PLANS.items() if span == (start, end))
        printed = (f"{start}{year}{dash}{end}{year}" for dash in _DASH for year in ("", "年"))
        otherwise = tuple(each for each in printed if each != match[0])
        yield Recognised(*match.span(), match[0], "period", value, (("period", value),), names, otherwise)
    for match in _FIVE_YEAR_PLAN.finditer(folded):
        number = match["en"] or (_ORDINALS.index(match["ordinal"]) + 1 if match["ordinal"] else 0)
        name = _name_of(int(number)) if number else f"{match['zh'] or match['early']}五"
        years = periods.FIVE_YEAR_PLANS.get(name)
        if years is not None:
            other = () if match[0] == name else (Widening(name),)
            value = _span(*years)
            yield Recognised(*match.span(), match[0], "period", value, (("period", value),), other)


def _name_of(number: int) -> str:
    """The five-year plan of that number, "" if there is none."""
    names = tuple(periods.FIVE_YEAR_PLANS)
    return names[number - 1] if 1 <= number <= len(names) else ""


def _span(start: int, end: int) -> str:
    return f"{start}-{end}"


def _chinese_places(folded: str) -> Iterator[Recognised]:
    taken: list[tuple[int, int]] = []
    everyday = _EVERYDAY - {folded.strip()}
    for found in regions.load().find_in(folded):
        if found.place.level != "county" and folded[found.start : found.end] not in everyday:
            taken.append((found.start, found.end))
            yield _place(found.start, found.end, folded, (found.place,))
    # 西安 is a city and a district of another one; whoever asks for it by that name alone means the city.
    for word, start, end in cut_places(folded):
        if word not in everyday and all(end <= first or start >= last for first, last in taken):
            cities = [place for place in regions.load().named(word) if place.level == "city" and place.short == word]
            if len(cities) == 1:
                yield _place(start, end, folded, (cities[0],))


def _english_places(folded: str) -> Iterator[Recognised]:
    """Names in English or pinyin, with or without "province" and "city" behind them; the longest first."""
    for run in _ENGLISH_RUN.finditer(folded):
        words = [(word[0], run.start() + word.start(), run.start() + word.end()) for word in _NAME.finditer(run[0])]
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST_ENGLISH_NAME, len(words) - at), 0, -1):
                places = _called([word for word, *_ in words[at : at + length]])
                if places:
                    yield _place(words[at][1], words[at + length - 1][2], folded, places)
                    at += length - 1
                    break
            at += 1


_NAME: Final = re.compile(rf"(?:(?!['’]s\b)[{LETTERS}'’])+")
"""A word of a name; the s of jilin's is none of its letters."""


def _called(words: Sequence[str]) -> tuple[regions.Place, ...]:
    """The places that *words* name as a whole: provinces before cities, a city alone where the words say city."""
    bare = _bare(words)
    named = dict.fromkeys((*regions.load().named("".join(bare)), *regions.load().named("".join(words))))
    keys = {_key(bare), _key(words)}
    found = [place for place in named if place.level != "county" and keys & _latin_names(place)]
    if len(words) > len(bare) and words[-1] in ("province", "city"):
        found = [place for place in found if place.level == words[-1]]
    return tuple(found)


def _latin_names(place: regions.Place) -> set[str]:
    """Its keys in English, pinyin and Latin aliases, and the first word of a long name: Ngawa Tibetan and Qiang …"""
    english = _english(place.en)
    further = [_english(alias) for alias in place.aliases if alias.isascii()]
    names = {_key(_bare(english)), _key(english), _key([place.pinyin]), *(_key(_bare(name)) for name in further)}
    of_city = place.level == "city" and len(english) > 1 and len(english[0]) >= _SHORTEST_FIRST_NAME
    return names | ({english[0]} if of_city else set())


def _bare(words: Sequence[str]) -> list[str]:
    """*words* without the administrative words at their end."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _ADMINISTRATIVE:
        kept.pop()
    return kept


def _english(name: str) -> list[str]:
    return fold_text(name).split()


def _key(words: Sequence[str]) -> str:
    return re.sub(r"['’ ]", "", fold_text("".join(words)))


def _place(start: int, end: int, folded: str, places: Sequence[regions.Place]) -> Recognised:
    """The place named at *start* to *end*; of several of one name the first is offered, all satisfy."""
    text = folded[start:end]
    names: dict[str, Widening] = {}
    for place in places:
        for name in (place.short, place.zh, place.en):
            # 吉 and 辽 alone stand in too many words; 吉林省 is found by 吉林 already.
            if len(name) > 1 and not any(shorter in fold_text(name) for shorter in (text, *names)):
                names[name] = Widening(name, english=name.isascii())
    return Recognised(
        start,
        end,
        text,
        places[0].level,
        places[0].code,
        tuple((place.level, place.code) for place in places),
        tuple(names.values()),
    )

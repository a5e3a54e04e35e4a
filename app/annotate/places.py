"""
Province, city and level of a plan.

Stated where its issuer, title or salutation names the place; else inferred from the places the text is about, and
marked so. 朝阳 and its like are left to app.vocab.regions, which resolves a shared name by context or leaves it out.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from app.domain.outline import Outline
from app.domain.record import Evidence, Level, Region
from app.vocab import regions as vocab

_NATIONAL: Final = re.compile(
    "国务院|国家[\u4e00-\u9fff]{1,10}(?:委员会|委|局|署)|中华人民共和国|中共中央|全国人民代表大会|^[\u4e00-\u9fff]{2,8}部(?:办公厅)?$|生态环境部|工业和信息化部|财政部|科技部|商务部"
)
_ENOUGH: Final = 3
_SHARE: Final = 0.5
_MAX_CHARS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Province, city and level with their evidence; None is unknown."""

    province: Region | None
    city: Region | None
    level: Level | None
    province_evidence: Evidence
    city_evidence: Evidence
    level_evidence: Evidence


_UNKNOWN: Final = Evidence("unknown")


def read_places(outline: Outline, title: str | None, issuers: tuple[str, ...], heads: tuple[str, ...]) -> Whereabouts:
    """
    Where the plan applies.

    Args:
        outline: Its text, for inference.
        title: The plan's title.
        issuers: Who issued it.
        heads: Further lines of the document's head (the notice's title, letterhead, document number).
    """
    sources = [*issuers, *([title] if title else []), *heads]
    for quote in sources:
        found = vocab.load().find_in(quote)
        if found:
            place = found[0].place if found[0].start <= 8 or quote in issuers else None
            if place is None:
                continue
            more = [f.place for f in found[1:3] if f.place.code[:2] == place.code[:2]]
            return _stated(max([place, *more], key=lambda p: _DEPTH[p.level]), quote)
    if any(_NATIONAL.search(quote) for quote in sources):
        quote = next(quote for quote in sources if _NATIONAL.search(quote))
        return Whereabouts(None, None, "national", _UNKNOWN, _UNKNOWN, Evidence("stated", quote))
    return _inferred(outline)


_DEPTH: Final = {"national": 0, "province": 1, "city": 2, "county": 3}


def _stated(place: vocab.Place, quote: str) -> Whereabouts:
    regions = vocab.load()
    province, city = regions.province_of(place.code), regions.city_of(place.code)
    stated = Evidence("stated", quote)
    return Whereabouts(
        province.region if province else None,
        city.region if city else None,
        place.level,
        stated,
        stated if city else _UNKNOWN,
        stated,
    )


def _inferred(outline: Outline) -> Whereabouts:
    """The one province, and the one city in it, that most of the places in the text lie in."""
    regions = vocab.load()
    text = "\n".join(p.text for section in outline.sections for p in section.paragraphs)[:_MAX_CHARS]
    places = [found.place for found in regions.find_in(text)]
    provinces = Counter(place.code[:2] for place in places)
    if not provinces:
        return Whereabouts(None, None, None, _UNKNOWN, _UNKNOWN, _UNKNOWN)
    code, count = provinces.most_common(1)[0]
    if count < _ENOUGH or count < _SHARE * len(places):
        return Whereabouts(None, None, None, _UNKNOWN, _UNKNOWN, _UNKNOWN)
    province = regions.get(f"{code}0000")
    inside = [place for place in places if place.code[:2] == code and place.level != "province"]
    cities = Counter(place.code[:4] for place in inside if regions.city_of(place.code))
    city = None
    if cities:
        city_code, of_city = cities.most_common(1)[0]
        ours = re.search("我市|全市|本市|市委、市政府", text) is not None
        if (
            of_city >= _ENOUGH
            and of_city >= (0.5 if ours else 0.75) * len(inside)
            and (ours or len(inside) * 2 > count)
        ):
            city = regions.get(f"{city_code}00")
    names = "、".join(name for name, _ in Counter(p.short for p in places if p.code[:2] == code).most_common(4))
    evidence = Evidence("inferred", note=f"the text is about {names}")
    level: Level = "city" if city else "province"
    return Whereabouts(
        province.region if province else None,
        city.region if city else None,
        level,
        evidence,
        evidence if city else _UNKNOWN,
        evidence,
    )

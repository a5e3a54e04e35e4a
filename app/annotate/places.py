"""
Province, city and level of a plan.

Stated where its issuer or title names the place; else inferred from the places the text is about and from whom it
calls its own (我省, 全市, 我国), and marked so. 朝阳 and its like are left to app.vocab.regions, which resolves a
shared name by context or leaves it out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.outline import Outline
from app.domain.record import Evidence, Level, Region
from app.vocab import regions as vocab

_NATIONAL: Final = re.compile(
    r"^(?:国务院|国家|中华人民共和国|中共中央|中国共产党中央|全国人民代表大会|全国人大|中央|最高人民|State Council|"
    r"(?!.*(?:营业管理|保障|总)部)[\u4e00-\u9fff]{2,10}部(?:办公厅)?$|"
    r"生态环境部|工业和信息化部|住房和?城乡建设部|财政部|科技部|科学技术部|商务部|农业农村部|自然资源部|交通运输部|"
    r"人力资源社会保障部|发展改革委|国资委|国管局|"
    r"中国人民银行|人民银行$|市场监管总局|国家能源局)"
)
_NATIONAL_TITLE: Final = re.compile(
    r"^(?:国务院|国家|中华人民共和国|中共中央|全国|中国(?![(（])|我国)|^\d{4}[-—–]?\d*年?全国|"
    r"Report on the Work of the Government",
    re.I,
)
# A title that begins like this is about the place and issued over its head: 支持宁夏建设….
_ABOUT_A_PLACE: Final = re.compile("(?:关于)?(?:支持|同意|推动|推进|促进)")
_ADDRESSED: Final = re.compile(r"^各省、|各省、自治区、直辖市|^各中央企业|国务院各部委")
_LOCAL_BODY: Final = re.compile("[省市区县州盟旗](?!场监管|政部)|自治[区州县]")
_LOCAL_COUNTRY: Final = re.compile(r"我国|全国|国家")
_OWN_PROVINCE: Final = re.compile(
    r"我省|全省|本省|省委、省政府|省委省政府|我区|全区|自治区党委|自治区人民政府|省政府各部门"
)
_OWN_CITY: Final = re.compile(r"我市|全市|本市|市委、市政府|市委市政府|市政府各部门|我州|全州|州委、州政府|我盟|全盟")
_OWN_COUNTY: Final = re.compile(r"我县|全县|本县|县委、县政府|县委县政府|我旗|全旗")
_CITIES: Final = ("11", "12", "31", "50")  # cities that are provinces
_TITLE_START: Final = 8
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
_COUNTRY: Final = Evidence(
    "inferred",
    note="the text speaks of the whole country (我国, 全国, 国家)",
    note_zh="正文说的是全国（我国、全国、国家）",
)
_NOWHERE: Final = Whereabouts(None, None, None, _UNKNOWN, _UNKNOWN, _UNKNOWN)
_DEPTH: Final = {"national": 0, "province": 1, "city": 2, "county": 3}


def read_places(
    outline: Outline,
    issuers: Sequence[str],
    titles: Sequence[str],
    salutation: str | None = None,
    number: str | None = None,
) -> Whereabouts:
    """
    Where the plan applies.

    Args:
        outline: Its text, for inference.
        issuers: Who issued it; the first that names a place, or the nation, decides. Bodies of several provinces
            issue for no single one.
        titles: Titles of plan and notice; a place counts at their beginning (a plan may be *about* another place).
        salutation: Whom it is addressed to, if printed.
        number: Its document number, which begins with the province's short sign (津发改〔2022〕93号).
    """
    regions = vocab.load()
    named = {place.place.code[:2] for name in issuers for place in regions.find_in(name)}
    for name in issuers:
        found = regions.find_in(name)
        if found and len(named) > 1 and not any(_NATIONAL.search(each) for each in issuers):
            return replace(_NOWHERE, level=found[0].place.level, level_evidence=Evidence("stated", "、".join(issuers)))
        if found:
            return _stated(_deepest(found), name)
        if _LOCAL_BODY.match(name):
            break
        if _NATIONAL.search(name):
            return _national(name)
    for title in titles:
        if _NATIONAL_TITLE.search(title):
            return _national(title)
        found = [place for place in regions.find_in(title) if place.start <= _TITLE_START]
        if found and _ABOUT_A_PLACE.match(title):
            return replace(_inferred(outline), level=None, level_evidence=_UNKNOWN)
        if found and len({place.place.code[:2] for place in found}) == 1:
            return _stated(_deepest(found), title)
    if salutation and _ADDRESSED.search(salutation):
        return _national(salutation[:40])
    return _of_number(number, issuers) or _inferred(outline)


def _of_number(number: str | None, issuers: Sequence[str]) -> Whereabouts | None:
    """
    The province whose sign a number begins with, for bodies that only call themselves 省… or 自治区….

    Cities use the same signs (宁 is Nanjing and Ningxia), so that a body that calls itself 市… is only one of the four
    cities that are provinces.
    """
    name = issuers[0] if issuers else ""
    if not number or not re.match("省|自治区|市", name):
        return None
    found = [place for place in vocab.load().provinces() if number[0] in place.aliases]
    if len(found) != 1 or name.startswith("市") is not (found[0].code[:2] in _CITIES):
        return None
    sign = number[0]
    said = (f"{name} whose documents are numbered {sign}…", f"{name}的文件以“{sign}”字编号")
    evidence = Evidence("inferred", number, note=said[0], note_zh=said[1])
    return Whereabouts(found[0].region, None, "province", evidence, _UNKNOWN, evidence)


def _deepest(found: Sequence[vocab.FoundPlace]) -> vocab.Place:
    """The smallest of the places named one inside the other at the beginning: 广州市黄埔区 is the district."""
    best = found[0].place
    for item in found[1:3]:
        inside = item.place.code[:2] == best.code[:2] and (
            best.level == "province" or item.place.code[:4] == best.code[:4]
        )
        if inside and _DEPTH[item.place.level] > _DEPTH[best.level]:
            best = item.place
    return best


def _national(quote: str) -> Whereabouts:
    return Whereabouts(None, None, "national", _UNKNOWN, _UNKNOWN, Evidence("stated", quote))


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
    """The province, and the city in it, that most of the places in the text lie in; the nation where it is its own."""
    regions = vocab.load()
    text = "\n".join(p.text for section in outline.sections for p in section.paragraphs)[:_MAX_CHARS]
    own = {
        "province": len(_OWN_PROVINCE.findall(text)),
        "city": len(_OWN_CITY.findall(text)),
        "county": len(_OWN_COUNTY.findall(text)),
    }
    places = [found.place for found in regions.find_in(text) if found.place.code[:2] not in ("71", "81", "82")]
    provinces = Counter(place.code[:2] for place in places)
    local = max(own.values())
    country = len(_LOCAL_COUNTRY.findall(text))
    code, count = provinces.most_common(1)[0] if provinces else ("", 0)
    if count < _ENOUGH or count < _SHARE * len(places):
        if country >= 2 * _ENOUGH and country > 3 * local:
            return Whereabouts(None, None, "national", _UNKNOWN, _UNKNOWN, _COUNTRY)
        return _NOWHERE
    if country > 12 * (local + count) or (not local and country >= count):
        return Whereabouts(None, None, "national", _UNKNOWN, _UNKNOWN, _COUNTRY)
    province = regions.get(f"{code}0000")
    inside = [place for place in places if place.code[:2] == code and place.level != "province"]
    city = None if own["province"] > own["city"] else _city(inside, count, own)
    names = "、".join(name for name, _ in Counter(p.short for p in places if p.code[:2] == code).most_common(4))
    evidence = Evidence("inferred", note=f"the text is about {names}", note_zh=f"正文写的是{names}")
    level: Level = "city" if city else "province"
    return Whereabouts(
        province.region if province else None,
        city.region if city else None,
        level,
        evidence,
        evidence if city else _UNKNOWN,
        evidence,
    )


def _city(inside: Sequence[vocab.Place], count: int, own: dict[str, int]) -> vocab.Place | None:
    """The prefecture most of the places *inside* the province lie in, or None."""
    regions = vocab.load()
    cities = Counter(place.code[:4] for place in inside if regions.city_of(place.code))
    if not cities:
        return None
    code, of_city = cities.most_common(1)[0]
    ours = own["city"] > 0
    enough = of_city >= _ENOUGH and of_city >= (0.5 if ours else 0.75) * len(inside)
    return regions.get(f"{code}00") if enough and (ours or len(inside) * 2 > count) else None

"""
Names of places at the beginning of a Chinese name, in English as they stand behind "of": Jilin Province, Yiwu City.

The names are those of GB/T 2260 (app.vocab.regions); what stands behind them is left to whoever asks.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from app.vocab import regions
from app.vocab.regions import Place

_REGIONS: Final = {
    "450000": "Guangxi Zhuang Autonomous Region",
    "150000": "Inner Mongolia Autonomous Region",
    "540000": "Tibet Autonomous Region",
    "640000": "Ningxia Hui Autonomous Region",
    "650000": "Xinjiang Uygur Autonomous Region",
}
_SHORT_ENDS: Final = {"自治州": "州", "地区": "地区"}
_BARE: Final = {
    "自治区": "Autonomous Region", "省": "Province", "市": "City", "自治州": "Prefecture", "州": "Prefecture",
    "县": "County", "区": "District", "盟": "League", "旗": "Banner",
}  # fmt: skip
"""省生态环境厅: a place that the document names elsewhere."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place in words: `en` as it stands behind "of", `length` the characters it takes up in the Chinese name."""

    en: str
    length: int


def find_place(text: str) -> Named | None:
    """
    The place *text* begins with by its full name, the longest; None where there is none, or where several share it.

    >>> find_place("吉林省人民政府")
    Named(en='Jilin Province', length=3)
    >>> find_place("上海市徐汇区财政局")
    Named(en='Xuhui District, Shanghai', length=6)
    """
    found = _first(text)
    if found is None:
        return None
    below = _first(text[found.length :])
    return Named(f"{below.en}, {found.en}", found.length + below.length) if below else found


def find_bare(text: str) -> Named | None:
    """The kind of place *text* begins with where it does not say which: 省 in 省生态环境厅, 某市 in 某市财政局."""
    start = 1 if text.startswith("某") else 0
    for word, en in _BARE.items():
        if text.startswith(word, start):
            return Named(f"an unnamed {en.lower()}" if start else f"the {en}", start + len(word))
    return None


def name_of(place: Place) -> str:
    """
    *place* in English with the kind of place it is; municipalities and special regions by their name alone.

    A city keeps its City, since 吉林省 and 吉林市 would both be Jilin.
    """
    if place.code in _REGIONS:
        return _REGIONS[place.code]
    if place.level == "province":
        return f"{place.en} Province" if place.zh.endswith("省") else place.en
    return f"{place.en} City" if place.zh.endswith("市") else place.en


def _first(text: str) -> Named | None:
    names = _names()
    for length in range(min(len(text), 12), 1, -1):
        found = names.get(text[:length])
        if found is not None:
            return Named(found, length) if found else None
    return None


@cache
def _names() -> dict[str, str]:
    """English by full Chinese name and by 延边州 for 延边朝鲜族自治州; "" for a name that several places have."""
    found: dict[str, str] = {}
    for place in regions.load().by_code.values():
        ends = next((short for end, short in _SHORT_ENDS.items() if place.zh.endswith(end)), None)
        for name in {place.zh, place.short + ends} if ends else {place.zh}:
            if len(name) > 1:
                found[name] = "" if found.get(name, name_of(place)) != name_of(place) else name_of(place)
    return found


def find_short(text: str) -> Named | None:
    """A province or prefecture *text* begins with by its short name (浙江, 宁夏), the longest; None for none."""
    for length in range(min(len(text), 5), 1, -1):
        found = [place for place in regions.load().named(text[:length]) if place.code.endswith("00")]
        if found:
            return Named(name_of(found[0]), length)
    return None

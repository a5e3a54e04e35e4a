"""
Provinces, prefectures and counties: GB/T 2260 codes with Chinese, English and pinyin names, found in texts.

regions.csv holds the 34 provinces and the prefecture level, counties.csv the county level; both are data people
edit, checked when loaded. Short names are shared (朝阳 is a city of Liaoning, a county and two districts; 吉林 a
province and a city): find_in resolves them by what else the text names, or leaves them out.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final, Literal

from app.domain.plan import Lang
from app.domain.record import Level, Region
from app.errors import RecordInvalid

FILES: Final = ("regions.csv", "counties.csv")
How = Literal["full", "short", "context"]
# Short names of counties that are everyday words: only their full names (和平区) are places.
_WORDS: Final = frozenset(
    "和平 光明 红旗 解放 平安 长安 新城 城关 城区 郊区 矿区 建设 中原 东方 南岸 江北 江南 "
    "河北 河东 河西 河口 海港 港口 南山 西山 东山 北山 新华 新兴 兴安 向阳 前进 永定 永安 "
    "永兴 高港 金川 金山 银川 宝山 宝塔 铁西 铁东 中山 中心 西区 东区 开平 开福 安源 利州 "
    "青山 山阳 汉阳 黄金 龙头 龙江 长江 大通 大东 通州 通用 友好 东风 胜利 爱民 爱辉 工农 "
    "文化 文峰 文昌 民乐 民和 合作 自流井 市中 市南 市北 老城 新市 新区 高新 临江 沿滩 龙门 "
    "天桥 天元 天心 国家 丰泽 富源 广安 广平 泰山 华山 衡山 黄山 武夷 长城 环江 沿河 大方 "
    "公安 平等 正定 定西 武装 机场 西部 东部 南部 北部 中部".split()
)

_SHORTEST: Final = 2
# Names of two characters across the border of ordinary words: 示范县, 城市和县城, 海河南岸.
_ACROSS: Final = re.compile(
    r"(?<=[示模典规])范县|(?:(?<=各市)|(?<=城市)|(?<=地市)|(?<=区的市))和县|和县(?=[城域级区乡(（])|(?<=海)河[南北](?=[岸流干水])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One row: a region with its names. `aliases` are further Chinese or English names."""

    code: str
    parent: str | None
    zh: str
    short: str
    en: str
    pinyin: str
    aliases: tuple[str, ...]
    valid_from: str
    valid_to: str
    source: str

    @property
    def level(self) -> Level:
        """province, city (prefecture) or county."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"

    @property
    def region(self) -> Region:
        """Code and name, as records hold them."""
        return Region(self.code, self.zh)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place named in a text: where, and whether by full name, short name, or a shared name told by context."""

    place: Place
    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Regions:
    """All regions, by code and by name."""

    by_code: dict[str, Place]
    _names: dict[str, tuple[str, ...]] = field(repr=False)
    _starts: dict[str, tuple[str, ...]] = field(repr=False)

    def provinces(self) -> tuple[Place, ...]:
        """The 34 province-level regions in code order."""
        return tuple(place for place in self.by_code.values() if place.level == "province")

    def get(self, code: str) -> Place | None:
        """The region of *code*, or None."""
        return self.by_code.get(code)

    def label(self, code: str, lang: Lang, short: bool = False) -> str:
        """The name of *code* in *lang*; the code itself where it is none of ours."""
        place = self.by_code.get(code)
        if place is None:
            return code
        if lang == "en":
            return place.en
        return place.short if short else place.zh

    def province_of(self, code: str) -> Place | None:
        """The province *code* lies in (itself, for a province)."""
        return self.by_code.get(f"{code[:2]}0000")

    def city_of(self, code: str) -> Place | None:
        """The prefecture *code* is or lies in; None for a province and for counties a province governs itself."""
        place = self.by_code.get(f"{code[:4]}00")
        return place if place is not None and place.level == "city" else None

    def find_in(self, text: str) -> list[FoundPlace]:
        """
        The places *text* names in Chinese, in order and without overlaps, the longest name first.

        A name that several places share is given to the one whose province or prefecture the text names too (a
        province before its capital of the same name); where that decides nothing it is left out.
        """
        named = list(self._spans(text))
        if not named:
            # The ordinary case, for words asked for as for sentences.
            return []
        spans = self._supported(named)
        context = {self._names[name][0] for name, *_ in spans if len(self._names[name]) == 1}
        context |= {code[:2] + "0000" for code in context} | {code[:4] + "00" for code in context}
        found = []
        for name, start, end in spans:
            place, how = self._resolve(name, context)
            if place is not None:
                found.append(FoundPlace(place, start, end, how))
        return found

    def named(self, name: str) -> tuple[Place, ...]:
        """The places called *name* (Chinese full or short, English or pinyin, any case), the highest level first."""
        codes = self._names.get(name) or self._names.get(_latin(name)) or ()
        return tuple(sorted((self.by_code[code] for code in codes), key=lambda p: (_RANK[p.level], p.code)))

    def names_of(self, code: str) -> tuple[str, ...]:
        """Every way of writing the place: full, short, aliases, English, pinyin."""
        place = self.by_code[code]
        return tuple(dict.fromkeys((place.zh, place.short, *place.aliases, place.en, place.pinyin)))

    def _spans(self, text: str) -> Iterator[tuple[str, int, int]]:
        starts, i, end = self._starts, 0, len(text)
        while i < end - 1:
            names = starts.get(text[i : i + 2])
            if names is None:
                i += 1
                continue
            for name in names:
                if text.startswith(name, i) and not (len(name) == _SHORTEST and _ACROSS.match(text, i)):
                    yield name, i, i + len(name)
                    i += len(name)
                    break
            else:
                i += 1

    def _supported(self, spans: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """
        Leave out short names of counties that only happen to be words (资源, 振兴, 玄武).

        One counts where its prefecture is named too, or two more counties of that prefecture are.
        """
        named = {name for name, *_ in spans}
        cities: set[str] = set()
        counties: dict[str, set[str]] = {}
        for name in named:
            for code in self._names[name]:
                if self.by_code[code].level == "city":
                    cities.add(code)
                elif self.by_code[code].level == "county":
                    counties.setdefault(f"{code[:4]}00", set()).add(code)
        believed = cities | {city for city, codes in counties.items() if len(codes) >= 3}

        def plausible(name: str) -> bool:
            codes = self._names[name]
            return any(
                self.by_code[code].level != "county" or self.by_code[code].zh == name or f"{code[:4]}00" in believed
                for code in codes
            )

        good = {name for name in named if plausible(name)}
        return [span for span in spans if span[0] in good]

    def _resolve(self, name: str, context: set[str]) -> tuple[Place | None, How]:
        codes = self._names[name]
        full = [code for code in codes if self.by_code[code].zh == name]
        if len(full) == 1 and len(codes) == 1:
            return self.by_code[full[0]], "full"
        provinces = [code for code in codes if code.endswith("0000")]
        if provinces:
            return self.by_code[provinces[0]], "short"
        if len(codes) == 1:
            return self.by_code[codes[0]], "short"
        near = [code for code in codes if code[:4] + "00" in context and code[:4] + "00" != code] or [
            code for code in codes if code[:2] + "0000" in context
        ]
        if len(near) > 1:
            cities = [code for code in near if code.endswith("00")]
            near = cities if len(cities) == 1 else near
        return (self.by_code[near[0]], "context") if len(near) == 1 else (None, "context")


_RANK: Final = {"national": 0, "province": 1, "city": 2, "county": 3}


def _latin(name: str) -> str:
    return name.strip().lower().replace("'", "").replace("’", "").replace(" ", "")


@cache
def load() -> Regions:
    """
    Read and check the region files.

    Raises RecordInvalid with file and line for a code that is not six digits, occurs twice or has no parent.
    """
    by_code: dict[str, Place] = {}
    for name in FILES:
        text = resources.files("app.vocab").joinpath(name).read_text(encoding="utf-8")
        for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
            place = _place(row)
            if not (place.code.isdecimal() and len(place.code) == 6):
                raise RecordInvalid(f"{name}:{number}", f"{place.code!r} is no six-digit GB/T 2260 code")
            if place.code in by_code:
                raise RecordInvalid(f"{name}:{number}", f"the code {place.code} occurs twice")
            if place.parent is not None and place.parent not in by_code:
                raise RecordInvalid(f"{name}:{number}", f"{place.zh} names a parent {place.parent} that no row has")
            by_code[place.code] = place
    names: dict[str, list[str]] = {}
    for place in by_code.values():
        for each in _chinese_names(place):
            names.setdefault(each, []).append(place.code)
        latin_aliases = (alias for alias in place.aliases if alias.isascii())
        for each in {_latin(name) for name in (place.en, place.pinyin, place.en.split()[0], *latin_aliases)}:
            if len(each) >= 4 and place.level != "county":
                names.setdefault(each, []).append(place.code)
    fixed = {name: tuple(dict.fromkeys(codes)) for name, codes in names.items()}
    starts: dict[str, list[str]] = {}
    for each in fixed:
        if not each.isascii():
            starts.setdefault(each[:2], []).append(each)
    return Regions(by_code, fixed, {key: tuple(sorted(found, key=len, reverse=True)) for key, found in starts.items()})


def _place(row: dict[str, str]) -> Place:
    return Place(
        row["code"], row["parent"] or None, row["zh"], row["short"], row["en"], row["pinyin"],
        tuple(alias for alias in row["aliases"].split(";") if alias), row["valid_from"], row["valid_to"], row["source"],
    )  # fmt: skip


def _chinese_names(place: Place) -> Sequence[str]:
    names = [place.zh, *(alias for alias in place.aliases if len(alias) > 1 and not alias.isascii())]
    if place.level != "county" or (len(place.short) >= 2 and place.short not in _WORDS):
        names.append(place.short)
    return [name for name in dict.fromkeys(names) if len(name) >= 2]

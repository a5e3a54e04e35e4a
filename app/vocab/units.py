"""
Units behind numbers: how they are spelled, what they count, and when two of them can be compared.

units.toml is data people edit; this module loads and checks it. A unit as printed is a magnitude (万, 亿), a unit of
the table and sometimes "/ another": 万亿元, 万千瓦, 元/平方米. Finding numbers in a text is app.annotate.amounts.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal, get_args

from app.domain.plan import Lang
from app.errors import RecordInvalid

FILE: Final = "units.toml"
UnitSort = Literal["measure", "counter", "share", "points", "times", "never"]

MAGNITUDES: Final = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4,
    "千": 1e3, "百": 1e2,
}  # fmt: skip
"""What stands between the digits and the unit, the longest first."""
_ENGLISH: Final = {
    "万亿": "trillion", "千亿": "100 billion", "百亿": "10 billion", "十亿": "billion", "亿": "100 million",
    "千万": "10 million", "百万": "million", "十万": "100,000", "万": "10,000", "千": "1,000", "百": "100",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One row: a unit with its spellings; `base` and `times` convert it (1 公顷 is 15 亩)."""

    id: str
    en: str
    words: tuple[str, ...]
    sort: UnitSort
    base: str
    times: float


@dataclass(frozen=True, slots=True)
class Units:
    """All units by every spelling; `pattern` is the alternation of those read behind numbers, the longest first."""

    by_word: dict[str, Unit]
    pattern: str
    named: dict[str, str]
    """
    English of words that are counted as one unit and are not one thing: 县 is counted as 村 is, and no village. With a
    stroke behind it a word is meant before another unit: 分/千瓦时.
    """
    below: dict[str, str]
    """What stands behind "per" where it is no unit in the singular: a day, a person."""

    def split(self, printed: str) -> tuple[str, Unit | None, str]:
        """
        *printed* as (magnitude, unit, what is divided by): 万元/亩 → ("万", 元, "亩"), 微克每立方米 as 微克/立方米.

        The unit is None if unknown.
        """
        whole, _, per = printed.replace("每", "/").partition("/")
        found = self.by_word.get(whole)
        if found is not None and (per or whole not in MAGNITUDES):
            return "", found, per
        for magnitude in MAGNITUDES:
            if whole.startswith(magnitude):
                return magnitude, self.by_word.get(whole[len(magnitude) :]), per
        return "", None, per

    def normal(self, value: float, printed: str | None) -> tuple[float, str]:
        """
        *value* in a unit that others can be compared with, and that unit's name.

        >>> load().normal(2.6, "万亿元")
        (2600000000000.0, '元')
        """
        if printed is None:
            return value, ""
        magnitude, unit, per = self.split(printed)
        factor = MAGNITUDES.get(magnitude, 1.0)
        name = unit.base if unit else printed.removeprefix(magnitude)
        return value * factor * (unit.times if unit else 1.0), f"{name}/{per}" if per else name

    def label(self, printed: str, lang: Lang) -> str:
        """The unit in *lang*: 亿元 is "100 million yuan"; as printed in Chinese, or where it is none of ours."""
        if lang == "zh":
            return printed
        magnitude, unit, per = self.split(printed)
        if unit is None and not magnitude:
            return printed
        word = printed.replace("每", "/").partition("/")[0].removeprefix(magnitude)
        words = [_ENGLISH.get(magnitude, ""), self._name(word, unit, per) if unit else word]
        tail = f" per {self._one(per)}" if per else ""
        return " ".join(word for word in words if word) + tail

    def _name(self, word: str, unit: Unit, per: str = "") -> str:
        return (self.named.get(f"{word}/") if per else None) or self.named.get(word, unit.en)

    def _one(self, per: str) -> str:
        """What a number is divided by, in English and in the singular: 立方米, "cubic metre"."""
        unit = self.by_word.get(per)
        if per in self.below or unit is None:
            return self.below.get(per, per)
        plural, of, rest = self._name(per, unit).partition(" of ")
        return f"{plural.removesuffix('s')}{of}{rest}"


@cache
def load() -> Units:
    """Read and check units.toml. Raises RecordInvalid for a word twice, an unknown sort or a base there is none of."""
    data = tomllib.loads(resources.files("app.vocab").joinpath(FILE).read_text(encoding="utf-8"))
    by_word: dict[str, Unit] = {}
    ids = {entry["id"] for entry in data["unit"]}
    for entry in data["unit"]:
        unit = Unit(
            entry["id"], entry["en"], tuple(entry["words"]), entry["sort"], entry.get("base", entry["id"]),
            float(entry.get("times", 1)),
        )  # fmt: skip
        if unit.sort not in get_args(UnitSort):
            raise RecordInvalid(FILE, f"{unit.id}: there is no sort {unit.sort!r}")
        if unit.base not in ids:
            raise RecordInvalid(FILE, f"{unit.id}: there is no unit {unit.base!r}")
        for word in (unit.id, *unit.words):
            if word in by_word:
                raise RecordInvalid(FILE, f"“{word}” stands for {by_word[word].id} and for {unit.id}")
            by_word[word] = unit
    dates = {entry["id"] for entry in data["unit"] if not entry.get("read", True)}
    ordered = sorted(by_word.keys() - dates, key=lambda word: (-len(word), word))
    named: dict[str, str] = data.get("english", {})
    for word in named:
        if word.removesuffix("/") not in by_word:
            raise RecordInvalid(FILE, f"“{word}” has an English name and is no word of a unit")
    return Units(by_word, "|".join(re.escape(word) for word in ordered), named, data.get("below", {}))

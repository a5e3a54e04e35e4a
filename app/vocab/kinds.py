"""
Kinds of document (规划, 计划, 方案, …): their English names, and which one a title's ending means.

kinds.toml is data people edit; loading checks it.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from app.domain.plan import Lang
from app.errors import RecordInvalid

FILE: Final = "kinds.toml"
_BRACKETS: Final = re.compile(r"(?:[（(〔【\[][^）)〕】\]]{1,40}[)）〕】\]])+$")
_YEARS: Final = re.compile(r"[12]\d{3}(?:[-—－–~至]+[12]\d{3})?年?$")
# Readings name the document they explain, and would else be taken for it: 一图读懂…规划, …方案解读之二.
_READING: Final = re.compile(
    r"^(?:一图[看读]懂|一图解[读码]|图解|图文解读|政策解读|解读|专家解读)|"
    r"(?:政策|文字|图文|专家)?(?:解读|问答|答记者问|新闻发布会(?:实录)?)(?:之?[一二三四五六七八九十]|[0-9]{1,2})?$"
)
READING: Final = "解读"
_LATIN_WORD: Final = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Kinds:
    """
    All kinds: id → English name; title endings, longest first; English title words.
    """

    english: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    words: dict[str, str]

    def label(self, kind: str, lang: Lang) -> str:
        """The kind's name in *lang*; the word itself where it is none of ours."""
        return self.english.get(kind, kind) if lang == "en" else kind

    def of_title(self, title: str) -> tuple[str, str] | None:
        """
        (kind, the words of the title that say so), or None.

        The end of the title decides, brackets and years left aside: …实施方案（2021—2025年） is a 方案, …战略2035
        a 战略. A title that goes on behind the word (…总体规划图集) has the kind of the last ending of four or more
        characters in it. A reading of a plan is one whatever it reads. An English title is read by its last word of a
        kind.

        >>> load().of_title("吉林省工业转型升级行动计划（2017－2020年）")
        ('计划', '行动计划')
        """
        bare = _YEARS.sub("", _BRACKETS.sub("", re.sub(r"\s", "", title)).rstrip('》”"'))
        if reading := _READING.search(bare):
            return READING, reading[0]
        for ending, kind in self.endings:
            if bare.endswith(ending):
                return kind, ending
        last = max(
            ((bare.rfind(ending), len(ending), ending, kind) for ending, kind in self.endings if len(ending) >= 4),
            default=(-1, 0, "", ""),
        )
        if last[0] >= 0:
            return last[3], last[2]
        words = [word for word in _LATIN_WORD.findall(title) if word.capitalize() in self.words]
        return (self.words[words[-1].capitalize()], words[-1]) if words else None


@cache
def load() -> Kinds:
    """
    Read and check kinds.toml.

    Raises RecordInvalid for an id or an ending that occurs twice, or a kind without an English name.
    """
    data = tomllib.loads(resources.files("app.vocab").joinpath(FILE).read_text(encoding="utf-8"))
    english: dict[str, str] = {}
    endings: dict[str, str] = {}
    words: dict[str, str] = {}
    for entry in data["kind"]:
        kind = entry["id"]
        if kind in english:
            raise RecordInvalid(FILE, f"the kind {kind!r} occurs twice")
        if not entry.get("en"):
            raise RecordInvalid(FILE, f"{kind} needs an English name")
        english[kind] = entry["en"]
        for table, key in ((endings, "endings"), (words, "english")):
            for word in entry.get(key, ()):
                if word in table:
                    raise RecordInvalid(FILE, f"“{word}” means {table[word]} and {kind}; it can mean only one")
                table[word] = kind
    return Kinds(english, tuple(sorted(endings.items(), key=lambda pair: -len(pair[0]))), words)

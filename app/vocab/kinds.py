"""
Kinds of document (规划, 计划, 方案, …): their English names, and which one a title's ending means.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from app.domain.plan import Lang

_BRACKETS: Final = re.compile(r"(?:[（(〔【\[][^）)〕】\]]{1,40}[)）〕】\]])+$")
_ENGLISH: Final = {
    "Plan": "规划", "Outline": "纲要", "Programme": "计划", "Program": "计划", "Scheme": "方案", "Opinions": "意见",
    "Measures": "措施", "Report": "报告", "REPORT": "报告", "Notice": "通知", "Guidelines": "指南",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds: id → English name, and title endings in the order they are tried (longest first)."""

    english: dict[str, str]
    endings: tuple[tuple[str, str], ...]

    def label(self, kind: str, lang: Lang) -> str:
        """The kind's name in *lang*; the word itself where it is none of ours."""
        return self.english.get(kind, kind) if lang == "en" else kind

    def of_title(self, title: str) -> tuple[str, str] | None:
        """
        (kind, the words of the title that say so), or None.

        The end of the title decides, brackets left aside: …实施方案（2021—2025年） is a 方案. An English title is read
        by its last word of a kind.
        """
        bare = _BRACKETS.sub("", re.sub(r"\s", "", title)).rstrip('》”"')
        for ending, kind in self.endings:
            if bare.endswith(ending):
                return kind, ending
        for ending, kind in self.endings:
            # “十三五”规划（纲要）及…: some titles go on behind the word; take the last one then.
            if len(ending) >= 4 and ending in bare:
                return kind, ending
        words = [word for word in re.findall(r"[A-Za-z]+", title) if word in _ENGLISH]
        return (_ENGLISH[words[-1]], words[-1]) if words else None


@cache
def load() -> Kinds:
    """Read kinds.toml."""
    data = tomllib.loads(resources.files("app.vocab").joinpath("kinds.toml").read_text(encoding="utf-8"))
    english = {entry["id"]: entry["en"] for entry in data["kind"]}
    endings = [(ending, entry["id"]) for entry in data["kind"] for ending in entry["endings"]]
    return Kinds(english, tuple(sorted(endings, key=lambda pair: -len(pair[0]))))

"""
Sorts of documents as titles end with them, in English (titles.toml), and how a subject follows them.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from app.errors import RecordInvalid

FILE: Final = "titles.toml"
_PREPOSITIONS: Final = ("of", "for", "on", "in", "to", "concerning")


@dataclass(frozen=True, slots=True)
class Sort:
    """
    A sort of document: `zh` as the title has it, and `en`.

    `joined` stands between it and its subject, round it where it has {}; "" for a sort that has no subject.
    """

    zh: str
    en: str
    joined: str

    @property
    def is_plan(self) -> bool:
        """Whether a five-year plan is one: 规划, and not 行动方案, which is done in its time."""
        return "规划" in self.zh and not self.zh.startswith("工作")

    def subject(self, topic: str) -> str:
        """*topic* as it stands behind the name, "" where there is none."""
        if not topic:
            return ""
        if "{}" in self.joined:
            return self.joined.format(topic.removeprefix("the "))
        return f"{self.joined} {topic if self.joined.endswith(_PREPOSITIONS) else topic.removeprefix('the ')}"


@dataclass(frozen=True, slots=True)
class Sorts:
    """Sorts by the words of titles, the longest first; verbs that hand on a document; notes in brackets; zones."""

    kinds: tuple[Sort, ...]
    hands_on: tuple[tuple[str, str], ...]
    notes: dict[str, str]
    zones: tuple[tuple[str, str], ...]


@cache
def load() -> Sorts:
    """Read and check titles.toml. Raises RecordInvalid for words that stand twice."""
    data: dict[str, Any] = tomllib.loads(resources.files("app.gloss").joinpath(FILE).read_text(encoding="utf-8"))
    kinds = [Sort(zh, entry["en"], entry["with"]) for entry in data["kind"] for zh in entry["zh"]]
    hands_on = [(zh, entry["en"]) for entry in data["hands_on"] for zh in entry["zh"]]
    notes = [(zh, entry["en"]) for entry in data["note"] for zh in entry["zh"]]
    zones = [(zh, entry["en"]) for entry in data["zone"] for zh in entry["zh"]]
    for table in ([kind.zh for kind in kinds], *([zh for zh, _ in pairs] for pairs in (hands_on, notes, zones))):
        for zh in table:
            if table.count(zh) > 1:
                raise RecordInvalid(FILE, f"“{zh}” stands twice")
    return Sorts(
        tuple(sorted(kinds, key=lambda kind: -len(kind.zh))),
        tuple(sorted(hands_on, key=lambda pair: -len(pair[0]))),
        dict(notes),
        tuple(sorted(zones, key=lambda pair: -len(pair[0]))),
    )


def kind_of(title: str) -> Sort | None:
    """The sort of document that *title* ends with; None for none."""
    return next((kind for kind in _by_end().get(title[-1:], ()) if title.endswith(kind.zh)), None)


@cache
def _by_end() -> dict[str, tuple[Sort, ...]]:
    """Sorts by their last character, the longest first: most words asked for end with none."""
    found: dict[str, tuple[Sort, ...]] = {}
    for kind in load().kinds:
        found[kind.zh[-1]] = (*found.get(kind.zh[-1], ()), kind)
    return found

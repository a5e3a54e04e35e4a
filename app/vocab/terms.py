"""
The term base: concepts with their Chinese and English words, synonyms and abbreviations.

terms.tsv is data people edit, a concept a row; loading checks it. The first word of each language is the one shown;
the others find it. Regions and industries have files of their own and are not repeated here.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

from app.errors import RecordInvalid

FILE: Final = "terms.tsv"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: `group` is an industry id or plan, instrument, indicator, institution."""

    group: str
    zh: str
    en: str
    zh_synonyms: tuple[str, ...]
    en_synonyms: tuple[str, ...]

    @property
    def chinese(self) -> tuple[str, ...]:
        """All its Chinese words, the one shown first."""
        return (self.zh, *self.zh_synonyms)

    @property
    def english(self) -> tuple[str, ...]:
        """All its English words, the one shown first."""
        return (self.en, *self.en_synonyms)


@dataclass(frozen=True, slots=True)
class Terms:
    """All concepts, and which of them a word belongs to."""

    concepts: tuple[Concept, ...]
    _by_word: dict[str, tuple[int, ...]] = field(repr=False)

    def of(self, word: str) -> tuple[Concept, ...]:
        """The concepts *word* is a word of, in either language; letter case does not matter."""
        return tuple(self.concepts[i] for i in self._by_word.get(word.lower(), ()))

    def chinese_words(self) -> Iterator[str]:
        """Every Chinese word, for the segmenter's dictionary."""
        for concept in self.concepts:
            yield from concept.chinese

    def english_words(self) -> Iterator[str]:
        """Every English word or phrase."""
        for concept in self.concepts:
            yield from concept.english


@cache
def load() -> Terms:
    """
    Read and check terms.tsv.

    Raises RecordInvalid with the line for a concept without a word in one language, or a shown word given twice.
    """
    text = resources.files("app.vocab").joinpath(FILE).read_text(encoding="utf-8")
    concepts: list[Concept] = []
    shown: dict[str, int] = {}
    by_word: dict[str, list[int]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        concept = Concept(
            row["group"], row["zh"], row["en"], _split(row["zh_synonyms"]), _split(row["en_synonyms"])
        )  # fmt: skip
        if not concept.zh or not concept.en:
            raise RecordInvalid(f"{FILE}:{number}", "a concept needs a Chinese and an English word")
        if concept.zh in shown:
            raise RecordInvalid(f"{FILE}:{number}", f"“{concept.zh}” is the word of line {shown[concept.zh]} already")
        shown[concept.zh] = number
        for word in dict.fromkeys(each.lower() for each in (*concept.chinese, *concept.english)):
            by_word.setdefault(word, []).append(len(concepts))
        concepts.append(concept)
    return Terms(tuple(concepts), {word: tuple(found) for word, found in by_word.items()})


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (cell or "").split(";") if word.strip())

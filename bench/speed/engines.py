"""
What a comparison asks of every engine: to take a corpus in, and to answer a question with the same things.

An answer is the number of matching sections, the first twenty of them, and how many of all of them have each value of
three facets: province, year, and industry, of which a section may have several.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from app.analysis.fold import fold_text
from bench.speed.asked import Asked
from bench.speed.tokens import FACETS, Corpus

BOOSTS: Final = {"title": 1.0, "path": 1.5, "heading": 2.0, "body": 1.0}
"""The weights of the archive's word fields, which every engine gives them."""
OWN: Final = ("heading", "body")
"""The fields a section is found by; title and path only rank."""
ABOVE: Final = ("title", "path")

Counts = dict[str, dict[str, int]]
"""Facet → value → matching sections that have it; values that none has are left out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers; `first` are ordinals of sections, the best one first."""

    total: int
    first: tuple[int, ...]
    facets: Counts


class Engine(Protocol):
    """One engine over one corpus."""

    name: str

    def build(self, corpus: Corpus, folder: Path) -> None:
        """Write its index of *corpus* into *folder*, which is its own."""
        ...

    def open(self, corpus: Corpus, folder: Path) -> None:
        """Open what was built, ready for the first question."""
        ...

    def ask(self, question: Asked) -> Answer:
        """The answer to *question*."""
        ...


def word_tokens_of(corpus: Corpus, question: Asked) -> list[str]:
    """The tokens of the question's words as `Tokens` writes them; "w-" for one that no text has."""
    return [_written("w", corpus.words.find(fold_text(word))) for word in question.words]


def char_tokens_of(corpus: Corpus, question: Asked) -> list[str]:
    """The tokens of the question's phrase."""
    return [_written("c", corpus.chars.find(token)) for token in question.phrase_tokens]


def _written(letter: str, number: int | None) -> str:
    return f"{letter}-" if number is None else f"{letter}{number}"


def no_counts() -> Counts:
    """Counts of nothing."""
    return {name: {} for name in FACETS}

"""
Further writings of a word: synonyms, translations, the Chinese name of a place typed in pinyin or English.

All from the vocabulary people edit; nothing is guessed here. Widening happens at each leaf of a query, so NOT and
phrases keep their meaning, and every addition names the word it was made for.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Widening:
    """A writing to look for besides the one typed; `weight` is relative to other widenings."""

    text: str
    weight: float = 1.0
    english: bool = False


def widen(words: str) -> tuple[Widening, ...]:
    """The other writings of *words* (folded) that the term base knows; none for words it lacks."""
    return ()


def longest_english(words: Sequence[str]) -> int:
    """How many of the first *words* make one term together; 0 if they begin none."""
    return 0

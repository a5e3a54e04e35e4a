"""
Further writings of a word: synonyms, translations, what lies near, and the industry behind 汽车产业.

All from the vocabulary people edit; only for an English word that is no term is its Chinese inferred, from the terms
that have it (app.search.glossing). Widening happens at each leaf of a query, so NOT and phrases keep their meaning,
and every addition names the word it was made for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from app.analysis.chars import LETTERS
from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.search import glossing
from app.vocab import industries, terms

SYNONYM: Final = 1.0
INDUSTRY: Final = 0.6
"""What 汽车 weighs where 汽车产业 was asked for, relative to a synonym."""
GLOSS: Final = 0.6
"""What 融合 weighs where integration was asked for: inferred, not told."""
RELATED: Final = 0.6
"""What 棉袜 weighs where 袜子 was asked for: near, but not the same."""

_ENGLISH_WORD: Final = re.compile(rf"[{LETTERS}0-9]+")
_INDUSTRY: Final = re.compile(r"(.{2,})(?:产业|工业|行业)$")


@dataclass(frozen=True, slots=True)
class Widening:
    """A writing to look for besides the one typed; `weight` is relative to other widenings."""

    text: str
    weight: float = SYNONYM
    english: bool = False


@lru_cache(maxsize=10_000)
def widen(words: str) -> tuple[Widening, ...]:
    """
    The other writings of *words* (folded), best first; none for words the term base lacks.

    Writings that contain *words* or a writing before them are left out: they are found already.
    """
    found: list[Widening] = []
    seen = [words]
    for widening in _candidates(words):
        folded = fold_text(widening.text)
        if not any(_is_within(shorter, folded) for shorter in seen):
            seen.append(folded)
            found.append(widening)
    return tuple(found)


def prepare() -> None:
    """Load the term base now, so that no reader waits for it."""
    _lexicon()


def longest_english(words: Sequence[str]) -> int:
    """How many of the first *words* make one term together; 0 if they begin none."""
    lexicon = _lexicon()
    for length in range(min(len(words), lexicon.longest), 0, -1):
        if _english_key(" ".join(words[:length])) in lexicon.by_key:
            return length
    return 0


def _candidates(words: str) -> Iterator[Widening]:
    lexicon = _lexicon()
    # As written first: local and localisation, mine and mining have one stem and are different things.
    concepts = terms.load().of(words) or [lexicon.concepts[number] for number in lexicon.by_key.get(_key(words), ())]
    chinese = [word for concept in concepts for word in concept.chinese]
    for word in chinese:
        yield Widening(word)
    for concept in concepts:
        for word in concept.english:
            yield Widening(word, english=True)
    for word in (words, *chinese):
        industry = _INDUSTRY.fullmatch(fold_text(word))
        if industry and industry[1] in industries.word_pattern()[1]:
            yield Widening(industry[1], INDUSTRY)
    if not concepts and _ENGLISH_WORD.fullmatch(words):
        for word in glossing.glosses(stem(words)):
            yield Widening(word, GLOSS)
    for near in (lexicon.by_shown[shown] for concept in concepts for shown in concept.related):
        for word in near.chinese:
            yield Widening(word, RELATED)


def _is_within(shorter: str, longer: str) -> bool:
    """True if whoever looks for *shorter* finds *longer* too: parts of Chinese words, whole words of English."""
    if shorter.isascii() or longer.isascii():
        return _english_key(shorter) == _english_key(longer)
    return shorter in longer


def _key(words: str) -> str:
    return _english_key(words) if words.isascii() else fold_text(words)


def _english_key(words: str) -> str:
    """English words by their stems, hyphens and blanks alike."""
    return " ".join(stem(word) for word in _ENGLISH_WORD.findall(fold_text(words)))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """
    The concepts, which of them a key names, and each by its word shown.

    `longest` counts the words of the longest English term.
    """

    concepts: tuple[terms.Concept, ...]
    by_key: dict[str, tuple[int, ...]]
    by_shown: dict[str, terms.Concept]
    longest: int


@cache
def _lexicon() -> _Lexicon:
    concepts = terms.load().concepts
    by_key: dict[str, dict[int, None]] = {}
    for number, concept in enumerate(concepts):
        for word in (*concept.chinese, *concept.english):
            by_key.setdefault(_key(word), {})[number] = None
    longest = max((key.count(" ") + 1 for key in by_key if key.isascii()), default=0)
    keys = {key: tuple(numbers) for key, numbers in by_key.items()}
    return _Lexicon(concepts, keys, {concept.zh: concept for concept in concepts}, longest)

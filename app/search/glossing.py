"""
What an English word that is no term of its own is called in Chinese, as the term base tells.

"integration" stands in many terms and is none; where it stands, 融合 stands on the other side more often than not.
So a word is glossed by the Chinese words that keep it company. That is inferred: it weighs less than a synonym, and
the reader sees it as a chip that can be taken away. What the term base says outright comes first and is told in
app.search.expand; this is only asked where it says nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from app.analysis.chars import LETTERS
from app.analysis.english import is_stop_word, stem
from app.analysis.fold import fold_text
from app.analysis.words import commonness, is_han
from app.vocab import terms

COMPANY: Final = 0.5
"""How often two words keep company to be taken for one another, as Dice's coefficient over concepts (1945)."""
FEWEST: Final = 2
"""One concept with both words proves nothing: each of its words may be the other's."""
NEAR_BEST: Final = 0.85
"""What a second gloss must reach of the best one's coefficient."""
MOST: Final = 2

_ENGLISH_WORD: Final = re.compile(rf"[{LETTERS}]+")


@dataclass(frozen=True, slots=True)
class _Company:
    """The concepts that have a word: English words by their stems, Chinese ones as the segmenter cuts them."""

    english: dict[str, frozenset[int]]
    chinese: dict[str, frozenset[int]]
    words: tuple[frozenset[str], ...]
    """For each concept the words of the dictionary that stand in its Chinese names."""


@lru_cache(maxsize=10_000)
def glosses(stemmed: str) -> tuple[str, ...]:
    """
    The Chinese words (folded, two characters or more) that an English word is rendered with in terms, likeliest first.

    *stemmed* is its stem. None where fewer than two concepts have the word, or where no Chinese word keeps it company.

    >>> glosses("integr")
    ('融合',)
    """
    company = _company()
    having = company.english.get(stemmed, frozenset())
    if len(having) < FEWEST:
        return ()
    scored: list[tuple[float, int, str]] = []
    for word in frozenset().union(*(company.words[number] for number in having)):
        both = len(having & company.chinese[word])
        if both >= FEWEST:
            scored.append((2 * both / (len(having) + len(company.chinese[word])), commonness(word), word))
    # Of two that keep company alike the commoner is the word: 户外, not the 外运 inside 户外运动.
    scored.sort(reverse=True)
    kept: list[str] = []
    for coefficient, _, word in scored:
        if coefficient < max(COMPANY, NEAR_BEST * scored[0][0]) or len(kept) == MOST:
            break
        if not any(_is_cut_from(word, better) for better in kept):
            kept.append(word)
    return tuple(kept)


def prepare() -> None:
    """Work out who keeps company with whom now, so that no reader waits for it."""
    _company()


@cache
def _company() -> _Company:
    english: defaultdict[str, set[int]] = defaultdict(set)
    chinese: defaultdict[str, set[int]] = defaultdict(set)
    words: list[frozenset[str]] = []
    for number, concept in enumerate(terms.load().concepts):
        for phrase in concept.english:
            for word in _ENGLISH_WORD.findall(fold_text(phrase)):
                if not is_stop_word(word):
                    english[stem(word)].add(number)
        own = frozenset(word for name in concept.chinese for word in _words_in(fold_text(name)))
        words.append(own)
        for word in own:
            chinese[word].add(number)
    return _Company(
        {word: frozenset(having) for word, having in english.items()},
        {word: frozenset(having) for word, having in chinese.items()},
        tuple(words),
    )


def _is_cut_from(word: str, better: str) -> bool:
    """True if *word* holds *better*, is a part of it or begins or ends in it: 外运 beside 户外."""
    return better in word or word in better or word[0] == better[-1] or word[-1] == better[0]


def _words_in(name: str) -> Iterator[str]:
    """The words of two characters or more that stand in a Chinese name, itself among them: 军民 in 军民融合."""
    for start in range(len(name) - 1):
        for end in range(start + 2, len(name) + 1):
            if is_han(name[start:end]) and commonness(name[start:end]):
                yield name[start:end]

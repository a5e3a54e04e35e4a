"""
The answers about the commonest words, worked out while the index is written.

A word that stands in a twentieth of all sections has tens of thousands of places, and whoever asks for it first would
wait until they are gone through. There are few such words, and most questions have one. What is kept of each is what
app.search.matching, standing and scoring would give, from the same arrays by the same functions: where it stands, how
often, and what it scores. Words of other layers or with other writings beside them use the places alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.words import is_han
from app.search.arrays import Floats, Ints, TextArrays, WordArrays
from app.search.matching import Pattern, exact_pattern, find, in_rows
from app.search.scoring import Scorer, Writing
from app.search.standing import Standing, standing_of

COMMON_NAMES: Final = ("first", "chunks", "times", "score", "listed", "headed", "share")
SHARE: Final = 0.01
"""A word that so many of all sections have is common."""
LEAST: Final = 100
"""Fewer sections than this are looked through at once."""
MOST: Final = 2_000
"""So many words are kept at most, which bounds what they take on disk."""


@dataclass(frozen=True, slots=True)
class CommonWord:
    """One of them: how it `standing`s in all sections, and its `score` in each where nothing else is asked for."""

    word: str
    standing: Standing
    score: Floats


@dataclass(frozen=True, slots=True)
class CommonWords:
    """
    All of them by their patterns.

    The rows of word number n are those from `first[n]` to `first[n + 1]`: the first column of it counts `chunks`,
    `times` and `score`, the second `listed`, the third `headed` and `share` (app.search.standing), the last its places.
    """

    text: TextArrays
    words: Sequence[str]
    numbers: Mapping[Pattern, int]
    first: Sequence[Sequence[int]]
    chunks: Ints
    times: NDArray[Any]
    score: Floats
    listed: Ints
    headed: Ints
    share: Floats

    def of(self, pattern: Pattern) -> CommonWord | None:
        """What is kept of the word of that pattern; None if it is not common."""
        number = self.numbers.get(pattern)
        if number is None:
            return None
        (begin, listed, headed, place), (end, listed_end, headed_end, place_end) = self.first[number : number + 2]
        standing = Standing(
            chunks=self.chunks[begin:end],
            times=self.times[begin:end],
            listed=self.listed[listed:listed_end],
            headed=self.headed[headed:headed_end],
            share=self.share[headed:headed_end],
            occurrences=place_end - place,
            find_units=lambda: find(self.text, pattern).units(),
            own_bytes=0,
        )
        return CommonWord(self.words[number], standing, self.score[begin:end])


def open_common(text: TextArrays, words: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> CommonWords:
    """Those that `common_words` gave: the words and the arrays by name."""
    rows = dict(arrays)
    first: list[list[int]] = rows.pop("first").tolist()
    numbers = {exact_pattern(text, word): number for number, word in enumerate(words)}
    return CommonWords(text, words, numbers, first, **rows)


def common_words(text: TextArrays, words: WordArrays, worth: Floats) -> tuple[list[str], dict[str, NDArray[Any]]]:
    """The commonest words and the arrays by name, as `CommonWords` has them; *worth* is that of scoring.Scorer."""
    scorer = Scorer(words, worth)
    chosen: list[str] = []
    first = [[0, 0, 0, 0]]
    rows: dict[str, list[NDArray[Any]]] = {name: [] for name in COMMON_NAMES[1:]}
    for word in _commonest(words, scorer.count):
        pattern = exact_pattern(text, word)
        found = find(text, pattern)
        standing = standing_of(found, in_rows(found, pattern, None), None)
        if not len(found):
            # Only titles have it.
            continue
        chosen.append(word)
        score = scorer.score([Writing(standing, (word,))], standing.chunks, scorer.rarity(len(standing.chunks)))
        sizes = (len(standing.chunks), len(standing.listed), len(standing.headed), len(found))
        first.append([before + size for before, size in zip(first[-1], sizes, strict=True)])
        for name, row in rows.items():
            row.append(score if name == "score" else getattr(standing, name))
    types = {"score": np.float32, "share": np.float32}
    # One after another, each taken out of the rest, or a large archive would have all of them twice.
    arrays = {name: np.concatenate([np.zeros(0, types.get(name, np.int32)), *rows.pop(name)]) for name in list(rows)}
    times = arrays["times"]
    # Seldom more than a byte each.
    arrays["times"] = times.astype(np.min_scalar_type(int(times.max(initial=0))))
    return chosen, {"first": np.array(first, dtype=np.int64), **arrays}


def _commonest(words: WordArrays, count: int) -> list[str]:
    """The Chinese words that most sections have, by how many have them."""
    having = np.diff(words.first)
    common = np.flatnonzero(having >= max(LEAST, SHARE * count))
    terms = list(words.vocabulary)
    ordered = common[np.argsort(-having[common], kind="stable")].tolist()
    return [terms[number] for number in ordered if len(terms[number]) > 1 and is_han(terms[number])][:MOST]

"""Millions of sections: no step holds all parts at once, none goes through everything the oftener, numbers suffice."""

import gc
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.errors import IndexTooLarge
from app.search import arrays, pairs
from app.search.arrays import TextBuilder, merge_text
from app.search.fields import WORD_FIELDS
from app.search.likeness import likeness, shingles
from app.search.pairs import pair_arrays
from app.search.postings import WordBuilder, merge_words

Arrays = Mapping[str, NDArray[Any]]
PARTS = 12


class Watched(Sequence[Arrays]):
    """Parts made anew whenever they are asked for; `most` is how many of them were there at once."""

    def __init__(self, make: Callable[[int], Arrays]) -> None:
        self._make = make
        self._there = 0
        self.most = 0

    def __len__(self) -> int:
        return PARTS

    def __getitem__(self, place: Any) -> Any:
        if not 0 <= place < PARTS:
            raise IndexError(place)
        made = self._make(place)
        self._there += 1
        self.most = max(self.most, self._there)
        weakref.finalize(next(iter(made.values())), self._gone)
        return made

    def _gone(self) -> None:
        self._there -= 1


def _text(place: int) -> TextBuilder:
    builder = TextBuilder()
    for chunk in range(3):
        signs = list(f"甲乙丙丁戊己庚辛{place}{chunk}")
        builder.add(["", "".join(signs)], [[], signs], False)
    return builder


def _words(place: int) -> WordBuilder:
    builder = WordBuilder()
    for chunk in range(3):
        for field in WORD_FIELDS:
            builder.add(field.name, ["汽车", f"词{place}", f"语{chunk}"])
    return builder


def _shingles(place: int) -> Arrays:
    builder = _text(place)
    return shingles(builder.vocabulary, builder.arrays())


def _merged_text(parts: Watched) -> None:
    merge_text([_text(place).vocabulary for place in range(PARTS)], parts)


def _merged_words(parts: Watched) -> None:
    merge_words([_words(place).vocabulary for place in range(PARTS)], parts)


def _tokens_first(place: int) -> Arrays:
    return _text(place).arrays()


def _terms_first(place: int) -> Arrays:
    return _words(place).arrays()


@pytest.mark.parametrize(
    ("merge", "make"),
    [(_merged_text, _tokens_first), (_merged_words, _terms_first), (likeness, _shingles)],
    ids=["text", "words", "likeness"],
)
def test_parts_are_put_together_one_at_a_time(
    merge: Callable[[Watched], object], make: Callable[[int], Arrays]
) -> None:
    """The parts of a million sections have gigabytes, and the whole has them once more."""
    gc.collect()
    parts = Watched(make)
    merge(parts)

    assert 0 < parts.most <= 2


@pytest.mark.parametrize("different", [40, 400, 4_000])
def test_the_row_of_tokens_is_gone_through_a_number_of_times_that_does_not_grow(
    monkeypatch: pytest.MonkeyPatch, different: int
) -> None:
    """So many at once, and a row ten times as long was gone through ten times as often: a hundred times the work."""
    times = 0
    in_order = pairs._in_order

    def counted(*given: Any) -> Any:
        nonlocal times
        times += 1
        return in_order(*given)

    monkeypatch.setattr(pairs, "_AT_ONCE", 1)
    monkeypatch.setattr(pairs, "_in_order", counted)
    tokens = np.array([0, 0, *(1 + at % (different - 1) for at in range(10 * different)), 0, 0], dtype=np.uint16)
    pair_arrays(tokens, np.array([2, len(tokens) - 2], dtype=np.int32), different)

    assert times <= 2 * pairs._RUNS


@pytest.mark.parametrize(("most", "fits"), [(10_000, True), (200, False)])
def test_more_text_than_can_be_numbered_is_said_and_not_numbered_wrongly(
    monkeypatch: pytest.MonkeyPatch, most: int, fits: bool
) -> None:
    """Places beyond two thousand millions would begin again below nought, and words be marked where they are not."""
    monkeypatch.setattr(arrays, "MOST_TOKENS", most)
    parts = Watched(_tokens_first)
    if fits:
        _merged_text(parts)
    else:
        with pytest.raises(IndexTooLarge, match="two archives"):
            _merged_text(parts)

    assert np.iinfo(np.int32).max - 10_000_000 > arrays.MOST_TOKENS

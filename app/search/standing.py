"""
How a section speaks of a word beyond BM25F: in its heading, how often, in rows only, all words in one paragraph.

Values between sections of one index, from the places of the matches alone (app.search.matching); app.search.leaves
and app.search.evaluate decide what is added to what.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import Bools, Floats, Ints, TextArrays
from app.search.matching import Occurrences
from app.search.sets import NONE, common, firsts, run_lengths

OFTEN: Final = 1.0
"""What speaking of it again adds, relative to its rarity: for the first time once, for the seventh time thrice."""
HEADED: Final = 1.5
"""What a heading adds that says nothing but the word, relative to its rarity; in part where it says more."""
NUMBERING: Final = 3
"""Tokens of a heading that are its number and marks."""
LISTED: Final = 0.8
"""What a word counts in a section that only has it in rows of many."""
_NO_SHARES: Final[Floats] = np.zeros(0, dtype=np.float32)
_CHUNK_BYTES: Final = 20
"""Of a section in the five arrays of a `Standing`, at most."""
_UNIT_BYTES: Final = 4
ONE_PARAGRAPH: Final = 0.5
"""What a paragraph holding all words adds, relative to their rarity."""


@dataclass(frozen=True)
class Standing:
    """
    Where a pattern stands: the `chunks` in scope, and in each how many `times`.

    `listed` are those of them, roughly, that have it in rows only, such as 石化、冶金; `headed` those that have it in
    their heading, and `share` the part of the heading, number and marks left out, that it is: 水泥 all of 1.水泥.
    All ascending. `occurrences` is how often it stands anywhere, in scope or not, and `find_units` says in which
    headings and paragraphs, for those who ask. `own_bytes` is the memory of what is no view of the index.
    """

    chunks: Ints
    times: NDArray[np.integer[Any]]
    listed: Ints
    headed: Ints
    share: Floats
    occurrences: int
    find_units: Callable[[], Ints]
    own_bytes: int

    @cached_property
    def units(self) -> Ints:
        """The headings and paragraphs it touches, in scope or not, ascending."""
        return self.find_units()

    @property
    def size_bytes(self) -> int:
        """Memory of its arrays at most, with that of its units."""
        return self.own_bytes + _UNIT_BYTES * self.occurrences


def standing_of(found: Occurrences, rows: Occurrences, scope: Bools | None) -> Standing:
    """
    How the sections of *scope* (all if None) have a pattern that was *found* in these places, of which *rows* are those
    in rows (matching.in_rows).
    """
    of_each = found.text.unit_chunk.take(found.first_unit)
    begins = firsts(of_each)
    chunks = of_each.take(begins)
    times = run_lengths(begins, len(found))
    listed = _listed(found.text.unit_chunk.take(rows.first_unit), chunks, times)
    headed, share = _headed(found, chunks, begins)
    # Of a word of two characters all places are a stretch of the index.
    places = 0 if found.first_unit.base is not None else found.first_unit.nbytes + found.offset.nbytes
    own = _CHUNK_BYTES * len(chunks) + places
    return within(Standing(chunks, times, listed, headed, share, len(found), found.units, own), scope)


def within(standing: Standing, scope: Bools | None) -> Standing:
    """*standing* in the sections of *scope* only."""
    if scope is None:
        return standing
    kept = scope.take(standing.chunks)
    own = standing.own_bytes + _CHUNK_BYTES * len(standing.chunks)
    return replace(standing, chunks=standing.chunks[kept], times=standing.times[kept], own_bytes=own)


def _headed(found: Occurrences, chunks: Ints, begins: NDArray[np.intp]) -> tuple[Ints, Floats]:
    """Those of *chunks*, *begins* their first occurrences, that have it in their heading, and its part of that."""
    text = found.text
    # A section's heading is its first unit, so that what stands there comes first.
    units = found.first_unit.take(begins)
    in_heading = units == text.chunk_unit.take(chunks)
    if not in_heading.any():
        return NONE, _NO_SHARES
    units = units[in_heading]
    times = np.searchsorted(found.first_unit, units, side="right") - np.searchsorted(found.first_unit, units)
    said = np.maximum(text.unit_start[units + 1] - text.unit_start[units] - NUMBERING, 1)
    return text.unit_chunk[units], np.minimum(1, times * found.length / said).astype(np.float32)


def _listed(in_rows: Ints, chunks: Ints, times: Ints) -> Ints:
    """The sections of *in_rows*, one for each occurrence in a row, that have it so often (*times* each) and no more."""
    if not len(in_rows):
        return NONE
    begins = firsts(in_rows)
    rows = in_rows[begins]
    only: Bools = run_lengths(begins, len(in_rows)) == times[np.searchsorted(chunks, rows)]
    return rows[only]


def aboutness(found: Sequence[tuple[Standing, float]], chunks: Ints, count: int) -> Floats:
    """
    For each of *chunks* how much it is about a word, in multiples of its rarity; 0 where it does not stand.

    Args:
        found: Where each writing of the word stands, and what that weighs next to the one typed.

        chunks: The sections wanted.

        count: How many sections there are.
    """
    if len(found) == 1 and found[0][1] == 1 and found[0][0].chunks is chunks:
        return _of_one(found[0][0], count)
    times = np.zeros(len(chunks), dtype=np.float64)
    headed = np.zeros(len(chunks), dtype=np.float64)
    for standing, weight in found:
        at, there = common(standing.chunks, chunks, count)
        times[there] += weight * standing.times[at]
        at, there = common(standing.headed, chunks, count)
        headed[there] = np.maximum(headed[there], weight * standing.share[at])
    return np.asarray(OFTEN * np.log2(1 + times) + HEADED * headed, dtype=np.float32)


def _of_one(standing: Standing, count: int) -> Floats:
    """`aboutness` of one writing in its own sections: they have it a few times, so that logarithms are looked up."""
    most = int(standing.times.max(initial=0))
    of_times = _OF_TIMES if most < len(_OF_TIMES) else _of_times(most)
    about = of_times.take(standing.times).astype(np.float32)
    if len(standing.headed):
        at, there = common(standing.headed, standing.chunks, count)
        headed = HEADED * standing.share.take(at).astype(np.float64)
        about[there] = of_times.take(standing.times.take(there)) + headed
    return about


def _of_times(most: int) -> NDArray[np.float64]:
    """What speaking of a word so often is worth, for every number of times up to *most*."""
    return OFTEN * np.log2(1 + np.arange(most + 1))


_OF_TIMES: Final = _of_times(255)
"""Hardly a section has a word more often."""


def in_one_paragraph(text: TextArrays, words: Sequence[tuple[Ints, float]], chunks: Ints) -> Floats:
    """For those of *chunks* of which one paragraph has all *words* (units, rarity), in part where it has some."""
    if len(words) < 2:
        return np.zeros(len(chunks), dtype=np.float32)
    first = text.chunk_unit[chunks]
    sizes = text.chunk_unit[chunks + 1] - first
    begins = np.cumsum(sizes) - sizes
    units: Ints = (np.repeat(first - begins, sizes) + np.arange(int(sizes.sum()))).astype(np.int32)
    covered = np.zeros(len(units), dtype=np.float32)
    for row, rarity in words:
        covered[common(row, units, len(text.unit_chunk))[1]] += np.float32(rarity)
    return np.asarray(np.float32(ONE_PARAGRAPH) * np.maximum.reduceat(covered, begins), dtype=np.float32)

"""
How a section speaks of a word beyond BM25F: in its heading, how often, in rows only, all words in one paragraph.

Values between sections of one index, from the places of the matches alone (app.search.matching); app.search.leaves
and app.search.evaluate decide what is added to what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import Bools, Floats, Ints, TextArrays
from app.search.matching import Occurrences
from app.search.sets import NONE, each_once, firsts, is_in, place

OFTEN: Final = 1.0
"""What speaking of it again adds, relative to its rarity: for the first time once, for the seventh time thrice."""
HEADED: Final = 1.5
"""What a heading adds that says nothing but the word, relative to its rarity; in part where it says more."""
NUMBERING: Final = 3
"""Tokens of a heading that are its number and marks."""
LISTED: Final = 0.8
"""What a word counts in a section that only has it in rows of many."""
ONE_PARAGRAPH: Final = 0.5
"""What a paragraph holding all words adds, relative to their rarity."""


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Where a pattern stands: the `chunks` in scope, and in each how many `times`.

    `listed` are those of them, roughly, that have it in rows only, such as 石化、冶金; `headed` those that have it in
    their heading, and `share` the part of the heading, number and marks left out, that it is: 水泥 all of 1.水泥.
    `units` are the headings and paragraphs it touches, in scope or not. All ascending.
    """

    chunks: Ints
    times: Ints
    listed: Ints
    headed: Ints
    share: Floats
    units: Ints

    @property
    def size_bytes(self) -> int:
        """Memory of its arrays."""
        arrays = (self.chunks, self.times, self.listed, self.headed, self.share, self.units)
        return sum(array.nbytes for array in arrays)


def standing_of(text: TextArrays, found: Occurrences, in_rows: Occurrences, scope: Bools | None) -> Standing:
    """
    How the sections of *scope* (all if None) have a pattern that was *found* in these places, and *in_rows* in those of
    them (matching.find_in_rows).
    """
    begins = firsts(found.first_unit)
    units = found.first_unit[begins]
    of_units = text.unit_chunk[units]
    new = firsts(of_units)
    chunks = of_units[new]
    times = np.diff(begins[new], append=len(found)).astype(np.int32)
    listed = _listed(text.unit_chunk[in_rows.first_unit], chunks, times)
    headed, share = _headed(text, found, units, begins)
    if found.last_unit is not found.first_unit:
        units = np.union1d(units, each_once(found.last_unit)).astype(np.int32)
    if scope is not None:
        kept = scope[chunks]
        chunks, times = chunks[kept], times[kept]
    return Standing(chunks, times, listed, headed, share, units)


def _headed(text: TextArrays, found: Occurrences, units: Ints, begins: NDArray[np.intp]) -> tuple[Ints, Floats]:
    """The sections that have it in their heading, and the part of the heading that it is."""
    headings = np.flatnonzero(text.unit_order[units] == 0)
    ends = np.append(begins, len(found))
    times = ends[headings + 1] - ends[headings]
    units = units[headings]
    said = np.maximum(text.unit_start[units + 1] - text.unit_start[units] - NUMBERING, 1)
    return text.unit_chunk[units], np.minimum(1, times * found.length / said).astype(np.float32)


def _listed(in_rows: Ints, chunks: Ints, times: Ints) -> Ints:
    """The sections of *in_rows*, one for each occurrence in a row, that have it so often (*times* each) and no more."""
    if not len(in_rows):
        return NONE
    begins = firsts(in_rows)
    rows = in_rows[begins]
    only: Bools = np.diff(begins, append=len(in_rows)) == times[np.searchsorted(chunks, rows)]
    return rows[only]


def aboutness(found: Sequence[tuple[Standing, float]], chunks: Ints, count: int) -> Floats:
    """
    For each of *chunks* how much it is about a word, in multiples of its rarity; 0 where it does not stand.

    Args:
        found: Where each writing of the word stands, and what that weighs next to the one typed.

        chunks: The sections wanted.

        count: How many sections there are.
    """
    times = np.zeros(len(chunks), dtype=np.float64)
    headed = np.zeros(len(chunks), dtype=np.float64)
    for standing, weight in found:
        if standing.chunks is chunks:
            times += weight * standing.times
        elif len(standing.chunks):
            at, there = place(standing.chunks, chunks, count)
            times += weight * np.where(there, standing.times[at], 0)
        if len(standing.headed):
            at, there = place(standing.headed, chunks, count)
            np.maximum(headed, weight * np.where(there, standing.share[at], 0), out=headed)
    return np.asarray(OFTEN * np.log2(1 + times) + HEADED * headed, dtype=np.float32)


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
        covered[is_in(units, row, len(text.unit_chunk))] += np.float32(rarity)
    return np.asarray(np.float32(ONE_PARAGRAPH) * np.maximum.reduceat(covered, begins), dtype=np.float32)

"""
How a section speaks of a word beyond BM25F: in its heading, how often, in rows only, all words in one paragraph.

Values between sections of one index, from the places of the matches alone (app.search.matching); app.search.leaves
and app.search.evaluate decide what is added to what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, Ints, TextArrays
from app.search.matching import Occurrences
from app.search.sets import NONE, each_once, is_in, place

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


def standing_of(text: TextArrays, found: Occurrences, scope: Bools | None) -> Standing:
    """How the sections of *scope* (all if None) have a pattern that was *found* in these places."""
    of_each = text.unit_chunk[found.first_unit]
    chunks = each_once(of_each)
    times = np.diff(np.searchsorted(of_each, chunks), append=len(of_each)).astype(np.int32)
    if scope is not None:
        kept = scope[chunks]
        chunks, times = chunks[kept], times[kept]
    return Standing(chunks, times, _listed(text, found, of_each), *_headed(text, found), found.units())


def _headed(text: TextArrays, found: Occurrences) -> tuple[Ints, Floats]:
    units, times = np.unique(found.first_unit[text.unit_order[found.first_unit] == 0], return_counts=True)
    said = np.maximum(text.unit_start[units + 1] - text.unit_start[units] - NUMBERING, 1)
    return text.unit_chunk[units], np.minimum(1, times * found.length / said).astype(np.float32)


def _listed(text: TextArrays, found: Occurrences, of_each: Ints) -> Ints:
    """The sections that have it between the commas of a row, and nowhere else."""
    comma = text.vocabulary.get("、")
    if comma is None or not len(found):
        return NONE
    in_row = text.tokens[found.starts - 1] == comma
    in_row |= text.tokens[found.starts + np.int32(found.length)] == comma
    if not in_row.any():
        return NONE
    rows = each_once(of_each[in_row])
    return rows[~is_in(rows, each_once(of_each[~in_row]), len(text.chunk_unit) - 1)]


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

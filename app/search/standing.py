"""
How a section speaks of a word beyond BM25F: in its heading, how often, in rows only, all words in one paragraph.

Values between sections of one index, from the places of the matches alone (app.search.matching); `evaluate` decides
what is added to what.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, TextArrays
from app.search.matching import Occurrences

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

Weighed = tuple[Occurrences, float]
"""Where one writing of a word stands, and what it weighs next to the one typed."""


def aboutness(text: TextArrays, found: Sequence[Weighed]) -> Floats:
    """For each section how much it is about a word, in multiples of its rarity; 0 where it does not stand."""
    count = len(text.chunk_unit) - 1
    times = np.zeros(count, dtype=np.float64)
    headed = np.zeros(count, dtype=np.float64)
    for occurrences, weight in found:
        if len(occurrences):
            times += weight * np.bincount(text.unit_chunk[occurrences.first_unit], minlength=count)
            np.maximum(headed, weight * _share_of_heading(text, occurrences), out=headed)
    return np.asarray(OFTEN * np.log2(1 + times) + HEADED * headed, dtype=np.float32)


def _share_of_heading(text: TextArrays, found: Occurrences) -> Floats:
    """For each section the part of its heading, number and marks left out, that is the word: 水泥 all of 1.水泥。"""
    share = np.zeros(len(text.chunk_unit) - 1, dtype=np.float32)
    units, times = np.unique(found.first_unit[text.unit_order[found.first_unit] == 0], return_counts=True)
    said = np.maximum(text.unit_start[units + 1] - text.unit_start[units] - NUMBERING, 1)
    share[text.unit_chunk[units]] = np.minimum(1, times * found.length / said)
    return share


def in_rows(text: TextArrays, found: Occurrences) -> Floats:
    """What a word counts by where it stands: less in sections that have it in rows only, such as 石化、冶金."""
    factor = np.ones(len(text.chunk_unit) - 1, dtype=np.float32)
    comma = text.vocabulary.get("、")
    if comma is None or not len(found):
        return factor
    before, behind = text.tokens[found.starts - 1], text.tokens[found.starts + np.int32(found.length)]
    in_row = (before == comma) | (behind == comma)
    chunks = text.unit_chunk[found.first_unit]
    factor[chunks] = LISTED
    factor[chunks[~in_row]] = 1
    return factor


def in_one_paragraph(text: TextArrays, words: Sequence[tuple[Sequence[Occurrences], float]]) -> Floats:
    """For sections of which one paragraph has all *words* (writings, rarity), in part where it has some."""
    if len(words) < 2 or not len(text.unit_chunk):
        return np.zeros(len(text.chunk_unit) - 1, dtype=np.float32)
    covered = np.zeros(len(text.unit_chunk), dtype=np.float32)
    for writings, rarity in words:
        covered[units_of(writings, len(covered))] += np.float32(rarity)
    best = np.maximum.reduceat(covered, text.chunk_unit[:-1])
    return np.asarray(np.float32(ONE_PARAGRAPH) * best, dtype=np.float32)


def units_of(occurrences: Sequence[Occurrences], count: int) -> Bools:
    """The headings and paragraphs that any of *occurrences* touches."""
    mask = np.zeros(count, dtype=np.bool_)
    for each in occurrences:
        mask[each.first_unit] = True
        mask[each.last_unit] = True
    return mask

"""
Sets of sections as ascending rows of ordinals, and how they are joined.

Most words stand in few of many sections, so what an answer costs should follow the sections it touches, not those
there are. Where two large rows meet, a table over all sections is quicker than looking ordinals up one by one; the
functions here choose. Rows have each ordinal once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import Bools, Floats, Ints

_FEW: Final = 16
"""Up to a sixteenth, ordinals are looked up one by one."""
NONE: Final[Ints] = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True)
class Scored:
    """
    Sections, ascending, with a score each, of *count* there are.

    `mask` and `table` say the same of all sections, one by one; they are made where they are of use, and stay. A few
    sections are looked up one by one, however many these are.
    """

    chunks: Ints
    score: Floats
    count: int

    @property
    def is_large(self) -> bool:
        """True where going through all sections is quicker than looking these up."""
        return len(self.chunks) * _FEW >= self.count

    @cached_property
    def mask(self) -> Bools:
        """For each section whether it is one of them."""
        mask = np.zeros(self.count, dtype=np.bool_)
        mask[self.chunks] = True
        return mask

    @cached_property
    def table(self) -> Floats:
        """For each section its score, 0 where it is none of them."""
        table = np.zeros(self.count, dtype=np.float32)
        table[self.chunks] = self.score
        return table

    @cached_property
    def is_scored(self) -> bool:
        """True if each of them has a score above nothing."""
        return bool(self.score.min(initial=1) > 0)

    def has(self, wanted: Ints) -> Bools:
        """For each of *wanted* whether it is one of them."""
        if self.is_large and len(wanted) * _FEW >= self.count:
            return self.mask.take(wanted)
        return is_in(wanted, self.chunks, self.count)

    def at(self, wanted: Ints) -> Floats:
        """The score of each of *wanted*, 0 where it is none of them."""
        if wanted is self.chunks:
            return self.score
        if self.is_large and len(wanted) * _FEW >= self.count:
            return self.table.take(wanted)
        there, score = self.looked_up(wanted)
        return np.where(there, score, np.float32(0))

    def looked_up(self, wanted: Ints) -> tuple[Bools, Floats]:
        """For each of *wanted* whether it is one of them, and its score, which says nothing where it is not."""
        if self.is_large and len(wanted) * _FEW >= self.count:
            score = self.table.take(wanted)
            return score > 0 if self.is_scored else self.mask.take(wanted), score
        places, there = place(self.chunks, wanted, self.count)
        return there, self.score.take(places) if len(self.chunks) else np.zeros(len(wanted), dtype=np.float32)


def in_any(rows: Sequence[Scored]) -> Scored:
    """What is in any of *rows* (one or more), the scores added up."""
    count = rows[0].count
    large = [row for row in rows if row.is_large]
    if not large:
        chunks = union([row.chunks for row in rows], count)
        return Scored(chunks, _sum([row.at(chunks) for row in rows]), count)
    table = _sum([row.table for row in large])
    # Where each has a score above nothing, what is in none of them has none.
    mask = table > 0 if all(row.is_scored for row in large) else np.logical_or.reduce([row.mask for row in large])
    for row in rows:
        if not row.is_large:
            mask[row.chunks] = True
            table[row.chunks] += row.score
    chunks = ordinals(mask)
    return Scored(chunks, table.take(chunks), count)


def in_all(rows: Sequence[Scored]) -> Scored:
    """What is in all of *rows* (one or more), the scores added up."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].chunks))
    chunks, count = rows[order[0]].chunks, rows[0].count
    scores = {order[0]: rows[order[0]].score}
    for at in order[1:]:
        there, scores[at] = rows[at].looked_up(chunks)
        if not there.all():
            chunks = chunks[there]
            scores = {each: score[there] for each, score in scores.items()}
    # In the order of the question, since the sum of several depends on it in the last digit.
    return Scored(chunks, _sum([scores[at] for at in range(len(rows))]), count)


def _sum(scores: Sequence[Floats]) -> Floats:
    total = scores[0].astype(np.float32)
    for each in scores[1:]:
        total += each
    return total


def firsts(ascending: Ints) -> NDArray[np.intp]:
    """The places in *ascending* of each value that is not the one before it."""
    new = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new.nonzero()[0]


def run_lengths(begins: NDArray[np.intp], size: int) -> Ints:
    """How long each run is, of which *begins* are the first places (`firsts`), in a row of *size*."""
    lengths = np.empty(len(begins), dtype=np.int32)
    if len(begins):
        np.subtract(begins[1:], begins[:-1], out=lengths[:-1], casting="same_kind")
        lengths[-1] = size - begins[-1]
    return lengths


def each_once(ascending: Ints) -> Ints:
    """*ascending* without repetitions."""
    return ascending if len(ascending) < 2 else ascending.take(firsts(ascending))


def union(rows: Sequence[Ints], count: int) -> Ints:
    """What is in any of *rows*, of *count* there are."""
    filled = [row for row in rows if len(row)]
    if len(filled) < 2:
        return filled[0] if filled else NONE
    if sum(map(len, filled)) * _FEW < count:
        return each_once(np.sort(np.concatenate(filled)))
    mask = np.zeros(count, dtype=np.bool_)
    for row in filled:
        mask[row] = True
    return ordinals(mask)


def intersection(rows: Sequence[Ints], count: int) -> Ints:
    """What is in all of *rows* (one or more), of *count* there are."""
    shortest, *others = sorted(rows, key=len)
    for row in others:
        shortest = shortest[is_in(shortest, row, count)]
    return shortest


def place(row: Ints, wanted: Ints, count: int) -> tuple[NDArray[np.integer[Any]], Bools]:
    """
    Where each of *wanted* stands in *row*.

    Returns:
        Places in *row*, and which of them are true; where *wanted* is not in *row*, the place says nothing, but
        may be taken from a row that is not empty.
    """
    if row is wanted:
        return np.arange(len(row), dtype=np.int32), np.ones(len(row), dtype=np.bool_)
    if min(len(row), len(wanted)) * _FEW >= count:
        places = np.full(count, -1, dtype=np.int32)
        places[row] = np.arange(len(row), dtype=np.int32)
        at: Ints = places.take(wanted)
        return at, at >= 0
    if len(row) <= len(wanted):
        at, there = np.zeros(len(wanted), dtype=np.int32), np.zeros(len(wanted), dtype=np.bool_)
        in_row, in_wanted = _looked_up(row, wanted)
        at[in_wanted] = in_row
        there[in_wanted] = True
        return at, there
    near = row.searchsorted(wanted)
    near[near == len(row)] = len(row) - 1
    return near, row.take(near) == wanted


def common(row: Ints, wanted: Ints, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places in *row*, and those in *wanted*, of what is in both."""
    if min(len(row), len(wanted)) * _FEW < count:
        if len(row) <= len(wanted):
            return _looked_up(row, wanted)
        in_wanted, in_row = _looked_up(wanted, row)
        return in_row, in_wanted
    at, there = place(row, wanted, count)
    in_wanted = np.flatnonzero(there)
    return at[in_wanted].astype(np.intp), in_wanted


def _looked_up(few: Ints, many: Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places in *few*, and those in *many*, of what is in both."""
    if not len(few) or not len(many):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    near = many.searchsorted(few)
    near[near == len(many)] = len(many) - 1
    there = (many.take(near) == few).nonzero()[0]
    return there, near.take(there)


def is_in(wanted: Ints, row: Ints, count: int) -> Bools:
    """For each of *wanted* whether it is in *row*."""
    if min(len(row), len(wanted)) * _FEW < count or row is wanted:
        return place(row, wanted, count)[1]
    mask = np.zeros(count, dtype=np.bool_)
    mask[row] = True
    return mask.take(wanted)


def ordinals(mask: Bools) -> Ints:
    """The true ones of a mask, ascending."""
    return mask.nonzero()[0].astype(np.int32)

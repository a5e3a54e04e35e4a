"""
By how much two sections are more alike than either is to any other: what is best by far is seldom chance.

Works on any matrix of likeness over the sections of a comparison. Sections that stand above or below one another say
the same by nature, and are no rivals.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node, between
from app.compare.similarity import DECIMALS, Matrix

LEAST_LIKENESS: Final = 0.02
"""Less is nothing, of which shares say nothing."""


def leads(columns: Sequence[Sequence[Node]], likeness: Matrix) -> Matrix:
    """
    For every two sections by what share of their *likeness* they are more alike than either is to any other, -1..1.

    Of two the one that comes first has the row. Less than 0 by how much another is more alike. Others are those of the
    other's column that stand neither above nor below it. 0 for two of one column and for two that have nothing in
    common.
    """
    answer: Matrix = np.zeros_like(likeness)
    rivals = _rivals(columns, likeness)
    # A pair of columns at a time fits the processor's cache.
    for ours, theirs in between(columns):
        rival, here = np.maximum(rivals[ours, theirs], rivals[theirs, ours].T), likeness[ours, theirs]
        found = np.round(np.maximum(1 - rival / np.maximum(here, LEAST_LIKENESS), -1.0), DECIMALS)
        answer[ours, theirs] = np.where(here > 0, found, 0.0)
    return answer


def margins(columns: Sequence[Sequence[Node]], likeness: Matrix) -> Matrix:
    """
    For every two sections by how much they are more alike than either is to any other; less than 0 if another is.

    Of two the one that comes first has the row; what others are is said in `leads`.
    """
    answer: Matrix = np.zeros_like(likeness)
    rivals = _rivals(columns, likeness)
    for ours, theirs in between(columns):
        found = likeness[ours, theirs] - np.maximum(rivals[ours, theirs], rivals[theirs, ours].T)
        answer[ours, theirs] = np.round(found, DECIMALS)
    return answer


def _rivals(columns: Sequence[Sequence[Node]], likeness: Matrix) -> Matrix:
    """For the section of a row how much it has at most in common with what stands beside each of the others."""
    rivals = np.zeros_like(likeness)
    # And how much with that one or what stands below it.
    best = likeness.copy()
    for nodes in columns:
        # What stands below a section comes after it.
        for node in reversed(nodes):
            if node.parent is not None:
                np.maximum(best[node.parent.index], best[node.index], out=best[node.parent.index])
        _fill(rivals, best, [node for node in nodes if node.parent is None], None)
    return rivals


def mutual(columns: Sequence[Sequence[Node]], likeness: Matrix) -> NDArray[np.bool_]:
    """For every two sections of different columns whether each is what the other has most of *likeness* with."""
    first = np.zeros(likeness.shape, dtype=np.bool_)
    for nodes in columns:
        if nodes:
            theirs = likeness[:, nodes[0].index : nodes[-1].index + 1]
            first[np.arange(len(likeness)), nodes[0].index + theirs.argmax(axis=1)] = True
    return first & first.T & (likeness > 0)


def _fill(rivals: Matrix, best: Matrix, family: Sequence[Node], above: Node | None) -> None:
    """The rivals of every section of a *family* under one section *above*, and of all below them."""
    if not family:
        return
    rows = [node.index for node in family]
    # What lies before and behind each of them.
    before = np.maximum.accumulate(best[rows[:-1]])
    behind = np.maximum.accumulate(best[rows[:0:-1]])[::-1]
    if above is not None:
        rivals[rows] = rivals[above.index]
    rivals[rows[1:]] = np.maximum(rivals[rows[1:]], before)
    rivals[rows[:-1]] = np.maximum(rivals[rows[:-1]], behind)
    for node in family:
        _fill(rivals, best, node.children, node)

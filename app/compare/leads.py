"""
By how much two sections are more alike than either is to any other: what is best by far is seldom chance.

Works on any matrix of likeness over the sections of a comparison. Sections that stand above or below one another say
the same by nature, and are no rivals.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node
from app.compare.similarity import DECIMALS, Matrix

LEAST_LIKENESS: Final = 0.02
"""Less is nothing, of which shares say nothing."""


def leads(columns: Sequence[Sequence[Node]], likeness: Matrix) -> Matrix:
    """
    For every two sections by what share of their *likeness* they are more alike than either is to any other, -1..1.

    Less than 0 by how much another is more alike. Others are those of the other's column that stand neither above nor
    below it. 0 for two of one column and for two that have nothing in common.
    """
    # For the section of a row how much each of the others has in common with what stands beside that one.
    rivals = np.zeros_like(likeness)
    for nodes in columns:
        _fill(rivals, likeness, [node for node in nodes if node.parent is None], None)
    rival = np.maximum(rivals, rivals.T)
    found = np.maximum(1 - rival / np.maximum(likeness, LEAST_LIKENESS), -1.0)
    for nodes in columns:
        if nodes:
            own = slice(nodes[0].index, nodes[-1].index + 1)
            found[own, own] = 0.0
    answer: Matrix = np.where(likeness > 0, np.round(found, DECIMALS), 0.0).astype(np.float32)
    return answer


def mutual(columns: Sequence[Sequence[Node]], likeness: Matrix) -> NDArray[np.bool_]:
    """For every two sections of different columns whether each is what the other has most of *likeness* with."""
    first = np.zeros(likeness.shape, dtype=np.bool_)
    for nodes in columns:
        if nodes:
            theirs = likeness[:, nodes[0].index : nodes[-1].index + 1]
            first[np.arange(len(likeness)), nodes[0].index + theirs.argmax(axis=1)] = True
    return first & first.T & (likeness > 0)


def _fill(rivals: Matrix, likeness: Matrix, family: Sequence[Node], above: Node | None) -> None:
    """The rivals of every section of a *family* under one section *above*, and of all below them."""
    if not family:
        return
    best = np.stack([likeness[[each.index for each in node.subtree()]].max(axis=0) for node in family])
    before, behind = np.maximum.accumulate(best), np.maximum.accumulate(best[::-1])[::-1]
    for at, node in enumerate(family):
        row = rivals[node.index]
        if above is not None:
            row[:] = rivals[above.index]
        if at > 0:
            np.maximum(row, before[at - 1], out=row)
        if at + 1 < len(family):
            np.maximum(row, behind[at + 1], out=row)
        _fill(rivals, likeness, node.children, node)

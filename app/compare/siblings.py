"""
What tells a section from those beside it under one parent, as a matrix over all sections of a comparison.

推动产业升级 stands beside 推动技术升级 and is the one on 产业; so is 推动产业创新升级 beside 推动技术创新升级, though
产业 alone is no subject and 创新 tells nothing here. For sections below paired ones; it says nothing of any others.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.boilerplate import is_aspect
from app.compare.columns import Node, between
from app.compare.headings import SUBJECT_WEIGHT, Heading
from app.compare.kin import INSTRUMENTS
from app.compare.similarity import Matrix, rounded
from app.compare.tables import counted, dice, table, weighted

ONLY_CHILD: Final = 0.5
"""What a word tells of a section without siblings."""
TELLING: Final = 0.5
"""From this rarity among the siblings on a subject is a section's own."""
OTHER_SUBJECT: Final = 0.4
ONE_HAS_SUBJECT: Final = 0.65
"""What is left of the likeness of two headings with different subjects of their own, or of which only one has one."""
_SAID: Final = "^"
"""Stands before a subject that is said above the heading, and makes it another one."""
ALONE_WITH_IT: Final = 0.6
"""How alike are two headings that, each alone among its siblings, tell of one instrument of policy."""


def sibling_similarity(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> Matrix:
    """For every two sections how much they have in common of what tells each from its siblings, 0..1."""
    plain, kinned = (_Likeness(columns, each) for each in ([h.pieces for h in headings], [h.kinned for h in headings]))
    found: Matrix = np.zeros((len(headings), len(headings)), dtype=np.float32)
    for ours, theirs in between(columns):
        found[ours, theirs] = rounded(np.maximum(plain.of(ours, theirs), kinned.of(ours, theirs)))
    return found


class _Likeness:
    """How much every two headings have in common of their pieces that tell each from its siblings."""

    def __init__(
        self, columns: Sequence[Sequence[Node]], headings: Sequence[tuple[tuple[str, float], ...]]
    ) -> None:
        weights: list[list[tuple[str, float]]] = [[] for _ in headings]
        subjects: list[list[str]] = [[] for _ in headings]
        alone: list[list[str]] = [[] for _ in headings]
        for nodes in columns:
            families: dict[Node | None, list[Node]] = {}
            for node in nodes:
                families.setdefault(node.parent, []).append(node)
            for family in families.values():
                counts = Counter(piece for node in family for piece, _ in headings[node.index])
                above = {piece for each in family[0].above() for piece, _ in headings[each.index]}
                for node in family:
                    for piece, weight in headings[node.index]:
                        rarity = 1 - math.log(counts[piece]) / math.log(len(family)) if len(family) > 1 else ONLY_CHILD
                        weights[node.index].append((piece, weight * rarity))
                        if weight >= SUBJECT_WEIGHT and rarity >= TELLING and is_subject(piece):
                            subjects[node.index].append(f"{_SAID}{piece}" if piece in above else piece)
                        if piece in INSTRUMENTS and counts[piece] == 1:
                            alone[node.index].append(piece)
        self._alike = dice(weighted(weights))
        self._agree = counted(table(subjects))
        self._has = np.array([bool(each) for each in subjects], dtype=np.bool_)
        self._alone = table(alone).common()

    def of(self, ours: slice, theirs: slice) -> NDArray[np.float64]:
        """That of the sections *ours* of one column and *theirs* of one behind it."""
        found = self._alike.of(ours, theirs) * self._agreement(ours, theirs)
        answer: NDArray[np.float64] = np.maximum(found, np.where(self._alone[ours, theirs] > 0, ALONE_WITH_IT, 0.0))
        return answer

    def _agreement(self, ours: slice, theirs: slice) -> NDArray[np.float64]:
        """
        What the subjects of every two headings leave of their likeness: all of it where neither has one.

        A subject that is said above one of them only is no common one: a section on machines of a plan on food has its
        counterpart in a plan on machines, and in no section of that.
        """
        one, other = self._has[ours, None], self._has[None, theirs]
        found = OTHER_SUBJECT + (1 - OTHER_SUBJECT) * self._agree.of(ours, theirs)
        return np.where(one & other, found, np.where(one | other, ONE_HAS_SUBJECT, 1.0))


def is_subject(piece: str) -> bool:
    """True for words that name a subject: no part of a plan, no side of a subject, no noun of any plan."""
    return piece[0] not in "≈§" and not is_aspect(piece)

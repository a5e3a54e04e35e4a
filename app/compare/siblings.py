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
from app.compare.columns import Node
from app.compare.headings import SUBJECT_WEIGHT, Heading
from app.compare.kin import INSTRUMENTS
from app.compare.similarity import Matrix, counted_together, dice, rounded

ONLY_CHILD: Final = 0.5
"""What a word tells of a section without siblings."""
TELLING: Final = 0.5
"""From this rarity among the siblings on a subject is a section's own."""
OTHER_SUBJECT: Final = 0.4
ONE_HAS_SUBJECT: Final = 0.65
"""What is left of the likeness of two headings with different subjects of their own, or of which only one has one."""
ALONE_WITH_IT: Final = 0.6
"""How alike are two headings that, each alone among its siblings, tell of one instrument of policy."""


def sibling_similarity(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> Matrix:
    """For every two sections how much they have in common of what tells each from its siblings, 0..1."""
    plain = _likeness(columns, [each.pieces for each in headings])
    return rounded(np.maximum(plain, _likeness(columns, [each.kinned for each in headings])))


def _likeness(columns: Sequence[Sequence[Node]], headings: Sequence[tuple[tuple[str, float], ...]]) -> Matrix:
    vocabulary = {piece: at for at, piece in enumerate(sorted({p for each in headings for p, _ in each}))}
    weights = np.zeros((len(headings), max(len(vocabulary), 1)), dtype=np.float32)
    subjects = np.zeros_like(weights)
    said = np.zeros_like(weights)
    alone = np.zeros_like(weights)
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
                    weights[node.index, vocabulary[piece]] = weight * rarity
                    if weight >= SUBJECT_WEIGHT and rarity >= TELLING and is_subject(piece):
                        subjects[node.index, vocabulary[piece]] = 1.0
                        said[node.index, vocabulary[piece]] = piece in above
                    if piece in INSTRUMENTS and counts[piece] == 1:
                        alone[node.index, vocabulary[piece]] = 1.0
    found: Matrix = np.maximum(
        dice(weights) * _agreement(columns, subjects, said),
        np.where(counted_together(columns, alone) > 0, ALONE_WITH_IT, 0.0),
    )
    return found.astype(np.float32)


def is_subject(piece: str) -> bool:
    """True for words that name a subject: no part of a plan, no side of a subject, no noun of any plan."""
    return piece[0] not in "≈§" and not is_aspect(piece)


def _agreement(
    columns: Sequence[Sequence[Node]], subjects: NDArray[np.float32], said: NDArray[np.float32]
) -> NDArray[np.float32]:
    """
    What the subjects of every two headings leave of their likeness: all of it where neither has one.

    A subject that is *said* above one of them only is no common one: a section on machines of a plan on food has its
    counterpart in a plan on machines, and in no section of that.
    """
    number = subjects.sum(axis=1)
    has = number > 0
    apart = counted_together(columns, said, subjects - said)
    both = np.maximum((number[:, None] + number[None, :]) / 2, 1.0)
    found = OTHER_SUBJECT + (1 - OTHER_SUBJECT) * (counted_together(columns, subjects) - apart - apart.T) / both
    found = np.where(has[:, None] ^ has[None, :], ONE_HAS_SUBJECT, found)
    answer: NDArray[np.float32] = np.where(~has[:, None] & ~has[None, :], 1.0, found).astype(np.float32)
    return answer

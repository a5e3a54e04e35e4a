"""
What speaks for or against every two sections, each by itself: headings, texts, industries, and what single ones are.

Each is a matrix over `Node.index`, or a list by it. What they come to together is said in pairs.py.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node, between
from app.compare.headings import Heading
from app.compare.kinds import OWN_SHARE, rival_kinds
from app.compare.leads import leads, mutual
from app.compare.meanings import Meanings, meanings_of
from app.compare.met_words import MetWords
from app.compare.plan_parts import common_parts, inner_parts, repeated_parts
from app.compare.siblings import sibling_similarity
from app.compare.signs import sign_similarity
from app.compare.similarity import (
    MIN_SPREAD,
    Matrix,
    agreement,
    heading_similarity,
    instruments,
    own_subjects,
    reversed_courses,
    share_topic,
)
from app.compare.texts import text_similarity

LEAST_HALF: Final = 0.12
MOST_HALF: Final = 0.2
"""
The likeness of text that counts half: what sections of two columns have in common with the one most like them, within
these bounds. Annexes on two industries have little in common, plans of two places on one subject much.
"""
OTHER_FIELD: Final = -0.4
ONE_HAS_FIELD: Final = -0.05
"""What it is worth that two sections are on different industries, or only one of them is on any."""
COLUMN_SHARE: Final = 0.6
"""An industry that more of a column's sections are on is the column's, and sets no section apart."""
_LIKE: Final = ("notice", "lead")


@dataclass(frozen=True, slots=True)
class Clues:
    """
    All that speaks for or against pairs, as matrices; of two sections of different columns the first has the row.

    The last eight are for single sections: whether the heading says nothing, names a part only, one named above it (and
    no other, or among others), one in an annex that the main text has too, or works; whether it has no parts, and the
    number of what it is like by kind, 0 for an ordinary one.
    """

    heading: Matrix
    overlap: Matrix
    alone: Matrix
    against: NDArray[np.bool_]
    kinds: NDArray[np.bool_]
    text: Matrix
    half: Matrix
    same: NDArray[np.bool_]
    topic: NDArray[np.bool_]
    parts: Matrix
    lead: Matrix
    phrase_lead: Matrix
    mutual: NDArray[np.bool_]
    instruments: Matrix
    siblings: Matrix
    field: Matrix
    signs: Matrix
    meanings: Meanings
    mute: NDArray[np.bool_]
    part: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    inner_loosely: NDArray[np.bool_]
    repeated: NDArray[np.bool_]
    works: NDArray[np.bool_]
    leaf: NDArray[np.bool_]
    like: NDArray[np.intp]


def clues_of(columns: Sequence[Sequence[Node]], headings: Sequence[Heading], met: MetWords) -> Clues:
    """The clues of the sections of *columns* (numbered by columns.trees), from their headings and words *met*."""
    nodes = [node for each in columns for node in each]
    subjects = own_subjects(columns, headings)
    overlap, alone = agreement(columns, subjects)
    text, phrases = text_similarity(columns, met)
    inner, inner_loosely = inner_parts(nodes, headings)
    return Clues(
        heading=heading_similarity(columns, headings),
        overlap=overlap,
        alone=alone,
        against=reversed_courses(headings),
        kinds=rival_kinds(columns, [each.kinds for each in headings], _column_subjects(columns, headings)),
        text=text,
        half=_halves(columns, text),
        same=_same(nodes, headings),
        topic=share_topic(columns, headings, subjects),
        parts=common_parts(nodes, headings),
        lead=leads(columns, text),
        phrase_lead=leads(columns, phrases),
        mutual=mutual(columns, text),
        instruments=instruments(columns, headings),
        siblings=sibling_similarity(columns, headings),
        field=_field(columns),
        signs=sign_similarity(columns, headings),
        meanings=meanings_of(columns, headings, met),
        mute=np.array([not read.tokens for read in headings], dtype=np.bool_),
        part=np.array([each.names_part for each in headings], dtype=np.bool_),
        inner=inner,
        inner_loosely=inner_loosely,
        repeated=repeated_parts(nodes, headings),
        works=np.array([each.names_works for each in headings], dtype=np.bool_),
        leaf=np.array([node.is_leaf for node in nodes], dtype=np.bool_),
        like=np.array([1 + _LIKE.index(node.kind) if node.kind in _LIKE else 0 for node in nodes], dtype=np.intp),
    )


def _column_subjects(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> dict[int, frozenset[str]]:
    """For each column the words that its first heading or a good share of its headings name."""
    found: dict[int, frozenset[str]] = {}
    for at, nodes in enumerate(columns):
        counts = Counter(token for node in nodes for token, _ in headings[node.index].tokens)
        tops = {token for node in nodes if node.parent is None for token, _ in headings[node.index].tokens}
        often = {token for token, count in counts.items() if count >= OWN_SHARE * max(len(nodes), MIN_SPREAD)}
        found[at] = frozenset(often | (tops if sum(node.parent is None for node in nodes) == 1 else set()))
    return found


def _same(nodes: Sequence[Node], headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """Whether two sections have the same heading word for word."""
    groups: dict[str, list[int]] = {}
    for node, read in zip(nodes, headings, strict=True):
        if read.titled and read.folded:
            groups.setdefault(read.folded, []).append(node.index)
    same = np.zeros((len(nodes), len(nodes)), dtype=np.bool_)
    for members in groups.values():
        same[np.ix_(members, members)] = True
    return same


def _halves(columns: Sequence[Sequence[Node]], text: Matrix) -> Matrix:
    """For every two sections the likeness of text that counts half between their columns."""
    halves = np.full_like(text, MOST_HALF)
    for ours, theirs in between(columns):
        block = text[ours, theirs]
        half = np.clip(np.median(np.concatenate([block.max(axis=0), block.max(axis=1)])), LEAST_HALF, MOST_HALF)
        halves[ours, theirs] = half
        halves[theirs, ours] = half
    return halves


def _field(columns: Sequence[Sequence[Node]]) -> Matrix:
    """
    What the industries of every two sections say about them: a part of their score, 0 where they say nothing.

    It is for sections of which nothing above is paired; side by side, annexes on two industries are meant to pair.
    """
    nodes = [node for each in columns for node in each]
    whole = {each: own_industries(own) for own in columns for each in own}
    order = {each: at for at, each in enumerate(sorted({i for node in nodes for i in node.section.industries}))}
    has = np.zeros((len(nodes), max(len(order), 1)), dtype=np.float32)
    for node in nodes:
        own = [each for each in node.section.industries if each not in whole[node]]
        has[node.index, [order[each] for each in own]] = 1.0
    some = has.sum(axis=1) > 0
    found: Matrix = np.zeros((len(nodes), len(nodes)), dtype=np.float32)
    for ours, theirs in between(columns):
        apart = np.where(both(some, ours, theirs), OTHER_FIELD, ONE_HAS_FIELD)
        found[ours, theirs] = np.where((has[ours] @ has[theirs].T > 0) | both(~some, ours, theirs), 0.0, apart)
        found[theirs, ours] = found[ours, theirs].T
    return found


def own_industries(nodes: Sequence[Node]) -> frozenset[str]:
    """The industries that the column of *nodes* is on as a whole."""
    counts = Counter(each for node in nodes for each in node.section.industries)
    return frozenset(each for each, count in counts.items() if count > COLUMN_SHARE * len(nodes))


def both(has: NDArray[np.bool_], ours: slice, theirs: slice) -> NDArray[np.bool_]:
    """For every one of *ours* and of *theirs* whether both of them have what *has* tells."""
    return has[ours, None] & has[None, theirs]

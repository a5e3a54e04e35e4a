"""
How sure it is that two sections of different columns are on the same sub-topic, and why.

Three things speak for a pair: their headings, their texts, and that the sections above them were paired. A heading
that is the same word for word is the strongest; numbers are never looked at. What becomes of the pairs is align.py's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.claims import claims
from app.compare.columns import Node, between
from app.compare.headings import Heading, known_heading
from app.compare.kinds import OWN_SHARE, rival_kinds
from app.compare.leads import leads, mutual
from app.compare.met_words import MetWords
from app.compare.plan_parts import common_parts, inner_parts
from app.compare.roles import roles_of_chapter
from app.compare.siblings import sibling_similarity
from app.compare.signs import sign_similarity
from app.compare.similarity import (
    DECIMALS,
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
from app.domain.comparison import PairReason

HEADING_SHARE: Final = 0.65
TEXT_SHARE: Final = 0.35
TEXT_ALONE_SHARE: Final = 0.8
NEAR_HALF: Final = 0.5
"""What the text counts where neither section has a heading, or where it is much the same under other headings."""
LEAST_HALF: Final = 0.12
MOST_HALF: Final = 0.2
"""
The likeness of text that counts half: what sections of two columns have in common with the one most like them, within
these bounds. Annexes on two industries have little in common, plans of two places on one subject much.
"""
DISAGREE: Final = 0.5
"""What is left of the likeness of headings with different subjects, or of which only one has a subject."""
REVERSED: Final = 0.3
"""What is left of it where one does with its subject the reverse of what the other does."""
OTHER_KIND: Final = 0.3
"""What is left of it where they name different kinds of one thing."""
ALONE: Final = 0.15
"""What it is worth that two headings, and in their columns no other, name a subject."""
SAME: Final = 0.08
"""What it is worth that two headings are the same word for word."""
RENAMED: Final = 0.85
"""What is left of the likeness of two names of one part of a plan (指导思想, 总体要求): a plan may have both."""
INNER_PART: Final = 0.25
"""What it is worth that of two names of a part only one stands below another name of it: 发展目标, 具体目标."""
SAME_PARTS: Final = 0.15
"""What it is worth that two chapters have the same parts of a plan: both look back and tell what is to be met."""
OUTSTANDING: Final = 0.2
FULLY_OUT: Final = 0.4
"""What it is worth that two texts are more alike than either is to any other, and the lead that is worth all of it."""
MUCH_FROM: Final = 0.2
MUCH_TO: Final = 0.3
"""Of texts with little in common one is the most alike by chance: it counts from here, and fully from there."""
ONE_INSTRUMENT: Final = 0.55
"""How alike are two headings that tell of one instrument of policy, of which no other in their columns does."""
OTHER_FIELD: Final = -0.4
ONE_HAS_FIELD: Final = -0.05
"""What it is worth that two sections are on different industries, or only one of them is on any."""
COLUMN_SHARE: Final = 0.6
"""An industry that more of a column's sections are on is the column's, and sets no section apart."""
SAME_KIND: Final = 0.45
"""What it is worth that both are forwarding notices, or what is printed before the first heading."""
_LIKE: Final = ("notice", "lead")
SAME_SUBJECT: Final = 0.6
"""How much of two headings must be common for them to be two ways of saying the same."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    What speaks for every two sections: matrices over `Node.index`, and the headings as they were read.

    `base` is for any two sections, `among` for two below sections that are paired. `ahead` is the part of both that
    stands for their texts being more alike than either is to any other. `claim` is what is added to a score to judge
    what is left over (claims.py). `half` is the likeness of text that counts half between their columns.
    """

    nodes: tuple[Node, ...]
    headings: tuple[Heading, ...]
    heading: Matrix
    text: Matrix
    base: Matrix
    among: Matrix
    field: Matrix
    ahead: Matrix
    claim: Matrix
    half: Matrix
    same: NDArray[np.bool_]
    roles: tuple[frozenset[str], ...]

    def reason(self, one: Node, other: Node) -> PairReason:
        """Why two sections stand together: the strongest thing that speaks for it."""
        a, b = self.headings[one.index], self.headings[other.index]
        if self.same[one.index, other.index]:
            return "heading"
        if a.titled and b.titled and self._same_subject(one.index, other.index):
            return "synonym"
        return "similar"

    def may_pair(self, one: Node, other: Node) -> bool:
        """False where the two cannot be on the same sub-topic: a goal and a measure, a lead and a section."""
        a, b = self.roles[one.index], self.roles[other.index]
        return one.kind == other.kind and bool(a & b)

    def _same_subject(self, one: int, other: int) -> bool:
        a, b = self.headings[one], self.headings[other]
        return bool(a.core) and a.core == b.core and float(self.heading[one, other]) >= SAME_SUBJECT


def weigh(columns: Sequence[Sequence[Node]], met: MetWords) -> Evidence:
    """The evidence for all pairs of sections of *columns* (numbered by columns.trees), from words *met*."""
    nodes = tuple(node for each in columns for node in each)
    headings = tuple(known_heading(node.section, node.known) for node in nodes)
    clues = _clues(columns, headings, met)
    heading, base, among, ahead, claim = (np.zeros_like(clues.text) for _ in range(5))
    for ours, theirs in between(columns):
        weighed = _weighed(clues, ours, theirs)
        for matrix, block in zip((heading, base, among, ahead, claim), weighed, strict=True):
            matrix[ours, theirs] = block
            matrix[theirs, ours] = block.T
    own = np.diag(clues.heading) * (DISAGREE + (1 - DISAGREE) * np.diag(clues.overlap))
    np.fill_diagonal(heading, own)
    return Evidence(
        nodes,
        headings,
        heading,
        clues.text,
        base,
        among,
        clues.field,
        ahead,
        claim,
        clues.half,
        clues.same,
        _roles(nodes, headings),
    )


@dataclass(frozen=True, slots=True)
class _Clues:
    """
    All that speaks for or against pairs, as matrices; of two sections of different columns the first has the row.

    The last five are for single sections: whether the heading says nothing, names a part only, one named above it too,
    whether it has no parts, and the number of what it is like by kind, 0 for an ordinary one.
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
    mute: NDArray[np.bool_]
    part: NDArray[np.bool_]
    inner: NDArray[np.bool_]
    leaf: NDArray[np.bool_]
    like: NDArray[np.intp]


def _clues(columns: Sequence[Sequence[Node]], headings: Sequence[Heading], met: MetWords) -> _Clues:
    nodes = [node for each in columns for node in each]
    subjects = own_subjects(columns, headings)
    overlap, alone = agreement(columns, subjects)
    text, phrases = text_similarity(columns, met)
    return _Clues(
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
        mute=np.array([not read.tokens for read in headings], dtype=np.bool_),
        part=np.array([each.names_part for each in headings], dtype=np.bool_),
        inner=inner_parts(nodes, headings),
        leaf=np.array([node.is_leaf for node in nodes], dtype=np.bool_),
        like=np.array([1 + _LIKE.index(node.kind) if node.kind in _LIKE else 0 for node in nodes], dtype=np.intp),
    )


def _weighed(clues: _Clues, ours: slice, theirs: slice) -> tuple[Matrix, ...]:
    """
    What the sections *ours* of one column and *theirs* of another have: heading, base, among, ahead and claim.

    Of one pair of columns, that is little enough to stay in the processor's cache from one step to the next.
    """
    text, half, overlap = clues.text[ours, theirs], clues.half[ours, theirs], clues.overlap[ours, theirs]
    against, kinds = clues.against[ours, theirs], clues.kinds[ours, theirs]
    heading = clues.heading[ours, theirs] * (DISAGREE + (1 - DISAGREE) * overlap)
    heading = np.where(against, heading * REVERSED, heading).astype(np.float32)
    heading = np.where(kinds, heading * OTHER_KIND, heading).astype(np.float32)
    same = clues.same[ours, theirs]
    renamed = _both(clues.part, ours, theirs) & ~same
    heading = np.where(renamed, heading * RENAMED, heading).astype(np.float32)
    texts = text / (text + half)
    told = np.where(_both(clues.mute, ours, theirs), texts, text / (text + NEAR_HALF))
    base = HEADING_SHARE * heading + TEXT_SHARE * texts
    base += ALONE * clues.alone[ours, theirs] * overlap * ~against + SAME * same
    much = np.clip((text - MUCH_FROM) / (MUCH_TO - MUCH_FROM), 0.0, 1.0)
    # Brands of two products have the most in common with one another and are two sub-topics all the same.
    one_topic = (overlap > 0) & clues.topic[ours, theirs]
    leading = np.clip(clues.lead[ours, theirs] / FULLY_OUT, 0.0, 1.0)
    ahead = OUTSTANDING * one_topic * much * leading * clues.mutual[ours, theirs]
    base += ahead
    base += SAME_PARTS * clues.parts[ours, theirs]
    base -= INNER_PART * (renamed & (clues.inner[ours, None] ^ clues.inner[None, theirs]))
    base = np.maximum(base, TEXT_ALONE_SHARE * told)
    base = np.maximum(base, ONE_INSTRUMENT * clues.instruments[ours, theirs] + TEXT_SHARE * texts)
    siblings = clues.siblings[ours, theirs]
    siblings = np.where(against, siblings * REVERSED, np.where(kinds, siblings * OTHER_KIND, siblings))
    among = np.maximum(base, HEADING_SHARE * siblings + TEXT_SHARE * texts)
    claim = claims(
        among,
        clues.signs[ours, theirs],
        texts,
        clues.lead[ours, theirs],
        clues.phrase_lead[ours, theirs],
        clues.field[ours, theirs],
        _both(clues.leaf, ours, theirs),
        _both(~clues.leaf, ours, theirs),
        clues.part[ours, None] ^ clues.part[None, theirs],
    )
    # What notices and leads say matters little, they pair with their like.
    like = clues.like[ours, None]
    least = np.where((like == clues.like[None, theirs]) & (like > 0), SAME_KIND, 0.0)
    scores = [np.round(np.maximum(each, least), DECIMALS).astype(np.float32) for each in (base, among)]
    return heading, *scores, ahead.astype(np.float32), claim


def _both(has: NDArray[np.bool_], ours: slice, theirs: slice) -> NDArray[np.bool_]:
    return has[ours, None] & has[None, theirs]


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


def _roles(nodes: Sequence[Node], headings: Sequence[Heading]) -> tuple[frozenset[str], ...]:
    """For each section the roles of the nearest heading that has any, the section's own first; else measures."""
    found: list[frozenset[str]] = []
    for node in nodes:
        heading = headings[node.index]
        above = found[node.parent.index] if node.parent is not None else roles_of_chapter(heading.folded)
        found.append(heading.roles or above)
    return tuple(found)


def _field(columns: Sequence[Sequence[Node]]) -> Matrix:
    """
    What the industries of every two sections say about them: a part of their score, 0 where they say nothing.

    It is for sections of which nothing above is paired; side by side, annexes on two industries are meant to pair.
    """
    nodes = [node for each in columns for node in each]
    counts = Counter((node.column, each) for node in nodes for each in node.section.industries)
    sections = Counter(node.column for node in nodes)
    whole = {(column, each) for (column, each), count in counts.items() if count > COLUMN_SHARE * sections[column]}
    order = {each: at for at, each in enumerate(sorted({i for node in nodes for i in node.section.industries}))}
    has = np.zeros((len(nodes), max(len(order), 1)), dtype=np.float32)
    for node in nodes:
        own = [each for each in node.section.industries if (node.column, each) not in whole]
        has[node.index, [order[each] for each in own]] = 1.0
    some = has.sum(axis=1) > 0
    found: Matrix = np.zeros((len(nodes), len(nodes)), dtype=np.float32)
    for ours, theirs in between(columns):
        apart = np.where(_both(some, ours, theirs), OTHER_FIELD, ONE_HAS_FIELD)
        found[ours, theirs] = np.where((has[ours] @ has[theirs].T > 0) | _both(~some, ours, theirs), 0.0, apart)
        found[theirs, ours] = found[ours, theirs].T
    return found

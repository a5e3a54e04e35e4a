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
from app.compare.columns import Node
from app.compare.headings import Heading, read_heading
from app.compare.kinds import OWN_SHARE, rival_kinds
from app.compare.leads import leads, mutual
from app.compare.met_words import MetWords
from app.compare.roles import roles_of_chapter
from app.compare.siblings import sibling_similarity
from app.compare.similarity import (
    MIN_SPREAD,
    Matrix,
    agreement,
    heading_similarity,
    instruments,
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
    headings = tuple(read_heading(node.section) for node in nodes)
    overlap, alone = agreement(columns, headings)
    heading = heading_similarity(columns, headings) * (DISAGREE + (1 - DISAGREE) * overlap)
    against = reversed_courses(headings)
    heading = np.where(against, heading * REVERSED, heading).astype(np.float32)
    whole = _column_subjects(columns, headings)
    kinds = rival_kinds(columns, [each.kinds for each in headings], whole)
    heading = np.where(kinds, heading * OTHER_KIND, heading).astype(np.float32)
    text, phrases = text_similarity(columns, met)
    half = _halves(columns, text)
    texts = text / (text + half)
    mute = np.array([not read.tokens for read in headings], dtype=np.bool_)
    told = np.where(mute[:, None] & mute[None, :], texts, text / (text + NEAR_HALF))
    same = _same(nodes, headings)
    base = HEADING_SHARE * heading + TEXT_SHARE * texts + ALONE * alone * overlap * ~against + SAME * same
    much = np.clip((text - MUCH_FROM) / (MUCH_TO - MUCH_FROM), 0.0, 1.0)
    # Brands of two products have the most in common with one another and are two sub-topics all the same.
    one_topic = (overlap > 0) & share_topic(columns, headings)
    lead = leads(columns, text)
    ahead = OUTSTANDING * one_topic * much * np.clip(lead / FULLY_OUT, 0.0, 1.0) * mutual(columns, text)
    base += ahead
    base = np.maximum(base, TEXT_ALONE_SHARE * told)
    base = np.maximum(base, ONE_INSTRUMENT * instruments(columns, headings) + TEXT_SHARE * texts)
    siblings = sibling_similarity(columns, headings)
    siblings = np.where(against, siblings * REVERSED, np.where(kinds, siblings * OTHER_KIND, siblings))
    among = np.maximum(base, HEADING_SHARE * siblings + TEXT_SHARE * texts)
    field = _field(nodes)
    claim = claims(nodes, headings, among, texts, lead, leads(columns, phrases), field)
    base, among = _of_columns(nodes, base), _of_columns(nodes, among)
    return Evidence(
        nodes,
        headings,
        heading,
        text,
        base,
        among,
        field,
        ahead.astype(np.float32),
        claim,
        half,
        same,
        _roles(nodes, headings),
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


def _of_columns(nodes: Sequence[Node], evidence: NDArray[np.floating]) -> Matrix:
    """The evidence between columns, rounded; what notices and leads say matters little, they pair with their like."""
    kinds = np.array([node.kind for node in nodes])
    like = (kinds[:, None] == kinds[None, :]) & np.isin(kinds, ("notice", "lead"))[:, None]
    column = np.array([node.column for node in nodes])
    found = np.where(like, np.maximum(evidence, SAME_KIND), evidence)
    found = np.where(column[:, None] == column[None, :], 0.0, found)
    answer: Matrix = np.round(found, 4).astype(np.float32)
    return answer


def _halves(columns: Sequence[Sequence[Node]], text: Matrix) -> Matrix:
    """For every two sections the likeness of text that counts half between their columns."""
    halves = np.full_like(text, MOST_HALF)
    # Sections are numbered column by column.
    places = [slice(nodes[0].index, nodes[-1].index + 1) if nodes else slice(0) for nodes in columns]
    for at, ours in enumerate(places):
        for theirs in places[at + 1 :]:
            block = text[ours, theirs]
            if block.size:
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


def _field(nodes: Sequence[Node]) -> Matrix:
    """
    What the industries of every two sections say about them: a part of their score, 0 where they say nothing.

    It is for sections of which nothing above is paired; side by side, annexes on two industries are meant to pair.
    """
    counts = Counter((node.column, each) for node in nodes for each in node.section.industries)
    sections = Counter(node.column for node in nodes)
    whole = {(column, each) for (column, each), count in counts.items() if count > COLUMN_SHARE * sections[column]}
    order = {each: at for at, each in enumerate(sorted({i for node in nodes for i in node.section.industries}))}
    has = np.zeros((len(nodes), max(len(order), 1)), dtype=np.float32)
    for node in nodes:
        own = [each for each in node.section.industries if (node.column, each) not in whole]
        has[node.index, [order[each] for each in own]] = 1.0
    some = has.sum(axis=1) > 0
    apart = np.where(some[:, None] & some[None, :], OTHER_FIELD, ONE_HAS_FIELD)
    found: Matrix = np.where((has @ has.T > 0) | ~(some[:, None] | some[None, :]), 0.0, apart).astype(np.float32)
    return found

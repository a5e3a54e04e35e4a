"""
How sure it is that two sections of different columns are on the same sub-topic, and why.

Three things speak for a pair: their headings, their texts, and that the sections above them were paired. A heading
that is the same word for word is the strongest; numbers are never looked at. What becomes of the pairs is align.py's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.claims import claims
from app.compare.clues import Clues, both, clues_of
from app.compare.columns import Node, between
from app.compare.headings import Heading, known_heading
from app.compare.met_words import MetWords
from app.compare.roles import roles_of_chapter
from app.compare.similarity import (
    DECIMALS,
    Matrix,
)
from app.domain.comparison import PairReason

HEADING_SHARE: Final = 0.65
TEXT_SHARE: Final = 0.35
TEXT_ALONE_SHARE: Final = 0.8
NEAR_HALF: Final = 0.5
"""What the text counts where neither section has a heading, or where it is much the same under other headings."""
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
ANNEX_PART: Final = 0.1
"""What it is worth that only one stands in an annex, under a part's name that the plan has in its main text, too."""
WORKS: Final = 0.06
"""What it is worth that only one names works: 湿地保护和修复工程 carries out what 加强湿地保护 sets."""
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
    what is left over (claims.py). `half` is the likeness of text that counts half between their columns, `clues` all
    that was weighed, each by itself.
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
    clues: Clues
    roles: tuple[frozenset[str], ...]

    def columns(self) -> list[list[Node]]:
        """The sections column by column; a column without any is left out."""
        return [list(each) for _, each in groupby(self.nodes, key=attrgetter("column"))]

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
        if self._is_all(one, other) or self._is_all(other, one):
            return False
        return bool(a & b) and self._same_kind(one, other)

    def _same_kind(self, one: Node, other: Node) -> bool:
        """True for two of one kind, and for works (湿地修复工程) that one plan has in a box, another in a chapter."""
        works = self.clues.works[one.index] and self.clues.works[other.index]
        return one.kind == other.kind or (works and {one.kind, other.kind} == {"box", "section"})

    def _is_all(self, one: Node, other: Node) -> bool:
        """True where *one* is all tasks of its plan (重点任务) and *other* those on one subject."""
        core = self.headings[other.index].core
        return self.headings[one.index].core == ("§tasks",) and any(not word.startswith("§") for word in core)

    def _same_subject(self, one: int, other: int) -> bool:
        a, b = self.headings[one], self.headings[other]
        return bool(a.core) and a.core == b.core and float(self.heading[one, other]) >= SAME_SUBJECT


def weigh(columns: Sequence[Sequence[Node]], met: MetWords) -> Evidence:
    """The evidence for all pairs of sections of *columns* (numbered by columns.trees), from words *met*."""
    nodes = tuple(node for each in columns for node in each)
    headings = tuple(known_heading(node.section, node.known) for node in nodes)
    clues = clues_of(columns, headings, met)
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
        clues,
        _roles(nodes, headings),
    )


def _weighed(clues: Clues, ours: slice, theirs: slice) -> tuple[Matrix, ...]:
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
    renamed = both(clues.part, ours, theirs) & ~same
    heading = np.where(renamed, heading * RENAMED, heading).astype(np.float32)
    texts = text / (text + half)
    told = np.where(both(clues.mute, ours, theirs), texts, text / (text + NEAR_HALF))
    base = HEADING_SHARE * heading + TEXT_SHARE * texts
    base += ALONE * clues.alone[ours, theirs] * overlap * ~against + SAME * same
    much = np.clip((text - MUCH_FROM) / (MUCH_TO - MUCH_FROM), 0.0, 1.0)
    # Brands of two products have the most in common with one another and are two sub-topics all the same.
    one_topic = (overlap > 0) & clues.topic[ours, theirs]
    leading = np.clip(clues.lead[ours, theirs] / FULLY_OUT, 0.0, 1.0)
    ahead = OUTSTANDING * one_topic * much * leading * clues.mutual[ours, theirs]
    base += ahead
    base += SAME_PARTS * clues.parts[ours, theirs]
    outer = ~clues.inner_loosely
    one_inner = clues.inner[ours, None] & outer[None, theirs] | outer[ours, None] & clues.inner[None, theirs]
    base -= INNER_PART * (renamed & one_inner)
    base -= WORKS * (clues.works[ours, None] ^ clues.works[None, theirs])
    base -= ANNEX_PART * (clues.repeated[ours, None] ^ clues.repeated[None, theirs])
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
        both(clues.leaf, ours, theirs),
        both(~clues.leaf, ours, theirs),
        clues.part[ours, None] ^ clues.part[None, theirs],
    )
    # What notices and leads say matters little, they pair with their like.
    like = clues.like[ours, None]
    least = np.where((like == clues.like[None, theirs]) & (like > 0), SAME_KIND, 0.0)
    scores = [np.round(np.maximum(each, least), DECIMALS).astype(np.float32) for each in (base, among)]
    return heading, *scores, ahead.astype(np.float32), claim


def _roles(nodes: Sequence[Node], headings: Sequence[Heading]) -> tuple[frozenset[str], ...]:
    """For each section the roles of the nearest heading that has any, the section's own first; else measures."""
    found: list[frozenset[str]] = []
    for node in nodes:
        heading = headings[node.index]
        above = found[node.parent.index] if node.parent is not None else roles_of_chapter(heading.folded)
        found.append(heading.roles or above)
    return tuple(found)

"""
Who was paired with whom so far, and what that says about the sections below and above them.

A sub-section of a paired section is looked for under its partner first, and sections whose parts are paired are likely
a pair. Which pairs are made is align.py's.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.compare.columns import Node
from app.compare.pairs import Evidence

UNDER_PARTNER: Final = 0.15
BELOW_PARTNER: Final = 0.10
APART: Final = -0.22
APART_LOOSELY: Final = -0.08
"""
What it is worth that the sections directly above are paired, some sections above are, or are paired elsewhere: to a
section with a subject, or to one that only names a part of a plan (主要任务), of which plans have several.
"""
VOTES: Final = 0.2
MOST_PARTS: Final = 0.5
"""What it is worth that so many of the sections right below two are paired with one another; one may be chance."""
BESIDE: Final = 2
"""So many sections beside one with parts that are paired with parts of another tell that it is a part of that too."""
WHOLE: Final = 0.3
"""By so much more a section must be like another than like any part of that to be no part of it itself."""
DEPUTY: Final = 0.6
"""How sure it must be that a section's parts are to be looked for under another that does not stand beside it."""
MARGIN: Final = 0.05
"""By how much the best match must beat the next, where the next is no part of it."""


@dataclass(eq=False)
class Group:
    """Sections of different columns on one sub-topic. `score` is the mean over its pairs."""

    members: dict[int, Node] = field(default_factory=dict)
    score: float = 1.0
    pinned: bool = False

    def nodes(self) -> list[Node]:
        """The members, by column."""
        return [self.members[column] for column in sorted(self.members)]


class Partners:
    """Who was paired with whom so far."""

    def __init__(self, groups: Iterable[Group], evidence: Evidence) -> None:
        self._headings = evidence.headings
        self._base = evidence.base
        self._of: dict[Node, Group] = {node: group for group in groups for node in group.members.values()}
        self._nodes: dict[int, list[Node]] = {}
        for node in evidence.nodes:
            if not node.is_leaf:
                self._nodes.setdefault(node.column, []).append(node)
        self._deputies: dict[tuple[Node, int], Node | None] = {}
        self._most_of_parts: dict[Node, list[float]] = {}
        self._above: dict[tuple[Node, int], tuple[tuple[Node, Node], ...]] = {}
        self._standing: dict[tuple[Node, Node], float] = {}
        self._votes = Counter(
            (one.parent, other.parent)
            for group in {id(each): each for each in self._of.values()}.values()
            for one in group.nodes()
            for other in group.nodes()
            if one.parent is not None and other.parent is not None and one is not other
        )

    def partner(self, node: Node, column: int) -> Node | None:
        """The section of *column* in the row of *node*, or None."""
        group = self._of.get(node)
        return group.members.get(column) if group else None

    def deputy(self, node: Node, column: int) -> Node | None:
        """
        The section of *column* under which the parts of *node* are looked for where its partner has none, or None.

        A chapter on cars stands beside the item 汽车产业 of another plan's main text; its parts are in the annex.
        """
        key = (node, column)
        if key not in self._deputies:
            self._deputies[key] = self._find_deputy(node, column) if not node.is_leaf else None
        return self._deputies[key]

    def _find_deputy(self, node: Node, column: int) -> Node | None:
        found = sorted(
            ((float(self._base[node.index, other.index]), other) for other in self._nodes.get(column, ())),
            key=lambda each: (-each[0], each[1].index),
        )
        if not found or found[0][0] < DEPUTY or self.partner(found[0][1], node.column) not in (None, node):
            return None
        best = found[0][1]
        next_best = next((score for score, other in found[1:] if not other.is_within(best)), 0.0)
        return best if found[0][0] - next_best >= MARGIN else None

    def share_top(self, one: Node, other: Node) -> bool:
        """True if *one* and *other* stand below sections that are paired, however far above."""
        return any(
            other is not partner and other.is_within(partner) for _, partner in self._paired_above(one, other.column)
        )

    def standing(self, one: Node, other: Node) -> float:
        """
        What the sections above *one* and *other* say about them being a pair: a part of their score.

        None may stand above its partner's part while standing below it itself, or be paired with what the sections
        beside it have their partners in; such a pair gets -1.
        """
        if not self._of:
            return UNDER_PARTNER if one.parent is None and other.parent is None else 0.0
        pair = (one, other) if one.index < other.index else (other, one)
        found = self._standing.get(pair)
        if found is None:
            worth = self._seen_from(one, other), self._seen_from(other, one)
            found = self._standing[pair] = min(worth) if min(worth) < 0 else max(worth)
        return found

    def votes(self, one: Node, other: Node) -> float:
        """What the sections right below *one* and *other* say about them being a pair: a part of their score."""
        paired = self._votes[one, other]
        if paired < 2:
            return 0.0
        return VOTES * min((paired - 1) / min(len(one.children), len(other.children)) / MOST_PARTS, 1.0)

    def _belongs_to(self, one: Node, other: Node) -> bool:
        """
        True if *one* is itself a part of what *other* is about, as sections beside it are.

        Not where it has far more in common with *other* than with any of its parts: an item on carbon sinks among many
        others is what another plan has a chapter on, though one more item is paired with a section of that.
        """
        if one.parent is None or self._votes.get((one.parent, other), 0) < (1 if one.is_leaf else BESIDE):
            return False
        if other not in self._most_of_parts:
            parts = [each.index for each in other.subtree()[1:]]
            # What two have in common is the same in both rows, and rows lie together in memory.
            self._most_of_parts[other] = self._base[parts].max(axis=0).tolist()
        return float(self._base[one.index, other.index]) < WHOLE + self._most_of_parts[other][one.index]

    def _seen_from(self, one: Node, other: Node) -> float:
        if one.parent is None and other.parent is None:
            return UNDER_PARTNER
        if self._belongs_to(one, other):
            return -1.0
        paired = self._paired_above(one, other.column)
        if not paired:
            return 0.0
        above, partner = paired[0]
        if other is partner or partner.is_within(other):
            return -1.0
        if other.is_within(partner):
            return UNDER_PARTNER if one.parent is above and other.parent is partner else BELOW_PARTNER
        if partner.is_leaf:
            deputy = self.deputy(above, other.column)
            return BELOW_PARTNER if deputy is not None and other is not deputy and other.is_within(deputy) else 0.0
        return APART_LOOSELY if self._headings[above.index].names_part else APART

    def _paired_above(self, node: Node, column: int) -> tuple[tuple[Node, Node], ...]:
        """The sections above *node* that are paired with one of *column*, each with that one, nearest first."""
        above = node.parent
        if above is None:
            return ()
        key = (node, column)
        found = self._above.get(key)
        if found is None:
            found = self._paired_above(above, column)
            partner = self.partner(above, column)
            if partner is not None:
                found = ((above, partner), *found)
            self._above[key] = found
        return found

"""
What is still unpaired when the rows stand is looked at once more, with all that speaks for two taken together.

To what was weighed before come what words mean (meanings.py) and the order of plans (order.py), in one claim: the sum
of a logistic regression, of which 0 is even odds. Its weights are fitted by bench/fit_claim.py to pairs judged by
reading. A row that stands is never taken apart; which pairs it is made of before is align.py's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.clues import own_industries
from app.compare.columns import Node, between
from app.compare.leftovers import ALIKE
from app.compare.order import Order
from app.compare.pairs import Evidence
from app.compare.partners import Group, Partners
from app.compare.similarity import DECIMALS

STILL: Final = {
    "among": 2.91,
    "signs": 1.36,
    "texts": 4.36,
    "field": 2.9,
    "leaves": 1.71,
    "chapters": -0.85,
    "half": -6.65,
    "plain": 3.74,
    "lead": 4.8,
}
"""
What each of the clues weighs that do not depend on what is paired: what speaks for them below paired sections, the
characters of their headings, their words, their industries, that both have no parts or both have, what is usual between
their columns, how near they are in meaning, and by how much nearer than either is to any other.
"""
SCORE: Final = 5.32
"""What their score weighs as the rows stand,"""
NEIGHBOURS: Final = 1.38
"""…each that those right before them stand side by side, and those right behind,"""
GAP: Final = 0.68
"""…and that between sections that do, nothing else can stand beside them."""
EVEN: Final = -8.93
"""What there is without any of it."""
NEEDED: Final = 0.6
"""What a pair must come to."""
ALLOWED: Final = 1.0
"""So much less may any two come to that stand in one row thereby."""
NEVER: Final = -99.0
"""What two come to that are ruled out."""
CLOSE: Final = 0.05
"""Where another comes so close, choosing one would be choosing by its place."""
MOST_STANDING: Final = 0.35
"""So much at most is added to what speaks for two by what is paired above and below them."""

_Indices = NDArray[np.intp]
_Floats = NDArray[np.float64]
Score = Callable[[Node, Node], float]
Edge = tuple[float, int, int]
"""What two come to, and both by `Node.index`."""


def clues_at(evidence: Evidence, ones: _Indices, others: _Indices) -> _Floats:
    """For the pairs of sections *ones* and *others* (`Node.index`) a row of the clues of `STILL`, in that order."""
    clues, at = evidence.clues, (ones, others)
    text, half, near = clues.text[at], clues.half[at], clues.meanings
    found = (
        evidence.among[at],
        clues.signs[at],
        text / (text + half),
        clues.field[at],
        clues.leaf[ones] & clues.leaf[others],
        ~(clues.leaf[ones] | clues.leaf[others]),
        half,
        near.plain[at],
        near.lead[at],
    )
    return np.stack([np.asarray(each, dtype=np.float64) for each in found], axis=1)


class LastLook:
    """The claims of pairs as the rows stand."""

    def __init__(self, evidence: Evidence, partners: Partners, score: Score) -> None:
        self._evidence, self._partners, self.score = evidence, partners, score
        self._order = Order(evidence.nodes, partners)
        self._weights = np.array(list(STILL.values()))

    def still(self, ones: _Indices, others: _Indices) -> _Floats:
        """The part of the claims of pairs that does not depend on what is paired."""
        found: _Floats = clues_at(self._evidence, ones, others) @ self._weights + EVEN
        return found

    def moving(self, one: Node, other: Node) -> tuple[float, int, bool]:
        """The rest of what speaks for two: their score, how many neighbours stand side by side, and whether a gap."""
        return self.score(one, other), self._order.neighbours(one, other), self._order.share_gap(one, other)

    def claim(self, one: Node, other: Node, still: float | None = None) -> float:
        """What two come to, NEVER where they are ruled out; *still* is the part of it that is known."""
        # Of two the one that comes first has the row.
        one, other = sorted((one, other), key=lambda node: node.index)
        if self._is_ruled_out(one, other):
            return NEVER
        if still is None:
            still = float(self.still(np.array([one.index]), np.array([other.index]))[0])
        score, neighbours, gap = self.moving(one, other)
        return round(still + SCORE * score + NEIGHBOURS * neighbours + GAP * gap, DECIMALS)

    def _is_ruled_out(self, one: Node, other: Node) -> bool:
        """
        True for two that have no texts or none with a word in common, and for other kinds, or courses, of one thing.

        So are those that are looked for elsewhere, since what stands above them is, and those of which the headings
        have nothing in common but what is said above: brands of two products in chapters on brands.
        """
        if not self._may_be(np.array([one.index]), np.array([other.index]))[0]:
            return True
        return self._partners.standing(one, other) < 0 or not (_has_text(one) and _has_text(other))

    def _may_be(self, ones: _Indices, others: _Indices) -> NDArray[np.bool_]:
        """For pairs of sections, the first of each first, whether their texts and headings leave them a chance."""
        clues, at = self._evidence.clues, (ones, others)
        shared = (clues.overlap[at] == 0) | clues.topic[at]
        found: NDArray[np.bool_] = (clues.text[at] > 0) & ~clues.against[at] & ~clues.kinds[at] & shared
        return found

    def may_stand(self, ones: Sequence[Node], others: Sequence[Node]) -> bool:
        """True if each of *ones* and each of *others* may stand in one row."""
        return all(self.claim(one, other) >= NEEDED - ALLOWED for one in ones for other in others)

    def edges(self, columns: Sequence[Sequence[Node]], of: Mapping[Node, Group]) -> list[Edge]:
        """All pairs of sections not paired yet that come to what is needed, surest first, by `Node.index`."""
        evidence = self._evidence
        found: list[Edge] = []
        for ours, theirs in between(columns):
            one_column, other_column = evidence.nodes[ours.start].column, evidence.nodes[theirs.start].column
            if _apart(evidence, ours, theirs):
                continue
            free = _free(evidence.nodes[ours], other_column, of)
            others = _free(evidence.nodes[theirs], one_column, of)
            rows, places = (each.ravel() for each in np.meshgrid(free, others, indexing="ij"))
            still = self.still(rows, places)
            best = np.maximum(evidence.base[rows, places], evidence.among[rows, places]) + MOST_STANDING
            reach = still + SCORE * np.clip(best, 0.0, 1.0) + 2 * NEIGHBOURS + GAP
            for at in np.flatnonzero((reach >= NEEDED) & self._may_be(rows, places)).tolist():
                one, other = evidence.nodes[rows[at]], evidence.nodes[places[at]]
                most = still[at] + SCORE * self.score(one, other) + 2 * NEIGHBOURS + GAP
                if most >= NEEDED and evidence.may_pair(one, other):
                    claim = self.claim(one, other, float(still[at]))
                    if claim >= NEEDED:
                        found.append((claim, one.index, other.index))
        found.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
        return [edge for at, edge in enumerate(found) if not self._is_close(edge, found, at)]

    def _is_close(self, edge: Edge, found: Sequence[Edge], at: int) -> bool:
        """True if one of *edge*, which is *found* at that place, comes about as far with another beside its best."""
        nodes, ends = self._evidence.nodes, set(edge[1:])
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(found) and abs(found[place][0] - edge[0]) < CLOSE:
                for mine in ends.intersection(found[place][1:]):
                    (own,), (far,) = ends - {mine}, set(found[place][1:]) - {mine}
                    one, other = nodes[own], nodes[far]
                    if one.column == other.column and not (one.is_within(other) or other.is_within(one)):
                        return True
                place += step
        return False


def _has_text(node: Node) -> bool:
    """True if anything but headings stands in the section or below it."""
    return any(each.section.paragraphs for each in node.subtree())


def _apart(evidence: Evidence, ours: slice, theirs: slice) -> bool:
    """True for columns on two industries that have little in common: there every section has a best match by chance."""
    fields = own_industries(evidence.nodes[ours]), own_industries(evidence.nodes[theirs])
    # Of two columns all sections have the same half.
    return all(fields) and fields[0].isdisjoint(fields[1]) and evidence.half[ours.start, theirs.start] <= ALIKE


def _free(nodes: Sequence[Node], column: int, of: Mapping[Node, Group]) -> _Indices:
    """Those of *nodes*, by `Node.index`, that stand beside none of *column*."""
    return np.array([node.index for node in nodes if node not in of or column not in of[node].members], dtype=np.intp)

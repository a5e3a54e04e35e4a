"""
What is left over when the sure pairs are made: sections that say one thing under headings in other words.

Of columns on one subject what is left over has few to go with. That two are each other's best by all that speaks for
them together (`Evidence.claim` and their score) then says what their headings do not. Columns that have little in
common are left alone: there something is always the best, by chance. Which pairs are joined is align.py's.
"""

from collections.abc import Callable, Mapping
from typing import Final

from app.compare.columns import Node
from app.compare.pairs import Evidence
from app.compare.partners import Group, Partners

ALIKE: Final = 0.13
"""Columns are on one subject whose sections have so much of their text in common with the one most like them."""
CLAIM: Final = 0.87
"""What score and claim must come to."""
LEAST_CLAIM: Final = 0.75
"""What they must come to for any two that come to stand in one row thereby."""

Ranked = dict[tuple[Node, int], list[tuple[float, Node]]]
"""For a section and another column its candidates there with their scores, the best first."""


def leftovers(
    evidence: Evidence, partners: Partners, ranked: Ranked, of: Mapping[Node, Group], main: Group | None = None
) -> list[tuple[float, int, int]]:
    """
    The pairs of sections left over that are each other's best, surest first: how sure, and the two by `Node.index`.

    *ranked* are all candidates, *of* tells which sections stand beside one of a column already. What stands below the
    sections of *main* is on one subject, whatever it has in common.
    """
    # Of two columns all sections have the same half.
    near = {key: entries for key, entries in ranked.items() if evidence.half[key[0].index, entries[0][1].index] > ALIKE}
    free = unpaired(near, of, lambda one, other: partners.standing(one, other) > -1)
    free = _below(main, ranked, of, partners) | free
    best = {
        (one, column): max(
            ((score + float(evidence.claim[one.index, other.index]), -other.index) for score, other in entries)
        )
        for (one, column), entries in free.items()
    }
    edges: list[tuple[float, int, int]] = []
    for (one, _), (claim, at) in best.items():
        other = evidence.nodes[-at]
        if one.index < other.index and claim >= CLAIM and best[other, one.column] == (claim, -one.index):
            edges.append((claim, one.index, other.index))
    edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    return edges


def _below(main: Group | None, ranked: Ranked, of: Mapping[Node, Group], partners: Partners) -> Ranked:
    """What is left of *ranked* for sections below those of *main*."""
    if main is None:
        return {}

    def stands(node: Node) -> bool:
        top = main.members.get(node.column)
        return top is not None and node is not top and node.is_within(top)

    inside = {key: entries for key, entries in ranked.items() if stands(key[0])}
    return unpaired(inside, of, lambda one, other: stands(other) and partners.standing(one, other) > -1)


def unpaired(ranked: Ranked, of: Mapping[Node, Group], fits: Callable[[Node, Node], bool]) -> Ranked:
    """What is left of *ranked* for sections that stand beside none of the other's column yet, where the two *fits*."""
    found: Ranked = {}
    for (one, column), entries in ranked.items():
        if one in of and column in of[one].members:
            continue
        left = [
            (score, other)
            for score, other in entries
            if (other not in of or one.column not in of[other].members) and fits(one, other)
        ]
        if left:
            found[one, column] = left
    return found


def lead_of(entries: list[tuple[float, Node]]) -> float:
    """By how much the best entry beats the next, those within it or above it left out."""
    score, best = entries[0]
    for next_score, other in entries[1:]:
        if not (other.is_within(best) or best.is_within(other)):
            return score - max(next_score, 0.0)
    return score

"""
What is left over when the sure pairs are made: sections that say one thing under headings in other words.

Of columns on one subject what is left over has few to go with. That two are each other's best, and their texts more
alike than either is to any other, then says what their headings do not. Columns that have little in common are left
alone: there something is always the best, by chance. Which pairs are joined is align.py's.
"""

from collections.abc import Callable, Mapping
from typing import Final

from app.compare.columns import Node
from app.compare.pairs import Evidence
from app.compare.partners import Group, Partners

ALIKE: Final = 0.13
"""Columns are on one subject whose sections have so much of their text in common with the one most like them."""
FULL_LEAD: Final = 0.3
"""So far it counts by how much a pair leaves all others behind."""
TEXT_WORTH: Final = 0.3
FULL_TEXT_LEAD: Final = 0.6
"""What it is worth that their texts do, by share, and the lead that is worth all of it."""
CLAIM: Final = 0.64
"""What score and leads must come to."""
LEAST: Final = 0.4
"""What the score alone must be, and the mean with the members of a row."""

Ranked = dict[tuple[Node, int], list[tuple[float, Node]]]
"""For a section and another column its candidates there with their scores, the best first."""


def leftovers(
    evidence: Evidence, partners: Partners, ranked: Ranked, of: Mapping[Node, Group]
) -> list[tuple[float, int, int]]:
    """
    The pairs of sections left over that lead all others, surest first: how sure, and the two by `Node.index`.

    *ranked* are all candidates, *of* tells which sections stand beside one of a column already.
    """
    free = unpaired(
        ranked,
        of,
        lambda one, other: evidence.half[one.index, other.index] > ALIKE
        and one.is_leaf == other.is_leaf
        and partners.standing(one, other) > -1,
    )
    edges: list[tuple[float, int, int]] = []
    for (one, _), entries in free.items():
        score, other = entries[0]
        back = free[other, one.column]
        if one.index > other.index or back[0][1] is not one:
            continue
        lead = min(lead_of(entries), lead_of(back), FULL_LEAD)
        text_lead = min(float(evidence.lead[one.index, other.index]), FULL_TEXT_LEAD)
        claim = score + lead + TEXT_WORTH * text_lead
        if lead > 0 and text_lead > 0 and claim >= CLAIM:
            edges.append((claim, one.index, other.index))
    edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    return edges


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

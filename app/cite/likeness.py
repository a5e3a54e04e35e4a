"""
How alike two wordings are, and whether one is a part of the other. All wordings are folded (domain.citation).

Shares are 0..1 of the characters of both, by the longest row of characters they have in common. The thresholds are
set so that doubt makes a choice, not an answer; bench/resolution_histories.py measures what they do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

SIMILAR: Final = 0.6
"""Share from which a wording is offered as what may have become of another."""
IN_PLACE: Final = 0.75
"""Share that is enough for a correction where the wording stands at the same place."""
SURE: Final = 0.85
"""Share that is enough for a correction at another place."""
MARGIN: Final = 0.12
"""How far the best must be ahead of the next to be taken without asking."""
SHORT: Final = 12
"""Wordings of fewer characters are alike by chance."""
_PART: Final = 0.95
_NEAR_PART: Final = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    `whole` compares the two in full; `is_held`: the old one stands within the new one, `is_piece`: the other way.

    `is_near` says that a part of the longer is much like the shorter, though not enough to say that it is it.
    """

    whole: float
    is_held: bool = False
    is_piece: bool = False
    is_near: bool = False

    @property
    def whole_counts(self) -> bool:
        """Whether the two may be one passage before and after a correction."""
        return self.whole >= SIMILAR

    @property
    def is_close(self) -> bool:
        """Whether the new one may be the old one although the old words stand elsewhere too."""
        return self.is_held or self.is_piece or self.whole >= SURE

    @property
    def is_any(self) -> bool:
        """Whether the new one may be the old one at all."""
        return self.whole_counts or self.is_held or self.is_piece or self.is_near


def likeness(old: str, new: str) -> Likeness:
    """How alike two folded wordings are."""
    whole = float(Indel.normalized_similarity(old, new))
    if min(len(old), len(new)) < SHORT or whole >= SURE:
        return Likeness(whole)
    part = fuzz.partial_ratio(old, new) / 100
    longer = len(new) > len(old)
    inside = part >= _PART
    return Likeness(whole, inside and longer, inside and not longer, part >= _NEAR_PART)


def contains(longer: str, shorter: str) -> bool:
    """Whether *shorter* stands in *longer*, a character in twenty apart."""
    return len(shorter) <= len(longer) and fuzz.partial_ratio(shorter, longer) >= _PART * 100


def claims(old: str, chosen: str, other: str) -> bool:
    """Whether *other* has a good part of *old* that *chosen* has not: more than a quarter of its characters."""
    gone = (block for block in Indel.opcodes(old, chosen) if block.tag == "delete")
    left = "".join(old[block.src_start : block.src_end] for block in gone)
    return 4 * len(left) > len(old) and 4 * Indel.similarity(left, other) // 2 > len(old)


class Wordings:
    """All folded wordings of two texts, by place."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new

    def better(self, at: int, new: str, score: float) -> bool:
        """Whether another wording of the earlier text than the one at *at* is more like *new* than *score*."""
        found = process.extract(new, self.old, scorer=Indel.normalized_similarity, score_cutoff=score, limit=4)
        return any(place != at and found_score > score for _, found_score, place in found)

    def others_hold(self, at: int, words: str) -> bool:
        """Whether another wording of the earlier text than the one at *at* holds *words*."""
        return any(i != at and len(words) <= len(each) and contains(each, words) for i, each in enumerate(self.old))

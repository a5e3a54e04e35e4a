"""
Which plans stand together in a part of the index.

Parts are runs of plans in their order. They stay what they are from build to build, so that one changed plan makes
only its own part be written again; a part that has grown too large is divided. Answers do not depend on it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

MOST: Final = 1_000
"""So many sections a part has at most: a few seconds of work. A plan of more is a part of its own."""
_SECTION_BYTES: Final = 900
"""A section of a plan has so many bytes of text, the mean of 607 documents."""
_MOST_OF_A_FILE: Final = 500
"""Scans and pictures are large without many words."""


def sections_in(size_bytes: int) -> int:
    """About how many sections a file of that size has; good enough to divide the work."""
    return max(1, min(_MOST_OF_A_FILE, size_bytes // _SECTION_BYTES))


def divide(sections: Mapping[str, int], before: Sequence[Sequence[str]] = ()) -> list[list[str]]:
    """
    The plans of each part, none empty.

    Args:
        sections: About how many sections each plan has; in the order of the plans, which is that of their slugs.

        before: The plans of each part at the build before.
    """
    firsts = [part[0] for part in before if part]
    cuts = [0, *sorted({_place(list(sections), first) for first in firsts[1:]}), len(sections)]
    slugs = list(sections)
    found: list[list[str]] = []
    for start, end in pairwise(cuts):
        found += _runs(slugs[start:end], sections)
    return found


def _place(slugs: Sequence[str], first: str) -> int:
    """Where the part begins whose first plan was *first*, which may be gone."""
    at = bisect_right(slugs, first)
    return at - 1 if at and slugs[at - 1] == first else at


def _runs(slugs: Sequence[str], sections: Mapping[str, int]) -> list[list[str]]:
    """*slugs* as they are, or in runs of at most half of what a part may have, so that they can grow."""
    if not slugs:
        return []
    if sum(sections[slug] for slug in slugs) <= MOST:
        return [list(slugs)]
    found: list[list[str]] = [[]]
    size = 0
    for slug in slugs:
        if found[-1] and size + sections[slug] > MOST // 2:
            found.append([])
            size = 0
        found[-1].append(slug)
        size += sections[slug]
    return found

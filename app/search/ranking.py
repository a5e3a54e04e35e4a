"""
The order of hits, near duplicates behind the best of them.

Ties are broken by the order of plans in the index and of sections in the text, always alike.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.domain.results import Sort
from app.search.arrays import Floats, Ints
from app.search.sets import Scored
from app.search.snapshot import PlanRow, Snapshot

_NO_REGION: Final = "999999"
_DIGITS: Final = 4
"""Of a score, behind the point."""
_BLOCK: Final = 128
"""To put a whole large answer in order takes longer than to find it: only what may be among the best is."""


def in_order(snapshot: Snapshot, matched: Scored, sort: Sort, first: int | None = None) -> Ints:
    """
    The matching chunks, first hit first.

    "newest" and "oldest" go by date of issue (else the year the plan is filed under), undated plans last;
    "region" by province and city, plans without a region last; within a plan by relevance.

    Args:
        snapshot: The index.

        matched: What matches, and its scores.

        sort: The order asked for.

        first: So many are wanted; all of them if None.
    """
    chunks, scores = matched.chunks, matched.score
    if sort == "relevance" and first is not None:
        near = _near_the_best(scores, first)
        chunks, scores = chunks[near], scores[near]
    # Scores that differ by rounding only are one score.
    score = -np.round(scores.astype(np.float64), _DIGITS)
    if sort != "relevance":
        place = _plan_places(snapshot, sort)[snapshot.plan_of[chunks]]
        return chunks[np.lexsort((score, place))][:first]
    # Chunks are ascending: of equal scores the order of the index is kept.
    return chunks[np.argsort(score, kind="stable")][:first]


def _near_the_best(scores: Floats, first: int) -> Ints | slice:
    """
    The places of the *first* best scores, and of others nearly as good.

    The best of each block of many are compared: as many blocks have a score as high as the last of the best of them,
    so whatever is lower is not among the best.
    """
    blocks = len(scores) // _BLOCK
    if blocks <= first:
        return slice(None)
    best = scores[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    least = np.partition(best, blocks - first)[blocks - first]
    return np.flatnonzero(scores >= least - np.float32(10**-_DIGITS)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Folded:
    """
    Hits with near duplicates behind the best of them: the chunks in that order, and for each of them its `leader`
    (its own ordinal where it is none's duplicate) and, at leaders, how many are `similar`.
    """

    chunks: Ints
    leader: Ints
    similar: Ints


def folded(snapshot: Snapshot, matched: Scored, first: int) -> Folded:
    """
    The *first* hits by relevance, each section that is nearly the same as one before it moved right behind that one.

    What stands there are the best sections of their groups with those of the same group; a group whose best section
    is not among the *first* by rank comes later than they do.
    """
    groups = np.zeros(snapshot.count, dtype=np.bool_)
    groups[snapshot.group[in_order(snapshot, matched, "relevance", first)]] = True
    near = groups[snapshot.group[matched.chunks]]
    ranked = in_order(snapshot, Scored(matched.chunks[near], matched.score[near], snapshot.count), "relevance")
    _, leader, group, sizes = np.unique(
        snapshot.group[ranked], return_index=True, return_inverse=True, return_counts=True
    )
    place = leader[group]
    order = np.argsort(place, kind="stable")
    leads = place == np.arange(len(ranked))
    similar = np.where(leads, sizes[group] - 1, 0)
    return Folded(ranked[order][:first], ranked[place][order][:first], similar[order][:first].astype(np.int32))


def unfolded(ranked: Ints) -> Folded:
    """*ranked* as it is."""
    return Folded(ranked, ranked, np.zeros(len(ranked), dtype=np.int32))


def _plan_places(snapshot: Snapshot, sort: Sort) -> Ints:
    """Each plan's place in the order of *sort*."""
    numbered = list(enumerate(snapshot.plans))
    if sort == "region":
        numbered.sort(key=lambda each: (*(each[1].regions or (_NO_REGION,)), ""))
    else:
        numbered.sort(key=lambda each: _date(each[1]), reverse=sort == "newest")
        numbered.sort(key=lambda each: _date(each[1]) == "")
    places = np.zeros(len(numbered), dtype=np.int32)
    for place, (plan, _) in enumerate(numbered):
        places[plan] = place
    return places


def _date(row: PlanRow) -> str:
    return row.issued or (str(row.year) if row.year else "")

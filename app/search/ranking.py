"""
The order of hits, near duplicates behind the best of them.

Ties are broken by the order of plans in the index and of sections in the text, always alike.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.domain.results import Sort
from app.search.arrays import Ints
from app.search.evaluate import Matched
from app.search.snapshot import PlanRow, Snapshot

_NO_REGION: Final = "999999"


def in_order(snapshot: Snapshot, matched: Matched, sort: Sort) -> Ints:
    """
    The matching chunks, first hit first.

    "newest" and "oldest" go by date of issue (else the year the plan is filed under), undated plans last;
    "region" by province and city, plans without a region last; within a plan by relevance.
    """
    chunks = np.flatnonzero(matched.mask).astype(np.int32)
    # Scores that differ by rounding only are one score.
    score = -np.round(matched.score[chunks].astype(np.float64), 4)
    if sort == "relevance":
        return chunks[np.lexsort((chunks, score))]
    place = _plan_places(snapshot, sort)[snapshot.plan_of[chunks]]
    return chunks[np.lexsort((chunks, score, place))]


@dataclass(frozen=True, slots=True)
class Folded:
    """
    Hits with near duplicates behind the best of them: the chunks in that order, and for each of them its `leader`
    (its own ordinal where it is none's duplicate) and, at leaders, how many are `similar`.
    """

    chunks: Ints
    leader: Ints
    similar: Ints


def folded(snapshot: Snapshot, ranked: Ints) -> Folded:
    """*ranked* with each section that is nearly the same as one before it moved right behind that one."""
    _, first, group, sizes = np.unique(
        snapshot.group[ranked], return_index=True, return_inverse=True, return_counts=True
    )
    place = first[group]
    order = np.argsort(place, kind="stable")
    leads = place == np.arange(len(ranked))
    similar = np.where(leads, sizes[group] - 1, 0)
    return Folded(ranked[order], ranked[place][order], similar[order].astype(np.int32))


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

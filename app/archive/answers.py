"""
Answers of one snapshot that were given lately, kept to be given again.

A snapshot never changes, so an answer stays right as long as it is open: the same question in the other language, as
a page and as JSON, or by the back button costs nothing. What readers asked is in memory only and goes with the
snapshot.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain.results import Hit, SearchRequest, SearchResult
from app.search.cache import Cache

MAX_BYTES: Final = 32_000_000
"""Room for some hundred answers: one has twenty texts, and counts for each of some thousand plans."""
LARGEST: Final = 50
"""Answers of more hits than this, as downloads have, are not kept."""
_TEXT: Final = 4
"""Bytes a character of a hit takes: two, in the section's text and again in that of a paragraph."""
_HIT: Final = 2_000
_PARAGRAPH: Final = 500
_COUNT: Final = 50
"""Bytes a value of a facet takes with its count, which no other answer has."""
_PLAN: Final = 100
"""The same for a plan by its slug."""

_Key = tuple[object, ...]


class Answers:
    """The answers of one snapshot; any number of threads may ask."""

    def __init__(self, search: Callable[[SearchRequest], SearchResult], max_bytes: int = MAX_BYTES) -> None:
        """Answers are made by *search*."""
        self._search = search
        self._kept = Cache(max_bytes)

    @property
    def size_bytes(self) -> int:
        """About what the answers that are kept take."""
        return self._kept.size_bytes

    def search(self, request: SearchRequest) -> SearchResult:
        """The answer to *request*; `took_ms` is what it took this time. Raises what the search raises."""
        began = time.perf_counter()
        if request.size > LARGEST:
            return self._search(request)
        made: list[SearchResult] = []

        def make() -> SearchResult:
            made.append(self._search(request))
            return made[0]

        found = self._kept.get(_key(request), make, size_of)
        return found if made else replace(found, request=request, took_ms=(time.perf_counter() - began) * 1000)


def size_of(answer: SearchResult) -> int:
    """About how many bytes *answer* takes: its texts, and its counts, of which there are as many as plans."""
    counts = sum(len(values.values) for values in answer.facets.values())
    return sum(map(_size_of_hit, answer.hits)) + _COUNT * counts + _PLAN * len(answer.plan_totals)


def _size_of_hit(hit: Hit) -> int:
    return _HIT + _TEXT * len(hit.text) + _PARAGRAPH * len(hit.paragraphs)


def _key(request: SearchRequest) -> _Key:
    """Everything that the answer depends on, the ticks in any order of facets."""
    ticks = tuple(sorted((name, tuple(values)) for name, values in request.filters.items()))
    return request.q, ticks, request.sort, request.page, request.size, request.expand, request.layers

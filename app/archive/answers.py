"""
Answers of one snapshot that were given lately, kept to be given again.

A snapshot never changes, so an answer stays right as long as it is open: the same question in the other language, as
a page and as JSON, or by the back button costs nothing. What readers asked is in memory only and goes with the
snapshot.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.domain.results import SearchRequest, SearchResult

MOST: Final = 256
"""So many answers are kept; twenty hits with their texts are some fifty kilobytes."""
LARGEST: Final = 50
"""Answers of more hits than this, as downloads have, are not kept."""

_Key = tuple[object, ...]


class Answers:
    """The answers of one snapshot; any number of threads may ask."""

    def __init__(self, search: Callable[[SearchRequest], SearchResult]) -> None:
        """Answers are made by *search*."""
        self._search = search
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, SearchResult] = OrderedDict()

    def search(self, request: SearchRequest) -> SearchResult:
        """The answer to *request*; `took_ms` is what it took this time. Raises what the search raises."""
        began = time.perf_counter()
        key = _key(request)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return replace(known, request=request, took_ms=(time.perf_counter() - began) * 1000)
        found = self._search(request)
        if request.size <= LARGEST:
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return found


def _key(request: SearchRequest) -> _Key:
    """Everything that the answer depends on, the ticks in any order of facets."""
    ticks = tuple(sorted((name, tuple(values)) for name, values in request.filters.items()))
    return request.q, ticks, request.sort, request.page, request.size, request.expand, request.layers

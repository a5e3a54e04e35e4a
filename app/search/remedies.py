"""
What to leave out where a search finds nothing: the facet, the value or the word that excludes everything.

Each remedy is a whole search that does find something, with the number of its sections. How many a search finds is
asked of the engine; how many searches are tried is bounded, so that an odd query costs no more than a few.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from typing import Final

from app.domain.results import Exclusion, Remedy, SearchRequest
from app.errors import QueryNotUnderstood
from app.search.query import parse
from app.search.query_writing import parts_of, unquoted, written

MOST_WORDS: Final = 8
MOST_FACETS: Final = 5
LONGEST: Final = 0.5
"""Seconds after which no further search is tried; in a large archive a search may take its time."""

Count = Callable[[SearchRequest], int]


def remedies(request: SearchRequest, count: Count) -> tuple[Remedy, ...]:
    """
    Searches near *request*, which finds nothing, that find something; those that leave out least first.

    Args:
        request: The search.

        count: How many sections a search finds.
    """
    end = time.perf_counter() + LONGEST

    def tried(ways: Iterator[Remedy]) -> list[Remedy]:
        found = []
        for way in ways:
            if time.perf_counter() > end:
                break
            if sections := count(way.request):
                found.append(replace(way, sections=sections))
        return found

    without_a_word = tried(_without_a_word(request))
    without_a_facet = tried(_without_a_facet(request))
    # Where no single word is to blame, each is told by itself.
    alone = [] if without_a_word else tried(_a_word_alone(request))
    unquoted_words = [] if without_a_word or alone else tried(_unquoted(request))
    return (*without_a_word, *without_a_facet, *alone, *unquoted_words)


def exclusions(request: SearchRequest, count: Count) -> tuple[Exclusion, ...]:
    """
    Pairs of facets ticked that no section in the archive satisfies at once, and facets that none satisfies alone.

    Whatever the query: 吉林省 and 丹东市 exclude each other, since Dandong lies in Liaoning.
    """
    ticked = list(request.filters.items())[:MOST_FACETS]

    def filed(*facets: tuple[str, tuple[str, ...]]) -> int:
        return count(SearchRequest(filters=dict(facets), layers=request.layers))

    empty = [each for each in ticked if not filed(each)]
    pairs = [
        (one, other) for one, other in combinations([each for each in ticked if each not in empty], 2)
        if not filed(one, other)
    ]  # fmt: skip
    return (*(Exclusion((each,)) for each in empty), *map(Exclusion, pairs))


def _without_a_word(request: SearchRequest) -> Iterator[Remedy]:
    for part in list(parts_of(parse(request.q)))[:MOST_WORDS]:
        yield Remedy("word", replace(request, q=part.rest, page=1), word=part.text)


def _a_word_alone(request: SearchRequest) -> Iterator[Remedy]:
    for part in list(parts_of(parse(request.q)))[:MOST_WORDS]:
        if not part.text.startswith("-"):
            yield Remedy("alone", replace(request, q=part.text, page=1), word=part.text)


def _unquoted(request: SearchRequest) -> Iterator[Remedy]:
    tree = parse(request.q)
    q = written(unquoted(tree))
    if q != written(tree):
        # Words that are no words of a query by themselves: the phrase "以 AND" without its marks.
        with suppress(QueryNotUnderstood):
            parse(q)
            yield Remedy("unquoted", replace(request, q=q, page=1), word=q)


def _without_a_facet(request: SearchRequest) -> Iterator[Remedy]:
    for facet, values in list(request.filters.items())[:MOST_FACETS]:
        rest = {name: found for name, found in request.filters.items() if name != facet}
        yield Remedy("facet", replace(request, filters=rest, page=1), facet=facet, values=values)
    if len(request.filters) > 1:
        yield Remedy("facets", replace(request, filters={}, page=1))

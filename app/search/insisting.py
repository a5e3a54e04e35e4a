"""
Searches that insist on words that were let go: on each by itself, and on all of them.

Which words those are is told by app.search.letting_go; a search that insists is a query like any other, with the
signs a reader could have written himself.
"""

from collections.abc import Callable
from dataclasses import replace

from app.domain.results import Insisting, SearchRequest, SearchResult
from app.errors import QueryNotUnderstood
from app.search.query import Words, parse


def insisting(result: SearchResult, count: Callable[[SearchRequest], int]) -> tuple[Insisting, ...]:
    """
    Searches that let go of less than *result* did, the one that insists on all its words last; () where none were.

    Words that stand nowhere are left out, since nobody can insist on them; where there are any, no section has all.

    Args:
        result: An answer.

        count: How many sections a search finds.
    """
    nowhere = set(result.unmatched)
    gone = [each for each in result.let_go if each.word not in nowhere]
    if not gone:
        return ()
    request = result.request
    found = [
        Insisting(each.word, each.sections, narrower)
        for each in gone
        if (narrower := _insisting(request, (each.word,), _without(request.q, each.word))) is not None
    ]
    plain = isinstance(parse(request.q), Words)
    words = result.terms if plain else tuple(each.word for each in result.let_go)
    everything = _insisting(request, words, "" if plain else request.q)
    if everything is not None:
        found.append(Insisting("", 0 if nowhere else count(everything), everything))
    return tuple(found)


def _insisting(request: SearchRequest, words: tuple[str, ...], beside: str) -> SearchRequest | None:
    """*request* for all of *words* beside the query *beside*; None where that is more than a query may hold."""
    others = () if not beside else (beside if len(beside.split()) == 1 else f"({beside})",)
    q = " AND ".join((*words, *others))
    try:
        parse(q)
    except QueryNotUnderstood:
        return None
    return replace(request, q=q, page=1)


def _without(q: str, word: str) -> str:
    """The query *q* without *word*, where it stands among other words without any sign; else *q* as it is."""
    tree = parse(q)
    if not isinstance(tree, Words) or tree.field:
        return q
    left = [each for each in tree.text.split() if each.casefold() != word.casefold()]
    return " ".join(left) if left else q

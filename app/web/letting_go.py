"""
What a page says where words of a question were let go: which, and the searches that insist on them.

Which words those are is told by app.search.letting_go; a search that insists is a query like any other.
"""

from dataclasses import dataclass, replace

from app.domain.results import SearchRequest, SearchResult
from app.errors import QueryNotUnderstood
from app.search.query import Words, parse
from app.web import urls
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class Insisting:
    """A search that insists on a `word` ("" for all of them), how many sections it finds, and its address."""

    word: str
    sections: int
    url: str


@dataclass(frozen=True, slots=True)
class Stricter:
    """For each word that some sections lack, the search that insists on it; `every` insists on all the words."""

    words: tuple[Insisting, ...]
    every: Insisting | None


def stricter(site: Site, result: SearchResult) -> Stricter | None:
    """
    Searches that let go of less than *result* did; None where it let nothing go.

    Words that stand nowhere are left out, since nobody can insist on them; where there are any, no section has all.
    """
    nowhere = set(result.unmatched)
    gone = [each for each in result.let_go if each.word not in nowhere]
    if not gone:
        return None
    words = tuple(
        Insisting(each.word, each.sections, urls.search(narrower))
        for each in gone
        if (narrower := _insisting(result.request, (each.word,), _without(result.request.q, each.word))) is not None
    )
    named = tuple(each.word for each in result.let_go)
    everything = _insisting(result.request, named, "" if set(named) >= set(result.terms) else result.request.q)
    if everything is None:
        return Stricter(words, None)
    found = 0 if nowhere else site.archive.count(everything)
    return Stricter(words, Insisting("", found, urls.search(everything)))


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
    typed = tree.text.split()
    left = [each for each in typed if each.casefold() != word.casefold()]
    return " ".join(left) if left else q

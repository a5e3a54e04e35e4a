"""
From what was pasted into the search to the passage or plan it is of; empty where it is an ordinary search.

A reference in any style holds its permanent link; BibTeX keys and the accession numbers of RIS are plan and anchor; a
document number and a title name a plan; a sentence is looked for literally. Nothing like it is ever offered.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, get_args

from app.archive.snapshot import EDGE_WORDS, Snapshot
from app.cite.citations import find_citations
from app.domain.citation import Citation, fold_wording
from app.domain.collection import read_ref
from app.domain.locating import Located
from app.domain.mentions import read_number
from app.domain.plan import LayerName
from app.domain.resolution import Resolution
from app.domain.results import SearchRequest
from app.errors import PlanNotFound, PlanRenamed, PlanWithdrawn

MOST: Final = 8
"""Places offered for one question."""
LONGEST: Final = 20_000
"""Characters that are looked at: a reference is shorter, and a report is for /check."""
_LEAST_WORDS: Final = 14
"""Characters from which a question may be a sentence that somebody copied, three at most of a Latin word or number."""
_LATIN: Final = re.compile(r"([A-Za-z0-9]{3})[A-Za-z0-9]+")
_PHRASE: Final = 120
"""Characters of a sentence that the index is asked for before any text is looked into."""
_MARKS: Final = ' \t\r\n　“”"「」『』'
_QUERY: Final = re.compile(r'"\s+(?:\S+\s+)?-?"')
_KEY: Final = re.compile(r"(?:@\w+\{|^AN  - )([a-z0-9-]+[:/][a-z0-9.~_-]+)", re.MULTILINE)


def locate(snapshot: Snapshot, q: str, resolve: Callable[[Citation], Resolution]) -> tuple[Located, ...]:
    """The places that *q* cites or quotes, surest first; at most MOST."""
    q = q.strip()[:LONGEST]
    if not q:
        return ()
    for finder in (_links, _named):
        if found := tuple(dict.fromkeys(finder(snapshot, q)))[:MOST]:
            return found
    if len(fold_wording(_LATIN.sub(r"\1", q))) < _LEAST_WORDS or not _is_printed(snapshot, q.strip(_MARKS)):
        return ()
    answer = resolve(Citation(quote=q.strip(_MARKS)))
    places = [answer.now] if answer.now is not None else list(answer.candidates)
    return tuple(Located("words", place.plan, place.anchor) for place in places)[:MOST]


def _is_printed(snapshot: Snapshot, words: str) -> bool:
    """
    False where the index knows that no text holds *words*: most long questions are questions.

    Asked are the first characters, without a number or Latin word at an end, as no phrase begins or ends inside one.
    Where nothing else is there, or phrases stand in quotation marks beside each other, it is no sentence.
    """
    phrase = EDGE_WORDS.sub("", words[:_PHRASE]).strip()
    if len(phrase) < 2 or _QUERY.search(words) is not None:
        return False
    if any(mark in _MARKS and not mark.isspace() for mark in phrase):
        return True
    request = SearchRequest(f'"{phrase}"', expand=("off",), layers=get_args(LayerName))
    return snapshot.count(request) > 0


def _links(snapshot: Snapshot, q: str) -> Iterator[Located]:
    """The addresses in *q* that lead somewhere here, whatever has become of it since."""
    cited = [found.cited for found in find_citations(q) if found.cited is not None]
    if not cited:
        keys = [match[1].replace("_", "~") for match in _KEY.finditer(q)] or [q]
        cited = [Citation(ref.plan, ref.anchor, ref.edition) for key in keys if (ref := read_ref(key)) is not None]
    for each in cited:
        if each.plan is not None and _is_known(snapshot, each.plan):
            yield Located("link", each.plan, each.anchor, each.edition, each.fingerprint)


def _named(snapshot: Snapshot, q: str) -> Iterator[Located]:
    """The plans whose number or title *q* is, or that a reference in *q* names by its number."""
    if (number := read_number(q)) is not None:
        yield from (Located("number", plan) for plan in snapshot.names.find(None, number).plans)
        return
    for found in find_citations(q):
        if found.mention is not None and found.mention.number is not None:
            named = snapshot.names.find(found.mention.title, found.mention.number)
            yield from (Located("number", plan) for plan in named.plans)
    yield from (Located("title", plan) for plan in snapshot.names.find(q.strip(_MARKS + "《》")).plans)


def _is_known(snapshot: Snapshot, plan: str) -> bool:
    try:
        snapshot.plan(plan)
    except (PlanWithdrawn, PlanRenamed):
        return True
    except PlanNotFound:
        return False
    return True

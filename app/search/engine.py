"""
The one door to searching: a protocol that every engine fulfils with the same answers.

Whoosh with the arrays beside it is the engine now (app.search.whoosh_engine); one for several machines would
stand behind the same methods and pass the same tests.
"""

from typing import Protocol

from app.domain.plan import Lang
from app.domain.results import SearchRequest, SearchResult, Tally
from app.domain.views import Suggestion


class Engine(Protocol):
    """Answers questions about one generation of the index; any number of threads may ask at once."""

    def search(self, request: SearchRequest) -> SearchResult:
        """
        The sections that answer *request*, with exact totals and facets over all matches.

        Raises:
            QueryNotUnderstood: The query breaks a rule of the query language.
            BadValue: A filter, sort, page or size is not possible.
        """
        ...

    def count(self, request: SearchRequest) -> int:
        """How many sections answer *request*: the total of `search` without its hits and facets. Raises the same."""
        ...

    def tally(self, request: SearchRequest) -> Tally:
        """How many paragraphs answer *request*, as `search` counts them, without hits and facets. Raises the same."""
        ...

    def suggest(self, q: str, lang: Lang, limit: int = 10) -> tuple[Suggestion, ...]:
        """What *q* may be the beginning of: titles, headings, terms and places, the likeliest first."""
        ...

    def plans_named(self, words: str) -> frozenset[str]:
        """The plans whose names have every one of *words*: titles in either language, document number, slug."""
        ...

    @property
    def damage(self) -> str | None:
        """Why it answers from what was restored, only as quickly as that allows; None where all is in order."""
        ...

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        ...

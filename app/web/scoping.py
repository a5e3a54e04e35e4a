"""
Where a search looks: everywhere, or in headings alone; what a reader would otherwise have to write with a prefix.
"""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.results import SearchRequest
from app.search.query import Phrase, Words, parse
from app.search.query_writing import written
from app.web import urls

_HEADING: Final = "heading"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words looked for in headings alone, or everywhere if they were looked for `in_headings`."""

    in_headings: bool
    url: str


def elsewhere(request: SearchRequest) -> Elsewhere | None:
    """Where else the words of *request* may be looked for; None where they are more than plain words or one phrase."""
    tree = parse(request.q)
    if not isinstance(tree, Words | Phrase) or tree.field not in (None, _HEADING):
        return None
    other = replace(tree, field=_HEADING if tree.field is None else None)
    return Elsewhere(tree.field == _HEADING, urls.search(replace(request, q=written(other), page=1)))

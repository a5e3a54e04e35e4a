"""
Where a search looks: everywhere, or in headings alone; what a reader would otherwise have to write with a prefix.
"""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.plan import Lang
from app.domain.results import SearchRequest
from app.search.query import Phrase, Words, parse
from app.search.query_writing import written
from app.web import urls

_HEADING: Final = "heading"
_NARROWER: Final = (_HEADING, "title", "body")
_HEADING_ZH: Final = "标题"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words looked for in headings alone, or everywhere if the search was `narrower`."""

    narrower: bool
    url: str


def elsewhere(request: SearchRequest, lang: Lang) -> Elsewhere | None:
    """
    Where else the words of *request* may be looked for; None where they are more than plain words or one phrase.

    The prefix is written in *lang*, since it stands in the box afterwards, for the reader to see how it is done.
    """
    tree = parse(request.q)
    if not isinstance(tree, Words | Phrase) or tree.field not in (None, *_NARROWER):
        return None
    q = written(replace(tree, field=_HEADING if tree.field is None else None))
    if lang == "zh" and tree.field is None:
        q = _HEADING_ZH + q.removeprefix(_HEADING)
    return Elsewhere(tree.field is not None, urls.search(replace(request, q=q, page=1)))

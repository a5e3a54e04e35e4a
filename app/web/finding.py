"""
Where a query matches in one text: for marking a whole text, not for listing hits.
"""

from dataclasses import replace
from typing import Final

from app.domain.plan import Lang
from app.domain.results import SearchRequest
from app.domain.views import LayerView
from app.errors import QueryNotUnderstood
from app.vocab import messages
from app.web.reading import NO_MARKS, Marks
from app.web.site import Site

_SIZE: Final = 100
_PAGES: Final = 50


def marks_of(site: Site, view: LayerView, find: str, lang: Lang) -> tuple[Marks, str]:
    """
    (marks, "") for the words *find* in this text, or (no marks, reason) where the query is not understood.

    The search itself says where it matches, page after page, so what is marked here is what a hit shows.
    """
    if not find or not view.current:
        return NO_MARKS, ""
    typed: dict[str, list[tuple[int, int]]] = {}
    widened: dict[str, list[tuple[int, int]]] = {}
    request = SearchRequest(q=find, filters={"plan": (view.plan,)}, size=_SIZE, layers=(view.layer,))
    try:
        for page in range(1, _PAGES + 1):
            result = site.archive.search(replace(request, page=page))
            for hit in result.hits:
                if hit.lang != view.lang:
                    continue
                if hit.heading_highlights:
                    typed.setdefault(hit.anchor, []).extend(hit.heading_highlights)
                for found in hit.paragraphs:
                    if found.highlights:
                        typed.setdefault(found.anchor, []).extend(found.highlights)
                    if found.expanded:
                        widened.setdefault(found.anchor, []).extend(found.expanded)
            if page * _SIZE >= result.totals.sections:
                break
    except QueryNotUnderstood as error:
        return NO_MARKS, messages.text(lang, f"query.{error.code}", what=error.what)
    return Marks(typed, widened), ""

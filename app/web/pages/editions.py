"""
The editions of a plan: when each came, from which file and why, and what one changed against another word by word.
"""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.changes import Change
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.web import locale, params, parts, urls
from app.web.site import Site

_MOST: Final = 500
"""Changes shown on the page; the API has all."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change with the names of its places and their addresses, "" where there is none."""

    change: Change
    old: str
    old_url: str
    new: str
    new_url: str


@dataclass(frozen=True, slots=True)
class EditionsContext:
    """
    What editions.html sees.

    `before` and `after` are the editions compared, 0 where there is only one; `changes` are those of words and
    `renumbered` those of place only; `more` counts changes that are not shown.
    """

    info: PlanInfo
    before: int
    after: int
    changes: tuple[ChangeView, ...]
    renumbered: tuple[ChangeView, ...]
    more: int


def router(site: Site) -> APIRouter:
    """The route of the page; it must come before that of passages, whose anchors are any words."""
    routes = APIRouter()

    @routes.get("/plans/{plan}/editions")
    def editions(request: Request, plan: str) -> Response:
        return site.page(request, "editions.html", context(site, request, plan))

    return routes


def context(site: Site, request: Request, slug: str) -> EditionsContext:
    """The editions of *slug*, and the changes between the two that are asked for, else the last two."""
    lang, query = locale.choose(request), request.query_params
    info = site.archive.plan(slug)
    before = params.optional_number(query, "from", 1, 1_000_000)
    after = params.optional_number(query, "to", 1, 1_000_000)
    first = min((each.edition for each in info.editions), default=0)
    if len(info.editions) < 2 or (before is None and after == first):
        return EditionsContext(info, 0, 0, (), (), 0)
    found = site.archive.changes(slug, before, after)
    names = [_names(site, slug, edition, lang) for edition in (found.before, found.after)]

    def view(change: Change) -> ChangeView:
        def place(which: int, anchor: str | None, edition: int) -> tuple[str, str]:
            if anchor is None:
                return "", ""
            return names[which].get(anchor, anchor), urls.passage(slug, anchor, edition)

        return ChangeView(change, *place(0, change.old, found.before), *place(1, change.new, found.after))

    words = [view(each) for each in found.changes if each.kind != "renumbered"]
    renumbered = [view(each) for each in found.changes if each.kind == "renumbered"]
    more = max(0, len(words) - _MOST)
    return EditionsContext(info, found.before, found.after, tuple(words[:_MOST]), tuple(renumbered[:_MOST]), more)


def _names(site: Site, slug: str, edition: int, lang: Lang) -> dict[str, str]:
    """What the paragraphs and headings of an edition are called, by anchor."""
    names: dict[str, str] = {}
    for section in site.archive.outline(slug, "official", None, edition).sections:
        names[section.anchor] = f"§{section.anchor}"
        for paragraph in section.paragraphs:
            names[paragraph.anchor] = parts.paragraph_label(section.part, paragraph.n, lang)
    return names

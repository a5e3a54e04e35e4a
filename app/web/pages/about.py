"""
About: what is held and what is not, how texts are read, how to search and cite, and what each error means.
"""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.vocab import messages
from app.web import locale, problems
from app.web.holdings import Scope
from app.web.site import Site

# The API describes itself in English; the page says the same in the language of its reader.
_ROUTES: Final = {
    "/api/search": "route.search",
    "/api/suggest": "route.suggest",
    "/api/compare": "route.compare",
    "/api/targets": "route.targets",
    "/api/plans": "route.plans",
    "/api/plans/{plan}": "route.plan",
    "/api/plans/{plan}/outline": "route.outline",
    "/api/plans/{plan}/editions": "route.editions",
    "/api/plans/{plan}/changes": "route.changes",
    "/api/plans/{plan}/references": "route.references",
    "/api/plans/{plan}/{anchor}": "route.passage",
    "/api/cite/{plan}/{anchor}": "route.cite",
    "/api/resolve": "route.resolve",
    "/api/check": "route.check",
    "/healthz": "route.alive",
    "/readyz": "route.ready",
}
_PROBLEMS: Final = {
    "query-not-understood": "problem.query_not_understood",
    "bad-value": "problem.bad_value",
    "plan-not-found": "problem.plan_not_found",
    "anchor-not-found": "problem.anchor_not_found",
    "edition-not-found": "problem.edition_not_found",
    "plan-withdrawn": "problem.plan_withdrawn",
    "index-out-of-date": "problem.index_out_of_date",
    "busy": "problem.busy",
    "too-long": "problem.too_long",
}


@dataclass(frozen=True, slots=True)
class AboutContext:
    """
    What about.html sees: the extent of the holdings, the plans here as a summary only, the routes of the API, and
    what the types of its problem documents mean.
    """

    scope: Scope
    summaries_only: tuple[PlanInfo, ...]
    generation: str
    routes: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/about")
    def about(request: Request) -> Response:
        only = tuple(info for info in site.plans.values() if info.layer("official") is None)
        lang = locale.choose(request)
        meanings = tuple((kind, _said(_PROBLEMS, kind, said, lang)) for kind, said in problems.MEANINGS.items())
        context = AboutContext(site.scope, only, site.archive.generation, _routes(request, lang), meanings)
        return site.page(request, "about.html", context)

    return routes


def _routes(request: Request, lang: Lang) -> tuple[tuple[str, str], ...]:
    """(address, what it answers) of every route the API describes of itself."""
    paths = request.app.openapi()["paths"]
    return tuple(
        (path, _said(_ROUTES, path, each["summary"], lang))
        for path, methods in paths.items()
        for each in methods.values()
    )


def _said(keys: dict[str, str], name: str, english: str, lang: Lang) -> str:
    """The message for *name*; its own English where nobody has put it into words for the page."""
    return messages.text(lang, keys[name]) if name in keys else english

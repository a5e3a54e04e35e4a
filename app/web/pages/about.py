"""
About: what is held and what is not, how texts are read, how to search and cite, and what each error means.
"""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.views import PlanInfo
from app.web import problems
from app.web.holdings import Scope, scope_of
from app.web.site import Site


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
        context = AboutContext(
            scope_of(site.plans), only, site.archive.generation, _routes(request), tuple(problems.MEANINGS.items())
        )
        return site.page(request, "about.html", context)

    return routes


def _routes(request: Request) -> tuple[tuple[str, str], ...]:
    """(address, summary) of every route the API describes of itself."""
    paths = request.app.openapi()["paths"]
    return tuple((path, each["summary"]) for path, methods in paths.items() for each in methods.values())

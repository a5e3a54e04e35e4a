"""
About: what is held and what is not, how texts are read, how to search and cite, and what each error means.
"""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.views import PlanInfo
from app.web.holdings import Scope, scope_of
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class AboutContext:
    """What about.html sees: the extent of the holdings, and the plans whose record holds something inferred or unknown."""

    scope: Scope
    summaries_only: tuple[PlanInfo, ...]
    generation: str


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/about")
    def about(request: Request) -> Response:
        only = tuple(info for info in site.plans.values() if info.layer("official") is None)
        return site.page(request, "about.html", AboutContext(scope_of(site.plans), only, site.archive.generation))

    return routes

"""
The list of plans: what is held, by province, with what each plan is and which of its texts are here.
"""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo, Tombstone
from app.web import labels, locale
from app.web.holdings import Scope
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class Shelf:
    """The plans of one province."""

    name: str
    code: str
    plans: tuple[PlanInfo, ...]


@dataclass(frozen=True, slots=True)
class PlansContext:
    """What plans.html sees. `q` narrows the list to titles, issuers, numbers and keywords that contain it."""

    shelves: tuple[Shelf, ...]
    scope: Scope
    shown: int
    q: str
    withdrawn: tuple[Tombstone, ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/plans")
    def plans(request: Request) -> Response:
        q = request.query_params.get("q", "").strip()[:100]
        return site.page(request, "plans.html", context(site, q, locale.choose(request)))

    return routes


def context(site: Site, q: str, lang: Lang) -> PlansContext:
    """Everything the page shows."""
    shelves: dict[str, list[PlanInfo]] = {}
    for info in site.plans.values():
        if _fits(info, q):
            shelves.setdefault(info.record.province.code if info.record.province else "unknown", []).append(info)
    return PlansContext(
        shelves=tuple(
            Shelf(labels.facet_value("province", code, lang), code, tuple(found)) for code, found in shelves.items()
        ),
        scope=site.scope,
        shown=sum(len(found) for found in shelves.values()),
        q=q,
        withdrawn=site.archive.tombstones(),
    )


def _fits(info: PlanInfo, q: str) -> bool:
    r = info.record
    words = (r.plan, r.title_zh, r.title_en, r.doc_number, *r.issuer, *r.issuer_en, *r.keywords_zh, *r.keywords_en)
    return all(piece in "\n".join(word for word in words if word).lower() for piece in q.lower().split())

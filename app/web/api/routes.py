"""
The JSON API: all its routes, and the two that say whether it is there.

What each address asks of the archive stands in searching.py, reading.py, citing.py and checking.py. Unknown parameters
and bad values are refused with a problem document that says what is wrong (asked.py, app.web.params). Shapes are made
in app.web.present and app.web.present_answers and described in schemas/.
"""

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from app.web.api import checking, citing, reading, schemas, searching
from app.web.api.asked import known_only
from app.web.api.described import problems
from app.web.site import Site, json_response


def router(site: Site) -> APIRouter:
    """All routes under /api, and the two health checks."""
    routes = APIRouter(generate_unique_id_function=_name_of)
    searching.add_routes(routes, site)
    reading.add_routes(routes, site)
    citing.add_routes(routes, site)
    checking.add_route(routes, site)
    _health(routes, site)
    return routes


def _name_of(route: APIRoute) -> str:
    return route.name


def _health(routes: APIRouter, site: Site) -> None:
    @routes.get(
        "/healthz",
        summary="The process is up",
        tags=["health"],
        responses={200: {"model": schemas.Health}, **problems(400)},
    )
    def healthz(request: Request) -> Response:
        known_only(request, ())
        return json_response({"status": "ok"}, {"cache-control": "no-store"})

    @routes.get(
        "/readyz",
        summary="The index answers",
        tags=["health"],
        responses={200: {"model": schemas.Readiness}, **problems(400, 503)},
    )
    def readyz(request: Request) -> Response:
        known_only(request, ())
        answer = {
            "status": "ok",
            "generation": site.archive.generation,
            "plans": len(site.plans),
            "search": "whole" if site.archive.damage is None else "restored",
        }
        return json_response(answer, {"cache-control": "no-store"})

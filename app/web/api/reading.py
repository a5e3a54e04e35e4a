"""
The JSON API: plans, their texts, editions and passages.
"""

from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.web import params, present
from app.web.api import schemas
from app.web.api.answers import neighbours, unless_known
from app.web.api.asked import known_only
from app.web.api.described import answers, takes
from app.web.site import Site, json_response

_TEXT: Final = (params.LAYER, params.TEXT_LANG, params.EDITION)
_CHANGES: Final = (params.FROM_EDITION, params.TO_EDITION)
_LIST: Final = (params.PAGE, params.LIST_SIZE)


def add_routes(routes: APIRouter, site: Site) -> None:
    """Add the routes that give texts and records to *routes*."""
    @routes.get(
        "/api/plans",
        summary="All plans held",
        tags=["plans"],
        responses=answers(schemas.Records, paged=True),
        openapi_extra=takes(*_LIST),
    )
    def plans(request: Request) -> Response:
        query = known_only(request, _LIST)
        page, size = params.PAGE.number(query) or 1, params.LIST_SIZE.number(query) or 100

        def make() -> Response:
            found = list(site.plans.values())
            items = [present.record(info) for info in found[(page - 1) * size : page * size]]
            links = neighbours(request, page, size, len(found))
            return json_response({"items": items, "total": len(found), "page": page}, links)

        return unless_known(site, request, make)

    @routes.get(
        "/api/plans/{plan}",
        summary="One plan's record, with the evidence of each field",
        tags=["plans"],
        responses=answers(schemas.Record, 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def plan(request: Request) -> Response:
        known_only(request, ())
        slug = request.path_params["plan"]
        return unless_known(site, request, lambda: json_response(present.record(site.archive.plan(slug))))

    @routes.get(
        "/api/plans/{plan}/outline",
        summary="The sections of a plan with their paragraphs, in reading order",
        tags=["plans"],
        responses=answers(list[schemas.Section], 404, 410),
        openapi_extra=takes(params.PATH_PLAN, *_TEXT),
    )
    def outline(request: Request) -> Response:
        chosen = _text_of(request)
        slug = request.path_params["plan"]
        return unless_known(site, request, lambda: json_response(present.outline(site.archive.outline(slug, **chosen))))

    @routes.get(
        "/api/plans/{plan}/editions",
        summary="Every published state of a plan's official text, newest first",
        tags=["plans"],
        responses=answers(list[schemas.Edition], 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def editions(request: Request) -> Response:
        known_only(request, ())
        slug = request.path_params["plan"]
        return unless_known(
            site, request, lambda: json_response([present.edition(each) for each in site.archive.editions(slug)])
        )

    @routes.get(
        "/api/plans/{plan}/changes",
        summary="What one edition of a plan changed against another, passage by passage and word by word",
        tags=["plans"],
        responses=answers(schemas.EditionChanges, 404, 410),
        openapi_extra=takes(params.PATH_PLAN, *_CHANGES),
    )
    def changes(request: Request) -> Response:
        query = known_only(request, _CHANGES)
        slug = request.path_params["plan"]
        before, after = params.FROM_EDITION.number(query), params.TO_EDITION.number(query)
        return unless_known(
            site, request, lambda: json_response(present.changes(site.archive.changes(slug, before, after)))
        )

    @routes.get(
        "/api/plans/{plan}/references",
        summary="The documents a plan cites, held here or not, and the plans that cite it",
        tags=["plans"],
        responses=answers(schemas.References, 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def references(request: Request) -> Response:
        known_only(request, ())
        slug = request.path_params["plan"]
        return unless_known(
            site, request, lambda: json_response(present.references(slug, site.archive.references(slug)))
        )

    @routes.get(
        "/api/plans/{plan}/{anchor}",
        summary="A section or paragraph between its neighbours",
        tags=["plans"],
        responses=answers(schemas.Passage, 404, 410),
        openapi_extra=takes(params.PATH_PLAN, params.PATH_ANCHOR, *_TEXT),
    )
    def passage(request: Request) -> Response:
        chosen = _text_of(request)
        slug, anchor = request.path_params["plan"], request.path_params["anchor"]
        return unless_known(
            site, request, lambda: json_response(present.passage(site.archive.passage(slug, anchor, **chosen)))
        )


def _text_of(request: Request) -> dict[str, Any]:
    """Which text of a plan is meant: layer, lang and edition, each None where it is left open."""
    query = known_only(request, _TEXT)
    return {
        "layer": params.LAYER.value(query),
        "lang": params.TEXT_LANG.value(query),
        "edition": params.EDITION.number(query),
    }

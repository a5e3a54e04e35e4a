"""
The JSON API: what each address asks of the archive.

Unknown parameters and bad values are refused with a problem document that says what is wrong (app.web.params). Shapes
are made in app.web.present and described in schemas.py. Checking quotations is in checking.py.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.domain.results import SearchRequest
from app.errors import BadValue
from app.web import compare_targets, locale, params, present, present_answers, present_targets
from app.web.api import checking, schemas
from app.web.api.answers import LANGUAGE_VARY, RESOLVED, json_answer, neighbours, unless_known
from app.web.api.described import answers, citations, problems, resolutions, takes
from app.web.param import Param
from app.web.site import Site

_COMPARE: Final = (params.SECTION, params.COLUMN_PLAN, params.INDUSTRY)
_TEXT: Final = (params.LAYER, params.TEXT_LANG, params.EDITION)
_CITE: Final = (params.STYLE, params.LANG, params.EDITION)
_RESOLVE: Final = (params.CITED_PLAN, params.CITED_ANCHOR, params.EDITION, params.FINGERPRINT, params.QUOTE)
_SUGGEST: Final = (params.BEGINNING, params.LANG, params.LIMIT)
_CHANGES: Final = (params.FROM_EDITION, params.TO_EDITION)
_LIST: Final = (params.PAGE, params.LIST_SIZE)


def router(site: Site) -> APIRouter:
    """All routes under /api, and the two health checks."""
    routes = APIRouter(generate_unique_id_function=_name_of)
    _searching(routes, site)
    _reading(routes, site)
    _citing(routes, site)
    checking.add_route(routes, site)
    _health(routes, site)
    return routes


def _name_of(route: APIRoute) -> str:
    return route.name


def _searching(routes: APIRouter, site: Site) -> None:
    described = (replace(params.Q, longest=site.settings.max_query_chars), *params.SEARCH[1:])

    @routes.get(
        "/api/search",
        summary="Search sections, with facets over all matches",
        tags=["search"],
        responses=answers(schemas.Search, 404, 410, paged=True),
        openapi_extra=takes(*described),
    )
    def search(request: Request) -> Response:
        _check(request, params.SEARCH)
        wanted = params.search_request(request.query_params)
        _know_plans(site, wanted)

        def make() -> Response:
            found = site.archive.search(wanted)
            links = neighbours(request, wanted.page, wanted.size, found.totals.sections)
            return json_answer(present_answers.search(found, site.plans), links)

        return unless_known(site, request, make)

    @routes.get(
        "/api/suggest",
        summary="What a query may go on to be",
        tags=["search"],
        responses=answers(schemas.Suggestions),
        openapi_extra=takes(*_SUGGEST),
    )
    def suggest(request: Request) -> Response:
        query = _check(request, _SUGGEST)
        q, limit = params.BEGINNING.value(query) or "", params.LIMIT.number(query) or 10
        params.LANG.value(query)
        lang = locale.choose(request)

        def make() -> Response:
            return json_answer(present_answers.suggestions(q, site.archive.suggest(q, lang, limit)))

        return unless_known(site, request, make, (lang,), LANGUAGE_VARY)

    @routes.get(
        "/api/compare",
        summary="Two to eight sections or plans side by side, or what plans say about an industry",
        tags=["compare"],
        responses=answers(schemas.Comparison, 404, 410),
        openapi_extra=takes(*_COMPARE),
    )
    def compare(request: Request) -> Response:
        query = _check(request, _COMPARE)
        refs = params.section_refs(query)
        industry = params.INDUSTRY.value(query)
        if industry and query.getlist("section"):
            said = "with industry= the columns are plans; leave section out"
            raise BadValue("section", query["section"][:60], said)

        def make() -> Response:
            if industry:
                found = site.archive.compare_industry([ref.plan for ref in refs], industry)
            else:
                found = site.archive.compare(refs)
            records = {column.plan: site.archive.plan(column.plan).record for column in found.columns}
            return json_answer(present_answers.comparison(found, records, compare_targets.of_columns(site, found)))

        return unless_known(site, request, make)

    @routes.get(
        "/api/targets",
        summary="What plans set themselves in numbers: indicator, value, unit, year, and the words they stand in",
        tags=["targets"],
        responses=answers(schemas.Targets, 404, 410, paged=True),
        openapi_extra=takes(*params.TARGETS),
    )
    def targets(request: Request) -> Response:
        wanted = params.target_query(_check(request, params.TARGETS))

        def make() -> Response:
            found = site.archive.targets(wanted)
            links = neighbours(request, wanted.page, wanted.size or found.total, found.total)
            return json_answer(present_targets.targets(found), links)

        return unless_known(site, request, make)


def _reading(routes: APIRouter, site: Site) -> None:
    @routes.get(
        "/api/plans",
        summary="All plans held",
        tags=["plans"],
        responses=answers(schemas.Records, paged=True),
        openapi_extra=takes(*_LIST),
    )
    def plans(request: Request) -> Response:
        query = _check(request, _LIST)
        page, size = params.PAGE.number(query) or 1, params.LIST_SIZE.number(query) or 100

        def make() -> Response:
            found = list(site.plans.values())
            items = [present.record(info) for info in found[(page - 1) * size : page * size]]
            links = neighbours(request, page, size, len(found))
            return json_answer({"items": items, "total": len(found), "page": page}, links)

        return unless_known(site, request, make)

    @routes.get(
        "/api/plans/{plan}",
        summary="One plan's record, with the evidence of each field",
        tags=["plans"],
        responses=answers(schemas.Record, 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def plan(request: Request) -> Response:
        _check(request, ())
        slug = request.path_params["plan"]
        return unless_known(site, request, lambda: json_answer(present.record(site.archive.plan(slug))))

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
        return unless_known(site, request, lambda: json_answer(present.outline(site.archive.outline(slug, **chosen))))

    @routes.get(
        "/api/plans/{plan}/editions",
        summary="Every published state of a plan's official text, newest first",
        tags=["plans"],
        responses=answers(list[schemas.Edition], 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def editions(request: Request) -> Response:
        _check(request, ())
        slug = request.path_params["plan"]
        return unless_known(
            site, request, lambda: json_answer([present.edition(each) for each in site.archive.editions(slug)])
        )

    @routes.get(
        "/api/plans/{plan}/changes",
        summary="What one edition of a plan changed against another, passage by passage and word by word",
        tags=["plans"],
        responses=answers(schemas.EditionChanges, 404, 410),
        openapi_extra=takes(params.PATH_PLAN, *_CHANGES),
    )
    def changes(request: Request) -> Response:
        query = _check(request, _CHANGES)
        slug = request.path_params["plan"]
        before, after = params.FROM_EDITION.number(query), params.TO_EDITION.number(query)
        return unless_known(
            site, request, lambda: json_answer(present.changes(site.archive.changes(slug, before, after)))
        )

    @routes.get(
        "/api/plans/{plan}/references",
        summary="The documents a plan cites, held here or not, and the plans that cite it",
        tags=["plans"],
        responses=answers(schemas.References, 404, 410),
        openapi_extra=takes(params.PATH_PLAN),
    )
    def references(request: Request) -> Response:
        _check(request, ())
        slug = request.path_params["plan"]
        return unless_known(site, request, lambda: json_answer(present.references(slug, site.archive.references(slug))))

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
            site, request, lambda: json_answer(present.passage(site.archive.passage(slug, anchor, **chosen)))
        )


def _citing(routes: APIRouter, site: Site) -> None:
    @routes.get(
        "/api/cite/{plan}/{anchor}",
        summary="A citation of one passage",
        tags=["cite"],
        response_class=PlainTextResponse,
        responses=citations(404, 410),
        openapi_extra=takes(params.PATH_PLAN, params.PATH_ANCHOR, *_CITE),
    )
    def cite(request: Request) -> Response:
        query = _check(request, _CITE)
        style = params.STYLE.value(query) or next(iter(params.STYLES))
        edition = params.EDITION.number(query)
        params.LANG.value(query)
        lang, base_url = locale.choose(request), site.base_url(request)
        slug, anchor = request.path_params["plan"], request.path_params["anchor"]

        def make() -> Response:
            text = site.archive.cite(slug, anchor, style, lang, base_url, edition)
            return Response(text, headers={"content-type": params.STYLES[style], "content-language": lang})

        today = datetime.now(UTC).date().isoformat()
        return unless_known(site, request, make, (lang, base_url, today), LANGUAGE_VARY)

    @routes.get(
        "/api/resolve",
        summary="What became of a cited passage",
        description="Give what is known of the citation. `status` says what became of it, and so does the HTTP status: "
        "200 identical, corrected or moved; 300 ambiguous; 410 withdrawn; 404 unknown.",
        tags=["cite"],
        responses=resolutions(),
        openapi_extra=takes(*_RESOLVE),
    )
    def resolve(request: Request) -> Response:
        query = _check(request, _RESOLVE)
        edition = params.EDITION.number(query)
        known = {param.name: param.value(query) for param in _RESOLVE if param is not params.EDITION}
        if not any(known.values()):
            names = ", ".join(name for name in known)
            raise BadValue("anchor", "", f"nothing is known of the citation; give one or more of {names}")

        def make() -> Response:
            found = site.archive.resolve(edition=edition, **known)
            return json_answer(present_answers.resolution(found), status=RESOLVED[found.status])

        return unless_known(site, request, make)


def _health(routes: APIRouter, site: Site) -> None:
    @routes.get(
        "/healthz",
        summary="The process is up",
        tags=["health"],
        responses={200: {"model": schemas.Health}, **problems(400)},
    )
    def healthz(request: Request) -> Response:
        _check(request, ())
        return json_answer({"status": "ok"}, {"cache-control": "no-store"})

    @routes.get(
        "/readyz",
        summary="The index answers",
        tags=["health"],
        responses={200: {"model": schemas.Readiness}, **problems(400, 503)},
    )
    def readyz(request: Request) -> Response:
        _check(request, ())
        answer = {
            "status": "ok",
            "generation": site.archive.generation,
            "plans": len(site.plans),
            "search": "whole" if site.archive.damage is None else "restored",
        }
        return json_answer(answer, {"cache-control": "no-store"})


def _check(request: Request, known: tuple[Param, ...]) -> QueryParams:
    """The query of *request*, once it has no parameter but those *known*, and single ones once. Raises BadValue."""
    query = request.query_params
    params.refuse_unknown(query, (param.name for param in known))
    for param in known:
        given = query.getlist(param.name)
        if param.most == 1 and len(given) > 1:
            raise BadValue(param.name, f"{len(given)} values", "it can be given once")
    return query


def _know_plans(site: Site, wanted: SearchRequest) -> None:
    """Raise PlanNotFound or PlanWithdrawn for a plan that cannot be ticked, since it would find nothing in silence."""
    for slug in wanted.filters.get("plan", ()):
        if slug not in site.plans:
            site.archive.plan(slug)


def _text_of(request: Request) -> dict[str, Any]:
    """Which text of a plan is meant: layer, lang and edition, each None where it is left open."""
    query = _check(request, _TEXT)
    return {
        "layer": params.LAYER.value(query),
        "lang": params.TEXT_LANG.value(query),
        "edition": params.EDITION.number(query),
    }

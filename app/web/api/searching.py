"""
The JSON API: searching, suggesting, comparing, and targets.
"""

from dataclasses import replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.results import SearchRequest
from app.errors import BadValue
from app.web import asking, locale, params, present_answers, present_targets
from app.web.api import schemas
from app.web.api.answers import neighbours, unless_known
from app.web.api.asked import known_only
from app.web.api.described import answers, takes
from app.web.site import Site, json_response

_COMPARE: Final = (params.SECTION, params.COLUMN_PLAN, params.INDUSTRY)
_SUGGEST: Final = (params.BEGINNING, params.LANG, params.LIMIT)


def add_routes(routes: APIRouter, site: Site) -> None:
    """Add the routes that answer questions to *routes*."""
    described = (replace(params.Q, longest=site.settings.max_query_chars), *params.SEARCH[1:])

    @routes.get(
        "/api/search",
        summary="Search sections, with facets over all matches",
        tags=["search"],
        responses=answers(schemas.Search, 404, 410, paged=True),
        openapi_extra=takes(*described),
    )
    def search(request: Request) -> Response:
        query = known_only(request, params.SEARCH)
        wanted = asking.search_request(request.query_params)
        words, every = params.NAMED.value(query), params.PLANS.value(query) == "all"
        _know_plans(site, wanted)

        def make() -> Response:
            found = site.archive.search(wanted)
            links = neighbours(request, wanted.page, wanted.size, found.totals.sections)
            named = site.archive.plans_named(words) if words else None
            return json_response(present_answers.search(found, site.plans, site.names, named, every), links)

        return unless_known(site, request, make)

    @routes.get(
        "/api/suggest",
        summary="What a query may go on to be",
        tags=["search"],
        responses=answers(schemas.Suggestions),
        openapi_extra=takes(*_SUGGEST),
    )
    def suggest(request: Request) -> Response:
        query = known_only(request, _SUGGEST)
        q, limit = params.BEGINNING.value(query) or "", params.LIMIT.number(query) or 10
        params.LANG.value(query)
        lang = locale.choose(request)

        def make() -> Response:
            return json_response(present_answers.suggestions(q, site.archive.suggest(q, lang, limit)))

        return unless_known(site, request, make, (lang,), locale.VARY)

    @routes.get(
        "/api/compare",
        summary="Two to eight sections or plans side by side, or what plans say about an industry",
        tags=["compare"],
        responses=answers(schemas.Comparison, 404, 410),
        openapi_extra=takes(*_COMPARE),
    )
    def compare(request: Request) -> Response:
        query = known_only(request, _COMPARE)
        refs = asking.section_refs(query)
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
            return json_response(present_answers.comparison(found, records, site.archive.targets_of_columns(found)))

        return unless_known(site, request, make)

    @routes.get(
        "/api/targets",
        summary="What plans set themselves in numbers: indicator, value, unit, year, and the words they stand in",
        tags=["targets"],
        responses=answers(schemas.Targets, 404, 410, paged=True),
        openapi_extra=takes(*params.TARGETS),
    )
    def targets(request: Request) -> Response:
        wanted = asking.target_query(known_only(request, params.TARGETS))

        def make() -> Response:
            found = site.archive.targets(wanted)
            links = neighbours(request, wanted.page, wanted.size or found.total, found.total)
            return json_response(present_targets.targets(found), links)

        return unless_known(site, request, make)


def _know_plans(site: Site, wanted: SearchRequest) -> None:
    """Raise PlanNotFound or PlanWithdrawn for a plan that cannot be ticked, since it would find nothing in silence."""
    for slug in wanted.filters.get("plan", ()):
        if slug not in site.plans:
            site.archive.plan(slug)

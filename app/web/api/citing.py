"""
The JSON API: citations of passages, and what became of them.
"""

from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.errors import BadValue
from app.web import locale, params, present_answers
from app.web.api.answers import unless_known
from app.web.api.asked import known_only
from app.web.api.described import citations, resolutions, takes
from app.web.problems import RESOLVED
from app.web.site import Site, json_response

_CITE: Final = (params.STYLE, params.LANG, params.EDITION)
_RESOLVE: Final = (params.CITED_PLAN, params.CITED_ANCHOR, params.EDITION, params.FINGERPRINT, params.QUOTE)


def add_routes(routes: APIRouter, site: Site) -> None:
    """Add the routes that cite to *routes*."""
    @routes.get(
        "/api/cite/{plan}/{anchor}",
        summary="A citation of one passage",
        tags=["cite"],
        response_class=PlainTextResponse,
        responses=citations(404, 410),
        openapi_extra=takes(params.PATH_PLAN, params.PATH_ANCHOR, *_CITE),
    )
    def cite(request: Request) -> Response:
        query = known_only(request, _CITE)
        style = params.STYLE.value(query) or next(iter(params.STYLES))
        edition = params.EDITION.number(query)
        params.LANG.value(query)
        lang, base_url = locale.choose(request), site.base_url(request)
        slug, anchor = request.path_params["plan"], request.path_params["anchor"]

        def make() -> Response:
            text = site.archive.cite(slug, anchor, style, lang, base_url, edition)
            return Response(text, headers={"content-type": params.STYLES[style], "content-language": lang})

        today = datetime.now(UTC).date().isoformat()
        return unless_known(site, request, make, (lang, base_url, today), locale.VARY)

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
        query = known_only(request, _RESOLVE)
        edition = params.EDITION.number(query)
        known = {param.name: param.value(query) for param in _RESOLVE if param is not params.EDITION}
        if not any(known.values()):
            names = ", ".join(name for name in known)
            raise BadValue("anchor", "", f"nothing is known of the citation; give one or more of {names}")

        def make() -> Response:
            found = site.archive.resolve(edition=edition, **known)
            return json_response(present_answers.resolution(found), status=RESOLVED[found.status])

        return unless_known(site, request, make)

"""
The web face: pages, the JSON API, static files, and one way in which errors are answered.

Nothing here knows how a question is answered; that is app.archive. Every error of the archive becomes the status and
the sentence that app.web.problems gives it; anything else is logged and answered with a sentence that gives nothing
away.
"""

import logging
import secrets
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app import __version__
from app.archive import Archive
from app.errors import ArchiveError, PlanRenamed
from app.settings import Settings
from app.web import problems, security, urls
from app.web.api import routes as api
from app.web.api.described import describe
from app.web.compression import Compress
from app.web.limits import BodyLimit
from app.web.methods import Methods
from app.web.pages import (
    about,
    check,
    collection,
    compare,
    editions,
    errors,
    formats,
    home,
    machine,
    passage,
    plan,
    plans,
    search,
    targets,
    terms,
    topics,
)
from app.web.site import Site
from app.web.static_files import Static
from app.web.warming import Warming

_LOG: Final = logging.getLogger("archive.web")


def create_app(archive: Archive, settings: Settings) -> FastAPI:
    """
    The application over *archive*, ready for a server or a test client.

    Its `state.warming` makes ready what the first readers would wait for, when a server has time for it.
    """
    site = Site(archive, settings)
    app = FastAPI(
        title="Industrial Plans Archive 产业规划文库",
        version=__version__,
        description="What Chinese provincial and city industrial plans say, section by section, in two languages.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.warming = Warming(site)
    app.include_router(api.router(site))
    describe(app)
    # The other forms of an address come first: an anchor may have dots in it, and a page would take 2.1.txt for one.
    for room in (
        formats,
        home,
        search,
        plans,
        plan,
        editions,
        passage,
        compare,
        collection,
        targets,
        topics,
        terms,
        check,
        about,
        machine,
    ):
        app.include_router(room.router(site), include_in_schema=False)
    app.mount("/static", Static(), name="static")
    _answer_errors(app, site)
    app.add_middleware(Compress)
    most = settings.max_body_bytes
    app.add_middleware(
        BodyLimit, max_bytes=most, refuse=lambda request: _answer(site, request, problems.too_large(most))
    )
    app.add_middleware(security.SecurityHeaders, hsts=settings.hsts)
    app.add_middleware(Methods)
    return app


def _answer_errors(app: FastAPI, site: Site) -> None:
    @app.exception_handler(ArchiveError)
    def archive_error(request: Request, error: ArchiveError) -> Response:
        if isinstance(error, PlanRenamed) and (address := urls.renamed(str(request.url), error.plan, error.now)):
            return RedirectResponse(address, HTTPStatus.MOVED_PERMANENTLY)
        return _answer(site, request, problems.of_error(error), error)

    @app.exception_handler(HTTPException)
    def http_error(request: Request, error: HTTPException) -> Response:
        detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        answer = _answer(site, request, problems.of_status(error.status_code, detail, request.url.path))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> Response:
        # The one place that catches everything: a reader never sees a stack trace, the log has it under a name.
        name = secrets.token_hex(4)
        _LOG.error("unforeseen error %s at %s", name, request.url.path, exc_info=error)
        answer = _answer(site, request, problems.unforeseen(name))
        # This handler stands outside all middleware, which therefore does not add them.
        answer.headers.update(security.headers(site.settings.hsts))
        return answer


def _answer(site: Site, request: Request, problem: problems.Problem, error: ArchiveError | None = None) -> Response:
    if problems.wants_json(request):
        return problems.json_response(request, problem)
    return errors.page(site, request, problem, error)

"""
Pages for errors: what happened, and the nearest thing that works.
"""

import difflib
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.errors import (
    AnchorNotFound,
    ArchiveError,
    BadValue,
    EditionNotFound,
    PlanNotFound,
    PlanWithdrawn,
    QueryNotUnderstood,
)
from app.vocab import messages
from app.web import locale, urls
from app.web.problems import Problem
from app.web.site import Site

_CLOSE: Final = 5
_ECHOED: Final = 120
"""Characters of an address that the page repeats."""


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """
    What error.html sees.

    `reason` says in the reader's language what is wrong, `detail` in English what is said in no other; `marked` is the
    query in three pieces, the middle one the offending characters; `repairs` are queries that would work, with their
    addresses; `near` anchors of the plan and `plans` plans that the address may have meant, with where to go.
    """

    problem: Problem
    kind: str
    reason: str
    detail: str
    marked: tuple[str, str, str] | None
    repairs: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...]
    plan: PlanInfo | None
    successor: PlanInfo | None
    plans: tuple[tuple[PlanInfo, str], ...]


def page(site: Site, request: Request, problem: Problem, error: ArchiveError | None) -> Response:
    """The page for *problem*."""
    marked: tuple[str, str, str] | None = None
    repairs: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    plan = successor = None
    kind = {400: "bad", 404: "missing", 410: "gone", 503: "busy", 405: "bad", 413: "large", 422: "missing"}.get(
        problem.status, "broken"
    )
    if isinstance(error, QueryNotUnderstood):
        kind = "query"
        marked = (error.query[: error.start], error.query[error.start : error.end], error.query[error.end :])
        repairs = tuple((q, urls.search_for(q)) for q in error.repairs)
    elif isinstance(error, AnchorNotFound):
        near = tuple((a, urls.passage(error.plan, a)) for a in error.near)
    if isinstance(error, AnchorNotFound | EditionNotFound):
        plan = site.plans.get(error.plan)
    elif isinstance(error, PlanWithdrawn) and error.successor:
        successor = site.plans.get(error.successor)
    close = _close(site, error.plan, request.path_params.get("anchor")) if isinstance(error, PlanNotFound) else ()
    lang = locale.choose(request)
    reason = _reason(error, lang)
    if problem.status == HTTPStatus.NOT_FOUND and error is None:
        reason = messages.text(lang, "errors.nothing_at", path=unquote(request.url.path)[:_ECHOED])
    told = kind in ("query", "gone") or (reason and not (isinstance(error, BadValue) and error.rule is None))
    context = ErrorContext(
        problem, kind, reason, "" if told else problem.detail, marked, repairs, near, plan, successor, close
    )
    return site.page(request, "error.html", context, problem.status)


def _reason(error: ArchiveError | None, lang: Lang) -> str:
    """What is wrong, as far as it can be said in the reader's language; "" where the page's own words say it all."""
    if isinstance(error, QueryNotUnderstood):
        return messages.text(lang, f"query.{error.code}", what=error.what)
    if isinstance(error, BadValue):
        said = messages.text(lang, "errors.bad_value", name=error.name, value=error.value)
        if error.rule is None:
            return said
        key, values = error.rule
        takes = messages.text(lang, "errors.it_takes", what=messages.text(lang, key, **values))
        return f"{said} {takes}" if lang == "en" else said + takes
    if isinstance(error, AnchorNotFound):
        return messages.text(lang, "errors.no_anchor", anchor=error.anchor)
    if isinstance(error, EditionNotFound):
        return messages.text(lang, "errors.no_edition", n=error.edition)
    if isinstance(error, PlanNotFound):
        return messages.text(lang, "errors.no_plan", plan=error.plan)
    if isinstance(error, PlanWithdrawn):
        return f"{messages.text(lang, 'errors.reason')} {error.reason}"
    return ""


def _close(site: Site, slug: str, anchor: str | None) -> tuple[tuple[PlanInfo, str], ...]:
    """
    Plans whose slug is like the one asked for or shares a word with it, the likest first, with where they are read.

    The one most like it is led to at the *anchor* asked for, where it has that.
    """
    asked = slug.lower()
    like = difflib.get_close_matches(asked, site.plans, n=_CLOSE, cutoff=0.75)
    words = {word for word in asked.split("-") if len(word) > 3}
    sharing = (name for name in site.plans if words & set(name.split("-")))
    found = list(dict.fromkeys((*like, *sharing)))[:_CLOSE]
    addresses = [urls.plan(name) for name in found]
    if like and anchor:
        with suppress(ArchiveError):
            site.archive.passage(like[0], anchor)
            addresses[0] = urls.passage(like[0], anchor)
    return tuple((site.plans[name], address) for name, address in zip(found, addresses, strict=True))

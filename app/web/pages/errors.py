"""
Pages for errors: what happened, and the nearest thing that works.
"""

import difflib
from collections import Counter
from collections.abc import Iterable
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
    EditionNotFound,
    PlanNotFound,
    PlanWithdrawn,
    QueryNotUnderstood,
    echoed,
)
from app.vocab import messages
from app.web import locale, places, refusals, urls
from app.web.problems import Problem
from app.web.site import Site

_CLOSE: Final = 5
_TELLING: Final = 4
"""Letters a word of a slug must have to tell plans apart."""
_FEW: Final = 20
"""A word that more plans have in their slugs says little about which was meant."""
_ECHOED: Final = 120
"""Characters of an address that the page repeats."""


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """
    What error.html sees.

    `reason` says in the reader's language what is wrong; `detail`, on English pages, what only whoever runs the archive
    can mend. `marked` is the query in three pieces, the middle one the offending characters; `repairs` are queries that
    would work, with their addresses; `near` places of the plan, each as (name, anchor, address), and `plans` plans that
    the address may have meant, with where to go. `former` is where it is told what became of a place that an older
    edition has, else "".
    """

    problem: Problem
    kind: str
    reason: str
    detail: str
    marked: tuple[str, str, str] | None
    repairs: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str, str], ...]
    former: str
    plan: PlanInfo | None
    successor: PlanInfo | None
    plans: tuple[tuple[PlanInfo, str], ...]


def page(site: Site, request: Request, problem: Problem, error: ArchiveError | None) -> Response:
    """The page for *problem*."""
    marked: tuple[str, str, str] | None = None
    repairs: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[str, str, str], ...] = ()
    plan = successor = None
    former = ""
    lang = locale.choose(request)
    kind = {400: "bad", 404: "missing", 410: "gone", 503: "busy", 405: "bad", 413: "large", 422: "missing"}.get(
        problem.status, "broken"
    )
    if isinstance(error, QueryNotUnderstood):
        kind = "query"
        marked = (error.query[: error.start], error.query[error.start : error.end], error.query[error.end :])
        repairs = tuple((q, urls.search_for(q)) for q in error.repairs)
    elif isinstance(error, AnchorNotFound):
        if site.archive.resolve(error.plan, error.anchor).status != "unknown":
            former = urls.passage(error.plan, error.anchor)
        near = tuple((places.named(site, error.plan, a, lang), a, urls.passage(error.plan, a)) for a in error.near)
    if isinstance(error, AnchorNotFound | EditionNotFound):
        plan = site.plans.get(error.plan)
    elif isinstance(error, PlanWithdrawn) and error.successor:
        successor = site.plans.get(error.successor)
    close = _close(site, error.plan, request.path_params.get("anchor")) if isinstance(error, PlanNotFound) else ()
    reason = refusals.reason(error, lang)
    if error is None:
        reason = _of_request(problem, request, lang)
    # What only whoever runs the archive can mend is said in English, and there is nothing to be told in Chinese.
    detail = "" if reason or kind == "gone" or lang == "zh" else problem.detail
    context = ErrorContext(problem, kind, reason, detail, marked, repairs, near, former, plan, successor, close)
    return site.page(request, "error.html", context, problem.status)


def _of_request(problem: Problem, request: Request, lang: Lang) -> str:
    """What is wrong with a request that never came to the archive; "" where the page's own words say it all."""
    if problem.status == HTTPStatus.NOT_FOUND:
        return messages.text(lang, "errors.nothing_at", path=echoed(unquote(request.url.path), _ECHOED))
    if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        return messages.text(lang, "errors.no_method")
    name = problem.extra.get("log")
    return messages.text(lang, "errors.logged", name=name) if name else ""


def _close(site: Site, slug: str, anchor: str | None) -> tuple[tuple[PlanInfo, str], ...]:
    """
    Plans whose slug is like the one asked for or shares a word with it, the likest first, with where they are read.

    The one most like it is led to at the *anchor* asked for, where it has that.
    """
    asked = slug.lower()
    like = difflib.get_close_matches(asked, site.plans, n=_CLOSE, cutoff=0.75)
    found = list(dict.fromkeys((*like, *_sharing(asked, site.plans))))[:_CLOSE]
    addresses = [urls.plan(name) for name in found]
    if like and anchor:
        with suppress(ArchiveError):
            site.archive.passage(like[0], anchor)
            addresses[0] = urls.passage(like[0], anchor)
    return tuple((site.plans[name], address) for name, address in zip(found, addresses, strict=True))


def _sharing(asked: str, slugs: Iterable[str]) -> list[str]:
    """Those of *slugs* that share words with *asked*, most first; what every other slug has (plan, 2021) is no word."""
    holders: dict[str, list[str]] = {word: [] for word in asked.split("-") if len(word) >= _TELLING}
    for slug in slugs:
        for word in holders.keys() & set(slug.split("-")):
            holders[word].append(slug)
    shared = Counter(slug for held in holders.values() if len(held) <= _FEW for slug in held)
    return [slug for slug, _ in shared.most_common()]

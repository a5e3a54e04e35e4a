"""
Errors as a reader meets them: status codes, RFC 9457 problem documents, and pages that help.

The only place that knows which status an error of the archive becomes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import Response

from app.domain.resolution import ResolutionStatus
from app.errors import (
    AnchorNotFound,
    ArchiveBusy,
    ArchiveError,
    BadValue,
    EditionNotFound,
    IndexOutOfDate,
    PlanNotFound,
    PlanRenamed,
    PlanWithdrawn,
    QueryNotUnderstood,
    RecordInvalid,
    SourceUnreadable,
    TextTooLong,
    echoed,
)

STATUS: Final[dict[type[ArchiveError], int]] = {
    QueryNotUnderstood: 400,
    BadValue: 400,
    PlanNotFound: 404,
    AnchorNotFound: 404,
    EditionNotFound: 404,
    PlanWithdrawn: 410,
    PlanRenamed: 404,
    TextTooLong: 413,
    SourceUnreadable: 422,
    RecordInvalid: 500,
    IndexOutOfDate: 503,
    ArchiveBusy: 503,
}
RESOLVED: Final[Mapping[ResolutionStatus, int]] = {
    "identical": 200, "corrected": 200, "moved": 200, "ambiguous": 300, "withdrawn": 410, "unknown": 404,
}  # fmt: skip
"""The HTTP status that says what became of a cited passage; pages and JSON have the same."""
_TYPES: Final = {
    QueryNotUnderstood: "query-not-understood", BadValue: "bad-value", PlanNotFound: "plan-not-found",
    AnchorNotFound: "anchor-not-found", EditionNotFound: "edition-not-found", PlanWithdrawn: "plan-withdrawn",
    IndexOutOfDate: "index-out-of-date", ArchiveBusy: "busy", TextTooLong: "too-long",
}  # fmt: skip
MEANINGS: Final = {
    "query-not-understood": "the query breaks a rule of the query language; start and end mark where, repairs work",
    "bad-value": "a parameter is unknown or has a value it cannot take; detail says what it takes",
    "plan-not-found": "no plan is filed under this slug",
    "anchor-not-found": "the plan has no section or paragraph of this name; nearest lists what may have been meant",
    "edition-not-found": "the plan has no edition of this number",
    "plan-withdrawn": "the plan was withdrawn; reason says why, successor what replaces it",
    "index-out-of-date": "there is no index for these documents yet; ask again when it has been built",
    "busy": "another process is importing or building; ask again in a moment",
    "too-long": "the request body is longer than the server reads, or the text than is checked at once",
}
"""What each type of problem means, as the page the types point to says."""

_ECHOED: Final = 120
_FOR_PROGRAMS: Final = ("/api", "/healthz", "/readyz", "/openapi.json")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: HTTP status, a short type, a sentence, and members of the error's own."""

    status: int
    type: str
    detail: str
    extra: dict[str, Any]

    def document(self, instance: str) -> dict[str, Any]:
        """The RFC 9457 document; *instance* is the path as it was asked for."""
        title = HTTPStatus(self.status).phrase
        kind = f"/about#{self.type}" if self.type else "about:blank"
        return {
            "type": kind,
            "title": title,
            "status": self.status,
            "detail": self.detail,
            "instance": quote(instance),
            **self.extra,
        }


def of_error(error: ArchiveError) -> Problem:
    """The problem that *error* is."""
    extra: dict[str, Any] = {}
    if isinstance(error, QueryNotUnderstood):
        extra = {
            "query": error.query,
            "code": error.code,
            "start": error.start,
            "end": error.end,
            "repairs": list(error.repairs),
        }
    elif isinstance(error, BadValue):
        extra = {"parameter": error.name, "value": error.value}
    elif isinstance(error, AnchorNotFound):
        extra = {"plan": error.plan, "anchor": error.anchor, "nearest": list(error.near)}
    elif isinstance(error, PlanWithdrawn):
        extra = {"plan": error.plan, "reason": error.reason, "successor": error.successor}
    elif isinstance(error, PlanNotFound | EditionNotFound | PlanRenamed):
        extra = {"plan": error.plan}
    kind = next((name for cls, name in _TYPES.items() if isinstance(error, cls)), "")
    status = next((code for cls, code in STATUS.items() if isinstance(error, cls)), 500)
    return Problem(status, kind, str(error), extra)


def of_status(status: int, detail: str, path: str) -> Problem:
    """The problem of a request the framework itself refused: no such page, method not allowed."""
    said = {404: f"there is nothing at {echoed(path, _ECHOED)}", 405: "this address cannot be asked in that way"}
    return Problem(status, "", detail or said.get(status, HTTPStatus(status).phrase.lower()), {})


def too_large(most: int) -> Problem:
    """The problem of a request whose body is longer than *most* bytes."""
    return Problem(413, "too-long", f"the request body is longer than {most} bytes", {})


def unforeseen(name: str) -> Problem:
    """The problem of an error nobody foresaw; *name* finds it in the log."""
    return Problem(500, "", f"something went wrong here; the log has it under {name}", {"log": name})


def json_response(request: Request, problem: Problem) -> Response:
    """*problem* as application/problem+json."""
    body = orjson.dumps(problem.document(request.url.path))
    headers = {"cache-control": "no-store"} | ({"retry-after": "30"} if problem.status == 503 else {})
    return Response(body, problem.status, headers, "application/problem+json")


def wants_json(request: Request) -> bool:
    """Whether the request is a program's: at an address for programs, or asking for JSON and not for a page."""
    accept = request.headers.get("accept", "")
    path = request.url.path
    return path in _FOR_PROGRAMS or path.startswith("/api/") or ("json" in accept and "html" not in accept)

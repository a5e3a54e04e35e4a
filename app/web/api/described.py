"""
The API as OpenAPI describes it: parameters from their table, answers from schemas, errors as problem documents.
"""

from typing import Any, Final

from fastapi import FastAPI

from app.web.api import schemas
from app.web.param import Param
from app.web.params import STYLES

PROBLEM_JSON: Final = "application/problem+json"
_ERRORS: Final = {
    400: "A parameter is unknown or has a value that is not possible; the detail says what is",
    404: "There is no such plan, anchor or edition, or nothing at this address",
    405: "The address is there, but cannot be asked in that way",
    410: "The plan was withdrawn; with the reason, and its successor if there is one",
    413: "The request body is too long",
    500: "An error nobody foresaw; the log has it under the name given",
    503: "There is no index that can answer",
}

_ETAG: Final = {"description": "Names this state of the answer", "schema": {"type": "string"}}
_LINK: Final = {"description": "Pages before (prev) and after (next), where there are", "schema": {"type": "string"}}


def answers(model: Any, *errors: int, paged: bool = False) -> dict[int | str, dict[str, Any]]:
    """The answers of a route: *model* with status 200, 304, and problem documents for *errors* and the usual ones."""
    headers = {"ETag": _ETAG} | ({"Link": _LINK} if paged else {})
    return {200: {"model": model, "description": _first_line(model), "headers": headers}, **_known(*errors)}


def resolutions() -> dict[int | str, dict[str, Any]]:
    """The answers of the route that resolves: the same shape, with the status that says what became of the passage."""
    said = {
        200: "It stands: identical, corrected or moved",
        300: "Ambiguous: several passages may be meant, and are offered",
        404: "Unknown: nothing like it was ever published here",
        410: "Withdrawn: the passage or its plan is not shown any more",
    }
    found: dict[int | str, dict[str, Any]] = {
        status: {"model": schemas.Resolution, "description": words, "headers": {"ETag": _ETAG}}
        for status, words in said.items()
    }
    return {**_known(), **found}


def _known(*errors: int) -> dict[int | str, dict[str, Any]]:
    unchanged = {"description": "The answer whose ETag If-None-Match names is still right", "headers": {"ETag": _ETAG}}
    return {304: unchanged, **problems(400, 500, 503, *errors)}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Problem documents for *statuses*."""
    return {status: {"model": schemas.Problem, "description": _ERRORS[status]} for status in sorted(set(statuses))}


def citations(*errors: int) -> dict[int | str, dict[str, Any]]:
    """The answers of the route that cites: one media type for each style."""
    kinds = dict.fromkeys(media.split(";")[0] for media in STYLES.values())
    content: dict[str, Any] = {kind: {"schema": {"type": "string"}} for kind in kinds}
    content["application/vnd.citationstyles.csl+json"] = {"schema": {"type": "array", "items": {"type": "object"}}}
    said = "The citation, in the media type of its style"
    return {200: {"content": content, "description": said, "headers": {"ETag": _ETAG}}, **_known(*errors)}


def takes(*params: Param) -> dict[str, Any]:
    """The parameters of a route, for openapi_extra."""
    return {"parameters": [param.openapi() for param in params]}


def describe(app: FastAPI) -> None:
    """Let *app* describe its errors with the media type they have; FastAPI gives all answers of a route one type."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        document = plain()
        for operation in (operation for path in document["paths"].values() for operation in path.values()):
            for status, response in operation["responses"].items():
                if status.startswith(("4", "5")) and _is_problem(response):
                    response["content"] = {PROBLEM_JSON: next(iter(response["content"].values()))}
        return document

    app.openapi = described  # type: ignore[method-assign]


def _is_problem(response: dict[str, Any]) -> bool:
    shapes = (content.get("schema", {}).get("$ref", "") for content in response.get("content", {}).values())
    return any(shape.endswith("/Problem") for shape in shapes)


def _first_line(model: Any) -> str:
    return (model.__doc__ or "").strip().splitlines()[0] if isinstance(model, type) else "The list"

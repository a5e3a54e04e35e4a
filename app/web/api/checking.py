"""
The route that checks quotations: POST /api/check.

The text comes in the body, since an address is logged and kept by everything between; nothing of it is kept here, and
the answer may not be either.
"""

from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from app.domain.checking import Checked, CheckedCitation
from app.errors import BadValue
from app.web import params, present_answers, urls
from app.web.api import schemas
from app.web.api.described import problems
from app.web.site import Site, json_response

_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {"text": {"type": "string", "description": "A sentence, a paragraph or a report"}},
                    "required": ["text"],
                    "additionalProperties": False,
                }
            }
        },
    }
}


async def _body(request: Request) -> bytes:
    return await request.body()


def add_route(routes: APIRouter, site: Site) -> None:
    """Put the route among *routes*."""

    @routes.post(
        "/api/check",
        summary="Find the quotations and citations in a text and check them: the words, and the place they name",
        description="The text is neither stored nor logged.",
        tags=["cite"],
        responses={
            200: {
                "model": schemas.CheckedText,
                "description": "Every quotation and every citation found, in the order of the text",
            },
            **problems(400, 413, 500, 503),
        },
        openapi_extra=_BODY,
    )
    def check(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        params.refuse_unknown(request.query_params, ())
        return json_response(report(site, _text(body)), {"cache-control": "no-store"})


def report(site: Site, text: str) -> dict[str, Any]:
    """What was found of all quotations and citations in *text*, as JSON. Raises TextTooLong."""
    return {
        "quotations": [quotation(each) for each in site.archive.check_text(text)],
        "citations": [citation(each) for each in site.archive.check_citations(text)],
    }


def citation(found: CheckedCitation) -> dict[str, Any]:
    """One citation as JSON: of a link to a passage `resolution` is what /api/resolve answers."""
    mention = found.citation.mention
    return {
        "text": found.citation.text,
        "start": found.citation.start,
        "end": found.citation.end,
        "kind": found.citation.kind,
        "title": mention.title if mention else None,
        "number": mention.number if mention else None,
        "status": found.status,
        "plans": [{"plan": plan, "url": urls.plan(plan)} for plan in found.plans],
        "resolution": present_answers.resolution(found.resolution) if found.resolution else None,
    }


def quotation(found: Checked) -> dict[str, Any]:
    """One quotation as JSON (DESIGN section 8)."""
    best = found.best
    return {
        "text": found.quotation.text,
        "start": found.quotation.start,
        "end": found.quotation.end,
        "verdict": found.verdict,
        "place": found.place,
        "best": {
            "plan": best.plan,
            "anchor": best.anchor,
            "edition": best.edition,
            "layer": best.layer,
            "lang": best.lang,
            "url": urls.passage(best.plan, best.anchor, best.edition or None),
            "text": best.text,
            "diff": [list(step) for step in found.diff],
        }
        if best is not None
        else None,
    }


def _text(body: bytes) -> str:
    """The text in a JSON body. Raises BadValue, which repeats nothing of it."""
    said = 'the body is JSON with the text in it: {"text": "…"}'
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadValue("body", f"{len(body)} bytes", said) from error
    if not isinstance(value, dict) or set(value) != {"text"} or not isinstance(value["text"], str):
        raise BadValue("body", f"{len(body)} bytes", said)
    return str(value["text"])

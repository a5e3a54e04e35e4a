"""
How answers of the API are sent: not again where the asker has them already.

An answer changes with the index, the program and the address, and with nothing else: those make its ETag, a weak one,
since compression and the time taken change bytes and not what is said.
"""

import hashlib
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.web import urls
from app.web.site import Site


def unless_known(
    site: Site, request: Request, make: Callable[[], Response], varies: Sequence[str] = (), vary: str = ""
) -> Response:
    """
    What *make* answers, with its ETag; or 304 where the asker says that he has it.

    Args:
        varies: What the answer depends on besides index, program and address: a language, a date.
        vary: The request headers that this comes from.
    """
    # The tag is made before the answer: should a build end in between, the answer is newer than its tag, and the
    # worst is that it is fetched once more.
    headers = {"etag": _tag(site, request, varies), "cache-control": "no-cache"}
    if vary:
        headers["vary"] = vary
    known = (tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(","))
    if headers["etag"].removeprefix("W/") in known:
        return Response(status_code=304, headers=headers)
    response = make()
    response.headers.update(headers)
    return response


def neighbours(request: Request, page: int, size: int, total: int) -> dict[str, str]:
    """A Link header to the pages before and after, {} where there are none."""
    pairs = request.query_params.multi_items()
    last = max(1, -(-total // size))
    near = [("prev", min(page - 1, last)), ("next", page + 1)]
    links = [
        f'<{urls.replaced(pairs, request.url.path, page=str(number))}>; rel="{rel}"'
        for rel, number in near
        if 1 <= number <= last
    ]
    return {"link": ", ".join(links)} if links else {}


def _tag(site: Site, request: Request, varies: Sequence[str]) -> str:
    said = "\n".join([__version__, site.archive.generation, request.url.path, request.url.query, *varies])
    return f'W/"{hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'

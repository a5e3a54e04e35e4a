"""
Answers under /static: the bundles of app.web.assets, and the icons as they lie in the folder.

An address with the digest of its content (`?v=`, which pages use) may be kept for good; one without is asked for again
each time, and answered with 304 while nothing has changed. The bundles are compressed once, as small as can be; the
rest is left to app.web.compression.
"""

from functools import lru_cache
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.web.assets import STATIC, bundles
from app.web.compression import as_small_as_can_be, coding_for

_YEAR_S: Final = 31_536_000


class Static(StaticFiles):
    """The application for /static."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The answer for *path*; an HTTPException of 404 where there is no such file."""
        response = self._bundle(path, Headers(scope=scope)) if path in bundles() else None
        if response is None:
            response = await super().get_response(path, scope)
        versioned = b"v=" in scope.get("query_string", b"")
        response.headers["cache-control"] = f"public, max-age={_YEAR_S}, immutable" if versioned else "no-cache"
        return response

    def _bundle(self, path: str, request: Headers) -> Response:
        made = bundles()[path]
        coding = coding_for(request.get("accept-encoding", ""))
        # In each coding it is other bytes, so each has a tag of its own.
        headers = {"etag": f'"{made.digest}-{coding}"'}
        packed = coding == "br"
        if packed:
            headers |= {"content-encoding": coding, "vary": "Accept-Encoding"}
        response = Response(_packed(path) if packed else made.body, headers=headers, media_type=made.media_type)
        return NotModifiedResponse(response.headers) if self.is_not_modified(response.headers, request) else response


@lru_cache(maxsize=16)
def _packed(path: str) -> bytes:
    return as_small_as_can_be(bundles()[path].body)

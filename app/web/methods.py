"""
HEAD and OPTIONS, for every address that can be read.

HEAD is answered as GET without the body, so that routes need to be declared once; OPTIONS says which methods there
are. There is no CORS here: pages of other sites have no business with this archive.
"""

from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NOT_ALLOWED: Final = 405
_NO_CONTENT: Final = 204


class Methods:
    """ASGI middleware; the outermost of all, since nothing behind it learns that a request was HEAD."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, HEAD as GET; cut the body off, and make a refusal of OPTIONS the list of what is allowed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method: str = scope["method"]
        bodiless = method == "HEAD"

        async def sent(message: Message) -> None:
            nonlocal bodiless
            if message["type"] == "http.response.start" and message["status"] == _NOT_ALLOWED:
                _say_allowed(message)
                if method == "OPTIONS":
                    bodiless = True
                    _say_nothing(message)
            elif message["type"] == "http.response.body" and bodiless:
                message = {**message, "body": b""}
            await send(message)

        inner: dict[str, Any] = {**scope, "method": "GET"} if method == "HEAD" else dict(scope)
        await self._app(inner, receive, sent)


def _say_allowed(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    allowed = [name for name in headers.get("allow", "").replace(" ", "").split(",") if name]
    if "GET" in allowed and "HEAD" not in allowed:
        allowed.insert(allowed.index("GET") + 1, "HEAD")
    headers["allow"] = ", ".join([*allowed, *(() if "OPTIONS" in allowed else ("OPTIONS",))])


def _say_nothing(message: Message) -> None:
    message["status"] = _NO_CONTENT
    headers = MutableHeaders(scope=message)
    for name in ("content-type", "content-length", "content-encoding"):
        if name in headers:
            del headers[name]

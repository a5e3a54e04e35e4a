"""
How much of a request is read: a body over the limit is refused before anything is done with it.
"""

from typing import Final

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.problems import Problem

_STATUS: Final = 413


class BodyLimit:
    """ASGI middleware: 413 as a problem document where a body is announced, or turns out, longer than `max_bytes`."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is short enough."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if announced.isdigit() and int(announced) > self._max:
            await self._refuse(scope["path"], send)
            return
        read = 0
        pieces: list[Message] = []
        while True:
            message = await receive()
            pieces.append(message)
            if message["type"] != "http.request":
                break
            read += len(message.get("body", b""))
            if read > self._max:
                await self._refuse(scope["path"], send)
                return
            if not message.get("more_body"):
                break

        async def again() -> Message:
            return pieces.pop(0) if pieces else await receive()

        await self._app(scope, again, send)

    async def _refuse(self, path: str, send: Send) -> None:
        problem = Problem(_STATUS, "too-long", f"the request body is longer than {self._max} bytes", {})
        headers = [
            (b"content-type", b"application/problem+json"),
            (b"cache-control", b"no-store"),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": _STATUS, "headers": headers})
        await send({"type": "http.response.body", "body": orjson.dumps(problem.document(path))})

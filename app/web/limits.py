"""
How much of a request is read: a body over the limit is refused before anything is done with it.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: what `refuse` answers where a body is announced, or turns out, longer than `max_bytes`."""

    def __init__(self, app: ASGIApp, max_bytes: int, refuse: Callable[[Request], Response]) -> None:
        self._app = app
        self._max = max_bytes
        self._refusal = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is short enough."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if announced.isdigit() and int(announced) > self._max:
            await self._refuse(scope, receive, send)
            return
        read = 0
        pieces: list[Message] = []
        while True:
            message = await receive()
            if message["type"] != "http.request":
                # Whoever sent it has gone, so that nobody is there to be answered.
                return
            pieces.append(message)
            read += len(message.get("body", b""))
            if read > self._max:
                await self._refuse(scope, receive, send)
                return
            if not message.get("more_body"):
                break

        async def again() -> Message:
            return pieces.pop(0) if pieces else await receive()

        await self._app(scope, again, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(Request(scope))
        # What was not read is still on its way; the connection is of no more use.
        answer.headers.update({"cache-control": "no-store", "connection": "close"})
        await answer(scope, receive, send)

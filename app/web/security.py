"""
Security headers on every answer: nothing may be loaded from elsewhere, framed, or run inline.
"""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
HEADERS: Final = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


def headers(hsts: bool) -> dict[str, str]:
    """HEADERS, and HSTS where the settings ask for it."""
    return HEADERS | ({"strict-transport-security": "max-age=31536000; includeSubDomains"} if hsts else {})


class SecurityHeaders:
    """ASGI middleware that adds `headers` to whatever passes; an answer that has one of them keeps its own."""

    def __init__(self, app: ASGIApp, hsts: bool = False) -> None:
        self._app = app
        self._headers = headers(hsts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; write the headers as an answer starts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                written = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    written.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)

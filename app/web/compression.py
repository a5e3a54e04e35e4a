"""
What goes over the line in fewer bytes: Brotli for whoever reads it, gzip for the others, as Accept-Encoding says.

A long plan is a sixth to a quarter smaller by Brotli at the quality chosen here and costs no more time: its window
holds the whole page, in which numbers, links and phrases come back again and again. Relies on Starlette's middleware
for what an answer must not be compressed for (parts of a file, small answers, what is compressed already) and for the
headers; how a request is read and which coding is chosen stands here. RFC 9110 section 12.5.3 has the grammar.
"""

from functools import lru_cache
from typing import Final, Literal

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipResponder, IdentityResponder
from starlette.types import ASGIApp, Receive, Scope, Send

Coding = Literal["br", "gzip", "identity"]

_LEAST: Final = 1000
_GZIP_LEVEL: Final = 6
# Against 5 it takes a fifth longer, 2 ms of the longest plan, and saves 3 of a hundred; from 8 on it gains no more.
_BROTLI_QUALITY: Final = 7
# For what is compressed once and sent for months.
_BROTLI_MOST: Final = 11
# Of streams, whose length nobody knows beforehand, 512 KB are looked back on: a fraction of the memory.
_STREAM_WINDOW: Final = 19
# Larger bodies are compressed in a thread, or other readers would wait for them.
_IN_A_THREAD: Final = 128 * 1024
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_COMPRESSED_ALREADY: Final = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    f"{_OFFICE}wordprocessingml.document",
    f"{_OFFICE}spreadsheetml.sheet",
    "application/pdf",
)


@lru_cache(maxsize=256)
def coding_for(accepted: str) -> Coding:
    """
    The coding to answer in, by the Accept-Encoding header *accepted*: "br" before "gzip", "identity" where neither.

    A coding with q=0 is refused, `*` stands for those not named; what cannot be read counts as not said.

    >>> coding_for("gzip, deflate, br"), coding_for("gzip;q=1.0, br;q=0"), coding_for("*"), coding_for("")
    ('br', 'gzip', 'br', 'identity')
    """
    weights: dict[str, float] = {}
    for piece in accepted.lower().split(","):
        name, _, parameter = piece.partition(";")
        weights[name.strip()] = _weight(parameter)
    others = weights.get("*", 0.0)
    if weights.get("br", others) > 0:
        return "br"
    return "gzip" if weights.get("gzip", others) > 0 else "identity"


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 1.0


def as_small_as_can_be(body: bytes) -> bytes:
    """*body* in Brotli at its best, which takes a hundred times as long: for files that are kept for good."""
    made: bytes = brotli.compress(body, quality=_BROTLI_MOST)
    return made


class Compress:
    """ASGI middleware that compresses what passes in the coding its reader asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers of more than a kilobyte are compressed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        responder: IdentityResponder
        match coding_for(Headers(scope=scope).get("accept-encoding", "")):
            case "br":
                responder = _Brotli(self._app, _LEAST, exclude_content_types=_COMPRESSED_ALREADY)
            case "gzip":
                responder = GZipResponder(self._app, _LEAST, _GZIP_LEVEL, exclude_content_types=_COMPRESSED_ALREADY)
            case _:
                responder = IdentityResponder(self._app, _LEAST, exclude_content_types=_COMPRESSED_ALREADY)
        await responder(scope, receive, send)


class _Brotli(IdentityResponder):
    """One answer in Brotli; a stream is flushed with every piece of it, as it comes."""

    content_encoding = "br"

    def __init__(self, app: ASGIApp, minimum_size: int, *, exclude_content_types: tuple[str, ...]) -> None:
        super().__init__(app, minimum_size, exclude_content_types=exclude_content_types)
        self._stream: brotli.Compressor | None = None

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        """*body* compressed; with *more_body* the beginning or middle of a stream."""
        if len(body) >= _IN_A_THREAD:
            return await run_in_threadpool(self._compressed, body, more_body)
        return self._compressed(body, more_body)

    def _compressed(self, body: bytes, more_body: bool) -> bytes:
        if self._stream is None and not more_body:
            whole: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
            return whole
        if self._stream is None:
            self._stream = brotli.Compressor(mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY, lgwin=_STREAM_WINDOW)
        piece: bytes = self._stream.process(body)
        rest: bytes = self._stream.flush() if more_body else self._stream.finish()
        return piece + rest

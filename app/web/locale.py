"""
Which language a page is in: ?lang=, else the cookie, else Accept-Language, else Chinese.

The address of a page is the same in both languages; links that are copied carry no lang.
"""

from typing import Final

from starlette.requests import Request

from app.domain.plan import Lang

COOKIE: Final = "lang"
VARY: Final = "Accept-Language, Cookie"
"""The headers of a request that what is answered depends on, where it is in the language of the reader."""
HTML_LANG: Final[dict[Lang, str]] = {"zh": "zh-Hans", "en": "en"}


def choose(request: Request) -> Lang:
    """The language for *request*. An unknown ?lang= is as good as none."""
    for value in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if value in ("zh", "en"):
            return "en" if value == "en" else "zh"
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> Lang:
    """The better liked of the two languages in an Accept-Language header; Chinese where it names neither."""
    best: dict[Lang, float] = {"zh": 0.0, "en": 0.0}
    for piece in header.split(","):
        tag, _, weight = piece.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        for lang in best:
            if tag.lower().split("-")[0] == lang:
                best[lang] = max(best[lang], quality)
    return "en" if best["en"] > best["zh"] else "zh"

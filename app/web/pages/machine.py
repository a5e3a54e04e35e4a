"""
What machines ask for: robots.txt, the site map, the feed, the description of the search for a browser, the icon.
"""

from dataclasses import replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from app.domain.plan import Lang
from app.web import asking, locale, urls
from app.web import feed as feeds
from app.web.assets import STATIC
from app.web.site import Site

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"
_SUGGESTIONS: Final = "application/x-suggestions+json"
_A_WEEK: Final = {"cache-control": "public, max-age=604800"}
_MOST_URLS: Final = 50_000


def router(site: Site) -> APIRouter:
    """The routes."""
    routes = APIRouter()

    @routes.get("/robots.txt")
    def robots(request: Request) -> Response:
        lines = ["User-agent: *", "Disallow: /search", "Disallow: /compare", "Disallow: /api/", ""]
        return PlainTextResponse("\n".join([*lines, f"Sitemap: {site.base_url(request)}/sitemap.xml", ""]))

    @routes.get("/sitemap.xml")
    def sitemap(request: Request) -> Response:
        base = site.base_url(request)
        found = ["/", "/plans", "/targets", "/topics", "/terms", "/check", "/about"]
        for info in site.plans.values():
            found += [urls.plan(info.plan, part.anchor) for part in info.parts]
        body = "".join(f"<url><loc>{escape(base + url)}</loc></url>" for url in found[:_MOST_URLS])
        return _xml(f'<urlset xmlns="{_SITEMAP}">{body}</urlset>', "application/xml")

    @routes.get("/opensearch.xml")
    def opensearch(request: Request) -> Response:
        lang: Lang = locale.choose(request)
        base = site.base_url(request)
        name = site.text(lang, "site.short_name")
        page = quoteattr(f"{base}/search?q={{searchTerms}}")
        typed = quoteattr(f"{base}/opensearch/suggestions?q={{searchTerms}}")
        own = quoteattr(f"{base}/opensearch.xml")
        return _xml(
            f'<OpenSearchDescription xmlns="{_OPENSEARCH}"><ShortName>{escape(name)}</ShortName>'
            f"<Description>{escape(site.text(lang, 'site.about'))}</Description><InputEncoding>UTF-8</InputEncoding>"
            f'<Image width="16" height="16" type="image/x-icon">{escape(base)}/favicon.ico</Image>'
            f'<Url type="text/html" template={page}/><Url type="{_SUGGESTIONS}" template={typed}/>'
            f'<Url type="application/opensearchdescription+xml" rel="self" template={own}/></OpenSearchDescription>',
            "application/opensearchdescription+xml",
        )

    @routes.get("/opensearch/suggestions")
    def suggestions(request: Request) -> Response:
        """What the search box of a browser lists while it is typed in: [what was typed, [what it may go on to be]]."""
        q = request.query_params.get("q", "")
        found = site.archive.suggest(q, locale.choose(request)) if q.strip() else ()
        body = orjson.dumps([q, list(dict.fromkeys(each.text for each in found))])
        return Response(body, media_type=_SUGGESTIONS, headers={"vary": "Accept-Language, Cookie"})

    @routes.get("/feed.atom")
    def feed(request: Request) -> Response:
        """What is new and changed, in all or among the plans that answer the search in the address."""
        wanted = replace(asking.search_request(request.query_params), sort="relevance", by="plan", page=1, size=20)
        searched = wanted.q or wanted.filters
        body = feeds.atom(site, site.base_url(request), locale.choose(request), wanted if searched else None)
        return _xml(body, "application/atom+xml")

    # Browsers and phones ask for these two without being told of them.
    @routes.get("/favicon.ico")
    def icon() -> Response:
        return FileResponse(STATIC / "favicon.ico", media_type="image/x-icon", headers=_A_WEEK)

    @routes.get("/apple-touch-icon.png")
    def touch_icon() -> Response:
        return FileResponse(STATIC / "apple-touch-icon.png", media_type="image/png", headers=_A_WEEK)

    return routes


def _xml(body: str, media_type: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', media_type=f"{media_type}; charset=utf-8")

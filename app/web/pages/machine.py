"""
What machines ask for: robots.txt, the site map, the description of the search for a browser's address bar, the icon.
"""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from app.domain.plan import Lang
from app.web import locale, urls
from app.web.site import ROOT, Site

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"
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
        found = ["/", "/plans", "/about"]
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
        return _xml(
            f'<OpenSearchDescription xmlns="{_OPENSEARCH}"><ShortName>{escape(name)}</ShortName>'
            f"<Description>{escape(site.text(lang, 'site.name'))}</Description><InputEncoding>UTF-8</InputEncoding>"
            f'<Url type="text/html" template={page}/></OpenSearchDescription>',
            "application/opensearchdescription+xml",
        )

    @routes.get("/favicon.ico")
    def icon() -> Response:
        return FileResponse(ROOT / "static" / "icon.svg", media_type="image/svg+xml")

    return routes


def _xml(body: str, media_type: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', media_type=f"{media_type}; charset=utf-8")

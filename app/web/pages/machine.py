"""
What machines ask for: robots.txt, the site map, the feed, the description of the search for a browser, the icon.

Feeds and the like are asked for by the hour: whoever has what there is gets a 304.
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
from app.web.api.answers import unless_known
from app.web.assets import STATIC
from app.web.site import Site

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"
_SUGGESTIONS: Final = "application/x-suggestions+json"
_A_WEEK: Final = {"cache-control": "public, max-age=604800"}
_MOST_URLS: Final = 50_000
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_PAGES: Final = ("/", "/search", "/plans", "/targets", "/compare", "/topics", "/terms", "/check", "/about")


def router(site: Site) -> APIRouter:
    """The routes."""
    routes = APIRouter()

    @routes.get("/robots.txt")
    def robots(request: Request) -> Response:
        # Questions have no end; the pages where one is asked are worth finding.
        lines = ["User-agent: *", "Disallow: /search?", "Disallow: /compare?", "Disallow: /api/", ""]
        return PlainTextResponse("\n".join([*lines, f"Sitemap: {site.base_url(request)}/sitemap.xml", ""]))

    @routes.get("/sitemap.xml")
    def sitemap(request: Request) -> Response:
        base = site.base_url(request)

        def make() -> Response:
            found = [(url, "") for url in _PAGES]
            for info in site.plans.values():
                last = max((edition.imported for edition in info.editions), default="")
                found += [(urls.plan(info.plan, part.anchor), last) for part in info.parts]
            body = "".join(_mapped(base, url, last) for url, last in found[:_MOST_URLS])
            return _xml(f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">{body}</urlset>', "application/xml")

        return unless_known(site, request, make)

    @routes.get("/opensearch.xml")
    def opensearch(request: Request) -> Response:
        lang: Lang = locale.choose(request)
        base = site.base_url(request)
        name = site.text(lang, "site.short_name")
        page = quoteattr(f"{base}/search?q={{searchTerms}}")
        typed = quoteattr(f"{base}/opensearch/suggestions?q={{searchTerms}}")
        own = quoteattr(f"{base}/opensearch.xml")
        described = (
            f'<OpenSearchDescription xmlns="{_OPENSEARCH}"><ShortName>{escape(name)}</ShortName>'
            f"<Description>{escape(site.text(lang, 'site.about'))}</Description><InputEncoding>UTF-8</InputEncoding>"
            f'<Image width="16" height="16" type="image/x-icon">{escape(base)}/favicon.ico</Image>'
            f'<Url type="text/html" template={page}/><Url type="{_SUGGESTIONS}" template={typed}/>'
            f'<Url type="application/opensearchdescription+xml" rel="self" template={own}/></OpenSearchDescription>'
        )
        answer = _xml(described, "application/opensearchdescription+xml")
        answer.headers["vary"] = locale.VARY
        return answer

    @routes.get("/opensearch/suggestions")
    def suggestions(request: Request) -> Response:
        """What the search box of a browser lists while it is typed in: [what was typed, [what it may go on to be]]."""
        q = request.query_params.get("q", "")
        found = site.archive.suggest(q, locale.choose(request)) if q.strip() else ()
        body = orjson.dumps([q, list(dict.fromkeys(each.text for each in found))])
        return Response(body, media_type=_SUGGESTIONS, headers={"vary": locale.VARY})

    @routes.get("/feed.atom")
    def feed(request: Request) -> Response:
        """What is new and changed, in all or among the plans that answer the search in the address."""
        wanted = replace(asking.search_request(request.query_params), sort="relevance", by="plan", page=1, size=20)
        searched = wanted.q or wanted.filters
        lang: Lang = locale.choose(request)

        def make() -> Response:
            body = feeds.atom(site, site.base_url(request), lang, wanted if searched else None)
            return _xml(body, "application/atom+xml")

        return unless_known(site, request, make, (lang,), locale.VARY)

    # Browsers and phones ask for these two without being told of them.
    @routes.get("/favicon.ico")
    def icon() -> Response:
        return FileResponse(STATIC / "favicon.ico", media_type="image/x-icon", headers=_A_WEEK)

    @routes.get("/apple-touch-icon.png")
    def touch_icon() -> Response:
        return FileResponse(STATIC / "apple-touch-icon.png", media_type="image/png", headers=_A_WEEK)

    return routes


def _mapped(base: str, url: str, last: str) -> str:
    """One address of the site map, in either language, and when it *last* changed where that is known."""
    where = escape(base + url)
    sign = "&amp;" if "?" in url else "?"
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{where}{sign}lang={lang}"/>'
        for lang, code in locale.HTML_LANG.items()
    )
    changed = f"<lastmod>{escape(last)}</lastmod>" if last else ""
    return f"<url><loc>{where}</loc>{changed}{others}</url>"


def _xml(body: str, media_type: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', media_type=f"{media_type}; charset=utf-8")

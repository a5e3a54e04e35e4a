"""
What machines ask for: robots.txt, the site map, the feed, the description of the search for a browser, the icon.
"""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from app.domain.plan import Lang
from app.web import labels, locale, urls
from app.web.assets import STATIC
from app.web.site import Site

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"
_A_WEEK: Final = {"cache-control": "public, max-age=604800"}
_MOST_URLS: Final = 50_000
_MOST_NEWS: Final = 50


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
        return _xml(
            f'<OpenSearchDescription xmlns="{_OPENSEARCH}"><ShortName>{escape(name)}</ShortName>'
            f"<Description>{escape(site.text(lang, 'site.name'))}</Description><InputEncoding>UTF-8</InputEncoding>"
            f'<Url type="text/html" template={page}/></OpenSearchDescription>',
            "application/opensearchdescription+xml",
        )

    @routes.get("/feed.atom")
    def feed(request: Request) -> Response:
        return _xml(_feed(site, request, locale.choose(request)), "application/atom+xml")

    # Browsers and phones ask for these two without being told of them.
    @routes.get("/favicon.ico")
    def icon() -> Response:
        return FileResponse(STATIC / "favicon.ico", media_type="image/x-icon", headers=_A_WEEK)

    @routes.get("/apple-touch-icon.png")
    def touch_icon() -> Response:
        return FileResponse(STATIC / "apple-touch-icon.png", media_type="image/png", headers=_A_WEEK)

    return routes


def _feed(site: Site, request: Request, lang: Lang) -> str:
    """New and changed official texts, the latest first."""
    base = site.base_url(request)
    news = sorted(
        ((e.imported, e.edition, e.note or "", info) for info in site.plans.values() for e in info.editions),
        key=lambda item: (item[0], item[3].plan),
        reverse=True,
    )[:_MOST_NEWS]
    entries = []
    for imported, edition, note, info in news:
        link = f"{base}{urls.plan(info.plan)}"
        said = site.text(lang, "home.added" if edition == 1 else "home.corrected")
        title = f"{said}{'：' if lang == 'zh' else ': '}{labels.full_title(info.record, lang)}"
        entries.append(
            f"<entry><id>{escape(f'{link}#edition-{edition}')}</id><title>{escape(title)}</title>"
            f"<updated>{escape(imported)}</updated><link href={quoteattr(link)}/>"
            f"{f'<summary>{escape(note)}</summary>' if note else ''}</entry>"
        )
    updated = news[0][0] if news else "1970-01-01T00:00:00Z"
    name = escape(site.text(lang, "site.name"))
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{escape(base)}/feed.atom</id><title>{name}</title>'
        f"<author><name>{name}</name></author><updated>{escape(updated)}</updated>"
        f'<link rel="self" href={quoteattr(f"{base}/feed.atom")}/>{"".join(entries)}</feed>'
    )


def _xml(body: str, media_type: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', media_type=f"{media_type}; charset=utf-8")

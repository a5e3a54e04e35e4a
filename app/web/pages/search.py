"""
The search page: what was asked, the sections that answer by plan or one by one, facets, and where to go when none does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.locating import Located
from app.domain.plan import Lang
from app.domain.results import SearchRequest, SearchResult
from app.errors import BadValue
from app.web import asking, export, facet_panel, hits, labels, locale, params, places, search_ways, urls
from app.web.holdings import Scope
from app.web.search_ways import Link
from app.web.site import Site, json_response

_AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class Widened:
    """A term that was searched as well, the word it was added for, what it brought, and the address without it."""

    term: str
    source: str
    added: int
    url: str


@dataclass(frozen=True, slots=True)
class SearchContext:
    """
    What search.html sees. `located` are the plans and passages that the question itself names or quotes.

    The hits are in `groups` or, where they are to be listed one by one, in `listed`; `listings` choose between the two.
    `off_url` searches only what was typed (None where nothing was added), which finds `off_paragraphs`, and `typed`
    those of each plan (None where either search let words go); `on_url` widens again; `detected` are places and years
    recognised in the query, offered as filters; `stricter` are searches for words that were let go, for all of them
    the one without text; `pages` the
    neighbouring pages; `meant` are queries that may have been meant; `years` first and last year of the span in force;
    `looser` finds those with some of two words that few sections have both of; `elsewhere` looks for the same words in
    headings alone or everywhere; `shown` are the first and the last section of this page, by number; `feed_url` is the
    feed of what answers; `scope` says what the archive covers.
    """

    result: SearchResult
    located: tuple[Link, ...]
    groups: tuple[hits.PlanGroup, ...]
    listed: tuple[hits.HitView, ...]
    listings: tuple[Link, ...]
    facets: tuple[facet_panel.Group, ...]
    bars: tuple[facet_panel.Bar, ...]
    chips: tuple[facet_panel.Chip, ...]
    widened: tuple[Widened, ...]
    off_url: str | None
    off_paragraphs: int
    typed: Mapping[str, int] | None
    on_url: str | None
    detected: tuple[Link, ...]
    stricter: tuple[Link, ...]
    sorts: tuple[Link, ...]
    layers: tuple[Link, ...]
    pages: tuple[Link, ...]
    previous_url: str | None
    next_url: str | None
    clear_url: str
    hidden: tuple[tuple[str, str], ...]
    years: tuple[str, str]
    scope: Scope
    wider: tuple[Link, ...]
    excluded: tuple[str, ...]
    looser: Link | None
    elsewhere: Link | None
    shown: tuple[int, int]
    feed_url: str
    downloads: tuple[Link, ...]
    meant: tuple[Link, ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/search")
    def search(request: Request) -> Response:
        q, lang = request.query_params.get("q", ""), locale.choose(request)
        located = site.archive.locate(q)
        if (address := _lands_at(located, q, site)) is not None:
            return RedirectResponse(address, 303)
        wanted = _ordered(asking.search_request(request.query_params))
        result = site.archive.search(wanted)
        words, every = params.NAMED.value(request.query_params), params.PLANS.value(request.query_params) == "all"
        listed = facet_panel.PlanList(words or "", site.archive.plans_named(words) if words else None, every)
        return site.page(request, "search.html", context(site, result, lang, located, listed))

    @routes.get("/search.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        lang = locale.choose(request)
        wanted = asking.search_request(request.query_params)
        if suffix not in export.FORMATS:
            raise BadValue(
                "suffix",
                suffix[:20],
                f"results come as {', '.join(export.FORMATS)}",
                ("takes.choices", {"among": ", ".join(export.FORMATS)}),
            )
        found = export.table(site, wanted, site.base_url(request), lang)
        if suffix == "json":
            return json_response(export.to_json(found))
        return export.answer(found, suffix, "plans")

    return routes


def _ordered(wanted: SearchRequest) -> SearchRequest:
    """*wanted* in an order that says something: without words nothing is more relevant than anything else."""
    return replace(wanted, sort="newest") if wanted.sort == "relevance" and not wanted.q else wanted


def context(
    site: Site,
    result: SearchResult,
    lang: Lang,
    located: Sequence[Located] = (),
    listed: facet_panel.PlanList | None = None,
) -> SearchContext:
    """Everything the page shows of *result*; *listed* says which plans their facet lists."""
    request, plans = result.request, site.plans
    filters_gone = replace(request, filters={}, page=1)
    last = max(1, -(-result.totals.sections // request.size))
    span, spans = facet_panel.years(request)
    off = replace(request, page=1, expand=("off",))
    alone = site.archive.tally(off) if result.expansions else None
    grouped = request.by == "plan"
    return SearchContext(
        result=result,
        located=tuple(_offer(site, each, lang) for each in located if each.plan in site.plans),
        groups=hits.groups(site, result, lang) if grouped else (),
        listed=() if grouped else hits.listed(site, result, lang),
        listings=tuple(
            Link(site.text(lang, f"by.{by}"), urls.search(replace(request, by=by, page=1)), by == request.by)
            for by in params.LISTINGS
        ),
        facets=facet_panel.panel(result, site.names, lang, listed),
        bars=facet_panel.histogram(result),
        chips=facet_panel.chips(request, site.names, lang),
        widened=tuple(
            Widened(
                e.term, e.source, e.added, urls.search(replace(request, page=1, expand=(*request.expand, f"-{e.term}")))
            )
            for e in result.expansions
        ),
        off_url=urls.search(off) if result.expansions else None,
        off_paragraphs=alone.paragraphs if alone else 0,
        typed=alone.plan_totals if alone and not (alone.relaxed or result.relaxed) else None,
        on_url=urls.search(replace(request, page=1, expand=())) if request.expand else None,
        detected=tuple(
            Link(
                labels.facet_value(d.facet, d.value, lang, plans),
                urls.search(facet_panel.toggled(request, d.facet, d.value)),
                value=d.text,
            )
            # 氢能 and 储能 are both of 新能源: one filter.
            for d in {(each.facet, each.value): each for each in result.detected}.values()
            if d.value not in request.filters.get(d.facet, ())
        ),
        stricter=tuple(
            Link(each.word, urls.search(each.request), value=str(each.sections)) for each in result.insisting
        ),
        sorts=tuple(
            Link(
                site.text(lang, f"sort.{sort}"), urls.search(replace(request, sort=sort, page=1)), sort == request.sort
            )
            for sort in params.SORTS
            if request.q or sort != "relevance"
        ),
        layers=_layers(site, request, lang),
        pages=_pages(request, last),
        previous_url=urls.search(replace(request, page=min(request.page - 1, last))) if request.page > 1 else None,
        next_url=urls.search(replace(request, page=request.page + 1)) if request.page < last else None,
        clear_url=urls.search(filters_gone),
        hidden=(
            *(pair for pair in urls.search_params(replace(filters_gone, layers=())) if pair[0] != "layer"),
            *(("year", each) for each in spans),
        ),
        years=span,
        scope=site.scope,
        meant=tuple(Link(q, urls.search(replace(request, q=q, page=1))) for q in result.did_you_mean),
        downloads=tuple(
            Link(suffix.upper(), urls.with_query(f"/search.{suffix}", urls.search_params(replace(request, page=1))))
            for suffix in export.FORMATS
        ),
        wider=() if result.totals.sections else search_ways.wider(site, result, lang),
        excluded=search_ways.excluded(site, result, lang),
        looser=search_ways.looser(site, result),
        elsewhere=search_ways.elsewhere_in(site, result, lang),
        shown=((request.page - 1) * request.size + 1, min(request.page * request.size, result.totals.sections)),
        feed_url=urls.feed(request) if request.q or request.filters else "",
    )


def _lands_at(located: Sequence[Located], q: str, site: Site) -> str | None:
    """
    Where to go at once: where one link leads, and where words lead that are too many to be searched for.

    A number or title may be meant as a search for those who mention it; the plan is offered on top then.
    """
    if len(located) != 1 or not (located[0].by == "link" or len(q) > site.settings.max_query_chars):
        return None
    return _address(located[0])


def _address(found: Located) -> str:
    if found.anchor is None:
        return urls.plan(found.plan)
    pins = (("edition", found.edition), ("fingerprint", found.fingerprint))
    return urls.with_query(urls.passage(found.plan, found.anchor), [(name, str(v)) for name, v in pins if v])


def _offer(site: Site, found: Located, lang: Lang) -> Link:
    title = labels.full_title(site.plans[found.plan].record, lang)
    where = places.where(site, found.plan, found.anchor, found.edition, lang) if found.anchor else ()
    return Link(" › ".join((title, *where)), _address(found), value=site.text(lang, f"located.{found.by}"))


def _layers(site: Site, request: SearchRequest, lang: Lang) -> tuple[Link, ...]:
    """The layers that can be searched, where plans hold more than the principal one."""
    held = site.layers
    if len(held) < 2:
        return ()
    return tuple(
        Link(site.text(lang, f"layer.{layer}"), "", layer in request.layers, layer)
        for layer in params.LAYERS
        if layer in held
    )


def _pages(request: SearchRequest, last: int) -> tuple[Link, ...]:
    """The first page, the last, and those around this one."""
    if last == 1:
        return ()
    near = {1, last, *range(request.page - _AROUND, request.page + _AROUND + 1)}
    return tuple(
        Link(str(n), urls.search(replace(request, page=n)), n == request.page) for n in sorted(near) if 1 <= n <= last
    )

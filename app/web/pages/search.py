"""
The search page: what was asked, the sections that answer grouped by plan, facets, and where to go when nothing does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.citation import fingerprint
from app.domain.plan import Lang
from app.domain.results import Hit, ParagraphMatch, SearchRequest, SearchResult
from app.domain.views import PlanInfo
from app.web import facet_panel, labels, locale, params, parts, urls
from app.web.holdings import Scope, scope_of
from app.web.marking import Segment, segments
from app.web.site import Site

HITS_SHOWN: Final = 4
PARAGRAPHS_SHOWN: Final = 3
_LEAD: Final = 160
_AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of a hit: its label, its text with marks, cut to whole sentences, and where it leads."""

    anchor: str
    label: str
    segments: tuple[Segment, ...]
    is_table: bool
    reader_url: str
    permanent_url: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class HitView:
    """
    A section that answers. `rest` are the paragraphs that are folded; `lead` its first words where only the heading
    matched.
    """

    hit: Hit
    crumbs: tuple[str, ...]
    heading: tuple[Segment, ...]
    first: tuple[ParagraphView, ...]
    rest: tuple[ParagraphView, ...]
    lead: str
    url: str
    permanent_url: str
    compare_value: str
    compare_label: str
    edition: str
    matched: str


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The hits of one plan on this page; `rest` are folded, `paragraphs` counts over all pages."""

    info: PlanInfo
    paragraphs: int
    first: tuple[HitView, ...]
    rest: tuple[HitView, ...]
    only_url: str


@dataclass(frozen=True, slots=True)
class Link:
    """Something to choose: its words, where it leads, whether it is in force."""

    text: str
    url: str
    current: bool = False
    value: str = ""


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
    What search.html sees.

    `off_url` searches only what was typed (None where nothing was added), `on_url` widens again; `detected` are
    places and years recognised in the query, offered as filters; `pages` the neighbouring pages; `scope` says what
    the archive covers.
    """

    result: SearchResult
    groups: tuple[PlanGroup, ...]
    facets: tuple[facet_panel.Group, ...]
    bars: tuple[facet_panel.Bar, ...]
    chips: tuple[facet_panel.Chip, ...]
    widened: tuple[Widened, ...]
    off_url: str | None
    on_url: str | None
    detected: tuple[Link, ...]
    sorts: tuple[Link, ...]
    layers: tuple[Link, ...]
    pages: tuple[Link, ...]
    previous_url: str | None
    next_url: str | None
    clear_url: str
    hidden: tuple[tuple[str, str], ...]
    scope: Scope
    wider: tuple[Link, ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/search")
    def search(request: Request) -> Response:
        wanted = params.search_request(request.query_params)
        result = site.archive.search(wanted)
        return site.page(request, "search.html", context(site, result, locale.choose(request)))

    return routes


def context(site: Site, result: SearchResult, lang: Lang) -> SearchContext:
    """Everything the page shows of *result*."""
    request, plans = result.request, site.plans
    filters_gone = replace(request, filters={}, page=1)
    last = max(1, -(-result.totals.sections // request.size))
    return SearchContext(
        result=result,
        groups=_groups(result, plans, lang),
        facets=facet_panel.panel(result, plans, lang),
        bars=facet_panel.histogram(result),
        chips=facet_panel.chips(request, plans, lang),
        widened=tuple(
            Widened(
                e.term, e.source, e.added, urls.search(replace(request, page=1, expand=(*request.expand, f"-{e.term}")))
            )
            for e in result.expansions
        ),
        off_url=urls.search(replace(request, page=1, expand=("off",))) if result.expansions else None,
        on_url=urls.search(replace(request, page=1, expand=())) if request.expand else None,
        detected=tuple(
            Link(
                labels.facet_value(d.facet, d.value, lang, plans),
                urls.search(facet_panel.toggled(request, d.facet, d.value)),
                value=d.text,
            )
            for d in result.detected
            if d.value not in request.filters.get(d.facet, ())
        ),
        sorts=tuple(
            Link(
                site.text(lang, f"sort.{sort}"), urls.search(replace(request, sort=sort, page=1)), sort == request.sort
            )
            for sort in params.SORTS
        ),
        layers=_layers(site, request, lang),
        pages=_pages(request, last),
        previous_url=urls.search(replace(request, page=min(request.page - 1, last))) if request.page > 1 else None,
        next_url=urls.search(replace(request, page=request.page + 1)) if request.page < last else None,
        clear_url=urls.search(filters_gone),
        hidden=tuple(pair for pair in urls.search_params(replace(filters_gone, layers=())) if pair[0] != "layer"),
        scope=scope_of(plans),
        wider=() if result.totals.sections else _wider(site, result, lang),
    )


def _groups(result: SearchResult, plans: Mapping[str, PlanInfo], lang: Lang) -> tuple[PlanGroup, ...]:
    """The hits of this page by plan, plans in the order of their best hit."""
    found: dict[str, list[HitView]] = {}
    for hit in result.hits:
        if hit.plan in plans:
            found.setdefault(hit.plan, []).append(_hit(hit, plans[hit.plan], result.request.q, lang))
    only = "plan" in result.request.filters
    return tuple(
        PlanGroup(
            info=plans[slug],
            paragraphs=result.plan_totals.get(slug, 0),
            first=tuple(hits if only or len(hits) <= HITS_SHOWN + 1 else hits[:HITS_SHOWN]),
            rest=() if only or len(hits) <= HITS_SHOWN + 1 else tuple(hits[HITS_SHOWN:]),
            only_url=""
            if only
            else urls.search(replace(facet_panel.toggled(result.request, "plan", slug), sort="relevance")),
        )
        for slug, hits in found.items()
    )


def _hit(hit: Hit, info: PlanInfo, q: str, lang: Lang) -> HitView:
    crumbs = [parts.part_name(hit.part, lang)] if hit.part != "main" and hit.layer != "summary" else []
    crumbs += [step.heading for step in hit.path if step.anchor != hit.part or hit.layer == "summary"]
    paragraphs = [_paragraph(hit, info, p, q, lang) for p in hit.paragraphs]
    shown = len(paragraphs) if len(paragraphs) <= PARAGRAPHS_SHOWN + 1 else PARAGRAPHS_SHOWN
    name = parts.shortened(hit.heading or parts.part_name(hit.part, lang))
    official = info.layer("official")
    return HitView(
        hit=hit,
        crumbs=tuple(crumbs),
        heading=tuple(segments(hit.heading, hit.heading_highlights)),
        first=tuple(paragraphs[:shown]),
        rest=tuple(paragraphs[shown:]),
        lead="" if paragraphs else parts.shortened(hit.text.replace("\n", " "), _LEAD),
        url=reader_url(hit, info, hit.anchor, q),
        permanent_url=urls.passage(hit.plan, hit.anchor),
        compare_value=f"{hit.plan}:{hit.anchor}",
        compare_label=f"{labels.short_title(info.record, lang)} {name}",
        edition=str(official.edition) if official and hit.layer == "official" else "",
        matched="、".join(hit.matched) if lang == "zh" else ", ".join(hit.matched),
    )


def _paragraph(hit: Hit, info: PlanInfo, found: ParagraphMatch, q: str, lang: Lang) -> ParagraphView:
    return ParagraphView(
        anchor=found.anchor,
        label=parts.paragraph_label(hit.part, found.n, lang, hit.layer),
        segments=tuple(segments(found.text, found.highlights, found.expanded, shorten=True)),
        is_table=found.kind == "table",
        reader_url=reader_url(hit, info, found.anchor, q),
        permanent_url=urls.passage(hit.plan, found.anchor),
        fingerprint=fingerprint(found.text),
    )


def reader_url(hit: Hit, info: PlanInfo, anchor: str, q: str) -> str:
    """The reader at *anchor*, the query kept so that it is marked there; other layers are named."""
    principal = info.principal
    layer = "" if principal and principal.layer == hit.layer else hit.layer
    lang = hit.lang if hit.layer != "official" else ""
    return urls.plan(
        hit.plan, None if hit.layer == "summary" else hit.part, anchor, layer=layer, text=lang, **{"in": q}
    )


def _layers(site: Site, request: SearchRequest, lang: Lang) -> tuple[Link, ...]:
    """The layers that can be searched, where plans hold more than the principal one."""
    held = {layer.layer for info in site.plans.values() for layer in info.layers}
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


def _wider(site: Site, result: SearchResult, lang: Lang) -> tuple[Link, ...]:
    """Searches near this one that do find something, with how many sections: without filters, or with one less."""
    request = result.request
    tries: list[tuple[str, SearchRequest]] = []
    if request.filters:
        tries.append((site.text(lang, "empty.no_filters"), replace(request, filters={}, page=1)))
        for facet, values in request.filters.items():
            names = "、".join(labels.facet_value(facet, value, lang, site.plans) for value in values[:3])
            rest = {name: found for name, found in request.filters.items() if name != facet}
            tries.append((site.text(lang, "empty.without", name=names), replace(request, filters=rest, page=1)))
    if request.expand:
        tries.append((site.text(lang, "empty.widened"), replace(request, expand=(), page=1)))
    if len(site.plans) and not request.layers:
        held = {layer.layer for info in site.plans.values() for layer in info.layers}
        if len(held) > 1:
            all_layers = tuple(layer for layer in params.LAYERS if layer in held)
            tries.append((site.text(lang, "empty.all_layers"), replace(request, layers=all_layers, page=1)))
    found = []
    for text, wider in tries:
        total = site.archive.search(replace(wider, size=1)).totals.sections
        if total:
            found.append(Link(text, urls.search(wider), value=str(total)))
    return tuple(found)

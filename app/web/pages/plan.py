"""
The reader: one part of a plan at a time, with the outline of the whole, the record, and the summary beside the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from app.domain.outline import Outline, Repair, Section
from app.domain.plan import Lang, LayerName
from app.domain.results import SearchRequest
from app.domain.views import Counterpart, LayerInfo, LayerView, PartInfo, PlanInfo
from app.errors import AnchorNotFound, ArchiveError, QueryNotUnderstood, SourceUnreadable
from app.web import labels, locale, params, parts, urls
from app.web.reading import NO_MARKS, Block, Marks, blocks, placed_repairs
from app.web.record_card import Field, card
from app.web.site import Site

_DEPTH: Final = 2
_PAGES: Final = 50
_COUNTERPARTS: Final = 6


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A heading in the outline with those below it."""

    anchor: str
    heading: str
    url: str
    children: tuple["OutlineItem", ...] = ()


@dataclass(frozen=True, slots=True)
class PartItem:
    """A part in the outline: its name, where it is read, how long it is, its headings."""

    info: PartInfo
    name: str
    url: str
    current: bool
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class LayerLink:
    """A text of the plan that can be read: its name, where, and whether it is the one on the page."""

    layer: LayerInfo
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class SummaryParagraph:
    """A paragraph of the summary that rests on this part, with the places it rests on."""

    anchor: str
    heading: str
    text: str
    url: str
    rests_on: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair or doubt: what was done, what stood there, what is shown, and in which paragraph (label, address)."""

    repair: Repair
    label: str
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class PlanContext:
    """
    What plan.html sees.

    `blocks` are the part as printed; `find` is the query kept from a search, `found` how many paragraphs it marks
    here, `find_error` why it was not understood. `missing` says that the summary stands in for an official text.
    """

    info: PlanInfo
    view: LayerView
    part: PartInfo
    part_name: str
    part_title: str
    blocks: tuple[Block, ...]
    outline: tuple[PartItem, ...]
    layers: tuple[LayerLink, ...]
    previous: PartItem | None
    following: PartItem | None
    record: tuple[Field, ...]
    summary: tuple[SummaryParagraph, ...]
    counterparts: tuple[Counterpart, ...]
    compare_url: str
    repairs: tuple[RepairView, ...]
    find: str
    found: int
    find_error: str
    missing: bool
    edition: str
    permanent_url: str
    related: tuple[PlanInfo, ...]
    rest_urls: Mapping[str, str]


def router(site: Site) -> APIRouter:
    """The routes of the reader and of the original file."""
    routes = APIRouter()

    @routes.get("/plans/{plan}")
    def plan(request: Request, plan: str) -> Response:
        return site.page(request, "plan.html", context(site, request, plan))

    @routes.get("/plans/{plan}/source/original")
    def source(request: Request, plan: str) -> Response:
        info = site.archive.plan(plan)
        edition = params.optional_number(request.query_params, "edition", 1, 1_000_000)
        path = site.archive.source_path(plan, edition)
        if path is None:
            raise SourceUnreadable(plan, "no official text is held; only the archive's summary")
        name = next((e.source for e in info.editions if e.edition == edition), info.source) or path.name
        return FileResponse(path, media_type="application/octet-stream", filename=name)

    @routes.get("/plans/{plan}/")
    def slash(plan: str) -> Response:
        return RedirectResponse(urls.plan(plan), 308)

    return routes


def context(site: Site, request: Request, slug: str) -> PlanContext:
    """Everything the page shows of *slug* as *request* asks for it."""
    lang = locale.choose(request)
    query = request.query_params
    info = site.archive.plan(slug)
    edition = params.optional_number(query, "edition", 1, 1_000_000)
    view = site.archive.outline(slug, *chosen_layer(info, query.get("layer", ""), query.get("text", ""), lang), edition)
    part = _part(view, query.get("part", ""))
    find = query.get("in", "").strip()
    marks, find_error = _marks(site, view, find)
    items = _outline(view, part, lang, edition)
    at = next(i for i, item in enumerate(items) if item.current)
    summary_view = _summary_view(site, info, view, lang)
    counterparts = _counterparts(site, view, part)
    return PlanContext(
        info=info,
        view=view,
        part=part,
        part_name=parts.part_name(part.anchor, lang),
        part_title=parts.part_title(part, lang) if part.anchor != "main" else "",
        blocks=blocks(view, part.anchor, marks, _summarised(summary_view)),
        outline=items,
        layers=_layer_links(info, view, lang),
        previous=items[at - 1] if at > 0 else None,
        following=items[at + 1] if at + 1 < len(items) else None,
        record=card(info.record, lang),
        summary=_summary_of_part(summary_view, view.outline, part),
        counterparts=counterparts,
        compare_url=_compare_url(slug, part, counterparts),
        repairs=_repairs(view, lang),
        find=find,
        found=marks.paragraphs,
        find_error=find_error,
        missing=info.layer("official") is None,
        edition=str(view.edition) if view.layer == "official" and view.edition else "",
        permanent_url=urls.passage(slug, part.first if part.anchor == "main" else part.anchor),
        related=tuple(site.plans[other] for other in info.record.related if other in site.plans),
        rest_urls=_rest_urls(site, info, view),
    )


def chosen_layer(info: PlanInfo, layer: str, text: str, lang: Lang) -> tuple[LayerName | None, Lang | None]:
    """
    The layer and language to read: what is asked for, else the principal layer, a summary in the reader's language.

    A layer nobody holds is passed on, so that the archive can say which there are.
    """
    name = cast(LayerName, layer) if layer else (info.principal.layer if info.principal else None)
    if name is None:
        return None, None
    held = [each.lang for each in info.layers if each.layer == name]
    wanted: Lang | None = cast(Lang, text) if text in ("zh", "en") else (lang if name == "summary" else None)
    return name, wanted if wanted in held else (held[0] if held else None)


def _part(view: LayerView, asked: str) -> PartInfo:
    """The part asked for; the main text, or whatever comes first, where none is."""
    if not view.parts:
        return PartInfo("main", "main", None, None, "0", 0, 0)
    by_anchor = {part.anchor: part for part in view.parts}
    if asked:
        if asked not in by_anchor:
            raise AnchorNotFound(view.plan, asked[:40], tuple(by_anchor)[:3])
        return by_anchor[asked]
    return by_anchor.get("main", view.parts[0])


def _marks(site: Site, view: LayerView, find: str) -> tuple[Marks, str]:
    """Where *find* matches in this text: the search itself says so, page after page, so the marks are those of the hits."""
    if not find or not view.current:
        return NO_MARKS, ""
    typed: dict[str, list[tuple[int, int]]] = {}
    widened: dict[str, list[tuple[int, int]]] = {}
    request = SearchRequest(q=find, filters={"plan": (view.plan,)}, size=100, layers=(view.layer,))
    try:
        for page in range(1, _PAGES):
            result = site.archive.search(
                SearchRequest(q=find, filters=request.filters, size=100, page=page, layers=(view.layer,))
            )
            for hit in result.hits:
                if hit.lang != view.lang:
                    continue
                if hit.heading_highlights:
                    typed.setdefault(hit.anchor, []).extend(hit.heading_highlights)
                for found in hit.paragraphs:
                    if found.highlights:
                        typed.setdefault(found.anchor, []).extend(found.highlights)
                    if found.expanded:
                        widened.setdefault(found.anchor, []).extend(found.expanded)
            if page * 100 >= result.totals.sections:
                break
    except QueryNotUnderstood as error:
        return NO_MARKS, error.reason
    return Marks(typed, widened), ""


def _outline(view: LayerView, current: PartInfo, lang: Lang, edition: int | None) -> tuple[PartItem, ...]:
    found = []
    layer = "" if view.principal else view.layer
    extra = {"layer": layer, "text": view.lang if view.layer != "official" else "", "edition": str(edition or "")}
    for part in view.parts or (current,):
        sections = [s for s in view.sections if s.part == part.anchor and s.heading]
        tops = [s for s in sections if s.level <= 1 and s.anchor != part.anchor]
        url = urls.plan(view.plan, part.anchor, **extra)
        items = tuple(_outline_item(s, sections, url, 1) for s in tops)
        found.append(PartItem(part, parts.part_title(part, lang), url, part.anchor == current.anchor, items))
    return tuple(found)


def _outline_item(section: Section, sections: Sequence[Section], url: str, depth: int) -> OutlineItem:
    below = [s for s in sections if s.parent == section.anchor and s.title] if depth < _DEPTH else []
    heading = f"{section.label or ''}{section.title}" if section.title else section.heading
    return OutlineItem(
        section.anchor,
        parts.shortened(heading, 40),
        f"{url}#{section.anchor}",
        tuple(_outline_item(s, sections, url, depth + 1) for s in below),
    )


def _layer_links(info: PlanInfo, view: LayerView, lang: Lang) -> tuple[LayerLink, ...]:
    return tuple(
        LayerLink(
            layer,
            labels.layer(layer.layer, layer.lang, lang),
            urls.plan(
                info.plan,
                layer="" if layer.principal and layer.layer == "official" else layer.layer,
                text=layer.lang if layer.layer != "official" else "",
            ),
            (layer.layer, layer.lang) == (view.layer, view.lang),
        )
        for layer in info.layers
    )


def _summary_view(site: Site, info: PlanInfo, view: LayerView, lang: Lang) -> LayerView | None:
    """The summary in the reader's language, to stand beside another text; None where there is none."""
    if view.layer == "summary" or info.layer("summary") is None:
        return None
    held = info.layer("summary", lang) or info.layer("summary")
    try:
        return site.archive.outline(info.plan, "summary", held.lang if held else None)
    except ArchiveError:
        return None


def _summarised(summary: LayerView | None) -> dict[str, tuple[str, ...]]:
    """For every official anchor, the summary paragraphs that rest on it."""
    found: dict[str, tuple[str, ...]] = {}
    for section in summary.sections if summary else ():
        for paragraph in section.paragraphs:
            for anchor in paragraph.rests_on:
                found[anchor] = (*found.get(anchor, ()), paragraph.anchor)
    return found


def _summary_of_part(summary: LayerView | None, official: Outline, part: PartInfo) -> tuple[SummaryParagraph, ...]:
    """The summary's paragraphs that rest on *part*, each with its places there."""
    if summary is None:
        return ()
    home = {s.anchor: s.part for s in official.sections}
    home.update({p.anchor: s.part for s in official.sections for p in s.paragraphs})
    found = []
    for section in summary.sections:
        for paragraph in section.paragraphs:
            rests = tuple(
                (anchor, urls.plan(summary.plan, home[anchor], anchor)) for anchor in paragraph.rests_on if anchor in home
            )
            if any(home[anchor] == part.anchor for anchor, _ in rests):
                url = urls.plan(summary.plan, anchor=paragraph.anchor, layer="summary", text=summary.lang)
                found.append(SummaryParagraph(paragraph.anchor, section.heading, paragraph.text, url, rests))
    return tuple(found)


def _counterparts(site: Site, view: LayerView, part: PartInfo) -> tuple[Counterpart, ...]:
    """Sections of other plans on the subject of an attachment; the main text is about too many things for that."""
    if part.kind != "annex":
        return ()
    return site.archive.counterparts(view.plan, part.anchor, _COUNTERPARTS)


def _compare_url(slug: str, part: PartInfo, found: Sequence[Counterpart]) -> str:
    if not found:
        return ""
    refs = [(slug, part.anchor), *((each.plan, each.anchor) for each in found)][:8]
    return urls.with_query("/compare", [("section", f"{plan}:{anchor}") for plan, anchor in refs])


def _repairs(view: LayerView, lang: Lang) -> tuple[RepairView, ...]:
    n_of = {p.anchor: (s.part, p.n) for s in view.sections for p in s.paragraphs}
    found = []
    for place, repair in placed_repairs(view):
        label = url = ""
        if place is not None:
            part, anchor = place
            label = parts.paragraph_label(part, n_of[anchor][1], lang)
            url = urls.plan(view.plan, part, anchor)
        found.append(RepairView(repair, labels.repair(repair.name, lang), label, url))
    return tuple(found)


def _rest_urls(site: Site, info: PlanInfo, view: LayerView) -> dict[str, str]:
    """Where the official anchors that a summary rests on are read; empty where no official text is held."""
    if view.layer != "summary" or info.layer("official") is None:
        return {}
    official = site.archive.outline(info.plan, "official")
    home = {s.anchor: s.part for s in official.sections}
    home.update({p.anchor: s.part for s in official.sections for p in s.paragraphs})
    wanted = {anchor for s in view.sections for p in s.paragraphs for anchor in p.rests_on}
    return {anchor: urls.plan(info.plan, home[anchor], anchor) for anchor in sorted(wanted) if anchor in home}

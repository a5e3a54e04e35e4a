"""
The reader: one part of a plan at a time, with the outline of the whole, the record, and the summary beside the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from app.domain.outline import Section
from app.domain.plan import Lang, LayerName
from app.domain.views import Counterpart, LayerInfo, LayerView, PartInfo, PlanInfo
from app.errors import AnchorNotFound, SourceUnreadable
from app.web import aside, cited, labels, locale, params, part_targets, parts, urls
from app.web.finding import marks_of
from app.web.glosses import gloss
from app.web.pages import formats
from app.web.reading import blocks
from app.web.record_card import Field, card
from app.web.site import Site
from app.web.stretches import Stretch, stretches

_DEPTH: Final = 2
_COUNTERPARTS: Final = 6
# How much of a heading the outline shows: in characters, of which English needs twice as many.
_HEADING: Final[dict[Lang, int]] = {"zh": 40, "en": 90}


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A heading in the outline, its English gloss on English pages, and those below it."""

    anchor: str
    heading: str
    gloss: str
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
class PlanContext:
    """
    What plan.html sees.

    `stretches` are the part as printed; `find` is the query kept from a search, `found` how many paragraphs it marks
    here, `find_error` why it was not understood. `missing` says that the summary stands in for an official text.
    `targets` are those of the part; `targets_url` turns over whether their numbers are marked in the text.
    """

    info: PlanInfo
    view: LayerView
    part: PartInfo
    part_name: str
    part_title: str
    stretches: tuple[Stretch, ...]
    outline: tuple[PartItem, ...]
    layers: tuple[LayerLink, ...]
    previous: PartItem | None
    following: PartItem | None
    record: tuple[Field, ...]
    summary: tuple[aside.SummaryParagraph, ...]
    counterparts: tuple[Counterpart, ...]
    compare_url: str
    repairs: tuple[aside.RepairView, ...]
    find: str
    found: int
    find_error: str
    missing: bool
    edition: str
    permanent_url: str
    related: tuple[PlanInfo, ...]
    rests: Mapping[str, tuple[str, str]]
    shares: tuple[aside.Share, ...]
    cited: cited.CitedContext
    targets: tuple[part_targets.PartTarget, ...]
    marks_targets: bool
    targets_url: str


def router(site: Site) -> APIRouter:
    """The routes of the reader and of the original file."""
    routes = APIRouter()

    @routes.get("/plans/{plan}")
    def plan(request: Request, plan: str) -> Response:
        shown = context(site, request, plan)
        answer = site.page(request, "plan.html", shown)
        answer.headers["link"] = formats.plan_link_header(site.base_url(request), shown.info.plan, shown.view.edition)
        return answer

    @routes.get("/plans/{plan}/source/original")
    def source(request: Request, plan: str) -> Response:
        info = site.archive.plan(plan)
        edition = params.optional_number(request.query_params, "edition", 1, 1_000_000)
        path = site.archive.source_path(plan, edition)
        if path is None:
            raise SourceUnreadable(
                plan, "no official text is held; only the archive's summary", ("refused.no_original", {})
            )
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
    marks, find_error = marks_of(site, view, find, lang)
    targets = part_targets.of_part(site, view, part.anchor)
    marks_targets = query.get("mark", "") == "targets" and not find
    if marks_targets:
        marks = replace(marks, typed=part_targets.marks(targets))
    references = site.archive.references(slug)
    marks = replace(marks, links=cited.links_in(references, view))
    items = _outline(view, part, lang, edition)
    at = next(i for i, item in enumerate(items) if item.current)
    summary_view = aside.summary_view(site, info, view, lang)
    counterparts = _counterparts(site, view, part)
    return PlanContext(
        info=info,
        view=view,
        part=part,
        part_name=parts.part_name(part.anchor, lang),
        part_title=parts.part_title(part, lang) if part.anchor != "main" else "",
        stretches=stretches(blocks(view, part.anchor, marks, aside.summarised(summary_view)), view.lang),
        outline=items,
        layers=_layer_links(info, view, lang),
        previous=items[at - 1] if at > 0 else None,
        following=items[at + 1] if at + 1 < len(items) else None,
        record=card(info.record, lang),
        summary=aside.summary_of_part(summary_view, view.outline, part, lang),
        counterparts=counterparts,
        compare_url=_compare_url(slug, part, counterparts),
        repairs=aside.repairs(view, lang),
        find=find,
        found=marks.paragraphs,
        find_error=find_error,
        missing=info.layer("official") is None,
        edition=str(view.edition) if view.layer == "official" and view.edition else "",
        permanent_url=urls.passage(slug, part.first if part.anchor == "main" else part.anchor),
        related=tuple(site.plans[other] for other in info.record.related if other in site.plans),
        rests=aside.rests(site, info, view, lang),
        shares=aside.shares(info, lang),
        cited=cited.lists(site, references, view, lang),
        targets=part_targets.shown(targets, _places(view, part), lang, urls.plan(slug, part.anchor)),
        marks_targets=marks_targets,
        targets_url=urls.plan(slug, part.anchor, mark="" if marks_targets else "targets"),
    )


def _places(view: LayerView, part: PartInfo) -> dict[str, int]:
    """The numbers of the paragraphs of *part*, by anchor."""
    return {p.anchor: p.n for s in view.sections if s.part == part.anchor for p in s.paragraphs}


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


def _outline(view: LayerView, current: PartInfo, lang: Lang, edition: int | None) -> tuple[PartItem, ...]:
    found = []
    layer = "" if view.principal else view.layer
    extra = {"layer": layer, "text": view.lang if view.layer != "official" else "", "edition": str(edition or "")}
    for part in view.parts or (current,):
        sections = [s for s in view.sections if s.part == part.anchor and s.heading]
        tops = [s for s in sections if s.level <= 1 and s.anchor != part.anchor]
        url = urls.plan(view.plan, part.anchor, **extra)
        items = tuple(_outline_item(view, s, sections, url, 1, lang) for s in tops)
        found.append(PartItem(part, parts.part_title(part, lang), url, part.anchor == current.anchor, items))
    return tuple(found)


def _outline_item(
    view: LayerView, section: Section, sections: Sequence[Section], url: str, depth: int, lang: Lang
) -> OutlineItem:
    below = [s for s in sections if s.parent == section.anchor and s.title] if depth < _DEPTH else []
    return OutlineItem(
        section.anchor,
        parts.shortened(parts.listed(section), _HEADING[view.lang]),
        gloss(view.record, section.anchor, section.heading, view.lang, lang),
        f"{url}#{section.anchor}",
        tuple(_outline_item(view, s, sections, url, depth + 1, lang) for s in below),
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

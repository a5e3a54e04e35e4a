"""
The comparison page: two to eight columns aligned row by row, or a form to choose what to compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.results import Cell, Column, Comparison, Row, SectionRef, SharedWord
from app.domain.views import PlanInfo
from app.errors import BadValue
from app.export import FORMATS
from app.vocab import industries, messages
from app.web import export, labels, locale, params, parts, urls
from app.web.compare_targets import TargetLine, lines, of_columns
from app.web.marking import Segment
from app.web.site import Site
from app.web.taking import Taker

MAX_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's head: the plan, where in it, and the addresses without this column or with it one place over."""

    column: Column
    info: PlanInfo
    title: str
    place: str
    url: str
    remove_url: str
    left_url: str
    right_url: str


@dataclass(frozen=True, slots=True)
class CellParagraph:
    """A paragraph of a cell, its shared terms marked with the number of the term."""

    anchor: str
    label: str
    url: str
    fingerprint: str
    edition: str
    segments: tuple[Segment, ...]
    is_table: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """What one column has on a row's subject."""

    cell: Cell
    lang: Lang
    layer: str
    url: str
    paragraphs: tuple[CellParagraph, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: why its cells stand together, in words, and the cells, None for a gap."""

    row: Row
    reason: str
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class CompareContext:
    """What compare.html sees. `link` is the address in canonical order, for copying; `downloads` (name, address)."""

    comparison: Comparison
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    title: str
    link: str
    change_url: str
    downloads: tuple[tuple[str, str], ...]
    together: int
    single: int
    targets: tuple[TargetLine, ...]
    targets_single: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class PickContext:
    """What compare_pick.html sees: plans by province to tick, industries to choose, what is ticked already."""

    groups: tuple[tuple[str, tuple[PlanInfo, ...]], ...]
    chosen: tuple[str, ...]
    sections: tuple[SectionRef, ...]
    industry: str
    industries: tuple[tuple[str, str], ...]
    too_few: bool


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/compare")
    def compare(request: Request) -> Response:
        lang = locale.choose(request)
        refs = params.section_refs(request.query_params)
        industry = request.query_params.get("industry", "").strip()
        if len(refs) < 2 or "pick" in request.query_params:
            return site.page(request, "compare_pick.html", pick(site, refs, industry, lang))
        found = _asked(site, refs, industry)
        return site.page(request, "compare.html", context(site, request, found, refs, lang))

    @routes.get("/compare.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        if suffix not in FORMATS:
            raise BadValue("suffix", suffix[:20], f"comparisons come as {', '.join(FORMATS)}")
        lang, base = locale.choose(request), site.base_url(request)
        query = request.query_params
        found = _asked(site, params.section_refs(query), query.get("industry", "").strip())
        order = [SectionRef(c.plan, c.anchor) for c in found.columns]
        taken = Taker(site, base, lang).comparison(found, _title(found, lang), base + _address(order, found.industry))
        return export.file(FORMATS[suffix].write(taken), FORMATS[suffix].media, f"comparison.{suffix}")

    return routes


def _asked(site: Site, refs: Sequence[SectionRef], industry: str) -> Comparison:
    """The comparison of *refs*. Raises BadValue, PlanNotFound, PlanWithdrawn, AnchorNotFound."""
    if industry and all(ref.anchor is None for ref in refs):
        return site.archive.compare_industry([ref.plan for ref in refs], industry)
    return site.archive.compare(refs)


def pick(site: Site, refs: Sequence[SectionRef], industry: str, lang: Lang) -> PickContext:
    """The form to choose with."""
    groups: dict[str, list[PlanInfo]] = {}
    for info in site.plans.values():
        region = info.record.province
        name = labels.region(region.code, lang) if region else messages.text(lang, "value.unknown")
        groups.setdefault(name, []).append(info)
    table = industries.load()
    return PickContext(
        groups=tuple((name, tuple(found)) for name, found in groups.items()),
        chosen=tuple(ref.plan for ref in refs if ref.anchor is None),
        sections=tuple(ref for ref in refs if ref.anchor is not None),
        industry=industry,
        industries=tuple((each, table.label(each, lang)) for each in table.order),
        too_few=bool(refs) and len(refs) < 2,
    )


def context(site: Site, request: Request, found: Comparison, refs: Sequence[SectionRef], lang: Lang) -> CompareContext:
    """Everything the page shows of *found*."""
    order = [SectionRef(c.plan, c.anchor) for c in found.columns]
    canonical = sorted(order, key=lambda ref: (ref.plan, ref.anchor or ""))
    rows = tuple(
        RowView(
            row,
            messages.text(lang, f"reason.{row.reason}"),
            tuple(_cell(site, found, at, cell, lang) if cell else None for at, cell in enumerate(row.cells)),
        )
        for row in found.rows
    )
    lined = lines(site, of_columns(site, found), lang)
    return CompareContext(
        comparison=found,
        columns=tuple(_column(site, found, order, at, lang) for at in range(len(order))),
        rows=rows,
        title=_title(found, lang),
        link=site.base_url(request) + _address(canonical, found.industry),
        change_url=_address(order, found.industry) + "&pick=1",
        downloads=tuple(
            (form.name, _address(order, found.industry).replace("/compare?", f"/compare.{suffix}?", 1))
            for suffix, form in FORMATS.items()
        ),
        together=sum(1 for row in found.rows if row.reason != "only"),
        single=sum(1 for row in found.rows if row.reason == "only"),
        targets=tuple(line for line in lined if line.columns > 1),
        targets_single=tuple(line for line in lined if line.columns == 1),
    )


def _address(refs: Sequence[SectionRef], industry: str | None) -> str:
    return urls.compare_industry([ref.plan for ref in refs], industry) if industry else urls.compare_sections(refs)


def _title(found: Comparison, lang: Lang) -> str:
    if found.industry:
        name = industries.load().label(found.industry, lang)
        return messages.text(lang, "compare.title_industry", n=len(found.columns), industry=name)
    key = "compare.title_plans" if all(c.anchor is None for c in found.columns) else "compare.title_sections"
    return messages.text(lang, key, n=len(found.columns))


def _column(site: Site, found: Comparison, order: Sequence[SectionRef], at: int, lang: Lang) -> ColumnView:
    column = found.columns[at]
    info = site.plans[column.plan]

    def swapped(other: int) -> str:
        if not 0 <= other < len(order):
            return ""
        refs = list(order)
        refs[at], refs[other] = refs[other], refs[at]
        return _address(refs, found.industry)

    rest = [ref for n, ref in enumerate(order) if n != at]
    summary = column.layer == "summary"
    place = " › ".join([*(step.heading for step in column.path), column.title] if column.anchor else [])
    url = urls.passage(column.plan, column.anchor) if column.anchor else urls.plan(column.plan)
    return ColumnView(
        column,
        info,
        labels.short_title(info.record, lang),
        place or (messages.text(lang, "layer.summary") if summary else ""),
        url,
        _address(rest, found.industry) if len(rest) > 1 else "",
        swapped(at - 1),
        swapped(at + 1),
    )


def _cell(site: Site, found: Comparison, at: int, cell: Cell, lang: Lang) -> CellView:
    column = found.columns[at]
    info = site.plans[column.plan]
    official = info.layer("official")
    edition = str(official.edition) if official and column.layer == "official" else ""
    part = parts.part_of(cell.anchor)
    paragraphs = tuple(
        CellParagraph(
            p.anchor,
            parts.paragraph_label(part, p.n, lang, column.layer),
            urls.passage(cell.plan, p.anchor),
            p.fingerprint,
            edition,
            tuple(_shared(p.text, cell.shared.get(p.anchor, ()))),
            p.kind == "table",
        )
        for p in cell.paragraphs
    )
    return CellView(cell, column.lang, column.layer, urls.passage(cell.plan, cell.anchor), paragraphs)


def _shared(text: str, words: Sequence[SharedWord]) -> list[Segment]:
    """*text* cut at its shared words; a segment's mark is the number of its term, as the chips have it."""
    out: list[Segment] = []
    at = 0
    for word in words:
        if word.start < at:
            continue
        if word.start > at:
            out.append(Segment(text[at : word.start]))
        out.append(Segment(text[word.start : word.end], str(word.term)))
        at = word.end
    if at < len(text):
        out.append(Segment(text[at:]))
    return out

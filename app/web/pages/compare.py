"""
The comparison page: two to eight columns aligned row by row, or a form to choose what to compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.comparison import Column, Comparison, SectionRef
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.errors import BadValue
from app.export import FORMATS
from app.vocab import industries, messages
from app.web import asking, compare_columns, compare_rows, compare_summaries, export, labels, locale, parts, urls
from app.web.compare_cells import CellView, brief_titles, column_titles
from app.web.compare_columns import WholeColumn
from app.web.compare_rows import RowView
from app.web.compare_summaries import ColumnSummary
from app.web.compare_targets import TargetLine, alone_lines, lines
from app.web.holdings import on_shelf, says, shelf_name, shelved
from app.web.site import Site
from app.web.taking import Taker

MAX_COLUMNS: Final = 8
_MOST_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class ColumnView:
    """
    A column's head: the plan, where in it, and the addresses of the comparison without it or with it elsewhere.

    `brief` names it where there is little room; `gloss` is the English of a Chinese title on English pages.
    `pin_url` leads to it standing first and staying in sight, or where it does so, to the end of that.
    """

    column: Column
    info: PlanInfo
    title: str
    gloss: str
    brief: str
    place: str
    url: str
    remove_url: str
    left_url: str
    right_url: str
    pin_url: str
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """
    How a comparison is shown: differences word by word, the first column kept in sight, in a long one the text of what
    only one column has, whole sections instead of rows. The names are those in the address.
    """

    diff: bool = False
    pin: bool = False
    full: bool = False
    whole: bool = False


_PLAIN: Final = Shown()
_SHOWN: Final = tuple(field.name for field in fields(Shown))


@dataclass(frozen=True, slots=True)
class CompareContext:
    """
    What compare.html sees.

    `link` is the address in canonical order, for copying; `downloads` (name, address).

    `rows` are those that several columns have, `alone` what each column has for itself, () where none has. `single`
    counts the latter. `nearly` counts the paragraphs that are nearly the same as one before; `nearly_url` turns over
    whether their differences are shown. `left_out` counts the sections of which only the heading is shown, `full_url`
    shows all of them. `targets_alone` are what each column sets alone, () where no column does. `layouts` are the two
    ways to read a comparison; `whole` are the columns where the second is chosen.
    """

    comparison: Comparison
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    alone: tuple[tuple[CellView, ...], ...]
    title: str
    link: str
    change_url: str
    downloads: tuple[tuple[str, str], ...]
    single: int
    nearly: int
    shown: Shown
    nearly_url: str
    left_out: int
    full_url: str
    layouts: tuple[tuple[str, str, bool], ...]
    whole: tuple[WholeColumn, ...]
    summaries: tuple[ColumnSummary, ...]
    targets: tuple[TargetLine, ...]
    targets_single: int
    targets_alone: tuple[tuple[TargetLine, ...], ...]


@dataclass(frozen=True, slots=True)
class PickContext:
    """
    What compare_pick.html sees: plans by region to tick, industries to choose, what is ticked already.

    `groups` hold the plans that fit `q`, words of their titles, issuers and numbers, `shown` in all; those ticked
    already stand apart from them.
    """

    groups: tuple[tuple[str, tuple[PlanInfo, ...]], ...]
    chosen: tuple[PlanInfo, ...]
    q: str
    shown: int
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
        refs = asking.section_refs(request.query_params)
        industry = request.query_params.get("industry", "").strip()
        if len(refs) < 2 or "pick" in request.query_params:
            q = request.query_params.get("q", "").strip()[:_MOST_CHARS]
            return site.page(request, "compare_pick.html", pick(site, refs, industry, q, lang))
        found = _asked(site, refs, industry)
        return site.page(request, "compare.html", context(site, request, found, lang))

    @routes.get("/compare.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        if suffix not in FORMATS:
            raise BadValue(
                "suffix",
                suffix[:20],
                f"comparisons come as {', '.join(FORMATS)}",
                ("takes.choices", {"among": ", ".join(FORMATS)}),
            )
        lang, base = locale.choose(request), site.base_url(request)
        query = request.query_params
        found = _asked(site, asking.section_refs(query), query.get("industry", "").strip())
        order = [SectionRef(c.plan, c.anchor) for c in found.columns]
        address = base + _address(order, found.industry)
        taken = Taker(site, base, lang).comparison(found, _title(site, found, lang), address)
        return export.file(FORMATS[suffix].write(taken), FORMATS[suffix].media, f"comparison.{suffix}")

    return routes


def _asked(site: Site, refs: Sequence[SectionRef], industry: str) -> Comparison:
    """The comparison of *refs*. Raises BadValue, PlanNotFound, PlanWithdrawn, AnchorNotFound."""
    if industry and all(ref.anchor is None for ref in refs):
        return site.archive.compare_industry([ref.plan for ref in refs], industry)
    return site.archive.compare(refs)


def pick(site: Site, refs: Sequence[SectionRef], industry: str, q: str, lang: Lang) -> PickContext:
    """The form to choose with, narrowed to plans that say *q*."""
    chosen = {ref.plan: site.plans[ref.plan] for ref in refs if ref.anchor is None and ref.plan in site.plans}
    fitting = [info for info in site.plans.values() if info.plan not in chosen and says(info.record, q)]
    table = industries.load()
    return PickContext(
        groups=tuple((shelf_name(code, lang), tuple(on_shelf(found))) for code, found in shelved(fitting).items()),
        chosen=tuple(chosen.values()),
        q=q,
        shown=len(fitting),
        sections=tuple(ref for ref in refs if ref.anchor is not None),
        industry=industry,
        industries=tuple((each, table.label(each, lang)) for each in table.order),
        too_few=bool(refs) and len(refs) < 2,
    )


def context(site: Site, request: Request, found: Comparison, lang: Lang) -> CompareContext:
    """Everything the page shows of *found*."""
    order = [SectionRef(c.plan, c.anchor) for c in found.columns]
    canonical = sorted(order, key=lambda ref: (ref.plan, ref.anchor or ""))
    shown = Shown(*(request.query_params.get(name) == "1" for name in _SHOWN))
    titles = column_titles(site, found, lang)
    brief = brief_titles(site, found, titles, lang)
    # What only one column has is most of a comparison of long plans, and no comparison of anything.
    briefly = not shown.full and compare_columns.chars(found) > compare_columns.MOST_CHARS
    rows = () if shown.whole else compare_rows.views(site, found, brief, lang)
    alone = () if shown.whole else compare_rows.alone_views(site, found, brief, lang, briefly)
    lined = lines(site, found, lang)
    return CompareContext(
        comparison=found,
        columns=tuple(_column(site, found, at, titles[at], brief[at], shown, lang) for at in range(len(order))),
        rows=rows,
        alone=alone,
        title=_title(site, found, lang),
        link=site.base_url(request) + _address(canonical, found.industry),
        change_url=_address(order, found.industry) + "&pick=1",
        downloads=tuple(
            (form.name, _address(order, found.industry).replace("/compare?", f"/compare.{suffix}?", 1))
            for suffix, form in FORMATS.items()
        ),
        single=sum(map(len, compare_rows.alone(found))),
        nearly=sum(len(cell.nearly) for row in found.rows for cell in row.cells if cell),
        shown=shown,
        nearly_url=_address(order, found.industry, replace(shown, diff=not shown.diff)),
        left_out=sum(map(len, alone)) if briefly else 0,
        full_url=_address(order, found.industry, replace(shown, full=True)),
        layouts=tuple(
            (
                messages.text(lang, f"compare.{key}"),
                _address(order, found.industry, replace(shown, whole=whole)),
                whole == shown.whole,
            )
            for key, whole in (("aligned", False), ("whole_sections", True))
        ),
        whole=compare_columns.in_full(site, found, brief, lang) if shown.whole else (),
        summaries=compare_summaries.of_columns(site, found),
        targets=tuple(line for line in lined if line.columns > 1),
        targets_single=sum(1 for line in lined if line.columns == 1),
        targets_alone=alone_lines(lined),
    )


def _address(refs: Sequence[SectionRef], industry: str | None, shown: Shown = _PLAIN) -> str:
    plain = urls.compare_industry([ref.plan for ref in refs], industry) if industry else urls.compare_sections(refs)
    return plain + "".join(f"&{name}=1" for name in _SHOWN if getattr(shown, name))


def _title(site: Site, found: Comparison, lang: Lang) -> str:
    if found.industry:
        name = industries.load().label(found.industry, lang)
        return messages.text(lang, "compare.title_industry", n=len(found.columns), industry=name)
    key = "compare.title_plans" if all(c.anchor is None for c in found.columns) else "compare.title_sections"
    said = messages.text(lang, key, n=len(found.columns))
    plans = {column.plan for column in found.columns}
    if len(plans) > 1:
        return said
    name = labels.short_title(site.plans[plans.pop()].record, lang)
    return f"{said}：{name}" if lang == "zh" else f"{said}: {name}"


def _column(
    site: Site, found: Comparison, at: int, title: str, brief: str, shown: Shown, lang: Lang
) -> ColumnView:
    column = found.columns[at]
    order = [SectionRef(c.plan, c.anchor) for c in found.columns]
    rest = [ref for n, ref in enumerate(order) if n != at]

    def standing(place: int) -> str:
        if not 0 <= place < len(order):
            return ""
        return _address([*rest[:place], order[at], *rest[place:]], found.industry, shown)

    summary = column.layer == "summary"
    place = " › ".join([*(step.heading for step in column.path), column.title] if column.anchor else [])
    if column.anchor and column.anchor == parts.part_of(column.anchor):
        # Of an attachment the title of the column says the number.
        place = place.removeprefix(parts.part_name(column.anchor, "zh")).lstrip(" ：:　")
    url = urls.passage(column.plan, column.anchor) if column.anchor else urls.plan(column.plan)
    is_pinned = shown.pin and at == 0
    record = site.plans[column.plan].record
    return ColumnView(
        column,
        site.plans[column.plan],
        title,
        labels.short_title_gloss(record, lang) if title == labels.short_title(record, lang) else "",
        brief,
        place or (messages.text(lang, "layer.summary") if summary else ""),
        url,
        _address(rest, found.industry, shown) if len(rest) > 1 else "",
        standing(at - 1),
        standing(at + 1),
        _address([order[at], *rest], found.industry, replace(shown, pin=not is_pinned)),
        is_pinned,
    )

"""
The comparison page: two to eight columns aligned row by row, or a form to choose what to compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from app.domain.comparison import Comparison, SectionRef
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.errors import BadValue
from app.export import FORMATS
from app.vocab import industries, messages
from app.web import asking, export, labels, locale, taking_compared
from app.web.compare_body import body
from app.web.compare_heads import ColumnView, column_views
from app.web.compare_shown import NAMES, Shown, address
from app.web.holdings import on_shelf, shelf_name, shelved
from app.web.site import Site
from app.web.taking import Taker

MAX_COLUMNS: Final = 8
_MOST_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class CompareContext:
    """
    What compare.html sees.

    `link` is the address in canonical order, for copying; `downloads` (name, address). `body` is all that stands below
    the heads.
    """

    columns: tuple[ColumnView, ...]
    title: str
    link: str
    change_url: str
    downloads: tuple[tuple[str, str], ...]
    body: Markup


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
            _check(site, refs)
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
        link = base + address(order, found.industry)
        taken = taking_compared.comparison(Taker(site, base, lang), found, _title(site, found, lang), link)
        called = taking_compared.file_name(site, found, lang)
        return export.file(FORMATS[suffix].write(taken), FORMATS[suffix].media, f"comparison.{suffix}", called)

    return routes


def _check(site: Site, refs: Sequence[SectionRef]) -> None:
    """Raises PlanNotFound, PlanWithdrawn, AnchorNotFound for one of *refs* that is not there to be compared."""
    for ref in refs:
        if ref.anchor is None:
            site.archive.plan(ref.plan)
        else:
            site.archive.passage(ref.plan, ref.anchor)


def _asked(site: Site, refs: Sequence[SectionRef], industry: str) -> Comparison:
    """The comparison of *refs*. Raises BadValue, PlanNotFound, PlanWithdrawn, AnchorNotFound."""
    if industry and all(ref.anchor is None for ref in refs):
        return site.archive.compare_industry([ref.plan for ref in refs], industry)
    return site.archive.compare(refs)


def pick(site: Site, refs: Sequence[SectionRef], industry: str, q: str, lang: Lang) -> PickContext:
    """The form to choose with, narrowed to plans that say *q*."""
    chosen = {ref.plan: site.plans[ref.plan] for ref in refs if ref.anchor is None and ref.plan in site.plans}
    fitting = [info for info in site.called(q) if info.plan not in chosen]
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
    shown = Shown(*(request.query_params.get(name) == "1" for name in NAMES))
    title = _title(site, found, lang)
    columns = column_views(site, found, shown, lang)
    return CompareContext(
        columns=columns,
        title=title,
        link=site.base_url(request) + address(canonical, found.industry),
        change_url=address(order, found.industry) + "&pick=1",
        downloads=tuple(
            (form.name, address(order, found.industry).replace("/compare?", f"/compare.{suffix}?", 1))
            for suffix, form in FORMATS.items()
        ),
        body=body(site, found, title, columns, shown, lang),
    )


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

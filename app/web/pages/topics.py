"""
The matrix of plans and parts: which plan has guiding ideas, goals, tasks, safeguards, how long, and what is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.comparison import SectionRef
from app.domain.plan import Lang
from app.domain.views import SLOTS, PlanInfo, SlotCount
from app.errors import BadValue
from app.vocab import messages
from app.web import export, labels, locale, params, urls
from app.web.holdings import heat_of, key_of
from app.web.site import Site, json_response

SIZE: Final = 50
"""Plans on a page: their texts are read when the page is first asked for."""
_NAME: Final = "topics"


@dataclass(frozen=True, slots=True)
class SlotCell:
    """How many paragraphs of a plan are in one part, the shade of it, where it begins ("" for a gap), and in words."""

    count: int
    heat: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One plan with its cells."""

    info: PlanInfo
    title: str
    cells: tuple[SlotCell, ...]


@dataclass(frozen=True, slots=True)
class TopicsContext:
    """
    What topics.html sees.

    `key` says what the shades mean; `slots` are (id, name, address of a comparison of that part, "" where fewer than
    two have it); `provinces` are (code, name, whether chosen).
    """

    key: tuple[str, ...]
    slots: tuple[tuple[str, str, str], ...]
    rows: tuple[SlotRow, ...]
    provinces: tuple[tuple[str, str, bool], ...]
    downloads: tuple[tuple[str, str], ...]
    previous_url: str
    next_url: str


def router(site: Site) -> APIRouter:
    """The routes of the page and its files."""
    routes = APIRouter()

    @routes.get("/topics")
    def page(request: Request) -> Response:
        query = request.query_params
        number = params.number(query, "page", 1, 1, 1_000_000)
        return site.page(request, "topics.html", context(site, _province(request), number, locale.choose(request)))

    @routes.get("/topics.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        if suffix not in export.FORMATS:
            raise BadValue(
                "suffix",
                suffix[:20],
                f"the matrix comes as {', '.join(export.FORMATS)}",
                ("takes.choices", {"among": ", ".join(export.FORMATS)}),
            )
        found = table(site, _province(request), site.base_url(request), locale.choose(request))
        return json_response(export.to_json(found)) if suffix == "json" else export.answer(found, suffix, _NAME)

    return routes


def _province(request: Request) -> str:
    values = params.FACET_PARAMS["province"].values(request.query_params)
    return values[0] if values else ""


def context(site: Site, province: str, number: int, lang: Lang) -> TopicsContext:
    """Everything the page shows."""
    plans = _plans(site, province)
    shown = plans[(number - 1) * SIZE : number * SIZE]
    counts = {info.plan: site.archive.slots(info.plan) for info in shown}
    pairs = [("province", province)] if province else []

    def page_url(other: int) -> str:
        return urls.with_query("/topics", [*pairs, *([("page", str(other))] if other > 1 else [])])

    provinces = dict.fromkeys(p.code for info in site.plans.values() if (p := info.record.province))
    return TopicsContext(
        key=key_of(),
        slots=tuple((slot, _name(slot, lang), _compare(slot, shown, counts)) for slot in SLOTS),
        rows=tuple(_row(info, counts[info.plan], lang) for info in shown),
        provinces=tuple((code, labels.region(code, lang), code == province) for code in provinces),
        downloads=tuple((each.upper(), urls.with_query(f"/topics.{each}", pairs)) for each in export.FORMATS),
        previous_url=page_url(number - 1) if number > 1 else "",
        next_url=page_url(number + 1) if number * SIZE < len(plans) else "",
    )


def table(site: Site, province: str, base_url: str, lang: Lang) -> export.Table:
    """A row per plan and part, gaps with 0, for taking away."""
    rows = []
    for info in _plans(site, province):
        counts = site.archive.slots(info.plan)
        for slot in SLOTS:
            found = counts.get(slot)
            link = base_url + urls.passage(info.plan, found.anchor) if found else ""
            rows.append(
                (
                    labels.full_title(info.record, lang), _name(slot, lang), str(found.paragraphs if found else 0),
                    found.heading if found else "", found.anchor if found else "", link,
                )
            )  # fmt: skip
    names = ("title", "part", "paragraphs", "heading", "anchor", "link")
    address = base_url + urls.with_query("/topics", [("province", province)] if province else [])
    about = export.about(lang, "", labels.region(province, lang) if province else "", address, len(rows))
    return export.Table(about, tuple(messages.text(lang, f"export.{name}") for name in names), tuple(rows), names)


def _plans(site: Site, province: str) -> list[PlanInfo]:
    return [
        info
        for info in site.plans.values()
        if not province or (info.record.province.code if info.record.province else params.UNKNOWN) == province
    ]


def _name(slot: str, lang: Lang) -> str:
    return messages.text(lang, f"topics.{slot}")


def _row(info: PlanInfo, counts: Mapping[str, SlotCount], lang: Lang) -> SlotRow:
    title = labels.short_title(info.record, lang)
    cells = []
    for slot in SLOTS:
        found = counts.get(slot)
        if found is None:
            told = messages.text(lang, "topics.gap", plan=title, slot=_name(slot, lang))
            cells.append(SlotCell(0, 0, "", told))
            continue
        told = messages.text(
            lang, "topics.cell", plan=title, slot=_name(slot, lang), n=found.paragraphs, heading=found.heading
        )
        cells.append(SlotCell(found.paragraphs, heat_of(found.paragraphs), urls.passage(info.plan, found.anchor), told))
    return SlotRow(info, title, tuple(cells))


def _compare(slot: str, shown: list[PlanInfo], counts: Mapping[str, Mapping[str, SlotCount]]) -> str:
    """The address of this part of the first plans that have it, side by side."""
    refs = [SectionRef(info.plan, counts[info.plan][slot].anchor) for info in shown if slot in counts[info.plan]]
    return urls.compare_sections(refs[: params.MAX_COLUMNS]) if len(refs) > 1 else ""

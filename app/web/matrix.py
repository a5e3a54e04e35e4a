"""
The two matrices of what plans cover: by the parts they have, and by the industries they develop.

Which sections a cell counts is decided when the index is built (app.compare.slots, app.annotate.industries); here a
cell gets its words, its shade and where it leads. Narrowing and pages are app.web.pages.topics'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.comparison import SectionRef
from app.domain.plan import Lang
from app.domain.views import SLOTS, PlanInfo
from app.vocab import industries, messages
from app.web import labels, params, urls
from app.web.holdings import heat_of
from app.web.site import Site

Sort = Literal["part", "industry"]
SORTS: Final[tuple[Sort, ...]] = ("part", "industry")
"""What the columns are: parts of a plan, or industries."""
COLUMNS: Final[Mapping[Sort, tuple[str, ...]]] = {"part": SLOTS, "industry": industries.load().order}


@dataclass(frozen=True, slots=True)
class Held:
    """What a plan has of one column: its paragraphs, and the section they begin with ("" where a search lists them)."""

    paragraphs: int
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many paragraphs, their shade, where they are read ("" for a gap), and all of it in words."""

    count: int
    heat: int
    url: str
    label: str


Rows = Mapping[str, Mapping[str, Held]]
"""What plans have, by slug and column; a column that a plan lacks is not there."""


def held(site: Site, sort: Sort) -> Rows:
    """What every plan has, put together once for the index that answers now."""
    return site.once(("matrix", sort), lambda: _by_part(site) if sort == "part" else _by_industry(site))


def _by_part(site: Site) -> Rows:
    slots = ((plan, site.archive.slots(plan)) for plan in site.plans)
    return {
        plan: {slot: Held(each.paragraphs, each.heading, each.anchor) for slot, each in found.items()}
        for plan, found in slots
    }


def _by_industry(site: Site) -> Rows:
    counts = {row.plan: row.counts for row in site.archive.coverage().rows}
    return {plan: {each: Held(n) for each, n in counts.get(plan, {}).items() if n} for plan in site.plans}


def name_of(sort: Sort, column: str, lang: Lang) -> str:
    """What a column is called."""
    return messages.text(lang, f"topics.{column}") if sort == "part" else industries.load().label(column, lang)


def url_of(sort: Sort, plan: str, column: str, found: Held) -> str:
    """Where what *plan* has is read: the section its part begins with, or the search for all it says on an industry."""
    return urls.passage(plan, found.anchor) if sort == "part" else urls.search_for(industry=column, plan=plan)


def cells(sort: Sort, info: PlanInfo, found: Mapping[str, Held], lang: Lang) -> tuple[Cell, ...]:
    """The row of one plan, gaps in words too."""
    title = labels.short_title(info.record, lang)
    return tuple(_cell(sort, info, title, column, found.get(column), lang) for column in COLUMNS[sort])


def _cell(sort: Sort, info: PlanInfo, title: str, column: str, found: Held | None, lang: Lang) -> Cell:
    name = name_of(sort, column, lang)
    if found is None:
        gap = "topics.gap" if sort == "part" else "topics.gap_industry"
        return Cell(0, 0, "", messages.text(lang, gap, plan=title, slot=name))
    n = found.paragraphs
    if sort == "part":
        told = messages.text(lang, "topics.cell", plan=title, slot=name, n=n, heading=found.heading)
    else:
        share = round(100 * n / info.paragraphs) if info.paragraphs else 0
        told = messages.text(lang, "home.cell", plan=title, industry=name, n=n, pct=share)
    return Cell(n, heat_of(n), url_of(sort, info.plan, column, found), told)


def compare_url(sort: Sort, column: str, shown: Sequence[PlanInfo], rows: Rows) -> str:
    """The address of what the first plans that have *column* say there, side by side; "" where fewer than two do."""
    having = [info.plan for info in shown if column in rows[info.plan]][: params.MAX_COLUMNS]
    if len(having) < 2:
        return ""
    if sort == "part":
        return urls.compare_sections([SectionRef(plan, rows[plan][column].anchor) for plan in having])
    return urls.with_query("/compare", [*(("plan", plan) for plan in having), ("industry", column)])

"""
The targets beside a text: those of a part in the reader, of a section or paragraph on its own page.

Numbers are as printed, every one with the paragraph it stands in; history is left out. Where a reader asks for it the
numbers are marked in the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.facts import PlanTarget
from app.domain.plan import Lang
from app.domain.results import Highlight
from app.domain.views import LayerView
from app.gloss.indicators import of_indicator
from app.web import parts, target_table, urls
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class PartTarget:
    """
    One target: what is measured, its English, the number with its sign, the year, and where it stands.

    `unit` is what is printed behind the number where `behind` says it in English, else "". `quote` is the wording, of a
    table's cell with the headings of its row and column.
    """

    indicator: str
    gloss: str
    value: str
    unit: str
    behind: str
    year: str
    label: str
    url: str
    quote: str


def of_part(site: Site, view: LayerView, part: str) -> tuple[PlanTarget, ...]:
    """The targets of one part of a text, in reading order; none of an older edition or another than the main text."""
    if not view.current or not view.principal:
        return ()
    found = site.archive.targets_in(view.plan)
    return tuple(item for item in _set(found, view.layer) if parts.part_of(item.target.anchor) == part)


def of_passage(site: Site, plan: str, anchor: str, layer: str) -> tuple[PlanTarget, ...]:
    """The targets of a section with all below it, or of a paragraph."""
    return tuple(_set(site.archive.targets_in(plan, anchor), layer))


def shown(items: Iterable[PlanTarget], places: Mapping[str, int], lang: Lang, page: str = "") -> tuple[PartTarget, ...]:
    """
    *items* for a reader. *places* are the numbers of paragraphs within their part, by anchor.

    On a *page* that holds the text the link goes to the paragraph on it and names no part, else to the paragraph's own
    page.
    """
    return tuple(_shown(item, places, lang, page) for item in items)


def marks(items: Iterable[PlanTarget]) -> dict[str, list[Highlight]]:
    """Where the numbers of *items* stand, by paragraph."""
    found: dict[str, list[Highlight]] = {}
    for item in items:
        found.setdefault(item.target.anchor, []).append(item.target.number)
    return found


def _set(found: Iterable[PlanTarget], layer: str) -> Iterable[PlanTarget]:
    return (item for item in found if item.layer == layer and item.target.kind != "baseline")


def _shown(item: PlanTarget, places: Mapping[str, int], lang: Lang, page: str) -> PartTarget:
    t = item.target
    upper = f"–{target_table.number(t.value_max)}" if t.value_max is not None else ""
    before, behind = target_table.around(t, lang)
    sign = target_table.SIGNS.get(t.comparator or "", "")
    part, n = parts.part_of(t.anchor), places.get(t.anchor)
    return PartTarget(
        t.indicator,
        of_indicator(t.indicator, t.measure.noun) if lang == "en" else "",
        f"{before}{sign}{target_table.number(t.value)}{upper}",
        target_table.printed_unit(t, lang),
        behind,
        str(t.target_year or ""),
        parts.paragraph_label("main" if page else part, n, lang, item.layer) if n else t.anchor,
        f"{page}#{t.anchor}" if page else urls.passage(item.plan, t.anchor),
        target_table.wording(t),
    )

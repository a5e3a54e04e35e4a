"""
The heads of the columns of a comparison: what each is called, and where it leads, stands and may be moved to.
"""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.comparison import Column, Comparison, SectionRef
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.vocab import messages
from app.web import labels, parts, urls
from app.web.compare_cells import HEADING, brief_titles, column_titles
from app.web.compare_shown import Shown, address
from app.web.glosses import gloss
from app.web.site import Site

_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class ColumnView:
    """
    A column's head: the plan, where in it, and the addresses of the comparison without it or with it elsewhere.

    `brief` names it where there is little room; on English pages `gloss` and `place_gloss` are the English of a Chinese
    title and place. `pin_url` leads to it standing first and staying in sight, or where it does so, to the end of that.
    `swaps` are the other columns by name, each with the address of the two having changed places; of two columns moving
    is just that.
    """

    column: Column
    info: PlanInfo
    title: str
    gloss: str
    brief: str
    place: str
    place_gloss: str
    url: str
    remove_url: str
    left_url: str
    right_url: str
    pin_url: str
    is_pinned: bool
    swaps: tuple[tuple[str, str], ...]


def column_views(site: Site, found: Comparison, shown: Shown, lang: Lang) -> tuple[ColumnView, ...]:
    """A head for each column of *found*."""
    titles = column_titles(site, found, lang)
    brief = brief_titles(site, found, titles, lang)
    return tuple(_column(site, found, at, titles[at], brief, shown, lang) for at in range(len(found.columns)))


def _column(
    site: Site, found: Comparison, at: int, title: str, brief: tuple[str, ...], shown: Shown, lang: Lang
) -> ColumnView:
    column = found.columns[at]
    order = [SectionRef(c.plan, c.anchor) for c in found.columns]
    rest = [ref for n, ref in enumerate(order) if n != at]

    def standing(place: int) -> str:
        if not 0 <= place < len(order) or len(order) == _PAIR:
            return ""
        return address([*rest[:place], order[at], *rest[place:]], found.industry, shown)

    def swapped(other: int) -> str:
        turned = list(order)
        turned[at], turned[other] = order[other], order[at]
        return address(turned, found.industry, shown)

    summary = column.layer == "summary"
    record = site.plans[column.plan].record
    path = [(step.anchor, step.heading) for step in column.path] + [(column.anchor, column.title)] * bool(column.anchor)
    steps = [(parts.as_name(said), gloss(record, anchor or "", said, column.lang, lang)) for anchor, said in path]
    # Of several sections of one plan each has its heading for a title, which is not said twice.
    is_heading = bool(column.anchor and column.title) and title.endswith(parts.shortened(steps[-1][0], HEADING))
    above = steps[:-1] if is_heading and title.endswith(steps[-1][0]) else steps
    place = " › ".join(said for said, _ in above) if column.anchor else ""
    if column.anchor and column.anchor == parts.part_of(column.anchor):
        # Of an attachment the title of the column says the number.
        place = place.removeprefix(parts.part_name(column.anchor, "zh")).lstrip(" ：:　")
    url = urls.passage(column.plan, column.anchor) if column.anchor else urls.plan(column.plan)
    is_pinned = shown.pin and at == 0
    return ColumnView(
        column,
        site.plans[column.plan],
        title,
        labels.short_title_gloss(record, lang)
        if title == labels.short_title(record, lang)
        else (steps[-1][1] if is_heading else ""),
        brief[at],
        place or (messages.text(lang, "layer.summary") if summary else ""),
        " › ".join(said for _, said in above) if place and all(said for _, said in above) else "",
        url,
        address(rest, found.industry, shown) if len(rest) > 1 else "",
        standing(at - 1),
        standing(at + 1),
        address([order[at], *rest], found.industry, replace(shown, pin=not is_pinned)),
        is_pinned,
        tuple((name, swapped(other)) for other, name in enumerate(brief) if other != at),
    )

"""
Whole sections side by side: what each column of a comparison says, in reading order rather than by subject.

Relies on a comparison holding every section of a column once. How much of it a page can carry is decided here.
"""

from dataclasses import dataclass
from typing import Final

from app.domain.comparison import Comparison
from app.domain.plan import Lang
from app.web.compare_cells import CellView, cell_view
from app.web.site import Site

MOST_CHARS: Final = 40_000
"""Characters of plans on one page; more than that in a comparison is read in the reader."""


@dataclass(frozen=True, slots=True)
class WholeColumn:
    """The sections of one column in the order they are printed, and how many more there are than fit the page."""

    cells: tuple[CellView, ...]
    more: int


def chars(found: Comparison) -> int:
    """How many characters of the plans a comparison holds."""
    return sum(len(p.text) for row in found.rows for cell in row.cells if cell for p in cell.paragraphs)


def in_full(site: Site, found: Comparison, titles: tuple[str, ...], lang: Lang) -> tuple[WholeColumn, ...]:
    """The columns of *found*, each with its fair share of what a page can carry, at least one section."""
    share = MOST_CHARS // max(1, len(found.columns))
    return tuple(_column(site, found, at, titles, share, lang) for at in range(len(found.columns)))


def _column(site: Site, found: Comparison, at: int, titles: tuple[str, ...], share: int, lang: Lang) -> WholeColumn:
    column = found.columns[at]
    view = site.archive.outline(column.plan, column.layer, column.lang)
    printed = {section.anchor: n for n, section in enumerate(view.sections)}
    rows = [(cell, row.cells) for row in found.rows if (cell := row.cells[at]) is not None]
    rows.sort(key=lambda pair: printed.get(pair[0].anchor, len(printed)))
    shown: list[CellView] = []
    for cell, others in rows:
        share -= sum(len(p.text) for p in cell.paragraphs)
        if shown and share < 0:
            break
        cells = cell_view(site, found, at, others, titles, lang)
        shown += [cells] if cells else []
    return WholeColumn(tuple(shown), len(rows) - len(shown))

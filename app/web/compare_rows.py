"""
The rows of a comparison in the order they are read on a page and in a file: what most columns have first.

A comparison comes in the order its texts are printed in, which of eight plans is nobody's order; who compares wants
what the plans share before what each says alone. What one column alone has is not spread over rows with one cell
each: it stands column by column, in the order it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.comparison import Cell, Comparison, Row
from app.domain.plan import Lang
from app.vocab import messages
from app.web import glosses, parts
from app.web.compare_cells import CellView, cell_view
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class RowView:
    """
    A row: what it is called, why its cells stand together, in words, how many columns have it, and the cells, None
    for a gap. `lang` is that of the label where it is not the page's, `gloss` the English of a Chinese one.
    """

    row: Row
    label: str
    lang: str
    gloss: str
    reason: str
    columns: int
    cells: tuple[CellView | None, ...]


def together(found: Comparison) -> tuple[Row, ...]:
    """
    The rows that several columns have, those of most columns first, then in reading order.

    What was asked for, section by section, stays the first row, whoever has no such section.
    """
    rows = [row for row in found.rows if _columns(row) > 1]
    return tuple(sorted(rows, key=lambda row: (row.reason != "whole", -_columns(row))))


def alone(found: Comparison) -> tuple[tuple[Row, ...], ...]:
    """For each column the rows it alone has, in reading order."""
    return tuple(
        tuple(row for row in found.rows if row.cells[at] is not None and _columns(row) == 1)
        for at in range(len(found.columns))
    )


def name(row: Row, lang: Lang) -> str:
    """What a row is called: its heading; of what stands before all headings which part of the plan it opens."""
    if row.label:
        return row.label
    first = next(cell for cell in row.cells if cell is not None)
    part = parts.part_of(first.anchor)
    return parts.part_name(part, lang) if part == "n" else messages.text(lang, "compare.opening")


def reason(row: Row, lang: Lang) -> str:
    """Why the cells of a row stand together, and of how many of them it is true where it is not of all."""
    said = messages.text(lang, f"reason.{row.reason}")
    columns = _columns(row)
    if row.agreeing == columns:
        return said
    return messages.text(lang, "reason.some", reason=said, n=row.agreeing, columns=columns)


def views(site: Site, found: Comparison, titles: tuple[str, ...], lang: Lang) -> tuple[RowView, ...]:
    """The rows that several columns have, as the page shows them."""
    return tuple(
        RowView(
            row,
            name(row, lang),
            "zh-Hans" if row.label and lang != "zh" else "",
            glosses.of_heading(row.label) if lang == "en" else "",
            reason(row, lang),
            _columns(row),
            _cells(site, found, row.cells, titles, lang),
        )
        for row in together(found)
    )


def alone_views(
    site: Site, found: Comparison, titles: tuple[str, ...], lang: Lang, briefly: bool
) -> tuple[tuple[CellView, ...], ...]:
    """What each column alone has, *briefly* without its text; () where no column has any such thing."""
    columns = []
    for at, rows in enumerate(alone(found)):
        cells = (cell_view(site, found, at, row.cells, titles, lang, briefly) for row in rows)
        columns.append(tuple(cell for cell in cells if cell is not None))
    return tuple(columns) if any(columns) else ()


def _cells(
    site: Site, found: Comparison, cells: Sequence[Cell | None], titles: tuple[str, ...], lang: Lang
) -> tuple[CellView | None, ...]:
    return tuple(cell_view(site, found, at, tuple(cells), titles, lang) for at in range(len(cells)))


def _columns(row: Row) -> int:
    return sum(1 for cell in row.cells if cell is not None)

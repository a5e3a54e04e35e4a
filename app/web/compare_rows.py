"""
The rows of a comparison in the order they are read on a page and in a file: what most columns have first.

A comparison comes in the order its texts are printed in, which of eight plans is nobody's order; who compares wants
what the plans share before what each says alone. What one column alone has is not spread over rows with one cell
each: it stands column by column, in the order it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

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
    for a gap. `lang` is that of the label where it is not the page's, `gloss` the English of a Chinese one. `id` is its
    name in an address; `is_long` tells that a cell of it would fill a screen.
    """

    row: Row
    id: str
    label: str
    lang: str
    gloss: str
    reason: str
    columns: int
    cells: tuple[CellView | None, ...]
    is_long: bool


# A column of five or more is some 12 characters wide, two share what a wide screen has; a line is 27 pixels high.
_LONG_LINES: Final = 22
_WIDE_CHARS, _NARROW_CHARS = 76, 12


def row_id(row: Row) -> str:
    """
    What a row is called in an address: the same whatever the order of the columns, and as long as its first section
    stays in it, since who moves a column goes on reading where he was.
    """
    first = min((cell.plan, cell.anchor) for cell in row.cells if cell is not None)
    return f"r{crc32('/'.join(first).encode()):08x}"


def is_long(row: Row) -> bool:
    """Whether a cell of *row* has more lines than a screen, as wide as its columns are on a wide one."""
    per_line = max(_NARROW_CHARS, _WIDE_CHARS // len(row.cells))
    most = max(sum(len(p.text) for p in cell.paragraphs) for cell in row.cells if cell is not None)
    return most > _LONG_LINES * per_line


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


def name(row: Row, lang: Lang, industry: str | None = None) -> str:
    """
    What a row is called: its heading; of what stands before all headings which part of the plan it opens.

    Sections asked for side by side, and not for what they say of an *industry*, need have nothing in common: none gives
    its heading to the others.
    """
    if row.reason == "whole" and not industry and len({cell.heading for cell in row.cells if cell is not None}) > 1:
        return messages.text(lang, "compare.asked")
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
    rows = [(row, name(row, lang, found.industry)) for row in together(found)]
    return tuple(
        RowView(
            row,
            row_id(row),
            label,
            "zh-Hans" if label == row.label and lang != "zh" else "",
            glosses.of_heading(label) if label == row.label and lang == "en" else "",
            reason(row, lang),
            _columns(row),
            _cells(site, found, row.cells, titles, lang),
            is_long(row),
        )
        for row, label in rows
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

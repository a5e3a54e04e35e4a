"""
Rows to take away as CSV, Excel or JSON, and boards as sheets of a workbook.

CSV is UTF-8 with a byte order mark and CRLF, as Excel wants it; a cell that a spreadsheet would take for a formula is
put behind an apostrophe. What was asked stands in the file, so that it says by itself what it is.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter

from app.export.texts import fitted, printable

MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
LINK: Final = "link"
"""The column that a workbook makes links of."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
NUMBERS: Final = frozenset(("value", "value_max", "baseline", "baseline_year", "year", "paragraphs"))
"""The columns whose numbers a workbook can sort and add up; 2.10 in any other is an anchor or a citation."""
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
MAX_URL_LENGTH: Final = 2_079
_MAX_URLS: Final = 65_530
"""Longer addresses, and more of them on a sheet, Excel does not open."""
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")
"""Characters that Excel has in no name of a sheet."""
_WIDTHS: Final = {
    "title": 36,
    "issuer": 20,
    "doc_number": 18,
    "path": 36,
    "heading": 30,
    "text": 80,
    "quote": 60,
    "indicator": 30,
    "indicator_en": 24,
    "unit_en": 18,
    "citation": 60,
    "row": 24,
    LINK: 48,
}
_WIDTH: Final = 14
_LINE_POINTS: Final = 15
_MOST_POINTS: Final = 405
"""A line of text in a cell, and the highest row, of as many whole ones, that Excel knows."""
_WIDE: Final = re.compile(r"[^\x00-\u2e7f]+")
"""Characters that are two signs wide, where they stand together."""
_GRID_HEAD: Final = 22
_GRID_COLUMN: Final = 52


@dataclass(frozen=True, slots=True)
class Table:
    """
    What is taken away: what was asked, when and where, the names of the columns, and the rows.

    `keys` are the columns' names for programs; the column "link" is made a link where a format has such.
    """

    about: tuple[tuple[str, str], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it is seen on the page: its name, and lines of cells, the head line first."""

    name: str
    lines: tuple[tuple[str, ...], ...]


def to_csv(found: Table) -> bytes:
    """*found* as CSV; what was asked stands in the rows above the header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_guarded(row) for row in found.about])
    writer.writerow([])
    writer.writerow(found.header)
    writer.writerows(_guarded(row) for row in found.rows)
    return "\ufeff".encode() + text.getvalue().encode("utf-8", "replace")


def to_xlsx(found: Table, grids: Sequence[Grid] = ()) -> bytes:
    """*found* as a workbook: *grids* first, then a sheet with the rows, then one with what was asked."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for grid in grids:
        _grid(book.add_worksheet(_NO_NAME.sub(" ", grid.name)[:31].strip()), grid, bold, wrapped)
    _rows(book.add_worksheet("rows"), found, bold, wrapped)
    query = book.add_worksheet("query")
    query.set_column(0, 0, _WIDTH)
    query.set_column(1, 1, 100)
    for number, (name, value) in enumerate(found.about):
        query.write_string(number, 0, name, bold)
        query.write_string(number, 1, fitted(value))
    book.close()
    return data.getvalue()


def to_json(found: Table) -> dict[str, Any]:
    """*found* as JSON: {query: {…}, items: [{column: value}]}."""
    return {"query": dict(found.about), "items": [dict(zip(found.keys, row, strict=True)) for row in found.rows]}


def _rows(sheet: Any, found: Table, bold: Any, wrapped: Any) -> None:
    widths = [_WIDTHS.get(key, _WIDTH) for key in found.keys]
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, (name, key) in enumerate(zip(found.header, found.keys, strict=True)):
        sheet.set_column(column, column, _WIDTHS.get(key, _WIDTH))
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(found.rows, start=1):
        sheet.set_row(number, _height(row, widths))
        for column, value in enumerate(row):
            if not value:
                continue
            if found.keys[column] == LINK and len(value) <= MAX_URL_LENGTH and number <= _MAX_URLS:
                sheet.write_url(number, column, printable(value), wrapped)
            elif found.keys[column] in NUMBERS and _NUMBER.fullmatch(value):
                sheet.write_number(number, column, float(value), wrapped)
            else:
                sheet.write_string(number, column, fitted(value), wrapped)
    if found.rows:
        sheet.autofilter(0, 0, len(found.rows), len(found.header) - 1)


def _grid(sheet: Any, grid: Grid, bold: Any, wrapped: Any) -> None:
    """The head line and the first column stay in sight however far one scrolls, and prints on paper that lies."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    width = max((len(line) for line in grid.lines), default=1)
    sheet.set_column(0, 0, _GRID_HEAD)
    sheet.set_column(1, max(1, width - 1), _GRID_COLUMN)
    for number, line in enumerate(grid.lines):
        sheet.set_row(number, _height(line, [_GRID_HEAD, *[_GRID_COLUMN] * (width - 1)]))
        for column, value in enumerate(line):
            sheet.write_string(number, column, fitted(value), wrapped if number and column else bold)


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    """
    How high a row is, in points, that shows its longest cell, where a Chinese character is two signs wide.

    Not every program makes a row as high as its text when it opens a file; a height that is written holds everywhere.
    """
    # A sheet has a hundred thousand cells, and most are short.
    long = ((cell, width) for cell, width in zip(row, widths, strict=False) if 2 * len(cell) > width or "\n" in cell)
    lines = (sum(_printed_lines(piece, width) for piece in cell.split("\n")) for cell, width in long)
    return min(_MOST_POINTS, _LINE_POINTS * max(lines, default=1))


def _printed_lines(text: str, width: int) -> int:
    """How many lines of *width* signs *text* takes, at least one; a Chinese character is two signs wide."""
    least, most = -(-len(text) // width), -(-2 * len(text) // width)
    if least == most:
        return least or 1
    return -(-(len(text) + sum(map(len, _WIDE.findall(text)))) // width)


def _guarded(row: Sequence[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]

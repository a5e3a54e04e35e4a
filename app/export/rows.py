"""
Boards as rows: one per quotation and one per gap, and sheets as rows of words, for spreadsheets and whoever counts.
"""

from typing import Final

from app.domain.taken import Board, Entry, Sheet, Taken
from app.export.tables import Grid, Table, to_csv, to_xlsx

COLUMNS: Final = (
    "board", "row", "reason", "title", "heading", "paragraph", "value", "text", "layer", "state", "edition", "anchor",
    "fingerprint", "citation", "link", "remark",
)  # fmt: skip
"""Keys of the columns; `Taken.words` has their names as "column.KEY"."""


def table(taken: Taken) -> Table:
    """
    *taken* row by row; a gap is a row with its name where the words would stand, of a sheet each word a row.

    What the file says of itself has the texts compared or quoted too, and how to read it.
    """
    rows = [row for board in taken.boards for row in _rows(board, taken)]
    rows += [row for sheet in taken.sheets for row in _counted(sheet)]
    sources = ((f"{taken.words['sources']} {n}", each.citation) for n, each in enumerate(taken.sources, start=1))
    about = (*taken.about, *sources, *([("", taken.reading)] if taken.reading else []))
    return Table(about, tuple(taken.words[f"column.{key}"] for key in COLUMNS), tuple(rows), COLUMNS)


def csv_file(taken: Taken) -> bytes:
    """*taken* as CSV."""
    return to_csv(table(taken))


def workbook(taken: Taken) -> bytes:
    """*taken* as a workbook: each board and sheet as it is seen, then all rows with their sources and links."""
    grids = [_grid(number, board, taken) for number, board in enumerate(taken.boards, start=1)]
    counted = [
        Grid(f"{number} {sheet.title}", (sheet.header, *sheet.rows))
        for number, sheet in enumerate(taken.sheets, start=len(grids) + 1)
    ]
    return to_xlsx(table(taken), [*grids, *counted])


def _rows(board: Board, taken: Taken) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for line in board.lines:
        for head, cell in zip(board.columns, line.cells, strict=True):
            start = (board.title, line.label, line.note, (cell.title if cell else "") or head.title)
            if cell is None:
                rows.append((*start, "", board.gap, *[""] * (len(COLUMNS) - len(start) - 2)))
                continue
            if not cell.quotations:
                rows.append((*start, cell.heading, *[""] * 8, cell.source, cell.url, ""))
            rows.extend(
                (
                    *start, cell.heading, q.label, q.value, q.text, taken.words[f"layer.{q.layer}"], q.state,
                    str(q.edition or ""), q.anchor, q.fingerprint, q.citation, q.url, q.remark,
                )
                for q in cell.quotations
            )  # fmt: skip
    return rows


def _counted(sheet: Sheet) -> list[tuple[str, ...]]:
    """A sheet as rows: the word or the column it is about, the head of the column, and what stands there."""
    rows = []
    for name, *cells in sheet.rows:
        for head, cell in zip(sheet.header[1:], cells, strict=True):
            where = {"board": sheet.title, "row": name, "title": head, "value" if cell.isdecimal() else "text": cell}
            rows += [tuple(where.get(key, "") for key in COLUMNS)] if cell else []
    return rows


def _grid(number: int, board: Board, taken: Taken) -> Grid:
    head = ("", *(" · ".join(filter(None, (head.title, head.gloss, head.place))) for head in board.columns))
    lines = tuple(
        (
            "\n".join(filter(None, (line.label, line.gloss, line.note))),
            *(_cell(cell, taken) if cell else board.gap for cell in line.cells),
        )
        for line in board.lines
    )
    return Grid(f"{number} {board.title or taken.words['grid']}", (head, *lines))


def _cell(cell: Entry, taken: Taken) -> str:
    words = [
        " ".join(filter(None, (q.label, f"[{q.state}]" if q.state else "", q.value or q.text, q.remark)))
        for q in cell.quotations
    ]
    return "\n".join(filter(None, (cell.title, cell.heading, cell.gloss, *(words or [taken.words["heading_only"]]))))

"""
Tables with cells that span several places: laid out into rows of equal length, the places they take left blank.

Readers say each cell as it stands in their format, web pages with its height, Word files with every place below it;
what they say of columns is believed as far as there is room. Which rows name the columns is told by the cells of the
first: one that spans columns has the names of those below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.outline import Merged, Table

MOST_CELLS: Final = 400_000
"""No table a person made has more; spans of cells, and one long row, can ask for millions."""
_MOST_HEADER_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class SpanningCell:
    """A cell of a row that takes several places: its column, counted from 0, and how many rows and columns."""

    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    across: int
    down: int


def text_of(table: Table) -> str:
    """The text of *table* as domain.outline.Paragraph has it: its caption, and its cells with tabs between them."""
    body = "\n".join("\t".join(row) for row in table.rows)
    return f"{table.caption}\n{body}" if table.caption else body


class Grid:
    """A table that is being read, row by row and in each row cell by cell."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._spans: list[_Cell] = []
        self._owner: dict[int, _Cell] = {}
        """By column the last cell that begins there, to be continued by hang()."""
        self._taken: dict[int, int] = {}
        """By column the first row that no cell from above reaches."""

    def begin_row(self) -> None:
        """The cells that come are those of the next row."""
        self._rows.append([])

    def add(self, words: str, across: int = 1, down: int = 1) -> None:
        """A cell with *words*, *across* columns wide and *down* rows high, at the next place nothing hangs over."""
        self.skip()
        row, column = len(self._rows) - 1, len(self._rows[-1])
        width = next((k for k in range(1, across) if self._hangs(column + k)), max(across, 1))
        cell = _Cell(row, column, width, down)
        self._owner[column] = cell
        self._spans.append(cell)
        for k in range(width):
            self._taken[column + k] = row + down
        self._rows[-1].extend([words, *[""] * (width - 1)])

    def hang(self, across: int = 1) -> None:
        """A place, *across* columns wide, that the cell above it takes too."""
        row, column = len(self._rows) - 1, len(self._rows[-1])
        above = self._owner.get(column)
        if above is not None and above.across == across and above.row + above.down == row:
            above.down += 1
        self._rows[-1].extend([""] * across)

    def skip(self) -> int:
        """Leave those places blank that cells from above take; returns how many cells the row has now."""
        while self._hangs(len(self._rows[-1])):
            self._rows[-1].append("")
        return len(self._rows[-1])

    def table(self) -> Table | None:
        """The table without its empty rows, None where no cell has words."""
        kept = [i for i, row in enumerate(self._rows) if any(row)]
        if not kept:
            return None
        new = {old: at for at, old in enumerate(kept)}
        columns = max(len(self._rows[i]) for i in kept)
        if columns * len(kept) > MOST_CELLS:
            columns = 0  # its rows stay as long as they are
        rows = tuple(tuple(self._rows[i] + [""] * (columns - len(self._rows[i]))) for i in kept)
        merged = []
        for cell in self._spans:
            reached = [new[i] for i in range(cell.row, min(cell.row + cell.down, len(self._rows))) if i in new]
            if cell.row in new and (len(reached) > 1 or cell.across > 1):
                merged.append(Merged(new[cell.row], cell.column, len(reached), cell.across))
        return Table(rows, header_rows(len(rows), columns, merged), merged=tuple(merged))

    def _hangs(self, column: int) -> bool:
        return self._taken.get(column, 0) > len(self._rows) - 1


def header_rows(rows: int, columns: int, merged: Sequence[Merged]) -> int:
    """
    How many rows name the columns: as many as the cells of the first take, where one of them spans columns only.

    A cell over the whole width is a title, and the row below it the first.
    """
    titles = {cell.row for cell in merged if cell.columns == columns}
    first = 0
    while first in titles:
        first += 1
    top = [cell for cell in merged if cell.row == first]
    height = max((cell.rows for cell in top), default=1)
    grouped = any(cell.columns > 1 and cell.rows < height for cell in top)
    named = first + (height if grouped else 1)
    return named if named <= min(_MOST_HEADER_ROWS, rows - 1) else 1

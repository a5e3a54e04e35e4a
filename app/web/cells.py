"""
A table with what is marked in it: the stretches of its paragraph's text, laid into the cells they stand in.

Relies on domain.outline: the text of a table is its caption, if it has one, and its cells, tabs between cells and
newlines between rows. Rows are numbered as their anchors are (-t1-r3): by the lines of that text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.domain.outline import Table
from app.web.marking import Segment

Cell = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number its anchor ends with, 0 where it has none, and its cells."""

    n: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table for a page: `head` are the rows that name the columns."""

    name: str
    caption: Cell
    head: tuple[Row, ...]
    body: tuple[Row, ...]


def laid_out(table: Table, text: str, marked: Sequence[Segment] = ()) -> MarkedTable:
    """
    *table* with the stretches *marked* of its whole *text* in their cells.

    Where the text is not that of the cells, of which nothing is known to us, nothing is marked and no row numbered.
    """
    body = "\n".join("\t".join(row) for row in table.rows)
    begins = len(text) - len(body)
    known = begins >= 0 and text.endswith(body)
    pieces = _Pieces(marked) if known else _Pieces(())
    rows = []
    at, line = begins, text.count("\n", 0, begins) + 1 if known else 0
    for row in table.rows:
        cells = []
        for cell in row:
            cells.append(pieces.between(at, at + len(cell)) or (Segment(cell),))
            at += len(cell) + 1
        rows.append(Row(line, tuple(cells)))
        line += 1 + sum(cell.count("\n") for cell in row) if known else 0
    caption = pieces.between(0, len(table.caption)) if table.caption and text.startswith(table.caption) else ()
    return MarkedTable(
        table.caption or "",
        caption or ((Segment(table.caption),) if table.caption else ()),
        tuple(rows[: table.header_rows]),
        tuple(rows[table.header_rows :]),
    )


class _Pieces:
    """Stretches of one text, of which those between two places are asked for one after another."""

    def __init__(self, marked: Sequence[Segment]) -> None:
        self._marked = [segment for segment in marked if segment.text]
        self._any = any(segment.mark or segment.url for segment in self._marked)
        self._ends = list(accumulate(len(segment.text) for segment in self._marked))
        self._at = 0

    def between(self, start: int, end: int) -> Cell:
        """The stretches from *start* to *end*, cut there; () where nothing is marked in the text at all."""
        if not self._any or start >= end:
            return ()
        while self._at and self._ends[self._at - 1] > start:
            self._at -= 1
        while self._ends[self._at] <= start:
            self._at += 1
        found = []
        for segment, stop in zip(self._marked[self._at :], self._ends[self._at :], strict=True):
            begin = stop - len(segment.text)
            if begin >= end:
                break
            words = segment.text[max(0, start - begin) : end - begin]
            if words:
                found.append(Segment(words, segment.mark, segment.url))
        return tuple(found)

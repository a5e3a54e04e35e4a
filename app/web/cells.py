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

Words = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and how many columns and rows it takes."""

    words: Words
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number its anchor ends with, 0 where it has none, and its cells."""

    n: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table for a page: `head` are the rows that name the columns."""

    name: str
    caption: Words
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
    spans, covered = _spans(table)
    at, line = begins, text.count("\n", 0, begins) + 1 if known else 0
    for r, row in enumerate(table.rows):
        cells = []
        for c, cell in enumerate(row):
            if (r, c) not in covered:
                cells.append(Cell(pieces.between(at, at + len(cell)) or (Segment(cell),), *spans.get((r, c), ())))
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


def _spans(table: Table) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """
    By its place how many columns and rows a cell takes that spans several, and the places that it takes besides.

    No cell of the head reaches into the body.
    """
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for cell in table.merged:
        end = cell.row + cell.rows
        if cell.row < table.header_rows:
            end = min(end, table.header_rows)
        spans[cell.row, cell.column] = cell.columns, end - cell.row
        covered |= {(r, c) for r in range(cell.row, end) for c in range(cell.column, cell.column + cell.columns)}
    return spans, covered - spans.keys()


class _Pieces:
    """Stretches of one text, of which those between two places are asked for one after another."""

    def __init__(self, marked: Sequence[Segment]) -> None:
        self._marked = [segment for segment in marked if segment.text]
        self._any = any(segment.mark or segment.url for segment in self._marked)
        self._ends = list(accumulate(len(segment.text) for segment in self._marked))
        self._at = 0

    def between(self, start: int, end: int) -> Words:
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

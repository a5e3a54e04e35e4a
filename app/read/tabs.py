"""
Tables of plain text: lines whose cells are parted by tabs.

Tables of web pages and Word files come with their cells and do not pass here; those that lost their tabs are told
from headings in app.structure.cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.outline import Merged, Table
from app.domain.reading import Block
from app.read.grids import MOST_CELLS, SpanningCell, header_rows
from app.read.lines import Line


def _cells(line: Line) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.text.split("\t"))


def table_rows(lines: Sequence[Line], start: int) -> int:
    """
    How many lines from *start* are rows of a table: at least two with a tab between words, the first of them one.

    A row below it may have words in one cell only, and the tabs of the others before or behind it.
    """
    end = start
    while end < len(lines) and ("\t" in lines[end].text or (end > start and _alone(lines[end]))):
        end += 1
    full = sum(1 for line in lines[start:end] if "\t" in line.text)
    return end - start if full >= 2 else 0


def _alone(line: Line) -> bool:
    """Whether *line* is a row with words in one cell; a single tab before it may be the indent of a paragraph."""
    return line.tabs_behind > 0 or line.tabs_before > 1


def table_block(group: Sequence[Line]) -> Block:
    """The table that *group*, its lines, prints: one row a line, as wide as its widest."""
    columns = max(len(_cells(line)) for line in group)
    if columns * len(group) > MOST_CELLS:
        columns = 0  # no table a person made; its rows stay as long as they are
    rows = []
    for line in group:
        cells = _cells(line)
        # A row whose first cells hang down from above is printed with its blanks stripped; it is short by as many.
        missing = max(0, columns - len(cells))
        hanging = min(missing, line.tabs_before or bool(line.indent))
        rows.append(("",) * hanging + cells + ("",) * (missing - hanging))
    text = "\n".join("\t".join(row) for row in rows)
    return Block(text, tuple(line.span for line in group), "table", gap=group[0].gap, table=Table(tuple(rows)))


def with_spanning(block: Block, text: str, spanning: Mapping[int, tuple[SpanningCell, ...]]) -> Block:
    """*block*, of a table with its cells that span several places, told by the offset of their line in *text*."""
    table = block.table
    if table is None or len(block.spans) != len(table.rows):
        return block
    merged = []
    for row, span in enumerate(block.spans):
        line = max(text.rfind(end, 0, span.start) for end in "\n\f") + 1
        for cell in spanning.get(line, ()):
            high = min(cell.rows, len(table.rows) - row)
            if cell.column + cell.columns <= len(table.rows[row]) and (high > 1 or cell.columns > 1):
                merged.append(Merged(row, cell.column, high, cell.columns))
    named = header_rows(len(table.rows), len(table.rows[0]), merged)
    return replace(block, table=replace(table, merged=tuple(merged), header_rows=named))

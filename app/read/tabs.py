"""
Tables of plain text: lines whose cells are parted by tabs.

Tables of web pages and Word files come with their cells and do not pass here; those that lost their tabs are told
from headings in app.structure.cells.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.outline import Table
from app.domain.reading import Block
from app.read.lines import Line

_MOST_CELLS: Final = 400_000


def _cells(line: Line) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.text.split("\t"))


def table_rows(lines: Sequence[Line], start: int) -> int:
    """How many lines from *start* are rows of a table: at least two, each with a tab between words."""
    end = start
    while (
        end < len(lines)
        and ("\t" in lines[end].text)
        and (end == start or not lines[end].gap or "\t" in lines[end].text)
    ):
        if len(_cells(lines[end])) < 2:
            break
        end += 1
    return end - start if end - start >= 2 else 0


def table_block(group: Sequence[Line]) -> Block:
    """The table that *group*, its lines, prints: one row a line, as wide as its widest."""
    columns = max(len(_cells(line)) for line in group)
    if columns * len(group) > _MOST_CELLS:
        columns = 0  # no table a person made; its rows stay as long as they are
    rows = []
    for line in group:
        cells = _cells(line)
        # A row whose first cell hangs down from above is printed with its blank stripped; it is short by one.
        missing = max(0, columns - len(cells))
        rows.append(
            ("",) * (1 if missing and line.indent else 0)
            + cells
            + ("",) * (missing - (1 if missing and line.indent else 0))
        )
    text = "\n".join("\t".join(row) for row in rows)
    return Block(text, tuple(line.span for line in group), "table", gap=group[0].gap, table=Table(tuple(rows)))

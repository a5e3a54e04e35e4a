"""
Where the cells of a table stand in its paragraph's text, and tables whose years stand down the side, turned.

target_tables.py reads tables with a row per indicator and a column per year; one with a row per year and a column per
indicator is handed to it with both exchanged, each cell still where it is printed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_units import is_unit
from app.domain.outline import Paragraph, Table

_UNIT_ALONE: Final = re.compile(r"[（(]?\s?([^（()）]{1,12}?)\s?[)）]?")
# 2026年, 2025年（基期）, 2030年目标, 十五五末, 现状
_HEADS_VALUES: Final = re.compile(
    r"(?:[到至])?(?:(?:19|20)\d\d年?|“?十[一二三四五六]五”?)(?:年?底|末|期末)?(?:[（(].{1,6}[)）])?"
    r"(?:目标|实际|基期|基准|完成|规划|预期|现状|预计|计划)?值?|(?:现状|基期|基准|目标|规划目标)[值年]?"
)
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the places of its cells by row and column; `turned` is True where both are exchanged."""

    table: Table
    places: Mapping[tuple[int, int], int]
    turned: bool = False


def grid_of(paragraph: Paragraph) -> Grid | None:
    """The table of *paragraph*, turned where each cell down its side names a year or 目标; None for none."""
    table = paragraph.table
    if table is None or len(table.rows) < _FEWEST:
        return None
    places = _places(paragraph, table)
    return _turned(table, places) or Grid(table, places)


def _turned(table: Table, places: Mapping[tuple[int, int], int]) -> Grid | None:
    heads, body = table.header_rows, table.rows[table.header_rows :]
    side = [row[0] for row in body]
    if len(body) < _FEWEST or not all(map(_heads_values, side)):
        return None
    spread = table.spread()
    width = min(len(row) for row in spread)
    names = [_name([row[c] for row in spread[:heads]]) for c in range(1, width)]
    if any(map(_heads_values, names)):
        return None
    rows = [("", *side)]
    rows += [(name, *(row[c] for row in body)) for c, name in enumerate(names, 1)]
    turned = {(c, r + 1): places[heads + r, c] for r in range(len(body)) for c in range(1, width) if places}
    return Grid(Table(tuple(rows), caption=table.caption), turned, True)


def _heads_values(cell: str) -> bool:
    return _HEADS_VALUES.fullmatch("".join(even(cell).split())) is not None


def _name(over: list[str]) -> str:
    """The lowest of the cells over a column, with a unit in brackets that stands below it."""
    cells = [cell for cell in dict.fromkeys(over) if cell.strip()]
    if len(cells) > 1 and (unit := _UNIT_ALONE.fullmatch(even(cells[-1]).strip())) and is_unit(unit[1]):
        return f"{cells[-2]}（{unit[1]}）"
    return cells[-1] if cells else ""


def _places(paragraph: Paragraph, table: Table) -> dict[tuple[int, int], int]:
    """Where each cell begins in the paragraph's text: caption, then rows, cells parted by tabs."""
    body = "\n".join("\t".join(row) for row in table.rows)
    at = len(paragraph.text) - len(body)
    if at < 0 or paragraph.text[at:] != body:
        return {}
    places = {}
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            places[r, c] = at
            at += len(cell) + 1
    return places

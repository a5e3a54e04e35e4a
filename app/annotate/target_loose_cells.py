"""
Tables of indicators that lost their form: a file taken from a PDF prints each cell as a paragraph of its own.

What is left of the table is the order of its cells. Titles of columns (target_loose_headings.py) say how many values a
row has; the tokens of the cells (target_loose_tokens.py) are taken for rows only where they fit in one way
(target_loose_rows.py). A table of which hardly a row is read is left alone. What a cell says target_tables.py reads,
as it does in tables that are whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from app.annotate.target_cells import Column, cell_target
from app.annotate.target_loose_headings import Cell, Titles, titles_in
from app.annotate.target_loose_rows import Row, rows_of
from app.annotate.target_loose_tokens import tokens
from app.annotate.target_times import Beginning
from app.annotate.unspaced import unspaced_cell
from app.domain.facts import Binding, Target
from app.domain.outline import Outline, Section

# 12 氨氮排放量: the number of the row in the cell of its name.
_SERIAL_BEFORE: Final = re.compile(r"^\s*\d{1,2}\s+(?=[\u4e00-\u9fff])(?!以[上下内]|左右)")
# What an earlier plan had set is no history.
_AIM: Final = re.compile("目标|规划值|预期|指标值")
_WITHOUT_UNIT: Final = re.compile(r"(?:指数|系数)(?:[（(].*[)）])?$")
_SHARE: Final = re.compile(r"(?<!长)(?<!低)(?<!降)率$|比[重例]$|占比$")
_CAPTION: Final = re.compile(r"(?:附?表|专栏)\s?[\d一二三四五六七八九十１２３４５６７８９]")
LONGEST_CELL: Final = 40
"""Characters; what is longer is a sentence and ends the table."""
_FEWEST_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class LooseCells:
    """The targets of such tables in reading order, and the anchors of all paragraphs that are cells of them."""

    targets: tuple[Target, ...]
    cells: frozenset[str]


def loose_cells(outline: Outline, beginning: Beginning) -> LooseCells:
    """
    The targets in the loose cells of *outline*; none where it has no such table.

    `start` and `end` of each are offsets in the paragraph that the value alone makes up.
    """
    found: list[Target] = []
    used: set[str] = set()
    for run in _runs(outline):
        for columns, rows in _tables(run, beginning):
            for row in rows:
                used.update(value.paragraph.anchor for value in row.values if value.paragraph is not None)
                found.extend(_targets(row, columns))
    return LooseCells(tuple(found), frozenset(used))


def _runs(outline: Outline) -> Iterator[list[Cell]]:
    """
    Headings and paragraphs in reading order, as far as they are short enough to be cells, run by run.

    A single one that is longer, such as a note, parts rows and no tables: it is a cell without words.
    """
    section: Section | None = None
    run: list[Cell] = []
    for item in outline.in_reading_order():
        if isinstance(item, Section):
            section = item
            text, paragraph = item.heading, None
        else:
            text, paragraph = item.text, item
        whole = paragraph is not None and paragraph.table is not None
        if section is not None and len(text) <= LONGEST_CELL and not whole:
            run.append(Cell(unspaced_cell(_SERIAL_BEFORE.sub("", text)).text.strip(), section, paragraph))
        elif section is not None and run and run[-1].text and not whole:
            run.append(Cell("", section, None))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _tables(run: Sequence[Cell], beginning: Beginning) -> Iterator[tuple[tuple[Column, ...], list[Row]]]:
    """The tables of a *run* of cells: the columns of each, and its rows."""
    named = titles_in(run, beginning)
    ends = [titles.first for titles in named[1:]] + [len(run)]
    at = 0
    while at < len(named):
        first = at
        while at < len(named) and (at == first or _alike(named[at], named[first])):
            at += 1
        whole = max(named[first:at], key=lambda titles: len(titles.columns))
        if not whole.columns:
            continue
        # The heading of a table that goes on to another page is printed again, or as much of it as keeps its order.
        pages = [tokens(_before_caption(run[named[page].last : ends[page]])) for page in range(first, at)]
        rows = rows_of(pages, len(whole.columns), named=whole.names or whole.binds)
        if not rows and first == 0:
            rows = rows_of([tokens(run[: named[0].first])], len(whole.columns), named=False)
        if len(rows) >= _FEWEST_ROWS:
            yield whole.columns, rows


def _alike(titles: Titles, others: Titles) -> bool:
    """Whether the columns of one are those of the other, in the same order, but for one that is missing."""
    fewer, more = sorted((titles.columns, others.columns), key=len)
    rest = iter(column.title for column in more)
    return len(more) - len(fewer) <= min(1, len(fewer)) and all(column.title in rest for column in fewer)


def _before_caption(cells: Sequence[Cell]) -> Sequence[Cell]:
    end = next((i for i, cell in enumerate(cells) if i and _CAPTION.match(cell.text)), len(cells))
    return cells[:end]


def _targets(row: Row, columns: Sequence[Column]) -> Iterator[Target]:
    """The numbers of *row*, none where nothing says in what they are counted."""
    start: Target | None = None
    binding = row.binding if row.binding in get_args(Binding) else None
    for value, column in zip(row.values, columns, strict=True):
        if column.holds == "past" and column.year is not None and _AIM.search(column.title):
            continue
        paragraph = value.paragraph
        if paragraph is None or value.cell is None or value.kind == "blank":
            continue
        cell, section = paragraph.text[value.start :], value.cell.section
        target = cell_target(cell, value.start, column, row.name, row.unit, paragraph, section, start, binding)
        if target is None or (target.unit is None and _WITHOUT_UNIT.search(row.name) is None):
            continue
        if target.kind == "baseline":
            start = target
        elif column.growth and (target.kind == "share" or _SHARE.search(target.indicator)):
            # 累计 of a share: points added, and no share that is reached.
            continue
        yield target

"""
Targets in tables of indicators: a row per indicator, a column per year; each cell carries its row's and column's words.

The header names years (2014年, 2020年目标值) or says 现状 and 目标; the first columns name category and indicator,
others unit and 约束性 or 预期性. A table without such a header is a list of something else and is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_cells import AGAINST, Column, cell_target
from app.annotate.target_grids import Grid, grid_of
from app.annotate.target_row_names import RowNames, leading, said_in
from app.annotate.target_times import Beginning, YearMark, years_in
from app.annotate.target_units import is_unit, unit_of_all
from app.annotate.unspaced import unspaced
from app.domain.facts import Target
from app.domain.outline import Paragraph, Section, Table

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年?(?!\d)")
_WAS: Final = re.compile(
    r"现状|基期|基准|基数|基础值|实际|完成值|完成情况|实绩|现值|\bactual|\bbaseline|\bcurrent", re.I
)
_SHALL: Final = re.compile(r"目标|规划值|预期|指标值|计划|期末|\btarget|\bgoal|\bplanned", re.I)
_GROWTH: Final = re.compile(r"年均|增长|增速|累计|变化|提高|下降|\bgrowth|\bchange|\bannual", re.I)
_UNIT: Final = re.compile(r"^(?:计量)?单位$|^units?$", re.I)
_SIDE: Final = re.compile(
    r"(?:指标)?(?:属性|性质|类型)|序号|备注|责任.{0,6}|牵头.{0,6}|数据来源|type|nature|remarks?|notes?|no\.?", re.I
)
_NAME: Final = re.compile(r"(?:指标|类别|项目|名称|单位|属性|序号|指标名称)")
_OF_PROJECTS: Final = re.compile(
    r"(?:重[点大])?项目(?:名称)?|(?:主要)?建设(?:内容|规模|地点|性质|年限|期限|单位|起止年限)(?:及规模)?"
    r"|(?:计划|项目|估算)?总?投资(?:额|估算)?(?:[（(].{1,4}[)）])?|起止年[限月]|项目(?:单位|业主)"
)
_BINDING: Final = re.compile(r"约束性|预期性")
# What is never counted in the unit over a table.
_RATE: Final = re.compile(r"[率比占]|比重|强度|指数|增长|增速|增幅")


@dataclass(frozen=True, slots=True)
class _Header:
    """
    The last row of a table's heading, the titles of its columns, without blanks inside Chinese words, and `over` each
    of them the cells it is made of, the lowest first.
    """

    last: int
    titles: tuple[str, ...]
    over: tuple[tuple[str, ...], ...]


def table_targets(paragraph: Paragraph, section: Section, beginning: Beginning) -> Iterator[Target]:
    """The cells of *paragraph* that are targets or their history, in reading order; nothing for other tables."""
    grid = grid_of(paragraph)
    if grid is None:
        return
    found = _targets_of(grid, paragraph, section, beginning)
    if grid.turned:
        found = iter(sorted((replace(t, row=t.column, column=t.row) for t in found), key=lambda t: t.start))
    yield from found


def _targets_of(grid: Grid, paragraph: Paragraph, section: Section, beginning: Beginning) -> Iterator[Target]:
    table, places = grid.table, grid.places
    spread = table.spread()
    header = _header(table, spread)
    columns = _columns(header, beginning) if header is not None else []
    if header is None or not any(column.holds == "target" for column in columns):
        return
    if sum(1 for title in header.titles if _OF_PROJECTS.fullmatch(_bare(title))) > 1:
        return  # what a year's work on a project costs is no aim of the plan
    first = min(column.index for column in columns)
    naming = [i for i in range(first) if not _is_side(header.titles, i)]
    of_all = unit_of_all(table, paragraph, section)
    over = {column.index: _counted_over(header, column) for column in columns}
    names = RowNames()
    heads = table.rows[: header.last + 1]
    for r, row in enumerate(table.rows):
        if r <= header.last or not any(row) or row in heads:  # a table over pages prints its heading again
            continue
        filled = spread[r]
        unit_cell = next((filled[i] for i, name in enumerate(header.titles) if _UNIT.match(name) and i < len(row)), "")
        words = leading(filled, header.titles, [i for i in naming if i < len(row)])
        if not unit_cell and len(words) > 1 and is_unit(_bare(words[-1])):
            unit_cell = words.pop()
        if not words:
            continue
        binding = next((m for cell in filled if (m := _BINDING.search(_bare(cell)))), None)
        start = None
        for column in columns:
            if column.index >= len(row) or (r, column.index) not in places:
                continue
            counted, unit = over[column.index]
            name = names.name(words, counted, unit_cell or unit)
            if not unit and not column.growth and _RATE.search(name) is None:
                unit = of_all
            target = cell_target(
                row[column.index], places[r, column.index], column, name, unit_cell or unit, paragraph, section, start,
                binding[0] if binding else None,
            )  # fmt: skip
            if target is None:
                continue
            target = replace(target, row=unspaced(words[-1]).folded())
            if target.kind == "baseline":
                start = target
            yield target


def _counted_over(header: _Header, column: Column) -> tuple[str, str]:
    """
    What the cells over the values of *column* say is counted, and in what: 产值（亿元） over 2015年 and 2020年.

    Both are empty where nothing is said.
    """
    if column.growth:
        return "", ""
    said = [said_in(cell) for cell in header.over[column.index]]
    return next((counted for counted, _ in said if counted), ""), next((unit for _, unit in said if unit), "")


def _header(table: Table, spread: Sequence[Sequence[str]]) -> _Header | None:
    """
    The rows that name the columns: the first with a year or 目标 in a cell that is no sentence, and those right below
    that only go on with it (目标值 over 2025年), or that cells of the heading reach down to.
    """
    for at, row in enumerate(spread[:4]):
        cells = [_bare(even(cell)) for cell in row[1:] if len(cell) <= 24]
        if any(_years(c) or (_SHALL.search(c) and len(c) <= 16) for c in cells) and not any(
            re.fullmatch(r"[\d.,%]+", c) and not _YEAR.fullmatch(c) for c in cells
        ):
            last = at
            break
    else:
        return None
    above: Sequence[str] = spread[last - 1] if last else ()
    if last and len(set(above)) == 1:  # a title over the whole width
        above = ()
    # What spans both rows of a heading stands in the upper.
    titles = [_title(cell if cell.strip() else _at(above, i)) for i, cell in enumerate(row)]
    over = [[_title(cell), _nearest(above, i)] for i, cell in enumerate(row)]
    for below in spread[last + 1 : last + 3]:
        named = [_bare(even(cell)) for cell in below]
        pairs = [(_at(titles, i), _at(named, i)) for i in range(max(len(titles), len(named)))]
        known = last + 1 < table.header_rows
        if not any(named) or not (known or all(_goes_on(*pair) for pair in pairs if pair[1])):
            break
        titles = [upper if lower in upper else lower if upper in lower else upper + lower for upper, lower in pairs]
        over = [[lower, *(over[i] if i < len(over) else ())] for i, (_, lower) in enumerate(pairs)]
        last += 1
    return _Header(last, tuple(titles), tuple(tuple(cell for cell in cells if cell) for cells in over))


def _title(cell: str) -> str:
    return unspaced(even(cell)).text.strip()


def _nearest(above: Sequence[str], column: int) -> str:
    """The cell over *column*, or the one before it that may reach over it: it stands in the first of its places."""
    return next((cell for cell in reversed(above[1 : column + 1]) if cell.strip()), "")


def _goes_on(over: str, cell: str) -> bool:
    """
    Whether *cell* goes on with the heading *over* it: a year, 现状 or 目标 below one of these or below nothing.

    Below any other name it belongs to a cell that spans several columns, and nobody knows to which of them.
    """
    fits = not over or over == cell or _SHALL.search(over) or _WAS.search(over)
    heads = _SHALL.search(cell) or _WAS.search(cell) or _NAME.fullmatch(cell)
    return bool(fits) and (bool(_years(cell)) or (len(cell) <= 8 and heads is not None))


def _at(cells: Sequence[str], i: int) -> str:
    return cells[i] if i < len(cells) else ""


def _years(title: str) -> list[int]:
    """The years that a heading names, 十三五末 as 2020."""
    return [int(year) for year in _YEAR.findall(title)] or [mark.year for mark in years_in(title)]


def _columns(header: _Header, beginning: Beginning) -> list[Column]:
    titled = ((i, title) for i, title in enumerate(header.titles) if i > 0 and not _is_side(header.titles, i))
    columns = (column_of(i, title, beginning) for i, title in titled if len(title) <= 30)
    return [column for column in columns if column is not None]


def column_of(index: int, title: str, beginning: Beginning) -> Column | None:
    """What the column headed *title* holds, None where the heading says nothing of values."""
    years = _years(AGAINST.sub("", title))
    year = years[-1] if years else None
    growth = bool(_GROWTH.search(title))
    if year is None and not _SHALL.search(title) and not _WAS.search(title) and not growth:
        return None
    past = bool(_WAS.search(title)) or (
        year is not None
        and not growth
        and beginning.is_past(YearMark(0, 0, year, "at", until=bool(_SHALL.search(title))))
    )
    return Column(index, year, "past" if past else "target", growth, title)


def _is_side(titles: Sequence[str], i: int) -> bool:
    name = _bare(_at(titles, i))
    return bool(_UNIT.match(name)) or _SIDE.fullmatch(name) is not None


def _bare(cell: str) -> str:
    return "".join(cell.split())

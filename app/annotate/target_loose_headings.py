"""
The headings of tables whose cells stand one to a line: which columns of values they name, and where the rows begin.

A heading is read only where its cells stand in their order: there is none where years go back, where a column is for
something else than numbers, or where no column is of what is to come. What a title means target_tables.py says; the
rows target_loose_cells.py reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_tables import Column, column_of
from app.annotate.target_times import Beginning
from app.domain.outline import Paragraph, Section

_SAID: Final = (
    "(?:规划|预期|发展|国家|本市|全省|全市)?(?:现状值?|目标值?|规划值|实际值?|实现值?|完成值|完成情况|基期值?|基准值?|基[数础]值?|指标值|预期值)"
)
_YEAR: Final = r"(?:(?:19|20)\d\d\s?年?[底末]?|[“\"]?十[一二三四五]五[”\"]?(?:期?末)?)"
_CHANGE: Final = "(?:“?十四五”?)?(?:五年|年均)?(?:累计|增长率?|增速|变化|提高|下降)"
_COLUMN: Final = re.compile(
    rf"“?十四五”?年均增[长速]|{_YEAR}[（(]?(?:{_SAID})?[)）]?|{_SAID}[（(]?{_YEAR}[)）]?|{_SAID}|{_CHANGE}(?:[（(]?[%％][)）]?)?|[（(]{_SAID}[)）]"
)
# 2020年 | 2025年 | 累计 over (现状) | (目标) | 目标.
_OVER: Final = re.compile(f"{_YEAR}|{_CHANGE}")
_UNDER: Final = re.compile(rf"[（(]{_SAID}[)）]|{_SAID}")
_STACKED: Final = re.compile(rf"((?:{_OVER.pattern}){{2,}})(?:指标)?((?:{_UNDER.pattern}){{2,}})")
# 目标值 beside 完成情况 and no year: what an earlier plan had set.
_DONE: Final = re.compile("完成|实现|实际")
_OTHERS: Final = (
    "(?:具体|主要|核心|规划|发展|评价|一级|二级|三级)?指标(?:名称|类别|分类|项目)?|项目|名称|类别|类型|分类|领域|序号|(?:计量|计算)?单位|[序号指标单位名称类别]"
)
_HEADING: Final = re.compile(rf"(?:{_COLUMN.pattern}|{_OTHERS}|[年值()（）])+")
_NATURE: Final = re.compile(r"(.*?)(?:指标)?(?:属性|性质|类型)")
_NAMES: Final = re.compile("指标|项目|名称")
# 指标属 | 性 and 类 | 型: a heading broken over two cells.
_NATURE_BROKEN: Final = re.compile(r"(.*?)(?:指标属|属|类)")
# A column of words behind the values: its cells would begin the names of the rows below.
_WORDS_BEHIND: Final = re.compile("备注|说明|牵头|责任|部门|来源|依据")
BOUND_TO: Final = re.compile(r"(.*?)\s?(约束性|预期性|[引指]导性|导向性|参考性)(?:指标)?")
"""The cell that ends a row, with what stands in it before 约束性 or the like."""
NATURES: Final = {"约束": "约束性", "预期": "预期性"}
"""Cells that say the same in short."""
_LONGEST_HEADING: Final = 16
_LONGEST_BREAK: Final = 4
_LONGEST_TITLE: Final = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A heading or a paragraph short enough to be a cell; `text` without the blanks a printer leaves."""

    text: str
    section: Section
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of values are, where the rows begin, and whether 约束性 or the like ends each (`binds`)."""

    first: int
    columns: tuple[Column, ...]
    binds: bool


def heading_at(cells: Sequence[Cell | None], at: int, beginning: Beginning) -> Heading | None:
    """The heading of a table that ends in the cell at *at*, or in 性 behind it, if one does."""
    cell = cells[at]
    if cell is None:
        return None
    first = at + 1
    words = _bare(cell)
    nature = _NATURE.fullmatch(words)
    if nature is None and (nature := _NATURE_BROKEN.fullmatch(words)) is not None:
        if (last := cell_at(cells, first)) is None or last.text not in ("性", "型"):
            return None
        first += 1
    if nature is None and any(
        after is None or _is_of_heading(after) or BOUND_TO.fullmatch(after.text)
        for after in cells[first : first + _LONGEST_BREAK]
    ):
        return None
    if (behind := cell_at(cells, first)) is not None and len(behind.text) <= _LONGEST_TITLE:
        if _WORDS_BEHIND.search(behind.text):
            return None
    own = words if nature is None else nature[1]
    if own and _HEADING.fullmatch(own) is None:
        return None
    whole, titles = _titles(cells, at, own)
    if nature is None and _NAMES.search(whole) is None:
        return None
    columns = [column_of(i, title, beginning) for i, title in enumerate(titles)]
    valued = tuple(column for column in columns if column is not None)
    # 2015年 | 2020年 | 年均增速 tells of the past.
    aims = [column for column in valued if column.holds == "target" and (column.year or not column.growth)]
    if len(valued) != len(columns) or not aims:
        return None
    if any(_DONE.search(column.title) for column in valued) and any(column.year is None for column in aims):
        return None
    years = [column.year for column in valued if column.year is not None]
    if years != sorted(years):
        # Cells of the heading that came out in another order say nothing of the columns.
        return None
    return Heading(first, valued, nature is not None)


def cell_at(cells: Sequence[Cell | None], at: int) -> Cell | None:
    """The cell at *at*, None behind the last and for what is no cell."""
    return cells[at] if at < len(cells) else None


def _is_of_heading(cell: Cell) -> bool:
    words = _bare(cell)
    return any(form.fullmatch(words) for form in (_HEADING, _NATURE, _NATURE_BROKEN))


def _titles(cells: Sequence[Cell | None], at: int, last: str) -> tuple[str, list[str]]:
    """
    The words of a heading, *last* and what the cells before *at* add, and the titles of its columns of values.

    A title may be broken over two cells.
    """
    words = tried = last
    for before in reversed(cells[max(0, at - _LONGEST_HEADING) : at]):
        if before is None or len(tried) - len(words) > _LONGEST_BREAK:
            break
        tried = _bare(before) + tried
        if _HEADING.fullmatch(tried):
            words = tried
    if (stacked := _STACKED.search(words)) is not None:
        over, under = _OVER.findall(stacked[1]), _UNDER.findall(stacked[2])
        if len(over) == len(under):
            return words, [f"{above}{below}" for above, below in zip(over, under, strict=True)]
    return words, _COLUMN.findall(words)


def _bare(cell: Cell) -> str:
    return "".join(even(cell.text).split())

"""
The headings of tables whose cells stand one to a line: which columns of values they name, and where they stand.

Titles are read only where they stand in their order: there are none where years go back, where a column is for
something else than numbers, or where no column is of what is to come. What a title means target_tables.py says; the
rows target_loose_rows.py reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_cells import Column
from app.annotate.target_tables import column_of
from app.annotate.target_times import Beginning
from app.domain.outline import Paragraph, Section

_SAID: Final = (
    "(?:规划|预期|发展|国家|本市|全省|全市)?"
    "(?:现状值?|目标值?|规划值|实际值?|实现值?|完成值|完成情况|基期值?|基准值?|基[数础]值?|指标值|预期值|展望值?)"
)
_YEAR: Final = r"(?:(?:19\d|20[0-6])\d\s?年?[底末]?|[“\"]?十[一二三四五]五[”\"]?(?:期?末)?)"
_CHANGE: Final = "(?:“?十四五”?)?(?:五年|年均)?(?:累计|增长率?|增速|变化|提高|下降)"
_COLUMN: Final = re.compile(
    rf"“?十四五”?年均增[长速]|{_YEAR}[（(]?(?:{_SAID})?[)）]?|{_SAID}[（(]?{_YEAR}[)）]?|{_SAID}|{_CHANGE}(?:[（(]?[%％][)）]?)?|[（(]{_SAID}[)）]"
)
_NAMING: Final = re.compile(f"{_YEAR}|{_SAID}")
_IN_BRACKETS: Final = re.compile(rf"[（(]{_SAID}[)）]")
_ALONE: Final = re.compile(rf"(属性|性质){_IN_BRACKETS.pattern}$")
# 2020年 | 2025年 | 累计 over (现状) | (目标) | 目标.
_OVER: Final = re.compile(f"{_YEAR}目?|{_CHANGE}|五年")
_UNDER: Final = re.compile(rf"[（(]{_SAID}[)）]|{_SAID}|标值|累计")
_STACKED: Final = re.compile(rf"((?>{_OVER.pattern}){{2,}})(?:指标)?((?>{_UNDER.pattern}){{2,}})")
# 现状值 | 指标 | （2020年）: the year in brackets goes on with the title in the line above.
_YEAR_BELOW: Final = re.compile(rf"({_SAID})(?:指标|单位|名称)+[（(]({_YEAR})[)）]")
_YEAR_ALONE: Final = re.compile(rf"(?<![值状况期])[（(]({_YEAR})[)）]")
# 目标值 beside 完成情况 and no year: what an earlier plan had set.
_DONE: Final = re.compile("完成|实现|实际")
_OTHERS: Final = (
    "(?:具体|主要|核心|规划|发展|评价|一级|二级|三级)?指标(?:名称|类别|分类|项目|内容)?"
    "|项目|名称|类别|类型|分类|领域|序号|(?:计量|计算)?单位|[序号指标单位名称类别领域]"
)
# No title is read in two ways (?>…): a heading that names the same again and again would be read in all there are.
_HEADING: Final = re.compile(rf"(?>{_COLUMN.pattern}|{_OTHERS}|[年值()（）])+")
_NATURE: Final = re.compile("(?:指标)?(?:属性|性质)")
_NAMES: Final = re.compile("指标|项目|名称")
# What one line of a heading may hold: titles, or a piece of one that is broken over two.
_PIECE: Final = re.compile(
    rf"(?>{_COLUMN.pattern}|{_OTHERS}|{_NATURE.pattern}|[年值()（）目标准属性质一二三级类型累计五均增长速变化])+"
)
# A column of words behind the values: its cells would begin the names of the rows below.
_WORDS_BEHIND: Final = re.compile("备注|说明|牵头|责任|部门|来源|依据")
_OFFICES_BEHIND: Final = re.compile("(?:牵头|责任)?(?:部门|单位)")
BOUND_TO: Final = re.compile(r"(.*?)\s?(约束性|预期性|[引指]导性|导向性|参考性)(?:指标)?")
"""The cell that ends a row, with what stands in it before 约束性 or the like."""
NATURES: Final = {"约束": "约束性", "预期": "预期性"}
"""Cells that say the same in short."""
# The second line of 完成国家下达 | 目标, and a value of 2000.
_NO_TITLE: Final = re.compile(r"目标标?|完成情况|\d+")
_LONGEST_TITLE: Final = 8
_LONGEST_HEADING: Final = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A heading or a paragraph short enough to be a cell; `text` without the blanks a printer leaves."""

    text: str
    section: Section
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class Titles:
    """
    Titles of columns that stand together, from the cell `first` to before `last`.

    `columns` are those of values in their order, empty where nobody can say what they hold. `names` is whether a
    column of names is among them, `binds` whether one for 约束性 or the like.
    """

    first: int
    last: int
    columns: tuple[Column, ...]
    names: bool
    binds: bool


def titles_in(cells: Sequence[Cell], beginning: Beginning) -> list[Titles]:
    """Where in a run of *cells* titles of columns of values stand together, in reading order."""
    found: list[Titles] = []
    at = 0
    while at < len(cells):
        first = at
        while at < len(cells) and _PIECE.fullmatch(_bare(cells[at])) is not None:
            at += 1
        at = _end(cells, first, at)
        words = "".join(_bare(cell) for cell in cells[first : min(at, first + _LONGEST_HEADING)])
        if at - first <= _LONGEST_HEADING and _NAMING.search(words) is not None and _NO_TITLE.fullmatch(words) is None:
            beside = [*cells[max(0, first - 1) : first], *cells[at : at + 1]]
            others = any(
                len(c.text) <= _LONGEST_TITLE
                and _WORDS_BEHIND.search(c.text)
                and _OFFICES_BEHIND.fullmatch(c.text) is None
                for c in beside
            )
            columns = () if others else _columns_named(words, beginning)
            found.append(Titles(first, at, columns, bool(_NAMES.search(words)), bool(_NATURE.search(words))))
        at = max(at, first + 1)
    return found


def is_title(words: str) -> bool:
    """Whether *words* may be of a heading: 指标属性, 2025年 and the like name nothing that is measured."""
    return _PIECE.fullmatch("".join(even(words).split())) is not None


def _end(cells: Sequence[Cell], first: int, last: int) -> int:
    """Where titles from *first* on end: behind 属性, if no column of values is named behind it."""
    for at in range(first, last):
        if _NATURE.search("".join(_bare(cell) for cell in cells[max(first, at - 1) : at + 1])) is not None:
            rest = "".join(_bare(cell) for cell in cells[at + 1 : last])
            return last if _NAMING.search(rest) is not None else at + 1
    return last


def _columns_named(words: str, beginning: Beginning) -> tuple[Column, ...]:
    """The columns of values that *words* of a heading name, none where any of them is doubtful."""
    if len(_IN_BRACKETS.findall(words)) == 1:
        # 2020年 | 2025年 | 属性 | （现状值）: the year it stands under needs no word to be past.
        words = _ALONE.sub(r"\1", words)
    words = _YEAR_BELOW.sub(r"\1（\2）", _NATURE.sub("", words))
    words = _YEAR_ALONE.sub(r"\1", words)
    words = re.sub("类型?$", "", words)
    stacked = _STACKED.search(words)
    over, under = (_OVER.findall(stacked[1]), _UNDER.findall(stacked[2])) if stacked is not None else ([], [])
    if stacked is not None and len(over) == len(under):
        whole = [f"{above}{below}" for above, below in zip(over, under, strict=True)]
        before, behind = words[: stacked.start()], words[stacked.end() :]
        words = f"{before}{''.join(whole)}{behind}"
        titles = [*_COLUMN.findall(before), *whole, *_COLUMN.findall(behind)]
    else:
        titles = _COLUMN.findall(words)
    if _HEADING.fullmatch(words) is None:
        return ()
    columns = [column_of(i, title, beginning) for i, title in enumerate(titles)]
    valued = tuple(column for column in columns if column is not None)
    # 2015年 | 2020年 | 年均增速 tells of the past.
    aims = [column for column in valued if column.holds == "target" and (column.year or not column.growth)]
    if len(valued) != len(columns) or not aims or any(not _balanced(title) for title in titles):
        return ()
    if any(_DONE.search(column.title) for column in valued) and any(column.year is None for column in aims):
        return ()
    dated = any(column.year for column in aims)
    if dated and any(column.year is None and not column.growth for column in (*aims, *valued[1:])):
        # 2020年 | 2025年目标 | 现状: pieces of titles that nobody can put together.
        return ()
    years = [column.year for column in valued if column.year is not None and not column.growth]
    # Cells of the heading that came out in another order say nothing of the columns.
    return valued if years == sorted(years) else ()


def _balanced(title: str) -> bool:
    return title.count("(") + title.count("（") == title.count(")") + title.count("）")


def _bare(cell: Cell) -> str:
    # 目标值%: the unit of the first row has slipped into the heading.
    return re.sub("(?<=[值况年])%$", "", "".join(even(cell.text).split()))

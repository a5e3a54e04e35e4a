"""
Tables of indicators that lost their form: a file taken from a PDF prints each cell as a paragraph of its own.

What is left of the table is the order of its cells. A row is read only where that order leaves no choice: a heading
that names the columns and ends in 属性, then a name, a unit, as many values as there are columns, and 约束性 or 预期性.
Rows whose cells came out in another order are left alone, and so is a table of which hardly a row is left. What a cell
says target_tables.py reads, as it does in tables that are whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.target_tables import Column, cell_target, column_of, is_unit
from app.annotate.target_times import Beginning
from app.annotate.unspaced import unspaced_cell
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section

_SAID: Final = (
    "(?:规划|预期|发展|国家|本市|全省|全市)?(?:现状值?|目标值?|规划值|实际值?|实现值?|完成值|完成情况|基期值?|基准值?|基[数础]值?|指标值|预期值)"
)
_YEAR: Final = r"(?:(?:19|20)\d\d\s?年?[底末]?|[“\"]?十[一二三四五]五[”\"]?(?:期?末)?)"
_CHANGE: Final = "(?:五年|年均|“?十四五”?)?(?:累计|增长率?|增速|变化|提高|下降)"
_COLUMN: Final = re.compile(
    rf"{_YEAR}[（(]?(?:{_SAID})?[)）]?|{_SAID}[（(]?{_YEAR}[)）]?|{_SAID}|{_CHANGE}(?:[（(]?[%％][)）]?)?|[（(]{_SAID}[)）]"
)
_STACKED: Final = re.compile(rf"({_YEAR})({_YEAR})({_SAID})({_SAID})")
# 目标值 beside 完成情况 and no year: what an earlier plan had set.
_DONE: Final = re.compile("完成|实现|实际")
_OTHERS: Final = (
    "(?:具体|主要|核心|规划|发展|评价|一级|二级|三级)?指标(?:名称|类别|分类|项目)?|项目|名称|类别|类型|分类|领域|序号|(?:计量|计算)?单位|[序号指标单位名称类别]"
)
_HEADING: Final = re.compile(rf"(?:{_COLUMN.pattern}|{_OTHERS}|[年值()（）])+")
_NATURE: Final = re.compile(r"(.*?)(?:指标)?(?:属性|性质|类型)")
# 指标属 | 性: a heading broken over two cells.
_NATURE_BROKEN: Final = re.compile(r"(.*?)(?:指标属|属)")
_BOUND_TO: Final = re.compile(r"(.*?)\s?(约束性|预期性|引导性)(?:指标)?")
_NUMBER: Final = re.compile(
    r"[〔\[（(]?\s?[<>≥≤＜＞≧≦~约]?=?\s?\d[\d,]*(?:\.\d+)?(?:\s?[-—~～]\s?\d+(?:\.\d+)?)?\s?[%％]?\s?(?:以上|以下|以内|左右)?\s?[〕\]）)]?\*?"
)
# What stands in the place of a number: a dash, or what somebody else will set.
_NO_NUMBER: Final = re.compile(
    r"[-—－–/／无]{1,4}|(?:以|按)?(?:完成|达到|满足|符合|控制在|落实)?(?:国家|省|市|州|区|上级|自治区|考核|[^，。\d]{0,4}下达)[^，。\d]{0,10}|"
    r"(?:持续|基本|稳步|稳定|逐步|有所|进一步|保持|不断|全面|显著|明显)?(?:改善|消除|提升|提高|下降|降低|稳定|达标|稳中向好|不降低|不减少|完成|增加|减少)"
)
_SERIAL: Final = re.compile(r"[(（]?\d{1,2}[)）]?[.、．]?")
# 12 氨氮排放量: the number of the row in the cell of its name.
_SERIAL_BEFORE: Final = re.compile(r"^\s*\d{1,2}\s+(?=[\u4e00-\u9fff])(?!以[上下内]|左右)")
_NUMBERING: Final = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})+(?=[\u4e00-\u9fff])|[(（][\d一二三四五六七八九十]{1,3}[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．](?!\d))\s?"
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_UNIT_AT_END: Final = re.compile(r"(.*[\u4e00-\u9fff）)])\s?(%|％|‰)")
_WITHOUT_UNIT: Final = re.compile(r"(?:指数|系数)(?:[（(].*[)）])?$")
_MARKS: Final = re.compile(r"^[★☆*※▲△●•◆☐#\s]+|[★☆*※▲△●•◆☐#①-⑩]+(?=[%％]?$)")
LONGEST_CELL: Final = 40
"""Characters; what is longer is a sentence and ends the table."""
_LONGEST_ROW: Final = 12
_LONGEST_HEADING: Final = 16
_FEWEST_ROWS: Final = 3
_NAME_PIECES: Final = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    """A heading or a paragraph short enough to be a cell; `text` without the blanks a printer leaves."""

    text: str
    section: Section
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row are taken to be."""

    name: str
    unit: str
    values: tuple[_Cell, ...]
    binding: str


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
    cells = [*_cells(outline)]
    found: list[Target] = []
    used: set[str] = set()
    at = 0
    while at < len(cells):
        heading = _heading(cells, at, beginning)
        if heading is None:
            at += 1
            continue
        first, columns = heading
        rows, at = _rows(cells, first, len(columns))
        if len(rows) < _FEWEST_ROWS:
            continue
        for row in rows:
            used.update(cell.paragraph.anchor for cell in row.values if cell.paragraph is not None)
            found.extend(_targets(row, columns))
    return LooseCells(tuple(found), frozenset(used))


def _cells(outline: Outline) -> Iterator[_Cell | None]:
    """Headings and paragraphs in reading order, None for what is too long to be a cell or is a table itself."""
    section: Section | None = None
    for item in outline.in_reading_order():
        if isinstance(item, Section):
            section = item
            text, paragraph = item.heading, None
        else:
            text, paragraph = item.text, item
        short = section is not None and len(text) <= LONGEST_CELL and (paragraph is None or paragraph.table is None)
        words = unspaced_cell(_SERIAL_BEFORE.sub("", text)).text.strip()
        yield _Cell(words, section, paragraph) if short and section is not None else None


def _heading(
    cells: Sequence[_Cell | None], at: int, beginning: Beginning
) -> tuple[int, tuple[Column, ...]] | None:
    """Where the rows begin and what the columns of values are, if the heading of a table ends in the cell at *at*."""
    cell = cells[at]
    if cell is None:
        return None
    first = at + 1
    nature = _NATURE.fullmatch(_bare(cell))
    if nature is None and (nature := _NATURE_BROKEN.fullmatch(_bare(cell))) is not None:
        if first >= len(cells) or (last := cells[first]) is None or last.text != "性":
            return None
        first += 1
    if nature is None or (nature[1] and _HEADING.fullmatch(nature[1]) is None):
        return None
    words = nature[1]
    for before in reversed(cells[max(0, at - _LONGEST_HEADING) : at]):
        if before is None or _HEADING.fullmatch(_bare(before)) is None:
            break
        words = _bare(before) + words
    # Two years over 现状值 and 目标值: one heading above the other.
    words = _STACKED.sub(r"\1\3\2\4", words)
    columns = [column_of(i, title, beginning) for i, title in enumerate(_COLUMN.findall(words))]
    valued = tuple(column for column in columns if column is not None)
    aims = [column for column in valued if column.holds == "target"]
    if len(valued) != len(columns) or not aims:
        return None
    if any(_DONE.search(column.title) for column in valued) and any(column.year is None for column in aims):
        return None
    return first, valued


def _bare(cell: _Cell) -> str:
    return "".join(cell.text.split())


def _rows(cells: Sequence[_Cell | None], first: int, width: int) -> tuple[list[_Row], int]:
    """The rows read from *first* on, and where the table ends."""
    rows: list[_Row] = []
    at = first
    row: list[_Cell] = []
    while at < len(cells) and len(row) <= _LONGEST_ROW:
        cell = cells[at]
        if cell is None:
            break
        at += 1
        ends = _BOUND_TO.fullmatch(cell.text)
        if ends is None:
            row.append(cell)
            continue
        if ends[1]:
            row.append(_Cell(ends[1].strip(), cell.section, cell.paragraph))
        if (read := _row(row, width, ends[2])) is not None:
            rows.append(read)
        row = []
    return rows, at


def _row(cells: Sequence[_Cell], width: int, binding: str) -> _Row | None:
    """The row that *cells* are, None where their order leaves a choice."""
    if len(cells) <= width:
        return None
    words, values = list(cells[:-width]), cells[-width:]
    if not all(_is_value(cell.text) for cell in values):
        return None
    pieces = [_MARKS.sub("", cell.text) for cell in words]
    while pieces and (_SERIAL.fullmatch(pieces[0]) or (len(pieces) > 1 and all(map(_numbered, pieces[:2])))):
        # （一）环境治理 | （1）空气质量优良天数比率: the first heads the rows below it.
        pieces = pieces[1:]
    unit = ""
    for tail in (2, 1):
        if len(pieces) > tail and is_unit("".join(pieces[-tail:])):
            pieces, unit = pieces[:-tail], "".join(pieces[-tail:])
            break
    while len(pieces) > 1 and 1 < len(pieces[0]) < len(pieces[1]) - 1:
        # A line is filled before the next begins: what is shorter heads a group of rows and is no part of the name.
        pieces = pieces[1:]
    if not 1 <= len(pieces) <= _NAME_PIECES or any(_is_value(piece) for piece in pieces):
        return None
    if any(len(_HAN.findall(piece)) < 3 and not re.search("[（(]", piece) for piece in pieces):
        return None
    name = _NUMBERING.sub("", "".join(pieces))
    if not unit and (printed := _UNIT_AT_END.fullmatch(name)):
        name, unit = printed[1], printed[2].replace("％", "%")
    if is_unit(name):
        return None
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        return None
    return _Row(name, unit, tuple(values), binding)


def _numbered(piece: str) -> bool:
    return _NUMBERING.match(piece) is not None


def _is_value(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _NO_NUMBER.fullmatch(text))


def _targets(row: _Row, columns: Sequence[Column]) -> Iterator[Target]:
    """The numbers of *row*, none where nothing says in what they are counted."""
    start: Target | None = None
    for cell, column in zip(row.values, columns, strict=True):
        if cell.paragraph is None or _NUMBER.fullmatch(cell.text) is None:
            continue
        target = cell_target(
            cell.paragraph.text, 0, column, row.name, row.unit, cell.paragraph, cell.section, start, row.binding
        )
        if target is None or (target.unit is None and _WITHOUT_UNIT.search(row.name) is None):
            continue
        if target.kind == "baseline":
            start = target
        yield target

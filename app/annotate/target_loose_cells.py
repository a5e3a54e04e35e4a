"""
Tables of indicators that lost their form: a file taken from a PDF prints each cell as a paragraph of its own.

What is left of the table is the order of its cells. A row is read only where that order leaves no choice: below a
heading that names the columns (target_loose_headings.py) a name, a unit, as many values as there are columns, and
约束性 or 预期性 where the heading ends in 属性. Rows whose cells came out in another order are left alone, and so is a
table of which hardly a row is left. What a cell says target_tables.py reads, as it does in tables that are whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, get_args

from app.annotate.amounts import even
from app.annotate.target_loose_headings import BOUND_TO, NATURES, Cell, cell_at, heading_at
from app.annotate.target_tables import Column, cell_target
from app.annotate.target_times import Beginning
from app.annotate.target_units import is_unit
from app.annotate.unspaced import unspaced_cell
from app.domain.facts import Binding, Target
from app.domain.outline import Outline, Section

# 约束性%: the unit of the row below has slipped into the cell.
_SLIPPED: Final = re.compile(r"(约束性|预期性)\s?([%％])")
_NUMBER: Final = re.compile(
    r"[〔\[（(]?\s?[<>≥≤＜＞≧≦~约]?=?\s?\d[\d,]*(?:\.\d+)?(?:\s?[-—~～]\s?\d+(?:\.\d+)?)?\s?[%％]?\s?(?:以上|以下|以内|左右)?\s?[〕\]）)]?[*①-⑩]?"
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
_IN_BRACKETS: Final = re.compile(r"[（(]([^（()）]+)[)）]$")
# What an earlier plan had set is no history.
_AIM: Final = re.compile("目标|规划值|预期|指标值")
_UNIT_AT_END: Final = re.compile(r"(.*[\u4e00-\u9fff）)])\s?(%|％|‰)")
_WITHOUT_UNIT: Final = re.compile(r"(?:指数|系数)(?:[（(].*[)）])?$")
_MARKS: Final = re.compile(r"^[★☆*※▲△●•◆☐#\s]+|[★☆*※▲△●•◆☐#①-⑩]+(?=[%％]?$)")
LONGEST_CELL: Final = 40
"""Characters; what is longer is a sentence and ends the table."""
_LONGEST_ROW: Final = 12
_FEWEST_ROWS: Final = 3
_NAME_PIECES: Final = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row are taken to be."""

    name: str
    unit: str
    values: tuple[Cell, ...]
    binding: str | None


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
        heading = heading_at(cells, at, beginning)
        if heading is None:
            at += 1
            continue
        read = _rows if heading.binds else _rows_without_nature
        rows, at = read(cells, heading.first, len(heading.columns))
        if len(rows) < _FEWEST_ROWS:
            continue
        for row in rows:
            used.update(cell.paragraph.anchor for cell in row.values if cell.paragraph is not None)
            found.extend(_targets(row, heading.columns))
    return LooseCells(tuple(found), frozenset(used))


def _cells(outline: Outline) -> Iterator[Cell | None]:
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
        yield Cell(words, section, paragraph) if short and section is not None else None


def _rows(cells: Sequence[Cell | None], first: int, width: int) -> tuple[list[_Row], int]:
    """The rows read from *first* on, and where the table ends."""
    rows: list[_Row] = []
    at = first
    row: list[Cell] = []
    while at < len(cells) and len(row) <= _LONGEST_ROW:
        cell = cells[at]
        if cell is None:
            break
        at += 1
        ends = BOUND_TO.fullmatch(NATURES.get(cell.text, cell.text))
        if (slipped := _SLIPPED.fullmatch(cell.text)) is not None:
            ends = BOUND_TO.fullmatch(slipped[1])
        if ends is None:
            row.append(cell)
            continue
        if ends[1]:
            row.append(Cell(ends[1].strip(), cell.section, cell.paragraph))
        if (read := _row(row, width, ends[2])) is not None:
            rows.append(read)
        # What has slipped up stands where no name begins, so that the row is not read.
        row = [] if slipped is None else [Cell(slipped[2], cell.section, cell.paragraph)]
    return rows, at


def _rows_without_nature(cells: Sequence[Cell | None], first: int, width: int) -> tuple[list[_Row], int]:
    """
    The rows from *first* on of a table without 属性, and where they end: at the first that leaves a choice.

    A row ends with its last value, or the number of the next row behind it; its name is one cell, so that no cell of
    another column can be taken for a piece of it.
    """
    rows: list[_Row] = []
    row: list[Cell] = []
    at = first
    while True:
        start = at
        while (cell := cell_at(cells, at)) is not None and not (row and _is_value(cell.text)):
            row.append(cell)
            at += 1
        words = len(row)
        while (cell := cell_at(cells, at)) is not None and _is_value(cell.text):
            row.append(cell)
            at += 1
        numbered = len(row) - words == width + 1 and row[-1].text == str(len(rows) + 2)
        following = row[-1:] if numbered else []
        if numbered:
            row = row[:-1]
        if sum(map(_is_name, row[:words])) != 1:
            return rows, start
        if len(row) - words != width or (read := _row(row, width, None)) is None:
            return rows, start
        rows.append(read)
        row = following


def _row(cells: Sequence[Cell], width: int, binding: str | None) -> _Row | None:
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
    if any(_ends_in_unit(piece) and after[:1] not in "（(" for piece, after in pairwise(pieces)):
        # The end of a name and the beginning of another.
        return None
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        return None
    return _Row(name, unit, tuple(values), binding if binding in get_args(Binding) else None)


def _is_name(cell: Cell) -> bool:
    """Whether *cell*, before the values of a row, is neither its number nor its unit, which may be in brackets."""
    return not (_SERIAL.fullmatch(cell.text) or is_unit(cell.text) or _IN_BRACKETS.fullmatch(cell.text))


def _ends_in_unit(piece: str) -> bool:
    printed = _IN_BRACKETS.search(piece)
    return printed is not None and is_unit(even(printed[1]))


def _numbered(piece: str) -> bool:
    return _NUMBERING.match(piece) is not None


def _is_value(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _NO_NUMBER.fullmatch(text))


def _targets(row: _Row, columns: Sequence[Column]) -> Iterator[Target]:
    """The numbers of *row*, none where nothing says in what they are counted."""
    start: Target | None = None
    for cell, column in zip(row.values, columns, strict=True):
        if column.holds == "past" and column.year is not None and _AIM.search(column.title):
            continue
        if cell.paragraph is None or _NUMBER.fullmatch(cell.text) is None:
            continue
        target = cell_target(
            cell.paragraph.text, 0, column, row.name, row.unit, cell.paragraph, cell.section, start, row.binding
        )
        if target is None or (target.unit is None and _WITHOUT_UNIT.search(row.name) is None):
            continue
        if target.kind == "baseline":
            start = target
        elif column.growth and target.kind == "share":
            # 累计 of a share: points added, and no share that is reached.
            continue
        yield target

"""
The rows of a table printed one cell to a line: which of its tokens are a name, a unit, the values of its columns.

A row is a name, its unit, a value for every column, and 约束性 or the like behind the values or between name and
values, as in the other rows of the table. Between two natures, or where there are none between two names, every token
must find its place, and in one way only: a value too many, a line of a name that may belong to the row above, and the
row is refused. What the cells mean target_loose_cells.py and target_tables.py say.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_loose_headings import is_title
from app.annotate.target_loose_tokens import PAGE_END, Token
from app.annotate.target_units import is_unit

_NUMBERING: Final = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})+(?=[\u4e00-\u9fff])|[(（][\d一二三四五六七八九十]{1,3}[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．](?!\d))\s?"
)
# 风险17重点建设用地安全利用率: a group of rows and the number of the row in the cell of its name.
_OF_THE_ROW: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?<![好优劣于每])\d{1,2}(?=[\u4e00-\u9fff]{3})(?![年月日天小时类级个种家户人名项条座公里千万亿米吨亩平方立处套以]|分钟)"
)
# （与2020年相比，%）
_UNIT_WITH_NOTE: Final = re.compile(r"(.*)[（(][^（()）]*[，,、]\s?([^（()），,、]+)[)）]")
# μg/m | 3: the raised number is a cell of its own.
_HALF_UNIT: Final = re.compile(r"[gG]/m(?![\d³])|^m(?![\w³²])")
_SAYS_NATURE: Final = re.compile(r"[（(][^（()）]*性[)）]$")
_WHOLE: Final = re.compile(r"(?:率|比[例重]|面积|总量)$")
# What says nothing without the words it belongs to.
_BARE_NAME: Final = re.compile(
    r"(?:总|合|小)计|本地|外送|其他|比[例率重]|数量|面积|长度|规模|[^，]{0,4}(?:断面|城市|城区|县城|乡镇)|陆域|海域"
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_IN_BRACKETS: Final = re.compile(r"[（(]\s?([^（()）]+?)\s?[)）]$")
_UNIT_AT_END: Final = re.compile(r"(.*[\u4e00-\u9fff）)])\s?(%|％|‰)")
_MARKS: Final = re.compile(r"^[★☆*※▲△●•◆☐#\s]+|[★☆*※▲△●•◆☐#①-⑩]+(?=[%％]?$)")
# How the name of something that is measured ends.
_ENDS_WELL: Final = re.compile(
    r"(?:[率比量值数占]|比[例重]|权重|指数|系数|面积|里程|长度|规模|能力|收入|强度|浓度|水平|投资|时间|天数|能耗|水耗|装机|容量|储备|降低|下降|减少|增加|增长|提高|提升|安全利用|程度|年限|产能|发电|风电|水电|光伏|覆盖度)$"
)
_GOES_ON: Final = re.compile("[及和与的]")
_FULL: Final = 0.9
_WIDE_ENOUGH: Final = 0.75
_TOO_NARROW: Final = 0.55
_LONGEST_NAME: Final = 4
_FEWEST_NATURES: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """
    A row that is read in one way: `values` are one token for each column, `name` and `unit` in the plan's words.

    `group` is what stands before the name and heads rows, "" where nothing does.
    """

    name: str
    unit: str
    values: tuple[Token, ...]
    binding: str | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    """The name and the unit of a row, and what stands before them and heads a group of rows, or names a part."""

    name: str
    unit: str
    group: str

    def row(self, values: Sequence[Token], binding: str | None) -> Row:
        return Row(self.name, self.unit, tuple(values), binding, self.group)


def rows_of(pages: Sequence[Sequence[Token]], width: int, *, named: bool) -> list[Row]:
    """
    The rows among the tokens of the *pages* of a table with *width* columns of values.

    *named* is whether its heading says that there are names; without natures and without that it may be anything.
    """
    pages = [_without_columns_of_natures(page) for page in pages]
    # What ends a page is no name of what begins the next.
    found = [token for page in pages for token in (*page, PAGE_END)]
    if sum(token.kind == "nature" for token in found) < _FEWEST_NATURES:
        return _told_apart([row for page in pages if named for row in _bare_rows(page, width, _line_width(page))])
    last = max(i for i, token in enumerate(found) if token.kind == "nature")
    line = _line_width(found[:last])
    behind, between = _rows_ending(found, width, line), _rows_parted(found, width, line)
    first, second = (behind, between) if len(behind) >= len(between) else (between, behind)
    # Where both fit, nobody knows whose values a nature has beside it.
    return _told_apart(first) if len(second) * 4 <= len(first) else []


def _without_columns_of_natures(page: Sequence[Token]) -> list[Token]:
    """*page* without natures that came out one behind the other, a whole column: they end no rows."""
    found: list[Token] = []
    for is_nature, group in groupby(page, key=lambda token: token.kind == "nature"):
        together = [*group]
        if not is_nature or len(together) < _FEWEST_NATURES:
            found.extend(together)
    return found


def _told_apart(rows: Sequence[Row]) -> list[Row]:
    """*rows* without those whose names say nothing alone; of two alike the words before the name are part of it."""
    often = Counter((row.name, row.unit) for row in rows)
    found: list[Row] = []
    for row in rows:
        if often[row.name, row.unit] > 1:
            if not row.group or _NUMBERING.match(row.group):
                continue
            row = replace(row, name=f"{row.group}{row.name}")
        if _BARE_NAME.fullmatch(_IN_BRACKETS.sub("", row.name)) is None:
            found.append(row)
    return found


def _rows_ending(found: Sequence[Token], width: int, line: int) -> list[Row]:
    """Rows that end in a nature: name, unit, values, nature; none where many have more values than columns."""
    rows: list[Row] = []
    segment: list[Token] = []
    beyond = 0
    for token in found:
        if token.kind == "break":
            segment = []
            continue
        if token.kind != "nature":
            segment.append(token)
            continue
        words, values = segment[:-width], segment[-width:]
        segment = []
        if not words or len(values) != width or not all(value.is_value for value in values):
            continue
        if len(words) > 1 and words[-1].is_value:
            beyond += 1
        elif (named := _named(words, line)) is not None:
            rows.append(named.row(values, token.text))
    return rows if beyond * 3 <= len(rows) else []


def _rows_parted(found: Sequence[Token], width: int, line: int) -> list[Row]:
    """Rows with the nature between name and values; behind the values a name begins, or the table ends."""
    rows: list[Row] = []
    at = [i for i, token in enumerate(found) if token.kind in ("nature", "break")]
    start = 0
    for i, following in pairwise([*at, len(found)]):
        words = found[start:i]
        start = i
        if found[i].kind == "break":
            start = i + 1
            continue
        behind = [*found[i + 1 : following]]
        if behind and (behind[0].kind == "unit" or _is_unit_in_brackets(behind[0].text)):
            words, behind = [*words, behind[0]], behind[1:]
        values = behind[:width]
        if len(values) == width and all(value.is_value for value in values):
            rest = behind[width:]
            numbered = bool(rest) and rest[0].kind == "serial"
            start = following - len(rest)
            if (numbered or not rest or not rest[0].is_value) and (named := _named(words, line)) is not None:
                rows.append(named.row(values, found[i].text))
        else:
            start = i + 1
    return rows


def _bare_rows(found: Sequence[Token], width: int, line: int) -> Iterator[Row]:
    """
    Rows of a table without natures: one name, its unit, as many values as there are columns.

    What follows the first that leaves a choice may be anything.
    """
    at = 0
    number = 1
    while at < len(found):
        words: list[Token] = []
        while at < len(found) and not (_has_name(words) and found[at].is_value):
            if found[at].kind == "break":
                return
            words.append(found[at])
            at += 1
        if len(words) > 1 and _is_unit_in_brackets(words[0].text):
            # The last line of the row above, which is left without its unit.
            words = words[1:]
        if words[0].text.isdigit():
            number = int(words[0].text)
        values: list[Token] = []
        while at < len(found) and found[at].is_value:
            values.append(found[at])
            at += 1
        number += 1
        if len(values) == width + 1 and values[-1].text == str(number):
            values.pop()
            at -= 1
        named = _named(words, line) if len(values) == width and sum(map(_is_name, words)) == 1 else None
        if named is None:
            return
        yield named.row(values, None)


def _named(words: Sequence[Token], line: int) -> _Named | None:
    """The name and the unit that the tokens before the values are, None where there is a choice."""
    last = max((i for i, token in enumerate(words) if token.kind == "serial"), default=-1)
    if any(token.kind in ("number", "blank") for token in words):
        return None
    if last > 0 and _is_tail(words[:last]):
        return None
    pieces = [token.text for token in words[last + 1 :]]
    unit = ""
    for tail in (2, 1):
        if len(pieces) > tail and is_unit(even("".join(pieces[-tail:])).replace(" ", "")):
            pieces, unit = pieces[:-tail], "".join(pieces[-tail:])
            break
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    joined = [pieces[-1]]
    group = ""
    for before in reversed(pieces[:-1]):
        goes_on = _goes_on(before, joined[0], line)
        if goes_on is None or len(joined) >= _LONGEST_NAME:
            return None
        if not goes_on:
            group = before
            break
        joined.insert(0, before)
    name = _NUMBERING.sub("", _MARKS.sub("", "".join(_MARKS.sub("", piece) for piece in joined)))
    name = _OF_THE_ROW.sub("", name)
    if not unit and (printed := _UNIT_AT_END.fullmatch(name)) is not None:
        name, unit = printed[1], printed[2].replace("％", "%")
    if not unit and (printed := _UNIT_WITH_NOTE.fullmatch(name)) is not None and is_unit(printed[2]):
        name, unit = printed[1], printed[2]
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        return None
    bare = _IN_BRACKETS.sub("", name)
    if is_unit(even(name)) or is_title(bare) or len(_HAN.findall(bare)) < 2 or _HALF_UNIT.search(f"{unit}{name}"):
        return None
    open_end = bare == name and _ENDS_WELL.search(bare) is None
    if open_end and (_width(joined[-1]) >= _FULL * line or len(group) == 1):
        # The line is full, and what is measured may stand in the next; or the end of the name stands before it.
        return None
    return _Named(name, unit, group)


def _goes_on(before: str, piece: str, line: int) -> bool | None:
    """
    Whether *piece* is the next line of the name that *before* begins; None where nobody can say.

    A line is filled before the next begins: what is much shorter heads a group of rows, or ends the row above.
    """
    if _NUMBERING.match(piece) is not None:
        # （一）环境治理 | （1）空气质量优良天数比率: the first heads the rows below it.
        return None if _ends_in_unit(before) else False
    if piece[0] in "（(" and before[-1] not in "）)":
        return True
    if _ends_in_unit(before) or _SAYS_NATURE.search(before):
        # A whole name whose values are elsewhere: those that follow may be its.
        return None
    if _GOES_ON.match(piece) or before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        return True
    width = _width(before)
    if width >= _WIDE_ENOUGH * line:
        return None if _WHOLE.search(before) else True
    return False if width < _TOO_NARROW * line and width < _width(piece) else None


def _is_tail(words: Sequence[Token]) -> bool:
    """Whether words before the number of a row may be lines of the names around it."""
    return any(len(_HAN.findall(token.text)) > 6 for token in words)


def _has_name(words: Sequence[Token]) -> bool:
    return any(token.kind == "words" for token in words)


def _is_name(token: Token) -> bool:
    """Whether *token*, before the values of a row, is neither its number nor its unit, which may be in brackets."""
    return token.kind == "words" and _IN_BRACKETS.fullmatch(token.text) is None


def _ends_in_unit(piece: str) -> bool:
    printed = _IN_BRACKETS.search(piece)
    return piece[-1:] in "%％‰" or (printed is not None and is_unit(even(printed[1])))


def _is_unit_in_brackets(text: str) -> bool:
    printed = _IN_BRACKETS.fullmatch(text)
    return printed is not None and is_unit(even(printed[1]))


def _line_width(found: Sequence[Token]) -> int:
    """How wide a line of the column of names is: all but the longest tenth of the words fit."""
    widths = sorted(_width(token.text) for token in found if token.kind == "words" and len(token.text) > 2)
    return widths[int(len(widths) * 0.9)] if widths else 0


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)

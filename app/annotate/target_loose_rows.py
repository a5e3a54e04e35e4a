"""
The rows of a table printed one cell to a line: which of its tokens are a name, a unit, the values of its columns.

A row is a name, its unit, a value for every column, and 约束性 or the like behind the values or between name and
values, as in the other rows of the table. Between two natures, or where there are none between two names, every token
must find its place, and in one way only: a value too many, a line of a name that may belong to the row above, and the
row is refused. What the cells mean target_loose_cells.py and target_tables.py say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from app.annotate.target_loose_gaps import Segment, fill_gaps
from app.annotate.target_loose_names import (
    Named,
    is_in_brackets,
    is_numbered,
    is_unit_in_brackets,
    line_width,
    named_by,
    of_whole,
    without_unit,
)
from app.annotate.target_loose_tokens import PAGE_END, Token

# What says nothing without the words it belongs to.
_BARE_NAME: Final = re.compile(
    r"(?:总|合|小)计|本地|外送|其他|比[例率重]|数量|面积|长度|规模|[^，]{0,4}(?:断面|城市|城区|县城|乡镇)|陆域|海域"
)
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


def row_of(named: Named, values: Sequence[Token], binding: str | None) -> Row:
    """The row of that name with these values."""
    return Row(named.name, named.unit, tuple(values), binding, named.group)


def rows_of(pages: Sequence[Sequence[Token]], width: int, *, named: bool) -> list[Row]:
    """
    The rows among the tokens of the *pages* of a table with *width* columns of values.

    *named* is whether its heading says that there are names; without natures and without that it may be anything.
    """
    pages = [_without_columns_of_natures(page) for page in pages]
    # What ends a page is no name of what begins the next.
    found = [token for page in pages for token in (*page, PAGE_END)]
    if sum(token.kind == "nature" for token in found) < _FEWEST_NATURES:
        return _told_apart([row for page in pages if named for row in _bare_rows(page, width, line_width(page))])
    last = max(i for i, token in enumerate(found) if token.kind == "nature")
    line = line_width(found[:last])
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
    whole = ""
    for row in rows:
        if row.name.startswith("其中"):
            row = replace(row, name=of_whole(row.name, whole))
        else:
            whole = row.name
        if often[row.name, row.unit] > 1:
            if not row.group or is_numbered(row.group):
                continue
            row = replace(row, name=f"{row.group}{row.name}")
        if _BARE_NAME.fullmatch(without_unit(row.name)) is None and of_whole(row.name, "?") == row.name:
            found.append(row)
    return found


def _rows_ending(found: Sequence[Token], width: int, line: int) -> list[Row]:
    """Rows that end in a nature: name, unit, values, nature; none where many have more values than columns."""
    rows: list[Row] = []
    beyond = 0
    for page in _pages(found):
        segments, behind = _segments(page, width, line)
        beyond += sum(len(s.words) > 1 and s.words[-1].is_value and len(s.values) == width for s in segments)
        for s in fill_gaps(segments, behind, width, line):
            if s.named is not None and len(s.values) == width:
                rows.append(row_of(s.named, s.values, s.nature.text))
    return rows if beyond * 3 <= len(rows) else []


def _pages(found: Sequence[Token]) -> Iterator[list[Token]]:
    page: list[Token] = []
    for token in found:
        page.append(token)
        if token is PAGE_END:
            yield page
            page = []


def _segments(page: Sequence[Token], width: int, line: int) -> tuple[list[Segment], list[Token]]:
    """What stands up to each nature of *page*, and what follows the last of them."""
    segments: list[Segment] = []
    segment: list[Token] = []
    last = max((i for i, token in enumerate(page) if token.kind == "nature"), default=-1)
    for i, token in enumerate(page):
        if token.kind == "break":
            if i > last:
                break
            segment = []
        elif token.kind != "nature":
            segment.append(token)
        else:
            ends = next((i for i, t in enumerate(reversed(segment)) if not t.is_value), len(segment))
            n = len(segment) - min(ends, width)
            words, values = segment[:n], segment[n:]
            named = named_by(words, line) if words and len(values) == width and not words[-1].is_value else None
            segments.append(Segment(tuple(words), tuple(values), token, named))
            segment = []
    return segments, segment


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
        if behind and (behind[0].kind == "unit" or is_unit_in_brackets(behind[0].text)):
            words, behind = [*words, behind[0]], behind[1:]
        values = behind[:width]
        if len(values) == width and all(value.is_value for value in values):
            rest = behind[width:]
            numbered = bool(rest) and rest[0].kind == "serial"
            start = following - len(rest)
            if (numbered or not rest or not rest[0].is_value) and (named := named_by(words, line)) is not None:
                rows.append(row_of(named, values, found[i].text))
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
        if len(words) > 1 and is_unit_in_brackets(words[0].text):
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
        named = named_by(words, line) if len(values) == width and sum(map(_is_name, words)) == 1 else None
        if named is None:
            return
        yield row_of(named, values, None)


def _has_name(words: Sequence[Token]) -> bool:
    return any(token.kind == "words" for token in words)


def _is_name(token: Token) -> bool:
    """Whether *token*, before the values of a row, is neither its number nor its unit, which may be in brackets."""
    return token.kind == "words" and not is_in_brackets(token.text)

"""
Tables that a PDF rules: where its lines stand, the cells between them, and which cell a place of the page is in.

Only what is drawn is looked at; the words are pdf.py's. A table is made of lines that touch, with two rows and two
columns at least: boxes round a text, underlines and tables with rules between rows only are none. Where a line is
missing between two cells they are one, whose words stand in the first of the places it takes.
"""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as raw

from app.read.grids import SpanningCell

_NEAR: Final = 2.5
"""Points that two lines may be apart and still be one, or touch."""
_SAME_EDGE: Final = 5.0
"""Points that two edges may be apart and still be one: each cell may have a border of its own, and no words between."""
_SHORTEST: Final = 6.0
_MOST_LINES: Final = 20_000
_MOST_JOINED: Final = 800
_MOST_CELLS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at which height (level) or distance from the left, and from where to where."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """
    The edges of the columns from the left and of the rows from the top, and for each place the cell it belongs to:
    the number of the first place that the cell takes, counted row by row.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[int, ...]

    def place(self, x: float, y: float) -> int | None:
        """The cell that the point is in, None outside of the table; y counts from the foot of the page."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-edge for edge in self.rows], -y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        return self.cells[row * (len(self.columns) - 1) + column]

    def laid_out(self, words: Mapping[int, str]) -> list[tuple[list[str], tuple[SpanningCell, ...]]]:
        """The rows that have *words*, told by cell, with the cells that begin in them and take several places."""
        wide = len(self.columns) - 1
        places: dict[int, list[int]] = {}
        for i, cell in enumerate(self.cells):
            places.setdefault(cell, []).append(i)
        kept = [r for r in range(len(self.rows) - 1) if any(words.get(r * wide + c) for c in range(wide))]
        laid = []
        for r in kept:
            spanning = []
            for c in range(wide):
                taken = places.get(r * wide + c, ())
                down, along = {i // wide for i in taken}, {i % wide for i in taken}
                high, across = len(down & set(kept)), len(along)
                # What is no rectangle has lost a line, and nobody knows which places it takes.
                whole = len(taken) == len(down) * across and along == set(range(c, c + across))
                if whole and (high > 1 or across > 1):
                    spanning.append(SpanningCell(c, high, across))
            laid.append(([words.get(r * wide + c, "") for c in range(wide)], tuple(spanning)))
        return laid


def ruled_tables(page: Any) -> list[RuledTable]:
    """The tables that *page*, an open page of PDFium, rules; none where its drawings are too many to be tables."""
    rules = _rules(page)
    return tables_of(rules) if len(rules) <= _MOST_LINES else []


def tables_of(rules: Sequence[Rule]) -> list[RuledTable]:
    """The tables that *rules* make."""
    found: list[RuledTable] = []
    joined = _joined(rules)
    for group in _touching(joined) if len(joined) <= _MOST_JOINED else ():
        table = _table(group)
        if table is not None:
            found.append(table)
    return found


def _rules(page: Any) -> list[Rule]:
    rules: list[Rule] = []
    matrix = raw.FS_MATRIX()
    for i in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, i)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetMatrix(drawn, matrix):
            continue
        if len(rules) > _MOST_LINES:
            break
        rules.extend(_straight(_strokes(drawn), matrix))
    return rules


def _strokes(drawn: Any) -> Iterable[tuple[float, float, float, float]]:
    """The straight pieces of a path, from point to point."""
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = None
    for i in range(min(raw.FPDFPath_CountSegments(drawn), _MOST_LINES)):
        segment = raw.FPDFPath_GetPathSegment(drawn, i)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield (*point, *begin)


def _straight(strokes: Iterable[tuple[float, float, float, float]], matrix: Any) -> Iterable[Rule]:
    for x0, y0, x1, y1 in strokes:
        left, low = matrix.a * x0 + matrix.c * y0 + matrix.e, matrix.b * x0 + matrix.d * y0 + matrix.f
        right, high = matrix.a * x1 + matrix.c * y1 + matrix.e, matrix.b * x1 + matrix.d * y1 + matrix.f
        across, up = abs(right - left), abs(high - low)
        if up <= 1 and across >= _SHORTEST:
            yield Rule(True, (low + high) / 2, min(left, right), max(left, right))
        elif across <= 1 and up >= _SHORTEST:
            yield Rule(False, (left + right) / 2, min(low, high), max(low, high))


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines of one direction that lie on each other or go on from each other, as one: each cell has its own borders."""
    joined: list[Rule] = []
    for level in (True, False):
        same = sorted((rule for rule in rules if rule.level is level), key=lambda rule: rule.at)
        lines: list[list[Rule]] = []
        for rule in same:
            if lines and rule.at - lines[-1][0].at <= _NEAR:
                lines[-1].append(rule)
            else:
                lines.append([rule])
        for lying in lines:
            at = sum(rule.at for rule in lying) / len(lying)
            lying.sort(key=lambda rule: rule.start)
            start, end = lying[0].start, lying[0].end
            for rule in lying[1:]:
                if rule.start > end + _NEAR:
                    joined.append(Rule(level, at, start, end))
                    start = rule.start
                    end = rule.end
                end = max(end, rule.end)
            joined.append(Rule(level, at, start, end))
    return joined


def _edges(places: Iterable[float]) -> list[float]:
    """*places*, sorted, those that are one line taken together."""
    edges: list[list[float]] = []
    for place in places:
        if edges and place - edges[-1][0] <= _SAME_EDGE:
            edges[-1].append(place)
        else:
            edges.append([place])
    return [sum(group) / len(group) for group in edges]


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """*rules* in groups of those that cross or meet, directly or by way of others."""
    root = list(range(len(rules)))
    upright = [i for i, rule in enumerate(rules) if not rule.level]
    for i, rule in enumerate(rules):
        if not rule.level:
            continue
        for j in upright:
            other = rules[j]
            if (
                rule.start - _NEAR <= other.at <= rule.end + _NEAR
                and other.start - _NEAR <= rule.at <= other.end + _NEAR
            ):
                _unite(root, j, i)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate(rules):
        groups.setdefault(_first(root, i), []).append(rule)
    return list(groups.values())


def _table(rules: Sequence[Rule]) -> RuledTable | None:
    levels = [rule for rule in rules if rule.level]
    uprights = [rule for rule in rules if not rule.level]
    if len(levels) < 2 or not uprights:
        return None
    # Many tables are open at the sides.
    sides = (min(rule.start for rule in levels), max(rule.end for rule in levels))
    columns = _edges(sorted([*(rule.at for rule in uprights), *sides]))
    rows = _edges(sorted([rule.at for rule in levels]))[::-1]
    wide, high = len(columns) - 1, len(rows) - 1
    if wide < 2 or high < 2 or wide * high > _MOST_CELLS:
        return None
    cells = list(range(wide * high))
    for r, (upper, lower) in enumerate(pairwise(rows)):
        for c, (left, right) in enumerate(pairwise(columns)):
            here = r * wide + c
            if c + 1 < wide and not _drawn(uprights, right, (upper + lower) / 2):
                _unite(cells, here, here + 1)
            if r + 1 < high and not _drawn(levels, lower, (left + right) / 2):
                _unite(cells, here, here + wide)
    return RuledTable(tuple(columns), tuple(rows), tuple(_first(cells, i) for i in range(len(cells))))


def _drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _SAME_EDGE and rule.start - _NEAR <= along <= rule.end + _NEAR for rule in rules)


def _first(cells: list[int], i: int) -> int:
    while cells[i] != i:
        cells[i] = cells[cells[i]]
        i = cells[i]
    return i


def _unite(cells: list[int], one: int, other: int) -> None:
    """Make two places one cell, which is called by the first of its places."""
    a, b = _first(cells, one), _first(cells, other)
    cells[max(a, b)] = min(a, b)

"""
Turn matches into marks: exact characters of the printed text.

A match is a row of tokens; its characters are found by cutting the folded heading or paragraph once more and
going back through the folding, so a mark covers what was asked for and nothing beside it. A match across the
border of a heading and its paragraph is marked in both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.chars import char_spans
from app.analysis.fold import Folded, fold
from app.domain.results import Highlight
from app.search.arrays import Ints, TextArrays
from app.search.leaves import TermMatch
from app.search.matching import find_within, in_field


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in one heading or paragraph: what was `typed`, and what widening `added`."""

    typed: list[Highlight]
    added: list[Highlight]


@dataclass(frozen=True, slots=True)
class _Found:
    """Matches in one heading or paragraph as (start, end, term)."""

    typed: list[tuple[int, int, str]]
    added: list[tuple[int, int, str]]


def marks_of(
    text: TextArrays, chunk: int, units: Sequence[str], matches: Iterable[TermMatch]
) -> tuple[list[Marks], list[str]]:
    """
    The marks in a chunk.

    Args:
        text: The text arrays.

        chunk: The chunk's ordinal.

        units: Its heading and paragraphs as printed.

        matches: What matched, over all chunks.

    Returns:
        The marks of each unit, and the terms that matched here, those typed first.
    """
    first = int(text.chunk_unit[chunk])
    starts = text.unit_start[first : first + len(units)]
    begin, end = int(starts[0]), int(text.unit_start[first + len(units)])
    found = [_Found([], []) for _ in units]
    cutter = _Cutter(units)
    typed: dict[str, None] = {}
    added: dict[str, None] = {}
    for match in matches:
        if not _has(match.standing.chunks, chunk):
            continue
        occurrences = in_field(text, find_within(text, match.term.pattern, begin, end), match.leaf.field)
        (added if match.term.source else typed).setdefault(match.term.text)
        for place in occurrences.starts.tolist():
            last = place + occurrences.length - 1
            for unit in range(*_touched(starts, place, last)):
                mark = cutter.span(unit, place - int(starts[unit]), last - int(starts[unit]))
                (found[unit].added if match.term.source else found[unit].typed).append((*mark, match.term.text))
    marks = []
    for each in found:
        marked = _merged(each.typed)
        marks.append(Marks(marked, _without(_merged(each.added), marked)))
    return marks, [*typed, *(term for term in added if term not in typed)]


def _has(ascending: Ints, ordinal: int) -> bool:
    """Whether *ordinal* is one of *ascending*."""
    at = int(np.searchsorted(ascending, ordinal))
    return at < len(ascending) and bool(ascending[at] == ordinal)


def _touched(starts: Ints, place: int, last: int) -> tuple[int, int]:
    """The units from the one with *place* to the one with *last*, as a range."""
    first_unit, last_unit = np.searchsorted(starts, (place, last), side="right")
    return int(first_unit) - 1, int(last_unit)


class _Cutter:
    """Places of tokens in units, cut only where they are asked for."""

    def __init__(self, units: Sequence[str]) -> None:
        self._units = units
        self._cut: dict[int, tuple[Folded, list[tuple[int, int]]]] = {}

    def span(self, unit: int, first: int, last: int) -> Highlight:
        """The characters of a unit that its tokens *first* to *last* were made of, as far as it reaches."""
        if unit not in self._cut:
            folded = fold(self._units[unit])
            self._cut[unit] = folded, char_spans(folded.text)
        folded, spans = self._cut[unit]
        return folded.source_span(spans[max(first, 0)][0], spans[min(last, len(spans) - 1)][1])


def _merged(found: list[tuple[int, int, str]]) -> list[Highlight]:
    """Marks in order; matches that overlap become one, and so do different words without a gap (新能源 and 汽车)."""
    merged: list[tuple[int, int, str]] = []
    for start, end, term in sorted(found):
        if merged and (start < merged[-1][1] or (start == merged[-1][1] and term != merged[-1][2])):
            merged[-1] = merged[-1][0], max(end, merged[-1][1]), term
        else:
            merged.append((start, end, term))
    return [(start, end) for start, end, _ in merged]


def _without(marks: list[Highlight], others: list[Highlight]) -> list[Highlight]:
    """*marks* without the characters *others* cover: what was typed is marked as typed, once."""
    left: list[Highlight] = []
    for start, end in marks:
        for other_start, other_end in others:
            if other_end <= start or other_start >= end:
                continue
            if other_start > start:
                left.append((start, other_start))
            start = other_end
            if start >= end:
                break
        if start < end:
            left.append((start, end))
    return left

"""
Turn matches into marks: exact characters of the printed text.

A match is a row of tokens; its characters are found by cutting the folded heading or paragraph once more and
going back through the folding, so a mark covers what was asked for and nothing beside it. A match across the
border of a heading and its paragraph is marked in both. The few hundred tokens of a section are looked through as a
list: arrays are for whole archives.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.analysis.chars import TokenPlaces
from app.analysis.fold import Folded, fold
from app.domain.results import Highlight
from app.search.arrays import Ints, TextArrays
from app.search.leaves import TermMatch
from app.search.matching import Pattern, ends_in_digits, outside_numbers


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in one heading or paragraph: what was `typed`, and what widening `added`."""

    typed: list[Highlight]
    added: list[Highlight]


@dataclass(frozen=True, slots=True)
class Found:
    """Matches in one heading or paragraph as (start, end, term)."""

    typed: list[tuple[int, int, str]]
    added: list[tuple[int, int, str]]


_UNMARKED: Final = Marks([], [])


class Marker:
    """Marks in some chunks what a question matches there."""

    def __init__(self, text: TextArrays, chunks: Ints, matches: Sequence[TermMatch]) -> None:
        """*chunks* are those that are shown; *matches* is what matched, over all chunks."""
        self._text = text
        self._chunks = chunks.tolist()
        here = [_has(match.standing.chunks, chunks) for match in matches]
        self._matches = [
            [match for match, has in zip(matches, here, strict=True) if has[at]] for at in range(len(chunks))
        ]

    def marks_of(self, at: int, units: Sequence[str]) -> tuple[list[Marks], list[str]]:
        """
        The marks in a chunk.

        Args:
            at: Its place among the chunks.

            units: Its heading and paragraphs as printed.

        Returns:
            The marks of each unit, and the terms that matched here, those typed first.
        """
        section = _Section(self._text, self._chunks[at], units)
        found: dict[int, Found] = {}
        strays: list[tuple[int, tuple[int, int, str]]] = []
        typed: dict[str, None] = {}
        added: dict[str, None] = {}
        for match in self._matches[at]:
            is_typed = match.term.source is None
            (typed if is_typed else added).setdefault(match.term.text)
            stray = match.leaf.optional and len(match.term.text) == 1 and len(self._matches[at]) > 1
            for unit, (start, end) in section.places(match.term.pattern, match.leaf.field):
                if stray:
                    strays.append((unit, (start, end, match.term.text)))
                    continue
                of_unit = found.get(unit) or found.setdefault(unit, Found([], []))
                (of_unit.typed if is_typed else of_unit.added).append((start, end, match.term.text))
        # The 点 of 量子点, cut off by itself, is in 重点 as well: it is worth a look only beside the rest of the word.
        for unit, lone in strays:
            beside = found.get(unit)
            if beside and any(place[0] == lone[1] or place[1] == lone[0] for place in beside.typed):
                beside.typed.append(lone)
        marks = [_UNMARKED] * len(units)
        for unit, each in found.items():
            marked = merged(each.typed)
            marks[unit] = Marks(marked, without(merged(each.added), marked))
        return marks, [*typed, *(term for term in added if term not in typed)]


def _has(ascending: Ints, chunks: Ints) -> list[bool]:
    """Which of *chunks* are among those *ascending*."""
    if not len(ascending):
        return [False] * len(chunks)
    at = np.minimum(ascending.searchsorted(chunks), len(ascending) - 1)
    has: list[bool] = (ascending[at] == chunks).tolist()
    return has


class _Section:
    """The tokens of one chunk, and the characters of its units that they were made of."""

    def __init__(self, text: TextArrays, chunk: int, units: Sequence[str]) -> None:
        first = int(text.chunk_unit[chunk])
        bounds = text.unit_start[first : first + len(units) + 1].tolist()
        self._text = text
        self._begin: int = bounds[0]
        self._starts = [start - bounds[0] for start in bounds[:-1]]
        self._tokens: list[int] = text.tokens[bounds[0] : bounds[-1]].tolist()
        self._units = units
        self._cut: dict[int, tuple[Folded, TokenPlaces]] = {}

    def places(self, pattern: Pattern, field: str | None) -> Iterator[tuple[int, Highlight]]:
        """Where *pattern* stands in the field asked for: units, with their characters."""
        for place in self._occurrences(pattern):
            last = place + len(pattern) - 1
            first_unit, last_unit = bisect_right(self._starts, place) - 1, bisect_right(self._starts, last) - 1
            # As matching.in_field has it: wholly in the heading, or from a paragraph on.
            if (field == "heading" and last_unit > 0) or (field == "body" and first_unit == 0):
                continue
            for unit in range(first_unit, last_unit + 1):
                yield unit, self._characters(unit, place - self._starts[unit], last - self._starts[unit])

    def _occurrences(self, pattern: Pattern) -> list[int]:
        """Where the tokens of *pattern* follow one another, counted from the first of the chunk."""
        tokens = self._tokens
        starts = _all_of(tokens, pattern[0], len(tokens) - len(pattern) + 1)
        for step, alternatives in enumerate(pattern[1:], 1):
            starts = [start for start in starts if tokens[start + step] in alternatives]
        if starts and ends_in_digits(self._text, pattern):
            places = np.array(starts, dtype=np.int32) + np.int32(self._begin)
            outside = outside_numbers(self._text, places, pattern).tolist()
            starts = [start for start, whole in zip(starts, outside, strict=True) if whole]
        return starts

    def _characters(self, unit: int, first: int, last: int) -> Highlight:
        """The characters of a unit that its tokens *first* to *last* were made of, as far as it reaches."""
        if unit not in self._cut:
            folded = fold(self._units[unit])
            self._cut[unit] = folded, TokenPlaces(folded.text)
        folded, places = self._cut[unit]
        return folded.source_span(*places.span(first, last))


def _all_of(tokens: list[int], alternatives: tuple[int, ...], end: int) -> list[int]:
    """The places before *end* that have one of *alternatives*."""
    if len(alternatives) > 1:
        wanted = frozenset(alternatives)
        return [at for at, token in enumerate(tokens[: max(end, 0)]) if token in wanted]
    found: list[int] = []
    at = -1
    for token in alternatives:
        # list.index looks at a token in a few nanoseconds, a loop of ours in twenty.
        for _ in range(tokens.count(token)):
            at = tokens.index(token, at + 1)
            if at < end:
                found.append(at)
    return found


def merged(found: list[tuple[int, int, str]]) -> list[Highlight]:
    """Marks in order; matches that overlap become one, and so do different words without a gap (新能源 and 汽车)."""
    joined: list[tuple[int, int, str]] = []
    for start, end, term in sorted(found):
        if joined and (start < joined[-1][1] or (start == joined[-1][1] and term != joined[-1][2])):
            joined[-1] = joined[-1][0], max(end, joined[-1][1]), term
        else:
            joined.append((start, end, term))
    return [(start, end) for start, end, _ in joined]


def without(marks: list[Highlight], others: list[Highlight]) -> list[Highlight]:
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

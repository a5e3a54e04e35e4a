"""
Find where a pattern stands in the text: exactly there, everywhere, and nowhere else.

A pattern is a row of tokens, each with its alternatives. It matches where the tokens follow one another, white
space left out of account, within one paragraph, within one heading, or across the border of a heading and the
paragraph that runs on behind it. It does not match where it would begin or end inside a number: "100亿元" is not
in 2100亿元, "5亿元" not in 2.5亿元, "000户" not in 1,000户. (Letters and digits are whole tokens already; decimals
and thousands are several, and their points and commas are looked at here.)
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from app.analysis.chars import char_texts, is_word
from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.search.arrays import Bools, Ints, TextArrays
from app.search.kept import Kept
from app.search.sets import each_once

_NOWHERE: Final[Ints] = np.zeros(0, dtype=np.int32)

Pattern = tuple[tuple[int, ...], ...]
"""For each token its alternatives; a token without alternatives is not in the text at all."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a pattern of `length` tokens begins: places in the row of tokens, ascending, with the units touched."""

    starts: Ints
    length: int
    first_unit: Ints
    last_unit: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, kept: Bools) -> "Occurrences":
        """Those of them that are *kept*."""
        return Occurrences(self.starts[kept], self.length, self.first_unit[kept], self.last_unit[kept])

    def units(self) -> Ints:
        """The headings and paragraphs touched, ascending, each once."""
        first = each_once(self.first_unit)
        if self.last_unit is self.first_unit:
            return first
        return np.union1d(first, each_once(self.last_unit)).astype(np.int32)


def exact_pattern(text: TextArrays, words: str) -> Pattern:
    """The pattern of *words* as written."""
    return tuple(_exactly(text, token) for token in char_texts(fold_text(words)))


def word_pattern(text: TextArrays, words: str) -> Pattern:
    """The pattern of *words*, English words in any of their forms, Chinese as written."""
    return tuple(
        tuple(text.stems.get(stem(token), ())) if is_word(token) else _exactly(text, token)
        for token in char_texts(fold_text(words))
    )


def find(text: TextArrays, pattern: Pattern) -> Occurrences:
    """All occurrences of *pattern*; none for an empty one."""
    return _occurrences(text, _starts(text, pattern) if pattern else _NOWHERE, pattern)


def find_within(text: TextArrays, pattern: Pattern, begin: int, end: int) -> Occurrences:
    """The occurrences of *pattern* among the tokens from *begin* to *end*, a section's, say."""
    here = text.tokens[begin : max(begin, end - len(pattern) + 1)]
    starts = np.flatnonzero(_is_any(here, pattern[0])).astype(np.int32) + np.int32(begin) if pattern else _NOWHERE
    for at in range(1, len(pattern)):
        starts = starts[_is_any(text.tokens[starts + np.int32(at)], pattern[at])]
    return _occurrences(text, starts, pattern)


def _occurrences(text: TextArrays, starts: Ints, pattern: Pattern) -> Occurrences:
    """Where the tokens of *pattern* follow one another, made whole, without what begins or ends inside a number."""
    starts = _outside_numbers(text, starts, pattern) if pattern else starts
    first_unit = unit_of(text, starts)
    if len(pattern) < 2:
        return Occurrences(starts, len(pattern), first_unit, first_unit)
    # Only across the border of a heading and what runs on behind it: one unit further at most.
    beyond = text.unit_start[first_unit + 1] < starts + np.int32(len(pattern))
    last_unit = (first_unit + beyond).astype(np.int32) if beyond.any() else first_unit
    return Occurrences(starts, len(pattern), first_unit, last_unit)


@dataclass(frozen=True, slots=True)
class Finder:
    """`find` for one question, which asks for the same pattern several times: to cut it, to weigh it, to answer it."""

    text: TextArrays
    kept: Kept
    _found: dict[Pattern, Occurrences] = field(default_factory=dict)

    def find(self, pattern: Pattern) -> Occurrences:
        """All occurrences of *pattern*; none for an empty one."""
        if pattern not in self._found:
            self._found[pattern] = find(self.text, pattern)
        return self._found[pattern]

    def occurs(self, pattern: Pattern) -> bool:
        """Whether *pattern* stands anywhere."""
        return self.kept.get(("occurs", pattern), lambda: len(self.find(pattern)) > 0, lambda _: 0)

    def chunks(self, pattern: Pattern) -> Ints:
        """The chunks that *pattern* stands in, of whatever layer, ascending."""
        return self.kept.get(
            ("chunks", pattern),
            lambda: each_once(self.text.unit_chunk[self.find(pattern).first_unit]),
            lambda found: found.nbytes,
        )


def in_field(text: TextArrays, found: Occurrences, field_name: str | None) -> Occurrences:
    """Those of *found* that stand in the field asked for: wholly in the heading, or from a paragraph on."""
    if field_name == "heading":
        return found.only(text.unit_order[found.last_unit] == 0)
    if field_name == "body":
        return found.only(text.unit_order[found.first_unit] > 0)
    return found


def unit_of(text: TextArrays, places: Ints) -> Ints:
    """The unit each place lies in."""
    return (np.searchsorted(text.unit_start, places, side="right") - 1).astype(np.int32)


def _exactly(text: TextArrays, token: str) -> tuple[int, ...]:
    number = text.vocabulary.get(token)
    return () if number is None else (number,)


def _starts(text: TextArrays, pattern: Pattern) -> Ints:
    """Where the tokens of *pattern* follow one another: its rarest token is looked up, the others compared."""
    sizes = [sum(text.count(token) for token in alternatives) for alternatives in pattern]
    order = sorted(range(len(pattern)), key=sizes.__getitem__)
    rarest = order[0]
    if not sizes[rarest]:
        return _NOWHERE
    found = [text.places_of(token) for token in pattern[rarest]]
    starts = (found[0] if len(found) == 1 else np.sort(np.concatenate(found))) - np.int32(rarest)
    starts = starts[(starts >= 0) & (starts + len(pattern) <= len(text.tokens))]
    for at in order[1:]:
        starts = starts[_is_any(text.tokens[starts + np.int32(at)], pattern[at])]
    return starts


def _is_any(tokens: Ints, alternatives: tuple[int, ...]) -> Bools:
    """Which of *tokens* is one of *alternatives*."""
    found: Bools = tokens == alternatives[0] if len(alternatives) == 1 else np.isin(tokens, alternatives)
    return found


def _outside_numbers(text: TextArrays, starts: Ints, pattern: Pattern) -> Ints:
    """*starts* without those where the pattern would begin or end inside a number."""
    if not len(text.number_marks):
        return starts
    for end, cut in ((pattern[0], 0), (pattern[-1], len(pattern))):
        # Beside a mark inside a number stand digits: where the pattern begins and ends otherwise, there is no doubt.
        if not text.in_numbers.isdisjoint(end):
            starts = starts[~_is_in_number(text, starts + np.int32(cut))]
    return starts


def _is_in_number(text: TextArrays, cuts: Ints) -> Bools:
    """For each cut, which lies before the token at it, whether a decimal point or thousands comma is beside it."""
    return _are_in(cuts, text.number_marks) | _are_in(cuts - np.int32(1), text.number_marks)


def _are_in(places: Ints, ascending: Ints) -> Bools:
    """For each of *places* whether it is one of *ascending*."""
    if not len(ascending):
        return np.zeros(len(places), dtype=np.bool_)
    at = np.minimum(np.searchsorted(ascending, places), len(ascending) - 1)
    return np.asarray(ascending[at] == places)

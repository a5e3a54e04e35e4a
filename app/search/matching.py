"""
Find where a pattern stands in the text: exactly there, everywhere, and nowhere else.

A pattern is a row of tokens, each with its alternatives. It matches where the tokens follow one another, white
space left out of account, within one paragraph, within one heading, or across the border of a heading and the
paragraph that runs on behind it. It does not match where it would begin or end inside a number: "100亿元" is not
in 2100亿元, "5亿元" not in 2.5亿元, "000户" not in 1,000户. (Letters and digits are whole tokens already; decimals
and thousands are several, and their points and commas are looked at here.)
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from app.analysis.chars import char_texts, is_word
from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.search.arrays import Bools, Ints, TextArrays, Tokens
from app.search.sets import each_once

_NOWHERE: Final[Ints] = np.zeros(0, dtype=np.int32)
_FEW: Final = 2_000
"""So many occurrences are looked at one by one sooner than others are looked up."""

Pattern = tuple[tuple[int, ...], ...]
"""For each token its alternatives; a token without alternatives is not in the text at all."""


@dataclass(frozen=True)
class Occurrences:
    """
    Where a pattern of `length` tokens begins in `text`, ascending: in which unit each, and how many tokens behind the
    beginning of the unit.
    """

    text: TextArrays
    first_unit: Ints
    offset: Tokens
    length: int

    def __len__(self) -> int:
        return len(self.first_unit)

    @property
    def starts(self) -> Ints:
        """Where they begin in the row of tokens."""
        return self.text.unit_start.take(self.first_unit) + self.offset.astype(np.int32)

    @cached_property
    def last_unit(self) -> Ints:
        """The unit in which each ends: the same, or the one further that runs on behind a heading."""
        unit = self.first_unit
        if self.length < 2:
            return unit
        near = self.text.runs_in.take(unit).nonzero()[0]
        if not len(near):
            return unit
        reached = self.text.unit_start[unit[near]] + self.offset[near].astype(np.int32) + np.int32(self.length)
        beyond = near[self.text.unit_start[unit[near] + 1] < reached]
        if not len(beyond):
            return unit
        last = unit.copy()
        last[beyond] += 1
        return last

    def units(self) -> Ints:
        """The headings and paragraphs touched, ascending, each once."""
        first = each_once(self.first_unit)
        if self.last_unit is self.first_unit:
            return first
        return np.union1d(first, each_once(self.last_unit)).astype(np.int32)

    def only(self, kept: Bools) -> "Occurrences":
        """Those of them that are *kept*."""
        return Occurrences(self.text, self.first_unit[kept], self.offset[kept], self.length)


def exact_pattern(text: TextArrays, words: str) -> Pattern:
    """The pattern of *words* as written."""
    return tuple([_exactly(text, token) for token in char_texts(fold_text(words))])


def word_pattern(text: TextArrays, words: str) -> Pattern:
    """The pattern of *words*, English words in any of their forms, Chinese as written."""
    return tuple(
        tuple(text.stems.get(stem(token), ())) if is_word(token) else _exactly(text, token)
        for token in char_texts(fold_text(words))
    )


def find(text: TextArrays, pattern: Pattern) -> Occurrences:
    """All occurrences of *pattern*; none for an empty one."""
    return _outside_numbers(Occurrences(text, *_begins(text, pattern), len(pattern)), pattern)


def in_rows(found: Occurrences, pattern: Pattern, field_name: str | None) -> Occurrences:
    """
    Those of *found*, all of *pattern* in the field asked for, that have the comma of a row, as in 石化、冶金, before or
    behind them.
    """
    text = found.text
    comma = text.vocabulary.get("、")
    if comma is None or not len(found):
        return found.only(np.zeros(len(found), dtype=np.bool_))
    if len(found) <= _FEW:
        starts = found.starts
        beside = text.tokens.take(starts - 1) == comma
        beside |= text.tokens.take(starts + np.int32(found.length)) == comma
        return found.only(beside)
    # The comma and the pattern are a pattern too, and seldom a common one: nobody goes through all occurrences.
    before = _starts(text, ((comma,), *pattern)) + np.int32(1)
    behind = _starts(text, (*pattern, (comma,)))
    return in_field(_placed(text, np.union1d(before, behind).astype(np.int32), pattern), field_name)


def _starts(text: TextArrays, pattern: Pattern) -> Ints:
    """Where the tokens of *pattern*, two or more, follow one another: places in the row of tokens, ascending."""
    if not all(pattern):
        return _NOWHERE
    at, unit, offset = _looked_up(text, pattern)
    return _followed(text, pattern, at, unit, offset)[1]


def _begins(text: TextArrays, pattern: Pattern) -> tuple[Ints, Tokens]:
    """The same for any pattern, as units and offsets within them."""
    if not pattern or not all(pattern):
        return _NOWHERE, _NOWHERE
    at, unit, offset = _looked_up(text, pattern)
    if len(pattern) < 3:
        return unit, offset
    unit, starts = _followed(text, pattern, at, unit, offset)
    begins = text.unit_start.take(unit)
    # What begins before the unit of the pair begins in the heading before it.
    before = starts < begins
    if before.any():
        unit = unit - before
        begins = text.unit_start.take(unit)
    return unit, starts - begins


def _looked_up(text: TextArrays, pattern: Pattern) -> tuple[int, Ints, Tokens]:
    """Where the rarest pair of *pattern*, or its only token, stands; which pair of the pattern that is comes first."""
    pairs = text.pairs
    if len(pattern) == 1:
        at, ranges = 0, [pairs.of_token(token) for token in pattern[0]]
    else:
        found = [pairs.of_pairs(*neighbours) for neighbours in pairwise(pattern)]
        at = min(range(len(found)), key=lambda each: sum(map(len, found[each])))
        ranges = found[at]
    if not ranges:
        return at, _NOWHERE, _NOWHERE
    units = [pairs.unit[each.start : each.stop] for each in ranges]
    offsets = [pairs.offset[each.start : each.stop] for each in ranges]
    if len(pattern) > 1 and len(ranges) == 1:
        return at, units[0], offsets[0]
    unit = np.concatenate(units)
    places = text.unit_start[unit] + np.concatenate(offsets).astype(np.int32)
    # In ascending order, places are in that of their units too.
    places.sort()
    unit.sort()
    return at, unit, places - text.unit_start[unit]


def _followed(text: TextArrays, pattern: Pattern, at: int, unit: Ints, offset: Tokens) -> tuple[Ints, Ints]:
    """
    The units of the pair *at* that place of *pattern*, and where the pattern begins, for those that the other tokens of
    it stand beside.
    """
    starts = text.unit_start.take(unit) + offset.astype(np.int32) - np.int32(at)
    if len(starts) and (starts[0] < 0 or starts[-1] + len(pattern) > len(text.tokens)):
        inside = (starts >= 0) & (starts + np.int32(len(pattern)) <= len(text.tokens))
        starts, unit = starts[inside], unit[inside]
    others = [each for each in range(len(pattern)) if each not in (at, at + 1)]
    if len(starts) > _FEW:
        # The rarest token leaves the fewest places to look at.
        others.sort(key=lambda each: sum(map(text.pairs.count, pattern[each])))
    for each in others:
        there = _is_any(text.tokens.take(starts + np.int32(each)), pattern[each])
        if not there.all():
            starts, unit = starts[there], unit[there]
    return unit, starts


def _placed(text: TextArrays, starts: Ints, pattern: Pattern) -> Occurrences:
    """The occurrences of *pattern* that begin at *starts*, ascending places in the row of tokens."""
    unit = (np.searchsorted(text.unit_start, starts, side="right") - 1).astype(np.int32)
    return _outside_numbers(Occurrences(text, unit, starts - text.unit_start[unit], len(pattern)), pattern)


def in_field(found: Occurrences, field_name: str | None) -> Occurrences:
    """Those of *found* that stand in the field asked for: wholly in the heading, or from a paragraph on."""
    if field_name == "heading":
        return found.only(found.text.unit_order[found.last_unit] == 0)
    if field_name == "body":
        return found.only(found.text.unit_order[found.first_unit] > 0)
    return found


def _exactly(text: TextArrays, token: str) -> tuple[int, ...]:
    number = text.vocabulary.get(token)
    return () if number is None else (number,)


def _is_any(tokens: Tokens, alternatives: tuple[int, ...]) -> Bools:
    """Which of *tokens* is one of *alternatives*."""
    found: Bools = tokens == alternatives[0] if len(alternatives) == 1 else np.isin(tokens, alternatives)
    return found


def ends_in_digits(text: TextArrays, pattern: Pattern) -> bool:
    """Whether *pattern* begins or ends with what may stand inside a number; else `outside_numbers` need not look."""
    return not (text.in_numbers.isdisjoint(pattern[0]) and text.in_numbers.isdisjoint(pattern[-1]))


def outside_numbers(text: TextArrays, starts: Ints, pattern: Pattern) -> Bools:
    """For each of these places of *pattern* whether it neither begins nor ends inside a number there."""
    outside = np.ones(len(starts), dtype=np.bool_)
    for end, cut in ((pattern[0], 0), (pattern[-1], len(pattern))):
        # Beside a mark inside a number stand digits: where the pattern begins and ends otherwise, there is no doubt.
        if not text.in_numbers.isdisjoint(end):
            outside &= ~_is_in_number(text, starts + np.int32(cut))
    return outside


def _outside_numbers(found: Occurrences, pattern: Pattern) -> Occurrences:
    """Those of *found* where the pattern neither begins nor ends inside a number."""
    text = found.text
    if not len(found) or not len(text.number_marks) or not ends_in_digits(text, pattern):
        return found
    return found.only(outside_numbers(text, found.starts, pattern))


def _is_in_number(text: TextArrays, cuts: Ints) -> Bools:
    """For each cut, which lies before the token at it, whether a decimal point or thousands comma is beside it."""
    return _are_in(cuts, text.number_marks) | _are_in(cuts - np.int32(1), text.number_marks)


def _are_in(places: Ints, ascending: Ints) -> Bools:
    """For each of *places* whether it is one of *ascending*."""
    if not len(ascending):
        return np.zeros(len(places), dtype=np.bool_)
    at = np.minimum(np.searchsorted(ascending, places), len(ascending) - 1)
    return np.asarray(ascending[at] == places)

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
    starts = _outside_numbers(text, _starts(text, pattern), pattern) if pattern else _NOWHERE
    first_unit = unit_of(text, starts)
    last_unit = unit_of(text, starts + np.int32(len(pattern) - 1)) if len(pattern) > 1 else first_unit
    return Occurrences(starts, len(pattern), first_unit, last_unit)


@dataclass(frozen=True, slots=True)
class Finder:
    """`find` for one question, which asks for the same pattern several times: to cut it, to weigh it, to answer it."""

    text: TextArrays
    _found: dict[Pattern, Occurrences] = field(default_factory=dict)

    def find(self, pattern: Pattern) -> Occurrences:
        """All occurrences of *pattern*; none for an empty one."""
        if pattern not in self._found:
            self._found[pattern] = find(self.text, pattern)
        return self._found[pattern]


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
        here = text.tokens[starts + np.int32(at)]
        alternatives = pattern[at]
        starts = starts[here == alternatives[0] if len(alternatives) == 1 else np.isin(here, alternatives)]
    return starts


def _outside_numbers(text: TextArrays, starts: Ints, pattern: Pattern) -> Ints:
    """*starts* without those where the pattern would begin or end inside a number."""
    for cut in (0, len(pattern)):
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

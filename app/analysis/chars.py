"""
Cut folded text into the smallest things a phrase can begin or end with.

One token per Han character, per punctuation mark, per run of letters and per run of digits; white space is
dropped, which is what lets a phrase be found across the line breaks and blanks of the source. The cut depends on
nothing but the neighbouring characters, so the tokens of a part of a text are a part of its tokens.

Decimals (2.5) and thousands (1,000) are several tokens, so that this stays true; `number_marks` tells the points
and commas inside them, at which a phrase must neither begin nor end.
"""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

LETTERS: Final = "a-zµß-öø-ɏ\u0300-\u036fͰ-ϿЀ-ӿ"
"""Letters that make words, in a character class: Latin with its accents, Greek, Cyrillic; folded text is lower case."""

_NUMBER_RUN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_TOKEN: Final = re.compile(rf"[{LETTERS}]+|[0-9]+|\S")
_UNEVEN: Final = re.compile(rf"(\s+)|[{LETTERS}]{{2,}}|[0-9]{{2,}}")
"""Stretches that are not one token per character: blanks, which are none, and runs, which are one."""


class CharToken(NamedTuple):
    """A token and its place in the folded text, end excluded."""

    text: str
    start: int
    end: int


def char_texts(folded: str) -> list[str]:
    """The tokens of *folded* without their places: what an index needs.

    >>> char_texts("到2020年, 5g用户")
    ['到', '2020', '年', ',', '5', 'g', '用', '户']
    """
    return _TOKEN.findall(folded)


def char_tokens(folded: str) -> list[CharToken]:
    """The tokens of *folded* with their places."""
    return [CharToken(match[0], match.start(), match.end()) for match in _TOKEN.finditer(folded)]


def char_spans(folded: str) -> list[tuple[int, int]]:
    """The places of the tokens of *folded* alone, (start, end), end excluded."""
    return [match.span() for match in _TOKEN.finditer(folded)]


class TokenPlaces:
    """
    Where each token of a folded text stands, for whoever wants a few of them: what a highlight needs.

    The same as `char_spans`, from the stretches alone that are not one token per character.

    >>> TokenPlaces("到 2020年").span(1, 2)
    (2, 7)
    """

    def __init__(self, folded: str) -> None:
        # Behind each such stretch: the number of the next token, and where it begins.
        self._numbers, self._begins = [0], [0]
        self._ends: dict[int, int] = {}
        number = at = 0
        for match in _UNEVEN.finditer(folded):
            start, end = match.span()
            number += start - at
            if match[1] is None:
                self._ends[number] = end
                number += 1
            at = end
            self._numbers.append(number)
            self._begins.append(at)
        self._last = number + len(folded) - at - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the tokens from *first* to *last*, end excluded; as far as there are tokens."""
        last = min(last, self._last)
        return self._begin(max(first, 0)), self._ends.get(last) or self._begin(last) + 1

    def _begin(self, token: int) -> int:
        stretch = bisect_right(self._numbers, token) - 1
        return self._begins[stretch] + token - self._numbers[stretch]


def number_marks(folded: str) -> list[int]:
    """
    Which of the tokens of *folded* are decimal points or thousands commas, by their place in the row of tokens.

    A number has one decimal point: 2011.4.11 and 2.1.3 are rows of numbers. A comma stands for thousands where
    three digits follow it and one to three stand before it.

    >>> number_marks("2.5亿元, 1,000户, 2011.4.11")
    [1, 7]
    """
    marks = [mark for run in _NUMBER_RUN.finditer(folded) for mark in _marks_in(run)]
    if not marks:
        return []
    order = {start: at for at, (start, _) in enumerate(char_spans(folded))}
    return [order[mark] for mark in marks]


def _marks_in(run: re.Match[str]) -> list[int]:
    """Offsets of the marks that belong to a number, in digits with points and commas between them."""
    groups = re.split(r"([.,])", run[0])
    found, at = [], run.start()
    for before, mark, after in zip(groups[::2], groups[1::2], groups[2::2], strict=False):
        at += len(before)
        thousands = mark == "," and len(before) <= 3 and len(after) == 3
        if thousands or (mark == "." and groups.count(".") == 1):
            found.append(at)
        at += 1
    return found


def is_word(token: str) -> bool:
    """True for a run of letters, false for Han characters, numbers and marks."""
    return bool(_WORD.fullmatch(token))


_WORD: Final = re.compile(rf"[{LETTERS}]+")

"""
Cut folded text into the smallest things a phrase can begin or end with.

One token per Han character, per punctuation mark, per run of letters and per run of digits; white space is
dropped, which is what lets a phrase be found across the line breaks and blanks of the source. The cut depends on
nothing but the neighbouring characters, so the tokens of a part of a text are a part of its tokens.

Decimals (2.5) and thousands (1,000) are several tokens here. That a phrase must not begin or end inside them is
decided where phrases are matched, from the tokens around the match (app.search.matching).
"""

import re
from typing import Final, NamedTuple

LETTERS: Final = "a-zµß-öø-ɏ\u0300-\u036fͰ-ϿЀ-ӿ"
"""Letters that make words, in a character class: Latin with its accents, Greek, Cyrillic; folded text is lower case."""

_TOKEN: Final = re.compile(rf"[{LETTERS}]+|[0-9]+|\S")


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
    """The tokens of *folded* with their places: what a highlight needs."""
    return [CharToken(match[0], match.start(), match.end()) for match in _TOKEN.finditer(folded)]


def is_number(token: str) -> bool:
    """True for a run of digits."""
    return token.isascii() and token.isdigit()


def is_word(token: str) -> bool:
    """True for a run of letters, false for Han characters, numbers and marks."""
    return bool(_WORD.fullmatch(token))


_WORD: Final = re.compile(rf"[{LETTERS}]+")

"""
A Chinese phrase cut into words that are known (app.gloss.words): as few as can be, nothing left over.
"""

import re
from functools import lru_cache
from typing import Final

from app.gloss.groups import Token
from app.gloss.words import Noun, Word, load

MOST_CHARS: Final = 40
"""A longer clause says too many things to be read by so few rules."""
OF: Final = "的"
SUCH_AS: Final = "等"
"""Between examples and what they are examples of: 5G等新型基础设施."""

_AND: Final = frozenset(("和", "与", "及", "以及", "、", "并"))
_LATIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+\-/&%]*年?")


@lru_cache(maxsize=20_000)
def split_words(text: str, without: str = "") -> tuple[Token, ...]:
    """
    *text* cut into as few known words as can be, the longest preferred; () where a character is left over.

    The word *without* is not used.
    """
    words = load()
    if len(text) > MOST_CHARS:
        return ()
    best: list[tuple[int, int, tuple[Token, ...]] | None] = [None] * (len(text) + 1)
    best[0] = (0, 0, ())
    for start in range(len(text)):
        so_far = best[start]
        if so_far is None:
            continue
        for token in _tokens_at(text, start, words.by_zh, words.longest.get(text[start], 0)):
            if token.zh == without:
                continue
            end = start + len(token.zh)
            reached = (so_far[0] + 1, so_far[1] - len(token.zh) ** 2, (*so_far[2], token))
            known = best[end]
            if known is None or reached[:2] < known[:2]:
                best[end] = reached
    found = best[len(text)]
    return found[2] if found else ()


def _tokens_at(text: str, start: int, words: dict[str, Word], longest: int) -> list[Token]:
    found = [Token(text[start], None)] if text[start] in _AND or text[start] in (OF, SUCH_AS) else []
    if text.startswith("以及", start):
        found.append(Token("以及", None))
    for end in range(start + 1, min(start + longest, len(text)) + 1):
        word = words.get(text[start:end])
        if word is not None:
            found.append(Token(text[start:end], word))
    latin = _LATIN.match(text, start)
    if latin and not (start and text[start - 1].isascii() and text[start - 1].isalnum()):
        said = latin[0].removesuffix("年")
        found.append(Token(latin[0], Word(noun=Noun(said, said))))
    return found


def joins(token: Token) -> bool:
    """True for 和 and what means the same."""
    return token.zh in _AND and token.word is None

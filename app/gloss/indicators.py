"""
Indicators of targets in English: the whole of 汽车产业销售收入 where every word is known, else what it measures.

What is only the measure is told by dots before it, "… sales revenue": of what, the Chinese says.
"""

from functools import lru_cache
from typing import Final

from app.gloss.grammar import read_clause
from app.vocab import indicators, spellings

_SHARE: Final = "占比"
"""The indicator of the term base that says no more than that it is a part of something."""


@lru_cache(maxsize=20_000)
def of_indicator(indicator: str, noun: str) -> str:
    """
    The English of *indicator*, whose measure in the term base is *noun* ("" for none); "" where nothing is known.

    >>> of_indicator("工业增加值", "工业增加值")
    'industrial value added'
    >>> of_indicator("某某业产值", "产值")
    '… output value'
    """
    words = "".join(indicator.split())
    if shared := _share_of(words):
        return shared
    said = read_clause(words) or read_clause(spellings.without_owner(words))
    if said or not noun:
        return said
    measure = indicators.english(noun)
    return f"… {measure}" if measure and indicators.split(indicator)[1] else measure


def _share_of(words: str) -> str:
    """What is part of what, of a share that says both: "new energy vehicles as a share of …"; "" for any other."""
    noun, subject = indicators.split(words)
    part, of, total = subject.partition("占")
    if noun != _SHARE or not of:
        return ""
    first, second = read_clause(part), read_clause(total)
    return f"{first} as a share of {second}" if first and second else ""

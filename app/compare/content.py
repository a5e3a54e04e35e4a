"""
The words of a text that say what it is about.

Verbs of policy, nouns of any plan, numbers, single characters and the names of provinces and cities are left out:
every plan has them, or only one has, whatever its subject.
"""

from functools import lru_cache

from app.analysis.fold import fold, fold_text
from app.analysis.words import is_stop_word, term
from app.compare.boilerplate import is_policy_word
from app.compare.concepts import Word, words
from app.vocab import regions


@lru_cache(maxsize=30_000)
def content_words(text: str) -> tuple[Word, ...]:
    """The words of a printed *text* that carry a subject; places are those of the printed text, end excluded."""
    folded = fold(text)
    return tuple(
        Word(word.name, word.text, *folded.source_span(word.start, word.end))
        for word in words(folded.text)
        if _carries(word)
    )


def _carries(word: Word) -> bool:
    key = term(word.text)
    return (
        len(word.text) > 1
        and not word.text[0].isdigit()
        and not is_stop_word(word.text)
        and not is_policy_word(key)
        and not is_policy_word(word.name)
        and word.text not in _place_names()
    )


@lru_cache(maxsize=1)
def _place_names() -> frozenset[str]:
    # Counties are left in: the short names of many are everyday words.
    places = [place for place in regions.load().by_code.values() if place.level != "county"]
    return frozenset(name for place in places for name in (place.zh, place.short, fold_text(place.en)) if name)

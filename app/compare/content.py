"""
The words of a text that say what it is about.

Verbs of policy, nouns of any plan, numbers, single characters, offices and the names of places are left out:
every plan has them, or only one has, whatever its subject.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from app.analysis.fold import fold, fold_text
from app.analysis.words import cut, cut_runs, is_stop_word, term
from app.compare.boilerplate import FILLERS, is_policy_word
from app.compare.concepts import Word, name_of, words
from app.vocab import regions

_OFFICE_OR_NUMBER: Final = re.compile(r"(?:厅|局|委|委员会|政府)$|^[一二三四五六七八九十百千万亿〇]+$")
_LATIN: Final = re.compile("[a-z]")


def content_words(text: str) -> list[Word]:
    """The words of a printed *text* that carry a subject; places are those of the printed text, end excluded."""
    return list(map(Word._make, content_places(text)))


def content_places(text: str) -> list[tuple[str, str, int, int]]:
    """What `content_words` gives, as plain values: for whoever reads whole plans."""
    folded = fold(text)
    found: list[tuple[str, str, int, int]] = []
    if _LATIN.search(folded.text):
        found = [(w.name, w.text, w.start, w.end) for w in words(folded.text) if _carries(w.text, w.name)]
    else:
        # Most texts: without letters there is no term of several words, and each word is judged once and for all.
        for start, run in cut_runs(folded.text):
            for word in run:
                end = start + len(word)
                if name := _name_if_it_carries(word):
                    found.append((name, word, start, end))
                start = end
    if folded.places is None:
        return found
    return [(name, word, *folded.source_span(start, end)) for name, word, start, end in found]


def count_content(text: str) -> Counter[str]:
    """How often *text* has each word that carries a subject, by the names of `content_words`."""
    folded = fold_text(text)
    if _LATIN.search(folded):
        return Counter(word.name for word in words(folded) if _carries(word.text, word.name))
    counts = Counter(map(_name_if_it_carries, cut(folded)))
    del counts[""]
    return counts


@lru_cache(maxsize=50_000)
def _name_if_it_carries(word: str) -> str:
    name = name_of(word)
    return name if _carries(word, name) else ""


@lru_cache(maxsize=50_000)
def _carries(text: str, name: str) -> bool:
    key = term(text)
    return (
        len(text) > 1
        and not text[0].isdigit()
        and not is_stop_word(text)
        and not any(is_policy_word(each) for each in (key, name))
        and not any(each in FILLERS for each in (text, key))
        and not is_place(text)
        and not _OFFICE_OR_NUMBER.search(text)
    )


def is_place(word: str) -> bool:
    """True for the name of a province or city, or the full name of a county (folded)."""
    return word in _place_names()


@lru_cache(maxsize=1)
def _place_names() -> frozenset[str]:
    # Of counties only the full names: the short names of many are everyday words.
    names: set[str] = set()
    for place in regions.load().by_code.values():
        names.add(place.zh)
        if place.level != "county":
            names.update((place.short, fold_text(place.en)))
    return frozenset(names)

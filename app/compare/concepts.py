"""
Words that name the same thing, in either language, brought to one name through the term base.

The name is the concept's Chinese word, folded. A word of several concepts goes by the one it is shown for, else by
the first. English terms of several words are found in a text as runs of stems, so that 品牌建设 and "building of a
brand" stay apart but "brand building" and 品牌建设 meet.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from app.analysis.fold import fold_text
from app.analysis.words import cut, cut_places, is_han, term
from app.vocab import terms

_JOINT: Final = re.compile(r"[\s\-‐‑–]*|\s*[&']\s*")
"""What may stand between the words of one English term."""
_LATIN_RUN: Final = re.compile(r"[a-z][\s\-‐‑–&']+[a-z]")


class Word(NamedTuple):
    """A word at its place in a folded text, end excluded, and the name it goes by."""

    name: str
    text: str
    start: int
    end: int


def concept_of(word: str) -> str:
    """The name of the concept *word* (folded, as a term of app.analysis) belongs to; the word itself where none."""
    return _names().get((word,), word)


def is_concept(name: str) -> bool:
    """True if *name* is the name of a concept of the term base."""
    return name in _concept_names()


def words(folded: str) -> list[Word]:
    """The words of *folded* in order, English terms of several words as one."""
    places = cut_places(folded)
    found: list[Word] = []
    at = 0
    while at < len(places):
        text, start, end = places[at]
        taken, name = 1, name_of(text)
        if not is_han(text[0]):
            taken, joint = _joined(folded, places, at)
            if joint is not None:
                name, end = joint, places[at + taken - 1][2]
                text = folded[start:end]
        found.append(Word(name, text, start, end))
        at += taken
    return found


def _joined(folded: str, places: list[tuple[str, int, int]], at: int) -> tuple[int, str | None]:
    """How many words from *at* on are one English term, and its name; (1, None) where it is no term of several."""
    run = _run(folded, places, at, _longest())
    for length in range(len(run), 1, -1):
        if (name := _names().get(tuple(run[:length]))) is not None:
            return length, name
    return 1, None


@lru_cache(maxsize=50_000)
def name_of(text: str) -> str:
    """The name a word as it stands in a folded text goes by; of an English one, that of its stem."""
    return concept_of(text if is_han(text) else term(text))


def with_concepts(folded: str) -> str:
    """*folded* with its English terms of several words replaced by the names of their concepts."""
    if not _LATIN_RUN.search(folded):
        return folded
    pieces: list[str] = []
    last = 0
    for word in words(folded):
        if _LATIN_RUN.search(word.text):
            pieces += [folded[last : word.start], word.name]
            last = word.end
    return "".join([*pieces, folded[last:]])


def _run(folded: str, places: list[tuple[str, int, int]], at: int, longest: int) -> list[str]:
    """The stems of the English words that stand together from *at* on, *longest* of them at most."""
    run = [term(places[at][0])]
    for before, after in zip(places[at : at + longest - 1], places[at + 1 : at + longest], strict=False):
        if is_han(after[0]) or not _JOINT.fullmatch(folded, before[2], after[1]):
            break
        run.append(term(after[0]))
    return run


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Chinese words, and English ones as stems, with the name they go by."""
    names: dict[tuple[str, ...], str] = {}
    concepts = terms.load().concepts
    for concept in concepts:
        names[(fold_text(concept.zh),)] = fold_text(concept.zh)
    for concept in concepts:
        name = fold_text(concept.zh)
        for word in concept.zh_synonyms:
            names.setdefault((fold_text(word),), name)
        for word in concept.english:
            names.setdefault(tuple(term(each) for each in cut(fold_text(word))), name)
    return names


@cache
def _longest() -> int:
    return max(len(key) for key in _names())


@cache
def _concept_names() -> frozenset[str]:
    return frozenset(_names().values())

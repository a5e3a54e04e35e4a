"""
Which kind of a thing a heading is about: 镍基复合材料 and 玄武岩复合材料 are two, though most words are alike.

A heading names a kind where two of its words tell what it is about and the first stands right before the second, which
is put together of others (镍基 before 复合材料). With more words, or a plain second one (两化融合 beside 深度融合), the
first may be anything. Verbs, nouns of any plan, sides of a subject and places tell no kinds, nor does what the whole
column is about. Headings of different kinds of one thing are lookalikes; what that is worth is pairs.py's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.words import WordToken, is_han
from app.compare.boilerplate import is_aspect
from app.compare.columns import Node
from app.compare.tables import table

Kind = tuple[str, str]
"""The kind and the thing, each under the name of its concept."""

WORDS: Final = 2
"""The words of a kind: what kind, and of what."""
OWN_SHARE: Final = 0.25
"""A kind that so many headings of a column name is the column's subject and no section's."""


def kinds_of(
    words: Sequence[tuple[WordToken, Sequence[WordToken]]], name: Callable[[str], str], tells: Callable[[str], bool]
) -> frozenset[Kind]:
    """
    The kind that a heading names, or none; *words* are its words with the words inside them.

    *name* gives the name of a word's concept, *tells* is False for words that tell no kind.
    """
    telling = [word for word, _ in words if tells(word.text)]
    if len(telling) != WORDS:
        return frozenset()
    kind, thing = telling
    compound = next(inside for word, inside in words if word is thing)
    if kind.end != thing.start or not compound:
        return frozenset()
    return frozenset([(name(kind.text), name(thing.text))])


def tells_kind(word: str) -> bool:
    """True for Chinese words of two characters and more that are no side of a subject and no word of any plan."""
    return len(word) > 1 and is_han(word) and not is_aspect(word)


def rival_kinds(
    columns: Sequence[Sequence[Node]], kinds: Sequence[frozenset[Kind]], subjects: Mapping[int, frozenset[str]]
) -> NDArray[np.bool_]:
    """
    For every two sections whether their headings name kinds of the same thing, and none in common.

    *kinds* are those of the headings by `Node.index`, *subjects* the words that are what a column is about, by column.
    """
    own: list[frozenset[Kind]] = [frozenset()] * len(kinds)
    for at, nodes in enumerate(columns):
        for node in nodes:
            own[node.index] = frozenset(each for each in kinds[node.index] if each[0] not in subjects[at])
    things = table([{thing for _, thing in named} for named in own])
    same = table([{" ".join(each) for each in named} for named in own])
    found: NDArray[np.bool_] = (things.common() > 0) & (same.common() == 0)
    return found

"""
How alike texts are by what stands next to what in them: 碳排放 before 交易 says more than either word elsewhere.

Plans that treat one thing use the same turns of phrase for it, though the words of these stand all over a plan. Only
words that carry a subject count (content.py), so that what stands between two of them does not part them. Texts are
those of sections with all that stands below them, headings left out.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node
from app.compare.similarity import Matrix, rounded

FULL_TRUST_PHRASES: Final = 40
"""Two texts with so many turns of phrase are judged on these alone; with fewer their likeness counts for less."""
LEAST_RARITY: Final = 0.05
MOST_SECTIONS: Final = 64
"""A turn of phrase that more sections have tells none of them from the others, and is left out of what two share."""

_Ints = NDArray[np.intp]
_Floats = NDArray[np.float64]


def phrase_similarity(nodes: Sequence[Node], rows: _Ints, words: _Ints, size: int) -> Matrix:
    """
    For every two sections how alike their texts are by pairs of words that follow one another, 0..1 (TF-IDF cosine).

    *rows* tells which section each word met stands in, section by section as they are read, *words* which of *size*
    words it is.
    """
    number = len(nodes)
    follow = rows[1:] == rows[:-1]
    phrase, row, count = _counted((words[:-1] * size + words[1:])[follow] * number + rows[1:][follow], number)
    if not len(phrase):
        return np.zeros((number, number), dtype=np.float32)
    begins = np.flatnonzero(np.diff(phrase, prepend=-1))
    sections = np.diff(begins, append=len(phrase))
    columns = np.array([node.column for node in nodes], dtype=np.intp)[row]
    shared = np.minimum.reduceat(columns, begins) < np.maximum.reduceat(columns, begins)
    rarity = np.maximum(
        np.log((np.bincount(row, minlength=number) > 0).sum() + 1) - np.log(sections + 0.5), LEAST_RARITY
    )
    # What one column has makes its texts longer and is in no product.
    which = np.repeat(np.arange(len(begins)), sections)
    alone = ~shared[which]
    alone_value = rarity[which[alone]] * (1 + np.log(count[alone]))
    squares = np.bincount(row[alone], alone_value**2, minlength=number).astype(np.float64)
    several = np.bincount(row[alone], minlength=number)
    above = np.array([node.parent.index if node.parent is not None else -1 for node in nodes], dtype=np.intp)
    for at in range(number - 1, -1, -1):
        if above[at] >= 0:
            squares[above[at]] += squares[at]
            several[above[at]] += several[at]
    keys, counts = [which[~alone] * number + row[~alone]], [count[~alone]]
    while len(keys[-1]):
        up = above[keys[-1] % number]
        keys.append((keys[-1] // number * number + up)[up >= 0])
        counts.append(counts[-1][up >= 0])
    phrase, row, count = _counted(np.concatenate(keys), number, np.concatenate(counts))
    value = rarity[phrase] * (1 + np.log(count))
    squares += np.bincount(row, value**2, minlength=number)
    several += np.bincount(row, minlength=number)
    found = _products(phrase, row, value / np.sqrt(squares)[row], number)
    trust = np.sqrt(np.minimum(1.0, several / FULL_TRUST_PHRASES))
    return rounded(found * np.minimum(trust[:, None], trust[None, :]))


def _counted(keys: _Ints, number: int, counts: _Ints | None = None) -> tuple[_Ints, _Ints, _Ints]:
    """Each of *keys* (a phrase times *number*, and a section) once, in order: phrase, section, how often it was met."""
    if counts is None:
        keys = np.sort(keys)
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        met = np.diff(first, append=len(keys))
    else:
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        met = np.add.reduceat(counts[order], first) if len(first) else first
    return keys[first] // number, keys[first] % number, met


def _products(phrase: _Ints, row: _Ints, value: _Floats, number: int) -> _Floats:
    """The sums over all phrases of the products of what every two sections have of them; 0 for one with itself."""
    keys: list[_Ints] = []
    parts: list[_Floats] = []
    here = np.arange(len(phrase))
    for step in range(1, MOST_SECTIONS):
        here = here[: np.searchsorted(here, len(phrase) - step)]
        here = here[phrase[here + step] == phrase[here]]
        if not len(here):
            break
        keys.append(row[here] * number + row[here + step])
        parts.append(value[here] * value[here + step])
    if not keys:
        return np.zeros((number, number))
    sums = np.bincount(np.concatenate(keys), np.concatenate(parts), minlength=number * number)
    found = sums.reshape(number, number)
    answer: _Floats = (found + found.T).astype(np.float64)
    return answer

"""
Which sections are nearly the same, and how much of a section is said in many others too.

Worked out once, while the index is written, from the row of tokens (app.search.arrays): sections are compared by
their shingles, rows of six tokens within a paragraph. Plans are full of lookalikes: 推广精益管理 stands in six annexes
with the name of the industry changed, and every annex begins with the same list of decrees. What ranking and
folding make of it is their business.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import BREAK, Ints

SHINGLE: Final = 6
"""Tokens in a shingle: long enough that two texts do not share one by chance."""
ALIKE: Final = 0.5
"""Share of common shingles (of all that either has) from which two sections are nearly the same: nine words in ten."""
MANY: Final = 4
"""A shingle that this many sections have is said in many places."""
_FEWEST: Final = 12
"""Sections with fewer shingles than this are too short to be told apart."""
_SKETCH: Final = 8
"""How many of its shingles, drawn by their hash, a section is looked up by."""
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]


def likeness(text: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """
    Compare all sections.

    Args:
        text: The arrays of `TextBuilder`.

    Returns:
        For each chunk `group`, the ordinal of the first section nearly the same as it (its own where there is none
        before it), and `shared`, the share of its text that many sections have, from 0 to 1.
    """
    count = len(text["chunk_unit"]) - 1
    hashes, chunks = _shingles(text)
    first = np.searchsorted(chunks, np.arange(count + 1))
    _, place, sections = np.unique(hashes, return_inverse=True, return_counts=True)
    common = (sections >= MANY)[place]
    sizes = np.diff(first)
    shared = np.zeros(count, dtype=np.float32)
    in_many = np.bincount(chunks, weights=common, minlength=count)
    np.divide(in_many, sizes, out=shared, where=sizes > 0, casting="unsafe")
    own = [hashes[start:end] for start, end in pairwise(first.tolist())]
    return {"group": _groups(own), "shared": shared}


def _shingles(text: Mapping[str, NDArray[Any]]) -> tuple[Hashes, Ints]:
    """The different shingles of each chunk as hashes, ascending within the chunk, and the chunk of each."""
    tokens = text["tokens"]
    starts = len(tokens) - SHINGLE + 1
    rows = np.zeros(max(0, starts), dtype=np.uint64)
    whole = np.ones(len(rows), dtype=np.bool_)
    for at in range(SHINGLE):
        here = tokens[at : at + len(rows)]
        whole &= here != BREAK
        rows = rows * _FACTOR + here.astype(np.uint64)
    # The last multiplications mix the high bits, which decide the order, with all tokens.
    rows = (rows ^ (rows >> np.uint64(29))) * _FACTOR
    units = np.searchsorted(text["unit_start"], np.flatnonzero(whole), side="right") - 1
    pairs = np.zeros(len(units), dtype=[("chunk", np.int32), ("hash", np.uint64)])
    pairs["chunk"] = text["unit_chunk"][units] if len(units) else 0
    pairs["hash"] = rows[whole]
    pairs = np.unique(pairs)
    return pairs["hash"], pairs["chunk"]


def _groups(own: list[Hashes]) -> Ints:
    """For each section the first one nearly the same as it, itself included."""
    group = np.arange(len(own), dtype=np.int32)
    seen: dict[int, list[int]] = {}
    for chunk, hashes in enumerate(own):
        if len(hashes) < _FEWEST:
            continue
        sketch = hashes[:_SKETCH].tolist()
        for before in dict.fromkeys(each for key in sketch for each in seen.get(key, ())):
            if group[before] == before and _alike(own[before], hashes) >= ALIKE:
                group[chunk] = before
                break
        for key in sketch:
            seen.setdefault(key, []).append(chunk)
    return group


def _alike(one: Hashes, other: Hashes) -> float:
    """The share of common shingles, of all that either has (Jaccard)."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common)

"""
Which sections are nearly the same, and how much of a section is said in many others too.

Worked out once, while the index is written, from the row of tokens (app.search.arrays): sections are compared by
their shingles, rows of six tokens within a paragraph. Plans are full of lookalikes: 推广精益管理 stands in six annexes
with the name of the industry changed, and every annex begins with the same list of decrees. What ranking and
folding make of it is their business.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import BREAK, Bools, Ints

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
_OFTEN: Final = 50
"""A shingle that stands in so many sections unlike each other is a turn of phrase and no sign of likeness."""
_TABLE: Final = 1 << 22
_AT_ONCE: Final = 1 << 22
"""So many shingles are looked up at once, which keeps memory small."""
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]


def shingles(vocabulary: Sequence[str], text: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """
    What sections are compared by.

    Args:
        vocabulary: Of a `TextBuilder`.

        text: Its arrays.

    Returns:
        `hashes`, the different shingles of each chunk, ascending within the chunk, and `sizes`, how many each has.
        The hash of a shingle depends on nothing but its words, so that those of different parts can be compared.
    """
    own = np.array([_hash(token) for token in vocabulary], dtype=np.uint64)
    tokens = text["tokens"]
    rows = np.zeros(max(0, len(tokens) - SHINGLE + 1), dtype=np.uint64)
    whole = np.ones(len(rows), dtype=np.bool_)
    for at in range(SHINGLE):
        here = tokens[at : at + len(rows)]
        whole &= here != BREAK
        rows = rows * _FACTOR + own[here]
    # The last multiplications mix the high bits, which decide the order, with all tokens.
    rows = (rows ^ (rows >> np.uint64(29))) * _FACTOR
    units = np.searchsorted(text["unit_start"], np.flatnonzero(whole), side="right") - 1
    hashes = rows[whole]
    chunks = text["unit_chunk"][units] if len(units) else np.zeros(0, dtype=np.int32)
    order = np.lexsort((hashes, chunks))
    hashes, chunks = hashes[order], chunks[order]
    new = np.ones(len(hashes), dtype=np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (chunks[1:] != chunks[:-1])
    return {"hashes": hashes[new], "sizes": np.bincount(chunks[new], minlength=len(text["chunk_unit"]))}


def likeness(parts: list[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """
    Compare all sections.

    Args:
        parts: What `shingles` gave, in order; the list is emptied.

    Returns:
        For each chunk `group`, the ordinal of the first section nearly the same as it (its own where there is none
        before it), and `shared`, the share of its text that many sections have, from 0 to 1.
    """
    hashes: Hashes = np.concatenate([part["hashes"] for part in parts] or [np.zeros(0, dtype=np.uint64)])
    sizes = np.concatenate([part["sizes"] for part in parts] or [np.zeros(0, dtype=np.int64)])
    # They are all in `hashes` now, and large.
    parts.clear()
    first = np.concatenate([[0], np.cumsum(sizes)])
    shared = np.zeros(len(sizes), dtype=np.float32)
    chunks = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[_are_common(hashes)]
    in_many = np.bincount(chunks, minlength=len(sizes))
    np.divide(in_many, sizes, out=shared, where=sizes > 0, casting="unsafe")
    return {"group": _groups(hashes, first), "shared": shared}


def _hash(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _are_common(hashes: Hashes) -> Bools:
    """Which of *hashes* many sections have."""
    ordered = np.sort(hashes)
    common = ordered[: -MANY + 1][ordered[: -MANY + 1] == ordered[MANY - 1 :]]
    common = common[np.flatnonzero(np.concatenate([[True], common[1:] != common[:-1]]))] if len(common) else common
    del ordered
    found = np.zeros(len(hashes), dtype=np.bool_)
    if len(common):
        # A table of their last bits tells most others at once; only what is left is looked up.
        table = np.zeros(_TABLE, dtype=np.bool_)
        table[common & np.uint64(_TABLE - 1)] = True
        for start in range(0, len(hashes), _AT_ONCE):
            some = hashes[start : start + _AT_ONCE]
            likely = np.flatnonzero(table[some & np.uint64(_TABLE - 1)])
            at = np.minimum(np.searchsorted(common, some[likely]), len(common) - 1)
            found[start + likely] = common[at] == some[likely]
    return found


def _groups(hashes: Hashes, first: NDArray[Any]) -> Ints:
    """For each section the first one nearly the same as it, itself included."""
    group = np.arange(len(first) - 1, dtype=np.int32)
    places = first.tolist()
    # Only sections that are the first of their kind are compared with.
    seen: dict[int, list[int]] = {}
    for chunk, sketch in _sketches(hashes, first):
        own = hashes[places[chunk] : places[chunk + 1]]
        for before in dict.fromkeys(each for key in sketch for each in seen.get(key, ())):
            other = hashes[places[before] : places[before + 1]]
            # Sections of different lengths cannot have most of their words in common.
            if ALIKE * max(len(own), len(other)) <= min(len(own), len(other)) and _alike(other, own) >= ALIKE:
                group[chunk] = before
                break
        else:
            for key in sketch:
                known = seen.setdefault(key, [])
                if len(known) < _OFTEN:
                    known.append(chunk)
    return group


def _sketches(hashes: Hashes, first: NDArray[Any]) -> Iterator[tuple[int, list[int]]]:
    """The sections long enough to be told apart, each with those hashes it is looked up by that another has too."""
    long = np.flatnonzero(np.diff(first) >= _FEWEST)
    keys = hashes[first[long][:, None] + np.arange(_SKETCH)] if len(long) else np.zeros((0, _SKETCH), dtype=np.uint64)
    _, which, often = np.unique(keys, return_inverse=True, return_counts=True)
    repeated = (often > 1)[which].reshape(keys.shape)
    for at in np.flatnonzero(repeated.any(axis=1)).tolist():
        yield int(long[at]), keys[at][repeated[at]].tolist()


def _alike(one: Hashes, other: Hashes) -> float:
    """The share of common shingles, of all that either has (Jaccard)."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    common = int(np.count_nonzero(many[at] == few))
    return common / (len(one) + len(other) - common)

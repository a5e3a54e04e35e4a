"""
Which sections are nearly the same, and how much of a section is said in many others too.

Worked out once, while the index is written, from the row of tokens (app.search.arrays): sections are compared by
their shingles, rows of six tokens within a paragraph. Plans are full of lookalikes: 推广精益管理 stands in six annexes
with the name of the industry changed, and every annex begins with the same list of decrees. What ranking and
folding make of it is their business.
"""

import hashlib
from collections.abc import Mapping, Sequence
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
_SKETCH: Final = 12
"""So many of its shingles, drawn by hash, a section is looked up by; one of fewer is too short to be told apart."""
_SHARED: Final = 2
"""So many of them two sections have in common that are compared: of those just alike three in a thousand have not."""
_FIRST: Final = 8
"""So many sections are found by one of them, which may be a turn of phrase that stands in thousands."""
_AT_ONCE: Final = 1 << 22
"""So many are compared at once, which keeps memory small."""
_LOWEST: Final = np.uint64(1 << 32)
_UPPER: Final = ~(_LOWEST - np.uint64(1))
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


def likeness(parts: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """
    Compare all sections.

    Args:
        parts: What `shingles` gave, in order; gone through twice, one at a time, since they are large.

    Returns:
        For each chunk `group`, the ordinal of the first section nearly the same as it (its own where there is none
        before it), and `shared`, the share of its text that many sections have, from 0 to 1.
    """
    sizes = np.concatenate([np.zeros(0, dtype=np.int64), *(part["sizes"] for part in parts)])
    first = np.concatenate([[0], np.cumsum(sizes)])
    hashes: Hashes = np.empty(first[-1], dtype=np.uint64)
    filled = 0
    for part in parts:
        hashes[filled : filled + len(part["hashes"])] = part["hashes"]
        filled += len(part["hashes"])
    shared = np.zeros(len(sizes), dtype=np.float32)
    chunks = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[_are_common(hashes)]
    in_many = np.bincount(chunks, minlength=len(sizes))
    np.divide(in_many, sizes, out=shared, where=sizes > 0, casting="unsafe")
    return {"group": _groups(hashes, first), "shared": shared}


def _hash(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _are_common(hashes: Hashes) -> Bools:
    """
    Which of *hashes* many sections have.

    Half of their bits tell them apart, and which hash it is takes the place of the others, so that they are only
    sorted. A few in ten thousand are taken for common that are not.
    """
    keys = hashes & _UPPER
    for start in range(0, len(keys), _AT_ONCE):
        keys[start : start + _AT_ONCE] |= np.arange(start, min(start + _AT_ONCE, len(keys)), dtype=np.uint64)
    keys.sort()
    common = np.zeros(len(keys), dtype=np.bool_)
    last = max(0, len(keys) - MANY + 1)
    for start in range(0, last, _AT_ONCE):
        end = min(start + _AT_ONCE, last)
        repeated = (keys[start + MANY - 1 : end + MANY - 1] ^ keys[start:end]) < _LOWEST
        for at in range(MANY):
            common[start + at : end + at] |= repeated
    found = np.zeros(len(keys), dtype=np.bool_)
    found[(keys[common] & ~_UPPER).astype(np.int64)] = True
    return found


def _groups(hashes: Hashes, first: NDArray[Any]) -> Ints:
    """For each section the first one nearly the same as it, itself included."""
    group = np.arange(len(first) - 1, dtype=np.int32)
    places = first.tolist()
    for chunk, before in zip(*_pairs(hashes, first), strict=True):
        # Only sections that are the first of their kind are compared with.
        if group[chunk] == chunk and group[before] == before:
            own, other = (hashes[places[each] : places[each + 1]] for each in (chunk, before))
            if _alike(other, own) >= ALIKE:
                group[chunk] = before
    return group


def _pairs(hashes: Hashes, first: NDArray[Any]) -> tuple[list[int], list[int]]:
    """
    The pairs of sections worth comparing, of each the later and the earlier one, in their order.

    They have enough of the hashes in common that they are looked up by. By each hash only the first sections that have
    it are found: sections that are alike have several, and the first of them that there is.
    """
    sizes = np.diff(first)
    long = np.flatnonzero(sizes >= _SKETCH)
    if not len(long):
        return [], []
    keys = hashes[first[long][:, None] + np.arange(_SKETCH)].ravel()
    order = np.argsort(keys, kind="stable")
    keys, chunks = keys[order], np.repeat(long, _SKETCH)[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    start = np.repeat(starts, np.diff(starts, append=len(keys)))
    behind = np.arange(len(keys)) - start
    found = []
    for number in range(_FIRST):
        later = np.flatnonzero(behind > number)
        found.append(chunks[later] << 32 | chunks[start[later] + number])
    pairs, often = np.unique(np.concatenate(found), return_counts=True)
    pairs = pairs[often >= _SHARED]
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    # Sections of different lengths cannot have most of their words in common.
    near = ALIKE * np.maximum(sizes[one], sizes[other]) <= np.minimum(sizes[one], sizes[other])
    return one[near].tolist(), other[near].tolist()


def _alike(one: Hashes, other: Hashes) -> float:
    """The share of common shingles, of all that either has (Jaccard)."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    common = int(np.count_nonzero(many[at] == few))
    return common / (len(one) + len(other) - common)

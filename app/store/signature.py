"""
The signature of a text: by it a plan is known again, and nothing of the text can be read from it.

A text is cut into shingles of eight folded characters (letters and digits only, so that line breaks, widths and
punctuation make no difference), each is hashed to 64 bits, and the smallest 256 hashes are kept together with how
many different ones there were. Against a full text the share of kept hashes that occur in it estimates how much of
the signed text it contains: within 3 points nineteen times out of twenty at a share of 0.95. (Broder 1997, "On the
resemblance and containment of documents"; the smallest hashes are a random sample of the shingles.)
"""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SHINGLE_CHARS: Final = 8
KEPT: Final = 256
METHOD: Final = "smallest 256 of 64-bit hashes of 8 folded characters"

_BASE: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Signature:
    """`hashes` are the smallest, ascending; `total` how many different shingles the text has."""

    hashes: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share: `known` of the signed text is in the other, `given` of the other in the signed."""

    known: float
    given: float
    shared: int


def shingle_hashes(text: str) -> NDArray[np.uint64]:
    """All different shingle hashes of *text*, ascending; empty for a text of fewer than eight letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    codes = np.array([ord(c) for c in folded if c.isalnum()], dtype=np.uint64)
    count = len(codes) - SHINGLE_CHARS + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(SHINGLE_CHARS):
            hashes = hashes * _BASE + codes[i : i + count]
        # Mixing (splitmix64): without it the smallest values would be those of particular characters.
        hashes ^= hashes >> np.uint64(30)
        hashes *= np.uint64(0xBF58476D1CE4E5B9)
        hashes ^= hashes >> np.uint64(27)
        hashes *= np.uint64(0x94D049BB133111EB)
        hashes ^= hashes >> np.uint64(31)
    return np.unique(hashes)


def sign(text: str) -> Signature:
    """The signature of *text*."""
    hashes = shingle_hashes(text)
    return Signature(tuple(int(h) for h in hashes[:KEPT]), len(hashes))


def overlap(signature: Signature, hashes: Collection[int] | NDArray[np.uint64]) -> Overlap:
    """
    What the signed text and a text with these shingle *hashes* (all of them) have in common.

    Both shares are 0 where either text is too short to have a shingle.
    """
    if not signature.hashes or not len(hashes):
        return Overlap(0.0, 0.0, 0)
    kept = np.array(signature.hashes, dtype=np.uint64)
    there = np.asarray(hashes, dtype=np.uint64)
    shared = int(np.isin(kept, there).sum())
    known = shared / len(kept)
    return Overlap(known, min(1.0, known * signature.total / len(there)), shared)


def dump_hashes(signature: Signature) -> list[str]:
    """The hashes as plan.toml has them: sixteen hex digits each."""
    return [f"{value:016x}" for value in signature.hashes]


def load_hashes(values: list[str], total: int) -> Signature:
    """The signature of hashes as plan.toml has them. Raises ValueError where one is none."""
    return Signature(tuple(sorted(int(value, 16) for value in values)), total)

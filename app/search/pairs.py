"""
Where each pair of neighbouring tokens stands: the index a phrase is looked up in.

A character of Chinese may stand in most of the sections; most words are two that follow one another, and few of those
are common. So a word of two characters is looked up and found, and a longer one is found by its rarest pair, whose
places are compared with the rest of it (app.search.matching).

The places are in order of their token, then of the token behind it, then of the text. A place is told by its unit and
how far behind the unit's beginning it is: what is asked of a place next is always which section it lies in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Tokens = NDArray[np.integer[Any]]

PAIR_NAMES: Final = ("first", "follower", "start", "unit", "offset")
_KEY_BITS: Final = 63
"""Of a number that pairs are sorted by."""
_AT_ONCE: Final = 1 << 22
"""So many places are sorted at once, which keeps memory small."""
_RUNS: Final = 16
"""Or the places in so many parts: the whole row is gone through for each, which must not be the oftener the longer."""


@dataclass(frozen=True, slots=True)
class PairArrays:
    """
    The pairs that begin with token t are those from `first[t]` to `first[t + 1]`, in order of their `follower`, the
    second token; the places of pair p are those from `start[p]` to `start[p + 1]`, ascending: its `unit` each, and the
    `offset` in tokens from the beginning of the unit.

    What the break between units would begin is left out.
    """

    first: NDArray[np.int64]
    follower: Tokens
    start: NDArray[np.int64]
    unit: Ints
    offset: Tokens

    def count(self, token: int) -> int:
        """How often the token of that id occurs."""
        return int(self.start[self.first[token + 1]] - self.start[self.first[token]])

    def of_token(self, token: int) -> range:
        """The places of a token, in no order but that of the pairs it begins."""
        return range(int(self.start[self.first[token]]), int(self.start[self.first[token + 1]]))

    def of_pairs(self, tokens: Sequence[int], followers: Sequence[int]) -> list[range]:
        """The places where one of *tokens* stands before one of *followers*, for each pair that stands anywhere."""
        found = []
        # A number of another type would have the whole stretch converted to be compared with.
        wanted = [self.follower.dtype.type(follower) for follower in followers]
        for token in tokens:
            begin, end = int(self.first[token]), int(self.first[token + 1])
            known = self.follower[begin:end]
            for follower in wanted:
                at = int(known.searchsorted(follower))
                if at < len(known) and known[at] == follower:
                    found.append(range(int(self.start[begin + at]), int(self.start[begin + at + 1])))
        return found


def pair_arrays(tokens: Tokens, unit_start: Ints, different: int) -> dict[str, NDArray[Any]]:
    """
    The pairs of a row of tokens.

    Args:
        tokens: The row; 0 is the break between units, and one stands at its end.

        unit_start: Where each unit begins, and behind the last entry nothing but breaks.

        different: How many different tokens there are, the break included.

    Returns:
        The arrays by name, as `PairArrays` has them.
    """
    bits, place_bits = max(1, (different - 1).bit_length()), max(1, len(tokens).bit_length())
    # A unit without a token has none of these places: where two begin alike, the second one is meant.
    unit_at = np.repeat(np.arange(len(unit_start) - 1, dtype=np.int32), np.diff(unit_start))
    count = int(np.count_nonzero(tokens[:-1]))
    unit = np.empty(count, dtype=np.int32)
    longest = int(np.diff(unit_start).max(initial=0))
    offset = np.empty(count, dtype=np.uint16 if longest <= 1 << 16 else np.int32)
    starts, owns = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    done = 0
    for low, high in _runs(np.bincount(tokens, minlength=different), max(_AT_ONCE, len(tokens) // _RUNS)):
        here = np.flatnonzero((tokens[:-1] >= low) & (tokens[:-1] < high)).astype(np.int32)
        pairs, places = _in_order(tokens, here, bits, place_bits)
        new = np.flatnonzero(np.concatenate([np.ones(min(1, len(pairs)), dtype=np.bool_), pairs[1:] != pairs[:-1]]))
        owns.append(pairs[new])
        starts.append(new + done)
        units = unit_at[places - unit_start[0]]
        unit[done : done + len(places)] = units
        offset[done : done + len(places)] = places - unit_start[units]
        done += len(places)
    own, start = np.concatenate(owns), np.concatenate([*starts, [done]])
    return {
        "first": np.searchsorted(own >> bits, np.arange(different + 1)).astype(np.int64),
        "follower": (own & ((1 << bits) - 1)).astype(tokens.dtype),
        "start": start.astype(np.int64),
        "unit": unit,
        "offset": offset,
    }


def _runs(counts: NDArray[np.intp], at_once: int) -> Iterator[tuple[int, int]]:
    """Tokens in runs, end excluded, that have no more than so many places together where one has not by itself."""
    low, places = 1, 0
    for token in range(1, len(counts)):
        if places and places + int(counts[token]) > at_once:
            yield low, token
            low, places = token, 0
        places += int(counts[token])
    yield low, len(counts)


def _in_order(tokens: Tokens, here: Ints, bits: int, place_bits: int) -> tuple[NDArray[np.int64], Ints]:
    """The pairs that begin at *here*, each as one number of two times *bits*, ascending, and their places."""
    keys = tokens[here].astype(np.int64)
    keys <<= bits
    keys |= tokens[here + 1]
    if 2 * bits + place_bits > _KEY_BITS:
        order = np.argsort(keys, kind="stable")
        return keys[order], here[order]
    # Pair and place as one number: sorting numbers is several times faster than sorting places by their pairs.
    keys <<= place_bits
    keys |= here
    keys.sort()
    places = (keys & ((1 << place_bits) - 1)).astype(np.int32)
    keys >>= place_bits
    return keys, places

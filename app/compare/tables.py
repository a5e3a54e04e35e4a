"""
Tables of sections and tokens of which most places are empty, and how much every two sections have in common of them.

What a token is (a subject, a piece of a heading, a pair of characters) is whoever asks's affair. A heading has five of
thousands: products over whole tables would be of nothing with nothing for the most part.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

OFTEN: Final = 24
"""A token that more sections have is counted with whole columns: of few tokens many sections have nearly all pairs."""

HALF: Final = 0.5
"""Less than one has on the average of two where either has any."""
LEAST: Final = 1e-6
"""Less is nothing, of which shares say nothing."""

@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """
    What sections have: entry by entry which of `size` sections, by `Node.index`, which token, and how much of it.

    A section that has a token in several entries has what they come to.
    """

    size: int
    rows: NDArray[np.intp]
    tokens: NDArray[np.intp]
    values: NDArray[np.float64]

    def totals(self) -> NDArray[np.float64]:
        """For each section how much it has of all tokens together."""
        return np.bincount(self.rows, self.values, minlength=self.size).astype(np.float64)

    def with_entries(self, other: "Table") -> "Table":
        """What sections have here and in *other* together."""
        pairs = ((self.rows, other.rows), (self.tokens, other.tokens))
        rows, tokens = (np.concatenate(each) for each in pairs)
        return Table(self.size, rows, tokens, np.concatenate([self.values, other.values]))

    def common(self) -> NDArray[np.float32]:
        """
        For every two sections, in the row of the first, the sum over all tokens of what one has times what the other.

        What stands on the diagonal and below it says nothing.
        """
        sections = np.bincount(self.tokens)
        order = np.argsort(self.tokens * self.size + self.rows, kind="stable")
        order = order[sections[self.tokens[order]] <= OFTEN]
        rows, tokens, values = self.rows[order], self.tokens[order], self.values[order]
        places: list[NDArray[np.intp]] = [np.zeros(0, dtype=np.intp)]
        products: list[NDArray[np.float64]] = [np.zeros(0)]
        here = np.arange(len(rows))
        # Those who have a token stand beside one another: each is held against the next, then the one behind that.
        for step in range(1, OFTEN):
            here = here[: np.searchsorted(here, len(rows) - step)]
            here = here[tokens[here + step] == tokens[here]]
            places.append(rows[here] * self.size + rows[here + step])
            products.append(values[here] * values[here + step])
        found: NDArray[np.float32] = np.zeros((self.size, self.size), dtype=np.float32)
        np.add.at(found.reshape(-1), np.concatenate(places), np.concatenate(products).astype(np.float32))
        often = np.flatnonzero(sections > OFTEN)
        if len(often):
            columns = np.zeros((self.size, len(often)), dtype=np.float32)
            place = np.minimum(np.searchsorted(often, self.tokens), len(often) - 1)
            is_one = often[place] == self.tokens
            np.add.at(columns, (self.rows[is_one], place[is_one]), self.values[is_one].astype(np.float32))
            found += columns @ columns.T
        return found


def table(held: Sequence[Collection[str]]) -> Table:
    """The table of which section has which tokens, 1 for each."""
    return weighted([[(token, 1.0) for token in each] for each in held])


def weighted(held: Sequence[Collection[tuple[str, float]]]) -> Table:
    """The table of how much each section has of which token, each of which a section has once."""
    numbers: dict[str, int] = {}
    return Table(
        len(held),
        np.repeat(np.arange(len(held)), [len(each) for each in held]),
        np.array([numbers.setdefault(token, len(numbers)) for each in held for token, _ in each], dtype=np.intp),
        np.array([value for each in held for _, value in each], dtype=np.float64),
    )


class Shares:
    """What every two sections have in common of what they have, on the average of both."""

    def __init__(self, sums: Table, total: NDArray[np.float64], least: float) -> None:
        """Of *total*, which counts as *least* where it is less, they have *sums* in common."""
        self._common, self._halves, self._least = sums.common(), total / 2, least

    def of(self, ours: slice, theirs: slice) -> NDArray[np.float64]:
        """The shares of the sections *ours* of one column and *theirs* of one behind it, 0..1."""
        mean = self._halves[ours, None] + self._halves[None, theirs]
        found: NDArray[np.float64] = self._common[ours, theirs] / np.maximum(mean, self._least)
        return found


def dice(weights: Table) -> Shares:
    """What every two sections have in common of their sum; a token's common part is the geometric mean."""
    roots = Table(weights.size, weights.rows, weights.tokens, np.sqrt(weights.values))
    return Shares(roots, weights.totals(), LEAST)


def counted(tokens: Table) -> Shares:
    """How many tokens every two sections have in common of those they have; of none nothing."""
    return Shares(tokens, tokens.totals(), HALF)

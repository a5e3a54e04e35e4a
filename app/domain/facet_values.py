"""
The values of a facet with their counts, as a search answers them: all of them, however few are shown.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value and how many matching sections have it, its own facet's ticks left out of account."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetValues(Sequence[FacetValue]):
    """
    The values of one facet, in the order they are listed in, their counts beside them, and which are `ticked`.

    Columns, because plans are values too: an archive of thousands counts them all for every search and shows a few.
    """

    values: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    ticked: frozenset[str] = frozenset()

    def first(self, most: int, among: Collection[str] | None = None) -> tuple[tuple[FacetValue, ...], int]:
        """
        The *most* values that come first, with every ticked one beyond them in its place.

        Args:
            most: So many are wanted, ticked ones beyond them not counted.

            among: The values to choose from, besides those ticked; None: all.

        Returns:
            The values, and how many others there are to choose from.
        """
        values, ticked = self.values, self.ticked
        chosen: Sequence[int] = range(len(values))
        if among is not None:
            chosen = [at for at in chosen if values[at] in among or values[at] in ticked]
        shown = [*chosen[:most], *(at for at in chosen[most:] if values[at] in ticked)]
        return tuple(self._at(at) for at in shown), len(chosen) - len(shown)

    def _at(self, place: int) -> FacetValue:
        return FacetValue(self.values[place], self.counts[place], self.values[place] in self.ticked)

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[FacetValue, ...]: ...

    def __getitem__(self, place: int | slice) -> FacetValue | tuple[FacetValue, ...]:
        if isinstance(place, slice):
            return tuple(self._at(at) for at in range(len(self.values))[place])
        return self._at(place)

    def __iter__(self) -> Iterator[FacetValue]:
        return map(self._at, range(len(self.values)))

"""
Facet values and their counts over all matches.

Ticks are OR inside a facet and AND across facets, and a facet's counts leave its own ticks out of account: they
say what ticking another value would bring. Sections are counted; one with two industries counts in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.facet_values import FacetValues
from app.domain.results import FACETS
from app.domain.spans import read_span, years_within
from app.search.arrays import Bools, FacetArrays, Ints
from app.search.fields import FALLING, NONE, UNKNOWN
from app.search.snapshot import Snapshot

_FEWER: Final = 6
"""Where groups are so many times fewer than sections, looking for their borders is quicker than counting."""
_PROVINCE_DIGITS: Final = 2
"""Of a GB/T 2260 code."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The sections that match a query, and for each facet with ticks which of them have one of the values ticked."""

    matched: Ints
    passed: Mapping[str, Bools]

    @classmethod
    def of(cls, snapshot: Snapshot, matched: Ints, filters: Mapping[str, Sequence[str]]) -> "Narrowed":
        """*matched* as the ticks of *filters* narrow it."""
        ticked = {name: snapshot.with_value(name, values) for name, values in filters.items() if values}
        return cls(matched, {name: mask.take(matched) for name, mask in ticked.items()})

    def passing(self, but: str | None = None) -> NDArray[np.intp] | None:
        """The places of those that pass all facets, or all but one; None if there is nothing to pass."""
        passed = [each for name, each in self.passed.items() if name != but]
        if not passed:
            return None
        # Places: few pass as a rule, and taking a few out of many is quicker than going through them with a mask.
        return (np.logical_and.reduce(passed) if len(passed) > 1 else passed[0]).nonzero()[0]

    def left(self, but: str | None = None) -> Ints:
        """Those that pass all facets, or all but one."""
        passed = self.passing(but)
        return self.matched if passed is None else self.matched.take(passed)


def spelled_out(snapshot: Snapshot, filters: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """*filters* with the years of the index that a span of years holds beside it."""
    if "year" not in filters:
        return filters
    return {**filters, "year": years_within(filters["year"], snapshot.facets["year"].values)}


def count_facets(
    snapshot: Snapshot,
    narrowed: Narrowed,
    found: Ints,
    filters: Mapping[str, Sequence[str]],
    names: Sequence[str] = FACETS,
) -> dict[str, FacetValues]:
    """
    Facets with their values. Where one is ticked, it and those beside it are listed even if nothing has them.

    Args:
        snapshot: The index.

        narrowed: The sections that match the query, and what the ticks of *filters* leave of them.

        found: Those that pass all of them.

        filters: The values ticked.

        names: The facets wanted.
    """
    everywhere = _Tally(found)
    facets: dict[str, FacetValues] = {}
    for name in names:
        facet = snapshot.facets[name]
        tally = _Tally(narrowed.left(but=name)) if name in narrowed.passed else everywhere
        facets[name] = _listed(facet, name, tally.counts(facet), filters.get(name, ()))
    return facets


def count_sectors(snapshot: Snapshot, narrowed: Narrowed) -> dict[str, int]:
    """How many matching sections each sector has, the industries ticked left out of account, as their own counts do."""
    counts = _Tally(narrowed.left(but="industry")).counts(snapshot.sectors)
    return {
        sector: count for sector, count in zip(snapshot.sectors.values, counts.tolist(), strict=True) if count
    }


class _Tally:
    """Counts values over some sections, each kind of group once for all facets that have it."""

    def __init__(self, chunks: Ints) -> None:
        self._chunks = chunks
        self._counted: dict[int, NDArray[np.intp]] = {}

    def counts(self, facet: FacetArrays) -> NDArray[np.intp]:
        """How many of the sections have each value of *facet*."""
        if facet.single and len(self._chunks) < facet.groups:
            # Fewer sections than groups: their values are counted one by one.
            return np.bincount(facet.value.take(facet.group_of.take(self._chunks)), minlength=len(facet.values))
        of_group = self._counted.get(id(facet.group_of))
        if of_group is None:
            self._counted[id(facet.group_of)] = of_group = self._of_groups(facet)
        of_pair = of_group if facet.single else of_group.take(facet.group)
        return np.bincount(facet.value, of_pair, minlength=len(facet.values)).astype(np.intp)

    def _of_groups(self, facet: FacetArrays) -> NDArray[np.intp]:
        """How many of the sections are in each group."""
        chunks = self._chunks
        if facet.starts is None or len(facet.starts) * _FEWER >= len(chunks):
            return np.bincount(facet.group_of.take(chunks), minlength=facet.groups)
        borders = chunks.searchsorted(facet.starts)
        of_group = np.empty(len(borders), dtype=np.intp)
        np.subtract(borders[1:], borders[:-1], out=of_group[:-1])
        of_group[-1] = len(chunks) - borders[-1]
        return of_group


def _listed(facet: FacetArrays, name: str, counts: NDArray[np.intp], ticked: Sequence[str]) -> FacetValues:
    """The values that are there, ticked or beside a ticked one, in the order they are listed in."""
    selected = tuple(dict.fromkeys(ticked))
    shown = counts > 0
    for value in (*selected, *_siblings(name, facet.values, selected)):
        if value in facet.numbers:
            shown[facet.numbers[value]] = True
    numbers = shown.nonzero()[0]
    numbers = numbers.take(_places(facet, numbers, counts, name in FALLING).argsort())
    values = facet.values
    found = FacetValues(
        tuple([values[number] for number in numbers.tolist()]),
        tuple(counts.take(numbers).tolist()),
        frozenset(selected),
    )
    if not selected:
        return found
    asked = [value for value in selected if not (name == "year" and read_span(value))]
    unheard = [value for value in asked if value not in facet.numbers]
    return _with_unheard(found, unheard, name in FALLING) if unheard else found


def _places(facet: FacetArrays, numbers: NDArray[np.intp], counts: NDArray[np.intp], falling: bool) -> NDArray[np.intp]:
    """For each of *numbers* something that rises with its place: by value, or by count, what is not known last."""
    # One number each, since one is sorted several times faster than a row of keys.
    order = facet.order.take(numbers)
    if falling:
        return order
    places: NDArray[np.intp] = order - counts.take(numbers) * len(facet.order)
    if facet.known < len(facet.order):
        unknown = order >= facet.known
        places[unknown] = order[unknown] + np.iinfo(np.intp).max // 2
    return places


def _with_unheard(found: FacetValues, unheard: Sequence[str], falling: bool) -> FacetValues:
    """*found* with ticked values that no section of the index has, each in its place."""
    pairs = [*zip(found.values, found.counts, strict=True), *((value, 0) for value in unheard)]
    pairs.sort(reverse=falling)
    if not falling:
        pairs.sort(key=lambda pair: -pair[1])
    pairs.sort(key=lambda pair: pair[0] in (UNKNOWN, NONE))
    return FacetValues(tuple(value for value, _ in pairs), tuple(count for _, count in pairs), found.ticked)


def _siblings(facet: str, values: Sequence[str], selected: Sequence[str]) -> list[str]:
    """
    The values beside those ticked, which a reader may change to: of cities those of the same provinces.

    Plans are left out: there are as many as the archive holds.
    """
    if not selected or facet == "plan":
        return []
    if facet != "city":
        return list(values)
    provinces = {value[:_PROVINCE_DIGITS] for value in selected}
    return [value for value in values if value[:_PROVINCE_DIGITS] in provinces]

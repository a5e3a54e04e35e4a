"""
Facet values and their counts over all matches.

Ticks are OR inside a facet and AND across facets, and a facet's counts leave its own ticks out of account: they
say what ticking another value would bring. Sections are counted; one with two industries counts in both.
"""

from collections.abc import Mapping, Sequence
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


def filter_masks(snapshot: Snapshot, filters: Mapping[str, Sequence[str]]) -> dict[str, Bools]:
    """For each facet with ticks the sections that have one of the values ticked."""
    return {name: snapshot.with_value(name, tuple(values)) for name, values in filters.items() if values}


def spelled_out(snapshot: Snapshot, filters: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """*filters* with the years of the index that a span of years holds beside it."""
    if "year" not in filters:
        return filters
    return {**filters, "year": years_within(filters["year"], snapshot.facets["year"].values)}


def passing(chunks: Ints, masks: Mapping[str, Bools], but: str | None = None) -> Bools:
    """Which of *chunks* pass all facets, or all but one."""
    passed = np.ones(len(chunks), dtype=np.bool_)
    for name, mask in masks.items():
        if name != but:
            passed &= mask.take(chunks)
    return passed


def count_facets(
    snapshot: Snapshot,
    matched: Ints,
    masks: Mapping[str, Bools],
    filters: Mapping[str, Sequence[str]],
    names: Sequence[str] = FACETS,
) -> dict[str, FacetValues]:
    """
    Facets with their values. Where one is ticked, it and those beside it are listed even if nothing has them.

    Args:
        snapshot: The index.

        matched: The sections that match the query, before any facet.

        masks: What `filter_masks` gave for *filters*.

        filters: The values ticked.

        names: The facets wanted.
    """
    everywhere = _Tally(matched[passing(matched, masks)] if masks else matched)
    found: dict[str, FacetValues] = {}
    for name in names:
        tally = _Tally(matched[passing(matched, masks, but=name)]) if name in masks else everywhere
        found[name] = _listed(snapshot.facets[name], name, tally.counts(snapshot.facets[name]), filters.get(name, ()))
    return found


def count_sectors(snapshot: Snapshot, matched: Ints, masks: Mapping[str, Bools]) -> dict[str, int]:
    """How many matching sections each sector has, the industries ticked left out of account, as their own counts do."""
    counts = _Tally(matched[passing(matched, masks, but="industry")]).counts(snapshot.sectors)
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
        if not len(facet.group):
            return np.zeros(len(facet.values), dtype=np.intp)
        of_group = self._counted.get(id(facet.group_of))
        if of_group is None:
            self._counted[id(facet.group_of)] = of_group = self._of_groups(facet)
        return np.bincount(facet.value, of_group[facet.group], minlength=len(facet.values)).astype(np.intp)

    def _of_groups(self, facet: FacetArrays) -> NDArray[np.intp]:
        """How many of the sections are in each group."""
        chunks = self._chunks
        if facet.starts is not None and len(facet.starts) * _FEWER < len(chunks):
            return np.diff(np.searchsorted(chunks, facet.starts), append=len(chunks))
        return np.bincount(facet.group_of.take(chunks), minlength=int(facet.group[-1]) + 1)


def _listed(facet: FacetArrays, name: str, counts: NDArray[np.intp], ticked: Sequence[str]) -> FacetValues:
    """The values that are there, ticked or beside a ticked one, in the order they are listed in."""
    selected = tuple(dict.fromkeys(ticked))
    shown = counts > 0
    for value in (*selected, *_siblings(name, facet.values, selected)):
        if value in facet.numbers:
            shown[facet.numbers[value]] = True
    numbers = np.flatnonzero(shown)
    numbers = numbers[np.argsort(_places(facet, numbers, counts[numbers], name in FALLING))]
    values = facet.values
    found = FacetValues(
        tuple([values[number] for number in numbers.tolist()]), tuple(counts[numbers].tolist()), frozenset(selected)
    )
    asked = [value for value in selected if not (name == "year" and read_span(value))]
    unheard = [value for value in asked if value not in facet.numbers]
    return _with_unheard(found, unheard, name in FALLING) if unheard else found


def _places(facet: FacetArrays, numbers: NDArray[np.intp], counts: NDArray[np.intp], falling: bool) -> NDArray[np.intp]:
    """For each value something that rises with its place: by value, or by count, what is not known last."""
    # One number each, since one is sorted several times faster than a row of keys.
    order = facet.order[numbers].astype(np.intp)
    if falling:
        return order
    by_count = (counts.max(initial=0) - counts) * len(facet.order) + order
    return np.where(order >= facet.known, np.iinfo(np.intp).max - len(facet.order) + order, by_count)


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

"""
Facet values and their counts over all matches.

Ticks are OR inside a facet and AND across facets, and a facet's counts leave its own ticks out of account: they
say what ticking another value would bring. Sections are counted; one with two industries counts in both.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from app.domain.results import FacetValue
from app.search.arrays import Bools
from app.search.fields import FACET_FIELDS, NONE, UNKNOWN
from app.search.snapshot import Snapshot

_DESCENDING: Final = ("year", "period")
"""Facets listed by value, latest first; the others are listed by count."""
_PROVINCE_DIGITS: Final = 2
"""Of a GB/T 2260 code."""


def filter_masks(snapshot: Snapshot, filters: Mapping[str, Sequence[str]]) -> dict[str, Bools]:
    """For each facet with ticks the sections that have one of the values ticked."""
    return {name: snapshot.with_value(name, tuple(values)) for name, values in filters.items() if values}


def apply(mask: Bools, masks: Mapping[str, Bools], but: str | None = None) -> Bools:
    """The sections of *mask* that pass all facets, or all but one."""
    passing = mask
    for name, passed in masks.items():
        if name != but:
            passing = passing & passed
    return passing


def count_facets(
    snapshot: Snapshot, matched: Bools, masks: Mapping[str, Bools], filters: Mapping[str, Sequence[str]]
) -> dict[str, tuple[FacetValue, ...]]:
    """
    All facets with their values. Where one is ticked, it and those beside it are listed even if nothing has them.

    Args:
        snapshot: The index.

        matched: The sections that match the query, before any facet.

        masks: What `filter_masks` gave for *filters*.

        filters: The values ticked.
    """
    everywhere = apply(matched, masks)
    found: dict[str, tuple[FacetValue, ...]] = {}
    for field in FACET_FIELDS:
        name = field.name
        facet = snapshot.facets[name]
        passing = apply(matched, masks, but=name) if name in masks else everywhere
        counts = np.bincount(facet.value[passing[facet.chunk]], minlength=len(facet.values))
        counted = {value: int(count) for value, count in zip(facet.values, counts, strict=True) if count}
        selected = tuple(dict.fromkeys(filters.get(name, ())))
        beside = _siblings(name, facet.values, selected)
        values = list(dict.fromkeys((*counted, *selected, *beside)))
        found[name] = tuple(
            FacetValue(value, counted.get(value, 0), value in selected) for value in _in_order(name, values, counted)
        )
    return found


def count_sectors(snapshot: Snapshot, matched: Bools, masks: Mapping[str, Bools]) -> dict[str, int]:
    """How many matching sections each sector has, the industries ticked left out of account, as their own counts do."""
    passing = apply(matched, masks, but="industry")
    sectors = snapshot.sectors
    counts = np.bincount(sectors.value[passing[sectors.chunk]], minlength=len(sectors.values))
    return {sector: int(count) for sector, count in zip(sectors.values, counts, strict=True) if count}


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


def _in_order(facet: str, values: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    """Values in the order they are listed in, those that say "not known" last."""
    by_value = sorted(values, reverse=facet in _DESCENDING)
    if facet not in _DESCENDING:
        by_value.sort(key=lambda value: -counts.get(value, 0))
    return sorted(by_value, key=lambda value: value in (UNKNOWN, NONE))

"""
A facet as it is counted: made from the pairs (chunk, value) that the build wrote, when an index is opened.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import FacetArrays, Ints
from app.search.fields import FALLING, NONE, UNKNOWN

_BITS: Final = 63
"""Facets with at most so many values have their combinations told apart by one number."""


def facet_of(name: str, values: Sequence[str], chunk: Ints, value: Ints, plan_of: NDArray[np.intp]) -> FacetArrays:
    """
    The facet *name*.

    Args:
        name: As in app.search.fields; says how its values are listed.

        values: All values, by ordinal.

        chunk: The chunks of the pairs, ascending.

        value: The ordinals of their values.

        plan_of: Each chunk's plan; the facets of whole plans share it, and are counted by it together.
    """
    listed = sorted(range(len(values)), key=values.__getitem__, reverse=name in FALLING)
    listed.sort(key=lambda number: values[number] in (UNKNOWN, NONE))
    order = np.zeros(len(values), dtype=np.intp)
    order[listed] = np.arange(len(values))
    group_of, group, of_group = _groups(len(values), chunk, value, plan_of)
    return FacetArrays(
        values=tuple(values),
        numbers={each: number for number, each in enumerate(values)},
        order=order,
        known=sum(value not in (UNKNOWN, NONE) for value in values),
        group_of=group_of,
        groups=int(group_of.max(initial=-1)) + 1,
        single=np.array_equal(group, np.arange(int(group_of.max(initial=-1)) + 1)),
        starts=_starts(group_of),
        group=group,
        value=of_group,
        by_value=chunk[np.argsort(value, kind="stable")],
        first=np.concatenate([[0], np.cumsum(np.bincount(value, minlength=len(values)))]).astype(np.int64),
    )


def _starts(group_of: NDArray[np.intp]) -> Ints | None:
    """The first chunk of each group, if the chunks of a group stand together and all groups in order."""
    steps = np.diff(group_of, prepend=-1)
    if not np.isin(steps, (0, 1)).all():
        return None
    return np.flatnonzero(steps).astype(np.int32)


def _groups(
    values: int, chunk: Ints, value: Ints, plan_of: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Each chunk's group, and the pairs of groups and values."""
    count = len(plan_of)
    if len(chunk) == count and np.array_equal(chunk, np.arange(count)):
        of_plan = np.zeros(int(plan_of.max(initial=-1)) + 1, dtype=np.intp)
        of_plan[plan_of] = value
        if np.array_equal(of_plan[plan_of], value):
            return plan_of, np.arange(len(of_plan)), of_plan
    if values > _BITS:
        return np.arange(count), chunk.astype(np.intp), value.astype(np.intp)
    bits = np.zeros(count, dtype=np.int64)
    for number in range(values):
        bits[chunk[value == number]] |= 1 << number
    combinations, group_of = np.unique(bits, return_inverse=True)
    group, of_group = np.nonzero(combinations[:, None] >> np.arange(values) & 1)
    return group_of, group, of_group

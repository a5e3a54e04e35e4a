"""
The targets of a comparison, lined up: one line per measure and subject, a cell per column.

What a number measures is told by measured.py. Here: what a column says twice, what it says of several things in one
breath, and from which number of the first column another differs.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.compare.measured import Key, Place, key_of, names_of_common
from app.domain.comparison import Figure, LinedUp
from app.domain.facts import PlanTarget
from app.domain.growth import base_year, is_annual

_LISTS: Final = ("、", "和", "及", "与")
_SIGNS: Final = {"以上": ">=", "超过": ">", "突破": ">", "左右": "~", "控制在": "<="}
_HOPED: Final = ("力争", "争取", "努力")


def line_up(columns: Sequence[Sequence[PlanTarget]], places: Sequence[Place]) -> tuple[LinedUp, ...]:
    """
    The lines of *columns*, whose numbers stand in *places*: those that most columns have first, then in reading order.

    Two numbers stand in one line where they measure the same of the same in comparable units. What a column says
    twice is led to where it is said first.
    """
    whole = names_of_common(columns)
    lines: dict[Key, list[list[PlanTarget]]] = {}
    for at, (items, place) in enumerate(zip(columns, places, strict=True)):
        for item, key in zip(items, _keys(items, place, whole), strict=True):
            cells = lines.setdefault(key, [[] for _ in columns])
            _add(cells[at], item)
    ordered = sorted(lines.values(), key=lambda cells: -sum(1 for cell in cells if cell))
    return tuple(map(_line, ordered))


def _keys(items: Sequence[PlanTarget], place: Place, whole: Sequence[str]) -> list[Key]:
    """
    The keys of *items*, those of one breath told apart.

    Several numbers of one measure, year and section are of several things: of a list (甲、乙排放量分别达到…) each
    is what stands at its place there; what else is meant is not said in their names, and stands in no line with others.
    """
    keys = [key_of(item, place, whole) for item in items]
    breath: dict[tuple[object, ...], list[int]] = {}
    for at, item in enumerate(items):
        t = item.target
        breath.setdefault((keys[at], t.section, t.target_year, base_year(t)), []).append(at)
    for found in breath.values():
        amounts = {_amount(items[at]) for at in found}
        if len(amounts) < 2 or any(_is_hoped(items[at]) for at in found[1:]):
            continue
        listed = len({items[at].target.indicator for at in found}) == 1 and _follow_each_other(found)
        for n, at in enumerate(found):
            t = items[at].target
            of_list = listed and any(sign in t.indicator for sign in _LISTS)
            keys[at] = (*keys[at], str(n) if of_list else f"{items[at].plan} {t.anchor} {t.start}")
    return keys


def _follow_each_other(found: Sequence[int]) -> bool:
    """Whether no other number stands between those *found*."""
    return all(after - before == 1 for before, after in pairwise(found))


def _is_hoped(item: PlanTarget) -> bool:
    """Whether a number is what is hoped for beyond the one before it: 达到80%以上，力争达到90%."""
    return item.target.quote.startswith(_HOPED)


def _amount(item: PlanTarget) -> tuple[float, float]:
    return item.target.measure.amount, item.target.measure.upper


def _add(cell: list[PlanTarget], item: PlanTarget) -> None:
    """*item* into *cell*, unless it is there; of the same with a year and without, the one with the year stays."""
    for at, there in enumerate(cell):
        if _said(there) != _said(item):
            continue
        one, other = there.target.target_year, item.target.target_year
        if one == other or other is None:
            return
        if one is None:
            cell[at] = item
            return
    cell.append(item)


def _said(item: PlanTarget) -> tuple[object, ...]:
    """What a number says but for its year, wherever it stands."""
    t = item.target
    # 提高到40% and 达到40% are one: which way it goes is part of a change only.
    way = t.direction if t.kind == "growth_rate" else None
    return *_amount(item), _SIGNS.get(t.comparator or ""), way, base_year(t)


def _line(cells: Sequence[Sequence[PlanTarget]]) -> LinedUp:
    present = [cell for cell in cells if cell]
    first = present[0]
    return LinedUp(
        tuple(
            tuple(Figure(item, None if cell is first else _against(item, cell, first)) for item in cell)
            for cell in cells
        ),
        len(present) > 1 and _is_one_number([item for cell in present for item in cell]),
    )


def _is_one_number(items: Sequence[PlanTarget]) -> bool:
    """Whether *items* say one number for one year; >8000 is another than 8000."""
    years = {item.target.target_year for item in items} - {None}
    bases = {base_year(item.target) for item in items} - {None}
    return len({_said(item)[:4] for item in items}) == 1 and len(years) <= 1 and len(bases) <= 1


def _against(item: PlanTarget, cell: Sequence[PlanTarget], first: Sequence[PlanTarget]) -> PlanTarget | None:
    """
    The number of *first* that *item* of *cell* differs from: the one for its year, else the only one of each.

    None where it cannot be told which, where one is a range, or where they count from different years.
    """
    year = item.target.target_year
    same = [one for one in first if one.target.target_year == year]
    own = [one for one in cell if one.target.target_year == year]
    if year is not None and len(same) == len(own) == 1:
        return same[0] if _can_differ(same[0], item) else None
    if len(first) == len(cell) == 1 and _can_differ(first[0], item):
        return first[0]
    return None


def _can_differ(first: PlanTarget, item: PlanTarget) -> bool:
    one, other = first.target, item.target
    if one.value_max is not None or other.value_max is not None or one.value == 0:
        return False
    if one.kind == "growth_rate" and (one.direction != other.direction or is_annual(one) != is_annual(other)):
        return False
    bases = {base_year(one), base_year(other)} - {None}
    return len(bases) < 2

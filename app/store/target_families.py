"""
Families of targets: what no two plans name alike, brought together by what its name ends in (…示范区, …覆盖率).

Chinese puts what a thing is at the end of its name. Which endings make a family the archive's own targets say: those
that several plans use, in one unit, behind many different words; the longest there are. What has an indicator of its
own (catalogue_targets.py) is not asked about.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.facts import FAMILY

Thing = tuple[str, str, bool]
"""What a target measures, its unit that others can be compared with, and whether it grows."""
LEAST_PLANS: Final = 5
LEAST_BEFORE: Final = 4
"""So many different characters must stand before an ending: behind one only it is the rest of a longer word."""
_VARIED: Final = 0.45
_VARIED_ENOUGH: Final = 12
"""Of many things so large a part, or so many, must differ there."""
_MOST_OF_ONE: Final = 0.4
_LONGEST: Final = 8
_SHORTEST: Final = 2
# 化, 型 and 级 belong to the word before them: no ending begins with one.
_ENDING: Final = re.compile("[^化型性级类式业者度][㐀-鿿]+")
_HAN: Final = re.compile("[㐀-鿿]+")


def families(things: Iterable[tuple[str, Thing]]) -> Mapping[Thing, str]:
    """
    The family of each of *things*, which come with the plan that names them; what belongs to none is left out.

    >>> plans = [f"plan-{n}" for n in range(5)]
    >>> kinds = ["生态文明", "循环经济", "农业绿色", "先行", "光伏"]
    >>> found = families((plan, (kind + "示范区", "个", False)) for plan, kind in zip(plans, kinds, strict=True))
    >>> set(found.values())
    {'…示范区'}
    """
    left: dict[Thing, set[str]] = defaultdict(set)
    for plan, thing in things:
        left[thing].add(plan)
    found: dict[Thing, str] = {}
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        by_ending: dict[Thing, list[Thing]] = defaultdict(list)
        for thing in left:
            ending = thing[0][-length:]
            if len(ending) == length and _HAN.fullmatch(ending) and _ENDING.fullmatch(ending):
                by_ending[ending, thing[1], thing[2]].append(thing)
        for (ending, _, _), members in by_ending.items():
            if _is_family(members, length, len(set().union(*(left[each] for each in members)))):
                found.update(dict.fromkeys(members, FAMILY + ending))
        left = defaultdict(set, {thing: plans for thing, plans in left.items() if thing not in found})
    return found


def _is_family(members: list[Thing], length: int, plans: int) -> bool:
    before = Counter(name[-length - 1 : -length] for name, _, _ in members)
    needed = max(LEAST_BEFORE, min(_VARIED * len(members), _VARIED_ENOUGH))
    return (
        plans >= LEAST_PLANS
        and len(before) >= needed
        and before.most_common(1)[0][1] <= max(1, _MOST_OF_ONE * len(members))
    )

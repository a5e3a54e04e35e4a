"""
What the archive holds, told to a reader: how many plans, of which provinces, over which years, as which text.

Absence from the archive must never look like absence of policy, so pages with few or no results say what is covered.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.domain.naming import is_called
from app.domain.plan import Lang
from app.domain.record import Record
from app.domain.views import PlanInfo
from app.web import labels

NATIONAL: Final = "national"
"""The shelf of what the central government issued: it has no province, which is not to say that none is stated."""
_UNKNOWN: Final = "unknown"
ONE_PLAN: Final = (1, 5, 15, 30, 60)
MANY_PLANS: Final = (1, 10, 50, 200, 1000)
"""The fewest paragraphs of each shade, in the row of one plan and in that of a province's plans together."""
_LATIN: Final = re.compile("[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Scope:
    """
    The extent of the holdings. `first` and `last` are years, None where no plan states any; `official` counts the
    plans whose official text is held, `undated` those without a year, `national` those of the central government.
    """

    plans: int
    national: int
    provinces: tuple[str, ...]
    first: int | None
    last: int | None
    official: int
    annexes: int
    paragraphs: int
    undated: int


def scope_of(plans: Mapping[str, PlanInfo]) -> Scope:
    """The extent of *plans*."""
    records = [info.record for info in plans.values()]
    years = [y for r in records for y in (r.period_start, r.period_end) if y] or [r.year for r in records if r.year]
    return Scope(
        plans=len(records),
        national=sum(shelf_of(r) == NATIONAL for r in records),
        provinces=tuple(dict.fromkeys(r.province.code for r in records if r.province)),
        first=min(years, default=None),
        last=max(years, default=None),
        official=sum(1 for info in plans.values() if info.layer("official")),
        annexes=sum(part.kind == "annex" for info in plans.values() for part in info.parts),
        paragraphs=sum(info.paragraphs for info in plans.values()),
        undated=sum(r.year is None for r in records),
    )


def shelf_of(record: Record) -> str:
    """Where a plan stands in a list: the code of its province, else "national" or "unknown"."""
    if record.province:
        return record.province.code
    return NATIONAL if record.level == "national" else _UNKNOWN


def shelf_name(shelf: str, lang: Lang) -> str:
    """What a shelf is called in *lang*."""
    return labels.facet_value("level" if shelf == NATIONAL else "province", shelf, lang)


def shelved(plans: Iterable[PlanInfo]) -> dict[str, list[PlanInfo]]:
    """*plans* by shelf: the nation's first, then the provinces as the plans come, what is unknown last."""
    found: dict[str, list[PlanInfo]] = {NATIONAL: []}
    for info in plans:
        found.setdefault(shelf_of(info.record), []).append(info)
    found[_UNKNOWN] = found.pop(_UNKNOWN, [])
    return {shelf: held for shelf, held in found.items() if held}


def on_shelf(held: Iterable[PlanInfo]) -> list[PlanInfo]:
    """
    The plans of one shelf: the province's own before those of its cities, city by city, the newest first.

    A plan without a date goes by the year it is filed under, one without either comes last.
    """
    newest = sorted(held, key=lambda info: info.record.issued or str(info.record.year or ""), reverse=True)
    return sorted(newest, key=lambda info: info.record.city.code if info.record.city else "")


def says(record: Record, q: str) -> bool:
    """
    Whether title, number, issuers and keywords together hold every word of *q* (app.domain.naming), "" in any.

    Latin words are looked for in our English of title and issuers too, since a reader copies them from there.
    """
    r = record
    words = [r.plan, r.title_zh, r.title_en, r.doc_number, *r.issuer, *r.issuer_en, *r.keywords_zh, *r.keywords_en]
    if _LATIN.search(q):
        words += [labels.title_gloss(r, "en"), labels.issuers_gloss(r, "en")]
    return is_called((word.lower() for word in words if word), q.lower())


def years_covered(record: Record) -> range:
    """The years of the period that a plan states, none where it states none."""
    if record.period_start is None or record.period_end is None:
        return range(0)
    return range(record.period_start, record.period_end + 1)


def heat_of(paragraphs: int, shades: Sequence[int] = ONE_PLAN) -> int:
    """
    The shade of a cell of a matrix, 0 to 5, as its key says.

    >>> [heat_of(n) for n in (0, 1, 5, 59, 60)]
    [0, 1, 2, 4, 5]
    """
    return bisect_right(shades, paragraphs)


def key_of(shades: Sequence[int] = ONE_PLAN) -> tuple[str, ...]:
    """
    What each shade means, the lightest first.

    >>> key_of()
    ('1–4', '5–14', '15–29', '30–59', '≥60')
    """
    return (*(f"{least}–{more - 1}" for least, more in pairwise(shades)), f"≥{shades[-1]}")

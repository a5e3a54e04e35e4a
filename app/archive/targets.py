"""
Targets as they are asked for: over all plans by filters, or those of one plan, section or paragraph.

The catalogue has them as the build found them; which plans a province means is known here.
"""

from app.archive.snapshot import Snapshot
from app.domain.facts import PlanTarget, TargetPage, TargetQuery
from app.domain.record import Region
from app.store.catalogue_targets import UNKNOWN


def targets_asked(snapshot: Snapshot, query: TargetQuery) -> TargetPage:
    """The page of targets *query* asks for. Raises PlanNotFound, PlanWithdrawn."""
    for slug in query.plans:
        snapshot.plan(slug)
    if not query.plans and not query.provinces and not query.cities:
        return snapshot.catalogue.targets(query)
    plans = query.plans or tuple(snapshot.plans)
    if query.provinces:
        plans = tuple(slug for slug in plans if _code(snapshot.plans[slug].record.province) in query.provinces)
    if query.cities:
        plans = tuple(slug for slug in plans if _code(snapshot.plans[slug].record.city) in query.cities)
    return snapshot.catalogue.targets(query, plans)


def targets_in(snapshot: Snapshot, slug: str, anchor: str | None = None) -> tuple[PlanTarget, ...]:
    """
    Targets and baselines of a plan in reading order, or of *anchor*: a section with what stands below it, a paragraph.

    Raises PlanNotFound, PlanWithdrawn. An anchor there is none of has no targets.
    """
    snapshot.plan(slug)
    found = snapshot.catalogue.targets_of(slug)
    if anchor is None:
        return found
    return tuple(item for item in found if _stands_in(item, anchor))


def _stands_in(item: PlanTarget, anchor: str) -> bool:
    section = item.target.section
    return anchor in (item.target.anchor, section) or section.startswith(f"{anchor}.")


def _code(region: Region | None) -> str:
    return region.code if region else UNKNOWN

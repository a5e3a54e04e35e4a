"""
Targets as they are asked for: over all plans by filters, of one plan, section or paragraph, or of a comparison.

The catalogue has them as the build found them; which plans a province means is known here. Which targets of a
comparison measure the same is app.compare's.
"""

from app.archive.snapshot import Snapshot
from app.compare import Place, line_up
from app.domain.comparison import Comparison, LinedUp
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


def targets_of_columns(snapshot: Snapshot, found: Comparison) -> tuple[tuple[PlanTarget, ...], ...]:
    """The targets of each column of *found*, in reading order; history is left out."""
    return tuple(
        tuple(
            item
            for item in targets_in(snapshot, column.plan, column.anchor)
            if item.layer == column.layer
            and item.target.kind != "baseline"
            and (found.industry is None or found.industry in item.target.industries)
        )
        for column in found.columns
    )


def targets_lined_up(snapshot: Snapshot, found: Comparison) -> tuple[LinedUp, ...]:
    """The targets of *found* in lines of what measures the same. See app.compare.line_up."""
    places = []
    for at, column in enumerate(found.columns):
        cells = [cell for row in found.rows if (cell := row.cells[at]) is not None]
        record = snapshot.plan(column.plan).record
        places.append(
            Place(
                [region.code for region in (record.province, record.city) if region is not None],
                {step.anchor: step.heading for step in column.path} | {cell.anchor: cell.heading for cell in cells},
                {paragraph.anchor: paragraph.text for cell in cells for paragraph in cell.paragraphs},
            )
        )
    return line_up(targets_of_columns(snapshot, found), places)


def _stands_in(item: PlanTarget, anchor: str) -> bool:
    section = item.target.section
    return anchor in (item.target.anchor, section) or section.startswith(f"{anchor}.")


def _code(region: Region | None) -> str:
    return region.code if region else UNKNOWN

"""
Columns for a comparison: a section with all that stands below it, a whole plan, or what a plan says about an industry.

Which sections belong beside which is decided in app.compare.
"""

from collections.abc import Sequence

from app.archive.snapshot import Snapshot
from app.archive.texts import find_passage, view_of
from app.compare import ColumnInput, on_industry
from app.compare.comparing import FEWEST, MOST
from app.domain.outline import Outline, Section
from app.domain.record import Record
from app.domain.results import SectionRef
from app.errors import BadValue
from app.vocab import industries


def columns_of(snapshot: Snapshot, refs: Sequence[SectionRef]) -> list[ColumnInput]:
    """
    A column for each of *refs*; a paragraph stands for the section it is in.

    Raises BadValue for fewer than two, more than eight or the same twice, and what find_passage raises.
    """
    _check_number("section", len(refs))
    columns = [_section_column(snapshot, ref) for ref in refs]
    _refuse_repeated("section", [f"{c.plan}:{c.anchor}" if c.anchor else c.plan for c in columns])
    return columns


def industry_columns(snapshot: Snapshot, plans: Sequence[str], industry: str) -> list[ColumnInput]:
    """
    What each of *plans* says about *industry*; a plan that says nothing is an empty column, and is meant to be seen.

    Raises BadValue for an industry there is none of, fewer than two plans, more than eight or one twice; PlanNotFound,
    PlanWithdrawn.
    """
    known = industries.load().order
    if industry not in known:
        raise BadValue("industry", industry, f"it is one of {', '.join(known)}")
    _check_number("plan", len(plans))
    _refuse_repeated("plan", plans)
    columns = []
    for slug in plans:
        view = view_of(snapshot, slug)
        sections = on_industry(view.sections, industry)
        columns.append(ColumnInput(slug, _title(view.record), view.layer, view.lang, None, sections))
    return columns


def _section_column(snapshot: Snapshot, ref: SectionRef) -> ColumnInput:
    if ref.anchor is None:
        view = view_of(snapshot, ref.plan)
        return ColumnInput(ref.plan, _title(view.record), view.layer, view.lang, None, view.sections)
    passage = find_passage(snapshot, ref.plan, ref.anchor)
    outline = view_of(snapshot, ref.plan, passage.layer, passage.lang).outline
    root = passage.section
    sections = tuple(s for s in outline.sections if s is root or root.anchor in _ancestors(outline, s))
    title = root.heading or _title(passage.record)
    return ColumnInput(ref.plan, title, passage.layer, passage.lang, root.anchor, sections, passage.path)


def _ancestors(outline: Outline, section: Section) -> list[str]:
    """The anchors above *section*, nearest first."""
    parents = {s.anchor: s.parent for s in outline.sections}
    found: list[str] = []
    above = section.parent
    while above is not None and above in parents and above not in found:
        found.append(above)
        above = parents[above]
    return found


def _title(record: Record) -> str:
    return record.title_zh or record.title_en or record.plan


def _check_number(name: str, number: int) -> None:
    if not FEWEST <= number <= MOST:
        raise BadValue(name, str(number), f"a comparison takes {FEWEST} to {MOST} columns")


def _refuse_repeated(name: str, columns: Sequence[str]) -> None:
    for column in columns:
        if columns.count(column) > 1:
            raise BadValue(name, column, "it is named twice; a column is compared with others, not with itself")

"""
Columns for a comparison: a section with all that stands below it, a whole plan, or what a plan says about an industry.

Which sections belong beside which is decided in app.compare; how long a comparison is kept, in app.archive.compared.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.archive.snapshot import Snapshot
from app.archive.texts import find_passage
from app.compare import ColumnInput, compare, on_industry
from app.compare.comparing import FEWEST, MOST
from app.domain.comparison import Comparison, SectionRef
from app.domain.outline import Outline, Section
from app.errors import BadValue
from app.vocab import industries


def sections_compared(snapshot: Snapshot, refs: Sequence[SectionRef]) -> Comparison:
    """The sections or whole plans of *refs* side by side. Raises what columns_of raises."""
    return snapshot.comparisons.get(refs, None, lambda: compare(columns_of(snapshot, refs)))


def plans_compared(snapshot: Snapshot, plans: Sequence[str], industry: str) -> Comparison:
    """What *plans* say about *industry* side by side. Raises what industry_columns raises."""
    refs = [SectionRef(plan) for plan in plans]
    return snapshot.comparisons.get(
        refs, industry, lambda: compare(industry_columns(snapshot, plans, industry), industry)
    )


def columns_of(snapshot: Snapshot, refs: Sequence[SectionRef]) -> list[ColumnInput]:
    """
    A column for each of *refs*; a paragraph stands for the section it is in.

    Raises BadValue for fewer than two, more than eight or the same twice, and what find_passage raises.
    """
    _check_number("section", len(refs))
    columns = [section_column(snapshot, ref, with_words=True) for ref in refs]
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
        among = ", ".join(known)
        raise BadValue("industry", industry, f"it is one of {among}", ("takes.choices", {"among": among}))
    _check_number("plan", len(plans))
    _refuse_repeated("plan", plans)
    columns = []
    for slug in plans:
        whole = _whole_plan(snapshot, slug)
        columns.append(replace(whole, sections=on_industry(whole.sections, industry)))
    return columns


def section_column(snapshot: Snapshot, ref: SectionRef, with_words: bool = False) -> ColumnInput:
    """
    The section of *ref* with all that stands below it, or the whole plan; what a paragraph names is its section.

    A comparison needs the words of the whole text (*with_words*); who looks for one section's like cuts its own sooner.

    Raises what find_passage raises; BadValue for a plan without any text.
    """
    if ref.anchor is None:
        return _whole_plan(snapshot, ref.plan)
    passage, outline = find_passage(snapshot, ref.plan, ref.anchor)
    root = passage.section
    title = root.heading or passage.record.title_zh or passage.record.title_en or ref.plan
    words, headings = snapshot.read_before(passage) if with_words else (None, {})
    subtree = _subtree(outline, root)
    return ColumnInput(
        ref.plan, title, passage.layer, passage.lang, root.anchor, subtree, passage.path, words, headings
    )


def _whole_plan(snapshot: Snapshot, slug: str) -> ColumnInput:
    snapshot.plan(slug)
    column = snapshot.whole_plan(slug)
    if column is None:
        raise BadValue("plan", slug, "no text of it is held; a comparison needs one", ("refused.no_text", {}))
    return column


def _subtree(outline: Outline, root: Section) -> tuple[Section, ...]:
    """*root* and every section below it, in reading order: a parent stands before its children."""
    anchors = {root.anchor}
    found = [root]
    for section in outline.sections:
        if section.parent in anchors and section.anchor not in anchors:
            anchors.add(section.anchor)
            found.append(section)
    return tuple(found)


def _check_number(name: str, number: int) -> None:
    if not FEWEST <= number <= MOST:
        said = f"a comparison takes {FEWEST} to {MOST} columns"
        raise BadValue(name, str(number), said, ("refused.columns", {"low": FEWEST, "high": MOST}))


def _refuse_repeated(name: str, columns: Sequence[str]) -> None:
    for column in columns:
        if columns.count(column) > 1:
            said = "it is named twice; a column is compared with others, not with itself"
            raise BadValue(name, column, said, ("refused.twice", {}))

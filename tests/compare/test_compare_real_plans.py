"""
Real plans side by side: nine annexes with one skeleton, the same industry in 2011 and 2017, sets on one subject.

What must and must not stand together was read in the plans by eye. Skipped by name where the material is not here.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.compare import ColumnInput, compare, counterparts, on_industry
from app.domain.comparison import Comparison
from app.domain.outline import Outline
from app.pipeline.stages import describe_file
from bench.alignment_score import BENCH, read_gold
from tests.shared_texts import SHARED

JILIN_2011 = "jilin-2011-pillar-industries"
JILIN_2017 = "jilin-2017-industrial-upgrade"
LIAONING_2015 = "liaoning-2015-traditional-industry"
SETS = ["green_low_carbon_circular_economy", "green_building_14th_fyp", "industry_green_manufacturing"]

pytestmark = pytest.mark.skipif(
    not (SHARED / "plans").is_dir() or not (SHARED / "corpus").is_dir(),
    reason="the real plans are not here (ARCHIVE_SHARED)",
)


@cache
def outline(path: Path) -> Outline:
    """The outline of a raw file, industries found."""
    return describe_file(path)[2]


def column(plan: str, anchor: str | None = None) -> ColumnInput:
    """A section of one of the five plans with all below it, or the whole plan."""
    sections = outline(SHARED / "plans" / f"{plan}.txt").sections
    if anchor is not None:
        sections = tuple(each for each in sections if each.anchor == anchor or each.anchor.startswith(f"{anchor}."))
    return ColumnInput(plan, plan, "official", "zh", anchor, sections)


def members(name: str) -> list[ColumnInput]:
    """The first eight plans of a comparison set."""
    files = {each["id"]: each["file"] for each in json.loads((SHARED / "corpus" / "index.json").read_text("utf-8"))}
    sets = json.loads((SHARED / "corpus" / "comparison_sets.json").read_text("utf-8"))
    ids = [each["id"] for each in next(one for one in sets if one["set"] == name)["members"][:8]]
    outlines = [outline(SHARED / "corpus" / files[each]) for each in ids]
    return [
        ColumnInput(one, one, "official", "zh", None, found.sections) for one, found in zip(ids, outlines, strict=True)
    ]


@cache
def annexes() -> tuple[Comparison, ...]:
    """The nine annexes of 2017, eight at a time."""
    parts = [column(JILIN_2017, f"a{k}") for k in range(1, 10)]
    return compare(parts[:8]), compare(parts[1:])


def beside(comparison: Comparison, anchor: str) -> set[str]:
    """The anchors in the row of *anchor*."""
    rows = [{cell.anchor for cell in row.cells if cell} for row in comparison.rows]
    return next((row for row in rows if anchor in row), set())


@pytest.mark.parametrize(
    "together",
    [
        "a1.1 a2.1 a3.1 a4.1 a5.1 a6.1 a7.1 a8.1",
        "a1.1.2 a2.1.2 a3.1.2 a4.1.2 a5.1.2 a6.1.2 a7.1.2 a8.1.2",
        "a1.2 a2.2 a3.2 a4.2 a5.2 a6.2 a7.2 a8.2",
        "a1.3 a2.3 a4.3 a5.3 a6.3 a7.3 a8.3",
        "a1.4 a2.4 a3.4 a4.4 a5.5 a6.4 a7.4 a8.4",
        "a1.5 a2.5 a3.5 a4.5 a5.6 a6.5 a7.5 a8.5",
        "a1.6 a2.6 a3.6 a4.6 a5.7 a6.6 a7.6 a8.6",
        "a1.6.2 a2.6.1 a3.6.2 a4.6.2 a5.7.4 a6.6.2 a7.6.2 a8.6.2",
        "a1.7 a2.7 a3.7 a4.7 a5.8 a6.7 a7.7 a8.7",
        "a1.6.3 a4.6.3 a5.7.2 a6.6.3 a7.6.3 a8.6.3",
        "a7.2.2 a8.2.3",
        "a2.3.3 a4.3.2",
        "a2.4.2.2 a3.4.3 a4.4.4",
        "a3.7.1 a7.7.3 a8.7.3 a5.8.5",
    ],
)
def test_annexes_align_by_their_skeleton_though_sections_are_renamed_and_inserted(together):
    """人才培养 is 六 in most annexes and 七 in the one with a chapter more."""
    anchors = set(together.split())

    assert anchors == beside(annexes()[0], min(anchors))


@pytest.mark.parametrize("anchor", ["a5.4", "a3.3", "a2.2.1.7", "a1.5.4", "a4.5.2", "a6.2.2.1", "a8.2.2.1", "a9.2.2.3"])
def test_what_only_one_annex_has_stands_alone_or_with_its_like(anchor):
    """Military-civil integration is no new business model, whatever number it has; nor is tobacco a steel product."""
    alike = {"a3.3": {"a7.2.4"}, "a5.4": {"a4.2.4"}}.get(anchor, set())
    found = set().union(*(beside(each, anchor) for each in annexes()))

    assert set() == found - {anchor} - alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a2.2.2.4", "a4.2.2.1"),
        ("a2.2.2.6", "a4.2.2.3"),
        ("a3.2.2.5", "a8.2.4.1"),
        ("a4.1.2.2", "a7.1.2.2"),
        ("a7.1.2.2", "a8.1.2.2"),
        ("a4.3.3", "a6.3.3"),
        ("a4.7.2", "a6.7.3"),
        ("a1.3.1", "a4.3.4"),
        ("a1.3.4", "a5.3.4"),
        ("a1.4.1", "a8.4.1"),
        ("a2.2.3.4", "a8.2.5.1"),
        ("a3.2.2.1", "a7.2.3.5"),
        ("a1.5.3", "a5.6.1"),
    ],
)
def test_lookalikes_do_not_stand_together(one, other):
    """Seeds and vaccines, repair and re-use: most words in common, and not the subject."""
    assert {one: False} == {one: any(other in beside(each, one) for each in annexes())}


@pytest.mark.parametrize("first", range(1, 9))
def test_no_choice_of_two_annexes_has_a_wrong_cell(first: int) -> None:
    """Two annexes side by side are what readers ask for first; every pair is one that was judged right or open."""
    golds = [read_gold(path) for path in sorted((BENCH / "gold" / "alignment").glob("annexes-*.tsv"))]
    fine = {frozenset(anchor for _, anchor in pair) for gold in golds for pair in gold.right_pairs() | gold.open_pairs}
    comparisons = [compare([column(JILIN_2017, f"a{k}") for k in (first, other)]) for other in range(first + 1, 10)]
    rows = [row for found in comparisons for row in found.rows if row.reason != "whole" and all(row.cells)]

    assert set() == {frozenset(cell.anchor for cell in row.cells if cell) for row in rows} - fine


def test_two_kinds_of_one_thing_do_not_stand_together() -> None:
    """With two columns there is less to compare with, and a reader sees a wrong cell at once."""
    found = compare([column(JILIN_2017, "a7"), column(JILIN_2017, "a8")])

    assert "a8.2.4.2" not in beside(found, "a7.2.3.5")


def test_the_car_industry_of_2011_and_2017_aligns_by_sub_topic():
    """Vehicles, parts, research and services stand beside what the later plan has on them, in other words."""
    found = compare([column(JILIN_2011, "2.1"), column(JILIN_2017, "a1")])
    vehicles, parts, research, services = (beside(found, f"2.1.{k}") - {f"2.1.{k}"} for k in range(1, 5))

    assert [{"a1.2.1.1"}, {"a1.2.3.2"}, {"a1.2.2"}, {"a1.3.1"}] == [vehicles, parts, research, services]


def test_what_three_plans_say_about_cars_begins_with_their_main_sections():
    """A chapter, an annex and a single item are what the plans have on cars."""
    plans = [column(plan) for plan in (JILIN_2011, JILIN_2017, LIAONING_2015)]
    chosen = [replace(each, sections=on_industry(each.sections, "automotive")) for each in plans]

    assert {"2.1", "a1", "2.1.10"} == beside(compare(chosen, industry="automotive"), "a1")


@pytest.mark.parametrize(
    ("industry", "one", "other"),
    [
        ("automotive", "2.1.2", "a1.2.3.2"),
        ("automotive", "2.1.4", "a1.3.1"),
        ("electronics-ict", "2.5.3", "a9.2.1.2"),
    ],
)
def test_what_two_plans_say_about_an_industry_pairs_below_their_main_sections(industry, one, other):
    """Parts for cars are a chapter's item in one plan and stand two levels down in the other's annex."""
    plans = [column(JILIN_2011), column(JILIN_2017)]
    chosen = [replace(each, sections=on_industry(each.sections, industry)) for each in plans]

    assert other in beside(compare(chosen, industry=industry), one)


def test_a_goal_of_one_plan_is_no_programme_of_another():
    """The 2011 programme on saving energy is not what the building materials of 2017 are to reach."""
    found = compare([column(JILIN_2011), column(JILIN_2017), column(LIAONING_2015)])

    assert [False, False] == ["a8.1.2.4" in beside(found, "3.4"), "a7.1.2.3" in beside(found, "1.2.3")]


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_lost_of_eight_plans_on_one_subject(name):
    """Every section of every plan stands in exactly one row."""
    columns = members(name)
    expected = sorted((at, each.anchor) for at, one in enumerate(columns) for each in one.sections)
    found = compare(columns)

    assert expected == sorted((at, cell.anchor) for row in found.rows for at, cell in enumerate(row.cells) if cell)


def test_plans_on_one_subject_share_their_chapters():
    """Measures of eight places after one national opinion: transport, consumption, technology stand side by side."""
    labels = {row.label for row in compare(members(SETS[0])).rows if sum(cell is not None for cell in row.cells) >= 7}

    assert {"打造绿色物流", "构建绿色供应链", "改善城乡人居环境"} <= labels


def test_the_counterpart_of_a_chapter_is_the_annex_on_its_subject():
    """From the car chapter of 2011 one click leads to the car annex of 2017."""
    others = [column(plan) for plan in (JILIN_2017, LIAONING_2015)]
    found = counterparts(column(JILIN_2011, "2.1"), others, 5)

    assert [(JILIN_2017, "a1"), (JILIN_2017, "2.1.1")] == [(each.plan, each.anchor) for each in found[:2]]

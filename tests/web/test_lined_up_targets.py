"""
Which targets of several plans stand in one line: the same measure of the same thing, however an office spells it.
"""

import pytest

from app.domain.facts import Measure, PlanTarget, Target
from app.web import target_table
from app.web.compare_targets import names_of_common, subject_is_before


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("插电式轿车批量下线，", "产能达到8万辆", True),
        ("做强整车；", "产能达到8万辆", False),
        ("到2018年，", "产能达到8万辆", False),
        ("“十三五”期间，", "产能达到8万辆", False),
        ("产值达到90亿元，", "产能达到8万辆", False),
        ("", "产能达到8万辆", False),
    ],
)
def test_a_number_may_leave_its_subject_to_the_clause_before(before, said, expected):
    """The capacity for one kind of car is not that of the whole industry, whatever the second half says."""
    assert subject_is_before(before + said, len(before)) is expected


@pytest.mark.parametrize(
    ("said", "lang", "value", "unit", "kind", "direction"),
    [
        ("下降 13.5%", "zh", 13.5, "%", "growth_rate", "down"),
        ("13.5% fall", "en", 13.5, "%", "growth_rate", "down"),
        ("50%", "zh", 50, "%", "share", "up"),
        ("8000 亿元", "zh", 8000, "亿元", "level", "up"),
        ("8000 × 100 million yuan", "en", 8000, "亿元", "level", "up"),
    ],
)
def test_a_number_stands_with_its_unit_as_the_language_has_it(said, lang, value, unit, kind, direction):
    """% stands close to its number, and a fall of 13.5% must not be taken for a share."""
    target = Target("1-p1", "1", "目标", "", 0, 0, (0, 0), "产值", float(value), unit, kind, direction=direction)
    before, behind = target_table.around(target, lang)

    assert said == f"{before}{target_table.number(target.value)}{behind}"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([["automotive"], ["automotive", "new-energy"]], True),
        ([["automotive"], ["new-energy"]], False),
        ([["automotive"], []], False),
    ],
)
def test_the_name_of_an_industry_tells_nothing_apart_where_all_are_of_it(columns, expected):
    """省属汽车产能 in a chapter on cars stands beside the 生产能力 of another, but not in a whole plan."""
    items = [[_of(industries)] for industries in columns]

    assert ("汽车" in names_of_common(items)) is expected


def _of(industries):
    target = Target("1-p1", "1", "目标", "", 0, 0, (0, 0), "产能", 8.0, "万辆", "level", industries=tuple(industries))
    return PlanTarget("shili-sheng", "official", target)


@pytest.mark.parametrize(
    ("said", "lang", "subject", "direction"),
    [
        ("增加 60 万千瓦", "zh", "新增光伏发电", "up"),
        ("60 × 10,000 kilowatts increase", "en", "新增光伏发电", "up"),
        ("减少 60 万千瓦", "zh", "减少光伏发电", "down"),
        ("60 万千瓦", "zh", "光伏发电", "up"),
    ],
)
def test_what_is_added_is_told_from_what_is_reached(said, lang, subject, direction):
    """60 more beside 4500 in all looks like a plan that wants less."""
    measure = Measure("", subject, "千瓦", 600_000.0, 600_000.0)
    target = Target(
        "1-p1", "1", "目标", "", 0, 0, (0, 0), "光伏发电", 60.0, "万千瓦", "level", direction=direction, measure=measure
    )
    before, behind = target_table.around(target, lang)

    assert said == f"{before}60{behind}"

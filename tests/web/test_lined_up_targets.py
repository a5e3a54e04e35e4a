"""
How a number of a line is written: with its unit, and with what is said of a change.
"""

import pytest

from app.domain.facts import Measure, Target
from app.web import compare_targets, target_table


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


@pytest.mark.parametrize(
    ("said", "lang", "quote", "year"),
    [
        ("较2005年下降 65%", "zh", "碳排放强度下降65%", 2005),
        ("65% fall on 2005", "en", "碳排放强度下降65%", 2005),
        ("年均下降 65%", "zh", "年均下降65%", None),
        ("65% fall a year", "en", "年均下降65%", None),
        ("下降 65%", "zh", "碳排放强度下降65%", None),
    ],
)
def test_a_change_says_since_when_or_that_it_is_every_years(said, lang, quote, year):
    """65% less than in 2005 beside 18% less than in 2020 is no more ambitious, and must not look so."""
    target = Target(
        "1-p1", "1", "", quote, 0, 0, (0, 0), "碳排放", 65.0, "%", "growth_rate", direction="down", baseline_year=year
    )
    before, behind = target_table.around(target, lang)

    assert said == f"{before}65{behind}"


@pytest.mark.parametrize(
    ("unit", "lang", "expected"), [("亿元", "en", "亿元"), ("亿元", "zh", ""), ("%", "en", ""), (None, "en", "")]
)
def test_an_english_page_keeps_the_unit_as_printed(unit, lang, expected):
    """Whoever checks 8000 × 100 million yuan against the plan looks for 亿元; of % both say the same."""
    target = Target("1-p1", "1", "目标", "", 0, 0, (0, 0), "产值", 8000.0, unit, "level")

    assert expected == target_table.printed_unit(target, lang)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (100.0, 120.0, "+20 万千瓦，×1.2"),
        (100.0, 1.0, "−99 万千瓦，×0.01"),
        (10_500.0, 0.5, "−10\u2009499.5 万千瓦"),
        (0.0, 5.0, "+5 万千瓦"),
    ],
)
def test_a_ratio_is_told_where_it_says_something(one, other, expected):
    """×0 of a number that is not nought is no ratio but a mistake; and nothing is any number of times nothing."""

    def target(value: float) -> Target:
        measure = Measure("", "水电", "千瓦", value * 10_000, value * 10_000)
        return Target("1-p1", "1", "", "", 0, 0, (0, 0), "水电", value, "万千瓦", "level", measure=measure)

    assert expected == compare_targets.against(target(one), target(other), "zh")


@pytest.mark.parametrize(("lang", "expected"), [("zh", "亿"), ("en", "100 million yuan")])
def test_yuan_is_said_in_english_where_a_plan_leaves_it_out(lang, expected):
    """产值突破100亿 is money to whoever reads Chinese; "100 × 100 million" is anything."""
    measure = Measure("产值", "汽车", "元", 1e10, 1e10)
    target = Target("1-p1", "1", "", "", 0, 0, (0, 0), "汽车产业产值", 100.0, "亿", "level", measure=measure)

    assert expected == target_table.unit_of(target, lang)

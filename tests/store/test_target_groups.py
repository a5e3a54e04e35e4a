"""
Which indicator a target stands under in lists of all plans: the term base's, else what several plans name alike.
"""

import sqlite3

import pytest

from app.domain.facts import Measure, Target
from app.store.catalogue_targets import TABLE, name_groups, target_rows


def _groups(*targets):
    """The groups of (plan, indicator, subject, unit), in that order, once all are there."""
    db = sqlite3.connect(":memory:")
    db.executescript("CREATE TABLE plan (slug TEXT PRIMARY KEY) STRICT;" + TABLE)
    for at, (plan, noun, subject, unit) in enumerate(targets):
        measure = Measure(noun, subject, unit, 1.0, 1.0)
        target = Target("1-p1", "1", "", "", 0, 0, (0, 0), subject or noun, 1.0, unit, "level", measure=measure)
        (row,) = target_rows(plan, "official", [target])
        row = (row[0], at, *row[2:])
        db.execute(f"INSERT INTO target VALUES ({', '.join('?' * len(row))})", row)
    name_groups(db)
    name_groups(db)
    return [name for (name,) in db.execute("SELECT grouped FROM target ORDER BY position")]


@pytest.mark.parametrize(
    ("noun", "subject", "plans", "expected"),
    [
        ("产值", "汽车", 3, "产值"),
        ("", "森林蓄积量", 3, "森林蓄积量"),
        ("", "森林蓄积量", 2, ""),
        ("", "", 3, ""),
        ("占比", "新能源汽车新车销量", 3, "新能源汽车新车销量占比"),
        ("占比", "新能源汽车新车销量", 2, "占比"),
        ("占比", "绿色建筑占新建建筑", 3, "绿色建筑占新建建筑比重"),
    ],
)
def test_what_several_plans_name_alike_is_an_indicator(noun, subject, plans, expected):
    """Thirty plans that all want more 森林蓄积量 are not to be looked for among seven thousand other numbers."""
    assert [expected] * plans == _groups(*((f"plan-{at}", noun, subject, "立方米") for at in range(plans)))


def test_what_one_plan_says_three_times_is_none():
    """Three plants of one plan are no indicator of many."""
    assert ["", "", ""] == _groups(*(("shili-sheng", "", "示例电站", "千瓦") for _ in range(3)))


def test_only_comparable_units_make_one():
    """公里 of a road and its 亿元 are two things."""
    assert ["", "", ""] == _groups(*((f"plan-{unit}", "", "农村公路", unit) for unit in ("公里", "元", "条")))


KINDS = ("生态文明", "循环经济", "农业绿色", "低碳", "光伏")


def test_things_whose_names_end_alike_are_a_family():
    """Five plans that each want some 示范区 of their own are looked up at once, and not among thousands of numbers."""
    zones = [(f"plan-{at}", "", f"{kind}示范区", "个") for at, kind in enumerate(KINDS)]

    assert ["…示范区"] * len(zones) + [""] == _groups(*zones, ("plan-9", "", "跨海大桥", "座"))


@pytest.mark.parametrize(
    "things",
    [
        # One plan's, in units that do not compare, of few plans, or begun in the middle of a word.
        [("plan", f"{kind}示范区", "个") for kind in KINDS],
        [(f"plan-{unit}", f"{kind}示范区", unit) for kind, unit in zip(KINDS, "个亩家项座", strict=True)],
        [(f"plan-{at}", f"{kind}示范区", "个") for at, kind in enumerate(KINDS[:4])],
        [(f"plan-{at}", f"{kind}化率", "%") for at, kind in enumerate("绿硬洁净亮")],
    ],
)
def test_an_ending_of_few_plans_or_of_half_a_word_makes_no_family(things):
    """A family is of several plans, and what it is called is a word."""
    assert {""} == set(_groups(*((plan, "", subject, unit) for plan, subject, unit in things)))


def test_an_indicator_of_its_own_is_in_no_family():
    """What three plans name alike stays together, whatever else ends so."""
    alike = [(f"plan-{at}", "", "近零碳示范区", "个") for at in range(3)]
    zones = [(f"plan-{at}", "", f"{kind}示范区", "个") for at, kind in enumerate(KINDS)]

    assert ["近零碳示范区"] * 3 + ["…示范区"] * len(zones) == _groups(*alike, *zones)

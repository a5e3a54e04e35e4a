"""
Parts of a plan that stand within others, in annexes too, and headings that look back on what was carried out.
"""

import pytest

from tests.compare.compare_factories import column, headings, pairs

ROBOTS = "攻关减速器和控制器，做强整机，拓展工厂里的应用。"
MEALS = "建设加工园区，推广冷链配送，培育品牌。"
FARMS = "改良土壤，选育良种，修建水渠。"


def test_ideas_below_ideas_and_goals_pair_with_guiding_thought_below_requirements():
    """Both are the first thing said in the chapter; the name of one chapter has the goals in it, too."""
    first = column("甲", ("1", "总体要求"), ("1.1", "指导思想", ROBOTS), ("1.2", "发展目标", ROBOTS))
    second = column("乙", ("1", "总体思路与目标"), ("1.1", "总体思路", MEALS), ("1.2", "发展目标", MEALS))

    assert "1.1|1.1" in pairs(first, second)


def test_particular_goals_below_the_goals_are_not_the_goals_of_another_plan():
    """The chapter on goals is, whatever stands within it."""
    first = column("甲", ("1", "发展目标", ROBOTS), ("1.1", "具体目标", ROBOTS), ("2", "重点任务"))
    second = column("乙", ("1", "主要目标", MEALS), ("2", "重点任务"))

    assert "1|1" in pairs(first, second)


def test_tasks_of_the_main_text_are_those_of_a_plan_without_annexes():
    """An annex for one industry has 主要任务 of its own, spelled as the other plan spells them."""
    first = column("甲", ("1", "重点任务", ROBOTS), ("a1", "低空装备专项任务"), ("a1.1", "主要任务", FARMS))
    second = headings("主要任务", "保障措施", plan="乙", texts=(MEALS, ROBOTS))

    assert "1|1" in pairs(first, second)


def test_tasks_of_an_annex_pair_where_the_main_text_has_none():
    """A short notice before a plan that came as its annex names no part itself."""
    first = column("甲", ("1", "有关要求", ROBOTS), ("a1", "行动方案"), ("a1.1", "主要任务", MEALS))
    second = headings("主要任务", "保障措施", plan="乙", texts=(MEALS, ROBOTS))

    assert "a1.1|1" in pairs(first, second)


@pytest.mark.parametrize(
    ("heading", "other"), [("规划实施情况", "发展现状"), ("计划完成情况", "工作回顾"), ("基本情况", "产业概况")]
)
def test_how_it_went_is_what_other_plans_look_back_on(heading, other):
    """规划实施情况 tells of the last plan, and not of who carries out this one."""
    first = headings(heading, "重点任务", plan="甲", texts=(ROBOTS,))
    second = headings(other, "主要任务", "规划实施", plan="乙", texts=(MEALS, MEALS, ROBOTS))

    assert "1|1" in pairs(first, second)

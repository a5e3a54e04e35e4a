"""
Parts of a plan that stand within others, in annexes too, and headings that look back on what was carried out.
"""

import pytest

from app.compare.headings import heading_of
from app.compare.roles import roles_of
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


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("夯实发展基础", False),
        ("发展基础", True),
        ("抢抓国家战略机遇", False),
        ("面临的机遇", True),
        ("优化发展环境", False),
        ("发展环境", True),
        ("规划背景", True),
    ],
)
def test_what_is_done_about_a_part_of_a_plan_is_none(heading, part):
    """夯实发展基础 is a measure, and no look at how things stand."""
    assert part == heading_of(heading).names_part


@pytest.mark.parametrize("heading", ["“十三五”成就", "十四五时期主要目标", "第十四个五年规划期间重点任务"])
def test_a_heading_is_not_about_its_period(heading):
    """十三 and 五 are no words two headings have in common."""
    assert heading_of(heading).names_part


def test_challenges_are_another_plans_problems():
    """Both tell what is not yet well."""
    assert roles_of(("§challenges",), "") & roles_of(("§problems",), "")


def test_all_tasks_of_a_plan_are_no_pair_of_those_on_one_subject():
    """主要任务 holds what another plan has in several chapters."""
    first = headings("主要任务", "保障措施", plan="甲", texts=(ROBOTS,))
    second = headings("做强机器人整机", "保障措施", plan="乙", texts=(ROBOTS,))

    assert "1|1" not in pairs(first, second)


def test_works_in_a_box_pair_with_works_in_a_chapter():
    """One plan lists its projects in a box, another in a chapter of their own."""
    first = column("甲", ("1", "保护湿地", ROBOTS), ("1.box1", "重点项目"), ("1.box1.1", "湿地生态修复工程", FARMS))
    second = column("乙", ("1", "保护湿地", ROBOTS), ("2", "重点工程"), ("2.1", "湿地生态修复工程", FARMS))

    assert "1.box1.1|2.1" in pairs(first, second)

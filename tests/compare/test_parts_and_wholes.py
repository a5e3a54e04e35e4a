"""
What pairs chapters that word their headings otherwise: their parts, their texts, what is left, and what they are for.
"""

import pytest

from app.compare.columns import trees
from app.compare.leads import leads
from app.compare.met_words import met_words
from app.compare.roles import roles_of_chapter
from app.compare.texts import text_similarity
from tests.compare.compare_factories import column, headings, pairs

WATER = "饮用水水源地保护、黑臭水体整治、污水管网建设、排污口排查和河湖生态流量管理一并推进，断面水质稳定达标。"
AIR = "燃煤锅炉淘汰、挥发性有机物治理、柴油货车排放检验和扬尘管控一并推进，重污染天气逐年减少。"
SOIL = "农用地分类管理、建设用地风险管控、涉镉耕地排查和矿山修复一并推进，土壤安全得到保障。"


def test_a_text_more_like_one_than_any_other_leads() -> None:
    """碧水保卫战 and 提升水生态环境质量 have the same measures; that nothing else has them says they are one."""
    first, second = (
        headings("碧水", "蓝天", texts=(WATER, AIR)),
        headings("河湖", "土壤", plan="乙", texts=(WATER, SOIL)),
    )
    nodes = trees([first, second])
    found = leads(nodes, text_similarity(nodes, met_words(nodes))[0])

    assert found[0, 2] == found.max() > 0.5


def test_a_text_like_two_others_leads_before_none() -> None:
    """It says nothing that a text is most like one of two that say the same."""
    one, two = headings("甲水", texts=(WATER,)), headings("乙水", "丙水", plan="乙", texts=(WATER, WATER))
    nodes = trees([one, two])

    assert 0 == leads(nodes, text_similarity(nodes, met_words(nodes))[0]).max()


def test_chapters_whose_parts_are_paired_pair() -> None:
    """Two chapters stand side by side where their sections do, though their own headings are slogans."""
    parts = (("1", "核与辐射安全监管"), ("2", "生物多样性保护"), ("3", "重金属污染防控"))
    first = column("甲", ("1", "守住安全底线"), *((f"1.{k}", title, AIR) for k, title in parts), ("2", "产业园区"))
    second = column("乙", ("1", "商贸流通"), ("2", "筑牢安全屏障"), *((f"2.{k}", title, WATER) for k, title in parts))

    assert "1|2" in pairs(first, second)


def test_a_section_beside_paired_parts_is_no_pair_of_the_whole() -> None:
    """实施生态系统保护工程 is one part of the chapter whose other parts stand beside those of 生态系统保护."""
    first = column(
        "甲",
        ("1", "当好卫士"),
        ("1.1", "生物多样性保护", AIR),
        ("1.2", "安全格局", SOIL),
        ("1.3", "生态系统保护工程", WATER),
    )
    second = column("乙", ("1", "生态系统保护"), ("1.1", "生物多样性保护", AIR), ("1.2", "安全格局", SOIL))

    assert "1.3|1" not in pairs(first, second)


def test_a_box_of_projects_is_no_pair_of_a_section() -> None:
    """A box lists the projects of the section it stands in; the section it is like stands there too."""
    first = column("甲", ("1", "水污染防治", WATER))
    second = column("乙", ("1", "大气污染防治", AIR), ("1.box1", "水污染防治", WATER))

    assert "1|1.box1" not in pairs(first, second)


def test_tasks_named_with_what_is_asked_for_are_tasks() -> None:
    """2025年工作思路和重点任务 of one government is 2025年工作安排 of another, and what stands below is to be done."""
    first = column("甲", ("1", "2025年工作思路和重点任务"), ("1.1", "全面推进乡村振兴", SOIL))
    second = column("乙", ("1", "2025年工作安排"), ("1.1", "全面推进乡村振兴", SOIL))

    assert "1.1|1.1" in pairs(first, second)


@pytest.mark.parametrize(
    ("heading", "role"),
    [("示例省建设取得新成效", "situation"), ("绿色发展成效显著", "situation"), ("提高治理成效", "measures")],
)
def test_a_chapter_that_looks_back_is_known_by_its_end(heading: str, role: str) -> None:
    """What was achieved last year is no counterpart of what is to be done this year."""
    assert {role} == roles_of_chapter(heading)


def test_the_same_heading_goes_before_another_name_of_the_part() -> None:
    """Where one plan has 总体要求 and 指导思想 below it, the other's 总体要求 stands beside the first."""
    first = column("甲", ("1", "总体要求"), ("1.1", "指导思想", WATER), ("2", "产业园区", AIR))
    second = column("乙", ("1", "总体要求", WATER), ("2", "产业园区", AIR))

    assert "1|1" in pairs(first, second)


def test_a_goal_within_the_goals_gives_way_to_the_goals() -> None:
    """主要目标 stands beside 发展目标, though all that the latter says stands below it in 具体目标."""
    first = column(
        "甲", ("1", "规划背景", SOIL), ("2", "发展目标"), ("2.1", "总体目标", AIR), ("2.2", "具体目标", WATER)
    )
    second = column("乙", ("1", "规划背景", SOIL), ("2", "主要目标", WATER))

    assert "2|2" in pairs(first, second)


def test_a_chapter_pairs_with_the_item_of_its_name_though_one_more_item_is_its_part() -> None:
    """碳汇 is a chapter here and two items there; the item named like the chapter stands beside it."""
    first = column(
        "甲",
        ("1", "巩固提升碳汇能力"),
        ("1.1", "森林经营", SOIL),
        ("1.2", "碳汇计量监测", WATER),
        ("2", "产业园区", AIR),
    )
    second = column("乙", ("1", "商贸流通", AIR), ("1.1", "巩固提升碳汇能力", SOIL), ("1.2", "碳汇计量监测", WATER))

    assert "1|1.1" in pairs(first, second)


def test_chapters_with_the_same_parts_pair() -> None:
    """发展基础 with 成绩 and 形势 below it is the other's 发展环境与形势, not the 发展现状 within that."""
    first = column("甲", ("1", "发展基础"), ("1.1", "取得的成绩", WATER), ("1.2", "面临的形势", AIR))
    second = column(
        "乙",
        ("1", "发展环境与形势"),
        ("1.1", "发展现状"),
        ("1.1.1", "供水能力增强", WATER),
        ("1.1.2", "水质改善", SOIL),
        ("1.2", "面临的形势", AIR),
    )

    assert "1|1" in pairs(first, second)

"""Which parts a plan has, by what its headings say."""

from dataclasses import replace

import pytest

from app.compare import slots_of
from tests.compare.compare_factories import column


def slots(*rows):
    """The parts of a plan of these sections: (first section, paragraphs) by name."""
    return {name: (found.anchor, found.paragraphs) for name, found in slots_of(column("甲", *rows).sections).items()}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("发展基础", {"situation"}),
        ("指导思想", {"requirements"}),
        ("总体要求和发展目标", {"requirements", "goals"}),
        ("基本原则", {"principles"}),
        ("主要目标", {"goals"}),
        ("重点任务", {"tasks"}),
        ("优化空间布局", {"layout"}),
        ("重大工程", {"projects"}),
        ("保障措施", {"safeguards"}),
        ("组织实施", {"safeguards"}),
        ("Guiding principles", {"requirements"}),
        ("I. A Review of Our Work in 2021", {"situation"}),
        ("“十二五”时期工作的回顾", {"situation"}),
        ("规划背景", {"situation"}),
        ("今年发展的总体要求、主要预期目标和政策取向", {"requirements", "goals"}),
        ("把握一个定位，明确发展目标", {"goals"}),
        ("实施保障", {"safeguards"}),
        ("切实加强组织领导", {"safeguards"}),
        ("强化工作落实", {"safeguards"}),
        ("加快工业绿色转型", {"tasks"}),
        ("围绕碳达峰目标优化用能结构和产业结构", {"tasks"}),
    ],
)
def test_a_chapter_is_the_part_its_heading_names(title, expected):
    """What names no part is one of tasks; a subject that has 目标 in it is no goal of the plan."""
    assert expected == set(slots(("1", title, "正文。")))


def test_a_part_has_the_paragraphs_of_all_sections_in_it():
    """Whoever sees 3 in a cell finds three paragraphs behind it, and the goals inside requirements are goals."""
    found = slots(
        ("1", "总体要求", "引言。"),
        ("1.1", "指导思想", "第一段。", "第二段。"),
        ("1.2", "发展目标", "目标。"),
        ("2", "重点任务"),
        ("2.1", "汽车产业", "正文。"),
        ("2.2", "食品产业", "正文。"),
    )

    assert {"requirements": ("1", 3), "goals": ("1.2", 1), "tasks": ("2", 2)} == found


def test_what_is_not_there_is_left_out():
    """A gap is shown as such and must not come from a heading that is not there."""
    found = slots(
        ("1", "发展汽车", "正文。"),
        ("0", "", "前言。"),
        ("n", "", "现印发。"),
        ("u1", "前 言", "正文。"),
        ("9", "附则", "正文。"),
    )

    assert {"tasks": ("1", 1)} == found


def test_a_part_begins_at_the_highest_heading_that_names_it():
    """The link of 重点任务 leads to that chapter and not to the first one that has no name, nor to one box of many."""
    found = slots(
        ("1", "开启新征程", "正文。"),
        ("2", "重点任务"),
        ("2.1", "大气污染防治重点工程", "正文。"),
        ("3", "重点工程", "正文。"),
    )

    assert {"tasks": "2", "projects": "3"} == {slot: at for slot, (at, _) in found.items()}


def test_a_part_named_with_others_begins_at_its_own_heading():
    """The link of 基本原则 leads to the principles and not to a chapter that begins with the guiding ideas."""
    found = slots(
        ("2", "指导思想、基本原则和主要目标"),
        ("2.1", "指导思想", "正文。"),
        ("2.2", "基本原则", "正文。"),
        ("2.3", "主要目标", "正文。"),
    )

    assert {"requirements": "2.1", "principles": "2.2", "goals": "2.3"} == {slot: at for slot, (at, _) in found.items()}


def test_an_item_with_a_dash_belongs_to_what_it_stands_in():
    """——统筹布局 under 基本原则 is a principle; a plan with nothing else on layout has a gap there."""
    sections = column("甲", ("1", "基本原则"), ("1.1", "统筹布局", "正文。")).sections
    found = slots_of((sections[0], replace(sections[1], label=None, heading="——统筹布局")))

    assert {"principles": 1} == {slot: each.paragraphs for slot, each in found.items()}


def test_goals_that_were_met_are_part_of_the_situation():
    """Whoever asks for the goals of a plan is not led to those of the plan before."""
    found = slots(("1", "发展基础", "正文。"), ("1.1", "目标指标全面完成", "正文。"), ("2", "主要目标", "正文。"))

    assert {"situation": ("1", 2), "goals": ("2", 1)} == found

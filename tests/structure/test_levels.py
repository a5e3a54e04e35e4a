"""Levels: the depth of a number is read off the order in which styles appear, for each part anew."""

import pytest

from tests.structure.outline_factories import tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n二、戊", "1 1 甲|1.1 2 乙|1.1.1 3 丙|1.1.1.1 4 丁|2 1 戊"),
        ("三、甲\n1.乙产业\n2.丙产业\n四、丁", "3 1 甲|3.1 2 乙产业|3.2 2 丙产业|4 1 丁"),
        ("第一章 甲\n第一节 乙\n一、丙\n（一）丁\n第二章 戊", "1 1 甲|1.1 2 乙|1.1.1 3 丙|1.1.1.1 4 丁|2 1 戊"),
        ("第一章 甲\n一、乙\n第二章 丙\n一、丁", "1 1 甲|1.1 2 乙|2 1 丙|2.1 2 丁"),
        ("1、甲产业\n（1）乙\n①丙\n2、丁产业", "1 1 甲产业|1.1 2 乙|1.1.1 3 丙|2 1 丁产业"),
        ("（一）甲\n一是乙\n二是丙\n（二）丁", "1 1 甲|1.1 2 乙|1.2 2 丙|2 1 丁"),
        ("一、甲\n（一）乙\n二、丙\n（二）丁\n（三）戊", "1 1 甲|1.1 2 乙|2 1 丙|2.2 2 丁|2.3 2 戊"),
        ("1.1 甲\n1.1.1 乙\n1.1.2 丙\n1.2 丁", "1.1 1 甲|1.1.1 2 乙|1.1.2 2 丙|1.2 1 丁"),
        ("（1）甲\n1.乙产业\n2.丙产业\n（2）丁\n1.戊产业", "1 1 甲|1.1 2 乙产业|1.2 2 丙产业|2 1 丁|2.1 2 戊产业"),
    ],
)
def test_depth_is_real_nesting(text: str, expected: str) -> None:
    """Where 1. stands directly under 三、 it is level 2; the kind of label says nothing by itself."""
    assert tree(text) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1 总则\n1.1 目的\n做强。\n1.2 范围\n全省。\n2 任务\n2.1 汽车\n做大。",
            "1 1 总则|1.1 2 目的|1.2 2 范围|2 1 任务|2.1 2 汽车",
        ),
        (
            "第一章\n总则\n第一条 为了发展。\n第二条 本省适用。\n第二章\n附则\n第三条 解释。",
            "1 1 总则|1.1 2 -|1.2 2 -|2 1 附则|2.3 2 -",
        ),
        (
            "第一章 总则\n第一条 为了发展。\n第二章 报告\n第一节 目录\n第二条 封面。\n第二节 提要\n第三条 提要。\n"
            "第三章 附则\n第四条 解释。",
            "1 1 总则|1.1 2 -|2 1 报告|2.1 2 目录|2.1.2 3 -|2.2 2 提要|2.2.3 3 -|3 1 附则|3.4 2 -",
        ),
    ],
)
def test_forms_of_guides_and_measures(text: str, expected: str) -> None:
    """Technical guides number without a dot, and measures print a chapter's title on the next line."""
    assert tree(text) == expected.split("|")


def test_each_attachment_counts_anew() -> None:
    """Nine attachments that each begin at 一、 are nine trees, not one."""
    text = (
        "一、目标\n做强。\n二、任务\n做大。\n附件1\n甲产业实施方案\n一、目标\n（一）规模\n做强。\n"
        "附件2\n乙产业实施方案\n1、目标任务\n2、保障措施"
    )

    assert tree(text) == [
        "1 1 目标",
        "2 1 任务",
        "a1 0 甲产业实施方案",
        "a1.1 1 目标",
        "a1.1.1 2 规模",
        "a2 0 乙产业实施方案",
        "a2.1 1 目标任务",
        "a2.2 1 保障措施",
    ]


def test_a_number_out_of_sequence_is_no_heading() -> None:
    """8. in the middle of a list of two stands there by chance: a footnote, a broken line."""
    text = "一、目标\n1.汽车。做大。\n2.食品。做优。\n27.某年统计口径有调整，数据仅供参考使用。\n二、任务\n做强。"

    assert tree(text) == ["1 1 目标", "1.1 2 汽车", "1.2 2 食品", "2 1 任务"]

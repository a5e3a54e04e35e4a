"""Contents lists at the front: set aside in every form they come in, and nothing else with them."""

import pytest

from tests.structure.outline_factories import furniture, tree

PROSE = "支持望湖市和临溪市骨干企业加大技术改造投入力度，推动产业链上下游协同发展，完善园区配套设施。"
BODY = f"第一章 基础\n{PROSE}\n第一节 成效\n{PROSE}\n第二节 问题\n{PROSE}\n第二章 任务\n第一节 汽车\n{PROSE}\n"
EXPECTED = ["1 1 基础", "1.1 2 成效", "1.2 2 问题", "2 1 任务", "2.1 2 汽车"]


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n第一章 基础......1\n第一节 成效......2\n第二节 问题......3\n第二章 任务......4\n第一节 汽车......5\n",
        "目 录\n第一章 基础 1\n第一节 成效 2\n第二节 问题 3\n第二章 任务 4\n第一节 汽车 5\n",
        "目录\n第一章 基础\n第一节\n成效\n第二节\n问题\n第二章 任务\n第一节\n汽车\n",
        "第一章 基础\n第一节 成效\n第二节 问题\n第二章 任务\n第一节 汽车\n",
        "目\n录\n第一章\n基础…………(1)\n第一节\n成效…………(2)\n第二节\n问题…………(3)\n第二章\n任务…………(4)\n第一节\n汽车…………(5)\n",
        "目\n第一章\n第一节\n第二节\n第二章\n第一节\n录\n基础……………1\n成效……………2\n问题……………3\n任务……………4\n汽车……………5\n",
    ],
    ids=["dots", "pages", "lone-numbers", "no-heading", "halves", "columns"],
)
def test_a_contents_list_is_not_doubled_as_sections(contents: str) -> None:
    """第一章 in the list and 第一章 in the text are one chapter; links go to the text."""
    assert tree(f"示例省产业发展规划\n{contents}{BODY}") == EXPECTED


def test_a_list_before_the_lead_is_known_by_its_numbers_that_return() -> None:
    """Without heading and leaders, with the title and a sentence behind it, the list is still no chapter."""
    contents = "第一章 基础\n第一节 成效\n第二节 问题\n第二章 任务\n第一节 汽车\n"

    assert tree(f"{contents}示例省产业发展规划\n{PROSE}\n{BODY}")[-5:] == EXPECTED


def test_the_preface_behind_a_contents_list_is_text() -> None:
    """The list ends where prose begins, and 前言 belongs to the prose."""
    contents = "目录\n第一章 基础......1\n第二章 任务......4\n第三章 保障......9\n"

    assert tree(f"示例省产业发展规划\n{contents}前言\n{PROSE}\n{BODY}")[0] == "u1 1 前言"


def test_chapters_without_prose_between_them_are_no_contents() -> None:
    """A count that does not return is the plan itself."""
    assert furniture("示例省规划\n第一章 甲\n第二章 乙\n第三章 丙\n第四章 丁\n做强做优做大。\n", "contents") == []

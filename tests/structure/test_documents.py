"""Two documents in one file: which are one plan, and which are taken apart."""

import pytest

from app.read import read_text
from app.structure import split_documents
from tests.structure.outline_factories import furniture, tree

SENTENCE = "支持望湖市和临溪市骨干企业加大技术改造投入力度，推动产业链上下游协同发展，完善园区配套设施。"


def document(title: str, *lead: str) -> str:
    """A document of its own: title, lead, three chapters of prose."""
    lines = [title, *lead]
    for heading in ("一、总体要求", "二、主要任务", "三、保障措施"):
        lines += [heading, *[SENTENCE] * 5]
    return "\n".join(lines) + "\n"


PLAN = "示例省食品产业发展规划"
OTHER = "望湖市物流业行动方案"
NOTICE = (
    f"关于印发两个规划的通知\n各市人民政府：\n现将《{PLAN}》《{OTHER}》印发给你们，请认真贯彻执行。\n"
    "示例省人民政府\n2015年6月1日\n"
)


def test_two_plans_in_one_file_are_taken_apart() -> None:
    """Somebody pasted two plans one behind the other; a search must not find one under the other's title."""
    first, second = document(PLAN), document(OTHER)
    text = first + second

    assert split_documents(read_text(text, "two.txt")) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        document(PLAN),
        document(PLAN) * 2,
        NOTICE + document(PLAN) + document(OTHER),
        document(PLAN, f"本规划与《{OTHER}》一并实施。") + document(OTHER),
        document(PLAN) + "附件\n" + document(OTHER),
        document(PLAN) + f"{OTHER}\n一、要求\n二、任务\n",
    ],
    ids=["one", "printed-twice", "forwarded", "named", "attachment", "too-short"],
)
def test_what_belongs_together_is_one_plan(text: str) -> None:
    """Notice, plan and attachments in one file are one plan (DESIGN 10)."""
    assert split_documents(read_text(text, "one.txt")) == (text,)


def test_a_second_document_has_its_title_and_lead_apart_from_the_first() -> None:
    """Its title is no sentence of the chapter before, and its lead is found before its own first heading."""
    text = NOTICE + document(PLAN) + document(OTHER, "为促进物流业发展，制定本方案。")

    found = [line for line in tree(text) if line[0] in "0n1"]

    assert found == ["n 0 -", "1 1 总体要求", "0~2 0 -", "1~2 1 总体要求"]


def test_the_title_of_a_second_document_is_furniture() -> None:
    """Titles are shown where they stand and are no text to be counted."""
    assert furniture(NOTICE + document(PLAN) + document(OTHER), "title")[-2:] == [PLAN, OTHER]

"""Parts: a forwarding notice, the plan itself, its attachments, and the list that only names them."""

import pytest

from tests.structure.outline_factories import furniture, outline, paragraphs, section, tree

HEAD = (
    "示例省人民政府关于印发示例省产业规划的通知\n各市人民政府：\n现将《示例省产业规划》印发给你们，请认真贯彻执行。\n"
)
SIGNED = "示例省人民政府\n2015年6月1日\n"
PLAN = "示例省产业规划\n为促进产业发展，制定本规划。\n一、目标\n做强汽车产业。\n"
ANNEXES = "附件1\n任务分工表\n一、分工\n省工信厅负责。\n附件2\n项目清单\n一、项目\n整车项目。\n"


def parts(text: str) -> list[str]:
    """The parts of *text* in reading order."""
    return list(outline(text).parts())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN, ["main"]),
        (HEAD + SIGNED + PLAN, ["n", "main"]),
        (PLAN + ANNEXES, ["main", "a1", "a2"]),
        (HEAD + SIGNED + PLAN + ANNEXES, ["n", "main", "a1", "a2"]),
        (HEAD + "附件：1.任务分工表\n2.项目清单\n" + SIGNED + PLAN + ANNEXES, ["n", "main", "a1", "a2"]),
        (PLAN + "附件：1.任务分工表\n2.项目清单\n" + ANNEXES, ["main", "a1", "a2"]),
        (PLAN + "附件：1.任务分工表\n2.项目清单\n" + SIGNED, ["main"]),
        (PLAN + "附件：任务分工表\n" + SIGNED, ["main"]),
        (PLAN + "附件\n任务分工表\n一、分工\n省工信厅负责。\n", ["main", "a1"]),
        (PLAN + "附表1 任务分工\n省工信厅负责。\n省财政厅配合。\n", ["main", "a1"]),
    ],
)
def test_a_file_is_taken_apart(text: str, expected: list[str]) -> None:
    """Notice, plan and attachments in one file are one plan in several parts (DESIGN 10)."""
    assert parts(text) == expected


def test_the_notice_is_a_part_of_its_own() -> None:
    """Searching 认真贯彻执行 in plans must not find every notice as if it were policy."""
    assert paragraphs(HEAD + SIGNED + PLAN, "n") == ["现将《示例省产业规划》印发给你们，请认真贯彻执行。"]


def test_what_stands_before_the_first_heading_is_the_lead() -> None:
    """The lead has the anchor 0 and no heading."""
    lead = section(HEAD + SIGNED + PLAN, "0")

    assert (lead.heading, lead.level, [p.anchor for p in lead.paragraphs]) == ("", 0, ["0-p1"])


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("附件1\n示例省汽车产业实施方案\n", "示例省汽车产业实施方案"),
        ("附件1：示例省汽车产业实施方案\n", "示例省汽车产业实施方案"),
        ("附件1 示例省汽车产业实施方案\n", "示例省汽车产业实施方案"),
        ("附件1\n示例省汽车产业\n实施方案\n", "示例省汽车产业实施方案"),
        ("附件1\n示例省汽车产业实施方案\n（2011—2015年）\n", "示例省汽车产业实施方案（2011—2015年）"),
    ],
)
def test_the_title_of_an_attachment_is_what_is_printed_under_its_number(printed: str, title: str) -> None:
    """附件3 alone tells a reader nothing; 示例省汽车产业实施方案 does."""
    text = PLAN + printed + "一、目标\n产量达到100万辆。\n"

    assert section(text, "a1").title == title


def test_the_list_of_attachments_is_furniture() -> None:
    """Its entries look like headings 1. and 2. and are none."""
    text = PLAN + "附件：1.任务分工表\n2.项目清单\n" + ANNEXES

    assert (furniture(text, "attachment-list"), tree(text)) == (
        ["附件：1.任务分工表", "2.项目清单"],
        ["0 0 -", "1 1 目标", "a1 0 任务分工表", "a1.1 1 分工", "a2 0 项目清单", "a2.1 1 项目"],
    )


def test_the_lead_of_an_attachment_is_under_its_0() -> None:
    """为贯彻落实规划，制定本方案 before 一、 is a1.0-p1."""
    text = PLAN + "附件1\n汽车产业实施方案\n为贯彻落实规划，制定本方案。\n一、目标\n做强。\n"

    assert [p.anchor for p in section(text, "a1").paragraphs] == ["a1.0-p1"]


def test_a_mention_of_an_attachment_is_text() -> None:
    """（见附件1） and 附件1所列项目 inside sentences open nothing."""
    text = PLAN + "二、任务\n附件1所列项目由省工信厅负责组织实施，按年度推进。\n"

    assert parts(text) == ["main"]


def test_a_text_without_headings_is_one_section() -> None:
    """Never refuse a document: a page of prose is read, searched and cited as it stands."""
    assert tree("加快发展汽车产业。\n提高配套水平。\n") == ["0 0 -"]

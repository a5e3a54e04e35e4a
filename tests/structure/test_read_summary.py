"""The archive's own summaries: sections and paragraphs by position, each resting on official anchors."""

import pytest

from app.errors import RecordInvalid
from app.structure.summaries import read_summary

SUMMARY = """# 示例省产业规划摘要

## 主要目标

到2015年汽车产量100万辆，
产值5000亿元。
<!-- rests on 1.2-p1, 2.1-t1 -->

食品产业翻一番。
<!-- rests on 1.2-p2 -->

## 保障措施

省工信厅牵头。

<!-- rests on a1.0-p1 -->
"""


def test_anchors_are_by_position() -> None:
    """The Chinese and the English summary have the same anchors because both count alike."""
    found = [[p.anchor for p in section.paragraphs] for section in read_summary(SUMMARY).sections]

    assert found == [["s1-p1", "s1-p2"], ["s2-p1"]]


def test_each_paragraph_names_what_it_rests_on() -> None:
    """A reader who doubts the abstract is one step from the text."""
    found = [p.rests_on for section in read_summary(SUMMARY).sections for p in section.paragraphs]

    assert found == [("1.2-p1", "2.1-t1"), ("1.2-p2",), ("a1.0-p1",)]


def test_lines_of_a_paragraph_are_joined_by_language() -> None:
    """Chinese has no blank between lines; English has one."""
    english = read_summary("# T\n\n## A\n\nOutput will reach\n100,000.\n")

    assert (read_summary(SUMMARY).sections[0].paragraphs[0].text, english.sections[0].paragraphs[0].text) == (
        "到2015年汽车产量100万辆，产值5000亿元。",
        "Output will reach 100,000.",
    )


def test_the_title_is_furniture() -> None:
    """A summary's title is no section of it."""
    found = read_summary(SUMMARY)

    assert ([s.title for s in found.sections], found.furniture[0].text) == (
        ["主要目标", "保障措施"],
        "示例省产业规划摘要",
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("# T\n\n没有标题的段落。\n", "stands before the first heading"),
        ("# T\n\n## A\n\n甲。\n<!-- rests on 第一条 -->\n", "is no anchor"),
        ("# T\n\n## A\n\n甲。\n<!-- rests on   -->\n", ""),
        ("# T\n\n## A\n\n<!-- rests on 1-p1 -->\n", "has no paragraph"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, hint: str) -> None:
    """Whoever writes a summary by hand learns which line to mend."""
    with pytest.raises(RecordInvalid) as caught:
        read_summary(text, "summary.zh.md")

    assert hint in str(caught.value) and "summary.zh.md" in str(caught.value)

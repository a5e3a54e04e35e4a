"""Headings without a number: 前言, and the lines behind which a count begins anew."""

import pytest

from tests.structure.outline_factories import paragraphs, tree

PROSE = "过去一年，全省上下加快产业转型升级，推动汽车和食品产业协同发展，完善园区配套设施，各项工作取得新的进展。"
REPORT = (
    f"示例省工作报告\n{PROSE}\n2014年工作回顾\n{PROSE}\n（一）汽车产业。{PROSE}\n（二）食品产业。{PROSE}\n"
    f"2015年工作安排\n{PROSE}\n（一）整车项目。{PROSE}\n（二）园区建设。{PROSE}\n"
)


def test_a_line_behind_which_the_count_begins_anew_is_a_heading() -> None:
    """A report names its halves without numbers; two sections 1 side by side would be no tree."""
    assert tree(REPORT) == [
        "0 0 -",
        "u1 1 2014年工作回顾",
        "u1.1 2 汽车产业",
        "u1.2 2 食品产业",
        "u2 1 2015年工作安排",
        "u2.1 2 整车项目",
        "u2.2 2 园区建设",
    ]


@pytest.mark.parametrize("line", ["2015年工作安排", "示例省人民政府", "图3 产业布局", "各位代表"])
def test_a_short_line_inside_a_count_stays_a_paragraph(line: str) -> None:
    """Captions and signatures stand between paragraphs too; only the count tells a heading."""
    text = f"示例省规划\n一、任务\n{PROSE}\n{line}\n{PROSE}\n二、保障\n{PROSE}\n"

    assert tree(text) == ["1 1 任务", "2 1 保障"]


@pytest.mark.parametrize("printed", ["前言", "前 言", "前\n言", "前\n\n言"])
def test_a_heading_printed_with_wide_blanks_is_one_word(printed: str) -> None:
    """PDF files print 前　言 across the page, and it comes out as two lines."""
    assert tree(f"示例省规划\n{printed}\n{PROSE}\n一、目标\n{PROSE}\n") == [
        f"u1 1 {printed if ' ' in printed else '前言'}",
        "1 1 目标",
    ]


def test_a_known_heading_holds_its_text() -> None:
    """前言 is cited as u1-p1."""
    assert paragraphs(f"示例省规划\n前言\n{PROSE}\n一、目标\n{PROSE}\n", "u1") == [PROSE]

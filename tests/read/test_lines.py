"""Printed lines: page numbers and running heads are of the page, everything else is of the text."""

import pytest

from app.read.lines import drop_page_furniture, split_lines, width
from tests.read.reading_factories import read, repairs

PROSE = "全省汽车产业保持平稳较快增长，产业规模不断扩大，创新能力明显增强。"


def pages(*furniture: str) -> str:
    """A text of as many pages as *furniture*, each page ending in that line."""
    return "\f".join(f"第{i}页开头的一段话，{PROSE}\n{PROSE}\n{foot}\n" for i, foot in enumerate(furniture, 1))


@pytest.mark.parametrize(
    "feet",
    [
        ("— 1 —", "— 2 —", "— 3 —"),
        ("- 12 -", "- 13 -", "- 14 -"),
        ("－1－", "－2－", "－3－"),
        ("第 1 页", "第 2 页", "第 3 页"),
        ("第1页 共3页", "第2页 共3页", "第3页 共3页"),
        ("1 / 3", "2 / 3", "3 / 3"),
        ("7", "8", "9"),
    ],
)
def test_page_numbers_are_dropped_and_recorded(feet: tuple[str, ...]) -> None:
    """A 3 at the foot of a page must never become a number of the plan, nor vanish without a trace."""
    text = pages(*feet)
    shown = "\n".join(block.text for block in read(text).blocks)

    assert ([r.before for r in repairs(text, "drop_page_number")], [f for f in feet if f in shown.splitlines()]) == (
        list(feet),
        [],
    )


@pytest.mark.parametrize(
    "data",
    ["2020", "35", "100"],
)
def test_a_lone_number_that_counts_nothing_is_kept(data: str) -> None:
    """The cell of a table stands on a line of its own too; only numbers that rise page by page are page numbers."""
    text = f"{PROSE}\n{data}\n{PROSE}\n"

    assert repairs(text, "drop_page_number") == []


def test_a_running_head_that_returns_on_every_page_is_dropped() -> None:
    """示例省产业规划 printed over each page would otherwise stand in the middle of a sentence."""
    text = "\f".join(f"示例省产业发展规划汇编\n第{i}部分，{PROSE}\n{PROSE}\n结尾第{i}句。" for i in range(1, 5))

    assert len(repairs(text, "drop_running_head")) == 4


def test_a_line_that_returns_inside_pages_is_no_running_head() -> None:
    """责任单位：省工信厅 under each task is text, however often it is printed."""
    page = f"{PROSE}甲。\n{PROSE}乙。\n责任单位示例省工信厅\n{PROSE}丙。\n{PROSE}丁。"

    assert repairs("\f".join([page] * 4), "drop_running_head") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\n乙", ["甲", "乙"]),
        ("甲\r\n乙", ["甲", "乙"]),
        ("甲\r乙", ["甲", "乙"]),
        ("甲\u2028乙", ["甲", "乙"]),
        ("甲\x0b乙", ["甲", "乙"]),
        ("　　甲 \n\n\u200b\n乙\u3000", ["甲", "乙"]),
        ("", []),
    ],
)
def test_any_line_end_ends_a_line(text: str, expected: list[str]) -> None:
    """Files come from Windows, old Macs and web pages; their paragraphs must not run together."""
    assert [line.text for line in split_lines(text)] == expected


def test_spans_of_lines_point_at_the_source() -> None:
    """A highlight and a citation count characters of the file as received."""
    text = "　　一、目标\r\n\r\n  到2015年。\f\n二、任务 "

    assert [text[line.span.start : line.span.end] for line in split_lines(text)] == [
        "一、目标",
        "到2015年。",
        "二、任务",
    ]


@pytest.mark.parametrize(("text", "expected"), [("产业", 4), ("GDP", 3), ("（一）", 6), ("“十二五”", 10)])
def test_width_counts_full_width_characters_twice(text: str, expected: int) -> None:
    """Whether a printed line is full is measured in printed width; quotes are as wide as in Chinese type."""
    assert width(text) == expected


def test_a_document_on_one_line_is_cut_where_its_paragraphs_were() -> None:
    """Some crawlers replace every line end by blanks; the headings are still there."""
    text = "　　".join(["示例省工作报告", "一、去年工作", PROSE * 12, "二、今年任务", PROSE * 12])

    assert [line.text[:5] for line in split_lines(text)] == [
        "示例省工作",
        "一、去年工",
        "全省汽车产",
        "二、今年任",
        "全省汽车产",
    ]


def test_a_page_number_run_into_the_last_line_is_cut_off() -> None:
    """…不得超出其交— 11 — is what one PDF prints at the foot of its page; the sentence goes on behind it."""
    text = "卖出产品的数量，不得超出其交— 11 —\n\f易账户内的数量。\n"
    lines, dropped = drop_page_furniture(split_lines(text))

    assert ([line.text for line in lines], [repair.before for repair in dropped]) == (
        ["卖出产品的数量，不得超出其交", "易账户内的数量。"],
        ["— 11 —"],
    )

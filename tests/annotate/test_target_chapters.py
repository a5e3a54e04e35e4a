"""
Which chapters of a text tell what was and which what shall be: by heading, or by the time that their text names.

A work report often has watchwords for headings, and its goals stand below them in the words of its results.
"""

import pytest

from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record

REPORT = Record("text", kind="报告", title_zh="2026年政府工作报告")
PLAN = Record("text", kind="规划", period_start=2026)


def section(anchor: str, heading: str, *texts: str, parent: str | None = None) -> Section:
    """A section of that heading with a paragraph for each text, one level below *parent*."""
    order = int(anchor.replace(".", "")) * 10
    paragraphs = tuple(
        Paragraph(f"{anchor}-p{i}", text, order + i, i, (Span(0, len(text)),)) for i, text in enumerate(texts, 1)
    )
    return Section(anchor, "", heading, heading, anchor.count(".") + 1, "main", parent, True, order, paragraphs)


def set_in(record: Record, *sections: Section) -> list[float]:
    """The values of the targets (no baselines) of a text of these sections."""
    return [t.value for t in find_targets(Outline(sections), record) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2026年是“十五五”开局之年。做好今年工作，要抓好以下几点。", [100.0]),
        ("今年发展的主要预期目标是保持稳定。", [100.0]),
        ("“十五五”时期是夯实基础的关键时期。", [100.0]),
        ("去年召开了会议。今后五年的目标是全面振兴。", [100.0]),
        ("2025年是“十四五”收官之年。一年来，我们稳中求进。", []),
        ("过去五年，我们牢记嘱托。", []),
        ("作风建设永远在路上。", []),
    ],
)
def test_a_chapter_with_a_watchword_is_of_the_time_that_its_text_names(text: str, values: list[float]) -> None:
    """一鼓作气勇争先 says neither that it looks ahead nor that it looks back."""
    chapter = section("1", "一、一张蓝图绘到底", text)
    below = section("1.1", "（一）办好实事", "新建学校100所。", parent="1")

    assert values == set_in(REPORT, chapter, below)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("二、“十五五”发展的主要考虑", [100.0]),
        ("二、十五五时期的战略举措", [100.0]),
        ("一、“十四五”时期的工作", []),
    ],
)
def test_a_heading_may_name_the_five_years_to_come(heading: str, values: list[float]) -> None:
    """The five years that begin with the report are ahead of it, those before are over."""
    assert values == set_in(REPORT, section("1", heading, "新建学校100所。"))


@pytest.mark.parametrize(
    ("record", "above", "heading", "values"),
    [
        (REPORT, "二、“十五五”时期目标任务", "（一）高质量发展取得显著成效。", [100.0]),
        (PLAN, "二、主要目标", "——产业转型取得重大进展。", [100.0]),
        (PLAN, "一、发展现状", "——产业转型取得重大进展。", []),
        (PLAN, "二、主要目标", "（一）面临的形势", []),
        (PLAN, "一、新起点", "（一）既定目标如期实现", []),
        (PLAN, "一、新起点", "（一）确保规划目标如期实现", [100.0]),
    ],
)
def test_below_aims_results_are_those_to_be_reached(
    record: Record, above: str, heading: str, values: list[float]
) -> None:
    """取得显著成效 is what a plan tells of the past and what it promises, in the same words."""
    assert values == set_in(record, section("1", above), section("1.1", heading, "新建学校100所。", parent="1"))


def test_a_chapter_that_looks_back_and_ahead_looks_back_in_its_own_text_only() -> None:
    """“十四五”时期发展成就和“十五五”时期主要目标任务: the goals stand in the sections below."""
    chapter = section("1", "二、“十四五”时期发展成就和“十五五”时期主要目标任务", "新建学校200所。")
    told = section("1.1", "（一）民生", "过去五年，新建学校300所。", parent="1")
    ahead = section("1.2", "（二）教育", "新建学校100所。", parent="1")

    assert [100.0] == set_in(REPORT, chapter, told, ahead)

"""Markdown: headings, tables and paragraphs keep what they say; marks go, words stay."""

import pytest

from tests.read.reading_factories import blocks, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 示例市规划\n\n## 一、目标\n\n做强。", [("示例市规划", 1), ("一、目标", 2), ("做强。", None)]),
        ("目标\n====\n\n做强。", [("目标", 1), ("做强。", None)]),
        ("### （一）**汽车**产业 ###\n", [("（一）汽车产业", 3)]),
    ],
)
def test_a_heading_keeps_the_level_its_marks_state(text: str, expected: list[tuple[str, int | None]]) -> None:
    """A translation written in Markdown says outright what is a heading; no guessing."""
    assert [(block.text, block.level) for block in read(text, markdown=True).blocks] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快发展\n汽车产业。", ["加快发展汽车产业。"]),
        ("expand the motor\nindustry", ["expand the motor industry"]),
        ("见[规划](http://example.org)和*附件*。", ["见规划和附件。"]),
        ("1. 汽车\n2. 食品", ["1.汽车", "2.食品"]),
        ("- 创新\n- 绿色", ["——创新", "——绿色"]),
        ("第一行  \n第二行", ["第一行", "第二行"]),
    ],
)
def test_marks_go_and_words_stay(text: str, expected: list[str]) -> None:
    """Nobody searches for asterisks, and a list's numbers are part of what it says."""
    assert blocks(text, markdown=True) == expected


def test_a_table_stays_a_table() -> None:
    """Targets stand in tables more often than in sentences."""
    text = "| 指标 | 2020年 |\n| --- | --- |\n| 产值 | 200 |\n"
    table = read(text, markdown=True).blocks[0].table

    assert table is not None and table.rows == (("指标", "2020年"), ("产值", "200"))


def test_html_in_markdown_is_text() -> None:
    """A <script> in a file somebody sent is shown, never run."""
    assert blocks("做强<script>alert(1)</script>产业。", markdown=True) == ["做强<script>alert(1)</script>产业。"]


def test_spans_cover_the_source_lines() -> None:
    """A citation of a translation points into its file as well."""
    text = "# 示例市规划\n\n做强汽车产业。\n"
    block = read(text, markdown=True).blocks[1]

    assert text[block.spans[0].start : block.spans[0].end] == "做强汽车产业。"

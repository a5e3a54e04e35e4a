"""Blanks inside Chinese words and numbers: what is read without them, and where that is printed."""

import pytest

from app.annotate.targets import find_targets
from app.annotate.unspaced import unspaced, unspaced_cell
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("完 成 造 林 １０００ 万 亩", "完成造林１０００万亩"),
        ("绿地面积达 14. 5 平方米", "绿地面积达14.5平方米"),
        ("增长 1 5 ．3 ％", "增长15．3％"),
        ("到2 0 2 5 年", "到2025年"),
        ("到 20 25 年，2 030 年", "到2025年，2030年"),
        ("第 20 25 号", "第20 25号"),
        ("the output of 14 cities", "the output of 14 cities"),
        ("单位 GDP 能耗", "单位GDP能耗"),
        ("PM 2.5 浓度", "PM 2.5浓度"),
        ("表中 12 30 45", "表中12 30 45"),
        ("1. 5个项目", "1. 5个项目"),
    ],
)
def test_blanks_inside_words_are_not_read(printed: str, read: str) -> None:
    """14. 5 平方米 read as 5 平方米 is a wrong target; blanks between Latin words and between two numbers stay."""
    assert read == unspaced(printed).text


@pytest.mark.parametrize(("cell", "read"), [("3 200", "3200"), ("1. 2 以 上", "1.2以上"), ("12 30", "12 30")])
def test_a_cell_is_one_number(cell: str, read: str) -> None:
    """Thousands are set apart by a blank in many tables; two numbers in one cell stay two."""
    assert read == unspaced_cell(cell).text


def test_what_is_read_is_found_where_it_is_printed() -> None:
    """The page marks the very words, blanks and all."""
    printed = "面 积 达 14. 5 平 方 米"
    plain = unspaced(printed)
    first, last = plain.span(*(plain.text.index("14.5"), len(plain.text)))

    assert "14. 5 平 方 米" == printed[first:last]


def test_a_target_quotes_the_printed_words() -> None:
    """Quote and span are exact, however the words are spaced."""
    text = "到 ２０２５ 年，人 均 绿 地 达 到 14. 5 平 方 米 以 上。"
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, (paragraph,))
    (found,) = find_targets(Outline((section,)), Record("plan", period_start=2021))

    assert ("人均绿地", 14.5, text[found.start : found.end]) == (found.indicator, found.value, found.quote)

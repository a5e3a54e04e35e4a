"""Whole documents on one line: cut where their own numbers show that a paragraph began."""

from itertools import pairwise

import pytest

from app.read.run_together import number_places
from tests.read.reading_factories import blocks, lost, read

PROSE = "支持望湖市和临溪市骨干企业加大技术改造投入力度，推动产业链上下游协同发展，完善园区配套设施。" * 8


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("为了发展。一、甲。做强。二、乙。做大。", ["为了发展。", "一、甲。做强。", "二、乙。做大。"]),
        (
            "为了发展。一、总体要求（一）甲。做强。（二）乙。",
            ["为了发展。", "一、总体要求", "（一）甲。做强。", "（二）乙。"],
        ),
        ("为了发展。第一章 总则。第二章 附则。", ["为了发展。", "第一章 总则。", "第二章 附则。"]),
        ("为了发展。1.甲。做强。2.乙。做大。", ["为了发展。", "1.甲。做强。", "2.乙。做大。"]),
        ("发展一、二、三产业，做强第一产业。", ["发展一、二、三产业，做强第一产业。"]),
        ("到2015年，做强。三、四线城市加快发展。", ["到2015年，做强。三、四线城市加快发展。"]),
        ("没有编号的一句话。又一句话。", ["没有编号的一句话。又一句话。"]),
    ],
)
def test_a_number_that_starts_or_continues_a_count_opens_a_paragraph(text: str, pieces: list[str]) -> None:
    """一、二、三产业 inside a sentence is no heading, and no sentence is cut."""
    cuts = [0, *number_places(text), len(text)]

    assert pieces == [text[a:b] for a, b in pairwise(cuts)]


def test_a_plan_on_one_line_has_its_headings() -> None:
    """Old systems export a document as one field; a reader still wants its chapters."""
    tasks = f"二、主要任务。（一）汽车产业。{PROSE}（二）食品产业。{PROSE}"
    text = f"示例省规划。一、总体要求。{PROSE}{tasks}三、保障措施。{PROSE}"

    assert [block[:4] for block in blocks(text)][1:] == ["一、总体", "二、主要", "（一）汽", "（二）食", "三、保障"]


@pytest.mark.parametrize("blank", ["　　", "\t　　", "    "])
def test_a_run_of_blanks_in_a_long_line_parts_paragraphs(blank: str) -> None:
    """Where the line ends are lost the indentation is left."""
    text = blank.join([f"示例省规划{PROSE}", "一、总体要求，加快发展", PROSE, "二、任务", PROSE])

    assert blocks(text)[1:] == ["一、总体要求，加快发展", PROSE, "二、任务", PROSE]


def test_nothing_is_lost_in_a_long_line() -> None:
    """Every character stands in a block or is white space."""
    assert (
        lost(read(f"示例省规划。一、要求。{PROSE}\t　　二、任务。{PROSE}三、保障。{PROSE}{PROSE}{PROSE}{PROSE}")) == ""
    )

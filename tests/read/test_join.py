"""Lines to paragraphs: what a page broke is joined and recorded, what stood apart stays apart."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.reading import Reading
from app.errors import SourceUnreadable
from tests.read.reading_factories import blocks, lost, read, repairs, wrapped

PARAGRAPH = (
    "重点围绕整车企业的配套需求，加快发展发动机、变速箱和汽车电子等关键零部件，支持企业开展技术改造，"
    "提高本地配套率，到2015年零部件产业产值达到500亿元，形成以望湖市为核心的产业集群，带动上下游企业协同发展。"
)
SECOND = (
    "支持临溪市建设食品工业园区，引导龙头企业延伸产业链条，推动玉米深加工向精细化工和生物材料延伸，"
    "扶持一批示范企业，完善检验检测和冷链物流体系，提高农产品附加值，促进农民持续增收。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快发展汽车零部件产业，提高配\n\n套率。", ["加快发展汽车零部件产业，提高配套率。"]),
        ("到2015年，全省汽车产量达到\n\n100万辆。", ["到2015年，全省汽车产量达到100万辆。"]),
        ("支持示例市、望湖市、\n临溪市发展。", ["支持示例市、望湖市、临溪市发展。"]),
        ("产值达到500亿元\n\n，利润50亿元。", ["产值达到500亿元，利润50亿元。"]),
        (
            "依托骨干企业（包括示例汽车、\n望湖零部件）开展协作。",
            ["依托骨干企业（包括示例汽车、望湖零部件）开展协作。"],
        ),
        (
            "全省各地要认真落实《示例省汽车产业\n\n发展规划》的要求。",
            ["全省各地要认真落实《示例省汽车产业发展规划》的要求。"],
        ),
    ],
)
def test_a_sentence_broken_in_two_is_one_paragraph(text: str, expected: list[str]) -> None:
    """配 / 套率 is one word; searched in halves it would not be found."""
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做大汽车产业。\n做强食品产业。", 2),
        ("一、总体要求\n坚持创新驱动，推进转型升级。", 2),
        ("（一）指导思想\n坚持创新驱动，推进转型升级。", 2),
        ("第一章 总则\n第一条 为了发展，制定本办法。", 2),
        ("示例省人民政府\n2015年6月1日", 2),
        ("主要任务如下：\n1.做大汽车。\n2.做强食品。", 3),
        ("——创新能力提升。建成平台。\n——绿色水平提升。能耗下降。", 2),
        ("示例市人民政府办公室\n关于印发产业规划的通知", 2),
    ],
)
def test_lines_that_stand_apart_stay_apart(text: str, expected: int) -> None:
    """A heading swallowed by the sentence before it takes its whole section out of the outline."""
    assert len(blocks(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("森林覆盖率\n63\n.8\n65\n.5", ["森林覆盖率", "63.8", "65.5"]),
        ("优良天数比例为93\n.8%，好于上年。", ["优良天数比例为93.8%，好于上年。"]),
        ("用水下降\n[\n１２\n\U001001b0４]", ["用水下降", "[１２\U001001b0４]"]),
        ("氨氮下降\n〔１６．\n６〕", ["氨氮下降", "〔１６．６〕"]),
        ("系数\n.5\n.5", ["系数", ".5", ".5"]),
    ],
)
def test_a_number_broken_at_its_decimal_point_is_one_number(text: str, expected: list[str]) -> None:
    """Read in halves, a goal of 63.8 would be one of 63."""
    assert expected == blocks(text)


def test_a_join_over_a_gap_is_recorded_with_its_place() -> None:
    """A reader can see where two pieces were put together, and disagree."""
    text = "加快发展汽车零部件产业，提高配\n\n套率。"
    found = repairs(text, "join_broken_sentence")

    assert [(text[r.span.start - 1], text[r.span.end]) for r in found] == [("配", "套")]


def test_hard_wrapped_paragraphs_are_joined_whole() -> None:
    """Text copied from PDF has a line end every few words; a paragraph of six lines is one paragraph."""
    text = f"{wrapped(PARAGRAPH, indent='　　')}\n{wrapped(SECOND, indent='　　')}\n" * 2

    assert blocks(text) == [PARAGRAPH, SECOND] * 2


def test_hard_wrapped_paragraphs_without_indentation_end_at_the_short_line() -> None:
    """Where pdftotext lost the indentation, only the short last line tells where a paragraph ends."""
    text = f"{wrapped(PARAGRAPH)}\n{wrapped(SECOND)}\n" * 2

    assert blocks(text) == [PARAGRAPH, SECOND] * 2


@pytest.mark.parametrize("heading", ["一、总体要求", "（一）发展基础", "1.汽车产业", "第三章 任务", "专栏1 工程"])
def test_a_heading_in_hard_wrapped_text_is_not_joined(heading: str) -> None:
    """Joined to the paragraph under it, 一、总体要求 would be a sentence and no section."""
    text = f"{wrapped(PARAGRAPH)}\n{heading}\n{wrapped(SECOND)}\n{wrapped(PARAGRAPH)}\n"

    assert blocks(text) == [PARAGRAPH, heading, SECOND, PARAGRAPH]


@pytest.mark.parametrize(
    "broken",
    [
        "2.6 万吨的规模推进。",
        "3.5 亿元以上，实现利润翻番。",
        "10个以上的规模。",
        "2015年达到国内先进水平。",
    ],
)
def test_an_amount_at_the_start_of_a_line_is_no_heading(broken: str) -> None:
    """2.6 万吨 begins with a number and a dot and is neither section 2 nor 2.6."""
    full = "支持示例市和望湖市骨干企业加大技术改造投入力度，产能提升到"[:28]
    text = f"{wrapped(PARAGRAPH)}\n{full}\n{broken}\n{wrapped(SECOND)}\n"

    assert blocks(text) == [PARAGRAPH, full + broken, SECOND]


def test_a_page_number_inside_a_sentence_does_not_part_it() -> None:
    """— 3 — printed between two halves of a sentence is the commonest break of all."""
    text = "坚持以市场为导向，加快汽车产业转\n— 3 —\n\f型升级，提高竞争力。\n— 4 —\n"

    assert blocks(text) == ["坚持以市场为导向，加快汽车产业转型升级，提高竞争力。"]


def test_characters_printed_twice_at_a_page_break_are_flagged_and_kept() -> None:
    """Character recognition doubles the edge of a page; removing it silently could remove a real word."""
    text = "加快推进汽车产业转型升级，提高核心竞争\n\n核心竞争力，促进协调发展和可持续发展。"
    found = repairs(text, "doubt_repeated_at_join")

    assert ("".join(blocks(text)).count("核心竞争"), [r.before for r in found]) == (2, ["核心竞争"])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "指标\t2015年\t2020年\n产值\t100\t200\n利润\t10\t20",
            (("指标", "2015年", "2020年"), ("产值", "100", "200"), ("利润", "10", "20")),
        ),
        ("县\t项目\n甲县\t整车", (("县", "项目"), ("甲县", "整车"))),
        # A row may have words in one cell alone, first or last.
        ("县\t项目\t投资\n东部\t\t\n甲县\t整车\t9", (("县", "项目", "投资"), ("东部", "", ""), ("甲县", "整车", "9"))),
        ("县\t项目\t投资\n甲县\t整车\t9\n\t\t12", (("县", "项目", "投资"), ("甲县", "整车", "9"), ("", "", "12"))),
        ("县\t项目\t投资\n甲县\t整车\t9\n\t\n\t文字缩进。", (("县", "项目", "投资"), ("甲县", "整车", "9"))),
    ],
)
def test_lines_with_tabs_are_one_table(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """A value without its column is no target; cells stay cells."""
    found = [block.table.rows for block in read(f"见下表。\n{text}\n表后说明。").blocks if block.table is not None]

    assert found == [rows]


def test_a_row_short_of_its_first_cell_keeps_its_columns() -> None:
    """Where the first cell spans rows, the rows below begin with a blank; shifted left, 20 is of the wrong year."""
    text = "见下表。\n类别\t指标\t2020年\n规模\t产值\t200\n\t利润\t20\n"
    table = next(block.table for block in read(text).blocks if block.table is not None)

    assert table.rows[2] == ("", "利润", "20")


def test_latin_words_keep_the_blank_between_lines() -> None:
    """Joined without it, 'motor' and 'industry' would be one word nobody searches for."""
    text = "The province will expand the motor\nindustry and improve quality, and it will\nbuild parks.\n"

    assert "motor industry" in " ".join(blocks(text))


PIECES = st.sampled_from(
    "一、总体要求|（一）目标|1.汽车。做大做强|——创新|示例省|，|。|\n|\n\n|\f|— 2 —|　　|（|）"
    "|2015年|\t|  |3|专栏1|附件2|产业发展|“|”|…|A b|\r\n|第三条|2|. 推进|— 2 5 —|- 3\n-|一是|生 态 环 境|意，|的|及|,|."
    "|（由示例厅负责）|第一章|坚持源头治理和系统保护修复，推进清洁生产和循环利用等各项工作".split("|")
)


def reading_of(text: str) -> Reading:
    """The reading of *text*; an example without a word in it (blanks, page numbers) is no example."""
    try:
        return read(text)
    except SourceUnreadable:
        assume(False)
        raise


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_reading_loses_no_character(text: str) -> None:
    """Guarantee 1 of app.read: whatever a file holds is shown, or named among the repairs."""
    assert lost(reading_of(f"{text}\n产业发展")) == ""


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_block_texts_are_the_source_at_their_spans(text: str) -> None:
    """What is shown is the source's own text: joined, never reworded."""
    reading = reading_of(text)
    shown = ["".join(block.text.split()) for block in reading.blocks]
    source = [
        "".join("".join(reading.text[span.start : span.end] for span in block.spans).split())
        for block in reading.blocks
    ]

    assert shown == source


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_every_join_is_among_the_repairs(text: str) -> None:
    """Guarantee 3 of join_lines: whatever was put together is told with its place, in wrapped and in free text."""
    reading = reading_of(f"{text}\n产业发展")
    told = [(r.span.start, r.span.end) for r in reading.repairs]
    seams = [
        (before.end, after.start)
        for block in reading.blocks
        if block.table is None
        for before, after in pairwise(block.spans)
    ]

    assert [seam for seam in seams if not any(low <= seam[0] and seam[1] <= high for low, high in told)] == []

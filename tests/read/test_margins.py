"""Lines that a margin broke: joined where the sentence goes on, in text and boxes of one page alike."""

import pytest

from tests.read.reading_factories import blocks, wrapped

FIRST = (
    "支持望湖市和临溪市骨干企业加大技术改造投入力度，推动汽车产业链上下游协同发展，"
    "进一步完善园区配套设施和公共服务平台。"
)
SECOND = (
    "鼓励示例市食品加工企业延伸产业链条，打造区域公用品牌，建设一批绿色原料基地，扩大精深加工产品在国内市场的占有份额。"
)
ARTICLE = (
    "第六条 示例省污染物排放权交易服务中心受省生态环境厅委托"
    "承担降碳产品项目申报材料的受理登记公示和档案管理等具体工作任务。"
)


def unindented(text: str, columns: int = 56) -> str:
    """*text* as pdftotext gives it: broken as if indented, and then without the indentation."""
    return wrapped(text, columns, indent="　　").lstrip("　")


def test_a_first_line_that_lost_its_indentation_goes_on() -> None:
    """第六条 …受省生态环境厅 and 委托… are one sentence; cut in two its beginning would pass for a title."""
    text = "\n".join(unindented(piece) for piece in (FIRST, ARTICLE, SECOND, FIRST, SECOND))

    assert blocks(text) == [FIRST, ARTICLE, SECOND, FIRST, SECOND]


def test_text_and_box_are_measured_apart() -> None:
    """A box is set smaller: its lines are longer, and beside them the lines of the text look short."""
    text = "\n".join(
        [*[unindented(FIRST)] * 6, "专栏1 重点工程", *[unindented(SECOND, 72)] * 6, *[unindented(FIRST)] * 6]
    )

    assert blocks(text) == [FIRST] * 6 + ["专栏1 重点工程"] + [SECOND] * 6 + [FIRST] * 6


@pytest.mark.parametrize("words", ["一、总体要求", "（一）完善创新体系，优化产业布局", "1.汽车产业"])
def test_a_heading_between_wrapped_paragraphs_stays_apart(words: str) -> None:
    """A comma in a heading makes no sentence of it."""
    text = "\n".join([unindented(FIRST), unindented(SECOND), words, unindented(FIRST), unindented(SECOND)])

    assert blocks(text) == [FIRST, SECOND, words, FIRST, SECOND]


def test_paragraphs_of_one_length_are_no_wrapped_text() -> None:
    """Sentences that happen to be equally long end where they end."""
    lines = [FIRST[:40] + "。", SECOND[:40] + "。"] * 8

    assert blocks("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "title", ["（一）奋力落实重要使命，城市核心功能进一步强化", "二、聚力扩大内需，保持经济稳定增长"]
)
def test_a_title_with_a_comma_is_not_joined_to_its_paragraph(title: str) -> None:
    """In a text with a paragraph a line a numbered line of title length is a title."""
    paragraph = FIRST + SECOND

    assert blocks(f"{title}\n{paragraph}\n{paragraph}") == [title, paragraph, paragraph]


@pytest.mark.parametrize("entry", ["第一章 总则......................1", "一、目标……………………(5)"])
def test_an_entry_of_a_contents_list_ends_where_its_page_stands(entry: str) -> None:
    """Entries fill their lines to the margin, and still do not go on."""
    assert blocks("\n".join([entry] * 8)) == [entry] * 8

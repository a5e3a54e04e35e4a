"""Web pages: the text comes out of its container, site chrome stays behind, tables stay tables."""

import pytest

from app.domain.reading import Reading
from app.errors import SourceUnreadable
from app.read import read_bytes

BODY = "坚持创新驱动，加快产业转型升级，提高核心竞争力，推动全省经济协调发展。"


def page(content: str, head: str = "", around: str = "{}") -> Reading:
    """The reading of a page with *content* in its body."""
    html = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{around.format(content)}</body></html>"
    return read_bytes(html.encode(), "page.html")


def texts(reading: Reading) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in reading.blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<p>一、总体要求</p><p>{BODY}</p>", ["一、总体要求", BODY]),
        (f"<div>一、总体要求<br>{BODY}<br/>二、任务</div>", ["一、总体要求", BODY, "二、任务"]),
        (f"<p>　　{BODY}&nbsp;</p>", [BODY]),
        (f"<p><b>一、</b><span>总体要求</span></p><p>{BODY}</p>", ["一、总体要求", BODY]),
        (f"<p>{BODY}</p><ol><li>汽车</li><li>食品</li></ol>", [BODY, "1.汽车", "2.食品"]),
        (f"<p>{BODY}</p><script>var a='点击，分享';</script><style>p{{}}</style>", [BODY]),
        (f"<p>{BODY}</p><p style='display:none'>隐藏的文字，不应出现。</p>", [BODY]),
        (f"<p>{BODY.replace('，', '&#65292;')}</p>", [BODY]),
    ],
)
def test_paragraphs_come_out_as_the_page_shows_them(content: str, expected: list[str]) -> None:
    """<br> is a paragraph on such pages, bold is no heading, and scripts are not read aloud."""
    assert texts(page(content)) == expected


def test_navigation_and_footer_stay_behind() -> None:
    """首页 > 政务公开 > 规划 is found on every page of a site and belongs to none of its plans."""
    around = (
        "<div class='nav'><a>首页</a><a>政务公开</a></div><div id='content'>{}</div>"
        "<div class='footer'>版权所有，示例省政府办公厅主办。</div>"
    )

    assert texts(page("<p>一、总体要求</p>" + f"<p>{BODY}</p>" * 4, around=around)) == ["一、总体要求", *[BODY] * 4]


def test_the_title_outside_the_container_is_taken() -> None:
    """Sites print the title in a banner of its own, or only in the head of the page."""
    reading = page(f"<p>{BODY}</p>", head="<title>示例省产业发展规划_示例省人民政府</title>")

    assert texts(reading)[0] == "示例省产业发展规划"


def test_headings_keep_their_level() -> None:
    """A page that says h2 need not be guessed at."""
    reading = page(f"<h2>一、总体要求</h2><p>{BODY}</p><h3>（一）目标</h3><p>{BODY}</p>")

    assert [block.level for block in reading.blocks] == [2, None, 3, None]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "<tr><th>指标</th><th>2020年</th></tr><tr><td>产值</td><td>200</td></tr>",
            (("指标", "2020年"), ("产值", "200")),
        ),
        (
            "<tr><td rowspan=2>规模</td><td>产值</td></tr><tr><td>利润</td></tr>",
            (("规模", "产值"), ("", "利润")),
        ),
        (
            "<tr><td colspan=2>主要指标</td></tr><tr><td>产值</td><td>200</td></tr>",
            (("主要指标", ""), ("产值", "200")),
        ),
    ],
)
def test_tables_keep_their_cells(table: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """A cell that spans two rows belongs to both; the columns must not shift."""
    reading = page(f"<p>{BODY}</p><table>{table}</table>")

    assert [block.table.rows for block in reading.blocks if block.table] == [rows]


def test_a_caption_of_a_table_is_read() -> None:
    """The unit of all numbers stands in it, and words of a plan are never lost."""
    rows = "<tr><td>指标</td><td>2027年</td></tr><tr><td>产值</td><td>9</td></tr>"
    reading = page(f"<p>{BODY}</p><table><caption>表1 目标（单位：亿元）</caption>{rows}</table>")
    found = [(block.text, block.table.caption) for block in reading.blocks if block.table]

    assert [("表1 目标（单位：亿元）\n指标\t2027年\n产值\t9", "表1 目标（单位：亿元）")] == found


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("<p><span>规模以上</span><span>产值</span></p>", "规模以上产值"),
        ("产<b>值</b>（<font>亿元</font>）", "产值（亿元）"),
        ("<p>产值</p><p>（亿元）</p>", "产值 （亿元）"),
        ("2027年<br>目标", "2027年 目标"),
        ("产<!-- Word -->值", "产值"),
    ],
)
def test_words_of_a_cell_are_not_torn_by_their_look(cell: str, words: str) -> None:
    """Pages made with a word processor set every few characters apart; 规模以上 产值 would not be found."""
    rows = f"<tr><td>{cell}</td><td>2030年</td></tr><tr><td>甲</td><td>9</td></tr>"
    reading = page(f"<p>{BODY}</p><table>{rows}</table>")

    assert [words] == [block.table.rows[0][0] for block in reading.blocks if block.table]


def test_a_layout_table_is_no_table() -> None:
    """Old sites put the whole article into one cell."""
    reading = page(f"<table><tr><td><p>一、总体要求</p><p>{BODY}</p></td></tr></table>")

    assert [block.kind for block in reading.blocks] == ["text", "text"]


@pytest.mark.parametrize("html", ["<div>" * 3000 + "深，层。" + "</div>" * 3000, "", "<html></html>"])
def test_a_page_that_is_no_page_is_refused_with_a_reason(html: str) -> None:
    """Thousands of nested elements are an attack or an accident, and must not stop the build."""
    with pytest.raises(SourceUnreadable) as caught:
        read_bytes(html.encode(), "page.html")

    assert caught.value.reason


def test_a_gbk_page_is_decoded() -> None:
    """Half of the older county sites are in GBK, whatever their meta tag says."""
    html = f"<html><head><meta charset='gb2312'></head><body><p>{BODY}</p><p>{BODY}</p></body></html>"

    assert texts(read_bytes(html.encode("gbk"), "page.htm")) == [BODY, BODY]

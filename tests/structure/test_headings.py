"""A numbered line taken apart: label, title, and the text that runs on behind it."""

import pytest

from app.domain.numbering import read_mark
from app.structure.headings import read_heading


def parts(text: str, has_content: bool = False) -> tuple[str | None, bool, str]:
    """Title, run-in, and the running text of the numbered line *text*."""
    mark = read_mark(text)
    assert mark is not None
    heading = read_heading(text, mark, has_content)
    return heading.title, heading.run_in, text[heading.body :] if heading.body is not None else ""


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("1.汽车产业。重点围绕整车企业发展配套。", "汽车产业", "重点围绕整车企业发展配套。"),
        ("（一）指导思想。以科学发展为主题。", "指导思想", "以科学发展为主题。"),
        ("一是做大汽车产业。支持示例汽车扩能。", "做大汽车产业", "支持示例汽车扩能。"),
        ("——创新能力增强。建成十个平台。", "创新能力增强", "建成十个平台。"),
        ("（三）强化规划引领，优化产业布局。统筹安排重大项目。", "强化规划引领，优化产业布局", "统筹安排重大项目。"),
        ("（二）推进“两化”融合。建设智能工厂。", "推进“两化”融合", "建设智能工厂。"),
        ("3. 关于新机场建设问题。（略）", "关于新机场建设问题", "（略）"),
        ("(一)实施绿色改造.鼓励企业开展示范.", "实施绿色改造", "鼓励企业开展示范."),
        ("——— 坚持绿色引领 . 推动产业转型 .", "坚持绿色引领", "推动产业转型 ."),
        ("（一）推广第3.5代技术。建设示范线。", "推广第3.5代技术", "建设示范线。"),
    ],
)
def test_a_run_in_title_ends_at_the_first_stop(text: str, title: str, body: str) -> None:
    """1.汽车产业。重点围绕… is the section 汽车产业; its text begins behind the stop."""
    assert parts(text) == (title, True, body)


@pytest.mark.parametrize(
    "text",
    [
        "1.坚持创新驱动，加快产业转型升级，全面提高核心竞争力。",
        "6.煤炭综采、石油机械等领域，实现“错位”发展，形成各具特色的产业格局。",
        "（一）到2015年，全省汽车产业总产值达到5000亿元。",
        "（四）按照“十二五”规划要求，由省工信厅负责组织实施；各市配合。",
        "第八条 重点企业应当报告年度排放情况。",
        "第八条 重点企业应当报告年度排放情况。报告应当真实。",
        "（一）属于汽车行业；",
        "①建设整车项目，形成产能10万辆；",
    ],
)
def test_a_plain_sentence_has_no_title(text: str) -> None:
    """DESIGN 10: a numbered item that is one plain sentence has title null, and the sentence is its text."""
    title, run_in, body = parts(text)
    mark = read_mark(text)

    assert mark is not None and (title, run_in, body) == (None, True, text[mark.end :])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("一、总体要求", "总体要求"),
        ("（一）指导思想。", "指导思想"),
        ("第一章 总则", "总则"),
        ("专栏1 重点工程", "重点工程"),
        ("（八）丰富技术供给，构建创新体系。", "丰富技术供给，构建创新体系"),
        ("1.平价上网机制为可再生能源发展指明新的方向", "平价上网机制为可再生能源发展指明新的方向"),
        ("（五）《示例省规划》实施情况", "《示例省规划》实施情况"),
    ],
)
def test_a_heading_on_a_line_of_its_own_is_its_title(text: str, title: str) -> None:
    """The closing stop is printed habit and no part of the title."""
    assert parts(text, has_content=True) == (title, False, "")


def test_a_lone_sentence_is_a_title_only_where_something_stands_under_it() -> None:
    """（一）加强组织领导，落实责任。 heads a paragraph, or is one."""
    text = "（一）加强组织领导，落实责任。"

    assert [parts(text, has_content)[0] for has_content in (True, False)] == ["加强组织领导，落实责任", None]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("1. Motor industry. The province will expand output.", "Motor industry", "The province will expand output."),
        ("II. Main targets for development in 2020", "Main targets for development in 2020", ""),
        ("Chapter 3 Main Tasks", "Main Tasks", ""),
    ],
)
def test_english_titles_end_at_the_full_stop(text: str, title: str, body: str) -> None:
    """A translation has the titles of its original."""
    found = parts(text, has_content=True)

    assert (found[0], found[2]) == (title, body)

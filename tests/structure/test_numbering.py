"""The mark at the start of a line: what counts as a number of a heading, and what only looks like one."""

import pytest

from app.domain.numbering import NUMBER_STYLES, read_mark


@pytest.mark.parametrize("style", NUMBER_STYLES, ids=lambda style: style.name)
def test_every_style_reads_its_own_example(style) -> None:  # type: ignore[no-untyped-def]
    """The table is documentation too; an example it does not read would be a lie."""
    mark = read_mark(
        f"{style.example} Industry" if style.name.startswith(("en", "roman")) else f"{style.example}汽车产业"
    )

    assert mark is not None and mark.style == style.name


@pytest.mark.parametrize(
    ("line", "style", "number", "label"),
    [
        ("一、总体要求", "han", 1, "一、"),
        ("十二、保障措施", "han", 12, "十二、"),
        ("一 、职责分工", "han", 1, "一、"),
        ("（三）主要目标", "han-paren", 3, "（三）"),
        ("(三)主要目标", "han-paren", 3, "(三)"),
        ("( 三 ) 主要目标", "han-paren", 3, "(三)"),
        ("〔三〕主要目标", "han-paren", 3, "〔三〕"),
        ("㈢主要目标", "han-ring", 3, "㈢"),
        ("1.汽车产业", "arabic", 1, "1."),
        ("１．汽车产业", "arabic", 1, "１．"),
        ("1、汽车产业", "arabic", 1, "1、"),
        ("12. 汽车产业", "arabic", 12, "12."),
        ("（1）整车", "arabic-paren", 1, "（1）"),
        ("(１)整车", "arabic-paren", 1, "(１)"),
        ("1）整车", "arabic-half", 1, "1）"),
        ("①整车", "circled", 1, "①"),
        ("⑴整车", "arabic-ring", 1, "⑴"),
        ("⒈整车", "arabic-dot", 1, "⒈"),
        ("第一章 总则", "chapter", 1, "第一章"),
        ("第 二 章 附则", "chapter", 2, "第二章"),
        ("第1章 总则", "chapter", 1, "第1章"),
        ("第二节 发展目标", "part", 2, "第二节"),
        ("第三篇 产业", "division", 3, "第三篇"),
        ("第一部分 总体要求", "division", 1, "第一部分"),
        ("第十五条 本办法自发布之日起施行。", "article", 15, "第十五条"),
        ("一是加强领导", "ordinal", 1, "一是"),
        ("第一，加强领导", "ordinal-di", 1, "第一，"),
        ("——创新能力提升", "dash", None, "——"),
        ("--目标导向", "dash", None, "--"),
        ("●重点项目", "dash", None, "●"),
        ("■重点项目", "dash", None, "■"),
        ("专栏1 重点工程", "box", 1, "专栏1"),
        ("专栏 3：重点工程", "box", 3, "专栏3"),
        ("专栏一 重点工程", "box", 1, "专栏一"),
        ("附件", "annex", None, "附件"),
        ("附件2", "annex", 2, "附件2"),
        ("附 件 2：", "annex", 2, "附件2"),
        ("附表1 任务分工", "annex", 1, "附表1"),
        ("附录A 计算方法", "annex", 1, "附录A"),
        ("Chapter 3 Main Tasks", "en-chapter", 3, "Chapter3"),
        ("II. Main targets", "roman", 2, "II."),
        ("Annex 2 Division of Tasks", "en-annex", 2, "Annex2"),
        ("(b) improve quality", "en-letter", 2, "(b)"),
    ],
)
def test_a_number_is_read_in_all_its_writings(line: str, style: str, number: int | None, label: str) -> None:
    """Bracket, width and blank vary from typist to typist; the third item is the third item."""
    mark = read_mark(line)

    assert mark is not None and (mark.style, mark.number, mark.label) == (style, number, label)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("1.1 范围", (1, 1)),
        ("2.1.3 现有项目", (2, 1, 3)),
        ("１．２．３ 范围", (1, 2, 3)),
        ("5.3.2.1范围", (5, 3, 2, 1)),
    ],
)
def test_a_decimal_number_carries_its_whole_path(line: str, path: tuple[int, ...]) -> None:
    """2.1.3 says itself where it stands."""
    mark = read_mark(line)

    assert mark is not None and mark.path == path


@pytest.mark.parametrize(
    "line",
    [
        "2.6万吨二氧化碳",
        "2.6 万吨二氧化碳",
        "3.5%以上",
        "1.2亿元",
        "2015年，全省汽车产量",
        "100万辆",
        "10个重点项目",
        "一二三产业融合发展",
        "一批重点项目",
        "三、四线城市",
        "第一批试点",
        "第三产业增加值",
        "第八条规定的条件",
        "第二、三产业增加值",
        "十二五期间",
        "附近区域",
        "专栏中列出的工程",
        "一是否达标",
        "汽车产业",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    """三、四线城市 at the start of a line is text; a section 3 there would be a false address."""
    assert read_mark(line) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("（三） 主要目标", "主要目标"),
        ("第一章　总则", "总则"),
        ("1. 汽车", "汽车"),
        ("专栏1：工程", "工程"),
        ("附件2：清单", "清单"),
    ],
)
def test_the_words_begin_behind_blanks_and_colon(line: str, words: str) -> None:
    """A title never begins with a blank or the colon of its label."""
    mark = read_mark(line)

    assert mark is not None and line[mark.end :] == words

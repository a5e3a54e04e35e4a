"""The tree: whose a paragraph is, what boxes and dashes hold, and that reading order is the printed one."""

import pytest

from tests.structure.outline_factories import outline, paragraphs, section, tree

LIST = "一、任务\n（一）产业\n1.汽车。做大规模。\n2.食品。做优品质。\n3.石化。做精产品。\n"


@pytest.mark.parametrize(
    ("conclusion", "owner"),
    [
        ("到2015年，全省汽车产业实现总产值5000亿元。", "1.1"),
        ("到2020年，三大产业增加值翻一番。", "1.1"),
        ("同时，加快培育新材料产业。", "1.1"),
        ("以上任务由省工信厅牵头落实。", "1.1"),
        ("支持望湖市建设石化基地，延伸产业链条。", "1.1.3"),
        ("加快项目建设，形成新的增长点。", "1.1.3"),
    ],
)
def test_a_paragraph_that_concludes_a_list_belongs_to_the_parent(conclusion: str, owner: str) -> None:
    """DESIGN 10: 到2015年，全省… after the last item speaks of all of them; cited under the last it would mislead."""
    text = LIST + conclusion + "\n（二）保障\n加强领导。\n"

    assert conclusion in paragraphs(text, owner)


def test_a_paragraph_inside_a_list_stays_with_its_item() -> None:
    """Only after the last item can anything conclude."""
    text = "一、任务\n1.汽车。做大规模。\n到2015年，全省汽车产量达到100万辆。\n2.食品。做优品质。\n3.石化。做精产品。\n"

    assert paragraphs(text, "1.1") == ["做大规模。", "到2015年，全省汽车产量达到100万辆。"]


def test_a_concluding_paragraph_is_read_after_the_children() -> None:
    """The parent's p1 is printed behind 3.石化, and is shown there."""
    text = LIST + "到2015年，全省三大产业产值达到5000亿元。\n"
    order = [item.anchor for item in outline(text).in_reading_order("main")]

    assert order[-2:] == ["1.1.3-p1", "1.1-p1"]


def test_paragraphs_are_counted_in_printed_order() -> None:
    """¶ numbers on the page rise without a gap."""
    text = LIST + "到2015年，全省三大产业产值达到5000亿元。\n（二）保障\n加强领导。\n"
    found = [p for p in outline(text).in_reading_order("main") if hasattr(p, "n")]

    assert [p.n for p in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、目标\n（一）原则\n——创新驱动。坚持创新。\n——绿色发展。坚持绿色。\n（二）目标\n做强。",
            "1 1 目标|1.1 2 原则|1.1.u1 3 创新驱动|1.1.u2 3 绿色发展|1.2 2 目标",
        ),
        (
            "一、任务\n（一）汽车\n做强。\n专栏1 重点工程\n整车工程。\n（二）食品\n做优。",
            "1 1 任务|1.1 2 汽车|1.1.box1 3 重点工程|1.2 2 食品",
        ),
        (
            "一、任务\n专栏1 工程\n1.整车工程。建设基地。\n2.零部件工程。建设园区。\n二、保障\n加强领导。",
            "1 1 任务|1.box1 2 工程|1.box1.1 3 整车工程|1.box1.2 3 零部件工程|2 1 保障",
        ),
        ("示例省规划\n前言\n为了发展，制定本规划。\n一、目标\n做强。", "u1 1 前言|1 1 目标"),
        (
            "一、任务\n（一）汽车\n一是做大整车。支持扩能。\n二是做强配套。建设园区。\n（二）食品\n做优。",
            "1 1 任务|1.1 2 汽车|1.1.1 3 做大整车|1.1.2 3 做强配套|1.2 2 食品",
        ),
    ],
)
def test_dashes_boxes_and_unnumbered_headings(text: str, expected: str) -> None:
    """专栏 is boxN, —— and 前言 are uK, and the next heading of rank closes them."""
    assert tree(text) == expected.split("|")


def test_a_list_interrupted_by_a_box_goes_on_after_it() -> None:
    """专栏1 stands in 1.总体目标; 2.具体目标 behind it is a sibling of 1."""
    text = "一、目标\n1.总体目标。做强。\n专栏1 主要指标\n产量 100万辆\n2.具体目标。做大。\n二、任务\n做优。"

    assert tree(text) == ["1 1 目标", "1.1 2 总体目标", "1.1.box1 3 主要指标", "1.2 2 具体目标", "2 1 任务"]


def test_an_enumeration_inside_a_paragraph_is_no_heading() -> None:
    """一是…；二是… in running text are clauses; 一是 that opens its own paragraph is an item (DESIGN 10)."""
    text = "一、任务\n重点抓好三项工作：一是做大整车；二是做强配套；三是完善服务。\n二、保障\n加强领导。"

    assert tree(text) == ["1 1 任务", "2 1 保障"]


def test_a_table_takes_its_caption() -> None:
    """A table shown without its caption 主要指标 says nothing."""
    text = "一、目标\n主要目标见下表。\n主要指标表\n指标\t2020年\n产值\t200\n二、任务\n做强。"
    table = section(text, "1").paragraphs[-1]

    assert (table.anchor, table.table.caption if table.table else None) == ("1-t1", "主要指标表")


def test_markdown_headings_give_their_levels() -> None:
    """A translation states its levels itself."""
    text = "# Plan\n\n## 1. Targets\n\nGrow.\n\n### 1.1 Cars\n\nMore.\n\n## 2. Tasks\n\nWork.\n"

    assert [line.split()[:2] for line in tree(text, markdown=True)] == [["1", "1"], ["1.1", "2"], ["2", "1"]]


def test_fingerprints_know_the_words_and_not_the_widths() -> None:
    """A re-typed １００ is the same text; 200 is not."""
    from app.structure import fingerprint

    same = fingerprint("产值达到100亿元") == fingerprint("产值达到 １００ 亿元")
    other = fingerprint("产值达到100亿元") == fingerprint("产值达到200亿元")

    assert (same, other) == (True, False)


def test_a_chapter_alone_on_its_line_takes_the_next_for_its_title() -> None:
    """Titles of chapters often have two clauses; without them a reader sees 第三章 and nothing else in every list."""
    text = (
        "第一章\n\n总体要求\n\n坚持改造提升，延伸链条，推动全市产业持续健康发展。\n\n"
        "第二章\n\n做好节水文章，提高水环境质量\n\n第一节\n\n严格源头管控，守住安全底线\n\n加强排查。\n\n"
        "第三章\n\n为保障实施，各县要建立台账\n\n加强组织领导。\n"
    )

    assert [
        "1 1 总体要求",
        "2 1 做好节水文章，提高水环境质量",
        "2.1 2 严格源头管控，守住安全底线",
        "3 1 -",
    ] == tree(text)

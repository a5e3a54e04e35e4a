"""
The words columns share, those only one has, and where shared words stand in the cells of a row.
"""

import pytest

from app.compare import compare
from app.compare.lexicon import is_writing_of
from tests.compare.compare_factories import column


def marked(one: str, other: str) -> list[str]:
    """What is marked of *one* beside *other*, in a row of two sections on one subject."""
    found = compare([column("甲", ("1", "充电设施", one)), column("乙", ("1", "充电设施", other))])
    cell = found.rows[0].cells[0]
    return [one[word.start : word.end] for word in cell.shared.get("1-p1", ())] if cell else []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("推广动力电池。", "回收动力电池。", ["动力电池"]),
        ("面积５㎡的動力電池車間。", "动力电池规模扩大。", ["動力電池"]),
        ("加强品牌培育。", "推进品牌建设。", ["品牌培育"]),
        ("支持数控机床研发。", "CNC machine tools and R&D.", ["数控机床", "研发"]),
        ("大力推进产业发展，提高水平。", "大力推进产业发展，提高水平。", []),
        ("到2020年达到100亿元。", "到2020年达到100亿元。", []),
        ("望湖市建设园区。", "望湖市扩大开放。", []),
        ("推广矿泉水。", "推广碳纤维。", []),
        ("主管部门及时制定动力电池办法。", "有关部门及时制定动力电池办法。", ["动力电池"]),
        ("拨二十万元治理污水。", "拨二十万元治理污水。", ["治理", "污水"]),
    ],
)
def test_words_that_another_cell_uses_are_marked_as_printed(one, other, words):
    """A mark shows a subject in common: by concept, in either language and writing, boilerplate left alone."""
    assert words == marked(one, other)


def test_a_mark_says_which_shared_word_it_is():
    """A reader who presses the chip of a word sees that word light up in every cell, and no other."""
    first, second = ("1", "电池", "动力电池和实验室。"), ("1", "电池", "实验室与动力电池。")
    found = compare([column("甲", first), column("乙", second)])
    marks = [
        (found.terms[word.term].term, paragraph.text[word.start : word.end])
        for cell in found.rows[0].cells
        for paragraph in (cell.paragraphs if cell else ())
        for word in (cell.shared.get(paragraph.anchor, ()) if cell else ())
    ]

    assert [("动力电池", "动力电池"), ("实验室", "实验室")] * 2 == sorted(marks)[::2] + sorted(marks)[1::2]


def test_a_shared_word_says_how_often_each_column_uses_it():
    """Counts are by column in the order asked for, synonyms counted as one."""
    first = column("甲", ("1", "品牌", "动力电池与动力电池回收。"))
    second = column("乙", ("1", "旅游", "动力电池。"))
    third = column("丙", ("1", "品牌", "矿泉水。"))
    found = {each.term: each for each in compare([first, second, third]).terms}

    assert (2, (2, 1, 0)) == (found["动力电池"].columns, found["动力电池"].counts)


def test_the_most_telling_shared_word_comes_first():
    """A word both plans dwell on says more than one both mention."""
    first = column("甲", ("1", "电池", "动力电池、动力电池、动力电池，以及实验室。"))
    second = column("乙", ("1", "电池", "实验室；动力电池、动力电池、动力电池。"))

    assert "动力电池" == compare([first, second]).terms[0].term


def test_a_distinctive_word_is_one_no_other_column_uses():
    """What only this plan talks about, so that a reader sees its accent."""
    first = column("甲", ("1", "重点", "发展硅藻土、动力电池。"), ("2", "其他", "硅藻土加工。"))
    second = column("乙", ("1", "重点", "发展乌拉草、动力电池。"), ("2", "其他", "乌拉草编织。"))

    assert (("硅藻土",), ("乌拉草",)) == tuple(words[:1] for words in compare([first, second]).distinctive)


def test_lists_stay_short_enough_to_be_read():
    """Thirty shared words at most, and twelve a column."""
    names = "动力电池 矿泉水 碳纤维 硅藻土 疫苗 中药材 机器人 轴承 卫星 无人机 集成电路 传感器 水泥 玻璃 陶瓷".split()
    first = column("甲", *[(str(k), name, f"{name}，{name}。") for k, name in enumerate(names, start=1)])
    second = column("乙", ("1", "旅游", "民宿。"))

    assert 12 == len(compare([first, second]).distinctive[0])


def test_what_another_column_prints_inside_a_longer_word_is_no_plans_own():
    """A reader who looks 乌拉草 up in the other column and finds it there does not trust the list."""
    first = column("甲", ("1", "重点", "发展硅藻土、动力电池。"), ("2", "其他", "硅藻土与动力电池。"))
    second = column("乙", ("1", "重点", "动力电池组用硅藻土板。"))

    assert () == compare([first, second]).distinctive[0]


def test_what_another_column_writes_longer_or_shorter_is_no_plans_own():
    """固体废弃物 as the accent of one plan beside 固体废物 of another tells a reader of a difference that is none."""
    first = column("甲", ("1", "重点", "利用固体废弃物、硅藻土。"), ("2", "其他", "固体废弃物与硅藻土。"))
    second = column("乙", ("1", "重点", "利用固体废物，固体废物。"))

    assert ("硅藻土",) == compare([first, second]).distinctive[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("固体废弃物", "固体废物", True),
        ("固废", "固体废物", True),
        ("生态补偿", "生态保护补偿", True),
        ("工业", "工商企业", False),
        ("污水处理", "污水治理", False),
        ("风力发电", "发电", False),
    ],
)
def test_a_word_may_be_written_longer_or_shorter(one, other, expected):
    """Only what has the same ends, or the heads of both halves, is taken for one word."""
    assert expected == is_writing_of(one, other)


def test_a_subject_of_nearly_all_plans_stands_behind_one_of_few():
    """农村 is said more often than 沼气 in both, and tells less of what they have in common."""
    said = "农村、农村、农村、农村建设沼气、沼气。"
    columns = [column(plan, ("1", "重点", said), ("2", "其他", "碳纤维。")) for plan in "甲乙"]
    found = [each.term for each in compare(columns).terms]

    assert found.index("沼气") < found.index("农村")


def test_sides_of_a_subject_and_words_of_any_document_are_no_plans_own():
    """管理 and 及时 say nothing of a plan's accent."""
    said = "及时管理硅藻土，及时管理平台，财政部、财政部通知、通知，ii.预期硅藻土，ii.预期。"
    first = column("甲", ("1", "重点", said), ("2", "其他", "硅藻土管理部门。"))
    second = column("乙", ("1", "重点", "乌拉草编织。"))

    assert ("硅藻土",) == compare([first, second]).distinctive[0]


def test_letters_are_shown_as_they_are_printed():
    """CCUS is looked up as CCUS; only the first letter of a sentence is no writing of its own."""
    first = column("甲", ("1", "降碳", "推广CCUS。", "研究CCUS。"))
    second = column("乙", ("1", "降碳", "植树造林。"))

    assert "CCUS" in compare([first, second]).distinctive[0]

"""How a text names other documents: titles, numbers, both together, and the short name it goes on with."""

import pytest

from app.domain.mentions import find_mentions, number_key, read_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《某省汽车产业规划》要求", [("某省汽车产业规划", None)]),
        ("落实《关于加快发展的意见》（国发〔2010〕32号）精神", [("关于加快发展的意见", "国发〔2010〕32号")]),
        ("落实《关于加快发展的意见》(国发[2010]32号)精神", [("关于加快发展的意见", "国发〔2010〕32号")]),
        ("落实《关于加快发展的意见》国发〔2010〕32号", [("关于加快发展的意见", "国发〔2010〕32号")]),
        ("根据国发〔2010〕32号《关于加快发展的意见》", [("关于加快发展的意见", "国发〔2010〕32号")]),
        ("（国发〔2010〕32号，以下简称《意见》）", [(None, "国发〔2010〕32号")]),
        # The number's agency begins where the prose before it ends.
        ("根据国发〔2010〕32号文件", [(None, "国发〔2010〕32号")]),
        ("认真贯彻落实吉政办发 〔２０１１〕 ５ 号精神", [(None, "吉政办发〔2011〕5号")]),
        ("按照国家发展改革委发改高技〔2010〕32号", [(None, "国家发展改革委发改高技〔2010〕32号")]),
        ("经国务院国函〔2009〕116号批复", [(None, "国函〔2009〕116号")]),
        ("国发〔2010〕32号和吉政发〔2011〕10号", [(None, "国发〔2010〕32号"), (None, "吉政发〔2011〕10号")]),
        ("《条例》（国务院令第493号）", [("条例", "国务院令第493号")]),
        ("《条例》（国家发展和改革委员会令第29号）", [("条例", "国家发展和改革委员会令第29号")]),
        ("根据中国某部令第 7 号", [(None, "中国某部令第7号")]),
        # As character recognition and justified lines set it.
        ("《意 见》（ 国 发 〔 ２０２１〕 ４ 号）", [("意见", "国发〔2021〕4号")]),
        # One title within another is one document.
        ("《关于印发〈某规划〉的通知》", [("关于印发〈某规划〉的通知", None)]),
        ("《关于印发《某规划》的通知》（某发〔2012〕1号）", [("关于印发《某规划》的通知", "某发〔2012〕1号")]),
        ("《甲规划》《乙规划》", [("甲规划", None), ("乙规划", None)]),
        ("《甲规划》和《乙规划》（某发〔2012〕1号）", [("甲规划", None), ("乙规划", "某发〔2012〕1号")]),
        ("《某省汽车\n产业规划》", [("某省汽车产业规划", None)]),
        # What is never closed, or holds nothing, names nothing.
        ("《没有结束的标题", []),
        ("《》", []),
        ("《" + "长" * 200 + "》", []),
        ("《甲\t乙》", []),
        # Numbers of other things.
        ("2011年10号楼", []),
        ("图（2010）5号", [(None, "图〔2010〕5号")]),
        ("", []),
    ],
)
def test_a_document_is_named_by_its_title_its_number_or_both(text, expected):
    """A reader of plans follows them to the decree they carry out."""
    assert expected == [(m.title, m.number) for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("《某省区域规划纲要》（以下简称《规划纲要》）", "规划纲要"),
        ("《某省区域规划纲要》（国函〔2009〕1号，以下简称《纲要》）", "纲要"),
        ("《某省区域规划纲要》（简称“纲要”）", "纲要"),
        ("《某省区域规划纲要》，以下统称《纲要》", "纲要"),
        ("《某省区域规划纲要》印发以来，成效显著。以下简称《纲要》", None),
        ("《某省区域规划纲要》", None),
    ],
)
def test_the_short_name_a_text_goes_on_with_is_told(text, short):
    """《规划纲要》 alone names nothing; said to be short for a title it names that one."""
    assert [short] == [m.short for m in find_mentions(text)][:1]


@pytest.mark.parametrize(
    "text", ["按照《某省规划》（某发〔2011〕10号）和某办发[2012]3号的要求", "\n《甲》\n\n《乙\n丙》国发〔2010〕1号"]
)
def test_offsets_are_those_of_the_text(text):
    """A page makes a link of exactly these words."""
    for mention in find_mentions(text):
        words = text[mention.start : mention.end]

        assert (words[:1] in "《某国", words[-1:] in "》号）") == (True, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("吉政发〔2011〕10号", "吉政发〔2011〕10号"),
        ("  吉政发 [2011] 第10号 ", "吉政发〔2011〕10号"),
        ("国务院令第493号", "国务院令第493号"),
        ("落实吉政发〔2011〕10号", None),
        ("吉政发〔2011〕10号 汽车", None),
        ("汽车产业", None),
        ("", None),
    ],
)
def test_a_number_alone_is_told_from_other_questions(text, number):
    """Who types a document number wants that document."""
    assert number == read_number(text)


@pytest.mark.parametrize(
    "printed", ["吉政发〔2011〕10号", "吉政发[2011]10号", "吉政发（２０１１）第 10 号", "吉政发【2011】10号"]
)
def test_prints_of_one_number_are_one(printed):
    """Brackets are typed as the keyboard has them."""
    assert "吉政发(2011)10号" == number_key(printed)

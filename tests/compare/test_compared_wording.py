"""What columns have word for word, and what differs where they nearly do."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.compare import compare
from app.compare.columns import trees
from app.compare.wording import RUN, common_stretches, nearly_same
from app.domain.outline import Paragraph
from tests.compare.compare_factories import column

STOCK = "认真落实党中央国务院决策部署，坚持稳中求进工作总基调"


def paragraph(text, anchor="1-p1", kind="text"):
    """A paragraph."""
    return Paragraph(anchor, text, 1, 1, (), kind)


def found(one, other):
    """What the second of two paragraphs is nearly the same as."""
    return nearly_same([(paragraph(one),), (paragraph(other),)])[1].get("1-p1")


@pytest.mark.parametrize(
    ("one", "other", "diff"),
    [
        (
            "到2020年，全省汽车产业总产值达到2100亿元以上。",
            "到2025年，全省汽车产业总产值达到2600亿元以上。",
            (("=", "到"), ("-", "2020"), ("+", "2025"), ("=", "年，全省汽车产业总产值达到"), ("-", "2100"),
             ("+", "2600"), ("=", "亿元以上。")),
        ),
        (
            "支持企业建设国家级技术中心和重点实验室平台。",
            "支持企业建设省级技术中心和重点实验室平台。",
            (("=", "支持企业建设"), ("-", "国家级"), ("+", "省级"), ("=", "技术中心和重点实验室平台。")),
        ),
        (
            "Output of the automotive industry is to reach 800 billion yuan.",
            "Output of the petrochemical industry is to reach 800 billion yuan.",
            (("=", "Output of the "), ("-", "automotive"), ("+", "petrochemical"),
             ("=", " industry is to reach 800 billion yuan.")),
        ),
        (
            "加大财政科 技投入，带动社会资 本参与产业技术研发。",
            "加大财政科技投入，带动社会资本参与产业 技术研发。",
            (("=", "加大财政科技投入，带动社会资本参与产业 技术研发。"),),
        ),
        (
            "抢占“新能源汽车”发展高地，建设国际一流品牌基地。",
            "抢占新能源汽车发展高地，建设国际一流品牌基地。",
            (("=", "抢占"), ("-", "“"), ("=", "新能源汽车"), ("-", "”"), ("=", "发展高地，建设国际一流品牌基地。")),
        ),
    ],
)  # fmt: skip
def test_a_difference_is_told_word_by_word(one, other, diff):
    """2100 → 2600 is a change of one number; a reader who sees only a 1 struck out reads 2600 as 26."""
    assert diff == found(one, other).diff


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大力发展新能源汽车，建设充电设施网络体系。", "推进农产品深加工，打造绿色食品产业基地。"),
        ("优化产业布局。", "优化产业布局。"),
    ],
)
def test_what_is_alike_by_chance_is_not_held_against_each_other(one, other):
    """Two texts on different subjects differ in everything, which says nothing; so do two short ones that agree."""
    assert found(one, other) is None


def test_the_paragraph_most_alike_is_taken_from_whichever_cell_before():
    """With eight columns the second may be copied from the first, and the eighth from the third."""
    text = "支持企业建设国家级技术中心和重点实验室平台。"
    cells = [
        (paragraph("推进农产品深加工，打造绿色食品产业基地。"),),
        None,
        (paragraph(text, "2-p1"),),
        (paragraph(text),),
    ]

    assert (2, "2-p1", 1.0) == (
        nearly_same(cells)[3]["1-p1"].column, nearly_same(cells)[3]["1-p1"].anchor, nearly_same(cells)[3]["1-p1"].share,
    )  # fmt: skip


def test_tables_are_not_compared_word_by_word():
    """Their cells would run into one another."""
    text = "指标\t2015年\t2020年\n产值（亿元）\t2000\t3000"

    assert {} == nearly_same([(paragraph(text, kind="table"),), (paragraph(text, kind="table"),)])[1]


@given(*[st.text(alphabet="产业发展2０.5，。 aB①㎡\u200b\n", min_size=20, max_size=60)] * 2)
@settings(max_examples=200, deadline=None)
def test_a_difference_loses_no_character(one, other):
    """What is shown as kept and new is the very text, or the page would misquote the plan."""
    if (nearly := found(one, other)) is not None:
        assert other == "".join(words for op, words in nearly.diff if op != "-")


def common(one, other):
    """What of the first of two plans stands word for word in the second."""
    cells = compare([column("甲", ("1", "总体要求", one)), column("乙", ("1", "总体要求", other))]).rows[0].cells
    return [one[start:end] for start, end in cells[0].common.get("1-p1", ())]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (f"{STOCK}，做强汽车。", f"{STOCK}，做优食品。", [f"{STOCK}，做"]),
        (f"本省{STOCK}。", f"{STOCK.replace('，', ',')}。", [f"{STOCK}。"]),
        (STOCK[: RUN - 1] + "甲", STOCK[: RUN - 1] + "乙", []),
        (f"{STOCK[:9]} \n{STOCK[9:]}。", f"{STOCK}。", [f"{STOCK[:9]} \n{STOCK[9:]}。"]),
        (f"{STOCK}，增速超过30%。", f"{STOCK}，增速超过30.5%。", [f"{STOCK}，增速超过"]),
        (f"{STOCK}，建成12个。", f"{STOCK}，建成125个。", [f"{STOCK}，建成"]),
        (f"到2012年，{STOCK}。", f"到2011年，{STOCK}。", [f"年，{STOCK}。"]),
    ],
)
def test_stock_phrases_are_found_whatever_their_widths_and_blanks(one, other, expected):
    """They stand back on the page, so that what a plan says of its own is seen."""
    assert expected == common(one, other)


def test_words_only_one_column_uses_are_marked_where_they_stand():
    """A reader sees in the text, not only in a list, what is this plan's own."""
    columns = [
        column("甲", ("1", "总体要求", "发展碳纤维产业，碳纤维产能翻番。")),
        column("乙", ("1", "总体要求", "发展玄武岩产业。")),
    ]
    found = compare(columns).rows[0].cells[0]
    text = found.paragraphs[0].text

    assert "碳纤维" in [text[start:end] for start, end in found.own["1-p1"]]


def test_a_stretch_ends_with_its_paragraph():
    """Words that one plan has in a row are no stretch where another begins a new paragraph between them."""
    words = "推动新能源汽车产业发展壮大形成规模"
    found = compare([column("甲", ("1", "一", words, words)), column("乙", ("1", "一", words + words))])

    assert [{"1-p1": ((0, 17),), "1-p2": ((0, 17),)}, {"1-p1": ((0, 34),)}] == [
        cell.common for row in found.rows for cell in row.cells
    ]


def test_texts_shorter_than_a_stretch_have_none_in_common():
    """A comparison of two headings, or of nothing at all, is one too."""
    found = compare([column("甲", ("1", "一", "短")), column("乙", ("1", "一", "短"), ("2", ""))])

    assert [{}] * 3 == [cell.common for row in found.rows for cell in row.cells if cell]


def test_stretches_are_those_that_a_reader_with_patience_finds():
    """Numbers stand for the stretches and are put into drawers: neither may lose a stretch or make one up."""
    draw = random.Random(5)
    texts = [["".join(draw.choice("产业") for _ in range(200)) for _ in range(3)] for _ in range(4)]
    columns = trees(
        [
            column(f"p{at}", *((str(n), "目标", text) for n, text in enumerate(each, start=1)))
            for at, each in enumerate(texts)
        ]
    )

    def marked_by_hand(at: int, text: str) -> set[int]:
        others = [other for place, each in enumerate(texts) if place != at for other in each]
        starts = [n for n in range(len(text) - RUN + 1) if any(text[n : n + RUN] in other for other in others)]
        return {place for start in starts for place in range(start, start + RUN)}

    found = [
        {place for start, end in stretches.get(f"{n}-p1", ()) for place in range(start, end)}
        for stretches in common_stretches(columns)
        for n in (1, 2, 3)
    ]

    assert [marked_by_hand(at, text) for at, each in enumerate(texts) for text in each] == found

"""
Pairs that one likeness alone does not make: instruments nobody else names, parts in an annex, rows with one odd member.
"""

import pytest

from app.compare.headings import heading_of
from tests.compare.compare_factories import column, headings, pairs


def test_the_parts_of_a_chapter_are_found_in_the_annex_of_another_plan():
    """A chapter on cars stands beside the item 汽车产业 of another plan's main text, whose parts are in an annex."""
    first = column(
        "甲",
        ("1", "主要任务"),
        ("1.1", "汽车产业", "壮大汽车产业，推广新能源汽车和智能网联汽车。"),
        ("1.1.1", "汽车零部件", "提高汽车零部件配套率，建设零部件园区。"),
        ("1.1.2", "汽车服务业", "发展汽车金融、汽车租赁和二手车交易。"),
    )
    second = column(
        "乙",
        ("1", "主要任务"),
        ("1.1", "汽车产业", "壮大汽车产业，推广新能源汽车和智能网联汽车。"),
        ("a1", "汽车产业实施方案"),
        ("a1.1", "提升零部件配套", "提高汽车零部件配套率，扩建零部件园区。"),
        ("a1.2", "发展汽车服务", "发展汽车金融、汽车租赁，规范二手车交易。"),
    )

    assert {"1.1|1.1", "1.1.1|a1.1", "1.1.2|a1.2"} <= set(pairs(first, second))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (
            ("推进产融合作", "引导商业银行发放中长期贷款，推广知识产权质押和融资担保。"),
            ("加大金融支持", "鼓励商业银行开展知识产权质押，扩大中长期贷款和融资担保。"),
            True,
        ),
        (
            ("推动种业技术突破", "建设种质资源库，选育玉米、大豆良种，推广机械化制种。"),
            ("推动疫苗技术突破", "新建流感疫苗生产线，研制多联疫苗，扩大冷链储运。"),
            False,
        ),
    ],
)
def test_an_instrument_that_no_other_section_names_pairs_across_chapters(one, other, together):
    """Money for industry is one topic under safeguards or tasks; research on seeds and on vaccines are two."""
    first = column("甲", ("1", "重点任务"), ("1.1", "节水灌溉"), ("1.2", *one))
    second = column("乙", ("1", "智慧物流"), ("2", "文化旅游"), ("2.1", *other))

    assert together == ("1.2|2.1" in pairs(first, second))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("培育知名品牌", "打造知名品牌", True),
        ("积极引进知名品牌", "着力培育知名品牌", False),
        ("化解水泥产能", "培育水泥产能", False),
        ("加强知名品牌推广", "培育知名品牌", False),
    ],
)
def test_the_reverse_of_what_is_done_is_another_topic(one, other, together):
    """Whoever looks for brands of a place's own must not find those it brings in."""
    assert together == ("2|2" in pairs(headings("节水灌溉", one), headings("智慧物流", other, plan="乙")))


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("推动技术和管理创新升级", "技术", "管理"),
        ("发展钢铁与水泥产业", "钢铁", "水泥"),
        ("品牌及标准建设", "品牌", "标准"),
    ],
)
def test_of_two_things_the_first_leads(heading, first, second):
    """A heading on two things stands beside the one it begins with, not by turns beside either."""
    pieces = dict(heading_of(heading).pieces)

    assert pieces[first] > pieces[second]


def test_a_section_with_parts_goes_with_one_that_has_parts():
    """Where a section and one below it are as good, chapters stand beside chapters."""
    parts = (("1.1", "健全标识制度", "完善绿色建筑标识。"), ("1.2", "加强运行管理", "加强绿色建筑运行管理。"))
    first = column("甲", ("1", "提升绿色建筑发展质量"), *parts)
    second = column("乙", ("1", "绿色建筑发展"), ("1.1", "推进绿色建筑发展"), ("1.2", "加强运行管理", "加强运行管理。"))

    assert "1|1" in pairs(first, second)

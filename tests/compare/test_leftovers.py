"""
Sections that say one thing in other words: what is left over, watchwords, and the whole of a column.
"""

import pytest

from app.compare.headings import heading_of
from tests.compare.compare_factories import column, headings, pairs

AIR = "削减挥发性有机物排放，改造燃煤锅炉，整治扬尘，应对重污染天气，监测臭氧浓度。"
RIVERS = "排查入河排污口，扩建污水处理厂，保护饮用水水源地，修复湿地，清理黑臭水体。"
FIELDS = "管控农用地，治理尾矿库，监测地下水，回收农膜，减少化肥农药用量。"
WASTE = "回收危险废物，焚烧生活垃圾，处置医疗废物，推行垃圾分类，建设填埋场。"


def test_what_leads_all_others_by_its_text_pairs_though_the_headings_share_no_word():
    """Of two plans on one subject the reader wants the chapter on air beside that on blue skies."""
    texts = (AIR, RIVERS, FIELDS, WASTE)
    first = headings("深化挥发治理", "深化入河排查", "深化尾矿治理", "深化垃圾分类", texts=texts)
    second = headings("守护碧空如洗", "守护清流潺潺", "守护黑土厚植", "守护洁净家园", plan="乙", texts=texts)

    assert ["1|1", "2|2", "3|3", "4|4"] == pairs(first, second)


def test_columns_with_little_in_common_are_left_alone():
    """There something is always the best match, by chance."""
    first = headings("深化挥发治理", "深化入河排查", texts=(AIR, RIVERS))
    second = headings("培训演员", "修建剧场", plan="乙", texts=("排练话剧，培训演员。", "修建剧场，添置灯光。"))

    assert [] == pairs(first, second)


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("坚持底线思维，统筹发展和安全", "安全"),
        ("坚持民有所呼，办好民生实事", "民生"),
        ("加强组织领导，完善融资机制", "组织领导"),
    ],
)
def test_what_stands_behind_a_watchword_is_the_subject(heading, subject):
    """Government reports open every heading with one; what names a subject already keeps it."""
    weights = dict(heading_of(heading).tokens)

    assert max(weights.values()) == weights[subject]


@pytest.mark.parametrize(
    ("heading", "roles"),
    [("主要目标", {"goals"}), ("强化目标考核", set()), ("落实目标责任", set()), ("目标任务考核", set())],
)
def test_checking_on_goals_is_no_goal(heading, roles):
    """A section on assessment is looked for among the safeguards."""
    assert roles == heading_of(heading).roles - {"measures"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("加大资金投入", "强化资金支持"),
        ("做好宣传引导", "引导公众参与"),
        ("健全法治体系", "完善法规标准"),
        ("保障措施", "加强规划实施"),
        ("强化责任落实", "明确职责分工"),
    ],
)
def test_instruments_pair_under_every_name(one, other):
    """Each stands once in either plan, and readers find both under one."""
    first = headings("发展水稻", one, "修建水库")
    second = headings("培育果树", other, "铺设铁路", plan="乙")

    assert ["2|2"] == pairs(first, second)


def test_the_industry_of_a_whole_plan_keeps_nothing_apart():
    """A plan on steel and one on textiles have their guiding ideas and their safeguards in common."""
    parts = [("1", "总体要求"), ("2", "加强人才培养"), ("3", "保障措施")]
    first = column("甲", *parts, industries=["metallurgy"])
    second = column("乙", *parts, industries=["light-textile"])

    assert ["1|1", "2|2", "3|3"] == pairs(first, second)


def test_what_is_printed_before_the_first_heading_pairs_whatever_it_says():
    """Two plans introduce themselves in different words."""
    first = column("甲", ("0", "", "为发展水稻，制定本方案。"), ("1", "发展水稻"))
    second = column("乙", ("0", "", "铺设铁路是大事，现提出如下意见。"), ("1", "铺设铁路"))

    assert ["0|0"] == pairs(first, second)


def test_a_foreword_pairs_with_a_foreword_however_it_is_spaced():
    """Printed headings of two signs often have a blank between them."""
    first = headings("前 言", "发展水稻", texts=("为发展水稻，制定本规划。",))
    second = headings("前言", "铺设铁路", plan="乙", texts=("铺设铁路是大事。",))

    assert ["1|1"] == pairs(first, second)


def test_a_section_goes_with_the_one_on_its_instrument_not_with_the_chapter_of_it():
    """加大培训宣传 is one section, and so is the one on publicity in a chapter of publicity and more."""
    first = column("甲", ("2", "发展水稻"), ("2.1", "加大宣传力度", AIR))
    second = column("乙", ("5", "营造浓厚氛围"), ("5.1", "加强舆论引导", AIR), ("5.2", "铺设铁路"))

    assert ["2.1|5.1"] == pairs(first, second)

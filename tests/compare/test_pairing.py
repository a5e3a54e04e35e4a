"""
Which sections stand side by side: by meaning, never by number alone, and rather a gap than a wrong cell.
"""

import pytest

from app.compare import ColumnInput, compare
from app.errors import BadValue
from tests.compare.compare_factories import column, headings, lines, pairs, section


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("发展目标", "发展目标", True),
        ("主要目标", "总体目标", True),
        ("指导思想", "总体思路", True),
        ("保障措施", "政策保障措施", True),
        ("加快工业绿色转型", "推进工业绿色升级", True),
        ("冶金产业", "冶金工业", True),
        ("加强组织领导", "强化组织领导", True),
        ("推动产教融合", "积极推动产教融合发展", True),
        ("培育临溪工匠", "培育望湖工匠", True),
        ("品牌建设", "Brand building", True),
        ("人才培养", "Talent training", True),
        ("发展目标", "保障措施", False),
        ("指导思想", "基本原则", False),
        ("推动种业技术突破", "推动疫苗技术突破", False),
        ("产品结构进一步优化", "组织结构进一步改善", False),
        ("推广品牌", "推广节水设施", False),
        ("建设矿泉水生产基地", "建设碳纤维生产基地", False),
        ("钢铁产业", "水泥产业", False),
        ("推广新能源汽车", "大力发展新能源", False),
    ],
)
def test_headings_pair_by_what_they_are_about(one, other, together):
    """A wrong cell misleads whoever reads along the row; verbs of policy and nouns of any plan say nothing."""
    first = headings("加快数字化", one, "促进对外开放", plan="甲")
    second = headings("提升检验检测能力", "完善物流网络", other, plan="乙")

    assert together == ("2|3" in pairs(first, second))


def test_numbers_pair_nothing():
    """Plans number the same subjects differently; 三、 beside 三、 is no reason."""
    first = headings("总体要求", "重点产业", "节水灌溉", plan="甲")
    second = headings("节水灌溉", "总体要求", "文化旅游", plan="乙")

    assert ["1|2", "3|1"] == sorted(pairs(first, second))


def test_texts_pair_where_headings_say_it_in_other_words():
    """Two headings may share no word and their texts tell the same story."""
    text = "建设充电桩和换电站，完善充电设施网络，开展动力电池回收利用，推广纯电动公交车、物流车和出租车。"
    other = "建成充电桩、换电站，完善充电设施网络，推进动力电池回收利用，推广纯电动公交车、物流车、出租车。"
    first = column("甲", ("1", "充换电网络", text), ("2", "矿泉水", "保护水源地。"))
    second = column("乙", ("1", "肉牛养殖", "建设养殖小区。"), ("2", "车桩协同", other))

    assert ["1|2"] == pairs(first, second)


def test_a_goal_is_no_measure():
    """“绿色制造水平提高” among the goals and the chapter on green manufacturing are two things."""
    first = column("甲", ("1", "发展目标"), ("1.1", "绿色制造水平提高"), ("2", "重点任务"), ("2.1", "数字化改造"))
    second = column("乙", ("1", "主要目标"), ("1.1", "产业规模扩大"), ("2", "主要任务"), ("2.1", "提高绿色制造水平"))

    assert ["1|1", "2|2"] == pairs(first, second)


def test_what_is_achieved_is_not_what_is_wanting():
    """“品质提升” under the achievements and under the problems of a field say opposite things of it."""
    first = column("甲", ("1", "发展成就"), ("1.1", "绿色建筑品质提升"))
    second = column("乙", ("1", "存在问题"), ("1.1", "绿色建筑品质需提升"))

    assert [] == pairs(first, second)


def test_sections_are_looked_for_under_the_partner_of_what_stands_above_them():
    """产业规模 stands in every part of a plan; the one among the goals belongs to the other's goals."""
    rows = [("1", "发展基础"), ("1.1", "产业规模"), ("2", "发展目标"), ("2.1", "产业规模")]
    first = column("甲", *rows)
    second = column("乙", ("1", "主要目标"), ("1.1", "产业规模"), ("2", "现状"), ("2.1", "产业规模"))

    assert ["1.1|2.1", "1|2", "2.1|1.1", "2|1"] == sorted(pairs(first, second))


def test_two_equally_good_matches_leave_a_gap():
    """Choosing one of two alike by its place would be choosing by number."""
    first = headings("冷链物流", "总体要求", plan="甲")
    second = headings("冷链物流", "冷链物流", "总体要求", plan="乙")

    assert ["2|3"] == pairs(first, second)


def test_a_lead_pairs_with_a_lead_only():
    """What is printed before the first heading has no subject of its own, whatever words it shares."""
    text = "为加快发展装备制造产业，推动智能制造和工业互联网应用，提升关键零部件配套能力，制定本方案。"
    first = column("甲", ("0", "", text), ("1", "总体要求", "略。"))
    second = column("乙", ("1", "装备制造", text), ("2", "总体要求", "略。"))
    third = column("丙", ("0", "", text), ("1", "总体要求", "略。"))

    assert ["0|·|0", "1|2|1"] == pairs(first, second, third)


def test_annexes_on_different_industries_pair_when_they_are_asked_for():
    """Whoever sets two annexes side by side wants to see how the one answers to the other."""
    goals = [("a1", "产业方案"), ("a1.1", "提升检验检测能力"), ("a1.2", "加强金融扶持")]
    first = column("甲", *goals, anchor="a1", industries=["automotive"])
    second = column("乙", *goals, anchor="a1", industries=["agri-food"])

    assert ["a1|a1", "a1.1|a1.1", "a1.2|a1.2"] == pairs(first, second)


def test_whole_plans_are_compared_industry_by_industry():
    """What the car annex of one plan says about testing is no counterpart of what another's food annex says."""
    first = _with_annexes("甲", ("a1", "汽车方案", "automotive"), ("a2", "冶金方案", "metallurgy"))
    second = _with_annexes("乙", ("a4", "食品方案", "agri-food"), ("a5", "医药方案", "pharma-health"))
    third = _with_annexes("丙", ("a2", "汽车方案", "automotive"), ("a3", "纺织方案", "light-textile"))

    assert ["a1|·|a2", "a1.1|·|a2.1"] == pairs(first, second, third)


def test_by_industry_the_main_sections_make_the_first_row():
    """The chapter of one plan and the annex of another are what their plans say about cars."""
    first = column("甲", ("2.1", "汽车产业"), ("2.1.1", "充电设施"), industries=["automotive"])
    second = column(
        "乙",
        ("2.1", "汽车产业", "一句。"),
        ("a1", "示例省汽车产业提质方案", "更多的一段话。"),
        ("a1.3", "完善充电设施"),
        industries=["automotive"],
    )

    assert ["·|2.1", "2.1|a1", "2.1.1|a1.3"] == lines(compare([first, second], industry="automotive"))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("品牌建设", "品牌建设", "heading"),
        ("推动品牌建设", "加快品牌培育", "synonym"),
        ("推动网络协同制造", "推进网络协同制造模式", "similar"),
    ],
)
def test_a_row_says_why_its_cells_stand_together(one, other, reason):
    """The reader can judge a pairing only if he is told what it rests on."""
    first, second = headings(one, "总体要求", plan="甲"), headings("节水灌溉", other, plan="乙")

    assert [reason] == [row.reason for row in compare([first, second]).rows if all(row.cells)]


def test_sections_asked_for_are_paired_whatever_they_say():
    """Whoever asks for two sections side by side gets them so, and is told that this is the reason."""
    first = column("甲", ("2.1", "汽车产业"), anchor="2.1")
    second = column("乙", ("3", "文化旅游"), anchor="3")
    row = compare([first, second]).rows[0]

    assert ("whole", "汽车产业") == (row.reason, row.label)


def test_a_row_with_one_cell_says_so():
    """A gap is meant, and looks like one."""
    found = compare([headings("汽车", plan="甲"), headings("旅游", plan="乙")])

    assert ["only", "only"] == [row.reason for row in found.rows]


@pytest.mark.parametrize("number", [0, 1, 9])
def test_fewer_than_two_or_more_than_eight_columns_are_refused(number):
    """A message says what can be asked for, before anything is read."""
    with pytest.raises(BadValue, match="2 to 8"):
        compare([headings("汽车", plan=str(k)) for k in range(number)])


def _with_annexes(plan: str, *annexes: tuple[str, str, str]) -> ColumnInput:
    """A whole plan of annexes (anchor, title, industry), each with one section on testing."""
    sections = [
        section(place, title, order=100 * at + k, industries=[industry])
        for at, (anchor, heading, industry) in enumerate(annexes, start=1)
        for k, (place, title) in enumerate([(anchor, heading), (f"{anchor}.1", "提升检验检测能力")])
    ]
    return ColumnInput(plan, plan, "official", "zh", None, tuple(sections))

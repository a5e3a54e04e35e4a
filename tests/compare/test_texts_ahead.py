"""
Texts that are more alike than either is to any other: what that is worth, and what it is no sign of.

Every pair here falls on the other side where the rule it tells of is taken away.
"""

import pytest

from app.compare.columns import trees
from app.compare.headings import heading_of, read_heading
from app.compare.siblings import sibling_similarity
from app.compare.similarity import own_subjects, share_topic
from tests.compare.compare_factories import column, pairs

SAFETY = "对尾矿库、化工园区和沿江隐患建档，危险废物、新污染物逐一调查，应急预案更新，储备到县，医疗废物日清日运。"
LIKE_SAFETY = "危险废物监管、尾矿库排查、化工园区应急物资储备和新污染物调查一并推进，沿江环境隐患逐一建档销号。"
FIELDS = "农用地分类管理、高标准农田、种子繁育基地和农机合作社一并推进，粮食产能得到保障。"
SHOPS = "步行街改造、夜间集市、老字号门店和社区菜场一并推进，居民消费更加便利。"
AIR = "燃煤锅炉淘汰、柴油货车排放检验和扬尘管控一并推进，重污染天气逐年减少。"
SPRING = (
    "依托青峰岭的山泉资源，挖掘品牌文化，扩大地理标志产品保护标识的使用，丰富产品品种，提高山泉品牌的知名度和竞争力。"
)
CLAY = "依托本省陶土资源，扩大地理标志产品保护标识的使用，丰富产品品种，提高陶土产品的知名度和竞争力，开展宣传。"
HOMES = "竹木家具、软体家具、办公家具和全屋定制一并推进，门店遍及城乡。"
FILLERS = tuple((f"3.{k}", title) for k, title in enumerate("仓储 冷链 港口 驿站 口岸 桥梁 航道 索道".split(), start=1))


@pytest.mark.parametrize(("other", "together"), [(LIKE_SAFETY, True), (FIELDS, False)])
def test_sections_that_alone_have_such_measures_are_one_topic(other: str, together: bool) -> None:
    """防范化解风险 and 风险隐患排查 say too little to pair in chapters that differ, but nothing else is on tailings."""
    first = column("甲", ("1", "乡村振兴", FIELDS), ("2", "长效治理"), ("2.1", "防范化解风险", SAFETY))
    second = column("乙", ("1", "商贸流通", SHOPS), ("2", "民生福祉"), ("2.1", "风险隐患排查", other))

    assert together == ("2.1|2.1" in pairs(first, second))


def test_texts_ahead_of_others_do_not_excuse_chapters_that_are_paired_elsewhere() -> None:
    """What a section is on is looked for under its chapter's partner; the text most like it elsewhere may be chance."""
    first = column("甲", ("1", "乡村振兴"), ("1.1", "生态安全", SAFETY), ("2", "商贸流通"), ("2.1", "集市", SHOPS))
    second = column(
        "乙", ("1", "乡村振兴"), ("1.1", "粮食", FIELDS), ("2", "商贸流通"), ("2.1", "安全防线", LIKE_SAFETY)
    )

    assert "1.1|2.1" not in pairs(first, second)


def test_brands_of_two_products_are_two_topics_however_alike_their_texts() -> None:
    """In chapters on brands those of spring water and of clay have the most in common, and are two topics."""
    first = column(
        "甲", ("1", "加强品牌培育"), ("1.1", "打造山泉地理标志品牌", SPRING), ("1.2", "老字号", FIELDS), *FILLERS
    )
    second = column("乙", ("1", "加强品牌培育"), ("1.1", "培育陶土区域品牌", CLAY), ("1.2", "展会", SHOPS), *FILLERS)

    assert "1.1|1.1" not in pairs(first, second)


@pytest.mark.parametrize(
    ("chapter", "one", "other", "shared"),
    [
        ("加强品牌培育", "打造山泉品牌", "打造陶土品牌", False),
        ("加强品牌培育", "打造山泉品牌", "擦亮山泉品牌", True),
        ("加强品牌培育", "打造品牌", "壮大品牌", True),
        ("促进市场繁荣", "打造山泉品牌", "打造陶土品牌", True),
    ],
)
def test_what_the_chapters_above_both_name_is_no_topic_in_common(
    chapter: str, one: str, other: str, shared: bool
) -> None:
    """In two chapters on brands all sections are on brands; whose brand is what a reader looks for."""
    nodes = trees([column(plan, ("1", chapter), ("1.1", own), *FILLERS) for plan, own in (("甲", one), ("乙", other))])
    read = [read_heading(node.section) for each in nodes for node in each]
    found = share_topic(nodes, read, own_subjects(nodes, read))
    at, there = (next(node.index for node in each if node.section.anchor == "1.1") for each in nodes)

    assert shared == bool(found[at, there])


@pytest.mark.parametrize(
    ("heading", "tells"),
    [
        ("促进绿色发展", True),
        ("推动产业集聚发展", True),
        ("发展绿色家具", False),
        ("加快发展绿色家具", False),
        ("加快发展", True),
    ],
)
def test_a_verb_of_policy_before_its_object_tells_nothing(heading: str, tells: bool) -> None:
    """发展 is a noun in 绿色发展; 发展绿色家具 is on furniture and has nothing of that."""
    assert tells == (dict(heading_of(heading).pieces)["发展"] > 0.5)


def test_chapters_with_nothing_in_common_below_need_more_than_a_word() -> None:
    """促进绿色发展 is on cleaner production and 新兴绿色家具 on furniture: the parts say so."""
    first = column(
        "甲", ("1", "供给升级"), ("1.1", "化解过剩产能", FIELDS), ("1.2", "促进绿色发展"), ("1.2.1", "清洁生产", AIR)
    )
    second = column(
        "乙",
        ("1", "供给升级"),
        ("1.1", "新兴绿色家具"),
        ("1.1.1", "竹木家具", HOMES),
        ("1.2", "升级传统家具", "农用地分类管理、"),
    )

    assert "1.2|1.1" not in pairs(first, second)


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("发展基础", {"situation"}),
        ("发展基础和面临形势", {"situation"}),
        ("发展基础陶瓷材料", set()),
        ("促发展基础性作用", set()),
    ],
)
def test_only_what_a_plan_builds_on_looks_back(heading: str, roles: set[str]) -> None:
    """发展基础陶瓷材料 is a task: ceramics that others are made of, not what was there before."""
    assert roles == heading_of(heading).roles


@pytest.mark.parametrize(
    ("first", "second", "lessened"),
    [
        ("家具振兴方案", "陶瓷振兴方案", False),
        ("茶叶振兴方案", "茶叶振兴方案", False),
        ("家具振兴方案", "茶叶振兴方案", True),
        ("茶叶振兴方案", "陶瓷振兴方案", True),
    ],
)
def test_what_one_plan_is_about_as_a_whole_is_told_by_no_section_of_it(first: str, second: str, lessened: bool) -> None:
    """Shelves for tea in a plan on furniture have their counterpart in the plan on tea, and in no section of that."""
    plain, found = (
        sibling_similarity(nodes, [read_heading(node.section) for each in nodes for node in each])
        for nodes in (
            trees([column(plan, ("1", top), ("1.1", own), ("1.2", "节水灌溉")) for plan, top, own in plans])
            for plans in (
                (("甲", "竹木振兴方案", "茶叶柜台"), ("乙", "玻璃振兴方案", "茶叶灯具")),
                (("甲", first, "茶叶柜台"), ("乙", second, "茶叶灯具")),
            )
        )
    )

    assert lessened == bool(found[1, 4] < plain[1, 4])

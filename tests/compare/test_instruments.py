"""
Instruments of policy under several names, and what tells a section from those beside it.
"""

import pytest

from app.compare.columns import trees
from app.compare.headings import heading_of
from app.compare.kin import read_kin
from app.compare.met_words import met_words
from app.compare.texts import text_similarity
from tests.compare.compare_factories import column, pairs


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("加强金融支持", ("≈finance",)),
        ("推进产融合作", ("≈finance",)),
        ("推动央企与地方开展对口合作", ("≈opening", "≈central")),
        ("汽车研发", ("≈innovation",)),
        ("建设协同创新平台", ("≈innovation", "≈platform")),
        ("强化组织实施", ("≈leadership", "≈implementation")),
        ("加强科普宣教", ("≈publicity",)),
        ("优化城乡电网", ("≈grid", "≈territory")),
        ("轨道交通装备", ()),
        ("推动产业转型升级", ()),
        ("发展矿泉水", ()),
    ],
)
def test_a_heading_tells_of_instruments_of_policy(heading, names):
    """产融合作 and 金融支持 share no word, and a reader finds both under finance."""
    assert names == read_kin(heading)[0]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("存在不足", {"§problems"}),
        ("差距与短板", {"§problems"}),
        ("补齐管网短板", set()),
        ("总体构想", {"§requirements"}),
        ("面临的重大机遇", {"§chances"}),
        ("机遇与挑战", {"§outlook"}),
    ],
)
def test_a_heading_names_parts_of_a_plan(heading, part):
    """What one office calls 存在问题 another calls 存在不足; to close gaps is a task and no look back at them."""
    assert part == {name for name in heading_of(heading).core if name.startswith("§")}


def test_what_is_left_of_a_heading_is_its_subject():
    """The words of the instrument are taken out, so that the subjects of two headings can be compared."""
    assert "汽车" == read_kin("汽车研发")[1].strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("推动产业升级", "推动技术升级", "推动管理升级"),
            ("推动产业创新升级", "推动技术创新升级", "推动管理创新升级"),
        ),
        (("推进产融合作", "培育工匠大师", "推动开放合作"), ("加大金融支持", "培养高技能人才", "开展对口合作")),
    ],
)
def test_what_tells_a_section_from_its_siblings_pairs_it(one, other):
    """Under paired chapters 产业, 技术 and 管理 are enough, though they are no subjects anywhere else."""
    first = column("甲", ("1", "重点任务"), *[(f"1.{k}", title) for k, title in enumerate(one, start=1)])
    second = column("乙", ("2", "主要任务"), *[(f"2.{k}", title) for k, title in enumerate(other, start=1)])

    assert ["1.1|2.1", "1.2|2.2", "1.3|2.3", "1|2"] == sorted(pairs(first, second))


def test_siblings_with_subjects_of_their_own_do_not_pair():
    """Both are the one on technology beside two others; the one is on seeds and the other on vaccines."""
    first = column("甲", ("1", "重点任务"), ("1.1", "推动种业技术突破"), ("1.2", "节水灌溉"))
    second = column("乙", ("2", "主要任务"), ("2.1", "推动疫苗技术突破"), ("2.2", "文化旅游"))

    assert ["1|2"] == pairs(first, second)


@pytest.mark.parametrize(
    ("heading", "pieces"),
    [
        ("推动技术创新升级", {"技术", "创新", "升级"}),
        ("镍基复合材料", {"镍基", "复合", "材料"}),
        ("加强组织领导，完善长效机制", {"组织", "领导"}),
    ],
)
def test_a_heading_is_cut_into_its_smallest_words(heading, pieces):
    """What the dictionary does not have is one word still, and what stands behind the comma is an addition."""
    assert pieces == {piece for piece, weight in heading_of(heading).pieces if weight >= 0.5 and piece[0] != "≈"}


def test_notices_stand_beside_one_another():
    """Two forwarding notices share few words; each is what its plan was sent out with."""
    first = column("甲", ("n", "", "现印发给你们，请遵照执行。"), ("1", "总体要求"))
    second = column("乙", ("n", "", "经省政府同意，请结合实际落实。"), ("1", "总体要求"))

    assert ["n|n", "1|1"] == pairs(first, second)


def test_the_same_heading_in_another_chapter_is_the_same_sub_topic():
    """One plan has 标准体系建设 under its brands and the other under technology; both are on standards."""
    first = column("甲", ("1", "品牌引领"), ("1.1", "加强标准体系建设"), ("2", "技术创新"), ("2.1", "硅藻土提纯"))
    second = column("乙", ("1", "品牌引领"), ("1.1", "区域品牌"), ("2", "技术创新"), ("2.1", "加强标准体系建设"))

    assert "1.1|2.1" in pairs(first, second)


def test_a_heading_is_looked_for_in_the_text_of_the_other():
    """One plan has a section on what the other says in a sentence under a heading of its own."""
    text = "建设充电桩和换电站，开展动力电池回收利用，推广纯电动公交车、物流车和出租车。"
    first = column("甲", ("1", "绿色出行", text), ("2", "矿泉水", "保护水源地。"))
    second, without = (
        column("乙", ("1", title, "建成充电桩、换电站，推进公交车、物流车更新。"), ("2", "肉牛养殖", "建设养殖小区。"))
        for title in ("动力电池回收", "其他")
    )
    likeness = [
        text_similarity(nodes, met_words(nodes))[0][0, 2]
        for nodes in (trees([first, other]) for other in (second, without))
    ]

    assert likeness[0] > likeness[1]

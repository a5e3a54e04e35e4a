"""
What speaks for leftovers beside their score: the characters of headings, turns of phrase, and who leads all others.
"""

import numpy as np
import pytest

from app.compare.columns import trees
from app.compare.headings import heading_of
from app.compare.leads import leads, mutual
from app.compare.met_words import met_words
from app.compare.pairs import weigh
from app.compare.phrases import phrase_similarity
from app.compare.signs import sign_similarity
from tests.compare.compare_factories import column, headings, pairs

TRADE = "开展碳排放权交易，核查企业排放，发放碳排放权配额。"
BONDS = "发行绿色债券，引入社会资本，设立产业基金。"


def _alike(*titles):
    """How alike headings are by their characters, each that of a column of its own."""
    columns = trees([headings(title, plan=title) for title in titles])
    return sign_similarity(columns, [heading_of(title) for title in titles])


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("强化核与辐射环境安全监管", "加强核与辐射安全监管", "强化危险废物全过程监管"),
        ("全面推进林长制落地实施", "全面推行林长制", "全面推进绿色建造"),
        ("强化检查考核", "强化目标考核", "强化科技支撑"),
    ],
)
def test_headings_are_alike_by_their_characters_however_they_are_cut(one, near, far):
    """A reader sees that both name radiation, though the dictionary has 辐射安全 as one word."""
    found = _alike(one, near, far)

    assert found[0, 1] > 2 * found[0, 2]


def test_what_is_done_with_a_subject_makes_no_headings_alike():
    """加快推进 stands before everything."""
    found = _alike("加快推进桥梁", "加快推进果园")

    assert 0 == found[0, 1]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ([1, 2, 3, 4], [5, 2, 3, 6], True),
        ([1, 2, 3, 4], [3, 1, 4, 2], False),
    ],
)
def test_texts_are_alike_by_what_follows_what(first, second, alike):
    """排放 before 交易 in both is a turn of phrase; the same words in another order may be about anything."""
    nodes = [each for each in trees([headings("甲"), headings("乙", plan="乙")]) for each in each]
    rows = np.array([0] * len(first) + [1] * len(second))
    found = phrase_similarity(nodes, rows, np.array([*first, *second]), 7)

    assert alike == (found[0, 1] > 0)


def test_what_stands_below_a_section_uses_its_phrases_too():
    """A chapter is about what its sections are about."""
    nodes = [
        node for each in trees([column("甲", ("1", "上"), ("1.1", "下")), headings("乙", plan="乙")]) for node in each
    ]
    found = phrase_similarity(nodes, np.array([1, 1, 2, 2]), np.array([0, 1, 0, 1]), 2)

    assert found[0, 2] == found[1, 2] > 0


def test_sections_without_words_have_no_phrases_in_common():
    """A plan of headings only is compared like any other."""
    nodes = [node for each in trees([headings("甲"), headings("乙", plan="乙")]) for node in each]
    none = np.array([], dtype=np.intp)

    assert 0 == phrase_similarity(nodes, none, none, 1).max()


def test_what_stands_above_or_below_is_no_rival():
    """A chapter says what its sections say; that takes nothing from their lead."""
    nodes = trees([headings("甲"), column("乙", ("1", "上"), ("1.1", "下"), ("2", "旁"))])
    likeness = np.zeros((4, 4), dtype=np.float32)
    likeness[0, 1:] = likeness[1:, 0] = [0.3, 0.4, 0.1]

    assert [pytest.approx(2 / 3, abs=1e-3), 0.75, -1] == leads(nodes, likeness)[0, 1:].tolist()


def test_two_are_mutual_where_each_is_most_like_the_other():
    """The second best is not what a section goes with."""
    nodes = trees([headings("甲", "乙"), headings("丙", plan="乙")])
    likeness = np.zeros((3, 3), dtype=np.float32)
    likeness[0, 2] = likeness[2, 0] = 0.5
    likeness[1, 2] = likeness[2, 1] = 0.4

    assert [[0, 2], [2, 0]] == np.argwhere(mutual(nodes, likeness)).tolist()


def test_leftovers_pair_at_another_depth():
    """One plan's chapter on trading permits is another's section on it."""
    first = column("甲", ("1", "完善碳排放权市场", TRADE), ("2", "引入绿色资金", BONDS))
    second = column("乙", ("1", "建设通道"), ("1.1", "健全碳减排交易", TRADE), ("1.2", "壮大绿色金融", BONDS))

    assert {"1|1.1", "2|1.2"} <= set(pairs(first, second))


def test_a_part_of_a_plan_is_no_leftover_of_a_subject():
    """All chapters on some subject are among the main tasks, and none is the main tasks."""
    nodes = trees([headings("重点任务", texts=(TRADE,)), headings("守护碧水", plan="乙", texts=(TRADE,))])

    assert weigh(nodes, met_words(nodes)).claim[0, 1] == -1

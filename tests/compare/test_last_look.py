"""
What is unpaired when the rows stand, looked at once more: the order of plans, and what is left alone.
"""

from itertools import permutations

import pytest

from app.compare import compare
from app.compare.columns import trees
from app.compare.met_words import met_words
from app.compare.order import Order
from app.compare.pairs import weigh
from app.compare.partners import Group, Partners
from tests.compare.compare_factories import column, headings, lines, pairs

AIR = "削减挥发性有机物排放，改造燃煤锅炉，整治扬尘，应对重污染天气。"
RIVERS = "排查入河排污口，扩建污水处理厂，保护饮用水水源地，修复湿地。"
GRID = "提高电网消纳水平，扩建输电通道，增加调峰电源，建设抽水蓄能电站。"
POWER = "配置新型储能，推动源网荷储互动，改造配电网，消纳风电和光伏发电，加强电力调度。"


def _order(first, second, *paired):
    """The order of two columns in which those of *paired* (places in both) stand side by side, and their nodes."""
    nodes = trees([first, second])
    flat = [node for each in nodes for node in each]
    groups = [Group({0: nodes[0][one], 1: nodes[1][other]}) for one, other in paired]
    return Order(flat, Partners(groups, weigh(nodes, met_words(nodes)))), nodes


FIVE = headings("甲", "乙", "丙", "丁", "戊")
SIX = headings("一", "二", "三", "四", "五", "六", plan="乙")


@pytest.mark.parametrize(
    ("paired", "neighbours"),
    [
        ([], 0),
        ([(0, 0)], 1),
        ([(0, 0), (2, 2)], 2),
        ([(0, 2), (2, 0)], 0),
        ([(0, 0), (2, 3)], 1),
    ],
)
def test_neighbours_are_those_right_before_and_behind_that_stand_side_by_side(paired, neighbours):
    """Between two rows that stand, what is in the middle of both is likely one topic."""
    order, nodes = _order(FIVE, SIX, *paired)

    assert neighbours == order.neighbours(nodes[0][1], nodes[1][1])


@pytest.mark.parametrize(
    ("paired", "gap"),
    [
        ([], True),
        ([(0, 0)], True),
        ([(0, 0), (3, 5)], True),
        ([(0, 4)], False),
        ([(3, 0)], False),
    ],
)
def test_a_gap_is_shared_where_the_nearest_rows_on_either_side_are_the_same(paired, gap):
    """What stands before a pair in one plan and behind it in the other is out of order."""
    order, nodes = _order(FIVE, SIX, *paired)

    assert gap == order.share_gap(nodes[0][1], nodes[1][2])


def test_sections_of_chapters_that_are_no_pair_share_no_gap():
    """First in one chapter and first in another is no place in common."""
    first = column("甲", ("1", "甲"), ("1.1", "乙"))
    second = column("乙", ("1", "一"), ("1.1", "二"))
    order, nodes = _order(first, second)

    assert not order.share_gap(nodes[0][1], nodes[1][1])


def test_order_is_the_same_from_both_sides():
    """Which column stands first is the reader's affair."""
    order, nodes = _order(FIVE, SIX, (0, 0), (2, 3))
    one, other = nodes[0][1], nodes[1][1]

    assert (order.neighbours(one, other), order.share_gap(one, other)) == (
        order.neighbours(other, one),
        order.share_gap(other, one),
    )


def test_what_means_the_same_in_its_place_pairs_without_a_word_in_common():
    """新型电力系统 beside 电网接纳能力: a reader sees one topic."""
    first = headings("改善空气质量", "提升接纳能力", "保护河流", texts=(AIR, GRID, RIVERS))
    second = headings("改善空气质量", "构建新型系统", "保护河流", plan="乙", texts=(AIR, POWER, RIVERS))

    assert ["1|1", "2|2", "3|3"] == pairs(first, second)


def test_what_means_another_thing_in_its_place_stays_alone():
    """Being left over between the same rows makes no topic of soil and trains."""
    first = headings("改善空气质量", "修复污染地块", "保护河流", texts=(AIR, "管控农用地，修复地块。", RIVERS))
    second = headings("改善空气质量", "延长地铁", "保护河流", plan="乙", texts=(AIR, "延长地铁，更新列车。", RIVERS))

    assert ["1|1", "3|3"] == pairs(first, second)


def test_the_order_of_columns_changes_nothing_but_the_order_of_cells():
    """A link to a comparison shows what it showed."""
    columns = [
        headings("改善空气质量", "提升接纳能力", "保护河流", texts=(AIR, GRID, RIVERS)),
        headings("改善空气质量", "构建新型系统", "保护河流", plan="乙", texts=(AIR, POWER, RIVERS)),
        headings("保护河流", "扩建电网", plan="丙", texts=(RIVERS, GRID)),
    ]
    plans = [each.plan for each in columns]
    found = set()
    for chosen in permutations(columns):
        at = [[each.plan for each in chosen].index(plan) for plan in plans]
        found.add(frozenset(tuple(line.split("|")[place] for place in at) for line in lines(compare(chosen))))

    assert 1 == len(found)

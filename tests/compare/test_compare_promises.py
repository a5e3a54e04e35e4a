"""
What holds of every comparison, whatever is compared.
"""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.compare import ColumnInput, compare
from app.domain.comparison import Comparison
from tests.compare.compare_factories import column, lines

TITLES = """
    总体要求 指导思想 基本原则 主要目标 发展目标 重点任务 保障措施 汽车产业 汽车零部件 食品工业 品牌建设 加强品牌推广
    推动产教融合 产业规模扩大 提升检验检测能力 加强组织领导 绿色制造 推进绿色制造
""".split()
TEXTS = """
    推动智能网联汽车和动力电池研发。 建设㎡级洁净厂房，推廣智能製造。 开展质量提升行动，培育区域品牌。
""".split()


@st.composite
def columns(draw: st.DrawFn) -> list[ColumnInput]:
    """Two to five columns with random trees of known headings and texts."""
    found = []
    for at in range(draw(st.integers(2, 5))):
        anchors: list[str] = []
        children: dict[str, int] = {}
        rows = []
        for _ in range(draw(st.integers(1, 9))):
            above = draw(st.sampled_from(["", *[a for a in anchors if a.count(".") < 2]]))
            children[above] = children.get(above, 0) + 1
            anchors.append(f"{above}.{children[above]}".lstrip("."))
        for anchor in sorted(anchors, key=lambda each: [int(n) for n in each.split(".")]):
            texts = draw(st.lists(st.sampled_from(TEXTS), max_size=2))
            rows.append((anchor, draw(st.sampled_from([*TITLES, ""])), *texts))
        found.append(column(f"plan-{at}", *rows))
    return found


@given(columns())
@settings(max_examples=50, deadline=None)
def test_every_section_stands_in_exactly_one_row(given_columns):
    """Nothing is lost and nothing is said twice: the gaps a reader sees are true."""
    found = compare(given_columns)
    expected = sorted((at, each.anchor) for at, one in enumerate(given_columns) for each in one.sections)

    assert expected == sorted((at, cell.anchor) for row in found.rows for at, cell in enumerate(row.cells) if cell)


@given(columns(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_columns_changes_their_order_only(given_columns, chance: random.Random):
    """Two readers who ask for the same plans find the same pairings, in the same order of rows."""
    order = list(range(len(given_columns)))
    chance.shuffle(order)
    found, other = compare(given_columns), compare([given_columns[at] for at in order])

    assert _told(found, list(range(len(order)))) == _told(other, [order.index(at) for at in range(len(order))])


@given(columns())
@settings(max_examples=50, deadline=None)
def test_a_row_only_one_column_has_comes_after_what_it_stands_under(given_columns):
    """However the columns are woven, a reader has met the chapter before its section."""
    rows = [[(at, cell.anchor) for at, cell in enumerate(row.cells) if cell] for row in compare(given_columns).rows]
    places = {cell: place for place, cells in enumerate(rows) for cell in cells}
    below = [(cells[0], place) for place, cells in enumerate(rows) if len(cells) == 1 and "." in cells[0][1]]

    assert [] == [cell for cell, place in below if place < places[cell[0], cell[1].rpartition(".")[0]]]


@given(columns())
@settings(max_examples=50, deadline=None)
def test_marks_are_places_in_the_paragraphs_as_printed(given_columns):
    """A mark that is off by one sign marks a word nobody wrote; marks do not overlap and mark something."""
    cells = [cell for row in compare(given_columns).rows for cell in row.cells if cell]
    texts = [({p.anchor: p.text for p in cell.paragraphs}, cell.shared) for cell in cells]

    assert [] == [
        (anchor, spans)
        for of, shared in texts
        for anchor, words in shared.items()
        for spans in [[(word.start, word.end) for word in words]]
        if any(start >= end for start, end in spans)
        or any(one[1] > other[0] for one, other in pairwise(spans))
        or spans[-1][1] > len(of[anchor])
    ]


def _told(found: Comparison, places: list[int]) -> list[object]:
    """All that a comparison says, with the column that was asked for as places[k] told k-th; labels left out."""
    rows = []
    for row in found.rows:
        cells = [row.cells[at] for at in places]
        rows.append(([cell and (cell.anchor, dict(cell.shared)) for cell in cells], row.reason, row.score))
    terms = [(term.term, term.columns, tuple(term.counts[at] for at in places)) for term in found.terms]
    return [rows, terms, [found.distinctive[at] for at in places], [found.columns[at].plan for at in places]]


@pytest.mark.parametrize("anchor", [None, "1"])
def test_a_plan_without_a_section_is_an_empty_column(anchor):
    """Nothing was read in it, and the others are shown all the same."""
    full = column("甲", ("1", "发展目标", "到2020年建成三个园区。"), anchor=anchor)

    assert ["1|·"] == lines(compare([full, column("乙", anchor=anchor)]))

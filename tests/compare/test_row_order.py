"""
The order of rows, and what they are called.
"""

import pytest

from app.compare import compare
from tests.compare.compare_factories import column, headings, lines

LONG = [("1", "总体要求"), ("2", "重点产业"), ("2.1", "汽车"), ("2.2", "食品"), ("3", "节水灌溉"), ("4", "保障措施")]


def test_rows_follow_the_column_with_most_sections():
    """A reader follows one plan from beginning to end and sees what the other has beside it."""
    short = column("乙", ("1", "保障措施"), ("2", "总体要求"))

    assert ["·|1", "·|2", "·|2.1", "·|2.2", "·|3", "·|4"] == [
        "·|" + line.split("|")[1] for line in lines(compare([short, column("甲", *LONG)]))
    ]


def test_a_row_only_one_column_has_stands_where_it_stands_in_it():
    """冷链物流 is said after the industries there, so it is read after them here."""
    short = column("乙", ("1", "总体要求"), ("2", "重点产业"), ("3", "冷链物流"), ("4", "保障措施"))

    assert ["1|1", "2|2", "2.1|·", "2.2|·", "·|3", "3|·", "4|4"] == lines(compare([column("甲", *LONG), short]))


def test_a_parent_only_one_column_has_stands_before_its_children():
    """A chapter is read before its sections, even where the other plan has these without a chapter."""
    deep = column("乙", ("1", "总体要求"), ("2", "消费升级"), ("2.1", "食品"))

    assert ["1|1", "2|·", "2.1|·", "·|2", "2.2|2.1", "3|·", "4|·"] == lines(compare([column("甲", *LONG), deep]))


def test_a_row_is_called_by_the_heading_most_like_the_others():
    """One odd heading does not name the row, and the number belongs to a plan and not to the row."""
    odd = headings("着力推动产教融合发展工作", plan="甲")
    found = compare([odd, headings("推动产教融合", plan="乙"), headings("推动产教融合", plan="丙")])

    assert ["推动产教融合"] == [row.label for row in found.rows]


@pytest.mark.parametrize(
    ("titles", "reason", "agreeing"),
    [
        (("推动产教融合", "推动产教融合", "推动产教融合"), "heading", 3),
        (("推动产教融合", "推动产教融合", "着力推动产教融合"), "heading", 2),
        (("推动产教融合", "加快产教融合", "着力推动产教融合"), "synonym", 3),
    ],
)
def test_a_wide_row_says_of_how_many_cells_its_reason_is_true(titles, reason, agreeing):
    """同一标题 said of seven plans where five have it sends readers looking for what is not there."""
    found = compare([headings(title, plan=plan) for title, plan in zip(titles, "甲乙丙", strict=True)])

    assert [(reason, agreeing)] == [(row.reason, row.agreeing) for row in found.rows]

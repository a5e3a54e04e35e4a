"""Which sections a comparison by industry begins with."""

import pytest

from app.compare import compare
from tests.compare.compare_factories import column

LONG = "推进整车提质扩能，壮大零部件配套体系，完善检验检测与售后服务。" * 6


def first_row(*columns):
    """The anchors of the row of main sections on cars, "" where a plan has none; None where there is no such row."""
    row = next((row for row in compare(columns, industry="automotive").rows if row.reason == "whole"), None)
    return None if row is None else tuple(cell.anchor if cell else "" for cell in row.cells)


ONE = column("甲", ("1", "汽车产业", LONG), ("2", "汽车服务业", LONG))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        # Of two as long the one whose heading is the other plan's.
        (column("乙", ("3", "做优汽车服务业", LONG), ("4", "做强汽车产业", LONG)), ("1", "4")),
        # A line in passing is no main section, whatever it is called.
        (column("乙", ("3", "汽车产业", "略。"), ("4", "新能源汽车推广", LONG)), ("1", "4")),
        # Nor is what looks back, however long.
        (column("乙", ("3", "汽车产业发展成效显著", LONG * 2), ("4", "做强汽车产业", LONG)), ("1", "4")),
    ],
)
def test_the_main_sections_are_long_and_alike(other, expected):
    """What a reader sees first is what each plan has most of on the industry, under the name that the others use."""
    assert expected == first_row(ONE, other)


def test_a_plan_on_the_industry_as_a_whole_has_no_main_section():
    """That one of its chapters happens to name the industry makes it no counterpart of another plan's chapter on it."""
    whole = column("乙", ("1", "总体要求", LONG), ("2", "重点任务", LONG), ("3", "新能源汽车推广", "略。"))

    assert (None, ("1", "")) == (
        first_row(ONE, whole),
        (first_row(ONE, whole, column("丙", ("7", "汽车产业", LONG))) or ())[:2],
    )

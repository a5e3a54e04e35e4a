"""Tables that came out of a PDF cell by cell: their rows are numbered, and are no headings."""

import pytest

from tests.structure.outline_factories import tree

TABLE = "指标\n2015年\n2020年\n属性\n{rows}为实现上述目标，加快推进重点项目建设，完善园区配套设施。\n"


@pytest.mark.parametrize(
    "rows",
    [
        "1.森林覆盖率（%）\n18.5\n20\n约束性\n2.汽车产量（万辆）\n60\n100\n预期性\n",
        "一、工业\n1、总产值（亿元）\n100\n200\n预期性\n二、农业\n2、产量（万吨）\n10\n20\n预期性\n",
        "（1）空气质量优良天数（天）\n300\n310\n约束性\n（2）园区（个）\n—\n12\n预期性\n",
    ],
)
def test_rows_of_a_table_are_no_headings(rows: str) -> None:
    """A section named 森林覆盖率（%） between the tasks of a plan would send every reader astray."""
    text = f"示例省规划\n一、目标\n（一）指标\n{TABLE.format(rows=rows)}（二）任务\n做强做大。\n二、保障\n加强领导。\n"

    assert tree(text) == ["1 1 目标", "1.1 2 指标", "1.2 2 任务", "2 1 保障"]


def test_a_heading_before_a_table_stays_one() -> None:
    """（一）指标 has values behind it, but no cells before it."""
    text = "示例省规划\n一、目标\n加快发展。\n（一）指标\n产量\n100\n200\n（二）任务\n做强。\n"

    assert tree(text)[1] == "1.1 2 指标"


@pytest.mark.parametrize("cell", ["②", "3.", "（1）"])
def test_a_number_alone_in_a_cell_is_no_heading(cell: str) -> None:
    """A footnote mark in a table is no section."""
    text = f"示例省规划\n一、目标\n加快发展产业。\n（1）\n比例，\n{cell}\n20%，\n二、保障\n加强领导。\n"

    assert [line for line in tree(text) if line.endswith("-")] == []

"""Tables whose cells a file prints one to a line: rows are read where their order leaves no choice, others are not."""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record

HEADING = "类别|指标名称|单位|2020 年|2025 年|属性"
ROWS = (
    "装机|风电装机|万千瓦|80|200|预期性",
    "光伏装机|万千瓦|160|560 左右|预期性",
    "2|能耗降低（%）|—|[12]|约束性",
    "（一）环境|（1）城镇污水处理率（%）|95.5|≥96|约束性",
)


def read(cells: str) -> list[Target]:
    """What a plan of 2021 whose cells are parted by | says in numbers."""
    paragraphs = tuple(
        Paragraph(f"1-p{n}", cell, n, n + 1, (Span(0, 1),)) for n, cell in enumerate(cells.split("|"), start=1)
    )
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, paragraphs)
    return list(find_targets(Outline((section,)), Record("plan", period_start=2021)))


def aims(*rows: str, heading: str = HEADING) -> list[tuple[str, float, str | None]]:
    """Indicator, value and unit of each target of the table of *rows*."""
    return [(t.indicator, t.value, t.unit) for t in read("|".join((heading, *rows))) if t.kind != "baseline"]


def test_a_row_is_name_unit_values_and_whether_it_binds() -> None:
    """A table of thirty goals that lost its lines is still where most plans set their numbers."""
    assert [
        ("风电装机", 200, "万千瓦"),
        ("光伏装机", 560, "万千瓦"),
        ("能耗降低", 12, "%"),
        ("城镇污水处理率", 96, "%"),
    ] == aims(*ROWS)


def test_years_starting_values_and_binding_come_from_their_columns() -> None:
    """200 says nothing; 2025, from 80 in 2020, 预期性 does."""
    found = [t for t in read("|".join((HEADING, *ROWS))) if t.indicator == "风电装机"]

    assert [("baseline", None, None, 2020, "预期性"), ("level", 2025, 80.0, 2020, "预期性")] == [
        (t.kind, t.target_year, t.baseline_value, t.baseline_year, t.binding) for t in found
    ]


def test_the_quote_is_what_stands_in_the_cell() -> None:
    """A link leads to the number itself."""
    assert ["80", "200", "160", "560", "12", "95.5", "≥96"] == [t.quote for t in read("|".join((HEADING, *ROWS)))]


@pytest.mark.parametrize(
    "heading",
    [
        "指标|单位|2020 年现状值|2025 年目标值|指标属性",
        "序|号|指标|单位|现状值（|2020 年）|目标值（|2025 年）|属性",
        "指标|单位|2020 年|2025 年|现状值|目标值|属性",
        "指标|单位|2020 年 2025 年|指标属|性",
    ],
)
def test_headings_may_be_broken_or_stacked(heading: str) -> None:
    """Printers break a heading over two lines, or set 现状值 and 目标值 below the years."""
    assert [("风电装机", 200, "万千瓦"), ("光伏装机", 560, "万千瓦"), ("能耗降低", 12, "%")] == aims(
        *ROWS[:3], heading=heading
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("森林覆盖率（%）|20|24|25|约束性", "a value too many"),
        ("森林覆盖率（%）|24|约束性", "a value too few"),
        ("率|森林覆盖|%|20|24|约束性", "a piece of the name at the wrong end"),
        ("%|20|24|约束性", "no name"),
        ("森林覆盖率|20|24|约束性", "no unit"),
        ("森林覆盖率（%）|20|完成国家任务|约束性", "no number set"),
    ],
)
def test_a_row_whose_cells_leave_a_choice_is_not_read(row: str, why: str) -> None:
    """A number under the wrong name is worse than none."""
    assert [] == [found for found in aims(*ROWS, row) if found[0] not in {name for name, *_ in aims(*ROWS)}], why


@pytest.mark.parametrize(
    "cells",
    [
        "|".join((HEADING, *ROWS[:2])),
        "|".join(ROWS),
        "|".join(("指标|单位|规划目标|完成情况|属性", *ROWS)),
        "|".join(("指标|单位|备注|属性", *ROWS)),
    ],
)
def test_without_a_heading_or_rows_there_is_no_table(cells: str) -> None:
    """Two rows may be chance; 目标 beside 完成情况 is what an earlier plan had set."""
    assert [] == read(cells)

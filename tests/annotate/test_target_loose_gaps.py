"""Rows whose names a printer put elsewhere: only numbers that leave no choice bring them together."""

import pytest

from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record

HEADING = "指标|2020 年|2025 年|属性"
ROWS = (
    "1.林草覆盖率（%）|40|42|约束性",
    "2.用水降低（%）|—|[12]|约束性",
    "160|560|预期性",
    "30|35|预期性",
    "5.公交电动化率（%）|50|80|预期性",
)
NAMES = ("3.风电装机（万千瓦）", "4.绿地率（%）")


def aims(*rows: str) -> list[tuple[str, float]]:
    """Indicator and value of each target of a plan of 2021 whose cells are parted by |."""
    cells = "|".join((HEADING, *rows)).split("|")
    paragraphs = tuple(Paragraph(f"1-p{n}", cell, n, n + 1, (Span(0, 1),)) for n, cell in enumerate(cells, start=1))
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, paragraphs)
    found = find_targets(Outline((section,)), Record("plan", period_start=2021))
    return [(t.indicator, t.value) for t in found if t.kind != "baseline"]


NAMED = [("林草覆盖率", 42), ("用水降低", 12), ("公交电动化率", 80)]


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS, *NAMES),
        (*ROWS, "（三）能源", NAMES[0], "（四）城市", NAMES[1]),
        (*ROWS, "3.全市风电与光伏发电装机的容量合|计（万千瓦）", NAMES[1]),
        (*NAMES, *ROWS),
    ],
)
def test_rows_between_two_numbers_take_the_names_with_the_numbers_between(rows: tuple[str, ...]) -> None:
    """Between 2 and 5 there is room for 3 and 4 and for nothing else."""
    assert {560: True, 35: True} == {value: value in dict(map(reversed, aims(*rows))) for value in (560, 35)}


def test_each_row_takes_the_name_of_its_place() -> None:
    """The third row is number 3, wherever the printer put its name."""
    assert [*NAMED[:2], ("风电装机", 560), ("绿地率", 35), NAMED[2]] == aims(*ROWS, *NAMES)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((*ROWS, NAMES[0]), "a name too few"),
        ((*ROWS[:3], *ROWS[4:], *NAMES), "a row too few"),
        ((*ROWS, *NAMES, "4.人口（万人）"), "a number given twice"),
        ((*ROWS, "风电装机（万千瓦）", "绿地率（%）"), "names without numbers"),
        ((ROWS[4], *ROWS[1:4], ROWS[0], *NAMES), "numbers that do not rise"),
        ((*ROWS, "3.风电装机", NAMES[1]), "a name that may go on elsewhere"),
    ],
)
def test_where_numbers_leave_a_choice_rows_stay_without_a_name(rows: tuple[str, ...], why: str) -> None:
    """In the order of the page alone every second such row would get a wrong name."""
    assert sorted(NAMED) == sorted(aims(*rows)), why

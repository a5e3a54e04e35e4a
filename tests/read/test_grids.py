"""Tables with cells that span several places: where the words stand, what is blank, and which rows name the columns."""

import pytest

from app.domain.outline import Merged, Span, Table
from app.domain.reading import Block
from app.read.grids import Grid, SpanningCell, text_of
from app.read.tabs import with_spanning

Cell = tuple[str, int, int]


def laid(*rows: tuple[Cell | str, ...]) -> Table:
    """The table of *rows* of cells: their words, with columns and rows where they span several."""
    grid = Grid()
    for row in rows:
        grid.begin_row()
        for cell in row:
            grid.add(*((cell,) if isinstance(cell, str) else cell))
        grid.skip()
    table = grid.table()
    assert table is not None
    return table


HEAD = (("指标", 1, 2), ("目标", 2, 1), ("属性", 1, 2)), ("2027年", "2030年")
BODY = ("产值", "400", "700", "预期性")


def test_the_places_a_cell_takes_are_blank() -> None:
    """What stands below 目标 must stay below it."""
    assert (("指标", "目标", "", "属性"), ("", "2027年", "2030年", ""), BODY) == laid(*HEAD, BODY).rows


def test_cells_that_span_several_are_remembered() -> None:
    """A reader sees the table as it is printed, and a number finds all that stands over it."""
    assert (Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(0, 3, 2, 1)) == laid(*HEAD, BODY).merged


def test_the_words_of_a_cell_can_be_had_at_each_of_its_places() -> None:
    """目标 stands over 2030年 as well as over 2027年."""
    assert ("指标", "目标", "目标", "属性") == laid(*HEAD, BODY).spread()[0]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ((*HEAD, BODY), 2),
        ((("指标", "2027年"), ("产值", "400")), 1),
        (((("表1 主要目标", 4, 1),), *HEAD, BODY), 3),
        (((("表1 主要目标", 2, 1),), ("指标", "2027年"), ("产值", "400")), 2),
        # Two places of a list, each with its own rows, and no heading over them.
        (((("甲市", 1, 2), "铜箔"), ("铝箔",), (("乙市", 1, 2), "电机"), ("电池",)), 1),
        # A cell over all rows is no heading of all.
        (((("主要指标", 1, 3), ("规模", 2, 1)), ("产值", "400"), ("利润", "20")), 1),
    ],
)
def test_rows_that_name_the_columns_are_told_by_the_first(rows: tuple[tuple[Cell | str, ...], ...], named: int) -> None:
    """They are set apart on the page and read out with each cell."""
    assert named == laid(*rows).header_rows


def test_a_cell_ends_where_one_hangs_from_above() -> None:
    """Pages say widths that leave no room; the columns behind must not shift."""
    found = laid(("甲", "乙", ("丙", 1, 2)), (("丁", 3, 1),), ("一", "二", "三"))

    assert (("甲", "乙", "丙"), ("丁", "", ""), ("一", "二", "三")) == found.rows


def test_an_empty_row_goes_and_what_spans_it_is_shorter() -> None:
    """Blank rows that only make room are no rows, and anchors do not count them."""
    found = laid((("类别", 1, 3), "产值"), ("",), ("利润",))

    assert ((("类别", "产值"), ("", "利润")), (Merged(0, 0, 2, 1),)) == (found.rows, found.merged)


def test_a_caption_is_part_of_the_text() -> None:
    """It is cited and searched with the cells."""
    assert "表1\n指标\t2027年" == text_of(Table((("指标", "2027年"),), caption="表1"))


def test_a_cell_beyond_the_end_of_its_row_is_not_remembered() -> None:
    """A table too large to be filled up has rows of any length, and whoever spreads it must find every cell."""
    text = "a\tb\nc"
    block = Block(text, (Span(0, 3), Span(4, 5)), "table", table=Table((("a", "b"), ("c",))))

    told = with_spanning(block, text, {0: (SpanningCell(0, 2, 1),), 4: (SpanningCell(1, 1, 1), SpanningCell(0, 1, 2))})

    assert told.table is not None
    assert (Merged(0, 0, 2, 1),) == told.table.merged

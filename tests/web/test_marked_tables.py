"""Marks and links inside the cells of a table, and rows that their anchors lead to."""

from dataclasses import replace

import pytest

from app.domain.outline import Merged, Table
from app.web.cells import laid_out
from app.web.marking import Segment, linked, segments

ROWS = (("指标", "2020年"), ("产值", "8000"), ("依据", "《示例规划》"))
BODY = "指标\t2020年\n产值\t8000\n依据\t《示例规划》"
TABLE = Table(ROWS, 1, "表1 目标")
TEXT = f"表1 目标\n{BODY}"


def place(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where *words* stand in the text."""
    return text.index(words), text.index(words) + len(words)


def test_a_number_is_marked_in_its_cell() -> None:
    """The targets page leads to a number in a table, which is looked for among many."""
    found = laid_out(TABLE, TEXT, segments(TEXT, [place("8000")]))

    assert [(Segment("产值"),), (Segment("8000", "hit"),)] == [cell.words for cell in found.body[0].cells]


def test_part_of_a_cell_may_be_marked() -> None:
    """A search for 规划 marks the word, not the cell."""
    found = laid_out(TABLE, TEXT, segments(TEXT, [place("规划")]))

    assert (Segment("《示例"), Segment("规划", "hit"), Segment("》")) == found.body[1].cells[1].words


def test_a_mark_across_cells_is_in_both() -> None:
    """A row that is cited is marked from its first cell to its last."""
    found = laid_out(TABLE, TEXT, segments(TEXT, [place("产值\t8000")]))

    assert [(Segment("产值", "hit"),), (Segment("8000", "hit"),)] == [cell.words for cell in found.body[0].cells]


def test_a_plan_named_in_a_cell_is_a_link() -> None:
    """As it is in a paragraph."""
    found = laid_out(TABLE, TEXT, linked(segments(TEXT), [(*place("《示例规划》"), "/plans/x")]))

    assert (Segment("《示例规划》", "", "/plans/x"),) == found.body[1].cells[1].words


def test_the_caption_is_marked_too() -> None:
    """It is part of the text that is searched."""
    found = laid_out(TABLE, TEXT, segments(TEXT, [place("目标")]))

    assert (Segment("表1 "), Segment("目标", "hit")) == found.caption


@pytest.mark.parametrize(
    ("table", "text", "rows"),
    [
        (TABLE, TEXT, [2, 3, 4]),
        (Table(ROWS, 1), BODY, [1, 2, 3]),
        (Table((("甲\n乙", "丙"), ("丁", "戊")), 1), "甲\n乙\t丙\n丁\t戊", [1, 3]),
        (TABLE, "another text altogether", [0, 0, 0]),
    ],
)
def test_rows_have_the_numbers_of_their_anchors(table: Table, text: str, rows: list[int]) -> None:
    """They are counted by lines of the text, as links to a row given out before are (app.store.passages)."""
    found = laid_out(table, text)

    assert rows == [row.n for row in (*found.head, *found.body)]


SPANNING = Table(
    (("指标", "目标", ""), ("", "2027年", "2030年"), ("产值", "4", "7"), ("", "5", "8")),
    2,
    merged=(Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(2, 0, 2, 1)),
)


def test_a_cell_that_spans_several_is_laid_out_as_printed() -> None:
    """目标 over two years tells of both; blank cells beside it would tell of the first alone."""
    found = laid_out(SPANNING, "\n".join("\t".join(row) for row in SPANNING.rows))

    assert [
        [("指标", 1, 2), ("目标", 2, 1)],
        [("2027年", 1, 1), ("2030年", 1, 1)],
        [("产值", 1, 2), ("4", 1, 1), ("7", 1, 1)],
        [("5", 1, 1), ("8", 1, 1)],
    ] == [
        [("".join(s.text for s in cell.words), cell.across, cell.down) for cell in row.cells]
        for row in (*found.head, *found.body)
    ]


def test_no_cell_reaches_out_of_the_head() -> None:
    """Head and body are parts of their own, and a browser would cut it off and shift the row below."""
    found = laid_out(replace(SPANNING, header_rows=1), "another text")

    assert ([2, 1], ["", "2027年", "2030年"]) == (
        [cell.across for cell in found.head[0].cells if cell.down == 1][::-1],
        ["".join(s.text for s in cell.words) for cell in found.body[0].cells],
    )


def test_nothing_is_lost_of_a_table_whose_text_is_another() -> None:
    """What cannot be placed is shown all the same."""
    found = laid_out(TABLE, "another text altogether", segments("another text altogether", [(0, 7)]))

    rows = (*found.head, *found.body)

    assert ROWS == tuple(tuple("".join(s.text for s in cell.words) for cell in row.cells) for row in rows)

"""Tables that a PDF rules: cells between lines, cells that span several, and drawings that are no tables."""

import io

import pypdfium2
import pypdfium2.raw as raw
import pytest

from app.domain.outline import Merged, Table
from app.read import read_bytes
from app.read.pdf_tables import Rule, tables_of

LEFT, RIGHT, TOP, HIGH, WIDE = 60.0, 360.0, 500.0, 20.0, 100.0
Line = tuple[float, float, float, float]


def grid(rows: int, columns: int) -> list[Line]:
    """The lines of a table, from point to point."""
    level = [(LEFT, TOP - k * HIGH, LEFT + columns * WIDE, TOP - k * HIGH) for k in range(rows + 1)]
    upright = [(LEFT + k * WIDE, TOP, LEFT + k * WIDE, TOP - rows * HIGH) for k in range(columns + 1)]
    return level + upright


def rules(lines: list[Line]) -> list[Rule]:
    """The same as pdf_tables sees them."""
    return [
        Rule(True, y0, x0, x1) if y0 == y1 else Rule(False, x0, min(y0, y1), max(y0, y1)) for x0, y0, x1, y1 in lines
    ]


def printed(words: list[tuple[float, float, str]], lines: list[Line]) -> list[Table | str]:
    """What is read of a page with *words* at their places and *lines*: tables, and the texts of other paragraphs."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(420, 600)
    for x, y, said in words:
        text = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 10)
        encoded = (said + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(text, (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded))
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
        raw.FPDFPage_InsertObject(page.raw, text)
    for x0, y0, x1, y1 in lines:
        path = raw.FPDFPageObj_CreateNewPath(x0, y0)
        raw.FPDFPath_LineTo(path, x1, y1)
        raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_NONE, True)
        raw.FPDFPage_InsertObject(page.raw, path)
    raw.FPDFPage_GenerateContent(page.raw)
    stream = io.BytesIO()
    document.save(stream)
    return [block.table or block.text for block in read_bytes(stream.getvalue(), "plan.pdf").blocks]


def cell(row: int, column: int, said: str, line: float = 0) -> tuple[float, float, str]:
    """*said* at its place in the table, some lines further down."""
    return LEFT + column * WIDE + 5, TOP - row * HIGH - 15 - line * 11, said


BEFORE = (LEFT, TOP + 30, "The main targets of the plan are these:")
HEAD = [cell(0, 0, "Target"), cell(0, 1, "2025"), cell(0, 2, "2030")]
WORDS = [*HEAD, cell(1, 0, "Output"), cell(1, 1, "4"), cell(1, 2, "7")]
TABLE = Table((("Target", "2025", "2030"), ("Output", "4", "7")))


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    """The number under 2030 is told from the number under 2025 by the lines between them, and by nothing else."""
    assert ["The main targets of the plan are these:", TABLE] == printed([BEFORE, *WORDS], grid(2, 3))


def test_words_over_several_lines_are_one_cell() -> None:
    """Narrow columns break their words; in the order of the file they would stand between those of the next cell."""
    lines = [line for line in grid(3, 3) if line[1:] != (TOP - 2 * HIGH, RIGHT, TOP - 2 * HIGH)]
    words = [*HEAD, cell(1, 0, "Gross"), cell(1, 0, "output", line=1), *WORDS[4:]]

    assert [Table((("Target", "2025", "2030"), ("Gross output", "4", "7")))] == printed(words, lines)


def test_cells_without_a_line_between_them_are_one() -> None:
    """A heading over two years is of both, and a name beside two rows too."""
    lines = [
        *[line for line in grid(3, 3) if line[1] != TOP - HIGH and line[0] != LEFT + 2 * WIDE],
        (LEFT + WIDE, TOP - HIGH, RIGHT, TOP - HIGH),
        (LEFT + 2 * WIDE, TOP - HIGH, LEFT + 2 * WIDE, TOP - 3 * HIGH),
    ]
    words = [
        cell(0, 0, "Target", line=0.8), cell(0, 1, "Planned for"), cell(1, 1, "2025"), cell(1, 2, "2030"),
        cell(2, 0, "Output"), cell(2, 1, "4"), cell(2, 2, "7"),
    ]  # fmt: skip
    rows = (("Target", "Planned for", ""), ("", "2025", "2030"), ("Output", "4", "7"))

    assert [Table(rows, 2, merged=(Merged(0, 0, 2, 1), Merged(0, 1, 1, 2)))] == printed(words, lines)


def test_cells_with_borders_of_their_own_are_no_further_columns() -> None:
    """Browsers print each cell as a box, a hair apart from the next."""
    boxes: list[Line] = []
    for row in range(2):
        for column in range(3):
            left, top = LEFT + column * WIDE + 1, TOP - row * HIGH - 1
            right, low = left + WIDE - 2, top - HIGH + 2
            boxes += [(left, top, right, top), (left, low, right, low)]
            boxes += [(left, low, left, top), (right, low, right, top)]

    assert [TABLE] == printed(WORDS, boxes)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        grid(1, 1),
        # Rules between rows only, and a line under each heading.
        [line for line in grid(4, 3) if line[1] == line[3]],
        [(LEFT, 300.0, RIGHT, 300.0), (LEFT, 200.0, RIGHT, 200.0), (30.0, 50.0, 30.0, 90.0)],
    ],
)
def test_other_lines_are_no_table(lines: list[Line]) -> None:
    """A box round a paragraph must not take it apart."""
    assert [] == tables_of(rules(lines))


def test_a_drawing_with_a_text_in_it_is_no_table() -> None:
    """The frame of a figure has lines like a table, and words in one place."""
    assert ["Figure of the layout"] == printed([cell(0, 0, "Figure of the layout")], grid(3, 2))


def test_a_point_is_in_the_first_place_of_its_cell() -> None:
    """Words are printed in the middle of what a cell spans."""
    below = (LEFT + WIDE, TOP - HIGH, LEFT + WIDE, TOP - 2 * HIGH)
    (table,) = tables_of(rules([*(line for line in grid(2, 2) if line[0] != LEFT + WIDE), below]))

    assert [0, 0, 2, 3, None] == [
        table.place(x, y) for x, y in ((70, 490), (250, 490), (70, 470), (250, 470), (20, 490))
    ]


def test_a_sign_written_after_its_line_goes_into_the_gap_it_left() -> None:
    """Quotation marks of another font come last in some files; “十五五” must be found as it is printed."""
    words = [(60.0, 300.0, "the so-called"), (140.0, 300.0, "first years of the plan"), (129.0, 300.0, '"')]

    assert ['the so-called " first years of the plan'] == printed(words, [])


def test_places_that_are_no_rectangle_are_no_cell_that_spans() -> None:
    """A drawing that lacks a line must not lay one cell over another on the page."""
    below = (LEFT + WIDE, TOP - HIGH, LEFT + WIDE, TOP - 2 * HIGH)
    aside = (LEFT, TOP - HIGH, LEFT + WIDE, TOP - HIGH)
    whole = (LEFT, TOP - HIGH, LEFT + 2 * WIDE, TOP - HIGH)
    kept = [line for line in grid(2, 2) if line[0] != LEFT + WIDE and line != whole]
    (table,) = tables_of(rules([*kept, below, aside]))

    assert [(["a", ""], ()), (["b", ""], ())] == table.laid_out({0: "a", 2: "b"})

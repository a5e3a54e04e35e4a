"""How a stretch of lines is wrapped: measured, since one file may hold both kinds."""

import pytest

from app.read.wrapping import measure
from tests.read.reading_factories import line

FULL = line("产业" * 14)
SHORT = line("产业发展。")
LONG = line("产业发展" * 40)


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        ([FULL] * 9 + [SHORT], True),
        ([FULL, FULL, FULL, SHORT] * 10, True),
        ([SHORT, LONG] * 10, False),
        ([LONG] * 12, False),
        ([FULL, FULL], False),
        ([line(f"第{i}项\t{i}") for i in range(20)], False),
        ([line(f"第{i}章 总则……………………{i}") for i in range(20)], False),
    ],
)
def test_only_lines_broken_at_one_width_are_hard_wrapped(lines: list, wrapped: bool) -> None:
    """Joining the paragraphs of a web page as if they were lines of PDF would make one paragraph of them all."""
    assert bool(measure(lines)) is wrapped


def test_indentation_is_believed_only_where_it_marks_paragraphs() -> None:
    """In some PDFs every line is indented alike; then indentation says nothing."""
    first = line("产业" * 13, indent=4)
    paragraphs = [first, FULL, FULL, FULL] * 6

    assert [wrap.indented for wrap in (measure(paragraphs)[0], measure([FULL] * 24)[0])] == [True, False]

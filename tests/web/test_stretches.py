"""What stands between two headings is one stretch; a browser that has not laid it out is told how high it will be."""

import pytest

from app.domain.plan import Lang
from app.web.reading import Block
from app.web.stretches import stretches

HEADING = Block("heading", anchor="1", text="一、发展重点")


def paragraph(text: str) -> Block:
    """A paragraph of the words *text*."""
    return Block("text", n=1, text=text)


def test_a_heading_stands_alone_and_what_follows_it_together() -> None:
    """An outline that follows the reader asks where headings stand, which must not lay out their text."""
    found = stretches([paragraph("前"), HEADING, paragraph("后"), paragraph("再后")], "zh")

    assert [(False, 1), (True, 0), (False, 2)] == [(bool(each.heading), len(each.blocks)) for each in found]


def test_every_block_is_printed_once_in_its_order() -> None:
    """A text without headings is cut too, and loses nothing where it is cut."""
    blocks = [paragraph(str(n)) for n in range(100)]

    assert blocks == [block for stretch in stretches(blocks, "zh") for block in stretch.blocks]


def test_a_text_without_headings_is_no_single_stretch() -> None:
    """Else the browser lays out all of it to show its first page."""
    found = stretches([paragraph("示例") for _ in range(1000)], "zh")

    assert 24 >= max(len(each.blocks) for each in found)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("短", "zh", (1, 1)),
        ("示" * 76, "zh", (2, 5)),
        ("a" * 76, "en", (1, 2)),
        ("", "zh", (1, 1)),
    ],
)
def test_lines_are_told_for_a_desk_and_a_phone(text: str, lang: Lang, expected: tuple[int, int]) -> None:
    """A scroll bar that jumps while one reads says how far it is wrongly."""
    (found,) = stretches([paragraph(text)], lang)

    assert expected == (found.lines, found.narrow_lines)

"""What stands where in an outline is worked out once, and says the same as going through the whole text each time."""

from collections.abc import Sequence

import pytest

from app.domain.outline import Outline, Paragraph
from app.domain.results import PathStep
from app.store.counts import parts_of
from app.store.layout import Layout
from tests.store.store_factories import section_of

OUTLINE = Outline(
    (
        section_of("一、目标", ["甲。", "乙。"], "1", 1),
        section_of("（一）产值", ["丙。"], "1.1", 4, parent="1", level=2),
        section_of("1.增长", ["丁。", "戊。", "己。"], "1.1.1", 6, parent="1.1", level=3),
        section_of("二、措施", [], "2", 10),
        section_of("附件1", ["庚。"], "a1", 11, part="a1", level=0),
        section_of("一、项目", ["辛。"], "a1.1", 13, part="a1", parent="a1"),
    )
)


def _words(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(paragraph.text for paragraph in paragraphs)


@pytest.mark.parametrize("part", ["main", "a1"])
@pytest.mark.parametrize("first", range(15))
@pytest.mark.parametrize("last", range(15))
def test_what_stands_around_a_place_is_what_a_reader_of_the_whole_part_finds(part: str, first: int, last: int):
    """A neighbour from the annex, or one left out, would put a quotation into a context it does not have."""
    flow = [p for section in OUTLINE.sections if section.part == part for p in section.paragraphs]
    expected = [p for p in flow if p.order < first][-2:], [p for p in flow if p.order > last][:2]

    before, after = Layout(OUTLINE).around(part, first, last, 2)

    assert (_words(expected[0]), _words(expected[1])) == (_words(before), _words(after))


def test_a_part_there_is_none_of_has_nothing_around():
    """An anchor of an older outline may name an annex that a corrected text has lost."""
    assert ((), ()) == tuple(map(tuple, Layout(OUTLINE).around("a9", 1, 2, 2)))


@pytest.mark.parametrize(
    ("anchor", "expected"), [("1", (None, "1.1")), ("1.1.1", ("1.1", "2")), ("a1.1", ("a1", None))]
)
def test_sections_stand_beside_those_printed_before_and_after(anchor: str, expected: tuple[str | None, str | None]):
    """Who reads on from a section comes to the next one, whatever its level."""
    layout = Layout(OUTLINE)
    section = layout.section(anchor)
    assert section is not None

    assert expected == layout.beside(section)


def test_all_above_a_section_is_told_from_the_outermost_on():
    """增长 says nothing without 产值 above it."""
    layout = Layout(OUTLINE)
    section = layout.section("1.1.1")
    assert section is not None

    assert (PathStep("1", "一、目标"), PathStep("1.1", "（一）产值")) == layout.path_to(section)


def test_parts_are_those_that_are_counted():
    """A citation names the annex as the list of parts does."""
    assert parts_of(OUTLINE) == tuple(Layout(OUTLINE).parts.values())


"""A passage is cut out of an outline with its neighbours; what is not there is None, and near names are offered."""

import pytest

from app.domain.citation import read_anchor
from app.domain.outline import Outline, Paragraph, Section, Table
from app.domain.record import Record
from app.domain.results import PathStep
from app.domain.views import Passage
from app.store.catalogue import TextRow
from app.store.layout import Layout
from app.store.passages import find, nearest, passage_of
from tests.store.store_factories import section_of

CELLS = Table((("指标", "2020年"), ("产值", "200")), 1, "表1")
TABLE = Paragraph("1.1-t1", "表1\n指标\t2020年\n产值\t200", 3, 6, (), "table", CELLS)
OUTLINE = Outline(
    (
        section_of("一、目标", ["引言。", "结语在下级之后。"], "1", 1),
        section_of("（一）产值", ["第一句。第二句！", "后段。"], "1.1", 3, parent="1", level=2),
        section_of("二、措施", ["措施。"], "2", 7),
        section_of("附件1", ["附件引言。"], "a1", 9, part="a1", level=0),
    )
)
TEXT = TextRow(1, "shili", "official", "zh", 1, 0, True, True, "plan.txt", 4, 6)


def with_table(outline: Outline) -> Outline:
    """*outline* with a table at the end of 1.1."""
    made = []
    for section in outline.sections:
        more = (TABLE,) if section.anchor == "1.1" else ()
        made.append(
            Section(
                section.anchor,
                None,
                section.title,
                section.heading,
                section.level,
                section.part,
                section.parent,
                False,
                section.order,
                (*section.paragraphs, *more),
            )
        )
    return Outline(tuple(made))


FULL = with_table(OUTLINE)


def passage(anchor: str) -> Passage:
    """The passage at *anchor*, with a translation of every paragraph beside it."""
    address = read_anchor(anchor)
    assert address is not None
    layout = Layout(FULL)
    found = find(layout, address)
    assert found is not None
    aligned = {p.anchor: f"en {p.anchor}" for section in FULL.sections for p in section.paragraphs}
    return passage_of(layout, TEXT, Record("shili"), anchor, found, aligned)


@pytest.mark.parametrize(
    ("expected", "anchor"),
    [
        ("一、目标\n引言。\n结语在下级之后。", "1"),
        ("引言。", "1-p1"),
        ("第一句。第二句！", "1.1-p1"),
        ("附件引言。", "a1-p1"),
    ],
)
def test_an_anchor_names_a_section_or_a_paragraph(expected: str, anchor: str):
    """A section is cited with its heading and its own text, a paragraph by itself."""
    assert expected == passage(anchor).text


@pytest.mark.parametrize(
    ("expected", "anchor"),
    [
        ("第一句。", "1.1-p1-s1"),
        ("第二句！", "1.1-p1-s2"),
        ("产值\t200", "1.1-t1-r3"),
    ],
)
def test_a_sentence_and_a_row_are_pieces_of_their_paragraph(expected: str, anchor: str):
    """The paragraph is shown and the piece marked in it."""
    found = passage(anchor)

    assert found.sentence is not None
    assert expected == found.text[slice(*found.sentence)]


@pytest.mark.parametrize("anchor", ["3", "1-p3", "1.1-p1-s3", "1.1-p1-r1", "1.1-t1-r9", "a2-p1"])
def test_what_is_not_there_is_none(anchor: str):
    """Nothing near is shown in its place: plans are full of lookalikes."""
    address = read_anchor(anchor)
    assert address is not None

    assert find(Layout(FULL), address) is None


@pytest.mark.parametrize(
    ("before", "after", "anchor"),
    [
        ([], ["1-p2", "1.1-p1"], "1-p1"),
        (["1-p2", "1.1-p1"], ["1.1-t1", "2-p1"], "1.1-p2"),
        (["1.1-p2", "1.1-t1"], [], "2-p1"),
        ([], [], "a1-p1"),
        (["1.1-p2", "1.1-t1"], [], "2"),
    ],
)
def test_a_passage_stands_between_two_paragraphs_of_its_part(before: list[str], after: list[str], anchor: str):
    """The context of a quotation, which never runs over into an attachment."""
    found = passage(anchor)

    assert (before, after) == ([p.anchor for p in found.before], [p.anchor for p in found.after])


@pytest.mark.parametrize(
    ("expected", "anchor"),
    [((None, "1-p2"), "1-p1"), (("1-p1", "1.1-p1"), "1-p2"), ((None, "1.1"), "1"), (("2", None), "a1")],
)
def test_the_neighbours_are_of_the_same_sort(expected: tuple[str | None, str | None], anchor: str):
    """From a section one goes on to the next section, from a paragraph to the next paragraph."""
    found = passage(anchor)

    assert expected == (found.previous, found.next)


def test_the_way_down_to_a_section_is_told():
    """A paragraph by itself says 产值; its heading path says of what."""
    found = passage("1.1-p1")

    assert ((PathStep("1", "一、目标"),), (PathStep("1.1", "（一）产值"),)) == (found.path, passage("1").children)


def test_a_circle_of_parents_ends():
    """Outlines of every older version are read, faults and all."""
    one = section_of("一", [], "1", 1, parent="2")
    two = section_of("二", [], "2", 2, parent="1")

    assert len(Layout(Outline((one, two))).path_to(one)) <= 2


def test_only_the_translations_of_what_is_shown_come_along():
    """The rest of the translation would make a page of a paragraph."""
    assert {"1-p1", "1-p2", "1.1-p1"} == set(passage("1-p1").aligned)


@pytest.mark.parametrize(
    ("expected", "anchor"),
    [("1-p1", "1-p1-s9"), ("1", "1-p9"), ("1.1", "1.1-p8-s2")],
)
def test_a_wider_anchor_is_offered_first(expected: str, anchor: str):
    """Whoever asked for the ninth sentence of a paragraph means the paragraph."""
    assert expected == nearest([FULL], anchor)[0]


def test_an_anchor_like_no_other_offers_nothing():
    """A guess would send somebody to the wrong passage."""
    assert () == nearest([FULL], "box99")


def test_texts_stand_by_their_anchors_headings_included():
    """A translation is laid beside its text by these."""
    assert ("一、目标", "措施。") == ((found := Layout(FULL).texts)["1"], found["2-p1"])

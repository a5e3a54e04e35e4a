"""What a record, a plan and an outline say of themselves."""

import pytest

from app.domain.outline import Outline, Paragraph, Section
from app.domain.plan import Layer, Plan
from app.domain.record import RECORD_FIELDS, Evidence, Record


@pytest.mark.parametrize(
    ("year", "basis", "record"),
    [
        (2017, "issued", Record("a", issued="2017-07-21", period_start=2018)),
        (2017, "issued", Record("a", issued="2017")),
        (2016, "period", Record("a", period_start=2016, period_end=2020)),
        (None, None, Record("a", period_end=2020)),
        (None, None, Record("a")),
    ],
)
def test_a_plan_is_filed_under_its_year_of_issue_else_its_first_year(year, basis, record):
    """`year` is a facet; a target year alone files nothing."""
    assert (year, basis) == (record.year, record.year_basis)


@pytest.mark.parametrize(
    ("state", "evidence"),
    [("unknown", {}), ("supplied", {"title": Evidence("supplied")}), ("stated", {"title": Evidence("stated")})],
)
def test_a_title_tells_how_it_is_known(state, evidence):
    """A supplied title is shown in 〔〕, so that nobody takes it for the printed one."""
    assert state == Record("a", evidence=evidence).title_state


def test_the_fields_with_evidence_are_the_designs():
    """DESIGN section 5 lists what a record states, infers or does not know."""
    assert (
        "title", "kind", "issuer", "doc_number", "issued", "period", "five_year_plans", "province", "city", "level",
    ) == RECORD_FIELDS  # fmt: skip


@pytest.mark.parametrize(
    ("principal", "names"),
    [
        (("official", "zh"), [("summary", "zh"), ("official", "zh"), ("translation", "en")]),
        (("summary", "zh"), [("summary", "en"), ("summary", "zh")]),
        (("summary", "en"), [("summary", "en")]),
        (None, []),
    ],
)
def test_the_official_text_is_searched_where_held_else_the_summary(principal, names):
    """One layer per plan is searched and counted; two would count everything twice."""
    plan = Plan(Record("a"), tuple(Layer(name, lang, Outline(())) for name, lang in names))
    found = plan.principal

    assert principal == (found and (found.name, found.lang))


def paragraph(anchor: str, order: int) -> Paragraph:
    return Paragraph(anchor, "文", 1, order, ())


def section(anchor: str, order: int, part: str, parent: str | None, *paragraphs: Paragraph) -> Section:
    return Section(anchor, None, "题", "题", 1, part, parent, False, order, paragraphs)


OUTLINE = Outline(
    (
        section("n", 1, "n", None, paragraph("n-p1", 2)),
        section("1", 3, "main", None, paragraph("1-p1", 4), paragraph("1-p2", 7)),
        section("1.1", 5, "main", "1", paragraph("1.1-p1", 6)),
        section("a1", 8, "a1", None),
    )
)


def test_a_parents_last_paragraph_is_read_after_its_children():
    """到2015年，全省… stands below the last child, though it belongs to the parent."""
    assert ["1", "1-p1", "1.1", "1.1-p1", "1-p2"] == [item.anchor for item in OUTLINE.in_reading_order("main")]


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (("n", "main", "a1"), OUTLINE.parts()),
        (["1.1"], [child.anchor for child in OUTLINE.children("1")]),
        ([], [child.anchor for child in OUTLINE.children("1.1")]),
        (None, OUTLINE.section("9")),
        ("1.1", (found := OUTLINE.section("1.1")) and found.anchor),
        (8, len(list(OUTLINE.in_reading_order()))),
    ],
)
def test_an_outline_is_asked_for_its_parts_and_sections(expected, found):
    """Pages, JSON and citations all walk it in the same way."""
    assert expected == found

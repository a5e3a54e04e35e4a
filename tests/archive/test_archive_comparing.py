"""
What stands in the columns of a comparison, and which comparisons are refused.

How sections are aligned is tested with app.compare.
"""

import pytest

from app.archive.comparing import columns_of
from app.archive.texts import find_passage
from app.compare import compare
from app.domain.comparison import SectionRef
from app.errors import AnchorNotFound, BadValue, PlanNotFound

PROVINCE, CITY = "shili-sheng", "shili-shi"


def anchors(comparison, column):
    """The anchors in one column, from top to bottom."""
    return [row.cells[column].anchor for row in comparison.rows if row.cells[column] is not None]


def test_a_section_comes_with_all_that_stands_below_it(fictional):
    """Asking for 二 means what it says, not its heading alone."""
    found = fictional.compare([SectionRef(PROVINCE, "2.1"), SectionRef(CITY, "2.1")])
    below = {s.anchor for s in fictional.outline(PROVINCE).sections if f"{s.anchor}.".startswith("2.1.")}

    assert below == set(anchors(found, 0))


def test_a_whole_plan_is_a_column_of_all_its_sections(fictional):
    """Two plans can be laid side by side without choosing anything first."""
    found = fictional.compare([SectionRef(PROVINCE), SectionRef(CITY)])
    sections = [s.anchor for s in fictional.outline(CITY).sections]

    assert sorted(sections) == sorted(anchors(found, 1))


def test_a_paragraph_stands_for_its_section(fictional):
    """Whoever compares from a hit has a paragraph in hand."""
    found = fictional.compare([SectionRef(PROVINCE, "2.2-p1"), SectionRef(CITY, "2.1")])

    assert ["2.2", "2.1"] == [column.anchor for column in found.columns]


def test_summaries_are_compared_as_such(shipped):
    """Where no official text is held the archive's own words are compared, and marked."""
    found = shipped.compare([SectionRef("jilin-2011-pillar-industries"), SectionRef("jilin-2017-industrial-upgrade")])

    assert [("summary", "zh")] * 2 == [(column.layer, column.lang) for column in found.columns]


@pytest.mark.parametrize(
    ("error", "told", "columns"),
    [
        (BadValue, "2 to 8 columns", [(PROVINCE, "2")]),
        (BadValue, "2 to 8 columns", [(PROVINCE, str(n)) for n in range(1, 10)]),
        (BadValue, "named twice", [(PROVINCE, "2"), (CITY, "2"), (PROVINCE, "2")]),
        (BadValue, "named twice", [(PROVINCE, "2.2"), (PROVINCE, "2.2-p1")]),
        (BadValue, "named twice", [(PROVINCE, None), (PROVINCE, None)]),
        (PlanNotFound, "nowhere", [(PROVINCE, None), ("nowhere", None)]),
        (AnchorNotFound, "99", [(PROVINCE, "2"), (CITY, "99")]),
    ],
)
def test_what_cannot_be_compared_is_refused(error, told, columns, fictional):
    """A column with itself, or with nothing, says nothing about plans."""
    with pytest.raises(error) as refused:
        fictional.compare([SectionRef(*column) for column in columns])

    assert told in str(refused.value)


def test_an_industry_brings_its_sections_and_none_twice(fictional):
    """What a plan says about automobiles may stand in its main part and in an attachment."""
    found = fictional.compare_industry([PROVINCE, CITY], "automotive")
    labelled = {s.anchor for s in fictional.outline(PROVINCE).sections if "automotive" in s.industries}
    shown = anchors(found, 0)

    assert ("automotive", True, len(shown)) == (found.industry, set(shown) <= labelled, len(set(shown)))
    assert {"2.1", "a1"} <= set(shown)


def test_a_plan_that_is_silent_on_an_industry_is_an_empty_column(fictional):
    """That a plan says nothing is an answer, and must be seen."""
    found = fictional.compare_industry([PROVINCE, CITY], "coal-mining")

    assert ((PROVINCE, CITY), ()) == (tuple(column.plan for column in found.columns), found.rows)


@pytest.mark.parametrize(
    ("error", "told", "plans", "industry"),
    [
        (BadValue, "automotive", [PROVINCE, CITY], "cars"),
        (BadValue, "2 to 8 columns", [PROVINCE], "automotive"),
        (BadValue, "2 to 8 columns", [PROVINCE] * 9, "automotive"),
        (BadValue, "named twice", [PROVINCE, PROVINCE], "automotive"),
        (PlanNotFound, "nowhere", [PROVINCE, "nowhere"], "automotive"),
    ],
)
def test_an_industry_comparison_that_is_impossible_is_refused(error, told, plans, industry, fictional):
    """The message has what is possible, since ids are not guessed."""
    with pytest.raises(error) as refused:
        fictional.compare_industry(plans, industry)

    assert told in str(refused.value)


def test_a_section_has_counterparts_in_other_plans(fictional):
    """From what one plan says the next question is what the others say."""
    found = fictional.counterparts(PROVINCE, "2.2")

    assert (CITY, "2.2") == (found[0].plan, found[0].anchor)
    assert {CITY} == {each.plan for each in found}


def test_counterparts_of_what_is_not_there_are_refused(fictional):
    """An empty list would say that no plan has anything on the subject."""
    with pytest.raises(AnchorNotFound):
        fictional.counterparts(PROVINCE, "99.9")


@pytest.mark.parametrize("anchor", [None, "2.1"])
def test_a_comparison_takes_the_words_the_build_has_cut(fictional, monkeypatch, anchor):
    """Cutting eight long plans into words again would be half of what a reader waits for."""
    columns = [SectionRef(PROVINCE, anchor), SectionRef(CITY, anchor)]
    kept = [fictional._now().catalogue.words(slug) for slug in (PROVINCE, CITY)]
    cut: list[str] = []
    monkeypatch.setattr("app.compare.met_words.content_places", lambda text: cut.append(text) or ())
    compare(columns_of(fictional._now(), columns))

    assert ([True, True], []) == ([words is not None for words in kept], cut)


def test_words_from_the_index_change_nothing(fictional, monkeypatch):
    """An answer must not depend on where the words were cut."""
    columns = [SectionRef(PROVINCE), SectionRef(CITY)]
    from_index = compare(columns_of(fictional._now(), columns))
    monkeypatch.setattr("app.store.catalogue.Catalogue.words", lambda self, slug: None)

    assert from_index == compare(columns_of(fictional._now(), columns))


def test_headings_from_the_index_change_nothing(fictional, monkeypatch):
    """Where a heading was read is nothing an answer may depend on; of a section as of a whole plan."""
    asked = [[SectionRef(PROVINCE), SectionRef(CITY)], [SectionRef(PROVINCE, "2"), SectionRef(CITY, "2")]]
    from_index = [compare(columns_of(fictional._now(), columns)) for columns in asked]
    monkeypatch.setattr("app.store.catalogue.Catalogue.headings", lambda self, slug: {})

    assert from_index == [compare(columns_of(fictional._now(), columns)) for columns in asked]


def test_headings_of_plans_are_read_by_the_build_alone(fictional, monkeypatch):
    """Reading a thousand headings takes a third of a second, for which somebody would wait."""
    read: list[str] = []
    monkeypatch.setattr("app.compare.headings._read", lambda title, titled: read.append(title))
    compare(columns_of(fictional._now(), [SectionRef(PROVINCE), SectionRef(CITY)]))

    assert [] == read


@pytest.mark.parametrize(("layer", "is_known"), [("official", True), ("translation", False)])
def test_words_are_those_of_the_principal_text_alone(fictional, layer, is_known):
    """Places in the Chinese text mean nothing in its translation."""
    snapshot = fictional._now()
    passage = find_passage(snapshot, CITY, "2.1", layer)[0]

    assert is_known == (snapshot.read_before(passage)[0] is not None)

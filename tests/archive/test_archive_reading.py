"""
Which text is shown: layer, language and edition of a whole plan and of a passage.

Relies on the invented plans (two editions, a translation) and on the shipped summaries.
"""

import pytest

from app.errors import AnchorNotFound, BadValue, EditionNotFound, PlanNotFound

JILIN = "jilin-2011-pillar-industries"
PROVINCE, CITY = "shili-sheng", "shili-shi"


@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        (("official", "zh", 1), {}),
        (("official", "zh", 1), {"layer": "official"}),
        (("official", "zh", 1), {"lang": "zh"}),
        (("translation", "en", 1), {"lang": "en"}),
        (("translation", "en", 1), {"layer": "translation"}),
        (("official", "zh", 1), {"edition": 1}),
        (("translation", "en", 1), {"layer": "translation", "edition": 1}),
    ],
)
def test_a_plan_is_shown_in_the_text_asked_for(shown, asked, fictional):
    """A reader who asks for English must get the translation, and one who asks for nothing the official words."""
    view = fictional.outline(CITY, **asked)

    assert shown == (view.layer, view.lang, view.edition)


@pytest.mark.parametrize(("lang", "asked"), [("zh", {}), ("en", {"lang": "en"}), ("zh", {"layer": "summary"})])
def test_without_an_official_text_the_summary_is_shown(lang, asked, shipped):
    """The project ships summaries only; each language of the interface has its own."""
    view = shipped.outline(JILIN, **asked)

    assert ("summary", lang, 0) == (view.layer, view.lang, view.edition)


@pytest.mark.parametrize(
    ("error", "told", "slug", "asked"),
    [
        (BadValue, "official (zh), translation (en)", CITY, {"layer": "summary"}),
        (BadValue, "official (zh)", PROVINCE, {"lang": "en"}),
        (BadValue, "official (zh)", PROVINCE, {"layer": "official", "lang": "en"}),
        (BadValue, "held in zh", PROVINCE, {"lang": "en", "edition": 1}),
        (BadValue, "a summary has none", PROVINCE, {"layer": "summary", "edition": 1}),
        (EditionNotFound, "no edition 3", PROVINCE, {"edition": 3}),
        (PlanNotFound, "nowhere", "nowhere", {}),
    ],
)
def test_a_text_that_is_not_held_is_refused_and_what_is_held_is_named(error, told, slug, asked, fictional):
    """Another text in its place would be cited for what it is not."""
    with pytest.raises(error) as refused:
        fictional.outline(slug, **asked)

    assert told in str(refused.value)


@pytest.mark.parametrize(("edition", "current"), [(None, True), (2, True), (1, False)])
def test_an_older_edition_stays_readable_and_says_that_it_is_old(edition, current, fictional):
    """Who followed a link to what a report quoted two years ago wants those words."""
    view = fictional.outline(PROVINCE, edition=edition)

    assert (edition or 2, current) == (view.edition, view.current)


def test_a_passage_of_an_older_edition_is_found_under_its_anchor_of_then(fictional):
    """The corrected edition moved 2.2-p2 to 2.2-p3: both addresses show the same words."""
    then, now = fictional.passage(PROVINCE, "2.2-p2", edition=1), fictional.passage(PROVINCE, "2.2-p3")

    assert (then.text, then.fingerprint, False, True) == (now.text, now.fingerprint, then.current, now.current)


@pytest.mark.parametrize(
    ("layer", "lang", "anchor", "asked"),
    [
        ("summary", "zh", "s1-p1", {}),
        ("summary", "en", "s1-p1", {"lang": "en"}),
        ("summary", "en", "s2", {"layer": "summary", "lang": "en"}),
    ],
)
def test_the_anchor_tells_a_summary_from_a_text(layer, lang, anchor, asked, shipped):
    """The archive's own words must never be taken for the plan's."""
    found = shipped.passage(JILIN, anchor, **asked)

    assert (layer, lang, anchor) == (found.layer, found.lang, found.anchor)


@pytest.mark.parametrize(
    ("near", "anchor"),
    [("2.2-p3", "2.2-p99"), ("1.3-t1", "1.3-t1-r99"), ("2.2-p3", "2.2-p3-s99")],
)
def test_an_anchor_that_is_not_there_names_those_near_by(near, anchor, fictional):
    """A mistyped link is mended in a moment if the right one is on the page."""
    with pytest.raises(AnchorNotFound) as refused:
        fictional.passage(PROVINCE, anchor)

    assert near in refused.value.near


@pytest.mark.parametrize(
    ("beside", "slug", "anchor", "asked"),
    [
        (True, CITY, "1.1", {}),
        (True, CITY, "1.1", {"layer": "translation"}),
        (False, PROVINCE, "1.1", {}),
        (False, PROVINCE, "1.1", {"edition": 1}),
    ],
)
def test_a_translation_stands_beside_its_text_by_anchor(beside, slug, anchor, asked, fictional):
    """Reading both side by side rests on it; where none is held nothing stands there."""
    view = fictional.outline(slug, **asked)

    assert beside == (anchor in view.aligned)


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_a_summary_stands_beside_itself_in_the_other_language(lang, other, shipped):
    """Both languages are ours and say the same."""
    found = shipped.passage(JILIN, "s1-p1", lang=lang)

    assert shipped.passage(JILIN, "s1-p1", lang=other).text == found.aligned["s1-p1"]


def test_coverage_counts_the_paragraphs_of_the_plan_list(fictional):
    """The matrix and the list of plans may not disagree about a plan."""
    coverage = fictional.coverage()
    listed = {info.plan: (info.paragraphs, dict(info.industries)) for info in fictional.plans()}

    assert listed == {row.plan: (row.paragraphs, dict(row.counts)) for row in coverage.rows}


def test_coverage_has_a_column_for_every_industry(fictional):
    """An empty column says that no plan held speaks of an industry; a missing one says nothing."""
    coverage = fictional.coverage()

    assert (20, 0) == (len(coverage.industries), coverage.count(CITY, "coal-mining"))

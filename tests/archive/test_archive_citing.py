"""
Citations and what becomes of them, over real editions.

The forms of a reference are tested with app.cite; here it is what is cited and found again.
"""

import datetime

import pytest

from app.archive.filling import rebuild
from app.errors import BadValue, EditionNotFound, PlanNotFound

PROVINCE, CITY, JILIN = "shili-sheng", "shili-shi", "jilin-2011-pillar-industries"
AT = "http://archive.example"


def test_a_citation_has_the_address_that_shows_the_words(fictional):
    """A reader of the report follows it and finds the sentence."""
    passage = fictional.passage(PROVINCE, "2.2-p3")
    link = f"{AT}/plans/{PROVINCE}/2.2-p3?edition=2&fingerprint={passage.fingerprint}"

    assert link in fictional.cite(PROVINCE, "2.2-p3", "gbt7714", "zh", f"{AT}/")


def test_an_older_edition_is_cited_in_its_own_words(fictional):
    """A citation of then is asked for again today."""
    told = fictional.cite(PROVINCE, "2.2-p2", "text", "zh", AT, edition=1)

    assert (True, True) == (fictional.passage(PROVINCE, "2.2-p2", edition=1).text in told, "edition=1" in told)


@pytest.mark.parametrize(("lang", "named"), [("zh", "非官方文本"), ("en", "not official text")])
def test_a_summary_is_cited_as_ours_in_the_language_of_the_citation(lang, named, shipped):
    """Our words must never stand under the government's name."""
    told = shipped.cite(JILIN, "s1-p1", "text", lang, AT)

    assert (True, True) == (named in told, shipped.passage(JILIN, "s1-p1", lang=lang).text in told)


def test_a_citation_of_a_web_page_says_when_it_was_read(shipped):
    """GB/T 7714 asks for the date of access."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()

    assert f"[{today}]" in shipped.cite(JILIN, "s1-p1", "gbt7714", "zh", AT)


def test_an_unknown_style_is_refused_with_those_there_are(fictional):
    """Before anything is looked up: the style is wrong whatever is cited."""
    with pytest.raises(BadValue, match=r"gbt7714.*bibtex.*ris"):
        fictional.cite("nowhere", "1", "apa", "zh", AT)


@pytest.mark.parametrize(
    ("status", "now", "asked"),
    [
        ("identical", "2.2-p3", {"plan": PROVINCE, "anchor": "2.2-p3"}),
        ("moved", "2.2-p3", {"plan": PROVINCE, "anchor": "2.2-p2", "edition": 1}),
        ("identical", "2.2-p3", {"plan": PROVINCE, "anchor": "2.2-p3", "edition": 2}),
        ("unknown", None, {"plan": PROVINCE, "anchor": "77-p1"}),
        ("unknown", None, {"plan": "nowhere", "anchor": "1"}),
        ("unknown", None, {}),
    ],
)
def test_a_citation_is_answered_for(status, now, asked, fictional):
    """The corrected edition put a paragraph in before it: whoever cited 2.2-p2 meant what is 2.2-p3 now."""
    found = fictional.resolve(**asked)

    assert (status, now) == (found.status, found.now.anchor if found.now else None)


@pytest.mark.parametrize(
    ("plan", "anchor", "quote"),
    [
        ("steel", "1.2-p1", "支持重点企业建设不锈钢深加工基地"),
        ("steel", "1.1-p1", "销售收入突破９００亿元"),
        ("medicine", "2.1-p1", "建设道地药材规范化种植基地，推进经典名方"),
        ("medicine", "1.1-p1", "亿元，培育龙头企业20"),
    ],
)
def test_words_alone_are_enough_to_find_where_they_stand(plan, anchor, quote, two_plans):
    """A report has the sentence and nothing else; it may begin inside a number and have other widths."""
    found = two_plans.resolve(quote=quote)

    assert ("identical", plan, anchor) == (found.status, found.now and found.now.plan, found.now and found.now.anchor)


def test_words_that_two_plans_have_are_left_to_choose(two_plans, settings, fill):
    """Plans copy from one another; the likelier of the two would be a guess."""
    fill({"third/text.txt": "一、任务\n\n支持重点企业建设不锈钢深加工基地，形成特色。\n"})
    rebuild(settings)
    found = two_plans.resolve(quote="支持重点企业建设不锈钢深加工基地")

    assert ("ambiguous", {"steel", "third"}) == (found.status, {place.plan for place in found.candidates})


def test_words_that_no_plan_has_are_not_found(two_plans):
    """A lookalike would put words into a plan's mouth."""
    assert "unknown" == two_plans.resolve(quote="支持重点企业建设合金钢深加工基地").status


def test_editions_stand_newest_first(fictional):
    """A plan's history reads from today backwards."""
    assert [(2, True), (1, False)] == [(each.edition, each.current) for each in fictional.editions(PROVINCE)]


@pytest.mark.parametrize(("name", "edition"), [("text.2.txt", None), ("text.2.txt", 2), ("text.1.txt", 1)])
def test_the_file_can_be_had_as_it_was_received(name, edition, fictional, request):
    """Whoever doubts our reading of it compares for himself."""
    received = request.path.parents[1] / "plans" / PROVINCE / name

    assert received.read_bytes() == fictional.source_path(PROVINCE, edition).read_bytes()


def test_a_summary_has_no_file_received(shipped):
    """No official text is shipped."""
    assert None is shipped.source_path(JILIN)


@pytest.mark.parametrize(("error", "slug", "edition"), [(EditionNotFound, PROVINCE, 9), (PlanNotFound, "../x", None)])
def test_a_file_that_is_not_held_is_refused(error, slug, edition, fictional):
    """Nothing but files of plans is given out."""
    with pytest.raises(error):
        fictional.source_path(slug, edition)

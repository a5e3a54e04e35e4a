"""The list of plans and the shelves it shares with the home page: what stands where, and how the list is narrowed."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from app.domain.outline import PartKind
from app.domain.plan import Lang
from app.domain.record import Record, Region
from app.domain.views import PartInfo, PlanInfo
from app.web import labels
from app.web.holdings import on_shelf, scope_of, shelf_name, shelved
from app.web.pages.home import _years

JILIN = Region("220000", "吉林省")


def info(record: Record) -> PlanInfo:
    """A plan with that record and no text."""
    return PlanInfo(record, (), (), 0, 0, {})


PLANS = [
    info(Record("b", province=JILIN, level="province")),
    info(Record("c")),
    info(Record("a", level="national")),
]


def test_national_plans_have_a_shelf_of_their_own_before_the_provinces() -> None:
    """A document of the State Council has no province; to say that none is stated would be untrue."""
    assert {"national": ["a"], "220000": ["b"], "unknown": ["c"]} == {
        shelf: [each.plan for each in held] for shelf, held in shelved(PLANS).items()
    }


@pytest.mark.parametrize(("shelf", "name"), [("national", "国家"), ("220000", "吉林省"), ("unknown", "未标注")])
def test_a_shelf_is_called_by_its_region(shelf: str, name: str) -> None:
    """The heading over two hundred plans says whose they are."""
    assert name == shelf_name(shelf, "zh")


@pytest.mark.parametrize(("held", "label"), [(PLANS, "National, or not stated"), (PLANS[:2], "Not stated")])
def test_the_box_of_plans_without_a_province_says_which_they_are(held: list[PlanInfo], label: str) -> None:
    """In the facet of regions both stand behind one box, which must not say of a national plan that it is unknown."""
    assert label == labels.facet_value("province", "unknown", "en", {each.plan: each for each in held})


@pytest.mark.parametrize(
    ("spans", "years"),
    [
        ([(2011, 2015), (2016, 2020)], (2011, 2020)),
        ([(1991, 1991), (2011, 2015), (2021, 2035)], (2011, 2035)),
        ([(2011, 2015), (2026, 2026)], (2026, 2030)),
        ([(None, None), (2017, 2020)], (2016, 2020)),
    ],
)
def test_the_table_of_years_begins_behind_the_last_gap_of_a_decade(
    spans: list[tuple[int | None, int | None]], years: tuple[int, int]
) -> None:
    """One report of 1991 would put twenty columns of dashes before the plans that people look for."""
    held = [info(Record(f"p{n}", period_start=a, period_end=b)) for n, (a, b) in enumerate(spans)]
    shown = _years(scope_of({each.plan: each for each in held}), held)

    assert years == (shown[0], shown[-1])


def _listed(client: TestClient, query: str) -> list[str]:
    """The slugs on the page in their order."""
    page = client.get(f"/plans?{query}").text
    return re.findall(r'<h3 class="lead"><a href="/plans/([a-z0-9-]+)"', page.partition('id="gone"')[0])


@pytest.mark.parametrize(
    ("query", "among", "others"),
    [
        ("region=220000", True, {"dandong-industrial-clusters", "liaoning-2015-traditional-industry"}),
        ("year=2017", True, {"jilin-2011-pillar-industries", "dandong-industrial-clusters"}),
        ("kind=计划", True, {"liaoyuan-2016-industry-outlook"}),
        ("q=工业 转型", True, {"jilin-2011-pillar-industries"}),
        ("kind=展望", False, {"jilin-2011-pillar-industries"}),
        ("region=unknown", False, {"jilin-2011-pillar-industries"}),
    ],
)
def test_the_list_is_narrowed_by_region_kind_year_and_words(
    client: TestClient, query: str, among: bool, others: set[str]
) -> None:
    """Of six hundred plans nobody wants to scroll through all."""
    found = set(_listed(client, query))

    assert (among, set()) == ("jilin-2017-industrial-upgrade" in found, found & others)


def test_on_a_shelf_the_province_comes_first_and_the_newest_before_the_old() -> None:
    """The two hundred plans of the nation began with a report of 1957, and what is in force stood on page three."""
    city = Region("220400", "辽源市")
    held = [
        info(Record("city", province=JILIN, city=city, issued="2024-01-01")),
        info(Record("old", province=JILIN, issued="1957-06-26")),
        info(Record("undated", province=JILIN)),
        info(Record("by-period", province=JILIN, period_start=2016, period_end=2020)),
        info(Record("new", province=JILIN, issued="2021-11")),
    ]

    assert ["new", "by-period", "old", "undated", "city"] == [each.plan for each in on_shelf(held)]


def test_newest_first_puts_plans_without_a_date_last(client: TestClient) -> None:
    """What was issued lately is what a reader who returns looks for."""
    dates = re.findall(r"(\d{4}(?:-\d\d)*) 印发|印发日期原文未载", client.get("/plans?sort=newest").text)

    assert sorted(dates, reverse=True) == dates


def test_a_year_on_the_home_page_leads_to_the_plans_it_counts(client: TestClient) -> None:
    """A number that is followed must lead to as many plans."""
    page = client.get("/plans").text
    year, count = re.findall(r'<option value="(\d{4})">\1 \((\d+)\)</option>', page)[0]

    assert int(count) == len(_listed(client, f"year={year}"))


@pytest.mark.parametrize("query", ["region=22", "year=17", "sort=oldest", "kind=x y", "page=0"])
def test_a_bad_value_is_refused_with_what_it_takes(client: TestClient, query: str) -> None:
    """A list that silently ignores a filter shows plans that were not asked for."""
    assert 400 == client.get(f"/plans?{query}").status_code


def test_a_shelf_says_how_many_plans_it_has_on_all_pages(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    """Where a province goes on on the next page, its number is that of the province."""
    monkeypatch.setattr("app.web.pages.plans.SIZE", 1)
    page = client.get("/plans?region=220000").text

    assert ("3 部", 1, True) == (
        re.findall(r"<h2[^>]*>吉林省</h2><p class=\"s mut\">([^<]+)<", page)[0],
        page.count('<h3 class="lead">'),
        "page=2" in page,
    )


def test_a_plan_of_no_period_is_in_no_year() -> None:
    """A year that nobody stated is not guessed from the date of issue."""
    held = [replace(PLANS[0], record=replace(PLANS[0].record, issued="2015-01-01"))]

    assert () == tuple(y for each in held for y in _years(scope_of({}), [each]))


@pytest.mark.parametrize(
    ("kinds", "lang", "expected"),
    [
        (("main",), "zh", "25 段"),
        (("notice", "main", "annex", "annex"), "zh", "2 个附件，25 段"),
        (("main", "annex"), "en", "1 annex, 25 paragraphs"),
    ],
)
def test_the_length_of_a_plan_is_told_in_what_a_reader_can_count(
    kinds: tuple[PartKind, ...], lang: Lang, expected: str
) -> None:
    """Every numbered heading is a section to the archive: 546 sections with 434 paragraphs looks like a mistake."""
    assert expected == labels.extent([PartInfo("x", kind, None, None, "1", 1, 1) for kind in kinds], 25, lang)

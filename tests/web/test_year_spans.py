"""A span of years in the search: two fields of a form, one value of an address, every year between."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.spans import read_span, written, years_within

Get = Callable[..., Any]
YEARS = {"2011", "2015", "2016", "2017"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2011-2015", ("2011", "2015")),
        ("2011-", ("2011", "")),
        ("-2015", ("", "2015")),
        ("2011", None),
        ("-", None),
        ("unknown", None),
    ],
)
def test_a_span_is_told_from_a_year(value: str, expected: tuple[str, str] | None) -> None:
    """Both stand in the same parameter, so that an address says them alike."""
    assert expected == read_span(value)


def test_a_span_is_written_as_it_is_read() -> None:
    """The address made from two fields must say what they said."""
    spans = [("2011", "2015"), ("2011", ""), ("", "2015")]

    assert spans == [read_span(written(*span)) for span in spans]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("2011-2015",), {"2011-2015", "2011", "2015"}),
        (("2016-",), {"2016-", "2016", "2017"}),
        (("-2011", "unknown"), {"-2011", "2011", "unknown"}),
        (("1990-1999",), {"1990-1999"}),
        (("2017",), {"2017"}),
    ],
)
def test_a_span_holds_its_two_ends_and_nothing_without_a_year(values: tuple[str, ...], expected: set[str]) -> None:
    """A reader who asks for 2011 to 2015 means both; a plan without a year is not guessed into it."""
    assert expected == set(years_within(values, [*sorted(YEARS), "unknown"]))


@pytest.mark.parametrize(
    ("span", "years"),
    [("year=2011-2016", {2011, 2015, 2016}), ("year_from=2016", {2016, 2017}), ("year_to=2012", {2011})],
)
def test_a_search_by_span_finds_its_years_only(get: Get, span: str, years: set[int]) -> None:
    """The plans of the archive that are dated are of 2011, 2015, 2016 and 2017, the invented ones later."""
    found = get(f"/api/search?q=产业&size=100&{span}")["hits"]

    assert years == {hit["year"] for hit in found if hit["year"] < 2020}


def test_a_span_counts_like_its_years_ticked_one_by_one(get: Get) -> None:
    """What one may tick and what one may type are the same question."""
    whole = get("/api/search?q=产业&year=2011-2016")
    ticked = get("/api/search?q=产业&year=2011&year=2015&year=2016")

    assert (ticked["total"], ticked["facets"]["year"]) == (whole["total"], whole["facets"]["year"])


def test_a_span_that_holds_no_plan_finds_nothing(get: Get) -> None:
    """A filter that nothing passes must not be taken for none."""
    assert 0 == get("/api/search?q=产业&year=1950-1960")["total"]


@pytest.mark.parametrize("bad", ["year=2015-2011", "year_from=2016&year_to=2011", "year_from=11"])
def test_a_span_backwards_or_no_year_is_refused(client: TestClient, bad: str) -> None:
    """Better told than an empty list that looks like an answer."""
    assert 400 == client.get(f"/api/search?{bad}").status_code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_fields_of_the_panel_keep_the_span(client: TestClient, lang: str) -> None:
    """Applying another filter must not lose it; years inside it are not ticked, or they could not be left out again."""
    page = client.get(f"/search?q=产业&year=2011-2016&lang={lang}").text
    fields = ('name="year_from" value="2011"', 'name="year_to" value="2016"')

    assert (True, False) == (all(field in page for field in fields), 'value="2015" checked' in page)


@pytest.mark.parametrize(
    ("span", "lang", "said"),
    [
        ("2011-2016", "zh", "2011–2016"),
        ("2011-", "zh", "2011 年起"),
        ("-2016", "en", "up to 2016"),
        ("2011-", "en", "from 2011"),
    ],
)
def test_a_span_in_force_is_one_chip(client: TestClient, span: str, lang: str, said: str) -> None:
    """One click takes it away, whatever the number of its years."""
    page = client.get(f"/search?q=产业&year={span}&lang={lang}").text

    assert 1 == page.count(f'<span class="chip">{said}<a')

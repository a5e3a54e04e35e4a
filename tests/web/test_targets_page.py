"""The targets page: its rows, their words and its counts are those of the archive and of the API."""

import pytest
from starlette.testclient import TestClient

from app.web.target_table import indicator_of

TWO_EDITIONS = "shili-sheng"


def test_every_number_on_the_targets_page_leads_to_its_words(client: TestClient) -> None:
    """Nobody has to believe a number; the paragraph it stands in is one step away."""
    items = client.get("/targets.json").json()["items"]
    wrong = [
        item["anchor"]
        for item in items
        if item["quote"] not in client.get("/api" + item["link"].split("testserver")[1]).json()["text"]
    ]

    assert (True, []) == (len(items) > 10, wrong)


def test_the_targets_page_shows_what_the_api_has(client: TestClient) -> None:
    """A count on a page and one in a program are the same."""
    page = client.get(f"/targets?plan={TWO_EDITIONS}").text
    total = client.get(f"/api/targets?plan={TWO_EDITIONS}").json()["total"]

    assert total == page.count('<td class="val">')


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("全省汽车产业总产值", "工业总产值", True),
        ("主营业务收入", "总产值", False),
        ("新能源汽车产能", "产能", True),
    ],
)
def test_indicators_that_measure_the_same_are_grouped(one: str, other: str, together: bool) -> None:
    """What can be compared stands together, what cannot does not."""
    assert together == (indicator_of(one) == indicator_of(other))


def test_the_year_of_the_baseline_is_not_the_year_of_the_target(client: TestClient) -> None:
    """由2015年的0.8%提高到1.5% says when it was 0.8, not when it is to be 1.5."""
    items = client.get("/api/targets?size=1000").json()["items"]
    unknown = sum(item["target_year"] is None for item in items)
    page = client.get("/targets?year=unknown&lang=zh").text

    assert (unknown > 0, page.count('<td class="val">')) == (True, page.count("未标注</td>"))


def test_a_download_says_what_it_was_narrowed_down_to(client: TestClient) -> None:
    """A file that lies on a disk for a year must say by itself which targets it has."""
    told = client.get(f"/targets.json?plan={TWO_EDITIONS}&kind=level&lang=en").json()["query"]["Filters"]

    assert ("Plan: ", "Kind: Level") == (told[:6], told.split("; ")[-1])


def test_english_stands_beside_the_words_of_the_plan_in_a_file(client: TestClient) -> None:
    """A reader without Chinese sorts by indicator and unit; the words of the plan stay for whoever cites."""
    item = next(i for i in client.get("/targets.json?lang=en").json()["items"] if i["unit"] == "亿元")

    assert ("亿元", "100 million yuan", True) == (item["unit"], item["unit_en"], "indicator_en" in item)


def test_rows_do_not_repeat_the_industry_that_was_asked_for(client: TestClient) -> None:
    """Seventy rows that all say 汽车 hide the ones that say more."""
    page = client.get("/targets?industry=automotive").text

    assert '<span class="xs mut">汽车</span>' not in page

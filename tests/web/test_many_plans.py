"""The plan facet of an archive with very many plans: some are listed, the rest is counted, and any can be found."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.web import facet_panel, present_answers

Get = Callable[[str], Any]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two plans are many."""
    monkeypatch.setattr(present_answers, "MOST_VALUES", 2)
    monkeypatch.setattr(facet_panel, "PLANS", 2)
    monkeypatch.setattr(facet_panel, "SHOWN", 0)


def _slugs(answer: Any) -> list[str]:
    return [value["value"] for value in answer["facets"]["plan"]]


def _boxes(page: str) -> list[str]:
    return re.findall(r'name="plan" value="([^"]+)"', page)


def test_an_ordinary_archive_lists_every_plan(get: Get) -> None:
    """Programs that read the facet of some hundred plans find it whole."""
    answer = get("/api/search?q=产业")

    assert (answer["totals"]["plans"], {0}) == (len(_slugs(answer)), set(answer["facets_more"].values()))


@pytest.mark.usefixtures("few")
def test_what_is_not_listed_is_counted(get: Get) -> None:
    """A list that is cut in silence is a wrong statement about what the archive holds."""
    answer = get("/api/search?q=产业")

    assert answer["totals"]["plans"] == len(_slugs(answer)) + answer["facets_more"]["plan"] > 2


@pytest.mark.usefixtures("few")
def test_all_plans_are_listed_on_request(get: Get) -> None:
    """Counts are complete for whoever wants them all."""
    answer = get("/api/search?q=产业&plans=all")

    assert (answer["totals"]["plans"], 0) == (len(_slugs(answer)), answer["facets_more"]["plan"])


@pytest.mark.usefixtures("few")
def test_a_ticked_plan_is_listed_wherever_it_stands(get: Get) -> None:
    """The last of three thousand plans must be there to be unticked."""
    last = _slugs(get("/api/search?q=产业&plans=all"))[-1]

    assert last in _slugs(get(f"/api/search?q=产业&plan={last}"))


@pytest.mark.parametrize(
    ("words", "plans"),
    [
        ("示例市", ["shili-shi"]),
        ("示例市 shili", ["shili-shi"]),
        ("SHILI-SHI", ["shili-shi"]),
        ("沒有這樣的規劃", []),
    ],
)
def test_plans_are_found_by_words_of_their_names(get: Get, words: str, plans: list[str]) -> None:
    """Nobody scrolls through three thousand plans for the one he has in mind."""
    answer = get(f"/api/search?named={words}&plans=all")

    assert (plans, 0) == (_slugs(answer), answer["facets_more"]["plan"])


def test_looking_for_a_plan_changes_nothing_that_is_found(get: Get) -> None:
    """It says which plans are offered, and filters nothing before one is ticked."""
    plain, named = get("/api/search?q=产业"), get("/api/search?q=产业&named=示例市")

    assert (plain["totals"], plain["plan_totals"]) == (named["totals"], named["plan_totals"])


@pytest.mark.usefixtures("few")
def test_the_page_says_how_many_plans_it_does_not_list(client: TestClient, get: Get) -> None:
    """The number leads to the list of all."""
    page = unescape(client.get("/search?q=产业&lang=en").text)
    told = re.search(r'href="([^"]+)">… and (\d+) more plans?<', page)

    assert told is not None
    assert get("/api/search?q=产业")["totals"]["plans"] == len(_boxes(page)) + int(told[2])


@pytest.mark.usefixtures("few")
def test_the_number_leads_to_all_plans(client: TestClient, get: Get) -> None:
    """Without scripts, and with the filters as they were."""
    page = unescape(client.get("/search?q=产业&industry=automotive&lang=zh").text)
    address = re.search(r'href="([^"]+)">……另有', page)
    assert address is not None
    found = unescape(client.get(address[1]).text)

    assert get("/api/search?q=产业&industry=automotive")["totals"]["plans"] == len(_boxes(found))


@pytest.mark.usefixtures("few")
def test_the_page_finds_a_plan_by_its_name(client: TestClient) -> None:
    """What was typed stays in its field, beside the plans that are named so."""
    page = unescape(client.get("/search?q=产业&named=示例市").text)

    assert (["shili-shi"], True) == (_boxes(page), 'name="named" value="示例市"' in page)


def test_the_page_says_that_no_plan_is_named_so(client: TestClient) -> None:
    """An empty list would look like a fault."""
    page = client.get("/search?q=产业&named=火星&lang=en").text

    assert "No plan that answers has these words in its name." in page

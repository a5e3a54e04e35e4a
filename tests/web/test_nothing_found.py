"""The page and the JSON of a search that finds nothing: why, and one click to what does."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

JILIN, DANDONG = "220000", "210600"


@pytest.mark.parametrize(
    ("lang", "sentence", "without"),
    [
        ("zh", "文库中没有章节同时属于“吉林省”和“丹东市”。", ("去掉条件：吉林省", "去掉条件：丹东市")),
        (
            "en",
            "No section in the archive is filed under both Jilin and Dandong.",
            ("Without: Jilin", "Without: Dandong"),
        ),
    ],
)
def test_filters_that_exclude_each_other_are_said_to(
    client: TestClient, lang: str, sentence: str, without: tuple[str, str]
) -> None:
    """Jilin and Dandong ticked find nothing by contract; the page says so and offers to let go of either."""
    address = f"/search?q=汽车&province={JILIN}&city={DANDONG}&lang={lang}"
    page = unescape(client.get(address).text)
    links = re.findall(r'<a href="(/search\?[^"]+)">([^<]+)</a>', page)

    assert (sentence in page, {name for _, name in links} >= set(without)) == (True, True)


def test_the_word_that_excludes_everything_is_one_click_away(client: TestClient) -> None:
    """Each offer leads to a page with as many sections as it says."""
    page = unescape(client.get('/search?q="汽车" AND "哪里都没有的词"&lang=en').text)
    offer = r'<a href="(/search\?[^"]+)">Without: "哪里都没有的词"</a><span[^>]*>(\d+) section'
    url, number = re.findall(offer, page)[0]

    assert f" in {number} section" in client.get(url).text


def test_json_says_why_nothing_was_found(get: Callable[[str], Any]) -> None:
    """A program can offer what the page offers."""
    found = get(f"/api/search?q=汽车&province={JILIN}&city={DANDONG}")["nothing_found"]
    facets = [[each["facet"] for each in pair] for pair in found["exclusions"]]
    kinds = [(each["kind"], each["facet"]) for each in found["remedies"]]

    assert (facets, kinds) == ([["province", "city"]], [("facet", "province"), ("facet", "city"), ("facets", None)])


def test_json_says_nothing_of_it_where_there_are_hits(get: Callable[[str], Any]) -> None:
    """null, so that a program need not look at the total."""
    assert get("/api/search?q=汽车")["nothing_found"] is None


@pytest.mark.parametrize("address", ["/search?q=汽车&province=810000", '/search?q="哪里都没有的词"'])
def test_a_page_without_hits_counts_nothing_and_offers_no_order(client: TestClient, address: str) -> None:
    """0 paragraphs in 0 sections of 0 plans, ordered by relevance, says less than that there is nothing."""
    page = client.get(f"{address}&lang=en").text

    assert (1, False, False, False) == (
        page.count("<h1"),
        "in 0 sections" in page,
        'id="sort-t"' in page,
        "Compare side by side</button><button" in page,
    )

"""The search page and its JSON where words of a question were let go."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

ASKED = "汽车 轴承 香蕉"


@pytest.mark.parametrize(("lang", "said"), [("zh", "不含 轴承"), ("en", "Without 轴承")])
def test_a_hit_says_which_of_the_words_it_lacks(client: TestClient, lang: str, said: str) -> None:
    """The reader asked for all of them and must not take a hit for an answer to all."""
    assert said in unescape(client.get(f"/search?q={ASKED}&lang={lang}").text)


def test_each_word_can_be_insisted_on(client: TestClient) -> None:
    """The search that insists finds as many sections as the link says."""
    page = unescape(client.get(f"/search?q={ASKED}&lang=en").text)
    offers = re.findall(r'href="(/search\?[^"]+)">Must have ([^ ]+) <span[^>]*>(\d+)<', page)
    found = [re.search(r"in (\d+) section", client.get(url).text) for url, _, _ in offers]

    assert offers and [number for _, _, number in offers] == [match[1] for match in found if match]


def test_a_search_for_all_the_words_is_offered(client: TestClient) -> None:
    """It finds nothing here, and says so before it is opened."""
    page = unescape(client.get(f"/search?q={ASKED}&lang=en").text)
    url, number = re.findall(r'href="(/search\?[^"]+)">All the words \((\d+) sections\)', page)[0]

    assert (number, "No paragraph matches" in client.get(url).text) == ("0", True)


def test_a_word_that_stands_nowhere_is_named_once(client: TestClient) -> None:
    """It is said on top that it was left out; under each hit it would be noise."""
    page = unescape(client.get(f"/search?q={ASKED}&lang=en").text)

    assert ("were left out: <b>香蕉</b>" in page, "Without 轴承, 香蕉" in page) == (True, False)


def test_json_names_the_words_let_go(get: Callable[[str], Any]) -> None:
    """A program sees what a reader sees: which words, and what each hit lacks."""
    found = get(f"/api/search?q={ASKED}&expand=off")
    words = [each["word"] for each in found["query"]["let_go"]]

    assert (words[-1], all("香蕉" in hit["without"] for hit in found["hits"])) == ("香蕉", True)


def test_json_has_the_queries_that_insist(get: Callable[[str], Any]) -> None:
    """None for a word that stands nowhere; the one for all words says beforehand that it finds nothing."""
    query = get(f"/api/search?q={ASKED}&expand=off")["query"]
    insisting = {each["word"]: each["q"] for each in query["let_go"]}

    assert (insisting["轴承"], insisting["香蕉"]) == ("轴承 AND (汽车 香蕉)", None)
    assert query["all_words"] == {"q": "汽车 AND 轴承 AND 香蕉", "total": 0}


def test_nothing_is_said_of_it_where_all_words_are_there(get: Callable[[str], Any]) -> None:
    """An answer to the whole question has no reservations."""
    found = get("/api/search?q=汽车")

    assert (found["query"]["let_go"], {tuple(hit["without"]) for hit in found["hits"]}) == ([], {()})

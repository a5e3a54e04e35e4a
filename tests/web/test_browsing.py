"""Looking through everything: the search page without words, and the filters on it."""

import re

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", "由新到旧"),
        ("industry=automotive", "由新到旧"),
        ("sort=oldest", "由旧到新"),
        ("q=汽车", "相关度"),
        ("q=汽车&sort=newest", "由新到旧"),
    ],
)
def test_without_words_the_newest_come_first(client: TestClient, query: str, chosen: str) -> None:
    """Nothing is more relevant than anything else there; what is new is what a reader may not know."""
    page = client.get(f"/search?{query}").text

    assert [chosen] == re.findall(r'aria-labelledby="sort-t">.*?aria-current="true">([^<]+)<', page)


def test_words_typed_after_looking_through_are_ordered_by_relevance(client: TestClient) -> None:
    """The order of a list without words is not one that the reader chose."""
    form = client.get("/search?industry=automotive").text.partition('<form class="big"')[2].partition("</form>")[0]

    assert ['name="industry" value="automotive"'] == re.findall(r'type="hidden" (name="[^"]+" value="[^"]+")', form)

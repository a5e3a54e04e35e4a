"""Ways on from a search that finds little: the search for some of its words."""

import re

import pytest
from starlette.testclient import TestClient


def _looser(client: TestClient, q: str) -> list[tuple[str, str]]:
    page = client.get("/search", params={"q": q, "lang": "zh"}).text
    return re.findall(r'href="(/search\?[^"]+)">也看只含部分词的 <span class="mut num">(\d+)<', page)


def test_few_sections_with_both_words_lead_to_those_with_one_of_them(client: TestClient) -> None:
    """Two words set apart are meant both; that hides the plan that says one of them in other words."""
    (address, count), *others = _looser(client, "碳纤维 客车")
    together = re.search(r"[?&]q=([^&]+)", address)
    found = client.get(f"/api/search?q={together[1]}").json()["totals"]["paragraphs"] if together else 0

    assert ([], int(count)) == (others, found)


@pytest.mark.parametrize(
    "q", ["碳纤维", "产业 发展", "碳纤维 OR 客车", "carbon fibre", '"碳纤维" 客车', "汽车 化工 医药"]
)
def test_nothing_looser_is_offered_where_it_would_not_help(client: TestClient, q: str) -> None:
    """One word, many answers, operators and English leave nothing to loosen; longer questions are loose already."""
    assert [] == _looser(client, q)


def test_one_filter_is_offered_once_however_many_words_mean_it(client: TestClient) -> None:
    """氢能 and 储能 are both of new energy; two buttons that do the same make a reader look for the difference."""
    page = client.get("/search", params={"q": "氢能 储能", "lang": "zh"}).text

    assert 1 == page.split("</main>")[0].count(">新能源</a>")

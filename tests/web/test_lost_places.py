"""What is not where it was looked for is offered by words, not by anchors alone."""

import re

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_lost_citation_names_the_places_it_may_mean(client: TestClient, lang: str) -> None:
    """Nobody knows a paragraph by 2.1-p1; heading and number are what stands on the page."""
    page = client.get(
        "/plans/shili-sheng/2.1-p1?fingerprint=000000000000", headers={"accept-language": lang}
    ).text.partition("<main")[2]
    offered = re.findall(r'<a class="pn" href="/plans/shili-sheng/2.1-p1">([^<]*)</a>', page)

    assert [True] == [" › ¶" in name for name in offered]


def test_a_collection_says_of_which_plan_a_passage_is_missing(client: TestClient) -> None:
    """An address alone tells a reader nothing about what he kept a year ago."""
    page = client.get("/collection?p=shili-sheng/99.9-p9", headers={"accept-language": "zh"}).text

    assert re.search(r'<li><span>[^<]*示例省[^<]*</span> <a class="num"', page)

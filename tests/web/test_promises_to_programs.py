"""What other programs may count on, over a small archive: numbers that agree, addresses that lead there."""

import re

import pytest
from starlette.testclient import TestClient

QUERIES = ["产业", "汽车", "发展 项目", ""]


@pytest.mark.parametrize("query", QUERIES)
def test_every_count_of_a_facet_is_the_total_of_that_search(client: TestClient, query: str) -> None:
    """A program that adds the counts up must come to what the pages show."""
    facets = client.get("/api/search", params={"q": query, "size": 1}).json()["facets"]
    told = {(facet, each["value"]): each["count"] for facet, values in facets.items() for each in values}
    totals = {
        key: client.get("/api/search", params={"q": query, "size": 1, key[0]: key[1]}).json()["total"] for key in told
    }

    assert told == totals


@pytest.mark.parametrize("query", QUERIES)
def test_every_hit_leads_to_its_words(client: TestClient, query: str) -> None:
    """Its address, those of its paragraphs, and offsets that mark what stands there."""
    hits = client.get("/api/search", params={"q": query, "size": 20}).json()["hits"]
    paragraphs = [paragraph for hit in hits for paragraph in hit["paragraphs"]]
    led = {each["url"]: client.get(each["url"]).status_code for each in (*hits, *paragraphs)}
    outside = [
        paragraph["url"]
        for paragraph in paragraphs
        for start, end in paragraph["highlights"]
        if not 0 <= start < end <= len(paragraph["text"])
    ]

    assert (set(led.values()) - {200}, []) == (set(), outside)


def plans(client: TestClient) -> list[str]:
    """The slugs of all plans."""
    return [each["plan"] for each in client.get("/api/plans", params={"size": 100}).json()["items"]]


def test_every_target_quotes_what_stands_at_its_span(client: TestClient) -> None:
    """Whoever shows a number shows the words it was taken from."""
    wrong = []
    items = client.get("/api/targets", params={"size": 1000}).json()["items"]
    for item in items:
        paragraph = client.get(f"/api{item['url']}").json()["paragraph"]
        start, end = item["span"]
        if paragraph["text"][start:end] != item["quote"]:
            wrong.append((item["url"], item["quote"]))

    assert ([], True) == (wrong, len(items) > 5)


def test_every_anchor_of_an_outline_is_an_address(client: TestClient) -> None:
    """Anchors are small letters, digits, dots, tildes and hyphens, no two are alike, and each answers."""
    anchors = [
        (plan, anchor)
        for plan in plans(client)
        for section in client.get(f"/api/plans/{plan}/outline").json()
        for anchor in (section["anchor"], *(paragraph["anchor"] for paragraph in section["paragraphs"]))
    ]
    odd = [anchor for _, anchor in anchors if not re.fullmatch(r"[a-z0-9.~-]+", anchor)]
    lost = [each for each in anchors if client.get("/api/plans/{}/{}".format(*each)).status_code != 200]

    assert ([], [], len(anchors)) == (odd, lost, len(set(anchors)))

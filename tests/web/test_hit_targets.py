"""Hits say where targets are set, in as many as the list of targets has."""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from app.web import params


def _set_in(client: TestClient, plan: str) -> Counter[str]:
    items = client.get("/api/targets", params={"plan": plan, "size": 1000}).json()["items"]
    return Counter(item["anchor"] for item in items)


@pytest.mark.parametrize("plan", ["shili-sheng", "shili-shi", "jilin-2017-industrial-upgrade"])
def test_every_paragraph_is_counted_as_the_list_of_targets_has_it(client: TestClient, plan: str) -> None:
    """A number beside a hit that the table does not bear out would be believed all the same."""
    hits = client.get("/api/search", params={"plan": plan, "size": params.MAX_SIZE}).json()["hits"]
    counted = {p["anchor"]: p["targets"] for hit in hits for p in hit["paragraphs"] if p["targets"]}

    assert _set_in(client, plan) == counted != {}


def test_a_section_counts_the_targets_of_all_its_paragraphs(client: TestClient) -> None:
    """Of a section found by its heading the reader sees that it has numbers, though no paragraph is shown."""
    hits = client.get("/api/search", params={"plan": "shili-sheng", "size": params.MAX_SIZE}).json()["hits"]

    assert [hit["targets"] for hit in hits] == [sum(p["targets"] for p in hit["paragraphs"]) for hit in hits]


def test_other_layers_than_the_principal_have_none(client: TestClient) -> None:
    """Targets are read from one text of a plan; its translation must not double them."""
    hits = client.get("/api/search", params={"plan": "shili-shi", "layer": "translation"}).json()["hits"]

    assert (True, 0) == (bool(hits), sum(hit["targets"] for hit in hits))


@pytest.mark.parametrize(("lang", "said"), [("zh", "含指标 {n}"), ("en", "Targets: {n}")])
def test_the_tag_leads_to_the_targets_themselves(client: TestClient, lang: str, said: str) -> None:
    """What is counted is one click away, with its words and its year."""
    page = client.get("/search", params={"plan": "shili-sheng", "q": "到 年", "lang": lang}).text
    url, shown = re.findall(r'<a class="tag a" href="(/plans/[^"]*)#tg">([^<]*)</a>', page)[0]
    there = client.get(url, params={"lang": lang}).text
    listed = there.split('id="tg"')[1].split("</section>")[0]

    assert said.format(n=listed.count("<li ")) == shown

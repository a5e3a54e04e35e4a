"""Hits one by one, without their plans as groups: the same answer in the same order, whatever the page is asked for."""

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.plan import Lang
from app.vocab import messages

QUERY = {"q": "产业", "by": "paragraph", "lang": "zh"}
ROW = re.compile(r'<article class="hit".*?</article>', re.S)
PLACES = re.compile(r'<a class="pn" href="(/plans/[^"]+)"')
TITLED = re.compile(r'<ol class="crumb".*?<li[^>]*><a href="(/plans/[^"/]+)">', re.S)


def _page(client: TestClient, **more: Any) -> str:
    return client.get("/search", params={**QUERY, **more}).text


def _results(page: str) -> str:
    """The hits of *page* and what stands round them, its facets left out."""
    return page.split('<div class="res">')[1].split("</main>")[0]


def _places(page: str) -> list[str]:
    return [html.unescape(place) for row in ROW.findall(page) for place in PLACES.findall(row)[:1]]


@pytest.mark.parametrize("sort", ["relevance", "newest", "region"])
def test_the_list_is_in_the_order_of_the_answer(client: TestClient, sort: str) -> None:
    """Whoever reads through all passages reads the best, or the newest, first, from whatever plan it is."""
    hits = client.get("/api/search", params={"q": QUERY["q"], "sort": sort}).json()["hits"]
    expected = [p["url"] for hit in hits for p in hit["paragraphs"] or [hit]]

    assert expected == _places(_page(client, sort=sort))


def test_every_row_names_its_plan(client: TestClient) -> None:
    """Out of its group a paragraph must say itself whose it is."""
    rows = ROW.findall(_page(client))

    assert [PLACES.findall(row)[0].rpartition("/")[0] for row in rows] == [TITLED.findall(row)[0] for row in rows]


def test_a_row_says_what_its_source_lacks(client: TestClient) -> None:
    """What stands beside a plan's title in groups, as that no year is in the source, is not lost in the list."""
    query = {"q": "产业", "plan": "dandong-industrial-clusters", "lang": "zh"}
    grouped, listed = (client.get("/search", params=query | {"by": by}).text for by in ("plan", "paragraph"))
    tag = re.compile(r'<span class="tag w">([^<]*)</span>')

    assert set(tag.findall(_results(grouped))) == set(tag.findall(_results(listed))) != set()


@pytest.mark.parametrize("kept", ['rel="next" href', 'id="facets"', 'class="seg"', "download>CSV"])
def test_the_choice_is_kept_whatever_is_pressed_next(client: TestClient, kept: str) -> None:
    """Another page, another filter, another order, a download: the reader has said how hits are to be listed."""
    page = _page(client, size=5)
    links = {
        'rel="next" href': re.findall(r'rel="next" href="([^"]*)"', page),
        'id="facets"': re.findall(r'<form id="facets".*?</form>', page, re.S),
        'class="seg"': re.findall(r'<a href="([^"]*sort=newest[^"]*)"', page),
        "download>CSV": re.findall(r'href="(/search\.csv[^"]*)"', page),
    }[kept]
    said = ('name="by" value="paragraph"', "by=paragraph")

    assert [True] == [any(words in link for words in said) for link in links]


def test_a_new_question_in_the_box_keeps_the_choice(client: TestClient) -> None:
    """The box is a form of its own."""
    box = re.findall(r'<form class="big".*?</form>', _page(client), re.S)

    assert 'name="by" value="paragraph"' in box[0]


def test_the_same_address_without_it_groups_by_plan(client: TestClient) -> None:
    """What links led to before they lead to now."""
    page = client.get("/search", params={"q": QUERY["q"]}).text

    assert (True, False) == ('id="g-' in page, "by=plan" in page)


@pytest.mark.parametrize(("lang", "said"), [("zh", "显示"), ("en", "Show")])
def test_either_list_is_a_link_away(client: TestClient, lang: Lang, said: str) -> None:
    """The choice is made by links, with scripts or without."""
    page = _page(client, lang=lang)

    chosen = messages.text(lang, "by.paragraph")

    assert (True, 1) == (said in page, page.count(f'aria-current="true">{chosen}<'))


def test_what_there_is_no_list_by_is_refused(client: TestClient) -> None:
    """A mistyped choice is told, not taken for another."""
    assert 400 == client.get("/search", params={"q": "产业", "by": "city"}).status_code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_search_for_the_words_typed_alone_finds_as_many_as_was_said(client: TestClient, lang: str) -> None:
    """Before a reader gives up the added terms he sees what is left without them."""
    query = {"q": "新能源汽车 基地", "lang": lang}
    page = client.get("/search", params=query).text
    alone = client.get("/api/search", params={"q": query["q"], "expand": "off"}).json()["totals"]["paragraphs"]
    said = re.search(r'<a class="q" href="[^"]*expand=off">([^<]*)</a>', page)

    assert [str(alone)] == re.findall(r"\d+", said[1] if said else "")


def test_each_plan_says_how_much_of_it_the_words_typed_found(client: TestClient) -> None:
    """A plan that only speaks of auto parts in other words is told from one that has the very term."""
    page = client.get("/search", params={"q": "新能源汽车", "lang": "zh"}).text
    alone = client.get("/api/search", params={"q": "新能源汽车", "expand": "off"}).json()["plan_totals"]
    groups = re.findall(
        r'id="g-([^"]*)".*?<p class="s"><b>(\d+)</b> 段(?:<span class="mut">，其中原词 (\d+)</span>)?', page, re.S
    )

    assert (
        {plan: alone.get(plan, 0) for plan, _, _ in groups}
        == {plan: int(typed or every) for plan, every, typed in groups}
        != {}
    )

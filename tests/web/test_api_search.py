"""What a search answers: exact counts, marks that can be relied on, facets, pages."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from app.domain.results import FACETS

Get = Callable[[str], Any]


def marked(paragraph: dict[str, Any]) -> set[str]:
    """The words that the highlights of *paragraph* mark."""
    return {paragraph["text"][start:end] for start, end in paragraph["highlights"]}


def test_highlights_mark_exactly_what_was_asked(get: Get) -> None:
    """Offsets that are off by one mark the wrong words in every program that uses them."""
    hits = get("/api/search?q=汽车&expand=off&size=100")["hits"]

    assert {"汽车"} == {word for hit in hits for paragraph in hit["paragraphs"] for word in marked(paragraph)}


def test_what_widening_brought_is_told_apart(get: Get) -> None:
    """A reader who typed one word must see which marks are the archive's idea."""
    answer = get("/api/search?q=new energy vehicles&layer=official&size=50")
    paragraphs = [p for hit in answer["hits"] for p in hit["paragraphs"]]

    assert [] == [p for p in paragraphs if any(mark not in p["highlights"] for mark in p["expanded"])]


def test_headings_are_marked_too(get: Get) -> None:
    """A section is often found by its heading alone."""
    hits = get("/api/search?q=汽车&expand=off&size=100")["hits"]

    assert {"汽车"} == {hit["heading"][start:end] for hit in hits for start, end in hit["heading_highlights"]}


def test_all_pages_together_are_the_total(get: Get) -> None:
    """Counts are complete: whoever pages to the end has seen every section once."""
    first = get("/api/search?q=产业&size=7")
    pages = [get(f"/api/search?q=产业&size=7&page={page}") for page in range(1, first["total"] // 7 + 2)]
    seen = [(hit["plan"], hit["layer"], hit["lang"], hit["anchor"]) for page in pages for hit in page["hits"]]

    assert (first["total"], len(set(seen))) == (len(seen), len(seen))


def test_counts_of_paragraphs_are_those_of_the_hits(get: Get) -> None:
    """ "Every paragraph mentioning 汽车" is a number people quote."""
    answer = get("/api/search?q=汽车&size=100")
    paragraphs = sum(len(hit["paragraphs"]) for hit in answer["hits"])

    assert (paragraphs, paragraphs) == (answer["totals"]["paragraphs"], sum(answer["plan_totals"].values()))


@pytest.mark.parametrize(
    ("facet", "value"),
    [("plan", "shili-sheng"), ("industry", "automotive"), ("kind", "方案"), ("province", "220000"), ("year", "2017")],
)
def test_a_facet_count_is_what_ticking_brings(get: Get, facet: str, value: str) -> None:
    """A count that does not come true is worse than none."""
    values = get("/api/search?q=产业")["facets"][facet]
    count = next((found["count"] for found in values if found["value"] == value), 0)

    assert count == get(f"/api/search?q=产业&{facet}={value}")["total"]


def test_every_facet_is_there_with_labels_in_both_languages(get: Get) -> None:
    """The panel of facets is built from this answer alone."""
    facets = get("/api/search?q=汽车")["facets"]
    labels = [value["label"] for values in facets.values() for value in values]

    assert (set(FACETS), [{"zh", "en"}] * len(labels)) == (set(facets), [set(label) for label in labels])


def test_ticked_values_stay_in_the_list(get: Get) -> None:
    """A tick that finds nothing must be there to be taken away."""
    values = get("/api/search?q=汽车&province=110000")["facets"]["province"]

    assert [("110000", 0)] == [(v["value"], v["count"]) for v in values if v["selected"]]


def test_what_was_recognised_is_offered_and_not_forced(get: Get) -> None:
    """十二五 in a question may be a period or a word of the text."""
    detected = get("/api/search?q=吉林省 十二五")["query"]["detected"]

    assert [("220000", "吉林省"), ("2011-2015", "十二五")] == [
        (found["value"], found["text"]) for found in (*detected["province"], *detected["period"])
    ]


def test_one_layer_of_a_plan_is_searched_unless_others_are_asked_for(get: Get) -> None:
    """A plan whose text and summary both matched would count twice."""
    usual = {(hit["plan"], hit["layer"]) for hit in get("/api/search?q=汽车&size=100")["hits"]}
    asked = get("/api/search?q=汽车&size=100&layer=summary")["hits"]

    assert (len({plan for plan, _ in usual}), {"summary"}) == (len(usual), {hit["layer"] for hit in asked})


@pytest.mark.parametrize(
    ("sort", "backwards"),
    [("newest", True), ("oldest", False)],
)
def test_sorting_by_year_runs_one_way(get: Get, sort: str, backwards: bool) -> None:
    """Newest first means that no older plan stands before a newer one."""
    years = [hit["year"] for hit in get(f"/api/search?q=产业&sort={sort}&size=100")["hits"] if hit["year"]]

    assert years == sorted(years, reverse=backwards)


def test_a_term_added_can_be_taken_out_again(get: Get) -> None:
    """Every chip of widening has its own way out."""
    added = get("/api/search?q=new energy vehicles")["query"]["expansions"]
    term = added[0]["term"]
    left = get(f"/api/search?q=new energy vehicles&expand=-{term}")["query"]

    assert (False, [term]) == (term in [each["term"] for each in left["expansions"]], left["removed"])


def test_links_lead_through_the_pages(client: Any) -> None:
    """A program that follows rel=next has seen everything when there is none any more."""
    address, seen = "/api/search?q=产业&size=40&kind=规划&kind=计划&kind=unknown", 0
    total = client.get(address).json()["total"]
    while address:
        answer = client.get(address)
        seen += len(answer.json()["hits"])
        address = answer.links.get("next", {}).get("url", "")

    assert total == seen


def test_links_keep_what_was_asked(client: Any) -> None:
    """The address is the state; the way back leads to the same search."""
    answer = client.get("/api/search?q=产业&size=10&kind=规划&kind=计划&page=2")

    assert "/api/search?q=产业&size=10&kind=规划&kind=计划&page=1" == _plain(answer.links["prev"]["url"])


def _plain(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


def test_hits_are_best_first(get: Get) -> None:
    """Relevance is the order unless another is asked for."""
    scores = [hit["score"] for hit in get("/api/search?q=汽车 零部件&size=50")["hits"]]

    assert all(before >= after for before, after in pairwise(scores))


@pytest.mark.parametrize("address", ["/api/search?q=&province=&year=&page=&size=&sort=", "/api/search"])
def test_an_empty_value_is_as_good_as_none(get: Get, address: str) -> None:
    """Forms send empty fields."""
    answer = get(address)

    assert (1, 20, "") == (answer["page"], answer["size"], answer["query"]["q"])


def test_suggestions_complete_what_is_typed(get: Get) -> None:
    """Who types 汽 means 汽车 more often than not."""
    assert "汽车" in [each["text"] for each in get("/api/suggest?q=汽&lang=zh")["items"]]


def test_suggestions_are_in_the_language_asked_for(client: Any) -> None:
    """A reader of English types auto, and is offered English."""
    by_header = client.get("/api/suggest?q=auto", headers={"accept-language": "en-GB,en;q=0.9"}).json()

    assert by_header == client.get("/api/suggest?q=auto&lang=en").json()


def test_titles_are_marked_in_both_languages(get: Get) -> None:
    """Offsets are into title.zh and title.en as they stand in the answer; a title without the word has none."""
    hits = get("/api/search?q=产业 OR industry&expand=off&layer=official&layer=summary&size=100")["hits"]
    words = {
        hit["title"][lang][start:end].lower()
        for hit in hits
        for lang in ("zh", "en")
        for start, end in hit["title_highlights"][lang]
    }

    assert ("产业" in words, all("产业" in word or "industr" in word for word in words)) == (True, True)

"""Whatever is pasted into the search box of a citation, a link, a number or a quotation leads to the passage."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

PLAN, ANCHOR = "shili-sheng", "2.1-p2"
STYLES = ("gbt7714", "gbt7714-2015", "bibtex", "ris", "csl-json", "text")
SENTENCE = "到2020年，全省汽车产业总产值力争达到2600亿元，年均增长12%左右"
LINK = f"https://archive.example/plans/{PLAN}/{ANCHOR}"


def ask(client: TestClient, q: str) -> Any:
    """The answer of the search page, redirects not followed."""
    return client.get("/search", params={"q": q, "lang": "zh"}, follow_redirects=False)


def lands(answer: Any) -> str:
    """The path a redirect leads to, "" where it is none."""
    return urlsplit(answer.headers.get("location", "")).path


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("joined", [False, True])
def test_every_reference_we_give_out_leads_back(client: TestClient, style: str, lang: str, joined: bool) -> None:
    """A search box takes one line: what was copied line by line arrives with blanks for its breaks."""
    cited = client.get(f"/api/cite/{PLAN}/{ANCHOR}?style={style}&lang={lang}").text
    answer = ask(client, cited.replace("\n", " ") if joined else cited)

    assert (303, f"/plans/{PLAN}/{ANCHOR}") == (answer.status_code, lands(answer))


@pytest.mark.parametrize(
    ("path", "pasted"),
    [
        (f"/plans/{PLAN}/{ANCHOR}", LINK),
        (f"/plans/{PLAN}/{ANCHOR}", f" {LINK}?edition=2 "),
        (f"/plans/{PLAN}/{ANCHOR}", f"[¶17]({LINK}?edition=2&fingerprint=0123456789ab)"),
        (f"/plans/{PLAN}/{ANCHOR}", f'<a href="{LINK}?edition=2&amp;fingerprint=0123456789ab">¶17</a>'),
        (f"/plans/{PLAN}/{ANCHOR}", f"/plans/{PLAN}/{ANCHOR}"),
        (f"/plans/{PLAN}/{ANCHOR}", f"{PLAN}/{ANCHOR}@2"),
        (f"/plans/{PLAN}/{ANCHOR}", f"{PLAN}:{ANCHOR}"),
        (f"/plans/{PLAN}", f"https://archive.example/plans/{PLAN}"),
        ("/plans/shili-xian-2012-plan/1-p1", "https://archive.example/plans/shili-xian-2012-plan/1-p1"),
        # No plan of ours, or no citation at all: an ordinary search.
        ("", "https://archive.example/plans/no-such-plan/1-p1"),
        ("", "https://example.org/"),
        ("", "汽车产业"),
        ("", "ai/2.0"),
        ("", ""),
    ],
)
def test_a_link_in_any_dress_leads_to_its_passage(client: TestClient, path: str, pasted: str) -> None:
    """Markdown, HTML, the short form, a withdrawn plan, which says so itself."""
    assert path == lands(ask(client, pasted))


@pytest.mark.parametrize("pin", [("edition", "1"), ("fingerprint", "0123456789ab")])
def test_what_a_link_pins_is_kept(client: TestClient, pin: tuple[str, str]) -> None:
    """The page then says what has become of the words since."""
    answer = ask(client, f"{LINK}?{pin[0]}={pin[1]}")

    assert {pin[0]: [pin[1]]} == parse_qs(urlsplit(answer.headers["location"]).query)


@pytest.mark.parametrize(
    ("words", "q", "href"),
    [
        ("标题所指", "示例省特色产业提质增效行动计划（2016—2020年）", f"/plans/{PLAN}"),
        ("标题所指", "《示例省特色产业提质增效行动计划》", f"/plans/{PLAN}"),
        ("原文出处", SENTENCE, f"/plans/{PLAN}/{ANCHOR}"),
        ("原文出处", f"“{SENTENCE}”", f"/plans/{PLAN}/{ANCHOR}"),
    ],
)
def test_a_title_or_a_sentence_is_offered_on_top(client: TestClient, words: str, q: str, href: str) -> None:
    """They may be meant as a search as well, and the hits stand below."""
    page = ask(client, q).text

    assert (True, True) == (words in page, f'href="{href}"' in page)


def test_a_number_is_offered_on_top(client: TestClient) -> None:
    """Typed with whatever brackets the keyboard has."""
    number = client.get(f"/api/plans/{PLAN}").json()["doc_number"]
    typed = number.replace("〔", "[").replace("〕", "]")
    page = ask(client, typed).text

    assert (True, True) == ("文号所指" in page, f'href="/plans/{PLAN}"' in page)


@pytest.mark.parametrize(
    "q", [SENTENCE.replace("2600", "2900"), "汽车产业发展规划纲要草案讨论稿", "示政发〔1999〕999号"]
)
def test_what_is_only_like_it_is_not_offered(client: TestClient, q: str) -> None:
    """A lookalike on top would be believed."""
    page = ask(client, q).text

    assert not any(words in page for words in ("标题所指", "原文出处", "文号所指"))


def test_a_place_is_named_by_its_heading_and_number(client: TestClient) -> None:
    """2.1-p2 says nothing to somebody who has the printed plan before him."""
    page = ask(client, SENTENCE).text
    said = re.search(rf'href="/plans/{PLAN}/{ANCHOR}">([^<]+)</a></p>', page)

    assert said is not None and re.fullmatch(r".+ › .+ › ¶\d+", said[1])


@pytest.mark.parametrize(
    ("q", "offered"),
    [("vehicles and parts", False), ("agricultural processing", False), ("new-energy vehicles bring the growth", True)],
)
def test_a_few_english_words_are_no_sentence(client: TestClient, q: str, offered: bool) -> None:
    """Three words stand everywhere; a row of places above the hits would only be in the way."""
    assert offered == ("原文出处" in ask(client, q).text)

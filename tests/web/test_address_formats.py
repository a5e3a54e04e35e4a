"""Every address as text, Markdown and JSON: the words, their permanent address, and what became of them."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.domain.citation import fold_wording
from app.web.pages.formats import FORMATS

PLAN, SUMMARY = "shili-sheng", "jilin-2017-industrial-upgrade"
ADDRESSES = [
    f"/plans/{PLAN}/{a}" for a in ("2.1", "2.1-p2", "2.1-p2-s1", "1.3-t1", "1.3-t1-r2", "a1.2", "n-p1", "0-p1")
]
ADDRESSES += [f"/plans/{SUMMARY}/s1-p1"]
_LINK = re.compile(r'<([^>]+)>; rel="([a-z-]+)"')


def links(answer: Any) -> dict[str, str]:
    """The addresses of a Link header by their relation; of several alternates the last."""
    return {rel: url for url, rel in _LINK.findall(answer.headers["link"])}


@pytest.mark.parametrize("suffix", list(FORMATS))
@pytest.mark.parametrize("address", [*ADDRESSES, f"/plans/{PLAN}", f"/plans/{SUMMARY}"])
def test_every_address_has_every_form(client: TestClient, address: str, suffix: str) -> None:
    """With its permanent address, and the fingerprint by which a copy is known."""
    answer = client.get(f"{address}.{suffix}")
    told = "permanent_url" if suffix == "json" else "永久地址 Permanent address: <http"
    mark = "fingerprint" if suffix == "json" else "文本指纹 Fingerprint: "

    assert (200, FORMATS[suffix], True, True) == (
        answer.status_code,
        answer.headers["content-type"],
        told in answer.text,
        mark in answer.text,
    )


@pytest.mark.parametrize("address", [*ADDRESSES, f"/plans/{PLAN}"])
@pytest.mark.parametrize("suffix", list(FORMATS))
def test_a_form_can_be_asked_for_without_its_body(client: TestClient, address: str, suffix: str) -> None:
    """HEAD says what GET would."""
    whole, head = client.get(f"{address}.{suffix}"), client.head(f"{address}.{suffix}")

    assert (200, b"", whole.headers["link"]) == (head.status_code, head.content, head.headers["link"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_permanent_address_shows_the_same_words(client: TestClient, address: str) -> None:
    """Whoever follows it years later is told whether they have changed."""
    given = client.get(f"{address}.json").json()
    page = client.get(given["permanent_url"], headers={"accept-language": "zh"})

    assert (200, True) == (page.status_code, "这段文字与引用时一致" in page.text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_how_to_cite_it_and_what_describes_it(client: TestClient, address: str) -> None:
    """Reference managers and crawlers read the headers, not the page."""
    answer = client.get(address)
    found = links(answer)
    described = client.get(found["describedby"]).json()

    assert (client.get(f"{address}.json").json()["permanent_url"], address.rpartition("/")[2]) == (
        found["cite-as"],
        described["anchor"],
    )


def test_a_page_asked_for_without_its_body_has_the_links(client: TestClient) -> None:
    """A link checker asks for no more."""
    assert {"cite-as", "describedby", "alternate"} == set(links(client.head(f"/plans/{PLAN}/2.1")))


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_whole_plan_has_every_paragraph_and_heading(client: TestClient, archive: Archive, suffix: str) -> None:
    """A copy of the text to work with, nothing left out."""
    text = client.get(f"/plans/{PLAN}.{suffix}").text
    whole = fold_wording(text.replace("\\", "").replace("|", ""))
    view = archive.outline(PLAN)
    wanted = [p.text for s in view.sections for p in s.paragraphs if p.kind == "text"]
    wanted += [s.heading for s in view.sections if s.heading and s.anchor != s.part]

    assert [] == [words for words in wanted if fold_wording(words.replace("|", "")) not in whole]


def test_a_table_is_one_in_markdown(client: TestClient) -> None:
    """Cells stay cells."""
    lines = client.get(f"/plans/{PLAN}/1.3-t1.md").text.splitlines()

    assert "| 规模 | 特色产业总产值（亿元） | 3650 | 5000 | 6200 |" in lines


@pytest.mark.parametrize(
    ("status", "said", "address"),
    [
        (200, "", f"/plans/{PLAN}/2.1-p2.txt?edition=2"),
        (200, "引用后有更正", f"/plans/{PLAN}/3.3-p1.txt?edition=1"),
        (200, "引用后换了位置", f"/plans/{PLAN}/2.2-p2.md?edition=1"),
        (404, "没有查到", f"/plans/{PLAN}/2.1-p2.txt?fingerprint=000000000000"),
        (404, "no-such-plan", "/plans/no-such-plan/2.1.txt"),
        (404, "99.9", f"/plans/{PLAN}/99.9.md"),
        (410, "新的示例", "/plans/shili-xian-2012-plan/1.txt"),
        (410, "新的示例", "/plans/shili-xian-2012-plan.md"),
    ],
)
def test_a_form_says_what_became_of_the_words(client: TestClient, status: int, said: str, address: str) -> None:
    """As the page does, in the form that was asked for."""
    answer = client.get(address)

    assert (status, True, False) == (answer.status_code, said in answer.text, "<html" in answer.text)


def test_a_pinned_edition_is_shown_as_it_was(client: TestClient) -> None:
    """60% was published, and stays readable at the address that says so."""
    found = client.get(f"/plans/{PLAN}/3.3-p1.json?edition=1").json()

    assert (True, 1, "corrected") == ("不低于60%" in found["text"], found["edition"], found["resolution"]["status"])


@pytest.mark.parametrize(
    "address", ["/plans/no-such-plan.json", f"/plans/{PLAN}/99.9.json", "/plans/shili-xian-2012-plan/1.json"]
)
def test_an_error_is_a_problem_document_in_json(client: TestClient, address: str) -> None:
    """A program that asked for JSON reads JSON."""
    assert "application/problem+json" == client.get(address).headers["content-type"]

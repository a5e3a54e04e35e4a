"""Reading a plan and citing it: the reader, the page of a passage, and what both say to machines."""

import html
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from tests.web.page_tags import Page

ROOT = Path(__file__).resolve().parents[2]
TWO_EDITIONS = "shili-sheng"
PINNED = re.compile(r'id="c-link">([^<]+)<')


@pytest.mark.parametrize("part", ["main", "a1", "n"])
def test_the_reader_shows_every_character_of_the_part(archive: Archive, client: TestClient, part: str) -> None:
    """What is shown is the source's own text, whole and in its order."""
    view = archive.outline(TWO_EDITIONS)
    page = client.get(f"/plans/{TWO_EDITIONS}?part={part}").text
    article = page[page.index('<article class="doc"') : page.index("</article>")]
    shown = re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", article)))
    paragraphs = [p for s in view.sections if s.part == part for p in s.paragraphs]
    ordered = sorted(paragraphs, key=lambda p: p.order)
    places = [shown.find(re.sub(r"\s", "", p.text)) for p in ordered if p.kind == "text"]

    assert (True, sorted(places)) == (bool(places) and -1 not in places, places)


def test_the_names_in_the_reader_are_the_anchors(archive: Archive, client: TestClient) -> None:
    """A fragment of an address means the same here as in the API."""
    view = archive.outline(TWO_EDITIONS)
    ids = {value for _, attrs in Page(client.get(f"/plans/{TWO_EDITIONS}").text).tags if (value := attrs.get("id"))}
    anchors = {s.anchor for s in view.sections if s.part == "main" and s.heading}
    anchors |= {p.anchor for s in view.sections if s.part == "main" for p in s.paragraphs}

    assert set() == anchors - ids


def test_marks_of_a_search_are_kept_in_the_reader(client: TestClient) -> None:
    """Whoever follows a hit sees at once what he asked for."""
    found = client.get(f"/plans/{TWO_EDITIONS}?in=汽车").text

    assert "<mark>汽车</mark>" in found


def test_a_permanent_link_finds_its_words_again(client: TestClient) -> None:
    """A link copied today says tomorrow that the words still stand."""
    page = client.get(f"/plans/{TWO_EDITIONS}/1.1-p1").text
    link = urlsplit(html.unescape(PINNED.search(page)[1]))  # type: ignore[index]
    answer = client.get(f"{link.path}?{link.query}", headers={"accept-language": "zh"})

    assert (200, True) == (answer.status_code, "这段文字与引用时一致" in answer.text)


def test_a_link_to_other_words_is_never_answered_with_a_lookalike(client: TestClient) -> None:
    """Better no answer than a wrong one."""
    answer = client.get(f"/plans/{TWO_EDITIONS}/1.1-p1?fingerprint=000000000000", headers={"accept-language": "zh"})

    assert (404, True) == (answer.status_code, "没有查到这条引用" in answer.text)


@pytest.mark.parametrize(
    ("anchor", "said", "shows"),
    [("2.1-p2", "这段文字在您引用之后有更正", "<ins>"), ("1.3.u2-p1", "这段文字换了位置", "1.3.u3-p1")],
)
def test_an_old_citation_says_what_became_of_its_words(
    archive: Archive, client: TestClient, anchor: str, said: str, shows: str
) -> None:
    """The reader of an old citation sees the words now and the difference, or where they went."""
    cited = archive.passage(TWO_EDITIONS, anchor, edition=1)
    address = f"/plans/{TWO_EDITIONS}/{anchor}?edition=1&fingerprint={cited.fingerprint}"
    answer = client.get(address, headers={"accept-language": "zh"})

    assert (200, True, True) == (answer.status_code, said in answer.text, shows in answer.text)


def test_the_original_file_can_be_downloaded(client: TestClient) -> None:
    """Whoever doubts our reading looks at the file as it came."""
    answer = client.get(f"/plans/{TWO_EDITIONS}/source/original")
    as_received = (ROOT / "tests" / "plans" / "shili-sheng" / "text.2.txt").read_bytes()

    assert (200, as_received) == (answer.status_code, answer.content)


def test_a_plan_says_to_machines_what_its_record_says(client: TestClient, archive: Archive) -> None:
    """A search engine shows title, body and date as we know them, and nothing we do not."""
    page = client.get(f"/plans/{TWO_EDITIONS}").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    record = archive.plan(TWO_EDITIONS).record

    assert (record.title_zh, record.doc_number, record.issued, [*record.issuer]) == (
        data["name"],
        data["legislationIdentifier"],
        data["legislationDate"],
        [body["name"] for body in data["legislationPassedBy"]],
    )


def test_a_plan_names_its_other_forms_to_machines(client: TestClient) -> None:
    """A reference manager or an archive's crawler finds the record and the plain text without reading the page."""
    links = client.get(f"/plans/{TWO_EDITIONS}").headers["link"]

    assert [] == [rel for rel in ('rel="cite-as"', 'rel="describedby"', f"{TWO_EDITIONS}.txt>") if rel not in links]


def test_what_is_marked_for_one_reader_is_no_page_of_its_own(client: TestClient) -> None:
    """Search engines would list the same paragraph once for every word somebody looked for in it."""
    page = Page(client.get(f"/plans/{TWO_EDITIONS}?part=a1&in=汽车").text)
    canonical = next(attrs["href"] for tag, attrs in page.tags if tag == "link" and attrs.get("rel") == "canonical")

    assert f"/plans/{TWO_EDITIONS}?part=a1" == (canonical or "").removeprefix("http://testserver")

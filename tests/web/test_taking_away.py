"""Comparisons and collections as a reader takes them away: over HTTP, in both languages, without scripts."""

import csv
import io
import json
import re
import zipfile
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from app.domain.collection import MAX_PASSAGES
from app.export import FORMATS
from app.web.pages.collection import REFERENCES

SHENG, SHI, SUMMARY_ONLY, WITHDRAWN = (
    "shili-sheng",
    "shili-shi",
    "jilin-2017-industrial-upgrade",
    "shili-xian-2012-plan",
)
TWO_PLANS = f"plan={SHENG}&plan={SHI}"
CHANGED = f"{SHENG}/3.3-p1"
PASSAGES = f"p={SHENG}/1.1-p1@2&p={SHENG}/1.2@2&p={SUMMARY_ONLY}/s1-p1"
HTML = {"accept": "text/html"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def quotations(document: dict) -> list[dict]:
    """All quotations of a file as JSON."""
    lines = [line for board in document["boards"] for line in board["lines"]]
    return [q for line in lines for cell in line["cells"] if cell for q in cell["quotations"]]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("address", [f"/compare.{{}}?{TWO_PLANS}", f"/collection.{{}}?{PASSAGES}"])
def test_every_form_is_a_file_of_its_kind(client: TestClient, address: str, suffix: str) -> None:
    """The browser saves it under a name by which it is found again, and the right program opens it."""
    answer = client.get(address.format(suffix))
    name = answer.headers["content-disposition"]

    assert (200, FORMATS[suffix].media) == (answer.status_code, answer.headers["content-type"])
    assert re.search(rf'filename="(comparison|collection)-\d{{8}}\.{suffix}"', name)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/compare.md?{TWO_PLANS}&lang=zh", "对比 2016–2020、2021–2025 2"),
        (f"/compare.docx?{TWO_PLANS}&industry=automotive&lang=en", "Comparison Automotive "),
        (f"/collection.csv?{PASSAGES}&lang=zh", "文集 3 段 2"),
    ],
)
def test_a_file_says_by_its_name_what_it_is(client: TestClient, address: str, name: str) -> None:
    """Five files called comparison on one day are not told apart; old programs get plain letters."""
    told = client.get(address).headers["content-disposition"]

    assert name in unquote(told.partition("filename*=UTF-8''")[2])
    assert re.match(r'attachment; filename="[ -~]+\.\w+"; filename', told)


@pytest.mark.parametrize(
    "address",
    [
        f"/compare.json?{TWO_PLANS}",
        f"/compare.json?plan={SUMMARY_ONLY}&plan={SHENG}",
        f"/collection.json?{PASSAGES}",
    ],
)
def test_every_link_of_a_file_leads_to_its_words(client: TestClient, address: str) -> None:
    """Whoever checks a quotation lands on the very words, and is told that they stand as they were cited."""

    def in_text(each: dict, path: str) -> bool:
        return each["text"] in client.get(f"/api{path}?lang={each['lang']}").json()["text"]

    wrong = []
    for each in quotations(client.get(address).json()):
        path = urlsplit(each["url"])
        asked = {"plan": each["plan"], "anchor": each["anchor"], **dict(parse_qsl(path.query))}
        found = client.get("/api/resolve", params=asked).json()
        if found["status"] != "identical" or not in_text(each, path.path):
            wrong.append(each["anchor"])

    assert [] == wrong


def test_a_comparison_to_take_away_has_the_cells_of_the_page(client: TestClient) -> None:
    """A file with fewer rows than the page would be quoted as if it were all."""
    rows = client.get(f"/api/compare?{TWO_PLANS}").json()["rows"]
    boards = client.get(f"/compare.json?{TWO_PLANS}").json()["boards"]
    expected = [cell["anchor"] for row in rows for cell in row["cells"] if cell]
    found = [
        re.search(r"/([^/?]+)\?edition", cell["url"])[1]  # type: ignore[index]
        for board in boards
        for line in board["lines"]
        for cell in line["cells"]
        if cell and cell["url"]
    ]

    assert sorted(expected) == sorted(found)


def test_targets_stand_before_the_rows(client: TestClient) -> None:
    """What is compared first is the numbers."""
    boards = client.get(f"/compare.json?{TWO_PLANS}&lang=en").json()["boards"]

    assert ["Targets", "Aligned by topic"] == [board["title"] for board in boards][:2]


def test_a_word_file_has_a_note_for_every_section_quoted(client: TestClient) -> None:
    """GB/T 7714, at the foot of the page."""
    found = client.get(f"/compare.docx?{TWO_PLANS}").content
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    referred = {each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")}
    said = ["".join(t.text or "" for t in note.iter(f"{W}t")) for note in notes if note.get(f"{W}type") is None]

    assert (len(said), True) == (len(referred), all("[R/OL]" in words for words in said))


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        (f"/compare.pdf?{TWO_PLANS}", 400, "docx, xlsx, csv, md, json"),
        ("/compare.docx", 400, "2 to 8"),
        ("/compare.csv?plan=nope&plan=nada", 404, "nope"),
        (f"/collection.pdf?{PASSAGES}", 400, "csl.json"),
        ("/collection.docx", 400, "empty"),
        ("/collection.docx?p=nope/1", 404, "nope"),
        (f"/collection.bib?p={WITHDRAWN}/1", 410, "withdrawn"),
        ("/collection?p=rubbish", 400, "PLAN/ANCHOR"),
        ("/collection?" + "&".join(f"p={SHENG}/1.1-p{n}" for n in range(1, MAX_PASSAGES + 2)), 400, "at most 100"),
    ],
)
def test_what_cannot_be_taken_away_is_refused_with_a_word_on_why(
    client: TestClient, address: str, status: int, told: str
) -> None:
    """A program that asks wrongly learns what to ask."""
    answer = client.get(address, headers={"accept": "application/json"})

    assert (status, True) == (answer.status_code, told in answer.json()["detail"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"p={SHENG}/1.1-p1", f"p={SHENG}/1.1-p1@2"),
        (f"p=/plans/{SHENG}/1.1-p1%3Fedition=1%26fingerprint=0123456789ab", f"p={SHENG}/1.1-p1@1"),
        (f"section={SHENG}:1.2&section={SUMMARY_ONLY}:s1", f"p={SHENG}/1.2@2&p={SUMMARY_ONLY}/s1"),
        (f"p={SHENG}/1.2&p={SHENG}/1.2@2&p=", f"p={SHENG}/1.2@2"),
        (f"p=nope/1&p={SHENG}/1.2", f"p={SHENG}/1.2@2&p=nope/1"),
    ],
)
def test_a_collection_has_one_address(client: TestClient, query: str, expected: str) -> None:
    """Pasted links and ticked boxes become the address that pins every passage; without scripts, by a form."""
    answer = client.get(f"/collection?{query}", follow_redirects=False)

    assert (303, f"/collection?{expected}") == (answer.status_code, answer.headers["location"])
    assert 200 == client.get(f"/collection?{expected}", follow_redirects=False).status_code


def test_a_changed_passage_stays_as_it_was_kept_and_says_so(client: TestClient) -> None:
    """A collection made before a correction must not silently say something else after it."""
    page = client.get(f"/collection?p={CHANGED}@1&lang=en").text
    row = quotations(client.get(f"/collection.json?p={CHANGED}@1&lang=en").json())[0]

    assert ("60%" in page, "65%" in page, "corrected" in page) == (True, False, True)
    assert (True, 1, True) == ("60%" in row["text"], row["edition"], "corrected" in row["state"])


def test_passages_can_be_moved_and_removed_without_scripts(client: TestClient) -> None:
    """Each way is a link."""
    ways = re.findall(
        r'href="(/collection\?[^"%]+)"', client.get(f"/collection?p={SHENG}/1.1-p1@2&p={SHENG}/1.2@2").text
    )
    swapped = f"/collection?p={SHENG}/1.2@2&amp;p={SHENG}/1.1-p1@2"

    assert {swapped, f"/collection?p={SHENG}/1.2@2", f"/collection?p={SHENG}/1.1-p1@2"} == set(ways)


def test_what_is_not_found_is_listed_beside_what_is(client: TestClient) -> None:
    """One withdrawn plan must not take the other passages with it."""
    page = client.get(f"/collection?p={SHENG}/1.2@2&p={WITHDRAWN}/1&lang=en").text

    assert (1, True) == (page.count("<article"), f"{WITHDRAWN}/1" in page)


def words_of(body: bytes) -> str:
    """The text of a Word file."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "".join(t.text or "" for t in ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{W}t"))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (f"p={CHANGED}@1", "corrected"),
        (f"p={SUMMARY_ONLY}/s1-p1", "Archive summary"),
        (f"p={SHENG}/1.2@2&p={WITHDRAWN}/1&p=nope/1", f"{WITHDRAWN}/1"),
        (f"p={SHENG}/1.2@2&p={WITHDRAWN}/1&p=nope/1", "nope/1"),
    ],
)
def test_a_word_file_tells_what_is_not_as_it_was(client: TestClient, query: str, told: str) -> None:
    """On paper nobody can click: what was corrected, is our own or is not there any more is said in words."""
    assert told in words_of(client.get(f"/collection.docx?{query}&lang=en").content)


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_a_comparison_names_its_sources_as_the_plan_is_cited(client: TestClient, suffix: str) -> None:
    """A report lists whole plans, not only the passages it quotes."""
    sources = client.get(f"/compare.json?{TWO_PLANS}&lang=zh").json()["sources"]
    body = client.get(f"/compare.{suffix}?{TWO_PLANS}&lang=zh").content
    said = words_of(body) if suffix == "docx" else re.sub(r"[\\<>]", "", body.decode())

    assert [True, True] == [each["citation"] in said for each in sources]
    assert [f"/plans/{SHENG}.", f"/plans/{SHI}."] == [re.findall(r"/plans/\S+$", s["citation"])[0] for s in sources]


def test_a_comparison_to_take_away_has_the_words_and_summaries_of_the_page(client: TestClient) -> None:
    """What is on the page and not in the file is lost to whoever writes from the file."""
    found = client.get(f"/compare.json?plan={SUMMARY_ONLY}&plan={SHENG}&lang=en").json()
    asked = client.get(f"/api/compare?plan={SUMMARY_ONLY}&plan={SHENG}").json()
    summaries = next(board for board in found["boards"] if "summaries" in board["title"])
    own = {q["lang"] for line in summaries["lines"] for c in line["cells"] if c for q in c["quotations"]}
    terms = [row[0] for row in found["sheets"][0]["rows"]]

    assert ([term["term"] for term in asked["terms"]], {"zh", "en"}) == (terms, own)


def test_shared_words_have_their_english_beside_them_in_an_english_file(client: TestClient) -> None:
    """As on the page; the words themselves stay as printed."""
    sheet = client.get(f"/compare.json?{TWO_PLANS}&lang=en").json()["sheets"][0]
    glossed = [row for row in sheet["rows"] if row[1]]

    assert ("English", True) == (sheet["header"][1], bool(glossed) and all(row[1].isascii() for row in glossed))


@pytest.mark.parametrize(("suffix", "opening"), [("bib", "@"), ("ris", "TY  - ")])
def test_a_list_of_references_has_an_entry_for_every_passage(client: TestClient, suffix: str, opening: str) -> None:
    """Zotero and JabRef read them all in one go."""
    body = client.get(f"/collection.{suffix}?{PASSAGES}").text

    assert 3 == len(re.findall(rf"^{opening}", body, re.MULTILINE))


@pytest.mark.parametrize("suffix", REFERENCES)
def test_one_passage_of_two_editions_has_two_keys(client: TestClient, suffix: str) -> None:
    """BibTeX stops at a repeated key, and a word processor keeps only one of two items of one id."""
    body = client.get(f"/collection.{suffix}?p={CHANGED}@1&p={CHANGED}@2").text
    keys = {
        "bib": lambda: re.findall(r"@\w+\{([^,]+),", body),
        "ris": lambda: re.findall(r"UR  - (\S+)", body),
        "csl.json": lambda: [item["id"] for item in json.loads(body)],
    }[suffix]()

    assert (2, 2) == (len(keys), len(set(keys)))


def test_a_summary_is_kept_in_the_readers_language(client: TestClient) -> None:
    """It is the archive's own in both."""
    rows = [
        quotations(client.get(f"/collection.json?p={SUMMARY_ONLY}/s1-p1&lang={lang}").json())[0]
        for lang in ("zh", "en")
    ]

    assert ["zh", "en"] == [row["lang"] for row in rows]


def test_csv_of_a_collection_names_the_plan_in_every_row(client: TestClient) -> None:
    """Rows of several plans are told apart."""
    text = client.get(f"/collection.csv?{PASSAGES}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    found = rows[rows.index([]) + 2 :]

    assert (True, 2) == (len(found) >= 3, len({row[3] for row in found}))


def test_an_english_file_keeps_the_units_of_targets_as_printed(client: TestClient) -> None:
    """“× 100 million yuan” is not to be found in the plan, and of a table's cell the quotation is the bare number."""
    said = client.get("/compare.md?plan=shili-sheng&plan=shili-shi&lang=en").text

    assert "亿元 (100 million yuan)" in said

"""What can be taken away from a search, and what machines read."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


def rows_of_csv(body: bytes) -> list[list[str]]:
    """The rows under the header."""
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    return rows[rows.index([]) + 2 :]


@pytest.mark.parametrize("query", ["q=产业", "q=汽车&industry=automotive", 'q="新能源汽车"', ""])
def test_a_download_holds_every_matching_paragraph(client: TestClient, query: str) -> None:
    """A count in a report must be the count of the list it comes with; nothing is cut off."""
    answer = client.get(f"/api/search?{query}&size=100").json()
    marked = sum(len(hit["paragraphs"]) for hit in answer["hits"])
    rows = rows_of_csv(client.get(f"/search.csv?{query}").content)
    paragraphs = [row for row in rows if row[10] != "§"]
    expected = marked if answer["total"] <= 100 else answer["totals"]["paragraphs"]

    assert expected == len(paragraphs)


def test_csv_is_what_spreadsheets_expect(client: TestClient) -> None:
    """Without the mark Excel shows Chinese as rubbish."""
    body = client.get("/search.csv?q=汽车").content

    assert (True, True) == (body.startswith(b"\xef\xbb\xbf"), b"\r\n" in body)


def test_a_workbook_has_a_row_for_every_row_of_the_csv(client: TestClient) -> None:
    """Both say the same."""
    rows = rows_of_csv(client.get("/search.csv?q=汽车").content)
    with zipfile.ZipFile(io.BytesIO(client.get("/search.xlsx?q=汽车").content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = list(sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"))

    assert len(rows) + 1 == len(found)


def test_every_link_of_a_download_leads_to_its_words(client: TestClient) -> None:
    """Whoever checks a row lands on the paragraph it quotes."""
    items = client.get("/search.json?q=新能源汽车").json()["items"]
    wrong = [
        item["anchor"]
        for item in items
        if item["paragraph"] != "§"
        and client.get("/api" + item["link"].split("testserver")[1]).json()["text"] != item["text"]
    ]

    assert (True, []) == (bool(items), wrong)


def test_a_download_says_what_was_asked(client: TestClient) -> None:
    """A file found on a disk a year later explains itself."""
    query = client.get("/search.json?q=汽车&industry=automotive&lang=en").json()["query"]

    assert ("汽车", "Industry: Automotive") == (query["Query"], query["Filters"])


def test_an_unknown_format_is_refused(client: TestClient) -> None:
    """With a word on which there are."""
    answer = client.get("/search.pdf?q=汽车", headers={"accept": "application/json"})

    assert (400, True) == (answer.status_code, "csv, xlsx, json" in answer.json()["detail"])


def test_the_feed_names_every_edition(client: TestClient) -> None:
    """Someone who follows the archive hears of corrections as well as of new plans."""
    feed = ElementTree.fromstring(client.get("/feed.atom").content)
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]

    assert {"shili-sheng#edition-1", "shili-sheng#edition-2"} <= {each.rsplit("/", 1)[1] for each in ids}


@pytest.mark.parametrize("address", ["/sitemap.xml", "/opensearch.xml", "/feed.atom"])
def test_what_machines_read_is_well_formed(client: TestClient, address: str) -> None:
    """A reader that stumbles over one sign reads nothing."""
    answer = client.get(address)

    assert (200, True) == (answer.status_code, ElementTree.fromstring(answer.content) is not None)


@pytest.mark.parametrize("address", ["/sitemap.xml", "/feed.atom", "/feed.atom?q=汽车"])
def test_what_is_asked_for_by_the_hour_is_sent_once(client: TestClient, address: str) -> None:
    """Most times nothing is new; a reader of feeds that has what there is gets a short answer."""
    tag = client.get(address).headers["etag"]

    assert 304 == client.get(address, headers={"if-none-match": tag}).status_code


def test_the_feed_in_the_other_language_is_another(client: TestClient) -> None:
    """A store on the way would else hand Chinese news to who asked for English ones."""
    first = client.get("/feed.atom", headers={"accept-language": "zh"})
    other = client.get("/feed.atom", headers={"accept-language": "en", "if-none-match": first.headers["etag"]})

    assert (200, True) == (other.status_code, "Accept-Language" in first.headers["vary"])


def test_the_site_map_names_each_page_in_both_languages_and_its_last_change(client: TestClient) -> None:
    """Search engines find the English page of a plan by nothing else (hreflang in site maps, sitemaps.org)."""
    found = client.get("/sitemap.xml").text
    plan = re.findall(r"<url><loc>http://testserver/plans/shili-sheng</loc>.*?</url>", found)[0]

    assert [] == [
        said
        for said in ("<lastmod>20", 'hreflang="zh-Hans" href="http://testserver/plans/shili-sheng?lang=zh"', "?lang=en")
        if said not in plan
    ]


def test_an_entry_of_the_feed_leads_to_what_is_new(client: TestClient) -> None:
    """Of a plan that was corrected that is what the correction changed."""
    feed = ElementTree.fromstring(client.get("/feed.atom").content)
    links = {
        (entry.findtext(f"{ATOM}id") or "").rsplit("/", 1)[1]: entry.findall(f"{ATOM}link")[0].attrib["href"]
        for entry in feed.iter(f"{ATOM}entry")
    }

    assert ("/plans/shili-sheng", "/plans/shili-sheng/editions?from=1&to=2") == tuple(
        links[f"shili-sheng#edition-{n}"].removeprefix("http://testserver") for n in (1, 2)
    )


def test_every_entry_of_the_feed_says_what_it_is_about(client: TestClient) -> None:
    """A reader decides in the list whether to open it."""
    feed = ElementTree.fromstring(client.get("/feed.atom").content)

    assert [] == [entry for entry in feed.iter(f"{ATOM}entry") if not (entry.findtext(f"{ATOM}summary") or "").strip()]


def test_the_feed_of_a_search_tells_of_the_plans_that_answer_it(client: TestClient) -> None:
    """Someone who follows 玄武岩 does not want to hear of plans without it; each entry leads to the passages."""
    feed = ElementTree.fromstring(client.get("/feed.atom?q=汽车&plan=shili-sheng&lang=en").content)
    entries = list(feed.iter(f"{ATOM}entry"))
    first = entries[-1]
    link = first.findall(f"{ATOM}link")[0].attrib["href"].removeprefix("http://testserver")
    number = re.match(r"(\d+) paragraph", first.findtext(f"{ATOM}summary") or "")

    assert number and f"{number[1]} paragraph" in client.get(f"{link}&lang=en").text
    assert {"shili-sheng"} == {(each.findtext(f"{ATOM}id") or "").rsplit("/", 1)[1].split("#")[0] for each in entries}


def test_the_search_page_names_its_feed(client: TestClient) -> None:
    """A feed reader finds it by the address of the page; what is not part of the question is no part of the feed."""
    page = client.get("/search?q=汽车&sort=newest&page=1&by=paragraph").text

    assert 'type="application/atom+xml" title="汽车" href="/feed.atom?q=%E6%B1%BD%E8%BD%A6"' in page


@pytest.mark.parametrize("address", ['/feed.atom?q="汽车', "/feed.atom?q=汽车&year=soon"])
def test_a_feed_of_nothing_that_can_be_searched_is_refused(client: TestClient, address: str) -> None:
    """An empty feed would be taken for: nothing new."""
    assert 400 == client.get(address).status_code


def test_a_file_says_what_was_searched_besides_and_what_rows_may_lack(client: TestClient) -> None:
    """In a table nobody sees the chips of the page."""
    query = client.get("/search.json?q=汽车 轴承 香蕉&lang=en").json()["query"]

    assert "香蕉" in query["Words that rows may lack"] and query["Also searched"]


@pytest.mark.parametrize("typed", ["汽", "jil", "", "没有这样的词", "汽" * 3000])
def test_a_browser_is_answered_while_its_search_box_is_typed_in(client: TestClient, typed: str) -> None:
    """[what was typed, what it may go on to be], as OpenSearch has it; the first is how a browser knows its answer."""
    answer = client.get("/opensearch/suggestions", params={"q": typed})
    echoed, found = answer.json()

    assert (200, typed, True) == (answer.status_code, echoed, all(isinstance(each, str) for each in found))


def test_the_description_of_the_search_leads_to_pages_that_answer(client: TestClient) -> None:
    """A browser that was told a wrong address shows an error at every letter."""
    described = ElementTree.fromstring(client.get("/opensearch.xml").content)
    templates = [url.attrib["template"] for url in described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    status = [client.get(each.replace("{searchTerms}", "汽车").removeprefix("http://testserver")) for each in templates]

    assert [200, 200, 200] == [answer.status_code for answer in status]


@pytest.mark.parametrize(("lang", "name"), [("zh", "产业规划文库"), ("en", "Industrial Plans Archive")])
def test_the_home_page_says_to_machines_how_the_archive_is_searched(client: TestClient, lang: str, name: str) -> None:
    """A search engine offers the box of the archive beside its name."""
    said = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(f"/?lang={lang}").text)
    site = json.loads(said[0])

    assert (name, "http://testserver/search?q={search_term_string}") == (
        site["name"],
        site["potentialAction"]["target"]["urlTemplate"],
    )

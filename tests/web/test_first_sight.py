"""What a page tells before it is read, and what is sent of a page that was read before."""

import html
import re

import pytest
from starlette.testclient import TestClient

PAGES = (
    "/",
    "/search?q=汽车",
    "/plans",
    "/plans/shili-sheng",
    "/plans/shili-sheng?part=a1",
    "/plans/shili-sheng/2.1-p1",
    "/compare",
    "/targets",
    "/topics",
    "/terms",
    "/check",
    "/collection",
    "/about",
)


def description(page: str) -> str:
    """What *page* says of itself to those who list it."""
    found = re.findall(r'<meta name="description"[^>]* content="([^"]*)">', page)
    assert 1 == len(found)
    return html.unescape(found[0])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_describes_itself_in_a_sentence_or_two(client: TestClient, address: str, lang: str) -> None:
    """Search engines and messengers show it under the title; a page without one is shown by its menu."""
    said = description(client.get(address, params={"lang": lang} if "?" not in address else None).text)

    assert 15 <= len(said) <= 420


def test_parts_of_a_plan_are_described_apart(client: TestClient) -> None:
    """Nine annexes under one sentence look like nine copies."""
    main, annex = (description(client.get(f"/plans/shili-sheng{part}").text) for part in ("", "?part=a1"))

    assert main != annex


@pytest.mark.parametrize("address", PAGES)
def test_a_link_that_is_sent_shows_what_it_leads_to(client: TestClient, address: str) -> None:
    """Messengers read the words of ogp.me and no others."""
    head = client.get(address).text.partition("</head>")[0]
    wanted = ("og:title", "og:description", "og:url", "og:image", "og:site_name", "og:type")

    assert [] == [name for name in wanted if not re.search(rf'property="{name}" content="[^"]+"', head)]


@pytest.mark.parametrize("address", PAGES)
def test_what_the_first_sight_needs_is_asked_for_before_anything_else(client: TestClient, address: str) -> None:
    """On a slow line the browser draws nothing before it has the style sheet."""
    head = client.get(address).text.partition("</head>")[0]

    assert head.index('rel="stylesheet"') < min(head.index(each) for each in ('rel="icon"', 'rel="canonical"'))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_was_read_before_is_not_sent_again(client: TestClient, address: str) -> None:
    """Going back to a long plan costs a reader one short answer."""
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})

    assert (304, b"") == (again.status_code, again.content)


def test_a_page_in_the_other_language_is_sent(client: TestClient) -> None:
    """The address is the same, the page is not."""
    first = client.get("/", headers={"accept-language": "zh"})
    other = client.get("/", headers={"accept-language": "en", "if-none-match": first.headers["etag"]})

    assert 200 == other.status_code


@pytest.mark.parametrize(
    ("mistyped", "expected"),
    [
        ("/plans/shili-shen", "/plans/shili-sheng"),
        ("/plans/shili-shenk/2.1-p1", "/plans/shili-sheng/2.1-p1"),
        ("/plans/shili-shenk/99-p1", "/plans/shili-sheng"),
        ("/plans/jilin-2017-industrial-upgrad", "/plans/jilin-2017-industrial-upgrade"),
    ],
)
def test_a_mistyped_address_is_offered_the_plan_most_like_it_first(
    client: TestClient, mistyped: str, expected: str
) -> None:
    """A letter lost in a mail should cost one click, and keep the paragraph."""
    page = client.get(mistyped).text.partition("<main")[2]

    assert expected == next(iter(re.findall(r'<ul class="bl"><li>(?:<span>)?<a href="([^"]+)"', page)))


def test_what_is_marked_makes_no_other_page(client: TestClient) -> None:
    """An address that marks words or numbers is the same page to those who list it."""
    plain, marked = (client.get(f"/plans/shili-sheng{more}").text for more in ("", "?mark=targets"))
    named = r'<link rel="(?:canonical|alternate)"[^>]*href="([^"]+)"'

    assert re.findall(named, plain) == re.findall(named, marked)

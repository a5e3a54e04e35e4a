"""Pages are valid HTML, so that what a browser makes of them is what we wrote."""

import html5lib
import pytest
from starlette.testclient import TestClient

from tests.web.page_tags import Page

PAGES = (
    "/",
    "/search?q=汽车",
    "/search?q=没有这样的东西啊呀",
    '/search?q="汽车',
    "/plans",
    "/plans/shili-sheng?part=a1&in=汽车",
    "/plans/shili-sheng?edition=1",
    "/plans/shili-shi",
    "/plans/jilin-2017-industrial-upgrade",
    "/plans/shili-sheng/2.1-p1",
    "/plans/shili-sheng/2",
    "/plans/shili-sheng/1.1-p1?fingerprint=000000000000",
    "/compare?plan=shili-sheng&plan=shili-shi",
    "/compare",
    "/targets",
    "/topics",
    "/terms",
    "/check",
    "/collection?p=shili-sheng/1.1-p1",
    "/about",
    "/nothing",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_parsed_without_an_error(client: TestClient, address: str, lang: str) -> None:
    """A tag in the wrong place is repaired by every browser in its own way, and misleads readers of screens."""
    parser = html5lib.HTMLParser()
    parser.parse(client.get(address, headers={"accept-language": lang}).text)

    assert [] == [(place, code, data) for place, code, data in parser.errors]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere(client: TestClient, address: str) -> None:
    """One without an address cannot be reached by keyboard, and search engines count it against the page."""
    links = [attrs.get("href") for tag, attrs in Page(client.get(address).text).tags if tag == "a"]

    assert [] == [href for href in links if href in (None, "", "#")]


@pytest.mark.parametrize("address", PAGES)
def test_no_place_of_a_page_is_named_twice(client: TestClient, address: str) -> None:
    """A link to it, a label for it and a reader of screens take the first and miss the second."""
    names = [attrs["id"] for _, attrs in Page(client.get(address).text).tags if attrs.get("id")]

    assert len(set(names)) == len(names)

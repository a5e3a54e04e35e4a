"""Pages are valid HTML, so that what a browser makes of them is what we wrote."""

import html5lib
import pytest
from starlette.testclient import TestClient

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

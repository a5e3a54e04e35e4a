"""What a page says of an address that leads nowhere: places by name, plans that may have been meant and no others."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient


def test_the_nearest_places_are_told_by_their_headings(client: TestClient) -> None:
    """2.1 says nothing to whoever mistyped it; the heading does."""
    page = unescape(client.get("/plans/shili-sheng/2.1-p99?lang=en").text)
    near = page[page.index("Nearest places") :]

    assert 'lang="zh-Hans">（一）汽车产业</a> <span class="num mut">2.1</span>' in near


@pytest.mark.parametrize(("slug", "offers"), [("jilin-2017-industrial", True), ("no-such-plan", False)])
def test_only_plans_that_may_have_been_meant_are_offered(client: TestClient, slug: str, offers: bool) -> None:
    """Five plans that have nothing in common with the address are five wrong turns."""
    assert offers == ("Similar plans" in client.get(f"/plans/{slug}?lang=en").text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "address",
    ["/{}", "/plans/{}", "/plans/shili-sheng/{}", "/static/{}", "/search?q={}", "/compare?plan={}", "/api/plans?x={}"],
)
def test_a_long_address_does_not_come_back_over_and_over(client: TestClient, address: str, lang: str) -> None:
    """A link that was pasted wrongly fills the page and hides the sentence that says what is wrong."""
    page = client.get(address.format("q" * 5000), headers={"accept-language": lang}).text
    without_links = re.sub(r'href="[^"]*"', "", page)

    assert (True, False) == (page.count("q" * 5000) <= 2, "q" * 500 in without_links)


@pytest.mark.parametrize("address", ["/nothing", "/plans/none", "/search?year=x"])
def test_an_address_that_leads_nowhere_names_none_as_its_own(client: TestClient, address: str) -> None:
    """A search engine that is given a canonical address takes the page for one that exists."""
    page = client.get(address).text

    assert (0, 0) == (page.count('rel="canonical"'), page.count('rel="alternate" hreflang'))

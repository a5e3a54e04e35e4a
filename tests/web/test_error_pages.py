"""What a page says of an address that leads nowhere: places by name, plans that may have been meant and no others."""

from html import unescape

import pytest
from starlette.testclient import TestClient


def test_the_nearest_places_are_told_by_their_headings(client: TestClient) -> None:
    """2.1 says nothing to whoever mistyped it; the heading does."""
    page = unescape(client.get("/plans/shili-sheng/2.1-p99?lang=en").text)
    near = page[page.index("Nearest places") :]

    assert 'lang="zh-Hans">（一）汽车产业。</a> <span class="num mut">2.1</span>' in near


@pytest.mark.parametrize(("slug", "offers"), [("jilin-2017-industrial", True), ("no-such-plan", False)])
def test_only_plans_that_may_have_been_meant_are_offered(client: TestClient, slug: str, offers: bool) -> None:
    """Five plans that have nothing in common with the address are five wrong turns."""
    assert offers == ("Similar plans" in client.get(f"/plans/{slug}?lang=en").text)

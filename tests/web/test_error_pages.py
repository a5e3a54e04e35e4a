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


@pytest.mark.parametrize(
    "address", ["/compare?plan=none", "/compare?section=shili-sheng:99.9", "/compare?plan=none&pick=1"]
)
def test_what_is_not_there_is_not_left_out_of_a_choice_without_a_word(client: TestClient, address: str) -> None:
    """Who follows a link to a plan that is gone would look for it in vain among the boxes."""
    assert 404 == client.get(address).status_code


@pytest.mark.parametrize("address", ["/targets?plan=shili-shi&page=999", "/topics?page=999", "/plans?page=999"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_behind_the_last_says_how_many_there_are(client: TestClient, address: str, lang: str) -> None:
    """“No targets match” of 10,797 that do is not true."""
    answer = client.get(f"{address}&lang={lang}")
    said = {"zh": "一共 1 页。", "en": "There is 1 page."}[lang]

    assert (400, True) == (answer.status_code, said in answer.text)


NINE = "/compare?" + "&".join(f"plan=p{n}" for n in range(9))


@pytest.mark.parametrize(
    ("lang", "address", "expected"),
    [
        ("zh", NINE, "参数 plan 给了 9 个值。可取的值：最多 8 个值。"),
        ("en", NINE, "The parameter “plan” is given 9 times. It takes 8 values at most."),
        ("zh", "/compare.docx?plan=shili-sheng", "给了 1 个值。对比需要 2 到 8 栏。"),
    ],
)
def test_too_many_and_too_few_are_counted_and_not_quoted(
    client: TestClient, lang: str, address: str, expected: str
) -> None:
    """“section cannot be 1” sends the reader to look for a section called 1."""
    assert expected in client.get(f"{address}&lang={lang}").text

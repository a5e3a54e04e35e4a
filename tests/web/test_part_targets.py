"""The targets of a part beside its text, and of a section on its own page."""

import re

import pytest
from starlette.testclient import TestClient

SHENG = "shili-sheng"


def rail(client: TestClient, address: str) -> list[str]:
    """The links to paragraphs in the list of targets of a page."""
    page = client.get(address).text
    lists = re.findall(r'<ul class="bl">(?:<li(?: title=|><span><b>).*?)</ul>', page, re.DOTALL)
    return [link for each in lists for link in re.findall(r'<a class="pn" href="([^"]+)"', each)]


@pytest.mark.parametrize("part", ["main", "a1"])
def test_the_reader_lists_the_targets_of_the_part(client: TestClient, part: str) -> None:
    """As many as the API finds there, each leading to its paragraph on the page."""
    items = client.get(f"/api/targets?plan={SHENG}&size=1000").json()["items"]
    anchors = [item["anchor"] for item in items if (item["anchor"].split(".")[0] == part) == (part != "main")]
    expected = [anchor for anchor in anchors if part != "main" or not re.match(r"a\d", anchor)]
    found = [link.partition("#")[2] for link in rail(client, f"/plans/{SHENG}?part={part}")]

    assert (True, expected) == (bool(expected), found)


def test_a_section_lists_the_targets_of_all_below_it(client: TestClient) -> None:
    """What a chapter sets itself, without reading all of it."""
    anchor = client.get(f"/api/targets?plan={SHENG}").json()["items"][0]["anchor"]
    section = anchor.split("-")[0].split(".")[0]
    found = rail(client, f"/plans/{SHENG}/{section}")

    assert f"/plans/{SHENG}/{anchor}" in found


def test_a_link_from_the_table_marks_the_numbers(client: TestClient) -> None:
    """A reader who comes for one number sees it at once among thirty paragraphs."""
    links = re.findall(rf'<a class="pn" href="(/plans/{SHENG}[^"]*)"', client.get(f"/targets?plan={SHENG}").text)
    address, _, anchor = next(link for link in links if "-p" in link).replace("&amp;", "&").partition("#")
    item = next(t for t in client.get(f"/api/targets?plan={SHENG}").json()["items"] if t["anchor"] == anchor)
    page = client.get(address).text
    paragraph = page[page.index(f'id="{anchor}"') :][:3000]

    assert re.search(rf"<mark>[^<]*{item['value']:g}", paragraph)


def test_without_being_asked_nothing_is_marked(client: TestClient) -> None:
    """The text is the plan's own; marks are the reader's choice."""
    assert "<mark>" not in client.get(f"/plans/{SHENG}").text

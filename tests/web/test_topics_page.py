"""The matrix of plans and parts, on the page and to take away."""

import re

import pytest
from starlette.testclient import TestClient

from app.domain.views import SLOTS

SHENG, SUMMARY_ONLY = "shili-sheng", "jilin-2017-industrial-upgrade"


def rows(client: TestClient, query: str = "") -> list[dict[str, str]]:
    """The matrix as a file."""
    items: list[dict[str, str]] = client.get(f"/topics.json{query}").json()["items"]
    return items


def test_every_plan_has_every_part_or_a_gap(client: TestClient) -> None:
    """What is missing is shown, since that is half of what the matrix says."""
    plans = client.get("/api/plans").json()["total"]
    found = rows(client)

    assert (plans * len(SLOTS), True) == (len(found), any(row["link"] == "" for row in found))


def test_a_cell_leads_to_the_section_it_begins_with(client: TestClient) -> None:
    """A number that cannot be looked up says nothing."""
    page = client.get("/topics").text
    links = re.findall(r'<td class="h\d"><a href="([^"]+)"', page)
    answers = {client.get(f"/api{link}").status_code for link in links}

    assert (True, {200}) == (len(links) > 8, answers)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_gap_is_said_in_words(client: TestClient, lang: str) -> None:
    """A dash alone is read out as nothing."""
    page = client.get(f"/topics?lang={lang}").text
    said = {"zh": "没有这样标题的章节", "en": "no section with such a heading"}[lang]

    assert said in page


def test_a_part_can_be_compared_across_plans(client: TestClient) -> None:
    """From the head of a column to those sections side by side."""
    page = client.get("/topics").text
    found = re.search(r'href="(/compare\?section=[^"]+)"', page)

    assert found is not None
    assert 200 == client.get(found[1].replace("&amp;", "&")).status_code


def test_the_matrix_is_narrowed_by_province(client: TestClient) -> None:
    """A reader of one province need not look through thirty."""
    titles = {row["title"] for row in rows(client, "?province=220000")}

    assert 0 < len(titles) < len({row["title"] for row in rows(client)})


def test_a_province_there_is_none_of_is_refused(client: TestClient) -> None:
    """With a word on what it takes."""
    answer = client.get("/topics?province=1", headers={"accept": "application/json"})

    assert (400, True) == (answer.status_code, "GB/T 2260" in answer.json()["detail"])

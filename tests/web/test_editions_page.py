"""The editions of a plan: when, from which file, why, and what each changed."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.web.api import schemas

PLAN = "shili-sheng"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_digit_that_was_corrected_is_shown(client: TestClient, lang: str) -> None:
    """60 became 65; the reader sees that and not two pages to compare by eye."""
    page = client.get(f"/plans/{PLAN}/editions?lang={lang}").text

    assert (True, True) == ("<del>60%</del><ins>65%</ins>" in page, f"/plans/{PLAN}/3.3-p1?edition=1" in page)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "第 1 版到第 2 版的改动"), ("en", "Changes from edition 1 to edition 2")]
)
def test_the_page_says_which_editions_it_compares(client: TestClient, lang: str, said: str) -> None:
    """Without being asked, the last with the one before it."""
    assert said in client.get(f"/plans/{PLAN}/editions?lang={lang}").text


def test_every_edition_has_its_date_and_its_file(client: TestClient) -> None:
    """The file as it was received can be fetched for each."""
    page = client.get(f"/plans/{PLAN}/editions").text
    imported = [each["imported"][:10] for each in client.get(f"/api/plans/{PLAN}/editions").json()]

    assert ([], True, True) == (
        [day for day in imported if day not in page],
        f"/plans/{PLAN}/source/original?edition=1" in page,
        f"/plans/{PLAN}/source/original?edition=2" in page,
    )


def test_the_answer_has_the_shape_described(client: TestClient) -> None:
    """Programs follow corrections from edition to edition."""
    answer = client.get(f"/api/plans/{PLAN}/changes")
    read = schemas.EditionChanges.model_validate_json(answer.content, strict=True)

    assert ((1, 2), answer.json()) == ((read.from_, read.to), read.model_dump(mode="json", by_alias=True))


def test_the_counts_of_the_list_are_those_of_the_changes(client: TestClient) -> None:
    """Two numbers for one thing would be one too many."""
    found: Any = client.get(f"/api/plans/{PLAN}/changes").json()["changes"]
    edition = client.get(f"/api/plans/{PLAN}/editions").json()[0]
    counted = [sum(each["kind"] == kind for each in found) for kind in ("added", "removed", "changed")]

    assert [edition["added"], edition["removed"], edition["changed"]] == counted


def test_backwards_is_the_same_the_other_way_round(client: TestClient) -> None:
    """What was added is removed, and words gone are words come."""
    there = client.get(f"/api/plans/{PLAN}/changes?from=1&to=2").json()["changes"]
    back = client.get(f"/api/plans/{PLAN}/changes?from=2&to=1").json()["changes"]
    swapped = {"added": "removed", "removed": "added"}

    assert sorted(swapped.get(c["kind"], c["kind"]) for c in there) == sorted(c["kind"] for c in back)


@pytest.mark.parametrize(
    ("status", "address"),
    [
        (200, "/plans/shili-shi/editions"),
        (200, "/plans/jilin-2017-industrial-upgrade/editions"),
        (404, "/plans/no-such-plan/editions"),
        (410, "/plans/shili-xian-2012-plan/editions"),
        (404, f"/plans/{PLAN}/editions?from=9"),
        (404, f"/api/plans/{PLAN}/changes?to=9"),
        (400, f"/api/plans/{PLAN}/changes?from=x"),
        (404, "/api/plans/shili-shi/changes"),
        (404, "/api/plans/jilin-2017-industrial-upgrade/changes"),
    ],
)
def test_what_there_is_not_is_said(client: TestClient, status: int, address: str) -> None:
    """A plan with one edition, a summary only, a plan that is gone, an edition that never was."""
    assert status == client.get(address).status_code

"""Sections nearly the same as one above them: folded on the page, in sight in JSON, counted in both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import Settings
from app.web.app import create_app

_TEXT = """{place}人民政府关于印发{place}袜业振兴实施方案的通知

一、总体要求
{place}袜业要走精品路线，统一纱线标准，共用染整车间，到2030年棉袜日产量达到三十万双，出口占到四成以上。

二、重点任务
（一）建设设计中心。每年推出新花型二百个，由{place}袜业协会评定，企业按件付费，样品向全部织户开放借阅。

（二）{only}
"""
PLACES = (("甲山市", "开办夜校教授织机维修。"), ("乙河市", "修建通往码头的公路。"), ("丙湖市", "举办年度订货会。"))
QUERY = "袜业"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Three invented schemes that differ in the place and in one task."""
    home: Path = tmp_path_factory.mktemp("similar")
    files = home / "files"
    files.mkdir()
    for number, (place, only) in enumerate(PLACES):
        files.joinpath(f"{number}.txt").write_text(_TEXT.format(place=place, only=only), encoding="utf-8")
    settings = Settings(documents=home / "documents", index=home / "index", inbox=False, base_url="")
    import_paths(settings, [files])
    build(settings)
    archive = Archive.open(settings)
    yield TestClient(create_app(archive, settings))
    archive.close()


def _hits(client: TestClient, **more: Any) -> list[dict[str, Any]]:
    hits: list[dict[str, Any]] = client.get("/api/search", params={"q": QUERY, **more}).json()["hits"]
    return hits


def test_similar_sections_stay_hits_of_their_own_in_json(client: TestClient) -> None:
    """A program that counts hits comes to the total; what is alike is told, not taken away."""
    answer = client.get("/api/search", params={"q": QUERY}).json()

    assert answer["total"] == len(answer["hits"]) > 3


def test_json_names_what_a_section_is_nearly_the_same_as(client: TestClient) -> None:
    """Whoever folds the hits himself needs the leader and the number."""
    hits = _hits(client)
    leaders = {(hit["plan"], hit["anchor"]): hit["similar"] for hit in hits if hit["similar"]}
    following: dict[tuple[str, str], int] = {}
    for hit in hits:
        if hit["similar_to"]:
            named = hit["similar_to"]["plan"], hit["similar_to"]["anchor"]
            following[named] = following.get(named, 0) + 1

    assert leaders == following != {}


def test_the_page_folds_them_under_the_best_with_their_number(client: TestClient) -> None:
    """Three re-posts of one section must not push everything else off the page; none is lost either."""
    leader = next(hit for hit in _hits(client) if hit["similar"] == 2)
    page = client.get("/search", params={"q": QUERY, "lang": "zh"}).text
    fold = page.split(f'id="similar-{leader["plan"]}-{leader["anchor"]}"')[1].split("</details>")[0]

    assert ("另有 2 处相似" in fold, fold.count('<article class="hit"')) == (True, 2)


@pytest.mark.parametrize(("lang", "words"), [("zh", "处在下一页"), ("en", "on the next page")])
def test_a_fold_says_how_many_are_on_the_next_page(client: TestClient, lang: str, words: str) -> None:
    """The number beside the fold is that of all pages; what this page lacks is one click away."""
    assert words in client.get("/search", params={"q": QUERY, "size": 1, "lang": lang}).text


def test_a_page_that_begins_among_the_similar_says_what_they_are_like(client: TestClient) -> None:
    """On its own the second page would show a section twice without a word."""
    second = _hits(client, size=1, page=2)[0]
    page = client.get("/search", params={"q": QUERY, "size": 1, "page": 2, "lang": "en"}).text

    assert f'href="{second["similar_to"]["url"]}">Nearly the same as' in page


def test_sorted_otherwise_nothing_is_folded(client: TestClient) -> None:
    """By date a reader goes through all of them in order."""
    assert not any(hit["similar"] or hit["similar_to"] for hit in _hits(client, sort="newest"))

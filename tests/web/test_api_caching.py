"""What is sent once is not sent again: ETags, HEAD and OPTIONS, and what an answer depends on."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.pipeline.building import build
from app.settings import Settings
from app.web.app import create_app

CACHED = [
    "/api/search?q=汽车",
    "/api/plans",
    "/api/plans/shili-sheng",
    "/api/plans/shili-sheng/outline",
    "/api/plans/shili-sheng/editions",
    "/api/plans/shili-sheng/2.1-p1",
    "/api/compare?section=shili-sheng:2.1&section=shili-shi:2.1",
    "/api/cite/shili-sheng/2.1-p1?style=ris",
    "/api/resolve?plan=shili-sheng&anchor=2.1-p1",
    "/api/suggest?q=汽",
]


@pytest.mark.parametrize("address", CACHED)
def test_an_answer_that_is_known_is_not_sent_again(client: TestClient, address: str) -> None:
    """An outline is a few hundred kilobytes; whoever has it asks whether it is still right."""
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": f'"other", {first.headers["etag"]}'})

    assert ("no-cache", 304, b"", first.headers["etag"]) == (
        first.headers["cache-control"],
        again.status_code,
        again.content,
        again.headers["etag"],
    )


def test_another_tag_gets_the_answer(client: TestClient) -> None:
    """A tag of last week says nothing about today."""
    assert 200 == client.get("/api/plans", headers={"if-none-match": 'W/"0123456789"'}).status_code


def test_every_address_has_a_tag_of_its_own(client: TestClient) -> None:
    """One tag for two answers would show the one for the other."""
    tags = {client.get(address).headers["etag"] for address in [*CACHED, "/api/search?q=汽车&page=2"]}

    assert len(CACHED) + 1 == len(tags)


def test_a_new_index_has_new_tags(site_settings: Settings, tmp_path: Path) -> None:
    """After a correction nobody goes on seeing the text before it."""
    documents = tmp_path / "documents"
    shutil.copytree(site_settings.documents, documents)
    settings = site_settings.model_copy(update={"documents": documents, "index": tmp_path / "index"})
    build(settings)
    client = TestClient(create_app(Archive.open(settings), settings))
    before = client.get("/api/plans").headers["etag"]
    build(settings)
    after = client.get("/api/plans", headers={"if-none-match": before})

    assert (200, True) == (after.status_code, before != after.headers["etag"])


@pytest.mark.parametrize("address", ["/api/cite/shili-sheng/2.1-p1", "/api/suggest?q=auto"])
def test_an_answer_in_a_language_says_so_to_caches(client: TestClient, address: str) -> None:
    """A cache between two readers must not serve one the other's language."""
    zh = client.get(address, headers={"accept-language": "zh-CN"})
    en = client.get(address, headers={"accept-language": "en", "if-none-match": zh.headers["etag"]})

    assert (200, True) == (en.status_code, "Accept-Language" in en.headers["vary"])


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_never_cached(client: TestClient, address: str) -> None:
    """A healthy answer of a minute ago says nothing."""
    answer = client.get(address)

    assert ("no-store", False) == (answer.headers["cache-control"], "etag" in answer.headers)


@pytest.mark.parametrize("address", [*CACHED, "/healthz", "/api/plans/nobody", "/api/search?page=0"])
def test_head_is_get_without_the_body(client: TestClient, address: str) -> None:
    """Link checkers ask HEAD, and must hear the truth."""
    get, head = client.get(address), client.head(address)

    assert (get.status_code, get.headers["content-type"], b"") == (
        head.status_code,
        head.headers["content-type"],
        head.content,
    )


@pytest.mark.parametrize("address", ["/api/search", "/api/plans/shili-sheng/2.1", "/readyz"])
def test_options_says_what_can_be_done(client: TestClient, address: str) -> None:
    """Without CORS: pages of other sites have no business here."""
    answer = client.options(address, headers={"origin": "https://example.org"})

    assert (204, "GET, HEAD, OPTIONS", b"", []) == (
        answer.status_code,
        answer.headers["allow"],
        answer.content,
        [name for name in answer.headers if name.startswith("access-control")],
    )


def test_long_answers_are_compressed(client: TestClient) -> None:
    """An outline shrinks to a fifth."""
    answer = client.get("/api/plans/shili-sheng/outline", headers={"accept-encoding": "gzip"})

    assert ("gzip", True) == (answer.headers["content-encoding"], "Accept-Encoding" in answer.headers["vary"])

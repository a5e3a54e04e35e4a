"""Answers go over the line in the smallest form their reader understands."""

import gzip
from collections.abc import Iterator

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from app.web.assets import asset, bundles
from app.web.compression import Coding, Compress, coding_for

LONG = "一、发展重点。\n" * 4_000
PIECES = [f"{n}，示例\n" * 300 for n in range(50)]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br", "br"),
        ("GZIP", "gzip"),
        ("", "identity"),
        ("identity", "identity"),
        ("*", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("*;q=0", "identity"),
        ("gzip;q=0,br;q=0.1", "br"),
        ("gzip; q=x", "gzip"),
        ("brotli, gzipped", "identity"),
        (";;,,=", "identity"),
    ],
)
def test_the_smallest_coding_that_is_accepted_is_chosen(accepted: str, expected: Coding) -> None:
    """A reader who is sent what he refused sees noise."""
    assert expected == coding_for(accepted)


def _pieces() -> Iterator[str]:
    yield from PIECES


@pytest.fixture
def small_site() -> TestClient:
    """A long page, a short one, a stream and a file that is a ZIP already."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    app = Starlette(
        routes=[
            Route("/long", lambda request: Response(LONG, media_type="text/html")),
            Route("/short", lambda request: Response("短", media_type="text/html")),
            Route("/stream", lambda request: StreamingResponse(_pieces(), media_type="text/csv")),
            Route("/word", lambda request: Response(LONG, media_type=office)),
        ]
    )
    app.add_middleware(Compress)
    return TestClient(app)


def raw(client: TestClient, address: str, accepted: str) -> tuple[str, bytes]:
    """The coding of an answer and its bytes as they come."""
    with client.stream("GET", address, headers={"accept-encoding": accepted}) as answer:
        return answer.headers.get("content-encoding", ""), b"".join(answer.iter_raw())


@pytest.mark.parametrize(("address", "expected"), [("/long", LONG), ("/stream", "".join(PIECES))])
def test_brotli_is_what_was_sent_when_it_is_read(small_site: TestClient, address: str, expected: str) -> None:
    """At once or piece by piece, no character may be lost on the way."""
    coding, body = raw(small_site, address, "br")

    assert ("br", expected) == (coding, brotli.decompress(body).decode())


@pytest.mark.parametrize(("address", "expected"), [("/long", LONG), ("/stream", "".join(PIECES))])
def test_gzip_stays_for_who_does_not_know_brotli(small_site: TestClient, address: str, expected: str) -> None:
    """Browsers ask for Brotli only where the line is safe or the machine their own."""
    coding, body = raw(small_site, address, "gzip")

    assert ("gzip", expected) == (coding, gzip.decompress(body).decode())


@pytest.mark.parametrize(
    ("address", "accepted"), [("/short", "br"), ("/word", "br"), ("/long", ""), ("/long", "identity")]
)
def test_what_gains_nothing_or_is_not_asked_for_is_sent_as_it_is(
    small_site: TestClient, address: str, accepted: str
) -> None:
    """A Word file is compressed inside; packing it again costs time and saves nothing."""
    assert "" == raw(small_site, address, accepted)[0]


@pytest.mark.parametrize("name", ["site.css", "site.js"])
@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_bundle_is_the_same_in_every_coding(client: TestClient, name: str, accepted: str) -> None:
    """The looks must not depend on the browser's age."""
    answer = client.get(asset(name), headers={"accept-encoding": accepted})

    assert (bundles()[name].body, "Accept-Encoding") == (answer.content, answer.headers["vary"])


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
@pytest.mark.parametrize("name", ["site.css", "icon.svg", "site.webmanifest"])
def test_a_file_that_is_known_is_not_sent_again(client: TestClient, name: str, accepted: str) -> None:
    """Also where it is asked for by its plain name, without the digest that keeps it for good."""
    first = client.get(f"/static/{name}", headers={"accept-encoding": accepted})
    headers = {"accept-encoding": accepted, "if-none-match": first.headers["etag"]}
    again = client.get(f"/static/{name}", headers=headers)

    assert ("no-cache", 304, b"") == (first.headers["cache-control"], again.status_code, again.content)


def test_each_coding_of_a_bundle_has_a_tag_of_its_own(client: TestClient) -> None:
    """A cache that takes the one for the other serves noise."""
    tags = {client.get("/static/site.js", headers={"accept-encoding": c}).headers["etag"] for c in ("br", "gzip", "")}

    assert 3 == len(tags)

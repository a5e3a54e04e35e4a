"""The same headers on every kind of answer, whichever way it came about."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.archive import Archive
from app.settings import Settings
from app.web.app import create_app
from app.web.security import HEADERS

ANSWERS = [
    ("GET", "/api/search?q=汽车", 200),
    ("HEAD", "/api/search?q=汽车", 200),
    ("GET", "/api/cite/shili-sheng/2.1?style=bibtex", 200),
    ("GET", "/openapi.json", 200),
    ("GET", "/healthz", 200),
    ("GET", "/api/search?page=0", 400),
    ("GET", "/api/nothing", 404),
    ("POST", "/api/search", 405),
    ("OPTIONS", "/api/search", 204),
    ("GET", "/api/plans/shili-xian-2012-plan", 410),
    ("GET", "/static/nothing.css", 404),
]


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS)
def test_every_answer_has_the_security_headers(client: TestClient, method: str, address: str, status: int) -> None:
    """One answer without them is the one that is used."""
    answer = client.request(method, address, headers={"accept": "application/json"})

    assert (status, HEADERS) == (answer.status_code, {name: answer.headers.get(name) for name in HEADERS})


def test_an_answer_not_sent_again_has_them(client: TestClient) -> None:
    """A cache takes over the headers of a 304."""
    tag = client.get("/api/plans").headers["etag"]
    answer = client.get("/api/plans", headers={"if-none-match": tag})

    assert (304, HEADERS) == (answer.status_code, {name: answer.headers.get(name) for name in HEADERS})


def test_a_refused_body_has_them(client: TestClient, site_settings: Settings) -> None:
    """The refusal is written before any route is reached."""
    answer = client.post("/api/search", content=b"x" * (site_settings.max_body_bytes + 1))

    assert (413, HEADERS) == (answer.status_code, {name: answer.headers.get(name) for name in HEADERS})


def test_an_error_nobody_foresaw_has_them(
    archive: Archive, site_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That answer is made outside all middleware."""

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    app: FastAPI = create_app(archive, site_settings)
    monkeypatch.setattr(Archive, "search", fail)
    answer = TestClient(app, raise_server_exceptions=False).get("/api/search")

    assert (500, HEADERS) == (answer.status_code, {name: answer.headers.get(name) for name in HEADERS})


def test_whoever_goes_away_while_sending_is_no_error(site_app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    """An upload broken off would fill the log with stack traces, and hide those that matter."""
    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": "/api/check", "query_string": b""}
    coming = [{"type": "http.request", "body": b'{"te', "more_body": True}, {"type": "http.disconnect"}]
    answers: list[Any] = []

    async def receive() -> Any:
        return coming.pop(0)

    async def send(message: Any) -> None:
        answers.append(message)

    # In a thread of its own: the browser tests before it leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, site_app({**scope, "headers": [], "app": site_app}, receive, send)).result()

    assert ([], []) == (answers, caplog.records)


@pytest.mark.parametrize("hsts", [True, False])
def test_https_is_insisted_on_only_where_set(archive: Archive, site_settings: Settings, hsts: bool) -> None:
    """On plain http in an intranet the header would lock everybody out for a year."""
    app = create_app(archive, site_settings.model_copy(update={"hsts": hsts}))
    headers = TestClient(app).get("/healthz").headers

    assert hsts == ("strict-transport-security" in headers)


def test_nothing_may_run_or_load_but_our_own() -> None:
    """No inline script and no other host: what a plan's text says can never run."""
    policy = HEADERS["content-security-policy"]

    assert (True, False, False) == (
        policy.startswith("default-src 'none'; script-src 'self'"),
        "unsafe" in policy,
        "http" in policy,
    )


def test_the_cookie_of_the_language_is_kept_from_open_lines(archive: Archive, site_settings: Settings) -> None:
    """Where the archive is read by https, nothing of it goes over http."""
    app = create_app(archive, site_settings.model_copy(update={"base_url": "https://plans.example"}))
    cookie = TestClient(app).get("/about?lang=en").headers["set-cookie"].lower()

    assert [] == [word for word in ("secure", "httponly", "samesite=lax") if word not in cookie]

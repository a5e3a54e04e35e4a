"""Errors of the API: the status, one shape for all, and a sentence that says what is wrong and what would do."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.archive import Archive
from app.errors import ArchiveBusy, IndexOutOfDate
from app.settings import Settings
from app.web.api import schemas
from app.web.app import create_app

PLAN = "/api/plans/shili-sheng"
LONG = "长" * 501

ERRORS = [
    # What is not a parameter.
    ("/api/search?qq=1", 400, "qq='1' known are city, expand, industry"),
    ("/api/search?q=汽车&lang=zh", 400, "lang no such parameter"),
    ("/api/plans?q=1", 400, "known are page, size"),
    (f"{PLAN}?x=1", 400, "no parameter is taken"),
    (f"{PLAN}/editions?edition=1", 400, "no parameter is taken"),
    ("/healthz?x=1", 400, "no parameter is taken"),
    ("/readyz?x=1", 400, "no parameter is taken"),
    # Numbers.
    ("/api/search?page=0", 400, "page='0' whole number from 1"),
    ("/api/search?page=-1", 400, "page='-1' whole number from 1"),
    ("/api/search?page=--1", 400, "page='--1' whole number"),
    ("/api/search?page=1.5", 400, "whole number"),
    ("/api/search?page=一", 400, "whole number"),
    ("/api/search?page=１", 400, "whole number"),
    ("/api/search?page=1e3", 400, "whole number"),
    ("/api/search?page=99999999999999999999", 400, "whole number"),
    ("/api/search?size=101", 400, "size='101' from 1 to 100"),
    ("/api/search?size=0", 400, "from 1 to 100"),
    ("/api/plans?size=1001", 400, "from 1 to 1000"),
    ("/api/suggest?q=a&limit=51", 400, "from 1 to 50"),
    (f"{PLAN}/outline?edition=0", 400, "edition='0' whole number from 1"),
    # Values of facets.
    ("/api/search?province=abc", 400, "province='abc' GB/T 2260 220000 unknown"),
    ("/api/search?province=220400", 400, "province='220400' GB/T 2260 code of a province"),
    ("/api/search?province=990000", 400, "GB/T 2260 code of a province"),
    ("/api/search?province=220000&province=吉林", 400, "province='吉林'"),
    ("/api/search?city=220000", 400, "code of a city"),
    ("/api/search?city=990400", 400, "code of a city"),
    ("/api/search?city=none", 400, "code of a city unknown"),
    ("/api/search?year=20x5", 400, "year='20x5' four digits"),
    ("/api/search?year=２０１５", 400, "four digits"),
    ("/api/search?period=2015", 400, "period='2015' first and last year 2011-2015"),
    ("/api/search?period=2015-2011", 400, "first and last year"),
    ("/api/search?period=十二五", 400, "such as 2011-2015"),
    ("/api/search?industry=unknown", 400, "industry='unknown' automotive none"),
    ("/api/search?industry=汽车", 400, "automotive, petrochemical"),
    ("/api/search?kind=plan", 400, "kind='plan' 规划"),
    ("/api/search?level=state", 400, "national, province, city, county, unknown"),
    ("/api/search?plan=Not a slug", 400, "plan='Not a slug' /api/plans lists them"),
    ("/api/search?plan=no-such-plan", 404, "'no-such-plan'"),
    ("/api/search?plan=shili-xian-2012-plan", 410, "withdrawn 示例"),
    # Choices.
    ("/api/search?sort=best", 400, "sort='best' relevance, newest, oldest, region"),
    ("/api/search?layer=draft", 400, "official, summary, translation"),
    ("/api/search?expand=on", 400, "expand='on' off minus sign"),
    ("/api/search?expand=-", 400, "minus sign"),
    (f"{PLAN}/outline?lang=fr", 400, "lang='fr' zh, en"),
    ("/api/suggest?q=a&lang=fr", 400, "zh, en"),
    ("/api/cite/shili-sheng/2.1?style=apa", 400, "style='apa' gbt7714, gbt7714-2015, bibtex, ris, csl-json, text"),
    ("/api/cite/shili-sheng/2.1?lang=de", 400, "zh, en"),
    # Twice, or too much.
    ("/api/search?page=1&page=2", 400, "page can be given once"),
    ("/api/search?q=a&q=b", 400, "q can be given once"),
    (f"{PLAN}/2.1?layer=official&layer=summary", 400, "layer can be given once"),
    (f"/api/search?q={LONG}", 400, "at most 500 characters"),
    (f"/api/search?year={'2' * 200}", 400, "four digits"),
    (f"/api/suggest?q={LONG}", 400, "at most 100 characters"),
    (f"/api/resolve?quote={LONG * 11}", 400, "at most 5000 characters"),
    ("/api/search?" + "&".join(f"year={year}" for year in range(1700, 1901)), 400, "201 values at most 200"),
    # Queries.
    ('/api/search?q="汽车', 400, "quotation mark"),
    ("/api/search?q=(汽车", 400, "parenthesis"),
    ("/api/search?q=汽车 AND", 400, "at character"),
    # What is not there.
    ("/api/plans/no-such-plan", 404, "'no-such-plan' /plans lists"),
    ("/api/plans/no-such-plan/outline", 404, "'no-such-plan'"),
    ("/api/plans/no-such-plan/editions", 404, "'no-such-plan'"),
    ("/api/plans/no-such-plan/2.1", 404, "'no-such-plan'"),
    ("/api/cite/no-such-plan/2.1", 404, "'no-such-plan'"),
    (f"{PLAN}/2.9", 404, "'2.9' nearest: 2."),
    (f"{PLAN}/Hello World", 404, "Hello World"),
    ("/api/cite/shili-sheng/99.9", 404, "'99.9'"),
    (f"{PLAN}/2.1?edition=9", 404, "no edition 9"),
    (f"{PLAN}/outline?edition=9", 404, "no edition 9"),
    (f"{PLAN}/outline?layer=summary", 400, "layer='summary' held official"),
    ("/api", 404, "nothing at /api"),
    ("/api/nothing", 404, "nothing at /api/nothing"),
    # What was withdrawn.
    ("/api/plans/shili-xian-2012-plan", 410, "withdrawn 示例"),
    ("/api/plans/shili-xian-2012-plan/1", 410, "withdrawn"),
    ("/api/cite/shili-xian-2012-plan/1", 410, "withdrawn"),
    # Comparisons and citations.
    ("/api/compare", 400, "2 to 8"),
    ("/api/compare?section=shili-sheng:2.1", 400, "2 to 8"),
    ("/api/compare?section=shili-sheng:2.1&section=shili-sheng", 400, "PLAN:ANCHOR"),
    ("/api/compare?section=shili-sheng:2.1&section=shili-shi:99", 404, "'99'"),
    ("/api/compare?section=shili-sheng:2.1&section=nobody:1", 404, "'nobody'"),
    ("/api/compare?" + "&".join(f"section=shili-sheng:{n}" for n in range(1, 10)), 400, "9 values at most 8"),
    ("/api/compare?plan=shili-sheng&plan=shili-shi&industry=cars", 400, "industry='cars' automotive"),
    ("/api/compare?plan=shili-sheng&industry=automotive", 400, "2 to 8"),
    ("/api/compare?section=shili-sheng:2.1&industry=automotive", 400, "leave section out"),
    ("/api/resolve", 400, "plan, anchor, fingerprint, quote"),
    ("/api/resolve?edition=1", 400, "plan, anchor, fingerprint, quote"),
    ("/api/resolve?fingerprint=xyz", 400, "twelve hexadecimal digits"),
]


@pytest.mark.parametrize(("address", "status", "words"), ERRORS, ids=[address[:60] for address, *_ in ERRORS])
def test_an_error_says_what_is_wrong(client: TestClient, address: str, status: int, words: str) -> None:
    """Whoever writes a program against the archive reads this sentence, and nothing else."""
    answer = client.get(address)
    detail = answer.json()["detail"]

    assert (status, []) == (answer.status_code, [word for word in words.split() if word not in detail])


@pytest.mark.parametrize(("address", "status"), [each[:2] for each in ERRORS], ids=[each[0][:60] for each in ERRORS])
def test_an_error_is_a_problem_document(client: TestClient, address: str, status: int) -> None:
    """One shape for all errors (RFC 9457), so that one handler in a program does for all."""
    answer = client.get(address)
    problem = schemas.Problem.model_validate_json(answer.content)

    assert ("application/problem+json", status, "no-store") == (
        answer.headers["content-type"],
        problem.status,
        answer.headers["cache-control"],
    )


def test_a_detail_is_of_a_length_a_person_reads(client: TestClient) -> None:
    """A parameter of thousands of characters is not thrown back whole."""
    answer = client.get(f"/api/search?year={'9' * 3000}&{'x' * 3000}=1")

    assert len(answer.content) < 1000


def test_a_query_is_answered_with_its_fault_and_with_repairs(client: TestClient) -> None:
    """A page or program can point at the character, and offer a query that works."""
    problem = client.get('/api/search?q=汽车 "零部件').json()
    works = [client.get("/api/search", params={"q": repair}).status_code for repair in problem["repairs"]]

    assert ('"', {200}) == (problem["query"][problem["start"] : problem["end"]], set(works))


def test_a_missing_anchor_is_answered_with_the_nearest(client: TestClient) -> None:
    """A slip of the pen in an address costs a click, not a search."""
    nearest = client.get(f"{PLAN}/2.1-p99").json()["nearest"]

    assert {200} == {client.get(f"{PLAN}/{anchor}").status_code for anchor in nearest}


def test_a_withdrawn_plan_is_answered_with_reason_and_successor(client: TestClient) -> None:
    """Who follows an old address learns why it is gone, and where to go on."""
    problem = client.get("/api/plans/shili-xian-2012-plan").json()

    assert ("这是示例，已由新的示例代替", "shili-sheng") == (problem["reason"], problem["successor"])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["/api/search", PLAN, f"{PLAN}/2.1-p1", "/healthz"])
def test_the_archive_is_read_only(client: TestClient, method: str, address: str) -> None:
    """A program that tries to write learns at once what can be done, and gets an answer it can read."""
    answer = client.request(method, address)

    assert (405, "GET, HEAD, OPTIONS", 405) == (answer.status_code, answer.headers["allow"], answer.json()["status"])


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_that_is_too_long_is_refused_before_it_is_read(
    client: TestClient, site_settings: Settings, announced: bool
) -> None:
    """Nobody fills the memory of a small machine; whether the length is announced or turns out makes no difference."""
    size = site_settings.max_body_bytes + 1
    body: Any = b"x" * size if announced else (b"x" * 100_000 for _ in range(size // 100_000 + 1))
    answer = client.post("/api/search", content=body)

    assert (413, "application/problem+json", 413) == (
        answer.status_code,
        answer.headers["content-type"],
        schemas.Problem.model_validate_json(answer.content).status,
    )


@pytest.fixture
def failing(archive: Archive, site_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A client of an archive whose search fails with the error given."""

    def client_of(error: Exception) -> TestClient:
        def fail(*_: object) -> None:
            raise error

        app: FastAPI = create_app(archive, site_settings)
        monkeypatch.setattr(Archive, "search", fail)
        return TestClient(app, raise_server_exceptions=False)

    return client_of


def test_an_error_nobody_foresaw_gives_nothing_away(failing: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The reader gets a name that finds the error in the log; paths and code stay inside."""
    answer = failing(ZeroDivisionError("secret")).get("/api/search?q=x")
    problem = schemas.Problem.model_validate_json(answer.content)

    assert (500, False, True) == (
        answer.status_code,
        "secret" in answer.text or "Traceback" in answer.text,
        any(str(problem.log) in record.getMessage() for record in caplog.records),
    )


@pytest.mark.parametrize("error", [IndexOutOfDate("there is no index yet"), ArchiveBusy("another process is building")])
def test_while_there_is_no_index_the_answer_is_to_come_back(failing: Any, error: Exception) -> None:
    """A client that waits half a minute is served; one that is told 500 gives up."""
    answer = failing(error).get("/api/search?q=x")

    assert (503, "30", str(error)) == (answer.status_code, answer.headers["retry-after"], answer.json()["detail"])

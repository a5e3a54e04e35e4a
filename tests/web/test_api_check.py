"""POST /api/check: what it answers, what it refuses, and that nothing of the text is left anywhere."""

import json
import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.settings import Settings
from app.web.api import schemas

SENTENCE = "到2020年，全省汽车产业总产值力争达到2600亿元"
SECRET = "尚未公布的内部评估意见认为该项目应当立即停止"
REPORT = f"""# 报告

《示例省特色产业提质增效行动计划》提出：“{SENTENCE.replace("2600", "2900")}”。

> {SENTENCE}，年均增长12%左右。
> —— https://archive.example/plans/shili-sheng/2.1-p2?edition=2

另据内部材料，“{SECRET}”。
"""


def check(client: TestClient, text: str) -> Any:
    """The quotations found in *text*."""
    return client.post("/api/check", json={"text": text})


def test_every_quotation_is_answered_in_order(client: TestClient) -> None:
    """Words and place are two answers."""
    found = check(client, REPORT).json()["quotations"]

    assert [
        ("number_differs", "as_cited", "2.1-p2"),
        ("verbatim", "as_cited", "2.1-p2"),
        ("not_found", "not_cited", None),
    ] == [(q["verdict"], q["place"], q["best"] and q["best"]["anchor"]) for q in found]


def test_an_answer_has_the_shape_described(client: TestClient) -> None:
    """Editors build on it."""
    answer = check(client, REPORT)
    read = schemas.CheckedText.model_validate_json(answer.content, strict=True)

    assert (200, "no-store", answer.json()) == (
        answer.status_code,
        answer.headers["cache-control"],
        read.model_dump(mode="json"),
    )


def test_the_address_given_shows_the_words(client: TestClient) -> None:
    """It is pinned to the edition the words were found in."""
    best = check(client, REPORT).json()["quotations"][1]["best"]
    shown = client.get(f"/api{best['url']}").json()

    assert (True, True) == (best["text"] in shown["text"], "edition=2" in best["url"])


def test_the_difference_leads_from_the_quotation_to_the_source(client: TestClient) -> None:
    """What is wrong is marked, and the rest is not."""
    found = check(client, REPORT).json()["quotations"][0]

    assert [["-", "2900"], ["+", "2600"]] == [step for step in found["best"]["diff"] if step[0] != "="]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text": 1}',
        b'{"text": "a", "more": 1}',
        b'{"text": ',
        b"text=abc",
        b"\xff",
    ],
)
def test_a_body_that_is_no_text_is_refused(client: TestClient, body: bytes) -> None:
    """With a sentence that says what it should be."""
    answer = client.post("/api/check", content=body, headers={"content-type": "application/json"})

    assert (400, True) == (answer.status_code, '{"text": "…"}' in answer.json()["detail"])


def test_a_refusal_repeats_nothing_of_the_text(client: TestClient) -> None:
    """Problem documents are logged by whoever gets them."""
    answer = client.post("/api/check", json={"txt": SECRET})

    assert (400, False) == (answer.status_code, SECRET in answer.text)


def test_a_text_that_is_too_long_is_refused(client: TestClient, site_settings: Settings) -> None:
    """The limit of a request's body holds here as everywhere."""
    assert 413 == check(client, "字" * site_settings.max_body_bytes).status_code


def test_parameters_are_refused(client: TestClient) -> None:
    """A text in the address would stand in every log on the way."""
    assert 400 == client.post("/api/check?text=abc", json={"text": ""}).status_code


def test_asking_without_a_text_is_not_allowed(client: TestClient) -> None:
    """GET has no body."""
    answer = client.get("/api/check")

    assert (405, True) == (answer.status_code, "POST" in answer.headers["allow"])


def test_the_text_is_neither_logged_nor_stored(
    client: TestClient, site_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """What is not published yet is nobody's business, and a check must not publish it."""
    with caplog.at_level(logging.DEBUG):
        check(client, REPORT)
    files = [p for folder in (site_settings.documents, site_settings.index) for p in folder.rglob("*") if p.is_file()]

    assert (False, []) == (SECRET in caplog.text, [p for p in files if SECRET.encode() in p.read_bytes()])


@pytest.mark.parametrize(
    "text", ["“" * 2000, "「“" * 900, "《" * 3000, "> " * 3000, "（《" * 900, "“甲" * 500 + "乙”" * 500, "\0“\ud83d”"]
)
def test_strange_texts_are_answered(client: TestClient, text: str) -> None:
    """Marks that never close, nest without end, or signs that are none: an answer, and at once."""
    answer = client.post("/api/check", content=json.dumps({"text": text}))

    assert answer.status_code in (200, 400)

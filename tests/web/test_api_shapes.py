"""Every answer has the shape that OpenAPI describes, no key more and none less."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.web.api import schemas

Get = Callable[[str], Any]

ANSWERS: list[tuple[str, Any]] = [
    ("/api/search", schemas.Search),
    ("/api/search?q=汽车", schemas.Search),
    ("/api/search?q=new energy vehicles", schemas.Search),
    ("/api/search?q=示例省 十四五 汽车&sort=newest&size=3&page=2", schemas.Search),
    ("/api/search?q=汽车&layer=summary&layer=official&layer=translation", schemas.Search),
    ("/api/search?q=汽车&province=210000&province=unknown&industry=none&level=unknown&kind=unknown", schemas.Search),
    ("/api/search?q=没有人写过这样的话", schemas.Search),
    ("/api/plans", schemas.Records),
    ("/api/plans?page=2&size=3", schemas.Records),
    ("/api/plans/shili-sheng", schemas.Record),
    ("/api/plans/dandong-industrial-clusters", schemas.Record),
    ("/api/plans/shili-sheng/outline", list[schemas.Section]),
    ("/api/plans/shili-sheng/outline?edition=1", list[schemas.Section]),
    ("/api/plans/shili-shi/outline?layer=translation", list[schemas.Section]),
    ("/api/plans/jilin-2017-industrial-upgrade/outline?lang=en", list[schemas.Section]),
    ("/api/plans/shili-sheng/editions", list[schemas.Edition]),
    ("/api/plans/jilin-2017-industrial-upgrade/editions", list[schemas.Edition]),
    ("/api/plans/shili-sheng/2.1", schemas.Passage),
    ("/api/plans/shili-sheng/2.1-p1", schemas.Passage),
    ("/api/plans/shili-sheng/1.3-t1-r2", schemas.Passage),
    ("/api/plans/shili-sheng/2.1-p1-s1", schemas.Passage),
    ("/api/plans/jilin-2017-industrial-upgrade/s1-p1?lang=en", schemas.Passage),
    ("/api/compare?section=shili-sheng:2.1&section=shili-shi:2.1", schemas.Comparison),
    ("/api/compare?plan=shili-sheng&plan=shili-shi&industry=automotive", schemas.Comparison),
    ("/api/compare?plan=shili-sheng&plan=jilin-2017-industrial-upgrade", schemas.Comparison),
    ("/api/resolve?plan=shili-sheng&anchor=2.1-p1&edition=1", schemas.Resolution),
    ("/api/suggest?q=汽", schemas.Suggestions),
    ("/api/suggest?q=", schemas.Suggestions),
    ("/healthz", schemas.Health),
    ("/readyz", schemas.Readiness),
]


@pytest.mark.parametrize(("address", "shape"), ANSWERS, ids=[address for address, _ in ANSWERS])
def test_an_answer_has_the_shape_described(client: Any, address: str, shape: Any) -> None:
    """Programs are written against the description; a key that comes and goes breaks them on a quiet day."""
    answer = client.get(address)
    given = answer.json()
    read = TypeAdapter(shape).validate_json(answer.content, strict=True)

    assert (200, given) == (answer.status_code, TypeAdapter(shape).dump_python(read, mode="json", by_alias=True))


@pytest.mark.parametrize(
    ("status", "said", "known"),
    [
        (200, "identical", "plan=shili-sheng&anchor=2.1-p1&edition=2"),
        (200, "moved", "plan=shili-sheng&anchor=2.2-p2&edition=1"),
        (200, "corrected", "plan=shili-sheng&anchor=3.3-p1&edition=1"),
        (200, "moved", "plan=shili-sheng&anchor=2.2-p2-s1&edition=1"),
        (300, "ambiguous", "quote=汽车产业"),
        (410, "withdrawn", "plan=shili-xian-2012-plan&anchor=1"),
        (404, "unknown", "plan=shili-sheng&anchor=77&edition=1"),
        (404, "unknown", "quote=汽车"),
    ],
)
def test_the_status_says_what_became_of_a_citation(client: Any, status: int, said: str, known: str) -> None:
    """A program that checks a thousand links looks at the status first; the body is the same shape for all."""
    answer = client.get(f"/api/resolve?{known}")
    found = schemas.Resolution.model_validate_json(answer.content, strict=True)

    assert (status, said, "application/json") == (answer.status_code, found.status, answer.headers["content-type"])


def objects(value: Any) -> list[dict[str, Any]]:
    """All JSON objects in *value*, however deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else []), *(found for each in inner for found in objects(each))]


@pytest.mark.parametrize(
    "address",
    [
        "/api/search?q=汽车&size=5",
        "/api/plans",
        "/api/plans/shili-sheng/outline",
        "/api/plans/shili-sheng/2.1-p1",
        "/api/compare?section=shili-sheng:2.1&section=shili-shi:2.1",
        "/api/resolve?plan=shili-sheng&anchor=2.1-p1&edition=1",
    ],
)
def test_every_address_given_out_leads_somewhere(client: Any, address: str) -> None:
    """A url in an answer is cited; it names a passage there is, in the words given beside it."""
    given = {found["url"]: found.get("text") for found in objects(client.get(address).json()) if "url" in found}
    shown = {url: client.get(f"/api{url}").json() for url in given}

    assert [] == [url for url, text in given.items() if (text or "") not in shown[url].get("text", "")]


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("/api/plans/shili-sheng", "text.2.txt"),
        ("/api/plans/shili-sheng/2.1", "text.2.txt"),
        ("/api/plans/jilin-2017-industrial-upgrade", None),
        ("/api/plans/jilin-2017-industrial-upgrade/s1", None),
    ],
)
def test_the_source_is_the_file_imported_and_a_summary_has_none(get: Get, address: str, source: str | None) -> None:
    """Nobody must take the archive's own words for an official file."""
    assert source == get(address)["source"]


def test_a_record_says_unknown_with_null_and_empty_lists(get: Get) -> None:
    """Unknown is shown, never guessed and never left out."""
    record = get("/api/plans/dandong-industrial-clusters")
    names = ("doc_number", "issued", "issued_basis", "period_start", "period_end", "five_year_plans", "issuer", "year")

    assert [None, None, None, None, None, [], [], None] == [record[name] for name in names]


def test_places_are_name_and_code(get: Get) -> None:
    """GB/T 2260 codes are what other programs join on."""
    record = get("/api/plans/liaoyuan-2016-industry-outlook")

    assert [{"name": "吉林省", "code": "220000"}, {"name": "辽源市", "code": "220400"}] == [
        record["province"],
        record["city"],
    ]


def test_an_outline_is_in_reading_order(get: Get) -> None:
    """A program that prints the sections one after the other prints the plan."""
    anchors = [section["anchor"] for section in get("/api/plans/shili-sheng/outline")]

    assert anchors[:5] == ["n", "0", "1", "1.1", "1.2"]


def test_editions_are_newest_first_and_one_is_current(get: Get) -> None:
    """Whoever cites an edition has to see which one stands today."""
    assert [(2, True), (1, False)] == [(e["edition"], e["current"]) for e in get("/api/plans/shili-sheng/editions")]


def test_a_passage_stands_between_its_neighbours(get: Get) -> None:
    """A sentence out of its place is easily misread."""
    passage = get("/api/plans/shili-sheng/2.1.2-p1")

    assert (["2.1-p1", "2.1.1-p1"], "2.1.1-p1", "2.1.3-p1") == (
        [p["anchor"] for p in passage["before"]],
        passage["previous"],
        passage["next"],
    )


def test_a_sentence_is_a_span_of_its_paragraph(get: Get) -> None:
    """Offsets count Unicode code points, as Python and most languages do."""
    passage = get("/api/plans/shili-shi/1.1-p1-s2")
    start, end = passage["span"]

    assert passage["text"][start:end].startswith("“十三五”末，") and passage["text"][start - 1] == "。"


def test_a_table_comes_with_its_cells(get: Get) -> None:
    """A target without its column has no year."""
    table = get("/api/plans/shili-sheng/1.3-t1")["paragraph"]["table"]

    assert ["类别", "指标", "2015年", "2018年", "2020年"] == table["rows"][0]


def test_a_comparison_leaves_a_gap_where_a_plan_has_no_counterpart(get: Get) -> None:
    """A wrong cell is worse than an empty one."""
    found = get("/api/compare?plan=shili-sheng&plan=shili-shi&industry=automotive")

    assert {2} == {len(row["cells"]) for row in found["rows"]} and any(None in row["cells"] for row in found["rows"])


def test_columns_carry_the_title_of_their_plan(get: Get) -> None:
    """`title` is {zh, en, state} wherever it stands; the heading of the section is beside it."""
    column = get("/api/compare?section=shili-sheng:2.1&section=shili-shi:2.1")["columns"][0]

    assert ({"zh", "en", "state"}, "（一）汽车产业。") == (set(column["title"]), column["heading"])


def test_a_correction_is_told_with_the_difference(get: Get) -> None:
    """A link to the first edition must not quietly show the second."""
    found = get("/api/resolve?plan=shili-sheng&anchor=2.2-p2&edition=1")
    cited, now = found["cited"], found["now"]

    assert ("moved", 1, "2.2-p2", 2, "2.2-p3") == (
        found["status"],
        cited["edition"],
        cited["anchor"],
        now["edition"],
        now["anchor"],
    )


def test_a_withdrawn_plan_is_told_with_its_successor(get: Get) -> None:
    """Who follows an old citation learns why it is gone, and where to go on."""
    found = get("/api/resolve?plan=shili-xian-2012-plan&anchor=1")

    assert ("withdrawn", "shili-sheng") == (found["status"], found["successor"])

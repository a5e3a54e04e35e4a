"""/api/targets: filters, pages, and the words every number stands in."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.web.api import schemas

Get = Callable[[str], Any]
KEYS = (
    "plan layer anchor url quote span indicator value value_max unit comparator direction target_year kind "
    "baseline_value baseline_year binding industries places measure group row column"
).split()
ADDRESSES = (
    "/api/targets",
    "/api/targets?plan=shili-sheng&plan=shili-shi&size=1000",
    "/api/targets?industry=automotive&industry=none&year=2020&year=unknown",
    "/api/targets?province=220000&kind=level&kind=share&page=2&size=5",
    "/api/targets?kind=baseline",
    "/api/targets?year=1900",
    "/api/targets?sort=value&indicator=产值&unit=亿元&city=unknown&q=产值",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_has_the_shape_described(client: Any, address: str) -> None:
    """Programs are written against the description."""
    answer = client.get(address)
    read = TypeAdapter(schemas.Targets).validate_json(answer.content, strict=True)

    assert (200, answer.json()) == (answer.status_code, read.model_dump(mode="json"))


def test_an_item_has_the_keys_promised(get: Get) -> None:
    """Other programs rely on these very keys, in this order."""
    assert KEYS == list(get("/api/targets?plan=shili-sheng")["items"][0])


def test_every_quote_stands_at_its_address(get: Get) -> None:
    """Following a number leads to the words it was read from."""
    items = get("/api/targets?plan=shili-sheng&size=1000")["items"]
    shown = {item["url"]: get(f"/api{item['url']}")["text"] for item in items}

    assert items and [item["quote"] for item in items] == [
        shown[item["url"]][item["span"][0] : item["span"][1]] for item in items
    ]


def test_history_comes_only_on_request(get: Get) -> None:
    """A list of aims with what was reached among them misleads."""
    kinds = {item["kind"] for item in get("/api/targets?size=1000")["items"]}
    asked = {item["kind"] for item in get("/api/targets?kind=baseline&size=1000")["items"]}

    assert (False, {"baseline"}) == ("baseline" in kinds, asked)


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("/api/targets?plan=shili-shi&size=1000", "plan", {"shili-shi"}),
        ("/api/targets?year=2020&size=1000", "target_year", {2020}),
        ("/api/targets?year=unknown&size=1000", "target_year", {None}),
        ("/api/targets?kind=growth_rate&kind=share&size=1000", "kind", {"growth_rate", "share"}),
        (
            "/api/targets?province=210000&size=1000",
            "plan",
            {"dandong-industrial-clusters", "liaoning-2015-traditional-industry"},
        ),
        ("/api/targets?plan=shili-sheng&size=1000", "layer", {"official"}),
        ("/api/targets?plan=jilin-2017-industrial-upgrade&size=1000", "layer", {"summary"}),
    ],
)
def test_a_filter_leaves_what_it_says(get: Get, address: str, field: str, value: set[object]) -> None:
    """Each filter is a column of the answer that a reader can check."""
    assert value == {item[field] for item in get(address)["items"]}


def test_pages_follow_each_other(client: Any) -> None:
    """All pages together are the list, and Link leads from one to the next."""
    whole = client.get("/api/targets?size=1000").json()
    first, second = (client.get(f"/api/targets?size=3&page={page}") for page in (1, 2))

    assert (whole["items"][:6], whole["total"], 2, True) == (
        first.json()["items"] + second.json()["items"],
        first.json()["total"],
        second.json()["page"],
        'rel="next"' in first.headers["link"],
    )


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("measure=产值", 400),
        ("sort=best", 400),
        ("kind=history", 400),
        ("year=20", 400),
        ("industry=cars", 400),
        ("province=220400", 400),
        ("size=1001", 400),
        ("page=0", 400),
        ("page=1&page=2", 400),
        ("plan=no-such-plan", 404),
        ("plan=shili-xian-2012-plan", 410),
    ],
)
def test_what_cannot_be_answered_is_refused(client: Any, query: str, status: int) -> None:
    """A filter passed over in silence gives the answer to another question."""
    answer = client.get(f"/api/targets?{query}")

    assert (status, "application/problem+json") == (answer.status_code, answer.headers["content-type"])

"""Whatever is typed is answered, or refused with what to do; never a fault, and never a long wait."""

import time
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

LONGEST_WAIT = 5.0
"""Seconds; ten times what a query takes, since tests share their machine."""
PIECES = [
    *"汽车 石化 AND ＯＲ NOT ( ） \" “ ” 「 - － | * ? : / \\ . title: 标题： 省： number: year: 2015".split(),
    *"8,000亿元 国发〔2015〕 28号 2011-2015 十二五 万辆 jilin Jilin's xinnengyuan 的 % é Ω 😀".split(),
    *("new energy", "　", "\x00", "\u202e", "\u200b", "\ud83d"),
]
ANYTHING = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


def _sent(query: str) -> str:
    """*query* as a browser sends it; half a character goes as bytes that are none."""
    return quote(query.encode("utf-8", "surrogatepass"))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING)
def test_any_query_is_answered_or_refused(client: TestClient, query: str) -> None:
    """Readers paste anything; a trace of the program's insides helps none of them."""
    answer = client.get(f"/api/search?q={_sent(query)}")

    assert answer.status_code in (200, 400), query


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING)
@pytest.mark.parametrize("address", ["/search?lang=en&q=", "/api/suggest?q=", "/plans/shili-sheng?in=", "/terms?q="])
def test_any_query_gets_a_page(client: TestClient, address: str, query: str) -> None:
    """The same query stands in addresses of the search page, the box while typing, the reader and the terms."""
    assert client.get(address + _sent(query)).status_code in (200, 400), query


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "汽车 " * 1000,
        "词" * 500,
        "产业" * 250,
        "".join(chr(0x4E00 + 7 * n) for n in range(500)),
        "a OR " * 60 + "b",
        "a " * 250,
        "(" * 250 + ")" * 250,
        "NOT " * 100 + "汽车",
        "-" * 500,
        "*" * 500,
        "1," * 250,
        "9" * 500,
        "shi" * 166,
        "2011-2015 " * 50,
        "国发〔2015〕28号" * 45,
        "标题：" * 160,
        "“" * 500,
        "\u0301" * 500,
        "😀" * 250,
    ],
    ids=range(20),
)
def test_an_endless_query_costs_little(client: TestClient, query: str) -> None:
    """One reader must not hold up the others."""
    began = time.perf_counter()
    answer = client.get("/api/search", params={"q": query})
    took = time.perf_counter() - began

    assert (answer.status_code in (200, 400), took < LONGEST_WAIT) == (True, True)


@pytest.mark.parametrize("query", ["汽" * 501, "汽车 " * 65, "(" * 30 + "汽" + ")" * 30, "“汽车", "汽车 AND", "标题："])
def test_a_refusal_says_where_and_what_to_do(client: TestClient, query: str) -> None:
    """The place is within the query, and every remedy works."""
    problem = client.get("/api/search", params={"q": query}).json()
    within = 0 <= problem.get("start", 0) <= problem.get("end", 0) <= len(query)
    works = [client.get("/api/search", params={"q": each}).status_code for each in problem.get("repairs", [])]

    assert (within, bool(problem["detail"]), set(works) <= {200}) == (True, True, True)

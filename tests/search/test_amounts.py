"""Numbers with their units as readers type them."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """Sections with amounts that are near each other."""
    return engine_of(
        make_plan(
            "a-plan",
            [
                ("一", ["产值达到8000亿元。"]),
                ("二", ["产值达到8,000亿元。"]),
                ("三", ["产值达到18000亿元，产量８０００万吨，8000家企业投资100亿元。"]),
                ("四", ["汽车产量20万辆。"]),
                ("五", ["汽车产量120万辆，其中20辆为样车，共2000人。"]),
                ("六", ["2000年起引进1000人才。"]),
            ],
        )
    )


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("8000亿元", {"1", "2"}),
        ("8,000亿元", {"1", "2"}),
        ("８０００亿元", {"1", "2"}),
        ("８，０００亿元", {"1", "2"}),
        ("8000 亿元", {"1", "2"}),
        ('"8,000亿元"', {"2"}),
        ("20万辆", {"4"}),
        ("20 万辆", {"4"}),
        ("20辆", {"5"}),
        ("2000人", {"5"}),
        ("2000年", {"6"}),
        ("1000人才", {"6"}),
        ("9000亿元", set()),
        ("20万台", set()),
        ("200 thousand vehicles", {"4"}),
    ],
)
def test_an_amount_is_found_exactly(engine: WhooshEngine, query: str, anchors: set[str]) -> None:
    """Who asks for 8000亿元 asks for that sum, not for sections with 8000 of something and money elsewhere."""
    assert {hit.anchor for hit in engine.search(SearchRequest(q=query)).hits} == anchors


def test_an_amount_that_is_nowhere_is_named(engine: WhooshEngine) -> None:
    """Else an answer to the other words would look like one to the sum."""
    assert engine.search(SearchRequest(q="产值 9000亿元")).unmatched == ("9000亿元",)


def test_an_amount_is_no_year(engine: WhooshEngine) -> None:
    """2000人 must not be offered as a filter for the year 2000."""
    assert engine.search(SearchRequest(q="2000人")).detected == ()

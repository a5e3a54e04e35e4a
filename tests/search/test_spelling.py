"""Did you mean: another word for one that stands nowhere."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """Sections on cars, on carbon fibre and on a province."""
    return engine_of(
        make_plan(
            "one",
            [
                ("汽车产业", ["发展新能源汽车。"]),
                ("新材料", ["发展碳纤维。"]),
                ("", ["吉林省机械厂。"]),
                ("", ["原油与天然气，新的产业，车间。"]),
            ],
        )
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("气车", ("汽车",)),
        ("新能原汽车", ("新能源汽车",)),
        ("碳纤唯", ("碳纤维",)),
        ("carbon fibr", ("carbon fibre",)),
        ("carbonn fibre", ("carbon fibre",)),
        ("汽车 气车", ("汽车 汽车",)),
        ("气车产业", ("汽车产业",)),
        ("新产业", ()),
        ("汽车", ()),
        ("qqqq", ()),
        ('"气车"', ('"汽车"',)),
    ],
)
def test_a_word_that_stands_nowhere_is_given_another(engine: WhooshEngine, typed: str, meant: tuple[str, ...]) -> None:
    """A reader with a slip of the input method is one click away from what he meant."""
    assert meant == engine.search(SearchRequest(q=typed)).did_you_mean


def test_every_query_offered_finds_something(engine: WhooshEngine) -> None:
    """A second empty page would be worse than the first."""
    offered = engine.search(SearchRequest(q="新能原汽车")).did_you_mean

    assert [each for each in offered if not engine.search(SearchRequest(q=each)).totals.sections] == []

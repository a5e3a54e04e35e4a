"""One layer per plan is searched and counted, in the language of the question."""

from collections.abc import Callable

import pytest

from app.domain.plan import Layer, Plan
from app.domain.record import Record
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine, language_of

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """A plan with all layers, and one with summaries only."""

    def layer(name: str, lang: str, *paragraphs: str) -> Layer:
        return make_plan("x", [("", paragraphs)], name, lang).layers[0]

    official = layer("official", "zh", "汽车产业 NEV")
    zh = layer("summary", "zh", "汽车产业摘要")
    en = layer("summary", "en", "a summary on vehicles, NEV")
    translation = layer("translation", "en", "vehicles and more vehicles, NEV")
    return engine_of(
        Plan(Record("held"), (official, zh, en, translation)),
        Plan(Record("summarised"), (zh, en)),
        Plan(Record("english"), (layer("official", "en", "vehicles NEV"),)),
    )


@pytest.mark.parametrize(
    ("query", "layers", "found"),
    [
        ("汽车", (), {("held", "official", "zh"), ("summarised", "summary", "zh")}),
        ("vehicle", (), {("summarised", "summary", "en"), ("english", "official", "en")}),
        ("NEV", (), {("held", "official", "zh"), ("summarised", "summary", "en"), ("english", "official", "en")}),
        ("汽车", ("summary",), {("held", "summary", "zh"), ("summarised", "summary", "zh")}),
        ("vehicles", ("summary",), {("held", "summary", "en"), ("summarised", "summary", "en")}),
        ("vehicles", ("translation",), {("held", "translation", "en")}),
        ("vehicles", ("official", "translation"), {("held", "translation", "en"), ("english", "official", "en")}),
        ("", (), {("held", "official", "zh"), ("summarised", "summary", "zh"), ("english", "official", "en")}),
    ],
)
def test_each_plan_is_counted_once(
    engine: WhooshEngine, query: str, layers: tuple[str, ...], found: set[tuple[str, str, str]]
) -> None:
    """A summary beside the official text would double every count."""
    result = engine.search(SearchRequest(q=query, layers=layers, expand=("off",)))  # type: ignore[arg-type]

    assert {(hit.plan, hit.layer, hit.lang) for hit in result.hits} == found


@pytest.mark.parametrize(
    ("query", "lang"), [("汽车 NEV", "zh"), ("NEV 2015", "en"), ("2015", "zh"), ("", "zh"), ("ＮＥＶ", "en")]
)
def test_the_language_of_a_question_is_seen(query: str, lang: str) -> None:
    """It decides which of two summaries is searched."""
    assert language_of(query) == lang

"""Suggestions while typing."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.search.whoosh_engine import WhooshEngine


@pytest.fixture
def engine(make_plan: Callable[..., Plan], engine_of: Callable[..., WhooshEngine]) -> WhooshEngine:
    """Two plans with a heading in common."""
    return engine_of(
        make_plan("one", [("汽车产业", ["x"]), ("发展汽车零部件", ["x"])], title_zh="汽车产业规划"),
        make_plan(
            "two",
            [("汽车产业", ["x"])],
            title_zh="石化规划",
            doc_number="甲政发〔2011〕9号",
            period_start=2011,
            period_end=2015,
        ),
    )


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("汽车", "plan", "汽车产业规划"),
        ("汽车", "heading", "汽车产业"),
        ("零部件", "heading", "发展汽车零部件"),
        ("汽車", "heading", "汽车产业"),
        ("liaoy", "region", "辽源市"),
        ("辽源", "region", "辽源市"),
        ("NEV", "term", "新能源汽车"),
        ("新能源车", "term", "新能源汽车"),
        ("石化", "industry", "石化化工"),
        ("xinnengyuanqi", "term", "新能源汽车"),
        ("shihua", "industry", "石化化工"),
        ("甲政", "plan", "石化规划"),
        ("甲政发〔20", "plan", "石化规划"),
        ("甲政发[2011]9", "plan", "石化规划"),
        ("甲政发2011", "plan", "石化规划"),
        ("十二", "period", "十二五 2011–2015"),
        ("第十二", "period", "十二五 2011–2015"),
        ("shierw", "period", "十二五 2011–2015"),
        ("12th f", "period", "十二五 2011–2015"),
        ("2011-", "period", "十二五 2011–2015"),
    ],
)
def test_what_was_begun_is_completed(engine: WhooshEngine, typed: str, kind: str, text: str) -> None:
    """Titles, headings and places, in any writing."""
    assert (kind, text) in [(each.kind, each.text) for each in engine.suggest(typed, "zh")]


def test_suggestions_speak_the_language_of_the_page(engine: WhooshEngine) -> None:
    """An English page suggests Liaoyuan, not 辽源."""
    assert engine.suggest("liaoyuan", "en")[0].text == "Liaoyuan"


@pytest.mark.parametrize("typed", ["", " ", "没有这样的词", "十三五"])
def test_nothing_is_suggested_for_nothing(engine: WhooshEngine, typed: str) -> None:
    """An empty list is better than a guess, or than a period that the archive has nothing of."""
    assert engine.suggest(typed, "zh") == ()


def test_no_more_than_asked_for(engine: WhooshEngine) -> None:
    """The list fits under the box."""
    assert len(engine.suggest("汽车", "zh", limit=2)) == 2


def test_terms_that_the_texts_speak_of_come_first(
    make_plan: Callable[..., Plan], engine_of: Callable[..., WhooshEngine]
) -> None:
    """An archive of climate plans goes on from 碳 to 碳达峰, one of materials to 碳纤维."""
    engines = [
        engine_of(make_plan("one", [("总则", [f"推进{word}。"])], title_zh="规划")) for word in ("碳达峰", "碳纤维")
    ]
    found = [next(each.text for each in engine.suggest("碳", "zh") if each.kind == "term") for engine in engines]

    assert ["碳达峰", "碳纤维"] == found


@pytest.mark.parametrize(("typed", "text"), [("car", "汽车"), ("new energy", "新能源"), ("NEV", "新能源汽车")])
def test_what_was_typed_in_full_comes_before_what_it_begins(engine: WhooshEngine, typed: str, text: str) -> None:
    """Whoever types car means cars, and not a car seat."""
    assert text == next(each.text for each in engine.suggest(typed, "zh") if each.kind == "term")

"""Marks stand on exactly the characters that match."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import Hit, SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


def marked(hit: Hit) -> list[str]:
    """The marked words of all paragraphs shown."""
    return [each.text[start:end] for each in hit.paragraphs for start, end in each.highlights]


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("坚持马克思主义", "马克思", ["马克思"]),
        ("坚持马克思主义", '"马克思"', ["马克思"]),
        ("发展汽車產業", '"汽车产业"', ["汽車產業"]),
        ("５㎡以上的厂房", '"以上"', ["以上"]),
        ("汽\u200b车产业与汽车", '"汽车"', ["汽\u200b车", "汽车"]),
        ("支柱 产业", '"支柱产业"', ["支柱 产业"]),
        ("汽车和汽车零部件", "汽车", ["汽车", "汽车"]),
        ("新能源汽车", "新能源汽车", ["新能源汽车"]),
        ("产值2100亿元和100亿元", "100亿元", ["100亿元"]),
        ("more vehicles and a vehicle", "vehicle", ["vehicles", "vehicle"]),
        ("重点发展石墨烯和量子技术", "石墨烯量子点", ["石墨烯", "量子"]),
        ("重点发展石墨烯量子点", "石墨烯量子点", ["石墨烯量子点"]),
        ("人人人都", '"人人"', ["人人人"]),
    ],
)
def test_a_mark_covers_what_was_asked_for(
    make_plan: MakePlan, engine_of: EngineOf, text: str, query: str, marks: list[str]
) -> None:
    """马克思 is marked, not 马克; and the mark stands on the printed characters, whatever folding did."""
    engine = engine_of(make_plan("a-plan", [("", [text])]))

    assert marked(engine.search(SearchRequest(q=query, expand=("off",))).hits[0]) == marks


def test_a_match_across_heading_and_text_is_marked_in_both(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The line is printed as one; the reader sees where the phrase begins and where it ends."""
    engine = engine_of(make_plan("a-plan", [("1.汽车整车。", ["重点发展轿车。"], {"run_in": True})]))
    hit = engine.search(SearchRequest(q='"整车。重点"')).hits[0]

    assert ([hit.heading[start:end] for start, end in hit.heading_highlights], marked(hit)) == (["整车。"], ["重点"])


def test_only_paragraphs_with_a_match_are_shown_but_all_of_them(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Nothing is cut: a reader who counts the paragraphs gets the number above them."""
    engine = engine_of(make_plan("a-plan", [("汽车", ["汽车一", "石化", *["汽车二"] * 30])]))
    result = engine.search(SearchRequest(q="汽车"))

    assert (len(result.hits[0].paragraphs), result.totals.paragraphs) == (31, 31)

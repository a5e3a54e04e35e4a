"""Titles carry the marks of the question, as headings and paragraphs do."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

ZH = "示例省新能源汽車產業（2015—2020年）發展規劃"
EN = "Shili Plan for New-Energy Vehicles and 2.5 MW Fibre Parks"
TEXT = "发展新能源汽车和汽车零部件产业，壮大汽车产业，规划2020年产量。electric vehicles, fibre and parks in Shili."


def marked(engine: WhooshEngine, query: str, *expand: str) -> tuple[list[str], list[str]]:
    """The marked characters of both titles of the only plan."""
    hit = engine.search(SearchRequest(q=query, expand=expand)).hits[0]
    marks = hit.title_highlights
    return [ZH[start:end] for start, end in marks.zh], [EN[start:end] for start, end in marks.en]


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        ("汽车", ["汽車"], []),
        ("新能源汽车", ["新能源汽車"], []),
        ("汽車產業", ["汽車產業"], []),
        ('"车产业"', ["車產業"], []),
        ('"汽车" "车产业"', ["汽車產業"], []),
        ("汽车 产业", ["汽車產業"], []),
        ("2020年", ["2020年"], []),
        ("vehicle", [], ["Vehicles"]),
        ("fiber park", [], ["Fibre", "Parks"]),
        ('"vehicle"', [], []),
        ('"5 mw"', [], []),
        ('"2.5 mw"', [], ["2.5 MW"]),
        ("零部件", [], []),
        ("产业 -零件", ["產業"], []),
    ],
)
def test_a_title_is_marked_where_it_has_what_was_asked_for(
    make_plan: MakePlan, engine_of: EngineOf, query: str, zh: list[str], en: list[str]
) -> None:
    """Widths, traditional characters and overlaps as in the text; a quotation to the letter, no part of a number."""
    sections = [("一、汽车", [TEXT + "2.5 mw, 5 mw, vehicle"]), ("二、其他", ["产业"])]
    engine = engine_of(make_plan("a-plan", sections, title_zh=ZH, title_en=EN))

    assert marked(engine, query, "off") == (zh, en)


def test_what_widening_added_is_marked_as_in_headings(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Whoever asks for NEV sees in the title why the plan is there."""
    engine = engine_of(make_plan("a-plan", [("一、汽车", [TEXT])], title_zh=ZH, title_en=EN))

    assert marked(engine, "NEV") == (["新能源汽車"], [])


@pytest.mark.parametrize(("query", "zh"), [("title:汽车", ["汽車"]), ("题名：發展規劃", ["發展規劃"])])
def test_words_asked_of_titles_are_marked_there(
    make_plan: MakePlan, engine_of: EngineOf, query: str, zh: list[str]
) -> None:
    """Nothing of the text was asked for, so the title is all there is to mark."""
    engine = engine_of(make_plan("a-plan", [("一、概况", ["现状。"])], title_zh=ZH))

    assert marked(engine, query)[0] == zh


@pytest.mark.parametrize("query", ["heading:汽车", "text:汽车"])
def test_what_was_asked_of_another_field_is_not_marked_in_titles(
    make_plan: MakePlan, engine_of: EngineOf, query: str
) -> None:
    """A prefix limits the word to that field, and so are its marks."""
    engine = engine_of(make_plan("a-plan", [("一、汽车", [TEXT])], title_zh=ZH))

    assert marked(engine, query, "off")[0] == []


def test_a_word_of_the_title_that_no_text_has_is_marked_too(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Titles are not part of the text: the index may know none of their words."""
    engine = engine_of(make_plan("a-plan", [("一、汽车", ["汽车"])], title_zh=ZH, title_en=EN))

    assert marked(engine, "汽车 OR vehicles", "off") == (["汽車"], ["Vehicles"])

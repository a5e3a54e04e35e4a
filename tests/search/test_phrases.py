"""Phrases, words and operators over small plans, against a count by hand."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("大力发展汽车产业。", '"展汽车产"', True),
        ("大力发展汽车产业。", '"产业。"', True),
        ("大力发展汽车\n产业。", '"汽车产业"', True),
        ("大力发展汽车 产业。", '"汽车产业"', True),
        ("大力发展汽车产业。", '"汽 车产业"', True),
        ("发展汽車產業", '"汽车产业"', True),
        ("发展汽车产业", '"汽車產業"', True),
        ("产值２１００亿元", '"2100亿元"', True),
        ("产值2100亿元", '"100亿元"', False),
        ("产值2100亿元", '"21"', False),
        ("增长2.5亿元", '"5亿元"', False),
        ("增长2.5亿元", '"增长2"', False),
        ("增长2.5亿元", '"2.5亿元"', True),
        ("共有1,000户", '"000户"', False),
        ("在2011.4.11印发", '"4.11印发"', True),
        ("1. 2015年建成", '"2015年建成"', True),
        ("建设5G网络", '"5g网络"', True),
        ("建设15G网络", '"5G"', False),
        ("NEVs are planned", '"NEV"', False),
        ("New Energy Vehicles", '"energy vehicles"', True),
        ("二○一一年四月", '"二〇一一年"', True),
        ("吉政发〔2011〕9号", '"吉政发[2011]9号"', True),
        ("（一）汽车，", '"（一）汽"', True),
        ("面积5㎡。", '"5m2。"', True),
        ("马克思主义", '"马克"', True),
        ("大力发展石化产业", '"汽车"', False),
        ("铁", '"铁"', True),
    ],
)
def test_a_phrase_is_found_where_it_stands(
    make_plan: MakePlan, engine_of: EngineOf, text: str, query: str, found: bool
) -> None:
    """Every part of a paragraph is found, in any writing, but never half a number or half a word."""
    engine = engine_of(make_plan("a-plan", [("标题", [text, "别的话"])]))

    assert bool(engine.search(SearchRequest(q=query)).totals.paragraphs) is found


@pytest.mark.parametrize(
    ("query", "sections", "paragraphs"),
    [
        ('"汽车整车。重点"', 1, 1),
        ('"重点发展轿车"', 1, 1),
        ('"1.汽车"', 1, 0),
        ('"轿车。加快"', 0, 0),
        ('"2015年建成"', 1, 1),
    ],
)
def test_a_heading_and_the_text_on_its_line_are_one_line(
    make_plan: MakePlan, engine_of: EngineOf, query: str, sections: int, paragraphs: int
) -> None:
    """The phrase was copied from the printed line; it ends with the paragraph, and its number is no decimal."""
    engine = engine_of(
        make_plan(
            "a-plan",
            [
                ("1.汽车整车。", ["重点发展轿车。", "加快建设。"], {"run_in": True, "title": "汽车整车"}),
                ("2.", ["2015年建成。"], {"run_in": True, "title": None, "label": "2."}),
            ],
        )
    )
    totals = engine.search(SearchRequest(q=query)).totals

    assert (totals.sections, totals.paragraphs) == (sections, paragraphs)


def test_a_phrase_does_not_reach_across_paragraphs(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Two paragraphs side by side say nothing together."""
    engine = engine_of(make_plan("a-plan", [("汽车", ["产业发展", "目标明确"])]))

    assert engine.search(SearchRequest(q='"发展目标"')).totals.sections == 0


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("汽车", {"1", "2"}),
        ("汽车 石化", {"2"}),
        ("汽车 AND 石化", {"2"}),
        ("汽车 OR 石化", {"1", "2", "3"}),
        ("汽车 -石化", {"1"}),
        ("-汽车", {"3", "4"}),
        ("汽车 NOT 石化", {"1"}),
        ("(汽车 OR 石化) -冶金", {"1", "2"}),
        ("汽车 OR 冶金 石化", {"1", "2", "3"}),
        ("-(汽车 OR 石化)", {"4"}),
        ('"汽车" "石化"', {"2"}),
        ("能产业", {"4"}),
        ("铁", {"3"}),
        ("heading:石化", {"2", "3"}),
        ("标题：汽车", {"1"}),
        ("text:石化", {"3"}),
        ("", {"1", "2", "3", "4"}),
    ],
)
def test_operators_are_judged_on_a_sections_own_text(
    make_plan: MakePlan, engine_of: EngineOf, query: str, anchors: set[str]
) -> None:
    """汽车 -石化 leaves out a section that speaks of both, not its neighbours."""
    engine = engine_of(
        make_plan(
            "a-plan",
            [
                ("汽车产业", ["发展轿车。"]),
                ("石化产业", ["为汽车配套。"]),
                ("石化", ["石化与钢铁冶金。"]),
                ("保障", ["新能产业。"]),
            ],
        )
    )

    assert {hit.anchor for hit in engine.search(SearchRequest(q=query, expand=("off",))).hits} == anchors


def test_words_that_are_nowhere_are_named(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Dropped in silence they would make the answer look like one to the whole question."""
    engine = engine_of(make_plan("a-plan", [("汽车", ["汽车产业"])]))
    result = engine.search(SearchRequest(q="汽车 qwertyish"))

    assert (result.unmatched, result.relaxed, result.totals.sections) == (("qwertyish",), True, 1)


def test_a_question_is_answered_though_no_section_has_all_its_words(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """吉林汽车产业的产值目标是多少 must not end in nothing because a section says 总产值 elsewhere."""
    engine = engine_of(
        make_plan("a-plan", [("汽车产业目标", ["到2015年达到8000亿元"]), ("石化", ["产值"]), ("其他", ["无"])])
    )
    result = engine.search(SearchRequest(q="汽车产业的产值目标是多少", expand=("off",)))

    assert (result.relaxed, result.hits[0].anchor) == (True, "1")


_SIGNS = "汽车产业发展目标2015年1.5,%AbG（）()。 ，"
_PARAGRAPH = st.text(alphabet=_SIGNS, min_size=2, max_size=24).filter(lambda text: text.strip() != "")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), texts=st.lists(_PARAGRAPH, min_size=1, max_size=4))
def test_every_part_of_a_paragraph_is_found(
    make_plan: MakePlan, engine_of: EngineOf, data: st.DataObject, texts: list[str]
) -> None:
    """The promise of the archive: what stands in a paragraph can be found by quoting it."""
    engine = engine_of(make_plan("a-plan", [("", texts)]))
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    phrase = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not phrase.strip() or _cuts(text, start) or _cuts(text, start + len(phrase)):
        return

    assert engine.search(SearchRequest(q=f"「{phrase}」")).totals.paragraphs >= 1


def _cuts(text: str, at: int) -> bool:
    """True where a cut before sign *at* may go through a number or a Latin word; generous towards the program."""
    around = text[max(0, at - 1) : at + 1]
    if len(around) < 2:
        return False
    return all(sign.isascii() and (sign.isalnum() or sign in ".,") for sign in around)

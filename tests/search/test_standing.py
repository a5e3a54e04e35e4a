"""What speaks of a word comes before what has it by the way: headings, how often, places and words of questions."""

from collections.abc import Callable

import pytest

from app.analysis.fold import fold_text
from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.detect import recognise
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

FILLER = [(f"第{n}节", [f"第{n}件事情，各有各的做法，合作办好。"]) for n in range(12)]
COMMON = [(f"第{n}节", [f"第{n}个产业，重点发展自己的事情。"]) for n in range(12)]


def _found(engine: WhooshEngine, query: str) -> list[str]:
    return [hit.anchor for hit in engine.search(SearchRequest(q=query)).hits]


def test_a_section_that_speaks_of_it_again_and_again_comes_first(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Two writings of one thing are counted together: a section about it uses both."""
    engine = engine_of(
        make_plan(
            "one",
            [
                *FILLER,
                ("其他", ["水平提高，推广充电桩，其余照旧。"]),
                ("服务", ["充电设施先行，公路有充电设施，小区建充电桩。"]),
            ],
        )
    )

    assert _found(engine, "充电桩") == ["14", "13"]


def test_a_heading_that_says_nothing_else_counts_most(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """2.水泥 is the section on cement, though the one on mergers names it twice."""
    engine = engine_of(
        make_plan(
            "one",
            [
                *FILLER,
                ("1.推进水泥和平板玻璃联合", ["水泥产能压减。"]),
                ("2.水泥", ["企业联合，化解过剩产能。"]),
            ],
        )
    )

    assert _found(engine, "水泥") == ["14", "13"]


@pytest.mark.parametrize("query", ["镍和钼产业重点发展什么？", "镍和钼有哪些方面的发展？"])
def test_a_subject_of_one_character_is_not_let_go(make_plan: MakePlan, engine_of: EngineOf, query: str) -> None:
    """镍 and 钼 are what is asked for, though 产业 and 发展 are longer."""
    engine = engine_of(make_plan("one", [*COMMON, ("乙", ["镍和钼的加工。"])]))

    assert _found(engine, query)[0] == "13"


def test_words_of_a_question_are_not_looked_for(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """哪些方面 is asked with, not asked for, though plans say 方面 in every section."""
    engine = engine_of(
        make_plan("one", [*COMMON, ("甲", ["在研发方面合作。"]), ("乙", ["与澳门共建园区、合作办学。"])])
    )

    assert ("合作", "14") == (
        " ".join(engine.search(SearchRequest(q="哪些方面合作？")).terms),
        _found(engine, "和澳门在哪些方面合作？")[0],
    )


def test_english_beside_chinese_is_let_go_when_few_sections_have_both(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """steel 产业 finds the section on steel that does not say 产业."""
    engine = engine_of(make_plan("one", [*COMMON, ("甲", ["钢铁企业重组。"]), ("乙", ["钢铁产业升级。"])]))

    assert _found(engine, "steel 产业")[:2] == ["14", "13"]


def test_two_chinese_words_set_apart_are_both_meant(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """A blank between two Chinese words was typed on purpose."""
    engine = engine_of(make_plan("one", [*FILLER, ("甲", ["钢铁企业重组。"]), ("乙", ["钢铁行业升级。"])]))

    assert _found(engine, "钢铁 行业") == ["14"]


@pytest.mark.parametrize("name", ["Macau", "Macao", "aomen"])
def test_a_place_goes_by_each_of_its_latin_names(name: str) -> None:
    """Readers write Macau as often as Macao."""
    assert [("province", "820000")] == [(each.facet, each.value) for each in recognise(fold_text(name))]


def test_what_lies_near_an_english_word_weighs_less_than_its_translation(
    make_plan: MakePlan, engine_of: EngineOf
) -> None:
    """IoT is 物联网; sensors are only near it, however often they are named."""
    engine = engine_of(
        make_plan(
            "one", [*FILLER, ("甲", ["传感器和传感器，还有高端传感器。"]), ("乙", ["推广物联网和物联网技术的应用。"])]
        )
    )

    assert _found(engine, "IoT")[0] == "14"

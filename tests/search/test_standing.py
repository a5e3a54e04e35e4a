"""What speaks of a word comes before what has it by the way: headings, how often, places and words of questions."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

FILLER = [(f"第{n}节", [f"第{n}件事情，各有各的做法，合作办好。"]) for n in range(12)]
PLACED = {"province": ("220000", "吉林省")}


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
    """1.水泥 is the section on cement; 钢铁、玻璃和水泥的联合重组 is not."""
    engine = engine_of(
        make_plan(
            "one",
            [
                *FILLER,
                ("1.推进钢铁、玻璃和水泥企业的联合重组", ["水泥企业联合，压减产能。"]),
                ("2.水泥", ["水泥企业联合，压减产能。"]),
            ],
        )
    )

    assert _found(engine, "水泥") == ["14", "13"]


@pytest.mark.parametrize("query", ["镍和钼产业重点发展什么？", "镍和钼有哪些方面的发展？"])
def test_a_subject_of_one_character_is_not_let_go(make_plan: MakePlan, engine_of: EngineOf, query: str) -> None:
    """镍 and 钼 are what is asked for, though 产业 and 发展 are longer."""
    engine = engine_of(
        make_plan("one", [*FILLER, ("甲", ["产业发展，重点发展服务。"]), ("乙", ["镍和钼的加工。"])], **PLACED)
    )

    assert _found(engine, query)[0] == "14"


def test_a_place_no_plan_is_filed_under_is_a_subject(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Whoever asks what is planned with 澳门 wants the sections that name it, not every cooperation."""
    engine = engine_of(
        make_plan("one", [*FILLER, ("甲", ["扩大合作，加强合作。"]), ("乙", ["与澳门共建园区。"])], **PLACED)
    )

    assert _found(engine, "和澳门怎样合作？")[0] == "14"


def test_english_beside_chinese_is_let_go_when_few_sections_have_both(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """steel 行业 finds the section on steel that does not say 行业."""
    engine = engine_of(
        make_plan("one", [*FILLER, ("甲", ["钢铁企业重组。"]), ("乙", ["钢铁行业升级。"]), ("丙", ["各行业升级。"])])
    )

    assert _found(engine, "steel 行业")[:2] == ["14", "13"]


def test_two_chinese_words_set_apart_are_both_meant(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """A blank between two Chinese words was typed on purpose."""
    engine = engine_of(make_plan("one", [*FILLER, ("甲", ["钢铁企业重组。"]), ("乙", ["钢铁行业升级。"])]))

    assert _found(engine, "钢铁 行业") == ["14"]

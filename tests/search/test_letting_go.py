"""Which words an answer lacks that let words go, in all and hit by hit."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import LetGo, SearchRequest
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.fixture
def cars_and_steel(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """Three sections: cars, cars and steel, steel."""
    sections = [("其一", ["发展轿车。"]), ("其二", ["轿车和钢铁。"]), ("其三", ["发展钢铁。"])]
    return engine_of(make_plan("a-plan", sections))


@pytest.mark.parametrize(
    ("query", "let_go"),
    [
        ("轿车 钢铁 香蕉", (LetGo("轿车", 2), LetGo("钢铁", 2), LetGo("香蕉", 0))),
        ("轿车 香蕉", (LetGo("香蕉", 0),)),
        ("轿车 钢铁", ()),
        ("轿车 AND 香蕉", ()),
        ("轿车 OR (钢铁 香蕉)", ()),
        ('轿车 香蕉 "钢铁"', (LetGo("香蕉", 0),)),
    ],
)
def test_words_let_go_are_named_with_the_sections_that_have_them(cars_and_steel, query, let_go):
    """A nonsense word let go in silence makes the answer look like one to the whole question."""
    assert let_go == cars_and_steel.search(SearchRequest(q=query, expand=("off",))).let_go


def test_each_hit_says_what_it_lacks(cars_and_steel):
    """Of four words asked for a section may have any two, and which they are is seen nowhere else."""
    hits = cars_and_steel.search(SearchRequest(q="轿车 钢铁 香蕉", expand=("off",))).hits

    assert {"1": ("钢铁", "香蕉"), "2": ("香蕉",), "3": ("轿车", "香蕉")} == {hit.anchor: hit.without for hit in hits}


def test_a_word_that_a_synonym_stands_for_is_not_lacking(make_plan: MakePlan, engine_of: EngineOf):
    """新能源汽车 written as NEV is no reason to say that a section is without it."""
    engine = engine_of(make_plan("a-plan", [("其一", ["推广电动汽车。"]), ("其二", ["发展新能源汽车和钢铁。"])]))
    found = {hit.anchor: hit.without for hit in engine.search(SearchRequest(q="新能源汽车 钢铁 香蕉")).hits}

    assert {"1": ("钢铁", "香蕉"), "2": ("香蕉",)} == found

"""A document number in any writing finds its plan and the texts that cite it."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.document_numbers import document_numbers
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """A plan with a number that its text does not print, one that cites it, and two that cite others like it."""
    return engine_of(
        make_plan("numbered", [("总则", ["振兴袜业。"]), ("任务", ["统一纱线。"])], doc_number="甲政发〔2021〕4号"),
        make_plan("citing", [("总则", ["发展袜业。"]), ("依据", ["根据甲政发〔2021〕4号，制定本方案。"])]),
        make_plan("other", [("依据", ["根据甲政发〔2021〕14号、乙政发〔2021〕5号，制定本方案。"])]),
        make_plan("order", [("依据", ["依照丙部令2021年第4号，制定本办法。"])]),
    )


@pytest.mark.parametrize(
    "query",
    [
        "甲政发〔2021〕4号",
        "甲政发[2021]4号",
        "甲政发(2021)4号",
        "甲政发（2021）4号",
        "甲政发【2021】4号",
        "甲政发［２０２１］４号",
        "甲政发 (2021) 4号",
        "甲政发〔2021〕 4 号",
        "甲政发〔2021〕第4号",
        "甲政发20214号",
        "甲政发 2021 4号",
    ],
)
def test_any_writing_finds_the_plan_and_who_cites_it(engine: WhooshEngine, query: str) -> None:
    """Numbers are copied from letters, lists and memory; the archive prints them one way."""
    hits = engine.search(SearchRequest(q=query)).hits

    assert {(hit.plan, hit.anchor) for hit in hits} == {("numbered", "1"), ("citing", "2")}


def test_a_question_may_hold_a_number(engine: WhooshEngine) -> None:
    """The words before the sign of the issuing body are the reader's, not the number's."""
    hits = engine.search(SearchRequest(q="哪些方案引用了甲政发〔2021〕4号")).hits

    assert {(hit.plan, hit.anchor) for hit in hits[:2]} == {("numbered", "1"), ("citing", "2")}


@pytest.mark.parametrize(
    ("query", "plans"),
    [
        ("〔2021〕4号", {"numbered", "citing", "order"}),
        ("（2021）4号", {"numbered", "citing", "order"}),
        ("Jia Zheng Fa [2021] No. 4", {"numbered", "citing", "order"}),
        ("丙部令2021年第4号", {"order"}),
        ("乙政发2021 5号", {"other"}),
        ("甲政发〔2021〕40号", set()),
        ("number:甲政发2021年4号", set()),
        ("number:甲政发20214号", {"numbered"}),
        ("发文字号：[2021]4号", {"numbered"}),
    ],
)
def test_a_number_is_that_number_alone(engine: WhooshEngine, query: str, plans: set[str]) -> None:
    """4号 is neither 14号 nor 40号; without the issuer all that bear the number answer."""
    assert {hit.plan for hit in engine.search(SearchRequest(q=query)).hits} == plans


@pytest.mark.parametrize(
    "text", ["到2015年建成20个基地", "2015年第3季度", "产值2015亿元", "3号线", "2021 no. of plans", "吉林省2015年规划"]
)
def test_years_and_counts_are_no_document_numbers(text: str) -> None:
    """What is taken for a number is no longer searched by its words."""
    assert list(document_numbers(text)) == []

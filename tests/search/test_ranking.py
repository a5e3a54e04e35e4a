"""What comes first: answers before announcements, near duplicates together, numbers where they are printed."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.amounts import amounts_in
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

LEAN = "引导企业增强精益管理理念，推动研发、生产、销售精细化，把精益管理用到每个环节，优化流程，降低库存，{}提高质量。"
FILLER = [(f"第{n}节", [f"第{n}件事情，各有各的做法。"]) for n in range(12)]


def _found(engine: WhooshEngine, query: str) -> list[str]:
    return [hit.anchor for hit in engine.search(SearchRequest(q=query)).hits]


def test_the_section_that_answers_beats_the_bare_heading(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Who asks for 人才培养 wants the measures, not the line that announces them."""
    engine = engine_of(make_plan("one", [*FILLER, ("人才培养", []), ("措施", ["加强人才培养，建设实训基地。"])]))

    assert _found(engine, "人才培养") == ["14", "13"]


def test_a_word_in_a_row_of_many_counts_less(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """发展石化、冶金、建材 lists metallurgy; 发展冶金工业 is about it."""
    engine = engine_of(
        make_plan("one", [*FILLER, ("", ["支持石化、冶金、建材升级。"]), ("", ["支持石化和冶金的发展升级。"])])
    )

    assert _found(engine, "冶金") == ["14", "13"]


def test_near_duplicates_stand_together_and_are_counted(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The same paragraph in six annexes is one answer; nothing is left out of the count."""
    engine = engine_of(
        make_plan(
            "one",
            [
                *FILLER,
                ("汽车", [LEAN.format("稳定")]),
                ("精益管理", ["借鉴精益管理经验，办好精益管理培训。"]),
                ("装备", [LEAN.format("不断")]),
            ],
        )
    )
    result = engine.search(SearchRequest(q="精益管理"))
    told = {hit.anchor: (hit.similar, hit.similar_to) for hit in result.hits}
    order = [hit.anchor for hit in result.hits]

    assert (result.totals.sections, told, abs(order.index("13") - order.index("15"))) == (
        3,
        {"13": (1, None), "15": (0, ("one", "13")), "14": (0, None)},
        1,
    )


@pytest.mark.parametrize("brackets", ["〔2015〕", "[2015]", "（2015）", "【2015】", "(2015)", "﹝2015﹞"])
def test_a_document_number_finds_its_plan_and_those_that_cite_it(
    make_plan: MakePlan, engine_of: EngineOf, brackets: str
) -> None:
    """Brackets are typed as the keyboard has them; the plan itself need not print its number in a section."""
    engine = engine_of(
        make_plan("own", [("总则", ["甲。"]), ("附则", ["乙。"])], doc_number="辽政发〔2015〕24号"),
        make_plan("other", [("依据", ["根据辽政发〔2015〕24号制定。"]), ("附则", ["丙。"])]),
    )
    hits = engine.search(SearchRequest(q=f"辽政发{brackets}24号")).hits

    assert {(hit.plan, hit.anchor) for hit in hits} == {("own", "1"), ("other", "1")}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2 million vehicles", [("200万辆",)]),
        ("800 billion yuan by 2015", [("8000亿元",)]),
        ("1.5 million tonnes of steel", [("150万吨",)]),
        ("rmb 2.6 trillion", [("26000亿",)]),
        ("12 thousand enterprises", [("1.2万户", "1.2万家")]),
        ("2,500 million mu", [("25亿亩",)]),
        ("2 millionaires", []),
        ("2015 vehicles", []),
    ],
)
def test_english_amounts_are_read_in_ten_thousands(typed: str, printed: list[tuple[str, ...]]) -> None:
    """2 million is 200万 in every plan; no reader should have to reckon."""
    assert printed == [each.chinese for each in amounts_in(typed)]


@pytest.mark.parametrize("query", ["20万辆", "200 thousand vehicles", "产能 20万辆"])
def test_amounts_are_found_with_their_unit_and_whole(make_plan: MakePlan, engine_of: EngineOf, query: str) -> None:
    """20万辆 is neither 120万辆 nor 20万吨."""
    engine = engine_of(
        make_plan("one", [("", ["产能120万辆。"]), ("", ["产能20万吨。"]), ("", ["产能20万辆。"]), ("", ["产能大。"])])
    )

    assert _found(engine, query) == ["3"]


@pytest.mark.parametrize(("query", "plans"), [("qwertyish 辽源", ["b"]), ("辽源 量子计算", []), ("qwertyish", [])])
def test_a_place_is_looked_for_beside_latin_words_nobody_knows(
    query: str, plans: list[str], make_plan: MakePlan, engine_of: EngineOf
) -> None:
    """An unknown English word says nothing about what the texts hold; an absent Chinese one does."""
    engine = engine_of(make_plan("a", [("", ["石化"])]), make_plan("b", [("", ["辽源袜业"])]))
    answer = engine.search(SearchRequest(q=query))
    assert (plans, 1) == ([hit.plan for hit in answer.hits], len(answer.unmatched))


def test_a_place_no_plan_is_filed_under_is_looked_for_in_the_texts(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """Whoever asks for 白城 and gets sections that never name it has been given something else."""
    engine = engine_of(make_plan("one", [*FILLER, ("", ["特色产业做大做强。"]), ("", ["支持白城发展环保建材。"])]))

    assert "14" in _found(engine, "白城 特色产业")


def test_a_question_is_about_its_subject(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """怎样攻克…难题 is asked of the subject; a section that only says 攻克 is no answer."""
    engine = engine_of(
        make_plan("one", [*FILLER, ("", ["攻克难题，攻克瓶颈，攻克技术。"]), ("", ["袜子要织得更好。"])]),
    )

    assert _found(engine, "袜子怎样攻克？") == ["14"]


def test_what_lies_near_does_not_make_a_rare_word_common(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """燃料电池汽车 is rare though its neighbour 新能源汽车 is everywhere, and decides beside a word less rare."""
    near = [(f"第{n}节", [f"新能源汽车推广第{n}步。"]) for n in range(12)]
    other = [(f"另{n}节", [f"第{n}次补贴到户。"]) for n in range(8)]
    engine = engine_of(make_plan("one", [*near, *other, ("", ["燃料电池汽车试制。"])]))

    assert _found(engine, "燃料电池汽车 补贴 办法")[0] == "21"


def test_a_compound_nobody_has_is_looked_for_by_its_words(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The dictionary has 医药原料 as one word; a text that speaks of 医药 and 原料 answers all the same."""
    engine = engine_of(make_plan("one", [*FILLER, ("医药产业", ["保证原料供应。"]), ("", ["医药推广。"])]))

    assert _found(engine, "医药原料")[0] == "13"


def test_the_place_decides_though_most_sections_are_its(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """In an archive of one province its name says little, and still another province was not asked for."""
    named = [(f"第{n}节", [f"吉林省第{n}件事情。"]) for n in range(12)]
    engine = engine_of(
        make_plan("jilin", [*named, ("", ["还要壮大医药。"])], province=("220000", "吉林省")),
        make_plan("liaoning", [("", ["壮大医药，做强医药，做优医药。"])], province=("210000", "辽宁省")),
    )

    assert "jilin" == engine.search(SearchRequest(q="吉林 医药")).hits[0].plan

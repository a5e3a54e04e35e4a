"""Chinese words typed by their sound."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.sounds import Sounds, sounds_of
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("xinnengyuan qiche", [(2, ("新能源汽车",))]),
        ("xin neng yuan qi che", [(5, ("新能源汽车",))]),
        ("xīnnéngyuán qìchē", [(2, ("新能源汽车",))]),
        ("lühejin", [(1, ("铝合金",))]),
        ("lvhejin", [(1, ("铝合金",))]),
        ("shuinifangzhi", [(1, ("水泥",)), (0, ("纺织",))]),
        ("fangzhi", [(1, ("纺织",))]),
        ("guodu", [(1, ("国都", "过度"))]),
        ("steel", [(1, ())]),
        ("qiche steel", [(1, ("汽车",)), (1, ())]),
        ("q", [(1, ())]),
    ],
)
def test_latin_words_are_heard_as_what_there_is(typed: str, heard: list[tuple[int, tuple[str, ...]]]) -> None:
    """A reader without a Chinese keyboard finds what the plans and the term base have, and nothing is made up."""
    sounds = Sounds(sounds_of(["国都", "过度", "防治"]))

    assert heard == [(each.length, each.words) for each in sounds.hear(typed.split())]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """A plan with socks, cars and a steel works with an English name."""
    return engine_of(
        make_plan(
            "one",
            [("纺织袜业", ["生产袜子。"]), ("汽车", ["整车。"]), ("冶金", ["ge公司炼钢。"])],
            city=("220400", "辽源市"),
        )
    )


@pytest.mark.parametrize(
    ("query", "expand", "anchors"),
    [
        ("liaoyuan wazi", (), ["1"]),
        ("qiche", (), ["2"]),
        ("qiche OR wazi", (), ["1", "2"]),
        ("qiche -zhengche", (), []),
        ("qiche", ("off",), []),
        ("qiche", ("-汽车", "-轿车"), []),
        ('"qiche"', (), []),
        ("ge", (), ["3"]),
    ],
)
def test_pinyin_finds_chinese_and_can_be_switched_off(
    engine: WhooshEngine, query: str, expand: tuple[str, ...], anchors: list[str]
) -> None:
    """It is a reading like any other widening: shown, and taken away when it is wrong; Latin words stay Latin words."""
    hits = engine.search(SearchRequest(q=query, expand=expand)).hits

    assert anchors == sorted(hit.anchor for hit in hits)


def test_what_was_heard_is_shown(engine: WhooshEngine) -> None:
    """The chip says what qiche was taken for."""
    expansions = engine.search(SearchRequest(q="qiche")).expansions

    assert ("汽车", "qiche") in [(each.term, each.source) for each in expansions]


def test_a_sound_is_no_form_of_an_english_word_it_shares_a_stem_with(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """waye and way have one stem; who types waye means 袜业."""
    engine = engine_of(make_plan("p", [("", ["one way of doing it"]), ("", ["纺织袜业"])]))
    assert ["2"] == [hit.anchor for hit in engine.search(SearchRequest(q="waye")).hits]

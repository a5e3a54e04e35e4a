"""Widening through the term base."""

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.expand import SYNONYM, longest_english, widen
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nev", "新能源汽车"),
        ("new energy vehicles", "新能源汽车"),
        ("new-energy vehicle", "新能源汽车"),
        ("新能源车", "新能源汽车"),
        ("袜子", "袜业"),
        ("carbon fiber", "碳纤维"),
        ("汽车产业", "汽车"),
    ],
)
def test_a_word_brings_its_other_writings(typed: str, found: str) -> None:
    """English, abbreviations and everyday words reach the words plans use."""
    assert found in [each.text for each in widen(typed)]


@pytest.mark.parametrize("typed", ["新兴某产业", "qwertyish", "没有的词"])
def test_words_the_term_base_lacks_bring_nothing(typed: str) -> None:
    """Nothing is guessed: 新兴某产业 is no industry called 新兴某."""
    assert widen(typed) == ()


def test_a_writing_that_contains_the_word_is_no_widening() -> None:
    """汽车整车 is found by 汽车 already; a chip for it would promise something new."""
    assert not [each.text for each in widen("整车") if "整车" in each.text]


@pytest.mark.parametrize(
    ("words", "length"), [(["new", "energy", "vehicles", "in"], 3), (["carbon", "fibres"], 2), (["qwertyish"], 0)]
)
def test_terms_of_several_words_are_one(words: list[str], length: int) -> None:
    """new energy vehicles is not new + energy + vehicles."""
    assert longest_english(words) == length


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """Sections that use the typed word, the word of plans, both, or neither."""
    return engine_of(
        make_plan("p", [("", ["新能源车推广"]), ("", ["新能源汽车推广"]), ("", ["石化"]), ("", ["新能源汽车与石化"])])
    )


@pytest.mark.parametrize(
    ("query", "expand", "anchors"),
    [
        ("新能源车", (), ["1", "2", "4"]),
        ("新能源车", ("off",), ["1"]),
        ("新能源车", ("-新能源汽车",), ["1"]),
        ('"新能源车"', (), ["1"]),
        ("石化 -新能源车", (), ["3", "4"]),
        ("石化 -NEV", (), ["3"]),
        ("石化 -EV", (), ["3", "4"]),
        ("NEV AND 石化", (), ["4"]),
        ("new energy vehicles AND 石化", (), ["4"]),
    ],
)
def test_each_leaf_is_widened_and_phrases_and_exclusions_keep_their_meaning(
    engine: WhooshEngine, query: str, expand: tuple[str, ...], anchors: list[str]
) -> None:
    """An exclusion takes away what it says, in the other language too; quotes mean what they quote."""
    hits = engine.search(SearchRequest(q=query, expand=expand)).hits

    assert sorted(hit.anchor for hit in hits) == anchors


@pytest.mark.parametrize(
    ("typed", "found", "other"),
    [("local", "地方", "配套率"), ("localisation", "配套率", "地方"), ("mining", "采矿", "矿山")],
)
def test_a_word_as_written_goes_before_its_stem(typed: str, found: str, other: str) -> None:
    """Stems bring vehicle and vehicles together, and also words that mean different things."""
    writings = [each.text for each in widen(typed) if each.weight == SYNONYM]

    assert (True, False) == (found in writings, other in writings)


def test_what_lies_near_weighs_less_than_a_synonym() -> None:
    """A section on electric vehicles is second best where new energy vehicles were asked for."""
    weights = {each.text: each.weight for each in widen("nev")}

    assert weights["电动汽车"] < weights["新能源汽车"]


def test_what_was_typed_weighs_most(engine: WhooshEngine) -> None:
    """The section with the typed word comes before those with its synonym."""
    assert engine.search(SearchRequest(q="新能源车")).hits[0].anchor == "1"


def test_each_widening_says_what_only_it_brought(engine: WhooshEngine) -> None:
    """The chip shows what is lost by removing it."""
    found = {each.term: (each.source, each.added) for each in engine.search(SearchRequest(q="新能源车")).expansions}

    assert found["新能源汽车"] == ("新能源车", 2)

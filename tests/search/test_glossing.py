"""English words that are no terms, glossed by the company they keep in the term base."""

from collections.abc import Callable

import pytest

from app.analysis.english import stem
from app.analysis.words import is_word
from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.expand import widen
from app.search.glossing import glosses
from app.search.whoosh_engine import WhooshEngine
from app.vocab import terms

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.mark.parametrize(
    ("word", "chinese"),
    [
        ("integration", "融合"),
        ("outdoor", "户外"),
        ("alliances", "联盟"),
        ("attracting", "招商"),
        ("recycled", "再生"),
        ("precision", "精密"),
    ],
)
def test_a_word_of_many_terms_has_the_chinese_they_share(word: str, chinese: str) -> None:
    """Staff type single words; the term base holds the terms they are taken from."""
    assert chinese == glosses(stem(word))[0]


@pytest.mark.parametrize("word", ["qwertyish", "military"])
def test_a_word_that_keeps_no_steady_company_has_no_gloss(word: str) -> None:
    """Two concepts are the least that prove anything, and a single character proves nothing: unknown stays unknown."""
    assert () == glosses(stem(word))


def test_glosses_are_words_of_the_dictionary() -> None:
    """外运 stands inside 户外运动 and is no word there."""
    english = {stem(word) for concept in terms.load().concepts for phrase in concept.english for word in phrase.split()}
    assert not [gloss for word in english for gloss in glosses(word) if len(gloss) < 2 or not is_word(gloss)]


def test_what_the_term_base_says_comes_before_what_it_hints_at() -> None:
    """cluster is a term of its own: the 城市群 of city clusters is not added."""
    assert ("城市群" in glosses(stem("cluster")), False) == (True, "城市群" in [each.text for each in widen("cluster")])


def test_a_glossed_word_finds_the_chinese_and_says_so(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The reader sees 户外 (for outdoor) as a chip."""
    engine = engine_of(make_plan("p", [("", ["户外用品"]), ("", ["石化"])]))
    answer = engine.search(SearchRequest(q="outdoor"))
    assert (1, ["户外"]) == (answer.totals.sections, [each.term for each in answer.expansions])

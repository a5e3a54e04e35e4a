"""English words come together under one stem, and different words do not."""

import pytest

from app.analysis.english import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vehicle", "vehicles"),
        ("industry", "industries"),
        ("fibre", "fiber"),
        ("fibres", "fibers"),
        ("manufacturing", "manufacture"),
        ("upgraded", "upgrading"),
        ("modernisation", "modernize"),
        ("labour", "labor"),
        ("travelling", "traveling"),
        ("aluminium", "aluminum"),
        ("programme", "programs"),
        ("cities", "city"),
        ("clusters", "cluster"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_stem(one: str, other: str) -> None:
    """Who asks for fiber wants the section on fibres too."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("rail", "railed"), ("port", "part"), ("steel", "steal"), ("5g", "6g")])
def test_other_words_keep_apart(one: str, other: str) -> None:
    """A stem that is too short finds everything."""
    assert (stem(one) == stem(other)) is (one == "rail")


@pytest.mark.parametrize("word", ["gas", "us", "a", "é", "nev", "bus"])
def test_short_and_foreign_words_survive(word: str) -> None:
    """Abbreviations are looked for as they are."""
    assert stem(word)

"""The smallest things a phrase can begin or end with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.chars import TokenPlaces, char_spans, char_texts, char_tokens, number_marks
from app.analysis.fold import fold_text


@pytest.mark.parametrize(
    ("folded", "tokens"),
    [
        ("产值100亿元。", ["产", "值", "100", "亿", "元", "。"]),
        ("new energy", ["new", "energy"]),
        ("2.5%", ["2", ".", "5", "%"]),
        ("5g网络", ["5", "g", "网", "络"]),
        ("支柱\n 产业", ["支", "柱", "产", "业"]),
        ("——壮大", ["—", "—", "壮", "大"]),
        ("développement", ["développement"]),
    ],
)
def test_characters_marks_words_and_numbers_are_one_token_each(folded: str, tokens: list[str]) -> None:
    """Punctuation counts, blanks and line breaks do not, and numbers are not cut."""
    assert char_texts(folded) == tokens


@given(st.text())
def test_tokens_hold_everything_but_blanks(text: str) -> None:
    """What is not in a token can never be found."""
    assert "".join(char_texts(text)) == "".join(text.split())


@given(st.text())
def test_places_are_those_of_the_tokens(text: str) -> None:
    """A highlight is made from these places."""
    assert [text[token.start : token.end] for token in char_tokens(text)] == char_texts(text)


@given(st.text(alphabet=st.one_of(st.sampled_from("汽车ab12 .，\n\u3000"), st.characters())).map(fold_text))
def test_places_of_single_tokens_are_the_same(folded: str) -> None:
    """Highlights are looked up one by one, the index is cut as a whole: they must agree on every character."""
    spans = char_spans(folded)
    places = TokenPlaces(folded)

    assert [places.span(at, at) for at in range(len(spans))] == spans


def test_places_reach_as_far_as_there_are_tokens() -> None:
    """A match across the border of a heading is marked to its end, and from the beginning of what follows."""
    places = TokenPlaces("1.汽车 整车")

    assert [(2, 7), (0, 4), (0, 7)] == [places.span(2, 9), places.span(-3, 3), places.span(-1, 9)]


@pytest.mark.parametrize(
    ("folded", "marks"),
    [
        ("增长2.5倍", [3]),
        ("1,000户", [1]),
        ("1,234,567.8", [1, 3, 5]),
        ("2011.4.11", []),
        ("2015,100户", []),
        ("1. 2015年", []),
        ("1.汽车", []),
    ],
)
def test_points_and_commas_inside_a_number_are_known(folded: str, marks: list[int]) -> None:
    """5亿元 is not what a plan says that prints 2.5亿元; a list number before 2015年 is no decimal."""
    assert number_marks(folded) == marks

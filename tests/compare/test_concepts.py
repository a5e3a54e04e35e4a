"""
Words brought to the names of their concepts, in both languages.
"""

import pytest

from app.compare.concepts import concept_of, with_concepts, words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("品牌培育", ["品牌建设"]),
        ("石油化工和汽车", ["石化产业", "和", "汽车"]),
        ("brand building", ["品牌建设"]),
        ("machines and tools", ["machin", "and", "tool"]),
        ("new-energy vehicles", ["新能源汽车"]),
        ("new energy\nvehicles", ["新能源汽车"]),
        ("new, energy vehicles", ["new", "能源", "汽车"]),
        ("r&d", ["研发"]),
    ],
)
def test_words_go_by_the_names_of_their_concepts(text, names):
    """Synonyms and translations are counted as one word; an English term counts as one where it stands unbroken."""
    assert names == [word.name for word in words(text)]


def test_words_know_their_places():
    """What is marked is what is printed there."""
    text = "推广品牌培育 and machine tools"

    assert ["推广", "品牌培育", "and", "machine tools"] == [text[word.start : word.end] for word in words(text)]


def test_english_terms_are_replaced_where_they_stand():
    """An English heading is then read like a Chinese one, verbs and all."""
    assert "promote 品牌建设 in cities" == with_concepts("promote brand building in cities")


def test_a_word_of_no_concept_names_itself():
    """Most words are in no term base."""
    assert "硅藻土" == concept_of("硅藻土")

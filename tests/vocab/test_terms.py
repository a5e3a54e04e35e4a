"""The term base: every concept in both languages, its words leading back to it."""

import pytest

from app.errors import RecordInvalid
from app.vocab import industries, terms

TABLE = terms.load()
HEAD = "group\tzh\ten\tzh_synonyms\ten_synonyms"
GROUPS = {*industries.load().order, "plan", "instrument", "indicator", "institution"}


def test_every_concept_is_of_a_known_group():
    """A group is an industry or one of four sorts of words; pages list the terms by it."""
    assert set() == {concept.group for concept in TABLE.concepts} - GROUPS


def test_no_concept_has_a_word_twice():
    """A synonym equal to the word shown widens a query by itself."""
    twice = [
        (concept.zh, word)
        for concept in TABLE.concepts
        for words in (concept.chinese, [each.lower() for each in concept.english])
        for word in words
        if list(words).count(word) > 1
    ]

    assert [] == twice


def test_no_chinese_word_shown_is_given_twice():
    """Two rows for one word would each have half its synonyms."""
    shown = [concept.zh for concept in TABLE.concepts]

    assert sorted(set(shown)) == sorted(shown)


@pytest.mark.parametrize("sort", ["chinese", "english"])
def test_every_word_leads_back_to_its_concept(sort):
    """Whatever word a reader knows, the concept is found by it, in capitals too."""
    lost = [
        word
        for concept in TABLE.concepts
        for word in getattr(concept, sort)
        if concept not in TABLE.of(word) or concept not in TABLE.of(word.upper())
    ]

    assert [] == lost


def test_words_are_in_their_language():
    """An English word in the Chinese column would go into the segmenter's dictionary."""
    wrong = [w for w in TABLE.english_words() if not w.isascii() and any("\u4e00" <= c <= "\u9fff" for c in w)]
    wrong += [w for w in TABLE.chinese_words() if w != w.strip() or not w]

    assert [] == wrong


def test_an_unknown_word_has_no_concept():
    """It is searched as it was typed."""
    assert () == TABLE.of("这不是词")


@pytest.mark.parametrize(
    ("message", "rows"),
    [
        ("terms.tsv:2: .*needs", ["plan\t规划\t\t\t"]),
        ("terms.tsv:3: .*line 2", ["plan\t规划\tplan\t\t", "plan\t规划\tprogramme\t\t"]),
    ],
)
def test_a_broken_term_base_is_refused_with_its_line(tmp_path, monkeypatch, message, rows):
    """Who edits the table learns at once where the slip is."""
    (tmp_path / terms.FILE).write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    monkeypatch.setattr(terms.resources, "files", lambda package: tmp_path)

    with pytest.raises(RecordInvalid, match=message):
        terms.load.__wrapped__()

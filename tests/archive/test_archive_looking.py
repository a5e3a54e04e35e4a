"""
Into how many texts the archive looks for words that somebody typed: in a large one each costs milliseconds.
"""

import pytest

from app.archive.snapshot import _plans_with
from app.store.published import PublishedTexts

CITY = "shili-shi"


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans whose texts are looked into, one entry for each text."""
    found: list[str] = []
    containing = PublishedTexts._containing

    def noted(self, text, folded):
        found.append(text.plan)
        return containing(self, text, folded)

    monkeypatch.setattr(PublishedTexts, "_containing", noted)
    return found


@pytest.mark.parametrize(
    "q", ["7" * 400, "zhongguo" * 60, '"产业" OR "发展" OR "园区" OR "企业"', '"产业集群" -"新能源汽车产业集群"']
)
def test_what_is_no_sentence_is_looked_for_in_no_text(q, fictional, looked_into):
    """Whoever types it waits for the answer of the index alone."""
    fictional.locate(q)

    assert [] == looked_into


@pytest.mark.parametrize("quote", ["88888888", "NOSUCHWORDATALL", "产业，从来没有，这样写过"])
def test_what_the_index_does_not_know_is_looked_for_in_no_text(quote, fictional, looked_into):
    """A quotation is resolved as quickly where nobody ever wrote it."""
    fictional.resolve(quote=quote)

    assert [] == looked_into


@pytest.mark.parametrize("length", range(36, 44))
def test_a_long_stretch_is_not_cut_inside_a_number(length):
    """No phrase ends inside one, so a quotation cut there would be told to stand nowhere."""
    asked: list[str] = []

    class Noting:
        def search(self, request):
            asked.append(request.q)
            return SearchResult

    class SearchResult:
        plan_totals = ()

    _plans_with(Noting(), ("a",), "工" * length + "20162020年" + "业" * 20)

    assert "2" not in asked[0] or "20162020年" in asked[0]


def test_words_between_marks_are_looked_for_together(fictional, looked_into):
    """Of two short stretches each may stand in many plans, both in one section in few."""
    text = next(
        paragraph.text
        for section in fictional.outline(CITY).outline.sections
        for paragraph in section.paragraphs
        if "，" in paragraph.text[:30]
    )
    fictional.resolve(quote=text[:30])

    assert {CITY} == set(looked_into)

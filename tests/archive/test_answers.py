"""Answers that are kept are the answers that would be given."""

import sys

import pytest

from app.archive.answers import LARGEST, MAX_BYTES, Answers, size_of
from app.domain.facet_values import FacetValues
from app.domain.results import Hit, ParagraphMatch, SearchRequest, SearchResult, Totals


class Counting:
    """A search that counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, request):
        self.asked += 1
        return SearchResult(request, (), (), (), (), Totals(self.asked, 0, 0), (), {}, {}, 1e6)


def _asked(*requests):
    counting = Counting()
    answers = Answers(counting)
    given = [answers.search(request) for request in requests]
    return counting.asked, given


def test_the_same_question_is_answered_once():
    """The page, its other language and its JSON ask the same; ticks in another order are the same ticks."""
    one = SearchRequest("汽车", filters={"kind": ("计划",), "year": ("2015",)})
    other = SearchRequest("汽车", filters={"year": ("2015",), "kind": ("计划",)})
    assert 1 == _asked(one, other, one)[0]


def test_another_question_is_asked_anew():
    """Every part of a question counts."""
    parts = [
        {"q": "石化"},
        {"page": 2},
        {"size": 5},
        {"sort": "newest"},
        {"expand": ("off",)},
        {"layers": ("summary",)},
    ]
    requests = [SearchRequest(**{"q": "汽车", **part}) for part in parts]
    assert len(parts) == _asked(*requests)[0]


def test_an_answer_says_what_it_took_this_time():
    """A kept answer is not said to have taken long."""
    _, (first, again) = _asked(SearchRequest("汽车"), SearchRequest("汽车"))
    assert (True, first.totals) == (again.took_ms < first.took_ms, again.totals)


def test_downloads_are_not_kept():
    """A list of thousands is taken away once; it would drive out what everybody asks for."""
    large = SearchRequest("汽车", size=LARGEST + 1)
    assert 2 == _asked(large, large)[0]


def _large(request, plans=5_000, characters=200):
    """An answer as an archive of *plans* plans gives it: twenty texts of so many characters, counts of every plan."""
    slugs = tuple(f"plan-{number}" for number in range(plans))
    counts = tuple(range(1_000, 1_000 + plans))
    texts = [f"{number}" + "产" * characters for number in range(20)]
    hits = tuple(
        Hit("p", "official", "zh", f"{n}", "main", (), "", text, (ParagraphMatch(f"{n}-p1", 1, text[1:]),), (), (), 1.0)
        for n, text in enumerate(texts)
    )
    facets = {"plan": FacetValues(slugs, counts)}
    totals = dict(zip(slugs, counts, strict=True))
    return SearchResult(request, (), (), (), (), Totals(20, 20, plans), hits, facets, totals, 1.0)


def test_answers_take_no_more_memory_than_is_said_however_many_plans_there_are():
    """Of thirty thousand plans one answer counts each: two hundred such answers would be half a gigabyte."""
    answers = Answers(_large)
    for number in range(100):
        answers.search(SearchRequest(str(number)))

    assert 0.9 * MAX_BYTES < answers.size_bytes <= MAX_BYTES


@pytest.mark.parametrize(("plans", "characters"), [(20_000, 10), (0, 100_000), (3_000, 2_000)])
def test_what_an_answer_takes_is_not_told_too_low(plans, characters):
    """A limit in bytes that counts a tenth of them is none."""
    answer = _large(SearchRequest("汽车"), plans, characters)
    texts = [text for hit in answer.hits for text in (hit.text, *(each.text for each in hit.paragraphs))]
    counts = answer.facets["plan"].counts
    takes = sum(map(sys.getsizeof, (answer.plan_totals, answer.facets["plan"].values, counts, *texts, *counts)))

    assert takes <= size_of(answer) <= 3 * takes

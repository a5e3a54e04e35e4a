"""Answers that are kept are the answers that would be given."""

from app.archive.answers import LARGEST, MOST, Answers
from app.domain.results import SearchRequest, SearchResult, Totals


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


def test_so_many_are_kept_and_downloads_are_not():
    """Memory stays within bounds however much is asked."""
    many = [SearchRequest(str(number)) for number in range(MOST + 1)]
    large = SearchRequest("汽车", size=LARGEST + 1)
    assert (MOST + 2, 2) == (_asked(*many, many[0])[0], _asked(large, large)[0])

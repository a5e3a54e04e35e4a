"""Where a search finds nothing: which word or facet excludes everything, and what finds something."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.remedies import Count, exclusions, remedies
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]
JILIN = {"province": ("220000", "吉林省"), "kind": "计划"}
DANDONG = {"province": ("210000", "辽宁省"), "city": ("210600", "丹东市"), "kind": "方案"}


@pytest.fixture
def count(make_plan: MakePlan, engine_of: EngineOf) -> Count:
    """How many sections a search finds in a plan of Jilin and one of Dandong."""
    engine = engine_of(
        make_plan("jilin", [("汽车", ["整车。"]), ("石化", ["乙烯与整车。"])], **JILIN),
        make_plan("dandong", [("袜业", ["棉袜。"]), ("汽车", ["车桥。"])], **DANDONG),
    )
    return lambda request: engine.search(replace(request, size=1)).totals.sections


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"整车" AND "棉袜"', [("word", '"整车"', 1), ("word", '"棉袜"', 2)]),
        ('"整车" "乙烯" "棉袜"', [("word", '"棉袜"', 1)]),
        ('"乙烯整车"', [("unquoted", "乙烯整车", 2)]),
        ('"整车" "棉袜" "车桥"', [("alone", '"整车"', 2), ("alone", '"棉袜"', 1), ("alone", '"车桥"', 1)]),
        ('"整车" -"整车"', [("word", '"整车"', 2), ("word", '-"整车"', 2)]),
        ('"哪里都没有"', []),
        ('"没有" OR "也没有"', []),
    ],
)
def test_the_word_that_excludes_everything_is_named(
    count: Count, query: str, found: list[tuple[str, str, int]]
) -> None:
    """A reader who sees nothing cannot know which of his words did it."""
    told = remedies(SearchRequest(q=query), count)

    assert [(each.kind, each.word, each.sections) for each in told] == found


def test_each_facet_is_left_out_in_turn(count: Count) -> None:
    """Of three filters one is too many; the number beside each says what is to be had without it."""
    filters = {"province": ("220000",), "city": ("210600",), "kind": ("方案", "计划")}
    told = remedies(SearchRequest(q="汽车", filters=filters), count)

    assert [(each.kind, each.facet, each.sections) for each in told] == [
        ("facet", "province", 1),
        ("facet", "city", 1),
        ("facets", "", 2),
    ]


def test_a_remedy_is_a_whole_search(count: Count) -> None:
    """One click: the query stays when a filter goes, the filters stay when a word goes."""
    filters = {"province": ("220000",)}
    told = remedies(SearchRequest(q='"整车" AND "车桥"', filters=filters, page=3, sort="newest"), count)

    assert [each.request for each in told] == [SearchRequest(q='"整车"', filters=filters, sort="newest")]


def test_facets_that_exclude_each_other_are_named_whatever_the_query(count: Count) -> None:
    """吉林省 and 丹东市 ticked find nothing by right (AND across facets), and the reader is told why."""
    filters = {"province": ("220000",), "city": ("210600",), "kind": ("计划",)}
    told = exclusions(SearchRequest(q="不论什么", filters=filters), count)

    assert [[facet for facet, _ in each.facets] for each in told] == [["province", "city"], ["city", "kind"]]


def test_a_facet_that_nothing_is_filed_under_is_named_alone(count: Count) -> None:
    """Beside it every other facet would look guilty as well."""
    told = exclusions(SearchRequest(filters={"province": ("440000",), "kind": ("计划",)}), count)

    assert [each.facets for each in told] == [(("province", ("440000",)),)]


def test_what_excludes_nothing_is_not_accused(count: Count) -> None:
    """Filters that go together are none of the reasons."""
    assert exclusions(SearchRequest(q="没有", filters={"province": ("210000",), "city": ("210600",)}), count) == ()


def test_endless_queries_cost_no_more_than_a_few_searches() -> None:
    """Help must not be what holds a worker."""
    asked: list[SearchRequest] = []

    def count(request: SearchRequest) -> int:
        asked.append(request)
        return 0

    query = " AND ".join(f'"词{n}"' for n in range(30))
    request = SearchRequest(q=query, filters={"year": ("2011",), "kind": ("计划",)})
    remedies(request, count)
    exclusions(request, count)

    assert len(asked) <= 25

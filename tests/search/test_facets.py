"""Facet counts equal a recount by hand, for any combination of ticks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.plan import Plan
from app.domain.results import FACETS, SearchRequest, SearchResult
from app.errors import BadValue
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine
from app.vocab.industries import load as load_industries

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

RECORDS: list[dict[str, Any]] = [
    {
        "province": ("220000", "吉林省"),
        "issued": "2011-04-11",
        "period_start": 2011,
        "period_end": 2015,
        "kind": "计划",
    },
    {"province": ("220000", "吉林省"), "city": ("220400", "辽源市"), "level": "city", "period_start": 2016},
    {"province": ("210000", "辽宁省"), "issued": "2015", "kind": "方案"},
    {},
]
INDUSTRIES = [(), ("automotive",), ("automotive", "new-energy"), ("metallurgy",), ("automotive", "robotics-cnc")]
WORDS = ["汽车", "石化", "冶金"]


@pytest.fixture(scope="module")
def sections() -> list[dict[str, Any]]:
    """Every plan crossed with every set of industries and every two words, as plain dictionaries."""
    made = []
    for number, record in enumerate(RECORDS):
        for at, industries in enumerate(INDUSTRIES):
            for word in range(len(WORDS)):
                made.append(
                    {
                        "plan": f"plan-{number}",
                        "anchor": str(at * len(WORDS) + word + 1),
                        "text": f"{WORDS[word]}与{WORDS[(word + at) % 3]}",
                        "province": record.get("province", ("unknown",))[0],
                        "city": record.get("city", ("unknown",))[0],
                        "year": str(record.get("issued", record.get("period_start", "unknown")))[:7].split("-")[0],
                        "period": "2011-2015" if record.get("period_end") else "unknown",
                        "kind": record.get("kind", "unknown"),
                        "level": record.get("level", "unknown"),
                        "industry": industries or ("none",),
                    }
                )
    return made


@pytest.fixture(scope="module")
def engine(
    make_plan: MakePlan, sections: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WhooshEngine]:
    """An engine over those sections."""
    plans = [
        make_plan(
            f"plan-{number}",
            [
                ("", [each["text"]], {"industries": [x for x in each["industry"] if x != "none"]})
                for each in sections
                if each["plan"] == f"plan-{number}"
            ],
            **record,
        )
        for number, record in enumerate(RECORDS)
    ]
    directory = tmp_path_factory.mktemp("facets")
    write_index(directory, plans)
    engine = WhooshEngine.open(directory)
    yield engine
    engine.close()


def _values(section: dict[str, Any], facet: str) -> tuple[str, ...]:
    value = section[facet]
    return value if isinstance(value, tuple) else (value,)


def _recount(
    sections: list[dict[str, Any]], word: str, filters: dict[str, tuple[str, ...]]
) -> tuple[int, dict[str, dict[str, int]]]:
    """Total and counts as the promise says: OR inside a facet, AND across, each without its own ticks."""

    def passes(section: dict[str, Any], but: str | None) -> bool:
        return word in section["text"] and all(
            name == but or not ticked or set(ticked) & set(_values(section, name)) for name, ticked in filters.items()
        )

    counts: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        counts[facet] = {}
        for section in sections:
            if passes(section, facet):
                for value in _values(section, facet):
                    counts[facet][value] = counts[facet].get(value, 0) + 1
        for value in filters.get(facet, ()):
            counts[facet].setdefault(value, 0)
            for section in sections if facet != "plan" else ():
                for beside in _values(section, facet):
                    if facet != "city" or beside[:2] == value[:2]:
                        counts[facet].setdefault(beside, 0)
    return sum(passes(section, None) for section in sections), counts


def _told(result: SearchResult) -> tuple[int, dict[str, dict[str, int]]]:
    return result.totals.sections, {
        name: {value.value: value.count for value in values} for name, values in result.facets.items()
    }


_TICKS = st.fixed_dictionaries(
    {},
    optional={
        "level": st.lists(st.sampled_from(["city", "unknown"]), max_size=2, unique=True),
        "period": st.lists(st.sampled_from(["2011-2015", "unknown"]), max_size=2, unique=True),
        "province": st.lists(st.sampled_from(["220000", "210000", "unknown"]), max_size=2, unique=True),
        "city": st.lists(st.sampled_from(["220400", "unknown"]), max_size=2, unique=True),
        "industry": st.lists(st.sampled_from(["automotive", "none", "aerospace"]), max_size=3, unique=True),
        "year": st.lists(st.sampled_from(["2011", "2015", "2016", "unknown"]), max_size=2, unique=True),
        "kind": st.lists(st.sampled_from(["计划", "unknown", "规划"]), max_size=2, unique=True),
        "plan": st.lists(st.sampled_from(["plan-0", "plan-3"]), max_size=2, unique=True),
    },
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.sampled_from(["汽车", "石化", "冶金", "与"]), ticks=_TICKS)
def test_counts_equal_a_recount(
    engine: WhooshEngine, sections: list[dict[str, Any]], word: str, ticks: dict[str, list[str]]
) -> None:
    """Staff quote these numbers; a facet that is off by one is a wrong statement about policy."""
    filters = {name: tuple(values) for name, values in ticks.items()}
    result = engine.search(SearchRequest(q=f'"{word}"', filters=filters))

    assert _told(result) == _recount(sections, word, filters)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.sampled_from(["汽车", "石化 OR 冶金", "没有的词"]), ticks=_TICKS)
def test_a_count_is_the_total_of_the_search(engine: WhooshEngine, word: str, ticks: dict[str, list[str]]) -> None:
    """The terms page counts without searching; its numbers are those of the page it links to."""
    request = SearchRequest(q=word, filters={name: tuple(values) for name, values in ticks.items()})

    assert engine.search(request).totals.sections == engine.count(request)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.sampled_from(["汽车", "石化 OR 冶金", "汽车 没有的词", ""]), ticks=_TICKS)
def test_a_tally_is_what_the_search_counts(engine: WhooshEngine, word: str, ticks: dict[str, list[str]]) -> None:
    """What the words typed find alone is told without searching; the link leads to a page that must say the same."""
    request = SearchRequest(q=word, filters={name: tuple(values) for name, values in ticks.items()})
    found, told = engine.search(request), engine.tally(request)

    assert (found.totals.paragraphs, found.plan_totals, found.relaxed) == (
        told.paragraphs, told.plan_totals, told.relaxed
    )


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.sampled_from(["汽车", "与"]), ticks=_TICKS)
def test_sectors_are_counted_once_per_section(
    engine: WhooshEngine, sections: list[dict[str, Any]], word: str, ticks: dict[str, list[str]]
) -> None:
    """A section on cars and on robots is one section of the equipment sector, whatever its industries add up to."""
    filters = {name: tuple(values) for name, values in ticks.items()}
    others = {name: values for name, values in filters.items() if name != "industry"}
    counts = {}
    for sector in load_industries().sectors.values():
        ticked = others | {"industry": sector.industries}
        number, _ = _recount(sections, word, ticked)
        counts |= {sector.id: number} if number else {}

    assert dict(engine.search(SearchRequest(q=f'"{word}"', filters=filters)).sectors) == counts


def test_the_values_beside_a_ticked_one_stay_though_nothing_has_them(engine: WhooshEngine) -> None:
    """A reader who has ticked one province sees the others to change to, and that they hold nothing."""
    filters = {"province": ("220000",), "year": ("2011",)}
    values = engine.search(SearchRequest(q='"汽车"', filters=filters)).facets["province"]

    assert {each.value for each in values} >= {"210000", "unknown"}


def test_a_ticked_value_stays_though_nothing_has_it(engine: WhooshEngine) -> None:
    """Otherwise the reader could not untick it."""
    result = engine.search(SearchRequest(q='"汽车"', filters={"industry": ("aerospace",)}))

    assert [(each.value, each.count) for each in result.facets["industry"] if each.selected] == [("aerospace", 0)]


def test_unknown_values_come_last(engine: WhooshEngine) -> None:
    """未标注 is a value, but never the headline."""
    values = [each.value for each in engine.search(SearchRequest()).facets["year"]]

    assert values == ["2016", "2015", "2011", "unknown"]


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(filters={"colour": ("red",)}),
        SearchRequest(size=101),
        SearchRequest(size=0),
        SearchRequest(page=0),
        SearchRequest(sort="best"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_is_refused(engine: WhooshEngine, request_: SearchRequest) -> None:
    """A silent default would answer another question."""
    with pytest.raises(BadValue):
        engine.search(request_)


def test_pages_run_to_the_end_without_gap_or_repetition(engine: WhooshEngine, sections: list[dict[str, Any]]) -> None:
    """Whoever pages through all hits must see each once."""
    seen = [
        (hit.plan, hit.anchor)
        for page in range(1, 20)
        for hit in engine.search(SearchRequest(q="与", page=page, size=5)).hits
    ]

    assert sorted(seen) == sorted((each["plan"], each["anchor"]) for each in sections)


@pytest.mark.parametrize(
    ("sort", "plans"),
    [
        ("newest", ["plan-1", "plan-2", "plan-0", "plan-3"]),
        ("oldest", ["plan-0", "plan-2", "plan-1", "plan-3"]),
        ("region", ["plan-2", "plan-0", "plan-1", "plan-3"]),
    ],
)
def test_sorting_puts_plans_in_order_and_the_undated_last(engine: WhooshEngine, sort: Any, plans: list[str]) -> None:
    """Newest first must not begin with plans of which nobody knows the year."""
    hits = engine.search(SearchRequest(q="汽车", sort=sort, size=100)).hits

    assert list(dict.fromkeys(hit.plan for hit in hits)) == plans

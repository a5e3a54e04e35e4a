"""One declaration of a parameter: what it reads, what it refuses, and what it says of itself."""

import pytest
from starlette.datastructures import QueryParams

from app.domain.comparison import SectionRef
from app.domain.results import FACETS, SearchRequest
from app.errors import BadValue
from app.web import asking, params, urls
from app.web.param import Param

NUMBER = Param("n", "A number.", low=1, high=10, default=3)
CHOICE = Param("c", "A choice.", choices=("a", "b"))
WORD = Param("w", "A word.", "plan", pattern="[a-z]+", longest=5, most=3)


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 3), ("n=", 3), ("n= 7 ", 7), ("n=10", 10), ("n=007", 7), ("n=&n=4", 4)],
)
def test_a_number_is_read(query: str, number: int) -> None:
    """Blanks around a value and empty fields come from forms and from copying."""
    assert number == NUMBER.number(QueryParams(query))


@pytest.mark.parametrize(
    "query", ["n=0", "n=11", "n=-1", "n=1.0", "n=%2B1", "n=x", "n=²", "n=٣", "n=1_0", "n=1&n=2", "n=" + "9" * 5000]
)
def test_what_is_no_such_number_is_refused(query: str) -> None:
    """Python reads 1_0, ² and a number of thousands of digits in ways nobody asking expects."""
    with pytest.raises(BadValue, match="n="):
        NUMBER.number(QueryParams(query))


def test_values_are_given_once_each_in_the_order_asked() -> None:
    """Ticking a value twice is ticking it."""
    assert ("b", "a") == WORD.values(QueryParams("w=b&w=&w=a&w=b"))


@pytest.mark.parametrize("query", ["w=A", "w=abcdef", "w=a&w=b&w=c&w=d", "w=a b", "w=a%0Ab"])
def test_a_value_must_match_as_a_whole(query: str) -> None:
    """A pattern that matches somewhere inside lets anything through."""
    with pytest.raises(BadValue, match="w="):
        WORD.values(QueryParams(query))


def test_a_refusal_does_not_repeat_a_long_value() -> None:
    """The sentence stays one a person reads."""
    with pytest.raises(BadValue) as refused:
        WORD.values(QueryParams("w=" + "x" * 5000))

    assert len(str(refused.value)) < 150


@pytest.mark.parametrize(
    ("param", "said"),
    [
        (NUMBER, {"type": "integer", "minimum": 1, "maximum": 10, "default": 3}),
        (CHOICE, {"type": "string", "enum": ["a", "b"]}),
        (
            WORD,
            {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 5, "pattern": "^(?:[a-z]+)$"}},
        ),
    ],
    ids=["number", "choice", "word"],
)
def test_a_parameter_describes_what_it_takes(param: Param, said: dict[str, object]) -> None:
    """The description and the reading cannot come apart."""
    assert said == param.openapi()["schema"]


def test_every_facet_has_a_parameter() -> None:
    """A facet that cannot be ticked is a list for looking at."""
    assert list(FACETS) == list(params.FACET_PARAMS)


def test_a_search_is_read_back_from_its_own_address() -> None:
    """The address is the state: pages and API write it, and read the same search from it."""
    wanted = SearchRequest(
        q="汽车 -轴承",
        filters={"province": ("220000", "unknown"), "industry": ("none",), "year": ("2011",)},
        sort="newest",
        page=3,
        size=50,
        expand=("-轿车",),
        layers=("summary",),
    )

    assert wanted == asking.search_request(QueryParams(urls.search_params(wanted)))


def test_columns_are_read_in_order() -> None:
    """The first column stays the first."""
    query = QueryParams("section=b-plan:2.1&section=a-plan:a1.2~2-p1&plan=c-plan")

    assert [SectionRef("b-plan", "2.1"), SectionRef("a-plan", "a1.2~2-p1"), SectionRef("c-plan")] == (
        asking.section_refs(query)
    )

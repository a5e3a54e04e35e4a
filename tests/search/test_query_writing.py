"""Queries written from their trees, and with one part less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryNotUnderstood
from app.search.query import parse
from app.search.query_writing import parts_of, written


def _shape(query: str) -> str:
    """The tree without places."""
    return re.sub(r"(start|end)=\d+", "", repr(parse(query)))


@given(st.text(alphabet='汽车a1 "“”「」（）()-|:：ANDOR标题title', max_size=40))
def test_what_is_written_reads_as_the_same_tree(query: str) -> None:
    """The reader is offered a search that is his own but for what it says."""
    try:
        tree = parse(query)
    except QueryNotUnderstood:
        return

    assert _shape(query) == _shape(written(tree))


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("汽车 AND 袜子", [("汽车", "袜子"), ("袜子", "汽车")]),
        ("汽车 -汽车", [("汽车", "-汽车"), ("-汽车", "汽车")]),
        ("title:吉林 袜子", [("title:吉林", "袜子"), ("袜子", "title:吉林")]),
        ('"汽车" "袜子"', [('"汽车"', '"袜子"'), ('"袜子"', '"汽车"')]),
        ("汽车 袜子 AND 石化", [("汽车", "袜子 AND 石化"), ("袜子", "汽车 AND 石化"), ("石化", "汽车 袜子")]),
        ("(汽车 AND 袜子)", [("汽车", "袜子"), ("袜子", "汽车")]),
        ("汽车 OR 袜子", []),
        ("汽车 袜子", []),
        ("汽车", []),
        ("", []),
    ],
)
def test_a_query_is_taken_apart_where_all_parts_are_asked_for(query: str, parts: list[tuple[str, str]]) -> None:
    """Of alternatives none excludes anything, and plain words are let go of by the search itself."""
    assert [(each.text, each.rest) for each in parts_of(parse(query))] == parts

"""The query language: what is understood, and how a mistake is explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryNotUnderstood
from app.search.query import And, Everything, Node, Not, Or, Phrase, Words, parse


def shape(node: Node) -> object:
    """A tree as nested tuples, without places."""
    if isinstance(node, Words):
        return f"{node.field}:{node.text}" if node.field else node.text
    if isinstance(node, Phrase):
        return f'{node.field}:"{node.text}"' if node.field else f'"{node.text}"'
    if isinstance(node, Not):
        return ("not", shape(node.part))
    if isinstance(node, And | Or):
        return ("and" if isinstance(node, And) else "or", *map(shape, node.parts))
    return ()


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", ()),
        ("　 ", ()),
        ("汽车 零部件", "汽车 零部件"),
        ("汽车　零部件", "汽车　零部件"),
        ('"产业集群"', '"产业集群"'),
        ("“产业集群”", '"产业集群"'),
        ("「产业集群」", '"产业集群"'),
        ("『产业集群』", '"产业集群"'),
        ("＂产业集群＂", '"产业集群"'),
        ("”产业集群”", '"产业集群"'),
        ('“产业集群"', '"产业集群"'),
        ('"产业集群”', '"产业集群"'),
        ('"“十二五”时期"', '"“十二五”时期"'),
        ("汽车 -轴承", ("and", "汽车", ("not", "轴承"))),
        ("汽车 －轴承", ("and", "汽车", ("not", "轴承"))),
        ("-“轴承”", ("not", '"轴承"')),
        ("汽车 NOT 轴承", ("and", "汽车", ("not", "轴承"))),
        ("汽车 AND 石化", ("and", "汽车", "石化")),
        ("汽车 ＡＮＤ 石化", ("and", "汽车", "石化")),
        ("汽车 OR 石化", ("or", "汽车", "石化")),
        ("汽车｜石化", ("or", "汽车", "石化")),
        ("汽车 | 石化", ("or", "汽车", "石化")),
        ("汽车 || 石化", ("or", "汽车", "石化")),
        ("国发 (2015) 28号", "国发 (2015) 28号"),
        ("（2015）28号 产能", "（2015）28号 产能"),
        ("(2015) 产能", ("and", ("and", "2015"), "产能")),
        ("a b OR c", ("or", "a b", "c")),
        ("（汽车 OR 石化） 目标", ("and", ("or", "汽车", "石化"), "目标")),
        ("research and development", "research and development"),
        ("标题：汽车", "heading:汽车"),
        ("title: “汽车”", 'title:"汽车"'),
        ("TITLE:汽车", "title:汽车"),
        ("heading:(汽车 OR 石化)", ("or", "heading:汽车", "heading:石化")),
        ("国发(2015)24号", "国发(2015)24号"),
        ("目标：8000亿元", "目标：8000亿元"),
        ("两化融合 - 智能", "两化融合 - 智能"),
        ("2011-2015", "2011-2015"),
        ("C++", "C++"),
    ],
)
def test_a_query_is_read(query: str, tree: object) -> None:
    """Both languages, both widths; a writing nobody thought of must not turn into an operator."""
    assert shape(parse(query)) == tree


@pytest.mark.parametrize(
    ("query", "start", "end", "repair"),
    [
        ('汽车 "零部件', 3, 4, '汽车 "零部件"'),
        ("“产业集群", 0, 1, "“产业集群”"),
        ("(汽车 OR 石化", 0, 1, "(汽车 OR 石化)"),
        ("汽车)", 2, 3, "汽车"),
        ("汽车 OR", 3, 5, "汽车"),
        ("AND 汽车", 0, 3, "汽车"),
        ("汽车 NOT", 3, 6, "汽车"),
        ('汽车 ""', 3, 5, "汽车"),
        ("汽车 ()", 3, 5, "汽车"),
        ("汽车 AND AND 石化", 7, 10, "汽车 AND 石化"),
        ("OR 汽车", 0, 2, "汽车"),
        ("(OR 汽车)", 1, 3, "( 汽车)"),
        ("汽车 标题：", 3, 6, "汽车"),
        ("AND", 0, 3, '"AND"'),
    ],
)
def test_a_mistake_is_placed_and_repaired(query: str, start: int, end: int, repair: str) -> None:
    """The page marks the character and offers a query that works."""
    with pytest.raises(QueryNotUnderstood) as caught:
        parse(query)

    assert (caught.value.start, caught.value.end, repair in caught.value.repairs) == (start, end, True)


@pytest.mark.parametrize("query", ["汽" * 501, "汽车 " * 65, "(" * 30 + "汽" + ")" * 30, "-" * 30 + "(-汽" * 21])
def test_endless_queries_are_refused(query: str) -> None:
    """No query may hold a worker: length, words and nesting are bounded."""
    with pytest.raises(QueryNotUnderstood):
        parse(query)


@given(st.text(alphabet='汽车a1 "“”()（）-－|:：ANDOR标题\u3000+', max_size=40))
def test_any_text_is_read_or_explained_with_repairs_that_work(query: str) -> None:
    """Whatever is typed, the answer is a tree or a message, and a repair that is offered is no second mistake."""
    try:
        parse(query)
    except QueryNotUnderstood as error:
        assert 0 <= error.start <= error.end <= len(query) and all(parse(repair) for repair in error.repairs)


def test_nothing_asked_for_is_everything() -> None:
    """Facets alone are a question too."""
    assert parse(" ") == Everything()

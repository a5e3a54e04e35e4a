"""
Write a query tree as a query again, and write it with one part less.

What is written reads back as the same tree (app.search.query); the places of its parts differ. Used where a reader
is shown searches near his own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.search.query import And, Everything, Node, Not, Or, Phrase, Words

_QUOTES: Final = (('"', '"'), ("「", "」"), ("『", "』"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query as written, and the query without it."""

    text: str
    rest: str


def written(node: Node) -> str:
    """
    The query that reads as *node*.

    >>> from app.search.query import parse
    >>> written(parse("（汽车 ＯＲ 石化） 标题：“目标” －轴承"))
    '(汽车 OR 石化) heading:"目标" -轴承'
    """
    if isinstance(node, Everything):
        return ""
    if isinstance(node, Words):
        return f"{node.field}:{_word(node.text)}" if node.field else node.text
    if isinstance(node, Phrase):
        opening, closing = next(pair for pair in _QUOTES if pair[0] not in node.text and pair[1] not in node.text)
        return f"{node.field}:{opening}{node.text}{closing}" if node.field else f"{opening}{node.text}{closing}"
    if isinstance(node, Not):
        return f"-{_operand(node.part)}"
    if isinstance(node, Or):
        return " OR ".join(f"({written(part)})" if isinstance(part, Or) else written(part) for part in node.parts)
    if len(node.parts) == 1:
        return f"({written(node.parts[0])})"
    joint = " AND " if node.explicit else " "
    return joint.join(f"({written(part)})" if isinstance(part, Or | And) else written(part) for part in node.parts)


def unquoted(node: Node) -> Node:
    """
    *node* with the words of its phrases for the phrases, but for those that are excluded.

    >>> from app.search.query import parse
    >>> written(unquoted(parse('"汽车 产业" AND 石化 -"轴承"')))
    '汽车 产业 AND 石化 AND -"轴承"'
    """
    if isinstance(node, Phrase):
        return Words(node.text, node.start, node.end, node.field)
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(unquoted(part) for part in node.parts))
    return node


def parts_of(node: Node) -> Iterator[Part]:
    """
    The parts of a query that must all be fulfilled, each with the query without it; none where there is only one.

    Words beside each other are parts of their own only where each is judged by itself, beside an AND.

    >>> from app.search.query import parse
    >>> [(each.text, each.rest) for each in parts_of(parse("汽车 AND 袜子 AND (石化 OR 冶金)"))][1:]
    [('袜子', '汽车 AND (石化 OR 冶金)'), ('石化 OR 冶金', '汽车 AND 袜子')]
    """
    if not isinstance(node, And):
        return
    if len(node.parts) == 1:
        yield from parts_of(node.parts[0])
        return
    for at, part in enumerate(node.parts):
        others = (*node.parts[:at], *node.parts[at + 1 :])
        words = part.text.split() if node.explicit and isinstance(part, Words) else []
        if isinstance(part, Words) and len(words) > 1:
            for number, word in enumerate(words):
                left = replace(part, text=" ".join(words[:number] + words[number + 1 :]))
                yield Part(word, written(replace(node, parts=(*node.parts[:at], left, *node.parts[at + 1 :]))))
        else:
            rest = others[0] if len(others) == 1 else replace(node, parts=others)
            yield Part(written(part), written(rest))


def _word(text: str) -> str:
    """*text* so that a prefix before it takes all of it."""
    return f"({text})" if len(text.split()) > 1 else text


def _operand(node: Node) -> str:
    """*node* so that a minus before it takes all of it."""
    single = isinstance(node, Phrase) or (isinstance(node, Words) and len(node.text.split()) == 1)
    alone = single or isinstance(node, Not) or (isinstance(node, And) and len(node.parts) == 1)
    return written(node) if alone else f"({written(node)})"

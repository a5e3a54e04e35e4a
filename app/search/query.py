"""
The query language: words, "phrases", -exclusions, AND OR NOT, (groups), field:prefixes → a tree of our own.

No index is needed to read a query; what its words mean is worked out in app.search.understanding, what its signs
are in app.search.query_tokens. AND binds tighter than OR; words beside each other are a `Words` node, whose parts are
all looked for.

    汽车 零部件 -轴承        "产业集群" AND (石化 OR 冶金)        title:汽车        标题：汽车
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.errors import QueryNotUnderstood
from app.search.query_tokens import BAR, CLOSE, OPEN, QUOTES, Token, tokens

MAX_CHARS: Final = 500
MAX_WORDS: Final = 64
MAX_DEPTH: Final = 20


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: every section."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside each other as typed, blanks included; `start` and `end` are their place in the query."""

    text: str
    start: int
    end: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stood between quotation marks; to be found as it is."""

    text: str
    start: int
    end: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All parts; `explicit` where AND was written."""

    parts: "tuple[Node, ...]"
    explicit: bool


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: "Node"


Node = Everything | Words | Phrase | And | Or | Not


def parse(query: str) -> Node:
    """
    Read a query.

    Raises:
        QueryNotUnderstood: It is longer than 500 characters, has more than 64 words or is nested more than 20
            deep; a quotation mark or parenthesis has no partner; an operator has nothing to work on. The error
            carries the place and whole queries that would work.
    """
    try:
        return _Parser(query).parse()
    except QueryNotUnderstood as error:
        repairs = tuple(dict.fromkeys(each for each in _repairs(error) if each and _is_understood(each)))
        raise QueryNotUnderstood(query, error.reason, error.start, error.end, repairs, error.code, error.what) from None


def leaves(node: Node) -> Iterator[Words | Phrase]:
    """The words and phrases of a tree that are asked for, those under a NOT left out."""
    if isinstance(node, Words | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)


class _Parser:
    """Builds the tree by recursive descent."""

    def __init__(self, query: str) -> None:
        self._query = query
        if len(query) > MAX_CHARS:
            reason = f"a query has at most {MAX_CHARS} characters"
            raise QueryNotUnderstood(query, reason, MAX_CHARS, len(query), code="too_long", what=str(MAX_CHARS))
        self._tokens = tokens(query)
        named = [token for token in self._tokens if token.kind in ("word", "phrase")]
        if len(named) > MAX_WORDS:
            reason, first, last = f"a query has at most {MAX_WORDS} words", named[MAX_WORDS].start, named[-1].end
            raise QueryNotUnderstood(query, reason, first, last, code="too_many_words", what=str(MAX_WORDS))
        self._next = 0
        self._depth = 0

    def parse(self) -> Node:
        if not self._tokens:
            return Everything()
        tree = self._alternatives()
        if (token := self._peek()) is not None:
            raise self._error("this parenthesis closes nothing", token, "paren_extra")
        return tree

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _error(self, reason: str, token: Token, code: str, what: str = "") -> QueryNotUnderstood:
        return QueryNotUnderstood(self._query, reason, token.start, token.end, code=code, what=what)

    def _alternatives(self) -> Node:
        parts = [self._conjunction()]
        while (token := self._peek()) is not None and token.kind == "or":
            self._take()
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _conjunction(self) -> Node:
        parts: list[Node] = []
        explicit = joined = False
        while (token := self._peek()) is not None and token.kind not in ("or", "close"):
            if token.kind == "and":
                if not parts or joined:
                    raise self._error(f"{token.text} has nothing before it", token, "nothing_before", token.text)
                self._take()
                explicit = joined = True
                continue
            part = self._part()
            previous = parts[-1] if parts else None
            if not joined and isinstance(part, Words) and isinstance(previous, Words) and _are_bare(part, previous):
                # Words beside each other are read together: "new energy vehicles" is one thing.
                parts[-1] = replace(previous, text=self._query[previous.start : part.end], end=part.end)
            else:
                parts.append(part)
            joined = False
        if joined or not parts:
            raise self._lacking(joined)
        return parts[0] if len(parts) == 1 else And(tuple(parts), explicit)

    def _lacking(self, joined: bool) -> QueryNotUnderstood:
        """The error of an operator without anything behind it (the last token taken), or before it (the next)."""
        last = self._tokens[self._next - 1] if self._next else None
        following = self._peek()
        if last is not None and (joined or last.kind == "or"):
            return self._error(f"{last.text} has nothing after it", last, "nothing_after", last.text)
        if following is not None and following.kind == "or":
            return self._error(f"{following.text} has nothing before it", following, "nothing_before", following.text)
        return self._error("this parenthesis closes nothing", following or self._tokens[0], "paren_extra")

    def _part(self) -> Node:
        token = self._take()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(f"a query is nested at most {MAX_DEPTH} deep", token, "too_deep", str(MAX_DEPTH))
        try:
            return self._part_from(token)
        finally:
            self._depth -= 1

    def _part_from(self, token: Token) -> Node:
        if token.kind == "word":
            return Words(token.text, token.start, token.end)
        if token.kind == "phrase":
            return Phrase(token.text, token.start, token.end)
        if token.kind in ("not", "field"):
            following = self._peek()
            if following is None or following.kind in ("and", "or", "close"):
                sign = self._query[token.start : token.end]
                raise self._error(f"{sign} has nothing after it", token, "nothing_after", sign)
            part = self._part()
            return Not(part) if token.kind == "not" else _in_field(part, token.text)
        following = self._peek()
        if following is not None and following.kind == "close":
            reason = "there is nothing in the parentheses"
            raise QueryNotUnderstood(self._query, reason, token.start, following.end, code="paren_empty")
        if following is None:
            raise self._error("a parenthesis is not closed", token, "paren_open")
        inside = self._alternatives()
        if self._peek() is None:
            raise self._error("a parenthesis is not closed", token, "paren_open")
        self._take()
        return And((inside,), explicit=True) if isinstance(inside, Words) else inside


def _are_bare(*words: Words) -> bool:
    """True if no prefix stands before any of *words*."""
    return all(each.field is None for each in words)


def _in_field(node: Node, field: str) -> Node:
    """The tree with every leaf that has no field of its own asking in *field*."""
    if isinstance(node, Words | Phrase):
        return node if node.field else replace(node, field=field)
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(_in_field(part, field) for part in node.parts))
    if isinstance(node, Not):
        return Not(_in_field(node.part, field))
    return node


def _is_understood(query: str) -> bool:
    try:
        _Parser(query).parse()
    except QueryNotUnderstood:
        return False
    return True


def _repairs(error: QueryNotUnderstood) -> Iterator[str]:
    """Whole queries near the refused one, best first; not all of them need be right."""
    query, start, end = error.query, error.start, error.end
    if len(query) > MAX_CHARS:
        yield query[:MAX_CHARS].rsplit(maxsplit=1)[0]
        return
    sign = query[start:end]
    if sign in QUOTES:
        yield query + (sign if sign in '"＂' else QUOTES[sign])
    if sign and sign in OPEN:
        yield query + ("）" if sign == "（" else ")")
    yield f"{query[:start].rstrip()} {query[end:].lstrip()}".strip()
    if error.code in ("nothing_before", "nothing_after") and '"' not in sign:
        # Perhaps the word itself was meant.
        yield f'{query[:start]}"{sign}"{query[end:]}'
    signs = str.maketrans(dict.fromkeys([*QUOTES, *QUOTES.values(), *OPEN, *CLOSE, *BAR], " "))
    plain = [word for word in query.translate(signs).split() if word not in ("AND", "OR", "NOT")]
    yield " ".join(plain[:MAX_WORDS])

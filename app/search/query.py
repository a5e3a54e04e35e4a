"""
The query language: words, "phrases", -exclusions, AND OR NOT, (groups), field:prefixes → a tree of our own.

No index is needed to read a query; what its words mean is worked out in app.search.understanding. Full-width
writings of every sign are understood, and the quotation marks “” 「」 『』 ＂ besides the plain ones. AND binds
tighter than OR; words beside each other are a `Words` node, whose parts are all looked for.

    汽车 零部件 -轴承        "产业集群" AND (石化 OR 冶金)        title:汽车        标题：汽车
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.analysis.fold import fold_text
from app.errors import QueryNotUnderstood
from app.search.fields import PREFIXES

MAX_CHARS: Final = 500
MAX_WORDS: Final = 64
MAX_DEPTH: Final = 20

_QUOTES: Final = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "“", "「": "」", "『": "』", "«": "»"}
"""Opening quotation mark → the one that closes it. ” opens too: input methods get out of step."""
_MISMATCHED: Final = {'"': "＂”", "＂": '"”', "“": '"＂', "”": '"＂'}
"""Opening quotation mark → marks that close it where its own partner is missing."""
_MINUS: Final = "-－−–"
_OPEN: Final = "(（"
_CLOSE: Final = ")）"
_BAR: Final = "|｜"
_COLON: Final = ":："
_NUMBER_BEHIND: Final = re.compile(r"[(（]\s*\d{4}\s*[)）]\s*(?:第?\s*\d{1,5}\s*号|[Nn][Oo]\b\.?\s*\d{1,5})")
"""A year in parentheses that is the middle of a document number, 国发 (2015) 28号, and no group."""


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


_TokenKind = Literal["open", "close", "or", "and", "not", "phrase", "field", "word"]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _TokenKind
    text: str
    start: int
    end: int


class _Lexer:
    """Cuts a query into tokens, from left to right."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0

    def tokens(self) -> list[_Token]:
        found: list[_Token] = []
        while (token := self._next()) is not None:
            found.append(token)
        return found

    def _next(self) -> _Token | None:
        query = self._query
        while self._at < len(query):
            start, sign = self._at, query[self._at]
            following = query[start + 1 : start + 2]
            if sign in _QUOTES:
                return self._phrase(sign)
            if sign in _OPEN:
                number = _NUMBER_BEHIND.match(query, start)
                return self._word(number.end()) if number else self._sign("open")
            if sign in _CLOSE:
                return self._sign("close")
            if sign in _BAR:
                return self._sign("or", len(query[start:]) - len(query[start:].lstrip(_BAR)))
            if sign in _MINUS and following and not following.isspace() and following not in _MINUS:
                return self._sign("not")
            if sign.isspace() or sign in _MINUS or sign in "+＋":
                self._at += 1
                continue
            return self._word()
        return None

    def _sign(self, kind: _TokenKind, length: int = 1) -> _Token:
        start, self._at = self._at, self._at + length
        return _Token(kind, self._query[start : self._at], start, self._at)

    def _phrase(self, opening: str) -> _Token:
        query, start = self._query, self._at
        end = query.find(_QUOTES[opening], start + 1)
        if end < 0:
            # Half-switched input methods close “ with " and " with ”. An opening “ in between is a mark of its own.
            end = next((at for at in range(start + 1, len(query)) if query[at] in _MISMATCHED.get(opening, "")), -1)
            end = -1 if "“" in query[start + 1 : end] else end
        if end < 0:
            raise QueryNotUnderstood(query, "a quotation mark is missing", start, start + 1, code="quote_open")
        inside = query[start + 1 : end]
        if not inside.strip():
            reason = "there is nothing between the quotation marks"
            raise QueryNotUnderstood(query, reason, start, end + 1, code="quote_empty")
        self._at = end + 1
        return _Token("phrase", inside, start, end + 1)

    def _word(self, least: int = 0) -> _Token:
        """
        A word up to the next blank or sign, at *least* as far as there; brackets within it, as in 国发(2015)24号,
        belong to it.
        """
        query, start = self._query, self._at
        open_brackets = 0
        for at in range(max(start, least), len(query)):
            sign = query[at]
            if sign in _COLON and fold_text(query[start:at]) in PREFIXES:
                self._at = at + 1
                return _Token("field", PREFIXES[fold_text(query[start:at])].name, start, at + 1)
            if sign in _CLOSE and not open_brackets:
                break
            if sign.isspace() or sign in _QUOTES or sign in _BAR:
                break
            open_brackets += (sign in _OPEN) - (sign in _CLOSE)
        else:
            at = len(query)
        self._at = at
        text = query[start:at]
        operator = {"AND": "and", "OR": "or", "NOT": "not"}.get(unicodedata.normalize("NFKC", text))
        if operator is not None:
            return _Token(operator, text, start, at)  # type: ignore[arg-type]
        return _Token("word", text, start, at)


class _Parser:
    """Builds the tree by recursive descent."""

    def __init__(self, query: str) -> None:
        self._query = query
        if len(query) > MAX_CHARS:
            reason = f"a query has at most {MAX_CHARS} characters"
            raise QueryNotUnderstood(query, reason, MAX_CHARS, len(query), code="too_long", what=str(MAX_CHARS))
        self._tokens = _Lexer(query).tokens()
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

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _error(self, reason: str, token: _Token, code: str, what: str = "") -> QueryNotUnderstood:
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

    def _part_from(self, token: _Token) -> Node:
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
    if sign in _QUOTES:
        yield query + (sign if sign in '"＂' else _QUOTES[sign])
    if sign and sign in _OPEN:
        yield query + ("）" if sign == "（" else ")")
    yield f"{query[:start].rstrip()} {query[end:].lstrip()}".strip()
    if error.code in ("nothing_before", "nothing_after") and '"' not in sign:
        # Perhaps the word itself was meant.
        yield f'{query[:start]}"{sign}"{query[end:]}'
    signs = str.maketrans(dict.fromkeys([*_QUOTES, *_QUOTES.values(), *_OPEN, *_CLOSE, *_BAR], " "))
    plain = [word for word in query.translate(signs).split() if word not in ("AND", "OR", "NOT")]
    yield " ".join(plain[:MAX_WORDS])

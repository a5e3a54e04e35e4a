"""
Cut a query into its tokens: words, phrases, field prefixes, operators and parentheses.

Full-width writings of every sign are understood, and the quotation marks “” 「」 『』 ＂ besides the plain ones. What
the tokens say together is app.search.query's business.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from app.analysis.fold import fold_text
from app.errors import QueryNotUnderstood
from app.search.fields import PREFIXES

QUOTES: Final = {'"': '"', "＂": "＂", "“": "”", "”": "”", "„": "“", "「": "」", "『": "』", "«": "»"}
"""Opening quotation mark → the one that closes it. ” opens too: input methods get out of step."""
_MISMATCHED: Final = {'"': "＂”", "＂": '"”', "“": '"＂', "”": '"＂'}
"""Opening quotation mark → marks that close it where its own partner is missing."""
_MINUS: Final = "-－−–"
OPEN: Final = "(（"
CLOSE: Final = ")）"
BAR: Final = "|｜"
_COLON: Final = ":："
_NUMBER_BEHIND: Final = re.compile(r"[(（]\s*\d{4}\s*[)）]\s*(?:第?\s*\d{1,5}\s*号|[Nn][Oo]\b\.?\s*\d{1,5})")
"""A year in parentheses that is the middle of a document number, 国发 (2015) 28号, and no group."""

TokenKind = Literal["open", "close", "or", "and", "not", "phrase", "field", "word"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the query as typed, end excluded; a phrase without its marks, a field by its name."""

    kind: TokenKind
    text: str
    start: int
    end: int


def tokens(query: str) -> list[Token]:
    """
    The tokens of *query*, from left to right.

    Raises:
        QueryNotUnderstood: A quotation mark has no partner, or nothing stands between two.
    """
    return _Lexer(query).tokens()


class _Lexer:
    """Cuts a query into tokens, from left to right."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        while (token := self._next()) is not None:
            found.append(token)
        return found

    def _next(self) -> Token | None:
        query = self._query
        while self._at < len(query):
            start, sign = self._at, query[self._at]
            following = query[start + 1 : start + 2]
            if sign in QUOTES:
                return self._phrase(sign)
            if sign in OPEN:
                number = _NUMBER_BEHIND.match(query, start)
                return self._word(number.end()) if number else self._sign("open")
            if sign in CLOSE:
                return self._sign("close")
            if sign in BAR:
                return self._sign("or", len(query[start:]) - len(query[start:].lstrip(BAR)))
            if sign in _MINUS and following and not following.isspace() and following not in _MINUS:
                return self._sign("not")
            if sign.isspace() or sign in _MINUS or sign in "+＋":
                self._at += 1
                continue
            return self._word()
        return None

    def _sign(self, kind: TokenKind, length: int = 1) -> Token:
        start, self._at = self._at, self._at + length
        return Token(kind, self._query[start : self._at], start, self._at)

    def _phrase(self, opening: str) -> Token:
        query, start = self._query, self._at
        end = query.find(QUOTES[opening], start + 1)
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
        return Token("phrase", inside, start, end + 1)

    def _word(self, least: int = 0) -> Token:
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
                return Token("field", PREFIXES[fold_text(query[start:at])].name, start, at + 1)
            if sign in CLOSE and not open_brackets:
                break
            if sign.isspace() or sign in QUOTES or sign in BAR:
                break
            open_brackets += (sign in OPEN) - (sign in CLOSE)
        else:
            at = len(query)
        self._at = at
        text = query[start:at]
        operator = {"AND": "and", "OR": "or", "NOT": "not"}.get(unicodedata.normalize("NFKC", text))
        if operator is not None:
            return Token(operator, text, start, at)  # type: ignore[arg-type]
        return Token("word", text, start, at)

"""
The Whoosh index: schema and documents. Only the modules named whoosh_* import the library.

Rules that hold here, each learnt from a defect of the library:
1. the schema is always passed in, never read back from the index, which remembers module paths;
2. documents are written inside `with index.writer()`, so that an exception cancels the whole batch, and their
   values are checked before add_document, which leaves postings of a failed document behind;
3. no searcher is kept: it would be refreshed, and every one copies all postings into memory (whoosh_stored.py);
4. no query.Require, and no empty filter is handed to the library.

Documents are written once, a segment for each part of the index (app.search.shards), and never deleted: a part that
changes is written anew. So a document's number is its chunk's ordinal; the arrays beside the index rely on that and
opening the index checks it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from whoosh import fields as whoosh_fields
from whoosh.analysis import Token, Tokenizer
from whoosh.formats import Positions
from whoosh.util.numeric import byte_to_length, length_to_byte

from app.analysis.chars import char_texts, char_tokens
from app.analysis.fold import fold_text
from app.analysis.words import WordToken, word_tokens
from app.search.chunks import Chunk
from app.search.fields import FIELDS

K1: Final = 1.2
B: Final = 0.75
"""The library's own BM25F parameters."""

_POSITIONS: Final = Positions()
UNIT_BREAK: Final = "\x1e"
POSITION_GAP: Final = 1000
"""Between two paragraphs in the character field, and how many positions lie between them."""


class WordTokenizer(Tokenizer):  # type: ignore[misc]
    """app.analysis.words for the library: inner words share their word's position."""

    def __call__(self, value: str, **_: Any) -> Iterator[Token]:
        """The terms of *value*, with ordinal positions."""
        token = Token(positions=True, chars=True)
        for word in word_tokens(fold_text(value)):
            token.text, token.pos = word.text, word.position
            token.startchar, token.endchar = word.start, word.end
            token.boost, token.stopped = 1.0, False
            yield token


class CharTokenizer(Tokenizer):  # type: ignore[misc]
    """app.analysis.chars for the library."""

    def __call__(self, value: str, **_: Any) -> Iterator[Token]:
        """The characters of *value*, with ordinal positions."""
        token = Token(positions=True, chars=True)
        position, offset = 0, 0
        for unit in fold_text(value).split(UNIT_BREAK):
            for char in char_tokens(unit):
                token.text, token.pos = char.text, position
                token.startchar, token.endchar = offset + char.start, offset + char.end
                token.boost, token.stopped = 1.0, False
                yield token
                position += 1
            # A phrase ends with its paragraph: the next one begins far away.
            position += POSITION_GAP
            offset += len(unit) + 1


class _ReadyText(whoosh_fields.TEXT):  # type: ignore[misc]
    """A text field whose values are postings already; see `postings_of`."""

    def index(self, value: Any, **_: Any) -> Any:
        """*value* as it is."""
        return value


class _ReadyKeyword(whoosh_fields.KEYWORD):  # type: ignore[misc]
    """The same for facets."""

    def index(self, value: Any, **_: Any) -> Any:
        """*value* as it is."""
        return value


def make_schema(ready: bool = False) -> whoosh_fields.Schema:
    """The library's schema, made from the table of fields; *ready* is the one postings are written by."""
    text = _ReadyText if ready else whoosh_fields.TEXT
    keyword = _ReadyKeyword if ready else whoosh_fields.KEYWORD
    kinds = {
        "words": lambda: text(analyzer=WordTokenizer(), phrase=True),
        "chars": lambda: text(analyzer=CharTokenizer(), phrase=True),
        "facet": lambda: keyword(commas=True),
        "record": lambda: text(analyzer=CharTokenizer(), phrase=True),
        "stored": whoosh_fields.STORED,
    }
    return whoosh_fields.Schema(**{field.name: kinds[field.kind]() for field in FIELDS})


@dataclass(frozen=True, slots=True)
class ChunkTokens:
    """
    A chunk's texts folded and cut, once for the Whoosh index and for the arrays beside it.

    `units` are its heading and its paragraphs, `chars` the tokens of each (app.analysis.chars), `words` those of each
    word field (app.analysis.words).
    """

    units: Sequence[str]
    chars: Sequence[Sequence[str]]
    words: Mapping[str, Sequence[WordToken]]


def tokens_of(chunk: Chunk) -> ChunkTokens:
    """The tokens of *chunk*."""
    units = [fold_text(chunk.section.heading), *(fold_text(paragraph.text) for paragraph in chunk.paragraphs)]
    words = {
        "title": word_tokens(fold_text(chunk.title_words)),
        "path": word_tokens(fold_text(chunk.path_words)),
        "heading": word_tokens(fold_text(chunk.heading_words)),
        "body": word_tokens("\n".join(units[1:])),
    }
    return ChunkTokens(units, [char_texts(unit) for unit in units], words)


Posting = tuple[bytes, int, float, bytes]
"""A term, how often it occurs, its weight, and where it stands as the library writes it."""


def postings_of(chunk: Chunk, tokens: ChunkTokens) -> dict[str, Any]:
    """
    A chunk as a document of the writer: for each field the library's own postings of its value.

    The postings are those that the schema's analyzers would give; title and headings above are the same in many
    chunks and their postings are kept for a moment.
    """
    section, record = chunk.section, chunk.record
    found: dict[str, Any] = {
        "title": _word_postings(tokens.words["title"]),
        "path": _word_postings(tokens.words["path"]),
        "heading": _positioned(_word_positions(tokens.words["heading"])),
        "body": _positioned(_word_positions(tokens.words["body"])),
        "chars": _positioned(_char_positions(tokens.chars, section.run_in)),
        "number": _record_postings("number", record.doc_number or ""),
        "issuer": _record_postings("issuer", "\n".join((*record.issuer, *record.issuer_en))),
        **{name: _record_postings(name, ",".join(values)) for name, values in chunk.facets.items()},
    }
    return {name: postings for name, postings in found.items() if postings}


def stored_of(chunk: Chunk, plan: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """
    What is stored of *chunk*: what an answer shows of it, and what no posting tells (app.search.restore).

    With the first chunk of a plan comes *plan*, what is known of it.
    """
    section = chunk.section
    stored: dict[str, Any] = {
        "plan": chunk.record.plan,
        "layer": chunk.layer,
        "lang": chunk.lang,
        "anchor": section.anchor,
        "part": section.part,
        "heading": section.heading,
        "run_in": section.run_in,
        "path": [(step.anchor, step.heading) for step in chunk.path],
        "industries": list(section.industries),
        "paragraphs": [(each.anchor, each.n, each.text, each.kind) for each in section.paragraphs],
        "principal": chunk.principal,
        "words": chunk.heading_words,
    }
    if chunk.targets:
        stored["targets"] = dict(chunk.targets)
    if plan is not None:
        stored["record"] = plan
    return stored


@lru_cache(maxsize=2_000)
def _record_postings(field: str, value: str) -> Sequence[Posting]:
    return tuple(_schema()[field].index(value)) if value else ()


@lru_cache(maxsize=2_000)
def _word_postings(words: tuple[WordToken, ...]) -> Sequence[Posting]:
    return tuple(_positioned(_word_positions(words)))


def _word_positions(words: Iterable[WordToken]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for text, position, _, _ in words:
        if text in places:
            places[text].append(position)
        else:
            places[text] = [position]
    return places


def _char_positions(units: Sequence[Sequence[str]], run_in: bool) -> dict[str, list[int]]:
    """Where each character stands; a heading that runs into its paragraph is one line with it, as printed."""
    places: dict[str, list[int]] = {}
    position = 0
    for order, unit in enumerate(units):
        for text in unit:
            if text in places:
                places[text].append(position)
            else:
                places[text] = [position]
            position += 1
        if not (order == 0 and run_in and len(units) > 1):
            # A phrase ends with its paragraph: the next one begins far away.
            position += POSITION_GAP
    return places


def _positioned(places: Mapping[str, list[int]]) -> list[Posting]:
    return [(text.encode(), len(at), float(len(at)), _encode(at)) for text, at in places.items()]


def _encode(positions: list[int]) -> bytes:
    """*positions* as the library's format writes them."""
    if len(positions) == 1:
        return _encode_one(positions[0])
    encoded: bytes = _POSITIONS.encode(positions)
    return encoded


@lru_cache(maxsize=20_000)
def _encode_one(position: int) -> bytes:
    encoded: bytes = _POSITIONS.encode([position])
    return encoded


@cache
def _schema() -> whoosh_fields.Schema:
    return make_schema()


def stored_length(length: int) -> int:
    """A field's length as the library remembers it: rounded so that it fits into one byte."""
    return int(byte_to_length(length_to_byte(length)))


def idf(documents: int, with_term: int) -> float:
    """The library's inverse document frequency."""
    return math.log(documents / (with_term + 1)) + 1

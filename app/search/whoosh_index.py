"""
The Whoosh index: schema, documents, commit and stored fields. The one module that imports whoosh.

Rules that hold here, each learnt from a defect of the library:
1. the schema is always passed in, never read back from the index, which remembers module paths;
2. documents are written inside `with index.writer()`, so that an exception cancels the whole batch, and their
   values are checked before add_document, which leaves postings of a failed document behind;
3. a searcher belongs to one thread and one generation and is never refreshed;
4. no query.Require, and no empty filter is handed to the library.

Documents are written once, in one segment, so a document's number is its chunk's ordinal; the arrays beside the
index rely on that and `open_index` checks it.
"""

import math
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

from whoosh import fields as whoosh_fields
from whoosh import index as whoosh_index
from whoosh.analysis import Token, Tokenizer
from whoosh.util.numeric import byte_to_length, length_to_byte

from app.analysis.chars import char_tokens
from app.analysis.fold import fold_text
from app.analysis.words import word_tokens
from app.domain.outline import Section
from app.search.chunks import Chunk
from app.search.fields import FIELDS

K1: Final = 1.2
B: Final = 0.75
"""The library's own BM25F parameters."""

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


def postings_of(chunk: Chunk) -> dict[str, Any]:
    """
    A chunk as a document of the writer: for each field the library's own postings of its value, and what is stored.

    Plain lists and strings, so that another process can write them while this one reads the next plan.
    """
    schema = _schema()
    return {
        name: value if name == "hit" else list(schema[name].index(value)) for name, value in document(chunk).items()
    }


@cache
def _schema() -> whoosh_fields.Schema:
    return make_schema()


def document(chunk: Chunk) -> dict[str, Any]:
    """A chunk as the library's document: every value a string, or absent."""
    section, record = chunk.section, chunk.record
    values: dict[str, Any] = {
        "title": chunk.title_words,
        "path": chunk.path_words,
        "heading": chunk.heading_words,
        "body": chunk.body,
        "chars": _chars(section),
        "number": record.doc_number or "",
        "issuer": "\n".join((*record.issuer, *record.issuer_en)),
        **{name: ",".join(values) for name, values in chunk.facets.items()},
    }
    checked = {name: value for name, value in values.items() if value}
    checked["hit"] = {
        "plan": record.plan,
        "layer": chunk.layer,
        "lang": chunk.lang,
        "anchor": section.anchor,
        "part": section.part,
        "heading": section.heading,
        "run_in": section.run_in,
        "path": [(step.anchor, step.heading) for step in chunk.path],
        "industries": list(section.industries),
        "paragraphs": [(each.anchor, each.n, each.text, each.kind) for each in section.paragraphs],
    }
    return checked


def _chars(section: Section) -> str:
    """Heading and paragraphs; a heading that runs into its paragraph is one line with it, as printed."""
    texts = [section.heading, *(paragraph.text for paragraph in section.paragraphs)]
    if section.run_in and len(texts) > 1:
        texts[:2] = ["".join(texts[:2])]
    return UNIT_BREAK.join(texts)


class WhooshWriter:
    """Writes documents (`postings_of`) into a new index in *directory*; leaving it as a context commits or cancels."""

    def __init__(self, directory: Path) -> None:
        index = whoosh_index.create_in(str(directory), make_schema(ready=True))
        self._writer = index.writer(limitmb=256)

    def add(self, document: dict[str, Any]) -> None:
        """Add one document; its ordinal is the number of documents added before."""
        self._writer.add_document(**document)

    def __enter__(self) -> Self:
        self._writer.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._writer.__exit__(*exception)


class StoredHits:
    """Stored fields by ordinal, for any number of threads: each has a searcher of its own until `close`."""

    def __init__(self, directory: Path) -> None:
        self._index = whoosh_index.open_dir(str(directory), schema=make_schema())
        self._local = threading.local()
        self._opened: list[Any] = []
        self._lock = threading.Lock()
        self.count: int = self._index.doc_count_all()

    def get(self, ordinal: int) -> dict[str, Any]:
        """What was stored for the chunk of that ordinal."""
        stored: dict[str, Any] = self._searcher().stored_fields(ordinal)["hit"]
        return stored

    def close(self) -> None:
        """Close every searcher; nothing may be asked afterwards."""
        with self._lock:
            for searcher in self._opened:
                searcher.close()
            self._opened.clear()
        self._index.close()

    def _searcher(self) -> Any:
        searcher = getattr(self._local, "searcher", None)
        if searcher is None:
            with self._lock:
                searcher = self._index.searcher()
                self._opened.append(searcher)
            self._local.searcher = searcher
        return searcher


def stored_length(length: int) -> int:
    """A field's length as the library remembers it: rounded so that it fits into one byte."""
    return int(byte_to_length(length_to_byte(length)))


def idf(documents: int, with_term: int) -> float:
    """The library's inverse document frequency."""
    return math.log(documents / (with_term + 1)) + 1

"""
Reading a whole Whoosh index: every document that is stored and every posting, in order.

Slow, as walking an index is; nothing is asked this way while the arrays beside it are in order (app.search.restore).
"""

import pickle
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index

from app.search.whoosh_index import make_schema

DAMAGE: Final = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    whoosh_index.IndexError,
)
"""What the library raises, by where it finds that a file is not what it was."""


class WhooshReader:
    """One index, opened as a context; raises `DAMAGE` where its files are missing or not whole."""

    def __init__(self, directory: Path) -> None:
        self._index = whoosh_index.open_dir(str(directory), schema=make_schema())
        self._reader = self._index.reader()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()
        self._index.close()

    @property
    def count(self) -> int:
        """How many documents there are."""
        number: int = self._reader.doc_count_all()
        return number

    def stored(self) -> Iterator[dict[str, Any]]:
        """What is stored of each document."""
        for number in range(self.count):
            yield self._reader.stored_fields(number)["hit"]

    def postings(self, field: str) -> Iterator[tuple[str, NDArray[np.int64], NDArray[np.int64]]]:
        """Each term of *field*, the documents that have it, ascending, and how often; once for each segment."""
        kind = make_schema()[field]
        for leaf, base in self._reader.leaf_readers():
            for term in leaf.lexicon(field) if field in leaf.indexed_field_names() else ():
                matcher = leaf.postings(field, term)
                documents, often = [], []
                while matcher.is_active():
                    documents.append(matcher.id())
                    often.append(int(matcher.weight()))
                    matcher.next()
                yield kind.from_bytes(term), np.array(documents) + base, np.array(often)

"""
Writing a part of the Whoosh index, and making one index of several parts.

The rules of whoosh_index.py hold here. The library writes what it always writes; only the loops it spends most of its
time in are replaced where their outcome is known: see `_SegmentWriter` and `_FieldWriter`.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Self

from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import SegmentWriter

from app.search.fields import FIELDS
from app.search.links import link_file
from app.search.whoosh_index import make_schema, stored_length

MOST_POSTINGS: Final = 2_000_000
"""So many postings (some 300 MB) are kept in memory before they are sorted on the disk; a part seldom has as many."""
_NAME: Final = "MAIN"
_SCORED: Final = ("words", "chars", "record")
_BLOCK: Final = 128
"""Postings in a block, the library's own number."""
_WORTH_PACKING: Final = 8
"""A block of fewer postings does not become smaller by compression."""
_COMPRESSION: Final = 1

_Item = tuple[str, bytes, int, float, bytes]
"""A posting: field, term, document, weight, value."""

_stored = lru_cache(maxsize=10_000)(stored_length)


class WhooshWriter:
    """
    Writes documents (`postings_of`) into a new index in *directory*; leaving it as a context commits or cancels.

    What is committed is one segment, in the order in which the documents came, or none where none did.
    """

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        index = whoosh_index.create_in(str(directory), make_schema(ready=True))
        self._writer = _SegmentWriter(index)

    def add(self, document: dict[str, Any]) -> None:
        """Add one document; its ordinal is the number of documents added before."""
        self._writer.add_document(**document)

    def __enter__(self) -> Self:
        self._writer.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._writer.__exit__(*exception)


class _SegmentWriter(SegmentWriter):  # type: ignore[misc]
    """
    The library's writer, which would look up the length of the field of each posting in the file it has just written,
    and weigh each posting to know when memory is short.
    """

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=_Codec(blocklimit=_BLOCK))
        self._lengths = _Lengths()
        self.pool.add = self.pool.current.append

    def add_document(self, **fields: Any) -> None:
        """Add one document; lengths are noted and memory is looked after once for all its postings."""
        super().add_document(**fields)
        self._lengths.add(fields)
        if len(self.pool.current) > MOST_POSTINGS:
            self.pool.save()
            self.pool.add = self.pool.current.append

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.add_postings(self.schema, self._lengths, self.pool.iter_postings())
        self.fieldwriter.close()


class _Lengths:
    """How long each text field of each document is, rounded as the library rounds it."""

    def __init__(self) -> None:
        self._of: dict[str, list[int]] = {field.name: [] for field in FIELDS if field.kind in _SCORED}

    def add(self, fields: Mapping[str, Any]) -> None:
        """Note the lengths of the next document."""
        for name, lengths in self._of.items():
            lengths.append(_stored(sum(posting[1] for posting in fields.get(name, ()))))

    def of(self, field: str) -> list[int] | None:
        """The lengths of *field* by document; None for what is not ranked."""
        return self._of.get(field)


class _Codec(W3Codec):  # type: ignore[misc]
    """The library's codec, writing by `_FieldWriter`; what it writes is read by the library's own."""

    def new_segment(self, storage: Any, name: str) -> Any:
        """A segment that remembers the library's codec: whoever reads it need not know of this one."""
        return W3Codec().new_segment(storage, name)

    def field_writer(self, storage: Any, segment: Any) -> "_FieldWriter":
        """The writer of the postings of *segment*."""
        return _FieldWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Hands over the postings of a term block by block, where the library does so one by one."""

    def add_postings(self, schema: Any, lengths: _Lengths, items: Iterable[_Item]) -> None:
        """Write *items*, which come in ascending order."""
        for field, in_field in groupby(items, key=itemgetter(0)):
            self.start_field(field, schema[field])
            length_of = lengths.of(field)
            for term, in_term in groupby(in_field, key=itemgetter(1)):
                self.start_term(term)
                postings = list(in_term)
                for start in range(0, len(postings), _BLOCK):
                    self._block(postings[start : start + _BLOCK], length_of, last=start + _BLOCK >= len(postings))
                self.finish_term()
            self.finish_field()

    def _block(self, postings: Sequence[_Item], length_of: list[int] | None, last: bool) -> None:
        writer = self._postwriter
        documents = [posting[2] for posting in postings]
        weights = [posting[3] for posting in postings]
        writer._ids = array("I", documents)
        writer._weights = array("f", weights)
        writer._values = [posting[4] for posting in postings]
        writer._maxweight = max(weights)
        if length_of is not None:
            found = [length_of[document] for document in documents]
            writer._minlength, writer._maxlength = min(found), max(found)
        writer._compression = _COMPRESSION if len(postings) >= _WORTH_PACKING else 0
        # The last block is written, and marked as the last, when the term is finished.
        if not last:
            writer._write_block()


def join(directory: Path, parts: Sequence[Path]) -> None:
    """
    Make one index of the segments of *parts*, indexes of `WhooshWriter`, in their order.

    Nothing is written anew: the files of segments are never changed, hence they can belong to several indexes.
    """
    directory.mkdir(parents=True, exist_ok=True)
    segments: list[Any] = []
    for part in parts:
        for segment in whoosh_index.TOC.read(FileStorage(str(part)), _NAME, schema=make_schema()).segments:
            segments.append(segment)
            for path in part.glob(f"{segment.segment_id()}.*"):
                link_file(path, directory / path.name)
    whoosh_index.TOC(make_schema(), segments, 1).write(FileStorage(str(directory)), _NAME)

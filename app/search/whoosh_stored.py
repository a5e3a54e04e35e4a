"""
What the Whoosh index stores of each section, by ordinal.

Read straight from the mapped files of the segments. The library's own reader of an index would copy all postings of
all segments into memory first, once for every thread that asks, and none of them is needed to show a hit.
"""

from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile

from app.search.whoosh_index import make_schema


class StoredHits:
    """
    Stored fields by ordinal, for any number of threads at once.

    Opening it reads the table of contents of every segment: raises whoosh_reader.DAMAGE where one is missing or cut
    short.
    """

    def __init__(self, directory: Path) -> None:
        index = whoosh_index.open_dir(str(directory), schema=make_schema())
        segments: list[Any] = index._segments()
        self._files: list[_MappedFiles] = []
        self._readers: list[Any] = []
        try:
            for segment in segments:
                files = _MappedFiles(index.storage.open_file(segment.make_filename(segment.COMPOUND_EXT)))
                self._files.append(files)
                self._readers.append(segment.codec().per_document_reader(files, segment))
        except BaseException:
            self.close()
            raise
        ends = list(accumulate((segment.doc_count_all() for segment in segments), initial=0))
        self._firsts = ends[:-1]
        self.count: int = ends[-1]

    def get(self, ordinal: int) -> dict[str, Any]:
        """What was stored for the chunk of that ordinal."""
        number = bisect_right(self._firsts, ordinal) - 1
        stored: dict[str, Any] = self._readers[number].stored_fields(ordinal - self._firsts[number])["hit"]
        return stored

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        self._readers.clear()
        for files in self._files:
            files.close()
        self._files.clear()


class _MappedFiles(CompoundStorage):  # type: ignore[misc]
    """The files in a segment's one file, each a view of the mapped memory; nothing of them is copied beforehand."""

    def __init__(self, file: Any) -> None:
        self._views: list[memoryview] = []
        try:
            super().__init__(file)
        except BaseException:
            file.close()
            raise

    def open_file(self, name: str, *_: Any, **__: Any) -> Any:
        """The file of that name, to be read by place."""
        if self._source is None:
            return super().open_file(name)
        offset, length = self.range(name)
        view = memoryview(self._source)[offset : offset + length]
        self._views.append(view)
        return _View(view)

    def close(self) -> None:
        """Let go of the file, which Windows will not delete as long as any view of it is there."""
        for view in self._views:
            view.release()
        super().close()


class _View(BufferFile):  # type: ignore[misc]
    """The library's file in memory without its copy for reading on from a position, which stored fields do not need."""

    def __init__(self, view: memoryview) -> None:
        self._buf = view
        self.is_closed = False

"""What is stored of each section, read from mapped files (app/search/whoosh_stored.py)."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.filedb import structfile

from app.domain.plan import Plan
from app.search.build import write_index
from app.search.shards import WHOOSH
from app.search.whoosh_index import make_schema
from app.search.whoosh_reader import DAMAGE
from app.search.whoosh_stored import StoredHits

MakePlan = Callable[..., Plan]


@pytest.fixture
def whoosh(make_plan: MakePlan, tmp_path: Path) -> Path:
    """An index of forty sections."""
    write_index(tmp_path, [make_plan(f"p-{n}", [(f"第{k}节", ["石化产业"]) for k in range(4)]) for n in range(10)])
    return tmp_path / WHOOSH


@pytest.fixture
def hits(whoosh: Path) -> Iterator[StoredHits]:
    """What is stored in it."""
    opened = StoredHits(whoosh)
    yield opened
    opened.close()


def test_what_is_stored_is_what_the_library_reads(whoosh: Path, hits: StoredHits) -> None:
    """Whoosh is the authority for stored fields; reading past its own reader must not change one."""
    with whoosh_index.open_dir(str(whoosh), schema=make_schema()).searcher() as searcher:
        stored = [searcher.stored_fields(n)["hit"] for n in range(hits.count)]

    assert stored == [hits.get(n) for n in range(hits.count)]


def test_threads_may_read_at_once(hits: StoredHits) -> None:
    """One reader for all of them: forty threads do not open the index forty times."""
    alone = [hits.get(n) for n in range(hits.count)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(hits.get, [n for _ in range(20) for n in range(hits.count)]))

    assert alone * 20 == together


def test_no_postings_are_copied_into_memory(whoosh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's reader takes hundreds of megabytes for every thread of a large archive."""
    copied: list[int] = []

    class Counted(structfile.BytesIO):  # type: ignore[misc, name-defined]
        def __init__(self, data: bytes = b"") -> None:
            copied.append(len(data))
            super().__init__(data)

    monkeypatch.setattr(structfile, "BytesIO", Counted)
    opened = StoredHits(whoosh)
    opened.get(0)
    opened.close()

    assert not copied


def test_a_segment_cut_short_is_told_when_opened(whoosh: Path) -> None:
    """Otherwise the first reader whose hit stands in it would be the one to find out."""
    segment = next(whoosh.glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-100])

    with pytest.raises(DAMAGE):
        StoredHits(whoosh)


def test_files_are_let_go_of(whoosh: Path) -> None:
    """Windows deletes no file that is still mapped, and old generations would pile up."""
    opened = StoredHits(whoosh)
    opened.get(0)
    source = opened._files[0]._source
    opened.close()

    assert source.closed

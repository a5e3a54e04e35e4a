"""Writing the Whoosh index in a second process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh import index as whoosh_index

from app.domain.plan import Plan
from app.errors import IndexNotWritten
from app.search import whoosh_process
from app.search.build import WHOOSH, write_index
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_index import StoredHits, make_schema

MakePlan = Callable[..., Plan]


@pytest.fixture
def plans(make_plan: MakePlan) -> list[Plan]:
    """Enough sections for several batches, some words rare, some everywhere."""
    sections = [(f"标题{n}", [f"推广新能源汽车第{n}批，产值{n}亿元。", "加强品牌培育。"]) for n in range(130)]
    return [make_plan("one", sections), make_plan("two", sections[:40])]


def postings(directory: Path) -> dict[tuple[str, bytes], list[tuple[int, bytes]]]:
    """Every posting of the index: (field, term) → (document, value)."""
    found: dict[tuple[str, bytes], list[tuple[int, bytes]]] = {}
    with whoosh_index.open_dir(str(directory), schema=make_schema()).reader() as reader:
        for field, term in reader.all_terms():
            matcher = reader.postings(field, term)
            while matcher.is_active():
                found.setdefault((field, term), []).append((matcher.id(), matcher.value()))
                matcher.next()
    return found


def test_two_processes_write_what_one_writes(
    plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large archive is searched exactly as a small one, posting by posting."""
    write_index(tmp_path / "one", plans)
    monkeypatch.setattr(whoosh_process, "ALONE", 3)
    write_index(tmp_path / "two", plans)

    assert postings(tmp_path / "one" / WHOOSH) == postings(tmp_path / "two" / WHOOSH)


def test_ordinals_are_kept_across_processes(plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The arrays beside the index count on the order of sections."""
    monkeypatch.setattr(whoosh_process, "ALONE", 3)
    write_index(tmp_path, plans)
    hits = StoredHits(tmp_path / WHOOSH)
    headings = [hits.get(number)["heading"] for number in range(hits.count)]
    hits.close()

    assert [f"标题{n}" for n in (*range(130), *range(40))] == headings


def test_an_index_of_two_processes_answers(plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be opened and asked like any other."""
    from app.domain.results import SearchRequest

    monkeypatch.setattr(whoosh_process, "ALONE", 3)
    write_index(tmp_path, plans)
    engine = WhooshEngine.open(tmp_path)
    total = engine.search(SearchRequest(q='"新能源汽车"')).totals.sections
    engine.close()

    assert total == 170


def test_an_interrupted_build_commits_nothing(
    plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an index must not be taken for a whole one."""
    monkeypatch.setattr(whoosh_process, "ALONE", 3)

    def cut_short():
        yield plans[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_index(tmp_path, cut_short())

    assert not whoosh_index.exists_in(str(tmp_path / WHOOSH)) or not StoredHits(tmp_path / WHOOSH).count


def test_a_failure_of_the_other_process_is_told(
    plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full over there is no success over here."""
    monkeypatch.setattr(whoosh_process, "ALONE", 3)
    monkeypatch.setattr(whoosh_process, "postings_of", lambda chunk: {"no such field": []})

    with pytest.raises(IndexNotWritten, match="UnknownFieldError"):
        write_index(tmp_path, plans)

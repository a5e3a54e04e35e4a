"""An index is whole, or it is none."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.errors import IndexOutOfDate
from app.search.build import MANIFEST, IndexStats, write_index
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]


def test_a_build_says_what_it_built_and_how_far_it_is(make_plan: MakePlan, tmp_path: Path) -> None:
    """Long work shows progress."""
    told: list[tuple[int, int]] = []
    plans = [make_plan(f"plan-{n}", [("汽车", ["一", "二"]), ("石化", [])]) for n in range(3)]
    stats = write_index(tmp_path, plans, lambda done, all_: told.append((done, all_)))

    assert (replace(stats, size_bytes=0), told) == (IndexStats(3, 6, 6, 0), [(1, 3), (2, 3), (3, 3)])


def test_no_plans_make_an_index_that_finds_nothing(tmp_path: Path) -> None:
    """A fresh archive without documents answers all the same."""
    write_index(tmp_path, [])
    engine = WhooshEngine.open(tmp_path)

    assert [engine.search(SearchRequest(q=q)).totals.sections for q in ("", "汽车", '"汽车"', "-汽车")] == [0] * 4


def test_a_section_without_text_is_found_by_its_heading(make_plan: MakePlan, tmp_path: Path) -> None:
    """三、重点任务 has nothing under it but its sub-sections."""
    write_index(tmp_path, [make_plan("a-plan", [("三、重点任务", [])])])

    assert WhooshEngine.open(tmp_path).search(SearchRequest(q="重点任务")).totals.sections == 1


@pytest.mark.parametrize("damage", ["absent", "other version", "no json"])
def test_an_index_that_is_not_whole_is_refused(make_plan: MakePlan, tmp_path: Path, damage: str) -> None:
    """Half an index would answer with wrong totals; the message says to build anew."""
    write_index(tmp_path, [make_plan("a-plan", [("汽车", ["汽车"])])])
    manifest = tmp_path / MANIFEST
    if damage == "absent":
        manifest.unlink()
    elif damage == "other version":
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "stamp": "0"}))
    else:
        manifest.write_text("{")

    with pytest.raises(IndexOutOfDate, match="archive build"):
        WhooshEngine.open(tmp_path)


def test_a_failing_plan_leaves_no_index_behind(make_plan: MakePlan, tmp_path: Path) -> None:
    """The library keeps postings of a document that failed half way; the whole batch must go."""

    def plans() -> object:
        yield make_plan("a-plan", [("汽车", ["汽车"])])
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        write_index(tmp_path, plans())  # type: ignore[arg-type]
    with pytest.raises(IndexOutOfDate):
        WhooshEngine.open(tmp_path)


def test_many_threads_get_the_same_answers(make_plan: MakePlan, tmp_path: Path) -> None:
    """The library's searchers give wrong hits when threads share them; every thread has its own."""
    write_index(
        tmp_path, [make_plan(f"plan-{n}", [(f"{n}、汽车", [f"汽车{n}号", "石化"]) for _ in range(9)]) for n in range(9)]
    )
    engine = WhooshEngine.open(tmp_path)
    queries = [f'"汽车{n}号"' for n in range(9)] * 30

    def answer(query: str) -> object:
        result = engine.search(SearchRequest(q=query))
        return query, result.totals, [(hit.plan, hit.text) for hit in result.hits]

    expected = [answer(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(answer, queries))
    engine.close()

    assert found == expected

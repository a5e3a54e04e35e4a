"""The index is made of parts, which stay what they are while nothing in them changes, whoever writes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.archive import Archive
from app.domain.results import SearchRequest
from app.errors import IndexNotWritten
from app.pipeline import dividing, parts, processes
from app.pipeline.building import build
from app.pipeline.dividing import divide, sections_in
from app.store.generations import Generations
from tests.pipeline.archive_factory import SmallArchive
from tests.store.plan_texts import plan_text


@pytest.mark.parametrize(
    ("sections", "before", "expected"),
    [
        ({}, [], []),
        ({"a": 1, "b": 1}, [], [["a", "b"]]),
        ({"a": 600, "b": 300, "c": 300}, [], [["a"], ["b"], ["c"]]),
        ({"a": 200, "b": 300, "c": 300, "d": 300}, [], [["a", "b"], ["c"], ["d"]]),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, [["a", "b"], ["c", "d"]], [["a", "b"], ["c", "d"]]),
        ({"a": 1, "bb": 1, "c": 1}, [["a"], ["c"]], [["a", "bb"], ["c"]]),
        ({"0": 1, "a": 1, "c": 1}, [["a"], ["c"]], [["0", "a"], ["c"]]),
        ({"a": 1, "d": 1}, [["a"], ["c", "d"]], [["a"], ["d"]]),
        ({"a": 1}, [["a"], ["c", "d"]], [["a"]]),
        ({"d": 1}, [["a"], ["c", "d"]], [["d"]]),
        ({"a": 1, "z": 1}, [["a"], ["c"]], [["a"], ["z"]]),
        ({"a": 9_000, "b": 1}, [["a"], ["b"]], [["a"], ["b"]]),
        ({"a": 400, "b": 400, "c": 400, "d": 1}, [["a", "c"], ["d"]], [["a"], ["b"], ["c"], ["d"]]),
    ],
)
def test_parts_stay_as_they_are(sections: dict[str, int], before: list[list[str]], expected: list[list[str]]):
    """A plan added to thousands must make one part be written again, not all that come after it."""
    assert expected == divide(sections, before)


@pytest.mark.parametrize(("size", "sections"), [(0, 1), (900_000, 500), (90_000, 100)])
def test_the_size_of_a_file_tells_how_much_work_it_is(size: int, sections: int):
    """A scan of fifty megabytes has no more sections than a plan can have."""
    assert sections == sections_in(size)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """Seven plans, each a part of its own."""
    archive = SmallArchive(tmp_path_factory.mktemp("made"))
    for number in range(7):
        archive.write(f"plan-{number}/text.txt", plan_text(f"示例省第{number}规划", seed=number))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dividing, "MOST", 2)
        archive.build()
    return archive


@pytest.fixture
def seven(made: SmallArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """A copy of it, to be changed."""
    monkeypatch.setattr(dividing, "MOST", 2)
    return SmallArchive(tmp_path, made)


def answers(archive: SmallArchive) -> object:
    """What the index in place answers, and its catalogue."""
    opened = Archive.open(archive.settings)
    found = [opened.search(SearchRequest(q, size=50)) for q in ("产业", '"规划"', "加快 -第3", "")]
    opened.close()
    rows = archive.rows()
    return rows, [(r.totals, [(h.plan, h.anchor, h.score) for h in r.hits], r.facets) for r in found]


def rewritten(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds; the plans of the parts that were written again."""
    jobs: list[str] = []
    run = parts.Job.run

    def noted(job: parts.Job, tell: parts.Tell) -> None:
        jobs.extend(slug for slug, _ in job.plans)
        run(job, tell)

    with monkeypatch.context() as patch:
        patch.setattr(parts.Job, "run", noted)
        archive.build()
    return jobs


CHANGES: dict[str, tuple[Callable[[SmallArchive], object], list[str]]] = {
    "nothing": (lambda archive: None, []),
    "corrected": (
        lambda archive: archive.write("plan-3/text.txt", plan_text("示例省第3规划", seed=33)),
        ["plan-3"],
    ),
    "added": (
        lambda archive: archive.write("plan-30/text.txt", plan_text("示例省新规划", seed=9)),
        ["plan-30"],
    ),
    "withdrawn": (
        lambda archive: archive.write("plan-6/withdrawn.toml", 'reason = "重复"\nwithdrawn = "2026-01-02T03:04:05Z"\n'),
        ["plan-6"],
    ),
    "gone": (lambda archive: (archive.documents / "plan-2").rename(archive.base / "elsewhere"), []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_makes_its_own_part_be_written_and_no_other(
    seven: SmallArchive, monkeypatch: pytest.MonkeyPatch, change: str
):
    """A plan corrected in an archive of a hundred thousand sections is found half a minute later."""
    do, expected = CHANGES[change]
    do(seven)

    assert expected == rewritten(seven, monkeypatch)


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_everything_is_as_if_built_anew(seven: SmallArchive, change: str):
    """Ranks, counts and rows must not depend on what was built before."""
    CHANGES[change][0](seven)
    seven.build()
    kept = answers(seven)
    seven.build(reuse=False)

    assert answers(seven) == kept


@pytest.mark.parametrize(
    "damage", ["search/search.json", "search/shards/00002/arrays.npz", "search/shards/00002/words.json"]
)
def test_a_damaged_part_is_written_again(seven: SmallArchive, damage: str):
    """Building is what mends an index."""
    whole = answers(seven)
    path = Generations(seven.settings.index).current() / damage
    path.write_bytes(path.read_bytes()[:-40])
    seven.build()

    assert whole == answers(seven)


def test_several_processes_make_what_one_makes(seven: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """A large archive is built by all processors, and answers as a small one."""
    whole = answers(seven)
    told: list[tuple[int, int, str]] = []
    monkeypatch.setattr(processes, "ALONE", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    build(seven.settings, lambda *at: told.append(at), reuse=False)

    assert (whole, [*range(7), 7, 7], {f"plan-{n}" for n in range(7)}) == (
        answers(seven),
        [done for done, _, _ in told],
        {what for _, _, what in told[:7]},
    )


def test_damage_that_another_process_meets_is_told(seven: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Who reads the plan does not matter to whoever has to mend it."""
    monkeypatch.setattr(processes, "ALONE", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    for number in (1, 4):
        seven.write(f"plan-{number}/plan.toml", 'titel = "x"')

    assert ["plan-1", "plan-4"] == [found.plan for found in build(seven.settings, reuse=False).failures]


def test_a_process_that_fails_leaves_the_old_index_in_place(seven: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """A disk that is full over there is no success over here."""
    before = Generations(seven.settings.index).current()
    monkeypatch.setattr(processes, "ALONE", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(parts.Job, "__reduce__", lambda job: (_failing, ()), raising=False)
    with pytest.raises(IndexNotWritten, match="ended without a word"):
        build(seven.settings, reuse=False)

    assert before == Generations(seven.settings.index).current()


def _failing() -> None:
    raise OSError("the disk is full")


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_build_ends_its_processes(
    seven: SmallArchive, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
):
    """Ctrl-C must not leave processes behind that write into a folder nobody wants any more."""
    started: list[processes._Other] = []
    made = processes._Other.__init__

    def noted(other: processes._Other, *arguments: object) -> None:
        made(other, *arguments)  # type: ignore[arg-type]
        started.append(other)

    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr(processes, "ALONE", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(processes._Other, "__init__", noted)
    with pytest.raises(error):
        build(seven.settings, interrupted, reuse=False)

    assert [True, True] == [other._process.poll() is not None for other in started]

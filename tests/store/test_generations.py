"""A generation answers from the moment it is whole until the next one is; nothing in between is ever served."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from app.errors import IndexNotWritten, IndexOutOfDate
from app.store import generations as module
from app.store.files import TEMPORARY
from app.store.generations import CURRENT, STAMP, Generations, write_stamp


class Crash(BaseException):
    """The build is cut short."""


def built(generations: Generations, words: str) -> str:
    """Builds a generation that holds *words* and gives its name."""
    with generations.build() as folder:
        (folder / "words").write_text(words, encoding="utf-8")
        write_stamp(folder, {"program": words})
    return generations.current().name


def answers(generations: Generations) -> str:
    """What the generation in place holds."""
    return (generations.current() / "words").read_text(encoding="utf-8")


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    """An index folder in which nothing has been built."""
    return Generations(tmp_path / "index")


def test_before_the_first_build_it_is_said_what_to_do(generations: Generations):
    """`serve` must say `archive build`, not show a traceback."""
    with pytest.raises(IndexOutOfDate, match="run `archive build`"):
        generations.current()


def test_the_last_build_answers(generations: Generations):
    """Readers see what documents/ hold, as of the last build."""
    built(generations, "one")
    built(generations, "two")

    assert ("two", {"program": "two"}) == (answers(generations), generations.stamp())


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, Crash])
def test_a_build_cut_short_leaves_the_old_generation_serving(generations: Generations, error: type[BaseException]):
    """A build fails in the night; in the morning the archive is the one of yesterday."""
    built(generations, "one")
    with pytest.raises(error), generations.build() as folder:
        (folder / "words").write_text("two", encoding="utf-8")
        raise error

    assert ("one", 2) == (answers(generations), len(list(generations.index.iterdir())))


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), sqlite3.OperationalError("disk I/O error")]
)
def test_a_full_disk_is_told_as_one(generations: Generations, error: Exception):
    """Whoever reads “OperationalError” would report a fault instead of making room."""
    with pytest.raises(IndexNotWritten, match=f"{error.args[-1]}.*see that the disk has room"), generations.build():
        raise error


@pytest.mark.parametrize("step", ["rename", "replace"])
def test_the_change_to_the_new_one_is_one_step(generations: Generations, monkeypatch: pytest.MonkeyPatch, step: str):
    """The power goes between the last file and the new name of the generation in place."""
    built(generations, "one")

    def crash(*arguments: object) -> None:
        raise Crash

    with pytest.raises(Crash), generations.build() as folder:
        (folder / "words").write_text("two", encoding="utf-8")
        write_stamp(folder, {})
        monkeypatch.setattr(Path, step, crash)
    monkeypatch.undo()

    assert ("one", "three") == (answers(generations), built(generations, "three") and answers(generations))


def test_every_file_is_on_the_disk_before_it_is_served(generations: Generations, monkeypatch: pytest.MonkeyPatch):
    """After a power cut `current` must not name a generation whose catalogue was never written."""
    events: list[tuple[str, int]] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (events.append(("fsync", os.fstat(handle).st_ino)), fsync(handle)))
    monkeypatch.setattr(Path, "replace", lambda old, new: (events.append((new.name, 0)), replace(old, new))[1])
    with generations.build() as folder:
        (folder / "search").mkdir()
        (folder / "search" / "words").write_text("one", encoding="utf-8")
        number = (folder / "search" / "words").stat().st_ino
        write_stamp(folder, {})

    assert ("fsync", number) in events[: events.index((CURRENT, 0))]


def test_the_one_before_stays_until_the_next_build(generations: Generations):
    """Somebody may just have read its name, and opens its files the moment after."""
    names = [built(generations, words) for words in ("one", "two", "three")]

    assert set(names[1:]) == {path.name for path in generations.index.glob("g-*")}


def test_what_killed_builds_left_is_cleared(generations: Generations):
    """A killed build cannot clear up; its gigabytes are nobody else's to take away."""
    generations.index.mkdir()
    (generations.index / "new-g-1" / "search").mkdir(parents=True)
    (generations.index / f"{TEMPORARY}ab-{CURRENT}").write_bytes(b"")
    name = built(generations, "one")

    assert {CURRENT, name} == {path.name for path in generations.index.iterdir()}


@pytest.mark.parametrize("damage", [STAMP, CURRENT])
def test_a_generation_that_is_not_whole_is_not_served(generations: Generations, damage: str):
    """Somebody cleared half of index/; what is left must not answer."""
    built(generations, "one")
    ((generations.index if damage == CURRENT else generations.current()) / damage).unlink()

    assert generations.stamp() is None


@pytest.mark.parametrize("name", ["../documents", "new-g-1", "g-gone", ""])
def test_current_names_a_generation_and_nothing_else(generations: Generations, name: str):
    """A file that people can edit must not lead the server anywhere."""
    built(generations, "one")
    (generations.index / CURRENT).write_text(name, encoding="utf-8")

    with pytest.raises(IndexOutOfDate):
        generations.current()


def test_the_token_changes_with_every_build(generations: Generations):
    """By it a running server sees, on every request, that there is something new to open."""
    tokens = [generations.token()]
    for words in ("one", "two", "three"):
        built(generations, words)
        tokens.append(generations.token())

    assert (None, 4) == (tokens[0], len(set(tokens)))


def test_an_old_generation_that_cannot_be_deleted_stops_no_build(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
):
    """Windows lets nobody delete a file that a server has open."""
    for words in ("one", "two"):
        built(generations, words)

    def refused(*arguments: object, **more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(module.Path, "unlink", refused)
    monkeypatch.setattr(module.shutil, "rmtree", refused)
    with generations.build() as folder:
        (folder / "words").write_text("three", encoding="utf-8")
        write_stamp(folder, {})

    assert "three" == answers(generations)

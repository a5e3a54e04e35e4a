"""A crash leaves the old file or the new one, never half of either, and nothing that was published is written over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.store import files
from app.store.files import (
    TEMPORARY,
    clear_temporary,
    is_writable,
    readable_name,
    sync_tree,
    write_atomic,
    write_folder_atomic,
)
from app.store.folder import PlanFolder
from app.store.generations import Generations, write_stamp
from tests.store.store_factories import files_of


class Crash(Exception):
    """What a test raises in the middle of a write."""


def crashing(*arguments: object, **more: object) -> None:
    """Stands for the system call at which the power went."""
    raise Crash


STEPS: dict[str, tuple[object, str]] = {
    "flushing": (os, "fsync"),
    "renaming over": (Path, "replace"),
    "renaming a folder": (Path, "rename"),
}


@pytest.mark.parametrize("step", ["flushing", "renaming over"])
def test_a_write_cut_short_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    """Half a record is worse than the record of yesterday."""
    path = tmp_path / "plan.toml"
    write_atomic(path, b"old")
    monkeypatch.setattr(*STEPS[step], crashing)
    with pytest.raises(Crash):
        write_atomic(path, b"new")

    assert {"plan.toml": b"old"} == files_of(tmp_path)


def test_a_file_that_a_reader_has_open_for_a_moment_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """On Windows a build of minutes would be lost because somebody read the name of the index at its last step."""
    path, refusals, replace = tmp_path / "current", iter(range(3)), Path.replace

    def refused_at_first(self: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused_at_first)
    monkeypatch.setattr(files, "PATIENCE_S", 60.0)
    write_atomic(path, b"new")

    assert {"current": b"new"} == files_of(tmp_path)


def _published(tmp_path: Path) -> None:
    write_folder_atomic(tmp_path / "editions", {"text.txt": b"new"})


def _renamed(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    PlanFolder(tmp_path / "old").rename("new")


def _put_in_place(tmp_path: Path) -> None:
    with Generations(tmp_path / "index").build() as folder:
        write_stamp(folder, {})


@pytest.mark.parametrize("move", [_published, _renamed, _put_in_place])
def test_a_folder_in_which_a_file_is_open_for_a_moment_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, move: Callable[[Path], None]
):
    """On Windows a virus scanner looks into whatever was just written, and no folder moves until it has."""
    refusals, rename = iter(range(3)), Path.rename

    def refused_at_first(self: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused_at_first)
    monkeypatch.setattr(files, "PATIENCE_S", 60.0)
    move(tmp_path)

    assert None is next(refusals, None)


def test_the_name_of_the_index_is_read_although_it_is_just_being_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On Windows a server would take the new index for none, and not look at it again until the next build."""
    generations = Generations(tmp_path / "index")
    _put_in_place(tmp_path)
    name, refusals, read_text = generations.current().name, iter(range(3)), Path.read_text

    def refused_at_first(self: Path, *given: str, **named: str) -> str:
        if self.name == "current" and next(refusals, None) is not None:
            raise PermissionError
        return read_text(self, *given, **named)

    monkeypatch.setattr(Path, "read_text", refused_at_first)
    monkeypatch.setattr(files, "PATIENCE_S", 60.0)

    assert name == generations.current().name


def test_a_file_that_may_not_be_replaced_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder nobody may write in is not worth waiting for."""

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(files, "PATIENCE_S", 0.0)
    with pytest.raises(PermissionError):
        write_atomic(tmp_path / "current", b"new")

    assert {} == files_of(tmp_path)


@pytest.mark.parametrize("step", ["flushing", "renaming a folder"])
def test_a_folder_cut_short_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str):
    """An edition without its record would be damage that somebody has to repair by hand."""
    monkeypatch.setattr(*STEPS[step], crashing)
    with pytest.raises(Crash):
        write_folder_atomic(tmp_path / "0001", {"text.txt": b"text", "edition.toml": b"record"})

    assert {} == files_of(tmp_path)


@pytest.mark.parametrize("write", [lambda path: write_folder_atomic(path, {"text.txt": b"other"})])
def test_a_folder_that_is_there_is_never_written_over(tmp_path: Path, write: Callable[[Path], None]):
    """An edition is never changed; two writers of one number are a fault, not a correction."""
    write_folder_atomic(tmp_path / "0001", {"text.txt": b"text"})
    with pytest.raises(FileExistsError):
        write(tmp_path / "0001")

    assert {"0001/text.txt": b"text"} == files_of(tmp_path)


def test_what_a_killed_writer_left_is_cleared(tmp_path: Path):
    """A process that is killed cannot clear up after itself; the next writer does."""
    (tmp_path / f"{TEMPORARY}1").mkdir()
    (tmp_path / f"{TEMPORARY}1" / "text.txt").write_bytes(b"half")
    (tmp_path / f"{TEMPORARY}2").write_bytes(b"half")
    (tmp_path / "plan.toml").write_bytes(b"whole")
    clear_temporary(tmp_path)

    assert ["plan.toml"] == [path.name for path in tmp_path.iterdir()]


def test_asking_whether_a_folder_can_be_written_leaves_nothing_in_it(tmp_path: Path):
    """Every build asks; documents/ must be the same after it."""
    is_writable(tmp_path)

    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_cannot_be_written(tmp_path: Path):
    """documents/ may be mounted read-only, or not be there at all."""
    (tmp_path / "file").write_bytes(b"")

    assert not is_writable(tmp_path / "file" / "documents")


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("规划.txt", "规划.txt"),
        ("plan 2016.docx", "plan 2016.docx"),
        ("规划.txt", os.fsdecode("规划.txt".encode("gb18030"))),
    ],
)
def test_a_name_from_a_chinese_windows_is_readable(shown: str, name: str):
    """The name is the source shown with every passage, and a name that is no UTF-8 can be neither shown nor stored."""
    assert shown == readable_name(name)


def test_what_lasts_already_is_not_flushed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A new index has a thousand files in common with the one before, and two names for each of the others."""
    flushed: list[int] = []
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after / "below"):
        folder.mkdir(parents=True)
    (before / "old").write_bytes(b"old")
    (after / "new").write_bytes(b"new")
    (after / "below" / "old").hardlink_to(before / "old")
    (after / "below" / "new").hardlink_to(after / "new")
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    sync_tree(after, before)
    files = {path.stat().st_ino for path in (before / "old", after / "new")}

    assert [(after / "new").stat().st_ino] == [number for number in flushed if number in files]

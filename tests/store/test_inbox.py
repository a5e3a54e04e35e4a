"""What was imported leaves the inbox; what was not stays and is named once, until the file or the program changes."""

import os
from pathlib import Path

import pytest

from app.domain.reports import ImportOutcome, ImportReport
from app.store.inbox import Inbox
from app.store.intake import Source, find_sources
from tests.pipeline.mounts import closed


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    """An empty inbox."""
    (tmp_path / "documents" / "inbox").mkdir(parents=True)
    return Inbox(tmp_path / "documents" / "inbox", tmp_path / "index")


def drop(inbox: Inbox, *names: str) -> None:
    """Files of these names in the inbox."""
    for name in names:
        path = inbox.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def settle(inbox: Inbox, *failing: str, stamp: str = "v1") -> None:
    """As if all in the inbox had been imported, but for the names in *failing*."""
    taken = []
    for source in find_sources([inbox.folder], (".txt",), inbox.folder.parent, every_file=True):
        outcome: ImportOutcome = "failed" if source.path.name in failing else "new-plan"
        message = f"{source.path.name}: is a scan"
        taken.append((source, ImportReport(str(source.path), outcome, None, 0, None, message)))
    inbox.settle_all(taken, stamp)


def names(paths: tuple[Path, ...]) -> list[str]:
    """The names of *paths*."""
    return [path.name for path in paths]


def test_taken_files_leave_and_failed_ones_stay(inbox: Inbox):
    """An empty inbox means that all is in the archive."""
    drop(inbox, "a.txt", "b.pdf", "deep/er/c.txt")
    settle(inbox, "b.pdf")

    assert ["b.pdf"] == names(tuple(inbox.folder.iterdir()))


def test_a_failed_file_is_not_waiting_any_more_but_can_be_asked_for(inbox: Inbox):
    """Every start of the server would complain of the same scan."""
    drop(inbox, "b.pdf")
    settle(inbox, "b.pdf")

    assert ([], [("b.pdf", "b.pdf: is a scan")]) == (
        names(inbox.waiting("v1")),
        [(path.name, reason) for path, reason in inbox.left()],
    )


@pytest.mark.parametrize("other", ["x.txt", "folder/y.txt"])
def test_a_failure_in_a_folder_is_remembered_as_the_folder_is_left(inbox: Inbox, other: str):
    """The good files leave the folder after the bad one was tried; that is no change of the bad one."""
    drop(inbox, "folder/b.pdf", "folder/z.txt", other)
    settle(inbox, "b.pdf")

    assert [] == names(inbox.waiting("v1"))


def test_every_failure_of_a_folder_is_named(inbox: Inbox):
    """Only the last of three scans would be found and mended."""
    drop(inbox, "folder/b.pdf", "folder/c.pdf")
    settle(inbox, "b.pdf", "c.pdf")

    assert ["b.pdf: is a scan; c.pdf: is a scan"] == [reason for _, reason in inbox.left()]


@pytest.mark.parametrize("change", ["file", "program"])
def test_a_failed_file_is_tried_again_after_a_change(inbox: Inbox, change: str):
    """Somebody saves it as text, or a later version reads it."""
    drop(inbox, "b.pdf")
    settle(inbox, "b.pdf")
    if change == "file":
        (inbox.folder / "b.pdf").write_text("another text", encoding="utf-8")

    assert ["b.pdf"] == names(inbox.waiting("v1" if change == "file" else "v2"))


def test_a_translation_leaves_before_its_text(inbox: Inbox, monkeypatch: pytest.MonkeyPatch):
    """Left behind alone by a crash, it would be taken for a plan of its own at the next start."""
    drop(inbox, "X.txt", "X.en.txt")
    gone: list[str] = []
    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", lambda path, **more: (gone.append(path.name), unlink(path, **more)))
    settle(inbox)

    assert ["X.en.txt", "X.txt"] == gone


@pytest.mark.parametrize("dropped", ["README.md", ".DS_Store", "folder/.DS_Store", "folder/readme.txt", "empty/"])
def test_what_import_passes_over_is_not_waiting(inbox: Inbox, dropped: str):
    """A folder that was taken but for its .DS_Store would be tried for ever."""
    (inbox.folder / dropped).mkdir(parents=True) if dropped.endswith("/") else drop(inbox, dropped)

    assert ((), ()) == (inbox.waiting("v1"), inbox.left())


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made differently there")
@pytest.mark.parametrize("kind", ["to nowhere", "to itself", "round", "pipe"])
def test_what_is_neither_file_nor_folder_is_not_waiting(inbox: Inbox, kind: str):
    """No server would start beside a link whose file was taken away."""
    dropped = inbox.folder / "dropped"
    if kind == "pipe":
        os.mkfifo(dropped)
    else:
        dropped.symlink_to({"to nowhere": "gone.txt", "to itself": "dropped", "round": "."}[kind])

    assert ((), ()) == (inbox.waiting("v1"), inbox.left())


def test_a_folder_that_may_not_be_opened_is_named(inbox: Inbox, monkeypatch: pytest.MonkeyPatch):
    """The rest of the inbox is taken, and the server starts."""
    drop(inbox, "a.txt", "closed/b.txt")
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "closed")
    taken = find_sources([inbox.folder], (".txt",), inbox.folder.parent, every_file=True)

    assert (["a.txt", "closed"], [("a.txt", False), ("closed", True)]) == (
        names(inbox.waiting("v1")),
        [(source.path.name, source.refused is not None) for source in taken],
    )


def test_an_inbox_that_may_not_be_opened_is_named_itself(inbox: Inbox, monkeypatch: pytest.MonkeyPatch):
    """What lies in it waits for somebody who does not know."""
    drop(inbox, "a.txt")
    closed(inbox.folder, monkeypatch)

    assert ((inbox.folder, "cannot be looked into (Permission denied)"),) == inbox.left()


def test_a_file_that_cannot_be_removed_is_named_and_not_taken_again(inbox: Inbox, monkeypatch: pytest.MonkeyPatch):
    """It has been imported; its owner must take it away."""
    drop(inbox, "a.txt")

    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        settle(inbox)

    assert ([], True) == (names(inbox.waiting("v1")), "was imported, but cannot be removed" in inbox.left()[0][1])


def test_a_record_unlike_the_one_held_is_left_for_a_person(inbox: Inbox):
    """Import never writes over a record; the other one may be the better."""
    held = inbox.folder.parent / "shili-2016"
    held.mkdir()
    (held / "plan.toml").write_text("held", encoding="utf-8")
    (held / "summary.zh.md").write_text("shili-2016/summary.zh.md", encoding="utf-8")
    drop(inbox, "shili-2016/plan.toml", "shili-2016/summary.zh.md", "shili-2016/text.txt")
    settle(inbox)

    assert (["plan.toml"], [], True) == (
        names(tuple((inbox.folder / "shili-2016").iterdir())),
        names(inbox.waiting("v1")),
        "plan.toml is not what is held" in inbox.left()[0][1],
    )


def test_a_plan_folder_that_was_taken_whole_is_gone(inbox: Inbox):
    """Nothing is left to do, so nothing is left to see."""
    drop(inbox, "shili-2016/text.txt", "shili-2016/text.en.md")
    source = Source(
        "plan-folder",
        inbox.folder / "shili-2016",
        texts=(inbox.folder / "shili-2016" / "text.txt",),
        extras=(inbox.folder / "shili-2016" / "text.en.md",),
    )
    inbox.settle_all([(source, ImportReport("", "plan-folder", "shili-2016", 1, None, ""))], "v1")

    assert [] == list(inbox.folder.iterdir())


def test_a_name_that_is_no_utf8_can_be_remembered(inbox: Inbox):
    """Archives packed on a Chinese Windows have such names, and the whole inbox must not fail of one."""
    path = inbox.folder / os.fsdecode("规划.pdf".encode("gb18030"))
    path.write_text("x", encoding="utf-8")
    settle(inbox, path.name)

    assert [] == names(inbox.waiting("v1"))


def test_a_damaged_memory_is_forgotten(inbox: Inbox):
    """It is part of index/, which may be deleted at any time."""
    drop(inbox, "b.pdf")
    settle(inbox, "b.pdf")
    (inbox.folder.parent.parent / "index" / "inbox.json").write_text('["b.pdf', encoding="utf-8")

    assert ["b.pdf"] == names(inbox.waiting("v1"))

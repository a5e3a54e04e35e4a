"""Files dropped into documents/inbox/ are imported by themselves; what cannot be stays there and is named once."""

from pathlib import Path

import pytest

from app.pipeline import importing as module
from app.pipeline.importing import take_inbox
from app.settings import Settings
from tests.pipeline.archive_factory import SmallArchive
from tests.pipeline.mounts import readonly
from tests.store.plan_texts import plan_text

TEXT = plan_text(number="示政发〔2016〕8号")
SCAN = b"\x00\x01\x02\x03" * 400
ENGLISH = "Action plan\n\nI. General requirements\n\nTowns speed up.\n"


def left(archive: SmallArchive) -> list[str]:
    """What is in the inbox, by path."""
    inbox = archive.settings.inbox_folder
    return sorted(path.relative_to(inbox).as_posix() for path in inbox.rglob("*"))


def test_what_was_dropped_is_imported_and_gone(archive: SmallArchive):
    """Nobody needs a command line to fill the archive."""
    archive.drop("甲.txt", TEXT)
    archive.drop("乙/丙.txt", plan_text(None, seed=2))

    assert ([("甲.txt", "new-plan"), ("丙.txt", "new-plan")], [], 2) == (
        sorted(archive.take_inbox(), key=lambda item: item[0] != "甲.txt"),
        left(archive),
        len(archive.folders()),
    )


def test_what_failed_stays_and_is_named_once(archive: SmallArchive):
    """A server that starts every morning must not repeat itself; `check` still says it."""
    archive.drop("批/扫描件.txt", SCAN)
    archive.drop("批/甲.txt", TEXT)
    first, second = archive.take_inbox(), archive.take_inbox()

    assert ({("扫描件.txt", "failed"), ("甲.txt", "new-plan")}, [], ["批", "批/扫描件.txt"]) == (
        set(first),
        second,
        left(archive),
    )


def test_a_file_that_is_held_already_leaves_too(archive: SmallArchive):
    """Dropping it again says so and changes nothing."""
    archive.take("a.txt", TEXT)
    before = archive.bytes()
    archive.drop("again.txt", TEXT)

    assert ([("again.txt", "unchanged")], before) == (archive.take_inbox(), archive.bytes())


def test_a_crash_after_the_import_files_nothing_twice(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """The files are still in the inbox at the next start, the translation with its text."""
    archive.drop("甲.txt", TEXT)
    archive.drop("甲.en.txt", ENGLISH)

    def crash(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(module.Inbox, "settle_all", crash)
        archive.take_inbox()

    assert ({("甲.txt", "unchanged"), ("甲.en.txt", "unchanged")}, [], 1) == (
        set(archive.take_inbox()),
        left(archive),
        len(archive.folders()),
    )


@pytest.mark.parametrize("off_at", [1, 2])
def test_a_crash_while_the_inbox_is_emptied_makes_no_plan_of_a_translation(
    archive: SmallArchive, monkeypatch: pytest.MonkeyPatch, off_at: int
):
    """A translation left alone has nothing that says what it translates."""
    archive.drop("甲.txt", TEXT)
    archive.drop("甲.en.txt", ENGLISH)
    unlink, steps = Path.unlink, [0]

    def counted(path: Path, missing_ok: bool = False) -> None:
        if "inbox" in path.parts:
            steps[0] += 1
            if steps[0] == off_at:
                raise KeyboardInterrupt
        unlink(path, missing_ok)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "unlink", counted)
        archive.take_inbox()
    archive.take_inbox()

    assert ([], 1) == (left(archive), len(archive.folders()))


def test_a_collection_kept_apart_stays_in_the_inbox(archive: SmallArchive):
    """Invented plans do not come in by the back door."""
    archive.drop("demo/collection.toml", "separate = true\n")
    archive.drop("demo/shili/text.txt", TEXT)

    assert ([("demo", "failed")], [], []) == (archive.take_inbox(), archive.take_inbox(), archive.folders())


def test_a_plan_folder_comes_in_under_its_name(archive: SmallArchive):
    """A plan moves from one archive to another with its record."""
    archive.drop("shili-2016/plan.toml", 'kind = "计划"\n')
    archive.drop("shili-2016/text.txt", TEXT)

    assert ([("shili-2016", "plan-folder")], ["shili-2016"], []) == (
        archive.take_inbox(),
        archive.folders(),
        left(archive),
    )


def test_an_inbox_that_cannot_be_written_is_left_alone(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """The image mounts documents/ read-only, with whatever somebody left in the inbox; the server must start."""
    archive.drop("甲.txt", TEXT)
    with monkeypatch.context() as patch:
        readonly(archive.documents, patch)
        taken = archive.take_inbox()

    assert ([], ["甲.txt"]) == (taken, left(archive))


@pytest.mark.parametrize("dropped", [(), ("README.md",)])
def test_an_inbox_with_nothing_to_import_costs_nothing(archive: SmallArchive, dropped: tuple[str, ...]):
    """It is looked at on every start, also of a server whose documents are being built."""
    for name in dropped:
        archive.drop(name, "a note")
    archive.take_inbox()

    assert not (archive.documents / ".lock").exists()


def test_the_inbox_can_be_switched_off(archive: SmallArchive):
    """Where everybody may write into documents/, not everybody should publish."""
    archive.drop("甲.txt", TEXT)
    settings = Settings(documents=archive.documents, index=archive.settings.index, inbox=False)

    assert ((), ["甲.txt"]) == (take_inbox(settings), left(archive))

"""The plans on file are read once and remembered; what has changed is read again (app/pipeline/filed.py)."""

import pytest

from app.pipeline import filed as module
from app.pipeline.filed import FiledPlans, known_of
from app.store.folder import PlanFolder, plan_folders
from app.store.recognise import Known
from tests.pipeline.archive_factory import SmallArchive
from tests.store.plan_texts import plan_text


@pytest.fixture
def three(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> SmallArchive:
    """Three plans, imported a while ago and asked for once."""
    for seed in (1, 2, 3):
        archive.take(f"{seed}.txt", plan_text(f"示例{seed}号产业提质增效行动计划", seed=seed))
    # A file is trusted by its times alone once it has rested for seconds.
    monkeypatch.setattr("app.store.marks._SETTLED_NS", 0)
    all_of(archive)
    return archive


def all_of(archive: SmallArchive) -> list[Known]:
    """The plans on file, remembered for the next time."""
    plans = FiledPlans(archive.documents, archive.settings.index)
    found = list(plans.all())
    plans.remember()
    return found


def read_anew(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans whose files are read when they are asked for once more."""
    read: list[str] = []

    def noted(folder: PlanFolder) -> Known:
        read.append(folder.slug)
        return known_of(folder)

    monkeypatch.setattr(module, "known_of", noted)
    all_of(archive)
    return read


def test_what_is_remembered_is_what_the_files_say(three: SmallArchive) -> None:
    """A text must be recognised by the same numbers, titles and contents as the first time."""
    assert [known_of(folder) for folder in plan_folders(three.documents)] == all_of(three)


def test_plans_that_rest_are_not_read_again(three: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding one text to three thousand plans took ten seconds for reading their records."""
    assert [] == read_anew(three, monkeypatch)


@pytest.mark.parametrize("name", ["plan.toml", "import.toml", "editions/0001/edition.toml"])
def test_a_plan_that_somebody_edited_is_read_again(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Who corrects a number in plan.toml expects the next text to be recognised by it."""
    folder = plan_folders(three.documents)[1]
    path = folder.path / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")

    assert [folder.slug] == read_anew(three, monkeypatch)


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_memory_costs_nothing_but_time(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    """index/ may be deleted or damaged at any time; importing goes on, and it is mended."""
    (three.settings.index / "known.sqlite").write_bytes(damage)
    read = read_anew(three, monkeypatch)

    assert (3, []) == (len(read), read_anew(three, monkeypatch))


def test_another_version_of_the_program_reads_for_itself(three: SmallArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules by which a record is read may have changed."""
    monkeypatch.setattr(module, "program_stamp", lambda: "another")

    assert 3 == len(read_anew(three, monkeypatch))

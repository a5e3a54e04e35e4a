"""A server knows whether its index answers for documents/ as they stand, and why not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.outline import Outline
from app.pipeline import plans, stale, stamp
from app.pipeline.stale import why_stale
from app.pipeline.stamp import program_stamp
from app.store.generations import Generations
from tests.pipeline.archive_factory import SUMMARY, SmallArchive
from tests.store.plan_texts import plan_text

CHANGED = "documents have changed since the index was built"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """Two plans, built."""
    archive = SmallArchive(tmp_path_factory.mktemp("made"))
    archive.write("a/text.txt", plan_text())
    archive.write("a/summary.zh.md", SUMMARY)
    archive.write("b/text.txt", plan_text(None, seed=2))
    archive.build()
    return archive


@pytest.fixture
def built(made: SmallArchive, tmp_path: Path) -> SmallArchive:
    """A copy of it, to be changed."""
    return SmallArchive(tmp_path, made)


def test_after_a_build_nothing_is_stale(built: SmallArchive):
    """Else every start of the server would build again."""
    assert None is why_stale(built.settings)


def test_before_the_first_build_all_is(archive: SmallArchive):
    """The server builds by itself at its first start."""
    assert "there is no index yet" == why_stale(archive.settings)


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("a text", lambda a: a.write("a/text.txt", plan_text(seed=3))),
        ("a summary", lambda a: a.write("a/summary.zh.md", SUMMARY + "\n")),
        ("a record", lambda a: a.write("b/plan.toml", 'kind = "计划"\n')),
        ("a new plan", lambda a: a.write("c/text.txt", plan_text(None, seed=3))),
        ("a removed plan", lambda a: shutil.rmtree(a.documents / "b")),
        ("a removed summary", lambda a: (a.documents / "a" / "summary.zh.md").unlink()),
        ("a withdrawn plan", lambda a: a.write("b/withdrawn.toml", 'reason = "x"\nwithdrawn = "y"\n')),
        ("an import", lambda a: a.take("c.txt", plan_text(None, seed=3))),
    ],
)
def test_every_change_in_documents_is_seen(built: SmallArchive, what: str, change: Callable[[SmallArchive], object]):
    """What answers must be what stands there."""
    change(built)

    assert CHANGED == why_stale(built.settings)


def test_what_is_no_part_of_a_plan_makes_nothing_stale(built: SmallArchive):
    """Opening a folder in a file manager must not start a build."""
    built.write("a/.DS_Store", "x")
    built.write("README.md", "x")
    built.drop("waiting.txt", "x")

    assert None is why_stale(built.settings)


def test_what_changes_while_it_is_read_is_for_the_next_build(built: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Somebody saves a summary in the middle of a long build; it must be shown in the end."""
    read = plans.read_summary

    def saved_meanwhile(text: str, name: str) -> Outline:
        built.write("a/summary.zh.md", SUMMARY.replace("总产值翻番。", "总产值增长。"))
        return read(text, name)

    built.write("a/summary.zh.md", SUMMARY + "\n\n")
    with monkeypatch.context() as patch:
        patch.setattr(plans, "read_summary", saved_meanwhile)
        built.build()
    stale = why_stale(built.settings)
    built.build()
    summaries = [row[10] for row in built.rows()["layer"] if row[1] == "summary"]

    assert (CHANGED, [True], None) == (
        stale,
        ["总产值增长" in outline.decode() for outline in summaries],
        why_stale(built.settings),
    )


def test_another_version_of_the_program_is_seen(built: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """After an update the old index has another's anchors."""
    monkeypatch.setattr(stale, "program_stamp", lambda: "another")

    assert "the index was built by another version" == why_stale(built.settings)


def test_a_lost_generation_is_seen(built: SmallArchive):
    """index/ may be deleted at any time, also in part."""
    (Generations(built.settings.index).current() / "stamp.json").unlink()

    assert "there is no index yet" == why_stale(built.settings)


@pytest.mark.parametrize("damage", ["import.toml", "withdrawn.toml", "plan.toml"])
def test_damage_does_not_make_a_build_at_every_start(built: SmallArchive, damage: str):
    """Nobody may be there to mend it; what was reported is not stale."""
    built.write(f"a/{damage}", b"\xff = ")
    built.build()

    assert None is why_stale(built.settings)


def test_the_stamp_is_that_of_the_rules(monkeypatch: pytest.MonkeyPatch):
    """It is the same for every process of one program, sixteen hex digits long."""
    again = stamp.program_stamp.__wrapped__()

    assert (program_stamp(), 16) == (again, len(again))

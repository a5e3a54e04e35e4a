"""
A build that takes plans over from the one before makes the very catalogue that reading everything again would make.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.pipeline import building as module
from app.pipeline import plans
from tests.pipeline.archive_factory import SUMMARY, SmallArchive
from tests.store.plan_texts import plan_text

TEXT = plan_text(number="示政发〔2016〕8号", date="2016年3月18日")
CORRECTED = TEXT.replace("加快", "稳步", 1)
TABLE = "\n\n表1 主要指标\n\n指标\t2015年\t2020年\n产值\t100\t200\n税收\t10\t20\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """Plans of every sort: in editions, translated, summarised, English, in GB18030, with a table, withdrawn."""
    archive = SmallArchive(tmp_path_factory.mktemp("made"))
    first = archive.take("a.txt", TEXT).plan
    archive.take("b.md", CORRECTED)
    archive.write(f"{first}/summary.zh.md", SUMMARY)
    archive.write(f"{first}/summary.en.md", SUMMARY.replace("总产值翻番。", "Output doubles."))
    archive.write(f"{first}/text.en.txt", "一、General\n\nTowns speed up.\n")
    archive.take("c.txt", plan_text("望湖市纺织产业振兴规划", seed=2).encode("gb18030"))
    archive.take("d.txt", plan_text(None, seed=3) + TABLE)
    archive.write(
        "english/text.txt", "Industrial Plan\n\n1. Aims\n\nOutput doubles by 2020.\n\n2. Means\n\nLoans are given.\n"
    )
    archive.write("summary-only/summary.en.md", SUMMARY)
    archive.write("record-only/plan.toml", '[title]\nzh = "示例省矿业计划"\n')
    archive.write("gone/withdrawn.toml", 'reason = "重复"\nwithdrawn = "2026-01-02T03:04:05Z"\n')
    archive.build()
    return archive


@pytest.fixture
def full(made: SmallArchive, tmp_path: Path) -> SmallArchive:
    """A copy of it, to be changed."""
    return SmallArchive(tmp_path, made)


def test_a_build_that_reuses_all_makes_the_same_catalogue(full: SmallArchive):
    """Every row of every table, down to the bytes of the outlines."""
    fresh = full.rows()
    report = full.build()

    assert (6, fresh) == (report.reused, full.rows())


def test_reusing_what_was_reused_changes_nothing(full: SmallArchive):
    """An archive is built every day for years and may not drift."""
    fresh = full.rows()
    for _ in range(2):
        full.build()

    assert fresh == full.rows()


@pytest.mark.parametrize("change", ["edition", "summary", "record", "plan"])
def test_a_build_that_reuses_some_makes_the_same_catalogue(full: SmallArchive, change: str):
    """One plan changes; the others are taken over, and all stand in their order."""
    match change:
        case "edition":
            full.take("e.txt", CORRECTED.replace("分批", "持续", 1))
        case "summary":
            full.write("summary-only/summary.en.md", SUMMARY + "\n## More\n\nA line.\n")
        case "record":
            full.write("record-only/plan.toml", '[title]\nzh = "题名"\n\n[inferred]\n')
        case "plan":
            full.take("f.txt", plan_text("示例省化工规划", seed=4))
    reused = full.build().reused
    mixed = full.rows()
    full.build(reuse=False)

    assert (True, mixed) == (reused >= 5, full.rows())


def test_what_has_not_changed_is_not_read_again(full: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Reading is what a build takes its time for."""
    read: list[Path] = []
    structured = plans.structure_file
    monkeypatch.setattr(plans, "structure_file", lambda path: (read.append(path), structured(path))[1])
    full.build()

    assert [] == read


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("summary-only/summary.en.md", lambda text: "before any heading\n" + text),
        ("record-only/plan.toml", lambda text: text + "titel = 1\n"),
        ("english/text.txt", lambda text: "\0" * 999),
    ],
)
def test_what_could_not_be_read_is_named_at_every_build(full: SmallArchive, name: str, damage: Callable[[str], str]):
    """The exit status of the second build must not be 0 because the first one complained already."""
    path = full.documents / name
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    first = full.failures()

    assert ([name.split("/")[0]], first) == ([plan for plan, _ in first], full.failures())


def test_another_program_reads_everything_again(full: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """A better parser must reach the plans that have not changed."""
    monkeypatch.setattr(module, "program_stamp", lambda: "another")

    assert 0 == full.build().reused

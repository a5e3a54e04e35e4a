"""documents/ into an index: what stands there is what answers, and what it was is what stays citable."""

import json
import os
from pathlib import Path

import pytest

from app.domain.citation import fingerprint
from app.errors import ArchiveBusy, ArchiveError, BadValue
from app.pipeline import building as module
from app.pipeline import plans
from app.pipeline.building import build
from app.store.generations import Generations
from app.store.lock import writer
from tests.pipeline.archive_factory import SUMMARY, SmallArchive
from tests.store.plan_texts import paragraphs, plan_text

TEXT = plan_text(number="示政发〔2016〕8号", date="2016年3月18日")
CORRECTED = TEXT.replace("加快", "稳步", 1)
OTHER = plan_text("望湖市纺织产业振兴规划（2016-2020年）", seed=2)


def test_nothing_is_an_archive_too(archive: SmallArchive):
    """The first start is on an empty folder, and must not be an error."""
    report = archive.build()

    assert (0, 0, 0, ()) == (report.plans, report.sections, report.paragraphs, report.failures)


def test_a_plan_is_shown_as_it_stands_in_its_folder(archive: SmallArchive):
    """The text is the source's own."""
    slug = archive.take("a.txt", TEXT).plan
    report = archive.build()

    assert (1, 3, 30, paragraphs(1)) == (
        report.plans,
        report.sections,
        report.paragraphs,
        archive.shown(str(slug))[:30],
    )


def test_a_plan_without_a_text_is_shown_by_its_summary(archive: SmallArchive):
    """The shipped records have no texts; the archive is of use before anybody brings them."""
    archive.write("shili-2016/plan.toml", '[title]\nzh = "示例省计划"\n')
    archive.write("shili-2016/summary.zh.md", SUMMARY)
    archive.build()

    assert ["总产值翻番。"] == archive.shown("shili-2016")


def test_a_text_put_by_hand_is_built_and_kept(archive: SmallArchive):
    """Copying a file into a folder is a way to import it."""
    archive.write("shili-2016/text.txt", TEXT)
    archive.build()

    assert (["shili-2016"], TEXT.encode()) == (archive.slugs(), archive.bytes()["shili-2016/editions/0001/text.txt"])


def test_both_editions_stay_citable(archive: SmallArchive):
    """A link to the text before a correction must show what stood there."""
    slug = str(archive.take("a.txt", TEXT).plan)
    archive.take("b.txt", CORRECTED)
    archive.build()
    catalogue = archive.catalogue()
    changed = next(old for old, new in zip(TEXT.splitlines(), CORRECTED.splitlines(), strict=True) if old != new)
    [row] = catalogue.by_fingerprint(fingerprint(changed), slug)
    editions = catalogue.editions(slug)
    catalogue.close()

    assert ((1, False), [(2, True, 1), (1, False, 0)]) == (
        (row.text.edition, row.text.current),
        [(edition.edition, edition.current, edition.changed) for edition in editions],
    )


def test_an_edition_keeps_the_outline_it_was_published_under(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """A better parser moves paragraphs; links from before it must lead to the same words."""
    slug = str(archive.take("a.txt", TEXT).plan)
    archive.build()
    parsed = plans.structure_file

    def better(path: Path):  # type: ignore[no-untyped-def]
        reading, _ = parsed(path)
        return parsed(
            archive.file("same-words.txt", reading.text.replace("一、", "第一章 ").replace("二、", "第二章 "))
        )

    monkeypatch.setattr(plans, "structure_file", better)
    archive.build(reuse=False)
    monkeypatch.undo()
    archive.build(reuse=False)

    assert {(1, 0, 1), (1, 2, 0)} == {
        (row[3], row[4], row[5]) for row in archive.rows()["layer"] if row[0] == slug and row[1] == "official"
    }


def test_a_withdrawn_plan_is_a_tombstone_and_nothing_more(archive: SmallArchive):
    """It must not be found, and a link to it must say why."""
    gone, stays = archive.take("a.txt", TEXT).plan, archive.take("b.txt", OTHER).plan
    archive.write(
        f"{gone}/withdrawn.toml", f'reason = "重复"\nsuccessor = "{stays}"\nwithdrawn = "2026-01-02T03:04:05Z"\n'
    )
    archive.build()

    assert ([stays], [(gone, "重复", stays)]) == (archive.slugs(), [row[:3] for row in archive.rows()["tombstone"]])


def test_a_translation_and_a_summary_are_layers_beside_the_text(archive: SmallArchive):
    """Hits say which they are; one of them is searched and counted."""
    archive.write("shili-2016/text.txt", TEXT)
    archive.write("shili-2016/text.en.txt", "一、General\n\nTowns speed up.\n")
    archive.write("shili-2016/summary.zh.md", SUMMARY)
    archive.build()

    assert [("official", "zh", 1), ("summary", "zh", 0), ("translation", "en", 0)] == [
        (row[1], row[2], row[6]) for row in archive.rows()["layer"]
    ]


def test_a_folder_taken_away_leaves_the_index(archive: SmallArchive):
    """documents/ is the source of truth; index/ follows."""
    archive.write("a/text.txt", TEXT)
    archive.write("b/text.txt", OTHER)
    archive.build()
    for path in sorted((archive.documents / "a").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    archive.build()

    assert ["b"] == archive.slugs()


def test_documents_that_are_gone_empty_no_index(archive: SmallArchive):
    """A disk that is not mounted, or a mistyped name, would else take every plan from its readers."""
    slug = archive.take("a.txt", TEXT).plan
    archive.build()
    archive.documents.rename(archive.base / "elsewhere")

    with pytest.raises(BadValue, match="no such folder; see that it is mounted"):
        archive.build()
    assert [slug] == archive.slugs()


def test_a_file_is_no_folder_of_documents(archive: SmallArchive):
    """Whoever names a plan where its folder is asked for is told so, and not that there are no plans."""
    settings = archive.settings.model_copy(update={"documents": archive.file("a.txt", TEXT)})

    with pytest.raises(BadValue, match="no such folder"):
        build(settings)


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_build_leaves_the_old_generation_serving(
    archive: SmallArchive, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
):
    """Ctrl-C, or a fault of ours: readers see what they saw before."""
    archive.write("a/text.txt", TEXT)
    archive.build()
    before = Generations(archive.settings.index).current()
    archive.write("b/text.txt", OTHER)

    def interrupted(path: Path) -> None:
        raise error

    monkeypatch.setattr(plans, "structure_file", interrupted)
    with pytest.raises(error):
        archive.build()

    assert (before, ["a"]) == (Generations(archive.settings.index).current(), archive.slugs())


def test_after_an_interrupted_build_the_next_one_is_whole(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Nothing has to be cleared by hand."""
    archive.write("a/text.txt", TEXT)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(module, "write_stamp", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        archive.build()
    archive.build()

    assert (["a"], 2) == (archive.slugs(), len([p for p in archive.settings.index.iterdir() if p.name[0] != "."]))


@pytest.mark.parametrize("folder", ["documents", "index"])
def test_a_second_builder_is_told_who_is_first(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch, folder: str):
    """A server that builds at its start and a person who builds by hand."""
    monkeypatch.setattr(module, "LOCK_WAIT_S", 0.0)
    with (
        writer(archive.documents.parent / folder, "importing"),
        pytest.raises(ArchiveBusy, match=f"importing, process {os.getpid()}"),
    ):
        archive.build()


def test_progress_counts_the_plans(archive: SmallArchive):
    """A build of thousands shows how far it is."""
    archive.write("a/text.txt", TEXT)
    archive.write("b/text.txt", OTHER)
    told: list[tuple[int, int, str]] = []
    module.build(archive.settings, lambda done, total, what: told.append((done, total, what)))

    assert [(0, 2, "a"), (1, 2, "b"), (2, 2, "putting together"), (2, 2, "")] == told


def test_the_stamp_says_what_was_built_and_what_could_not_be_read(archive: SmallArchive):
    """`check` answers from it long after the build."""
    archive.write("a/text.txt", TEXT)
    archive.write("b/text.txt", b"\x00\x01" * 500)
    archive.build()
    stamp = json.loads((Generations(archive.settings.index).current() / "stamp.json").read_text(encoding="utf-8"))

    assert (["a", "b"], ["b"]) == (sorted(stamp["plans"]), [item["plan"] for item in stamp["failures"]])


@pytest.mark.parametrize("text", ["<p>一、目标&#xD83D;产值</p>", "<p>一、目标</p><p>&#x0;产值&#xFFFF;</p>"])
def test_characters_that_are_none_stop_nothing(archive: SmallArchive, text: str):
    """Web pages have them; neither the catalogue nor the index can hold half a character."""
    archive.write("a/text.html", f'<html><meta charset="utf-8"><body>{text}</body></html>')
    archive.write("b/text.txt", TEXT)
    report = archive.build()

    assert (["a", "b"], ()) == (archive.slugs(), report.failures)


def test_a_damaged_index_is_built_anew(archive: SmallArchive):
    """index/ may be lost at any time; nothing in it is needed to make it again."""
    archive.write("a/text.txt", TEXT)
    archive.build()
    (Generations(archive.settings.index).current() / "catalogue.sqlite").write_bytes(b"damaged" * 999)
    with pytest.raises(ArchiveError):
        archive.slugs()
    archive.build()

    assert ["a"] == archive.slugs()

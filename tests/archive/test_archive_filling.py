"""
Filling an archive: what open_or_build brings in order, collections kept apart, the inbox, withdrawing.

How one file is recognised and filed is tested with app.pipeline; here it is what a reader then finds.
"""

import shutil
from pathlib import Path

import pytest

from app.archive.filling import import_files, open_or_build, rebuild, withdraw
from app.archive.preview import preview
from app.errors import BadValue, PlanNotFound, PlanWithdrawn, SourceUnreadable
from tests.archive.conftest import FICTIONAL, MEDICINE, STEEL
from tests.pipeline.mounts import closed


def names(folder):
    """Everything in *folder*, locks left out."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.name.startswith("."))


def put(path, text):
    """A file with *text*, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_up_to_date_is_not_built_again(two_plans, settings):
    """Starting the server again takes a moment, not a build."""
    again = open_or_build(settings)

    assert (None, None, two_plans.generation) == (again.why, again.built, again.archive.generation)


def test_a_folder_of_plans_is_imported_before_it_is_served(settings, tmp_path):
    """`make serve PLANS=folder` is the first thing most people try."""
    put(tmp_path / "mine" / "steel.txt", STEEL)
    put(tmp_path / "mine" / "medicine.txt", MEDICINE)
    ready = open_or_build(settings, [tmp_path / "mine"])

    assert (["new-plan"] * 2, 2) == ([report.outcome for report in ready.imported], len(ready.archive.plans()))


def test_importing_twice_changes_nothing(settings, tmp_path):
    """The same folder is named at every start."""
    put(tmp_path / "mine" / "steel.txt", STEEL)
    first = open_or_build(settings, [tmp_path / "mine"])
    before = names(settings.documents)
    again = open_or_build(settings, [tmp_path / "mine"])

    assert (before, first.archive.generation) == (names(settings.documents), again.archive.generation)


def test_an_inbox_that_may_not_be_opened_is_named_and_the_plans_are_served(two_plans, settings, monkeypatch):
    """A folder that another user closed must not take the archive from its readers."""
    settings.inbox_folder.mkdir(exist_ok=True)
    closed(settings.inbox_folder, monkeypatch)
    ready = open_or_build(settings)

    assert ([("inbox", "failed")], 2) == (
        [(Path(report.path).name, report.outcome) for report in ready.imported],
        len(ready.archive.plans()),
    )


def test_a_corrected_text_keeps_the_old_edition_readable(settings, tmp_path):
    """A correction comes as a file of another name; citations of the old text go on working."""
    open_or_build(settings, [put(tmp_path / "steel.txt", STEEL)])
    corrected = STEEL.replace("900亿元", "950亿元")
    archive = open_or_build(settings, [put(tmp_path / "corrected (1).txt", corrected)]).archive
    slug = archive.plans()[0].plan
    found = archive.resolve(slug, "1.1-p1", edition=1)

    assert ("corrected", True, True) == (found.status, "900" in found.cited.text, "950" in found.now.text)
    assert 1 == len(archive.plans())


def test_a_collection_kept_apart_never_comes_into_documents(settings, fill):
    """Invented plans beside real ones would end up in somebody's report."""
    fill({"steel/text.txt": STEEL})
    before = names(settings.documents)
    ready = open_or_build(settings, [FICTIONAL])

    assert ["shili-sheng", "shili-shi"] == sorted(info.plan for info in ready.archive.plans())
    assert before == names(settings.documents)
    assert settings.index in ready.settings.documents.parents


def test_a_collection_kept_apart_leaves_the_plain_archive_as_it_is(two_plans, settings):
    """After a look at the example one's own plans are there as before."""
    open_or_build(settings, [FICTIONAL])

    assert ["medicine", "steel"] == sorted(info.plan for info in open_or_build(settings).archive.plans())


@pytest.mark.parametrize("others", [["plain"], ["plain", "apart"], ["apart"]])
def test_a_collection_kept_apart_is_named_alone(others, settings, tmp_path):
    """Two at once would have to be mixed."""
    for name in others:
        put(tmp_path / name / "steel.txt", STEEL)
    put(tmp_path / "apart" / "collection.toml", 'name = "apart"\nseparate = true\n')

    with pytest.raises(BadValue, match="kept apart"):
        open_or_build(settings, [FICTIONAL, *(tmp_path / name for name in others)])


def test_a_plan_taken_out_of_a_collection_is_gone_with_its_folder(settings, tmp_path):
    """What stands under index/ is made from the collection as it is; another of that name begins anew."""
    shutil.copytree(FICTIONAL, tmp_path / "copy")
    open_or_build(settings, [FICTIONAL])
    shutil.rmtree(tmp_path / "copy" / "shili-shi")
    ready = open_or_build(settings, [tmp_path / "copy"])

    assert ["shili-sheng"] == [info.plan for info in ready.archive.plans()]


def test_without_import_the_inbox_stays_as_it_is(settings):
    """`serve --no-import` is for a machine where nothing may be written."""
    dropped = put(settings.inbox_folder / "steel.txt", STEEL)
    ready = open_or_build(settings, take_in=False)

    assert (True, 0) == (dropped.is_file(), len(ready.archive.plans()))


def test_what_is_dropped_into_the_inbox_is_served(settings):
    """The way for people who do not use a command line."""
    dropped = put(settings.inbox_folder / "steel.txt", STEEL)
    ready = open_or_build(settings)

    assert (False, 1) == (dropped.exists(), len(ready.archive.plans()))


def test_the_inbox_can_be_imported_by_name(settings):
    """The container imports it so, with the inbox switched off for serving."""
    off = settings.model_copy(update={"inbox": False})
    dropped = put(settings.inbox_folder / "steel.txt", STEEL)
    reports = import_files(off, [settings.inbox_folder])

    assert (False, ["new-plan"]) == (dropped.exists(), [report.outcome for report in reports])


def test_what_cannot_be_imported_is_named_every_time_it_is_asked_for(settings):
    """On its own the inbox names a failure once; a person who asks wants to know again."""
    put(settings.inbox_folder / "picture.png", "no text")
    twice = [[r.outcome for r in import_files(settings, [settings.inbox_folder])] for _ in range(2)]

    assert [["failed"], ["failed"]] == twice


def test_a_folder_that_is_not_there_is_named(settings, tmp_path):
    """A mistyped folder must not start an empty archive."""
    with pytest.raises(SourceUnreadable, match="nowhere"):
        open_or_build(settings, [tmp_path / "nowhere"])


def test_a_withdrawn_plan_says_why_and_what_replaces_it(two_plans, settings):
    """A link in an old report must not end in nothing."""
    withdraw(settings, "steel", "superseded by the next plan", "medicine")
    rebuild(settings)
    with pytest.raises(PlanWithdrawn) as gone:
        two_plans.outline("steel")
    found = two_plans.resolve("steel", "1.1-p1")

    assert ("superseded by the next plan", "medicine") == (gone.value.reason, gone.value.successor)
    assert ("withdrawn", "medicine") == (found.status, found.successor)
    assert ["steel"] == [tombstone.plan for tombstone in two_plans.tombstones()]


@pytest.mark.parametrize(
    ("error", "slug", "reason", "successor"),
    [
        (PlanNotFound, "nowhere", "a reason", None),
        (BadValue, "steel", "  ", None),
        (BadValue, "steel", "a reason", "nowhere"),
        (BadValue, "steel", "a reason", "steel"),
        (BadValue, "gone", "again", None),
        (BadValue, "steel", "a reason", "gone"),
    ],
)
def test_a_withdrawal_that_explains_nothing_is_refused(error, slug, reason, successor, settings, fill):
    """A tombstone is read for years by people who cannot ask."""
    fill({"steel/text.txt": STEEL, "gone/text.txt": MEDICINE})
    withdraw(settings, "gone", "a mistake")

    with pytest.raises(error):
        withdraw(settings, slug, reason, successor)


def test_a_preview_is_what_import_makes_of_the_file(settings, tmp_path):
    """What `outline` shows and what is searched later may not differ."""
    file = put(tmp_path / "steel.txt", STEEL)
    info, view = preview(file)
    archive = open_or_build(settings, [file]).archive
    held = archive.plans()[0]

    assert (held.sections, held.paragraphs, held.industries) == (info.sections, info.paragraphs, info.industries)
    assert archive.outline(held.plan).outline == view.outline


def test_a_preview_of_nothing_says_so(tmp_path):
    """Before anything is said about kinds of files."""
    with pytest.raises(SourceUnreadable, match="no such file"):
        preview(tmp_path / "nowhere")

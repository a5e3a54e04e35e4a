"""Raw files into documents/, each to the plan it belongs to; what is there is never written over."""

import os
from pathlib import Path

import pytest

from app.errors import ArchiveBusy, ArchiveError
from app.pipeline import importing as module
from app.pipeline import stages
from app.pipeline.importing import import_paths
from app.store.folder import PlanFolder
from app.store.lock import writer
from app.store.records import read_plan_file
from tests.pipeline.archive_factory import SUMMARY, SmallArchive
from tests.store.plan_texts import paragraphs, plan_text

TEXT = plan_text(number="示政发〔2016〕8号", date="2016年3月18日")
CORRECTED = TEXT.replace("加快", "稳步", 1)
SCAN = b"\x00\x01\x02\x03" * 400
PLANS = Path(__file__).resolve().parents[1] / "plans"


@pytest.fixture
def held(archive: SmallArchive) -> str:
    """The slug of a plan that was imported."""
    slug = archive.take("规划.txt", TEXT).plan
    assert slug is not None
    return slug


def test_an_unknown_text_is_a_new_plan_with_a_record_to_be_reviewed(archive: SmallArchive):
    """Whoever drops a file sees it in the archive at once, under what it says of itself."""
    report = archive.take("随便.txt", TEXT)
    record = read_plan_file(archive.documents / str(report.plan) / "plan.toml").record

    assert ("new-plan", 1, "示例省特色产业提质增效行动计划（2016-2020年）", "示政发〔2016〕8号", "2016-03-18") == (
        report.outcome,
        report.edition,
        record.title_zh,
        record.doc_number,
        record.issued,
    )


@pytest.mark.parametrize("name", ["规划.txt", "别的名字.txt"])
def test_importing_the_same_file_twice_changes_nothing(archive: SmallArchive, held: str, name: str):
    """People import their folder again after every addition."""
    before = archive.bytes()
    report = archive.take(name, TEXT)

    assert ("unchanged", held, before) == (report.outcome, report.plan, archive.bytes())


def test_a_corrected_text_is_the_next_edition_and_nothing_else_changes(archive: SmallArchive, held: str):
    """The first edition, the record and the summary stay byte by byte."""
    archive.write(f"{held}/summary.zh.md", SUMMARY)
    before = archive.bytes()
    report = archive.take("更正.txt", CORRECTED, note="据勘误表")
    after = archive.bytes()
    changed = {name for name in before if before[name] != after[name]}
    note = PlanFolder(archive.documents / held).editions().all()[-1].edition.note

    assert ("new-edition", 2, "据勘误表", {f"{held}/text.txt", f"{held}/import.toml"}) == (
        report.outcome,
        report.edition,
        note,
        changed,
    )


def test_an_older_edition_is_known_as_such(archive: SmallArchive, held: str):
    """Importing yesterday's folder must not take today's correction back."""
    archive.take("更正.txt", CORRECTED)
    before = archive.bytes()
    report = archive.take("规划.txt", TEXT)

    assert ("unchanged", 1, before) == (report.outcome, report.edition, archive.bytes())


def test_one_bad_file_does_not_stop_the_others(archive: SmallArchive):
    """A folder of three hundred files has a scan in it."""
    for name, text in (("a.txt", SCAN), ("b.txt", TEXT), ("c.pdf", b"no pdf"), ("d.txt", b"")):
        archive.file(name, text)
    reports = import_paths(archive.settings, [archive.given])

    assert [("a.txt", "failed"), ("b.txt", "new-plan"), ("c.pdf", "failed"), ("d.txt", "failed")] == [
        (Path(report.path).name, report.outcome) for report in reports
    ]


def test_a_failure_names_the_file_and_what_to_do(archive: SmallArchive):
    """“Failed” alone helps nobody."""
    message = archive.take("扫描件.txt", SCAN).message

    assert ("扫描件.txt" in message, "save it as plain text first" in message) == (True, True)


def test_a_failed_import_leaves_no_folder_behind(archive: SmallArchive):
    """An empty folder would look like a plan whose text was lost."""
    archive.take("a.txt", SCAN)

    assert [] == archive.folders()


def test_a_text_can_be_filed_where_it_is_told(archive: SmallArchive, held: str):
    """A text that lost its head and half its body is recognised by nobody but a person."""
    report = archive.take("残本.txt", "\n".join(paragraphs(9, 3)), plan=held)

    assert ("new-edition", held) == (report.outcome, report.plan)


@pytest.mark.parametrize("plan", ["gone", "../given", "Shili", "inbox/x"])
def test_a_text_is_not_filed_under_a_plan_that_is_not_there(archive: SmallArchive, plan: str):
    """A mistyped slug must not make a folder, least of all outside documents/."""
    report = archive.take("a.txt", TEXT, plan=plan)

    assert ("failed", []) == (report.outcome, archive.folders())


def test_two_plans_of_one_name_get_two_slugs(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """A slug is fixed at creation and never given twice."""
    monkeypatch.setattr(module, "propose", lambda record, text: "shili-2016")
    slugs = [archive.take(f"{n}.txt", plan_text(None, seed=n)).plan for n in (1, 2, 3)]

    assert ["shili-2016", "shili-2016-2", "shili-2016-3"] == slugs


def test_an_empty_folder_of_a_crash_takes_no_slug(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """The second try gets the name that the first would have had."""
    monkeypatch.setattr(module, "propose", lambda record, text: "shili-2016")
    archive.write("shili-2016/.tmp-ab12-plan.toml", "half")

    assert "shili-2016" == archive.take("a.txt", TEXT).plan


def test_a_translation_goes_with_its_text(archive: SmallArchive):
    """It stands beside the text it translates, whatever it is recognised as."""
    archive.file("规划.txt", TEXT)
    archive.file("规划.en.txt", "Action plan\n\nI. General requirements\n\nTowns speed up.\n")
    reports = import_paths(archive.settings, [archive.given])
    folder = archive.documents / str(reports[0].plan)

    assert (["new-plan", "translation"], ["text.en.txt", "text.txt"], 1) == (
        [report.outcome for report in reports],
        sorted(path.name for path in folder.glob("text*")),
        len(archive.folders()),
    )


def test_a_translation_of_a_text_that_failed_is_not_filed(archive: SmallArchive):
    """It would become a plan of its own."""
    archive.file("规划.txt", SCAN)
    archive.file("规划.en.txt", "Action plan\n\nTowns speed up.\n")

    assert ["failed", "failed"] == [report.outcome for report in import_paths(archive.settings, [archive.given])]


def test_a_withdrawn_plan_takes_no_texts(archive: SmallArchive, held: str):
    """Somebody decided that it must not be shown; an old copy in a folder must not undo that."""
    archive.write(f"{held}/withdrawn.toml", 'reason = "误收"\nwithdrawn = "2026-01-02T03:04:05Z"\n')
    report = archive.take("更正.txt", CORRECTED)

    assert ("failed", True) == (report.outcome, f"is of {held}, which was withdrawn: 误收" in report.message)


def test_a_text_changed_by_hand_is_kept_before_the_next_comes(archive: SmallArchive, held: str):
    """Nothing that stood in the folder is lost, even if nobody built in between."""
    by_hand = TEXT.replace("加快", "有序", 1)
    archive.write(f"{held}/text.txt", by_hand)
    archive.take("更正.txt", CORRECTED)

    assert [TEXT, by_hand, CORRECTED] == [
        kept.text.read_text(encoding="utf-8") for kept in PlanFolder(archive.documents / held).editions().all()
    ]


@pytest.mark.parametrize(
    "name", ["import.toml", "plan.toml", "withdrawn.toml", "editions/0001/edition.toml", "text.txt"]
)
def test_damage_in_one_plan_stops_no_import_of_another(archive: SmallArchive, held: str, name: str):
    """Whoever brings a new plan can do nothing about an old one."""
    archive.write(f"{held}/{name}", b"\x00\xff = " * 9)

    assert "new-plan" == archive.take("b.txt", plan_text(None, seed=2)).outcome


def test_a_damaged_record_does_not_make_a_second_plan_of_its_text(archive: SmallArchive, held: str):
    """The text is still known by what import noted of it."""
    archive.write(f"{held}/plan.toml", "slug = ")

    assert held == archive.take("更正.txt", CORRECTED).plan


def test_a_file_that_cannot_be_filed_is_reported(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """The disk is full at the third of ten files."""

    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PlanFolder, "put_text", full)
    report = archive.take("a.txt", TEXT)

    assert ("failed", True) == (report.outcome, "cannot be filed (No space left on device)" in report.message)


def test_a_file_name_from_a_chinese_windows_is_kept_readable(archive: SmallArchive):
    """It is the source shown with every passage."""
    report = archive.take(os.fsdecode("规划.txt".encode("gb18030")), TEXT)
    kept = PlanFolder(archive.documents / str(report.plan)).editions().all()[0]

    assert ("规划.txt", True) == (kept.edition.source, report.message.startswith("规划.txt: new plan"))


def test_a_plan_folder_keeps_its_name_its_record_and_its_editions(archive: SmallArchive):
    """A folder exported from another archive comes in as it was there."""
    archive.file("shili-2016/plan.toml", 'slug = "shili-2016"\n')
    archive.file("shili-2016/summary.zh.md", SUMMARY)
    archive.file("shili-2016/text.1.txt", TEXT)
    archive.file("shili-2016/text.txt", CORRECTED)
    report = import_paths(archive.settings, [archive.given])[0]
    kept = PlanFolder(archive.documents / "shili-2016").editions().all()
    before = archive.bytes()
    import_paths(archive.settings, [archive.given])

    assert ("plan-folder", 2, [TEXT, CORRECTED], b'slug = "shili-2016"\n', before) == (
        report.outcome,
        report.edition,
        [edition.text.read_text(encoding="utf-8") for edition in kept],
        before["shili-2016/plan.toml"],
        archive.bytes(),
    )


@pytest.mark.parametrize("path", ["", "shili-sheng", "shili-shi/text.txt"])
def test_the_invented_plans_are_refused_by_a_plain_import(archive: SmallArchive, path: str):
    """They show everything the product does, and must never stand among real plans."""
    with pytest.raises(ArchiveError, match="never mixed into documents/"):
        import_paths(archive.settings, [PLANS / path])


def test_a_second_writer_is_told_who_is_first(archive: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Two imports at once would give one number to two editions."""
    monkeypatch.setattr(module, "LOCK_WAIT_S", 0.0)
    with writer(archive.documents, "building"), pytest.raises(ArchiveBusy, match=f"building, process {os.getpid()}"):
        archive.take("a.txt", TEXT)


def test_progress_names_every_file(archive: SmallArchive):
    """Long work shows how far it is."""
    told: list[tuple[int, int, str]] = []
    archive.take("a.txt", TEXT, progress=lambda done, total, what: told.append((done, total, what)))

    assert [(0, 1, "a.txt")] == told


def test_a_file_is_described_without_being_imported(archive: SmallArchive):
    """`outline FILE` prints what the parser finds and leaves no trace."""
    _, record, outline = stages.describe_file(archive.file("a.txt", TEXT))

    assert ("示政发〔2016〕8号", ["1", "2", "3"], []) == (
        record.doc_number,
        [section.anchor for section in outline.sections],
        archive.folders(),
    )

"""A plan's folder: what people write is left alone, and the text in place is always an edition that is kept."""

from pathlib import Path

import pytest

from app.domain.outline import Outline
from app.domain.views import Tombstone
from app.errors import RecordInvalid
from app.store.folder import PlanFolder, plan_folders
from app.store.signature import sign
from tests.store.plan_texts import plan_text
from tests.store.store_factories import UNREAD, digest, files_of, put


@pytest.fixture
def folder(tmp_path: Path) -> PlanFolder:
    """A plan with a record and nothing else."""
    made = PlanFolder(tmp_path / "documents" / "shili-2016")
    made.put_new("plan.toml", b'slug = "shili-2016"\n')
    return made


def settle(folder: PlanFolder, writable: bool = True) -> int | None:
    """The number of the current edition of what stands in *folder*."""

    def unread(path: Path) -> Outline:
        return UNREAD

    kept = folder.settle(unread, None, writable)
    return kept.number if kept else None


def texts(folder: PlanFolder) -> dict[str, str]:
    """The texts in place, by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.texts()}


def published(folder: PlanFolder) -> list[str]:
    """The texts of all editions, oldest first."""
    return [kept.text.read_text(encoding="utf-8") for kept in folder.editions().all()]


def test_import_never_writes_over_a_record_or_summary(folder: PlanFolder):
    """They are the archive's own work, and what people wrote wins over anything inferred."""
    folder.put_new("plan.toml", b"inferred")

    assert b'slug = "shili-2016"\n' == folder.plan_file.read_bytes()


def test_a_corrected_text_is_edition_2_and_edition_1_stays(folder: PlanFolder):
    """Whoever cited the first must be shown what it said."""
    put(folder, "初版")
    put(folder, "更正")

    assert (["初版", "更正"], {"text.txt": "更正"}) == (published(folder), texts(folder))


def test_a_text_in_another_format_replaces_the_one_before(folder: PlanFolder):
    """Two files text.* would leave open which is meant."""
    put(folder, "初版", "plan.txt")
    put(folder, "更正", "plan.html")

    assert ({"text.html": "更正"}, 2) == (texts(folder), len(published(folder)))


def test_settling_what_is_settled_changes_nothing(folder: PlanFolder):
    """Every build settles every folder; documents/ must not change for it."""
    put(folder, "初版")
    put(folder, "更正", "plan.md")
    before = files_of(folder.path)
    settle(folder)

    assert before == files_of(folder.path)


def test_a_text_put_by_hand_becomes_the_first_edition(folder: PlanFolder):
    """Copying text.txt into the folder is a way to import it."""
    (folder.path / "text.txt").write_text("手放", encoding="utf-8")
    settle(folder)

    assert ["手放"] == published(folder)


def test_a_text_changed_by_hand_becomes_an_edition(folder: PlanFolder):
    """Somebody mends a misprint in place; links to the text before must still show it."""
    put(folder, "初版")
    (folder.path / "text.txt").write_text("手改", encoding="utf-8")
    settle(folder)

    assert (["初版", "手改"], "changed in the folder") == (published(folder), folder.editions().all()[-1].edition.note)


def test_an_older_text_put_back_by_hand_is_a_new_edition(folder: PlanFolder):
    """A correction that is taken back was published all the same."""
    put(folder, "初版")
    put(folder, "更正")
    (folder.path / "text.txt").write_text("初版", encoding="utf-8")
    settle(folder)

    assert ["初版", "更正", "初版"] == published(folder)


@pytest.mark.parametrize(
    ("what", "editions"),
    [("nothing was published", []), ("one was published", ["甲"]), ("both were, but neither last", ["甲", "乙", "丙"])],
)
def test_two_texts_are_refused_where_nothing_says_which_is_meant(folder: PlanFolder, what: str, editions: list[str]):
    """To take one at random would publish it."""
    for text in editions:
        put(folder, text)
    for path in folder.texts():
        path.unlink()
    (folder.path / "text.txt").write_text("甲", encoding="utf-8")
    (folder.path / "text.md").write_text("乙", encoding="utf-8")

    with pytest.raises(RecordInvalid, match=r"holds text\.md and text\.txt; keep the one that is meant"):
        settle(folder)


def test_a_text_taken_out_by_hand_stays_out(folder: PlanFolder):
    """The folder is the source of truth; what was published is still kept."""
    put(folder, "初版")
    (folder.path / "text.txt").unlink()

    assert (None, ["初版"], {}) == (settle(folder), published(folder), texts(folder))


def test_a_text_that_comes_back_is_the_edition_it_was(folder: PlanFolder):
    """The same words under two numbers would make readers look for the difference."""
    put(folder, "初版")
    (folder.path / "text.txt").unlink()

    assert (1, ["初版"], {"text.txt": "初版"}) == (put(folder, "初版"), published(folder), texts(folder))


def test_where_nothing_can_be_written_a_changed_text_is_shown_but_not_kept(folder: PlanFolder):
    """documents/ may be mounted read-only; readers must still see what stands there."""
    put(folder, "初版")
    (folder.path / "text.txt").write_text("手改", encoding="utf-8")
    before = files_of(folder.path)

    assert (2, before) == (settle(folder, writable=False), files_of(folder.path))


def test_a_translation_and_its_text_do_not_touch_each_other(folder: PlanFolder):
    """Both stand in one folder and in one import.toml."""
    put(folder, "初版", "plan.txt")
    put(folder, "Translation", "plan.en.md", lang="en")
    put(folder, "更正", "plan.md")

    assert (("plan.en.md", 1), ("plan.md", 2), {"text.md", "text.en.md"}) == (
        ((en := folder.imported("en")) and (en.file, en.edition)),
        ((zh := folder.imported()) and (zh.file, zh.edition)),
        {path.name for path in folder.path.glob("text*")},
    )


def test_the_signature_of_a_text_stays_when_its_translation_comes(folder: PlanFolder):
    """By it the text is recognised, and not by the signature of the text before."""
    text, corrected = plan_text(), plan_text(seed=2)
    folder.put_text(text.encode(), digest(text.encode()), "plan.txt", UNREAD, sign(text))
    put(folder, "Translation", "plan.en.md", lang="en")
    first = folder.imported_signature()
    put(folder, corrected)

    assert (sign(text), None) == (first, folder.imported_signature())


@pytest.mark.parametrize(
    "data", [b"\xff", b"text = ", b'[text]\nfile = "x"', b'[text]\nfile="x"\nsha256="x"\nimported=""\nedition="?"']
)
def test_a_damaged_import_file_is_told_by_name(folder: PlanFolder, data: bytes):
    """It can be made again, once somebody has taken it away."""
    put(folder, "初版")
    (folder.path / "import.toml").write_bytes(data)

    with pytest.raises(RecordInvalid, match=r"import\.toml: is damaged"):
        folder.imported()


def test_an_import_file_taken_away_is_made_again(folder: PlanFolder):
    """That is what the message about a damaged one says to do."""
    put(folder, "初版", "规划.txt")
    before = files_of(folder.path)
    (folder.path / "import.toml").unlink()
    settle(folder)

    assert before == files_of(folder.path)


def test_a_tombstone_is_read_back_and_leaves_the_editions(folder: PlanFolder):
    """A withdrawn passage can still be shown to be gone, and why."""
    put(folder, "初版")
    stone = Tombstone("shili-2016", '重复的"计划"', "shili-2017", "2026-01-02T03:04:05Z", "示例省计划", None)
    folder.withdraw(stone)

    assert (stone, ["初版"]) == (folder.tombstone(), published(folder))


def test_plans_are_folders_that_hold_something_of_a_plan(tmp_path: Path):
    """The inbox, hidden folders and somebody's notes are none; a broken tombstone is a fault of its own plan alone."""
    for name in ("b-text/text.txt", "a-record/plan.toml", "c-summary/summary.en.md", "d-gone/withdrawn.toml"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_bytes(b"broken = ")
    for name in ("inbox/text.txt", ".git/plan.toml", "Not A Slug/plan.toml", "notes/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_bytes(b"")

    assert ["a-record", "b-text", "c-summary", "d-gone"] == [found.slug for found in plan_folders(tmp_path)]


@pytest.mark.parametrize("name", ["plan.toml", "summary.zh.md", "text.txt", "withdrawn.toml", "import.toml"])
def test_the_key_changes_with_every_file_of_the_folder(folder: PlanFolder, name: str):
    """By the key it is told what must be built anew."""
    before = folder.key("stamp")
    (folder.path / name).write_bytes(b"changed")

    assert before != folder.key("stamp")


def test_the_key_changes_with_the_editions_and_the_program(folder: PlanFolder):
    """An edition kept is an address more; another program may find another outline."""
    (folder.path / "text.txt").write_text("手放", encoding="utf-8")
    before, other = folder.key("stamp"), folder.key("other")
    settle(folder)

    assert 3 == len({before, other, folder.key("stamp")})

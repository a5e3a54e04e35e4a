"""What is damaged in one plan is named, and the plan is shown as far as it can be; all others are built."""

import hashlib
from pathlib import Path

import pytest

from app.pipeline.stale import why_stale
from app.store import folder as folder_module
from app.store import marks
from tests.pipeline.archive_factory import SUMMARY, SmallArchive
from tests.pipeline.mounts import closed, readonly
from tests.store.plan_texts import plan_text

TEXT = plan_text(number="示政发〔2016〕8号")
SCAN = b"\x00\x01\x02\x03" * 400


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """Plan b in two editions between a and c, all built."""
    archive = SmallArchive(tmp_path_factory.mktemp("made"))
    archive.write("a/text.txt", plan_text(None, seed=2))
    archive.write("b/text.txt", TEXT)
    archive.write("b/summary.zh.md", SUMMARY)
    archive.write("c/text.txt", plan_text(None, seed=3))
    archive.build()
    archive.write("b/text.txt", TEXT.replace("加快", "稳步", 1))
    archive.build()
    return archive


@pytest.fixture
def three(made: SmallArchive, tmp_path: Path) -> SmallArchive:
    """A copy of it, to be changed."""
    return SmallArchive(tmp_path, made)


@pytest.mark.parametrize(
    ("where", "shown", "name", "data"),
    [
        ("b", ["a", "c"], "plan.toml", 'titel = "x"'),
        ("summary.zh.md", ["a", "b", "c"], "summary.zh.md", "before any heading"),
        ("summary.zh.md", ["a", "b", "c"], "summary.zh.md", b"## \xff\xfe"),
        ("text.txt", ["a", "b", "c"], "text.txt", SCAN),
        ("b", ["a", "b", "c"], "text.md", "another"),
        ("import.toml", ["a", "b", "c"], "import.toml", b"\xff"),
        ("edition.toml", ["a", "b", "c"], "editions/0001/edition.toml", b"\xff"),
        ("b", ["a", "c"], "withdrawn.toml", "reason ="),
    ],
)
def test_damage_is_named_and_the_others_are_built(
    three: SmallArchive, where: str, shown: list[str], name: str, data: str | bytes
):
    """One bad file in three hundred must neither stop the build nor go unsaid."""
    three.write(f"b/{name}", data)
    failures = three.failures()

    assert (shown, {"b"}, where) == (three.slugs(), {plan for plan, _ in failures}, failures[-1][1])


@pytest.mark.parametrize("name", ["text.txt", "import.toml", "editions/0001/edition.toml"])
def test_a_plan_whose_text_is_damaged_is_shown_by_its_summary(three: SmallArchive, name: str):
    """The archive's own words are whole and say what the plan is about."""
    three.write(f"b/{name}", SCAN)
    three.build()

    assert ["总产值翻番。"] == three.shown("b")


def test_a_damaged_outline_of_old_costs_only_its_own_links(three: SmallArchive):
    """The text in place is whole and must be shown."""
    [outline] = (three.documents / "b/editions/0001").glob("outline.*.json")
    outline.write_bytes(b"{}")
    failures = [(found.plan, Path(found.where).name) for found in three.build(reuse=False).failures]

    assert ([("b", outline.name)], 30) == (failures, len(three.shown("b")))


def test_two_texts_are_named_so_that_a_person_can_choose(three: SmallArchive):
    """“Ambiguous” would send somebody looking."""
    three.write("b/text.md", "another")
    [failure] = three.build().failures

    assert "holds text.md and text.txt; keep the one that is meant" in failure.message


def test_a_file_that_may_not_be_opened_stops_nothing(three: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Somebody copied it in as another user."""
    digest = folder_module.sha256_of

    def refused(path: Path) -> str:
        if path.parent.name == "b" and path.name == "text.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return digest(path)

    monkeypatch.setattr(folder_module, "sha256_of", refused)
    monkeypatch.setattr(marks, "sha256_of", refused)

    assert ([("b", "b")], ["a", "c"], None) == (three.failures(), three.slugs(), why_stale(three.settings))


@pytest.mark.parametrize(
    ("inner", "shown"), [("", ["a", "c"]), ("editions", ["a", "c"]), ("editions/0001", ["a", "b", "c"])]
)
def test_a_folder_that_may_not_be_opened_stops_nothing(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch, inner: str, shown: list[str]
):
    """One folder copied in as another user must not keep three hundred plans from their readers."""
    with monkeypatch.context() as patch:
        closed(three.documents / "b" / inner, patch)
        told = [(found.plan, "Permission denied" in found.message) for found in three.build().failures]
        seen = (told, three.slugs(), why_stale(three.settings))

    assert ([("b", True)], shown, None) == seen


def test_a_folder_that_was_closed_is_back_when_it_is_open(three: SmallArchive, monkeypatch: pytest.MonkeyPatch):
    """Whoever gave leave to read it looks for the plan at the next build."""
    with monkeypatch.context() as patch:
        closed(three.documents / "b", patch)
        three.build()

    assert ([], ["a", "b", "c"]) == (three.failures(), three.slugs())


def test_a_text_is_imported_beside_a_folder_that_may_not_be_opened(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch
):
    """Recognition asks every plan that is filed; one that keeps silent is no reason to take no text."""
    with monkeypatch.context() as patch:
        closed(three.documents / "b", patch)
        report = three.take("new.txt", plan_text(None, seed=7))

    assert "new-plan" == report.outcome


def test_mended_damage_is_gone_at_the_next_build(three: SmallArchive):
    """Whoever mended it wants to see that it was that."""
    three.write("b/plan.toml", "titel = 1")
    three.build()
    three.write("b/plan.toml", 'kind = "计划"')

    assert ([], ["a", "b", "c"]) == (three.failures(), three.slugs())


@pytest.mark.parametrize(
    ("what", "name", "data"),
    [
        ("nothing", "given/none", ""),
        ("a text put by hand", "documents/d/text.txt", plan_text(None, seed=4)),
        ("a text changed by hand", "documents/b/text.txt", TEXT.replace("有序", "稳步", 1)),
        ("a damaged record", "documents/b/plan.toml", "titel = 1"),
        ("a file in the inbox", "documents/inbox/e.txt", plan_text(None, seed=5)),
    ],
)
def test_documents_that_cannot_be_written_are_built_all_the_same(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch, what: str, name: str, data: str
):
    """The image mounts documents/ read-only; it must show what stands there, and be the same after as before."""
    three.write(f"../{name}", data)
    fresh = three.build(reuse=False) if what == "nothing" else None
    before = {key: hashlib.sha256(value).hexdigest() for key, value in three.bytes().items()}
    slugs = sorted({path.split("/")[0] for path in before if path.endswith(("text.txt",)) and "inbox" not in path})
    if "record" in what:
        slugs.remove("b")
    with monkeypatch.context() as patch:
        readonly(three.documents, patch)
        three.build(reuse=fresh is not None)
        stale = why_stale(three.settings)

    assert (slugs, None, before) == (
        three.slugs(),
        stale,
        {key: hashlib.sha256(value).hexdigest() for key, value in three.bytes().items()},
    )


def test_a_text_changed_where_nothing_can_be_written_is_the_current_edition(
    three: SmallArchive, monkeypatch: pytest.MonkeyPatch
):
    """It is shown, so it must have its line in the list of editions; nothing keeps it yet."""
    three.write("b/text.txt", TEXT.replace("有序", "稳步", 1))
    with monkeypatch.context() as patch:
        readonly(three.documents, patch)
        three.build()

    assert [(1, 0), (2, 0), (3, 1)] == [(row[1], row[5]) for row in three.rows()["edition"] if row[0] == "b"]

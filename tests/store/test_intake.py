"""What is handed over for import is sorted by names and places only: texts, translations, plan folders, collections."""

import os
from pathlib import Path

import pytest

from app.errors import BadValue, RecordInvalid, SourceUnreadable
from app.store.intake import Collection, Source, find_collection, find_sources

SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")


def put_files(base: Path, *names: str) -> None:
    """Files of these names; "x/collection.toml: separate = true" has content."""
    for spec in names:
        name, _, content = spec.partition(": ")
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content or "text", encoding="utf-8")


def sources(base: Path, *paths: Path, every_file: bool = False, collection: Collection | None = None) -> list[Source]:
    """What is found under *paths*, or under *base*."""
    documents = base.parent / "documents"
    return list(find_sources(paths or [base], SUFFIXES, documents, collection, every_file))


def named(base: Path, found: list[Source]) -> list[str]:
    """The kind of every source and its path below *base*."""
    return [f"{source.kind} {source.path.relative_to(base).as_posix()}" for source in found]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder somebody hands over, beside documents/."""
    (tmp_path / "documents" / "inbox").mkdir(parents=True)
    (tmp_path / "given").mkdir()
    return tmp_path / "given"


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        (["text a.txt", "text b/c.docx"], ["a.txt", "b/c.docx"]),
        (["text a.txt"], ["a.txt", "table.xlsx", "photo.jpg"]),
        (["text a.txt"], ["a.txt", ".hidden.txt", ".git/b.txt", "~$b.docx"]),
        (["text a.txt"], ["a.txt", "README.md", "readme.zh.md", "README_zh-CN.md", "LICENSE.txt", "CHANGELOG.md"]),
        (["text Notice 2016-8 on industry.txt"], ["Notice 2016-8 on industry.txt", "NOTICE.txt"]),
        (["text X.txt", "translation X.en.txt"], ["X.txt", "X.en.txt"]),
        (["text X.docx", "translation X.en.md"], ["X.en.md", "X.docx"]),
        (["text X.zh.txt", "translation X.en.txt"], ["X.zh.txt", "X.en.txt"]),
        (["text X.en.txt"], ["X.en.txt"]),
        (["text X.en.txt", "text y/X.txt"], ["X.en.txt", "y/X.txt"]),
        (["plan-folder shili-2016"], ["shili-2016/plan.toml", "shili-2016/text.txt", "shili-2016/text.en.md"]),
        (["text shili-2016/text.txt"], ["shili-2016/text.txt"]),
        (["plan-folder shili-2016"], ["collection.toml: name = 'more'", "shili-2016/text.1.txt", "README.md"]),
    ],
)
def test_a_folder_is_sorted_by_names(base: Path, expected: list[str], given: list[str]):
    """People hand over folders as they are, with translations, notes and a README in them."""
    put_files(base, *given)

    assert expected == named(base, sources(base))


def test_a_translation_names_its_text(base: Path):
    """It is filed under the plan its text is recognised as, whatever it says itself."""
    put_files(base, "X.txt", "X.en.txt")

    assert [None, base / "X.txt"] == [source.of for source in sources(base)]


def test_a_file_that_is_named_is_tried_whatever_it_is(base: Path):
    """Whoever names a spreadsheet must be told why it cannot be read."""
    put_files(base, "table.xlsx")

    assert ["text table.xlsx"] == named(base, sources(base, base / "table.xlsx"))


def test_in_the_inbox_every_file_counts_but_a_readme(base: Path):
    """What is dropped there and cannot be read is named; a note about the folder is no plan."""
    put_files(base, "table.xlsx", "README.md", "Thumbs.db")

    assert ["text table.xlsx"] == named(base, sources(base, every_file=True))


def test_older_states_of_a_text_come_first(base: Path):
    """text.1, text.2 … become editions 1, 2 … and text.* the last."""
    put_files(base, "shili/plan.toml", "shili/text.10.txt", "shili/text.2.txt", "shili/text.md", "shili/text.en.md")
    [found] = sources(base)

    assert (["text.2.txt", "text.10.txt", "text.md"], ["text.en.md"]) == (
        [path.name for path in found.texts],
        [path.name for path in found.extras],
    )


@pytest.mark.parametrize("path", ["", "shili", "shili/text.txt"])
def test_a_collection_kept_apart_is_refused(base: Path, path: str):
    """Invented plans among real ones would be cited as real."""
    put_files(base, "collection.toml: separate = true", "shili/text.txt")

    with pytest.raises(BadValue, match=r"collection of their own \(given\) and are never mixed into documents/"):
        sources(base, base / path)


def test_a_collection_kept_apart_is_found_further_down(base: Path):
    """Somebody imports a folder and does not know what lies in its corners; the rest is taken."""
    put_files(base, "a.txt", "demo/collection.toml: separate = true", "demo/shili/text.txt")
    found = sources(base)

    assert (["text a.txt", "plan-folder demo"], True) == (named(base, found), "never mixed" in (found[1].refused or ""))


def test_a_collection_is_taken_where_it_is_asked_for(base: Path):
    """`serve --plans` shows it in an archive of its own."""
    put_files(base, "collection.toml: separate = true\nname = 'fictional'", "shili/text.txt")
    [found] = sources(base, collection=find_collection(base))

    assert ("plan-folder", True) == (found.kind, found.fictional)


def test_a_collection_that_is_not_kept_apart_is_imported(base: Path):
    """Its plans are marked by it: fictional or not is its to say."""
    put_files(base, "demo/collection.toml: fictional = true", "demo/shili/text.txt", "shili/plan.toml")

    assert [("demo/shili", True), ("shili", False)] == [
        (source.path.relative_to(base).as_posix(), source.fictional) for source in sources(base)
    ]


@pytest.mark.parametrize(
    ("says", "content"),
    [
        ("has no key 'seperate'; it may have name, separate, fictional, note", "seperate = true"),
        ("name is 'Not A Slug'", "name = 'Not A Slug'"),
        ("cannot be read", "separate ="),
    ],
)
def test_a_wrong_collection_is_refused(base: Path, says: str, content: str):
    """A mistyped “separate” would mix invented plans into documents/."""
    put_files(base, f"collection.toml: {content}")

    with pytest.raises(RecordInvalid, match=says):
        find_collection(base)


def test_a_wrong_collection_further_down_is_passed_over_and_named(base: Path):
    """One bad folder does not stop the import of the others."""
    put_files(base, "a.txt", "demo/collection.toml: seperate = true", "demo/shili/text.txt")
    found = sources(base)

    assert (["text a.txt", "plan-folder demo"], True) == (named(base, found), "'seperate'" in (found[1].refused or ""))


@pytest.mark.parametrize("path", ["", "shili-2016", "shili-2016/text.txt"])
def test_what_stands_in_documents_is_not_imported(base: Path, path: str):
    """It is there; building is what takes it."""
    documents = base.parent / "documents"
    put_files(documents, "shili-2016/text.txt")

    with pytest.raises(BadValue, match="run `archive build`"):
        sources(base, documents / path)


def test_the_inbox_may_be_named(base: Path):
    """`archive import documents/inbox/plan.txt` is what one types when it has not been taken."""
    inbox = base.parent / "documents" / "inbox"
    put_files(inbox, "a.txt")

    assert ["text a.txt"] == named(inbox, sources(base, inbox / "a.txt"))


def test_a_path_that_is_not_there_is_named(base: Path):
    """A mistyped name is the commonest fault of all."""
    with pytest.raises(SourceUnreadable, match=r"gone\.txt: there is no such file or folder"):
        sources(base, base / "gone.txt")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("link", ["round", "b/up", "b/down"])
def test_a_link_that_leads_round_in_a_circle_is_followed_once(base: Path, link: str):
    """Forty turns would import, or fail to read, every file of the folder forty times."""
    put_files(base, "a.txt", "b/c.docx", "b/d/e.txt")
    (base / link).symlink_to({"round": ".", "b/up": "..", "b/down": "d"}[link])

    assert ["text a.txt", "text b/c.docx", "text b/d/e.txt"] == named(base, sources(base))

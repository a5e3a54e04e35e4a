"""Every text published under a plan is kept, with every outline it was published under."""

from pathlib import Path

import pytest

from app.domain.plan import Edition
from app.errors import RecordInvalid
from app.store.editions import Editions
from app.store.files import TEMPORARY
from tests.store.store_factories import files_of, outline_of

FIRST = outline_of("一、总体要求", ["一段。"])
BETTER = outline_of("一、总体要求", ["一段。"], anchor="2")


def edition(number: int = 1, source: str = "规划 2016.txt", note: str | None = None) -> Edition:
    """An edition imported some day in January."""
    return Edition(number, f"{number:064x}", source, "2026-01-02T03:04:05Z", note)


@pytest.mark.parametrize("note", [None, '据勘误表更正“8%”\n为"6%"'])
def test_an_edition_is_read_back_as_it_was_added(tmp_path: Path, note: str | None):
    """File name, time and note are shown with the text for as long as it is cited."""
    Editions(tmp_path).add("正文".encode(), edition(note=note), FIRST)

    assert [edition(note=note)] == [kept.edition for kept in Editions(tmp_path).all()]


def test_the_file_is_kept_as_received(tmp_path: Path):
    """The proof of what was published is the file itself, byte by byte."""
    data = "正文\r\n".encode("gb18030")
    kept = Editions(tmp_path).add(data, edition(source="规划.TXT"), FIRST)

    assert ("text.txt", data) == (kept.text.name, kept.text.read_bytes())


def test_a_number_that_is_taken_is_refused(tmp_path: Path):
    """An edition is never changed."""
    Editions(tmp_path).add(b"one", edition(), FIRST)
    with pytest.raises(FileExistsError):
        Editions(tmp_path).add(b"two", edition(), FIRST)

    assert b"one" == files_of(tmp_path)["editions/0001/text.txt"]


def test_editions_are_counted_not_sorted_by_name(tmp_path: Path):
    """Edition 10000 comes after 9999."""
    for number in (10_000, 9_999, 2):
        Editions(tmp_path).add(b"text", edition(number), None)

    assert [2, 9_999, 10_000] == [kept.number for kept in Editions(tmp_path).all()]


def test_a_better_outline_is_put_beside_the_first(tmp_path: Path):
    """A link published under the older parser's outline must still be found."""
    editions = Editions(tmp_path)
    kept = editions.keep_outline(editions.add(b"text", edition(), FIRST), BETTER)

    assert [(1, FIRST), (2, BETTER)] == [(outline.variant, outline.load()) for outline in kept.outlines]


@pytest.mark.parametrize("outline", [FIRST, BETTER])
def test_an_outline_that_is_kept_is_not_kept_twice(tmp_path: Path, outline: object):
    """Every build offers its outline; only a new one may write anything."""
    editions = Editions(tmp_path)
    kept = editions.keep_outline(editions.add(b"text", edition(), FIRST), BETTER)
    before = files_of(tmp_path)
    editions.keep_outline(kept, outline)  # type: ignore[arg-type]

    assert before == files_of(tmp_path)


def test_translations_are_kept_apart(tmp_path: Path):
    """A translation has editions of its own, and is not the official text's second."""
    Editions(tmp_path, "en").add(b"text", edition(), FIRST)

    assert ([], [1]) == (
        [k.number for k in Editions(tmp_path).all()],
        [k.number for k in Editions(tmp_path, "en").all()],
    )


def test_what_a_killed_writer_left_is_no_edition_and_goes_with_the_next(tmp_path: Path):
    """It has no number, and nobody was told of it."""
    half = tmp_path / "editions" / f"{TEMPORARY}ab12-0001"
    half.mkdir(parents=True)
    Editions(tmp_path).add(b"text", edition(), FIRST)

    assert (False, 1) == (half.exists(), len(Editions(tmp_path).all()))


@pytest.mark.parametrize(
    ("says", "name", "data"),
    [
        ("edition.toml: is damaged", "edition.toml", b'file = "x'),
        ("edition.toml: is damaged", "edition.toml", b'file = "x"'),
        ("0001: holds no text", "text.txt", None),
    ],
)
def test_a_damaged_edition_is_told_by_its_place(tmp_path: Path, says: str, name: str, data: bytes | None):
    """Only a backup helps, and whoever has one must know for what."""
    Editions(tmp_path).add(b"text", edition(), FIRST)
    path = tmp_path / "editions" / "0001" / name
    path.unlink() if data is None else path.write_bytes(data)

    with pytest.raises(RecordInvalid, match=says):
        Editions(tmp_path).all()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"sections": [{}]}', b'{"sections": 3}', b'{"sections": ["x"]}'])
def test_a_damaged_outline_is_told_when_it_is_read(tmp_path: Path, data: bytes):
    """The edition beside it is whole, so only its outline is in question."""
    kept = Editions(tmp_path).add(b"text", edition(), FIRST)
    kept.outlines[0].path.write_bytes(data)

    with pytest.raises(RecordInvalid, match=r"outline\.1\.[0-9a-f]{16}\.json: is damaged"):
        kept.outlines[0].load()

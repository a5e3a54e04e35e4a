"""A record that is signed finds its text without a title or number; one that is not, does not."""

from pathlib import Path

import pytest

from app.errors import PlanNotFound, RecordInvalid, SourceUnreadable
from app.pipeline.signing import sign_plan
from tests.pipeline.archive_factory import SmallArchive
from tests.store.plan_texts import plan_text

RECORD = '# by hand\nslug = "shili-2016"\nkind = "计划" # from the title\n'
TEXT = plan_text(None)


@pytest.fixture
def raw(archive: SmallArchive) -> Path:
    """The text of a plan whose record is there."""
    archive.write("shili-2016/plan.toml", RECORD)
    return archive.file("a.txt", TEXT)


def test_a_signed_record_is_found_by_its_content(archive: SmallArchive, raw: Path):
    """Records are shipped without their texts, and some texts have lost their heads."""
    sign_plan(archive.settings, "shili-2016", raw)

    assert ("first-text", "shili-2016") == ((report := archive.take("b.txt", TEXT)).outcome, report.plan)


def test_an_unsigned_record_is_not(archive: SmallArchive, raw: Path):
    """Nothing is guessed: the text becomes a plan of its own, and says so."""
    assert "new-plan" == archive.take("b.txt", TEXT).outcome


def test_what_the_person_wrote_stays(archive: SmallArchive, raw: Path):
    """Comments and all; and signing again changes nothing."""
    once = sign_plan(archive.settings, "shili-2016", raw).read_text(encoding="utf-8")
    twice = sign_plan(archive.settings, "shili-2016", raw).read_text(encoding="utf-8")

    assert (True, once) == (once.startswith(RECORD.rstrip()), twice)


def test_nothing_of_the_text_can_be_read_from_a_signature(archive: SmallArchive, raw: Path):
    """Official texts are never published with the records."""
    path = sign_plan(archive.settings, "shili-2016", raw)
    table = path.read_text(encoding="utf-8").partition("[signature]")[2]

    assert table.isascii()


@pytest.mark.parametrize("plan", ["gone", "..", "Shili"])
def test_a_plan_that_is_not_there_is_not_signed(archive: SmallArchive, raw: Path, plan: str):
    """A mistyped slug must make nothing."""
    with pytest.raises(PlanNotFound):
        sign_plan(archive.settings, plan, raw)


def test_a_damaged_record_is_not_written_over(archive: SmallArchive, raw: Path):
    """Its mistakes are a person's to mend."""
    archive.write("shili-2016/plan.toml", "titel = 1\n")
    with pytest.raises(RecordInvalid):
        sign_plan(archive.settings, "shili-2016", raw)

    assert b"titel = 1\n" == archive.bytes()["shili-2016/plan.toml"]


def test_a_text_that_cannot_be_read_signs_nothing(archive: SmallArchive, raw: Path):
    """A scan has no content to be known by."""
    with pytest.raises(SourceUnreadable):
        sign_plan(archive.settings, "shili-2016", archive.file("scan.txt", b"\x00" * 999))

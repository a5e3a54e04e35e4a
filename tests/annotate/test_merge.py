"""What a person wrote in plan.toml wins over what rules read, and keeps the words of the text where both agree."""

import pytest

from app.annotate.merge import merge
from app.domain.record import RECORD_FIELDS, Evidence, Record

UNKNOWN = {name: Evidence("unknown") for name in RECORD_FIELDS}


def read(**values: object) -> Record:
    """A record as inferred from a text that states these *values*."""
    stated = {name: Evidence("stated", "printed words") for name in values if name in RECORD_FIELDS}
    if "title_zh" in values:
        stated["title"] = Evidence("stated", "printed words")
    return Record("plan-1", evidence=UNKNOWN | stated, **values)  # type: ignore[arg-type]


def test_what_is_written_wins():
    """A person has looked at the document."""
    merged = merge(read(title_zh="工业规划", kind="规划"), Record("a", title_zh="工业发展规划", kind="计划"))

    assert ("工业发展规划", "计划") == (merged.title_zh, merged.kind)


def test_what_is_not_written_is_taken_from_the_text():
    """A record with a title alone still has the date the text prints."""
    merged = merge(read(issued="2017-07-21", issued_basis="signed"), Record("a", title_zh="工业发展规划"))

    assert ("2017-07-21", "signed", "a") == (merged.issued, merged.issued_basis, merged.plan)


@pytest.mark.parametrize(
    ("state", "quote", "written"),
    [
        ("stated", "printed words", Record("a", kind="规划")),
        ("stated", "printed words", Record("a", kind="规划", evidence={"kind": Evidence("recorded", note="title")})),
        ("recorded", None, Record("a", kind="计划")),
        ("edited", None, Record("a", kind="计划", evidence={"kind": Evidence("edited")})),
        ("supplied", None, Record("a", kind="规划", evidence={"kind": Evidence("supplied")})),
        ("stated", "printed words", Record("a")),
    ],
)
def test_evidence_is_the_texts_where_text_and_person_agree(state, quote, written):
    """A quotation can be checked by anyone; a person's word stands where the text says something else."""
    evidence = merge(read(kind="规划"), written).evidence["kind"]

    assert (state, quote) == (evidence.state, evidence.quote)


@pytest.mark.parametrize(
    ("state", "own"),
    [
        ("recorded", None),
        ("recorded", Evidence("recorded")),
        ("edited", Evidence("edited")),
        ("inferred", Evidence("inferred")),
    ],
)
def test_what_a_person_wrote_is_never_shown_as_inferred(state, own):
    """A rule that comes to the same city adds nothing to a person's word; what import inferred stays so."""
    guessed = Record("plan-1", level="city", evidence=UNKNOWN | {"level": Evidence("inferred", note="我市")})
    written = Record("a", level="city", evidence={} if own is None else {"level": own})

    assert state == merge(guessed, written).evidence["level"].state


def test_a_field_a_person_found_unknown_stays_unknown():
    """Who writes state = "unknown" has looked, and no rule overrules that."""
    written = Record("a", evidence={"issued": Evidence("unknown", note="the date is illegible")})

    assert (None, None) == (
        (merged := merge(read(issued="2017", issued_basis="signed"), written)).issued,
        merged.issued_basis,
    )


def test_every_field_keeps_an_evidence():
    """Pages print the state of each field."""
    assert set(RECORD_FIELDS) == set(merge(read(), Record("a")).evidence)

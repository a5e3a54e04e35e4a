"""What is written into editions and the catalogue is read back as the very same value."""

from dataclasses import replace

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.outline import Furniture, Merged, Outline, Paragraph, Repair, Section, Span, Table
from app.domain.record import Evidence, Record, Region
from app.store.codec import dump_outline, dump_record, load_outline, load_record, outline_digest
from tests.store.store_factories import outline_of

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
SPAN_TUPLES = st.lists(SPANS, max_size=3).map(tuple)
WORDS = st.lists(TEXTS, max_size=3).map(tuple)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9.~-]{0,6}", fullmatch=True)
PLACES = st.integers(0, 9)
MERGED = st.lists(st.builds(Merged, PLACES, PLACES, PLACES, PLACES), max_size=2).map(tuple)
TABLES = st.builds(Table, st.lists(WORDS, max_size=3).map(tuple), st.integers(0, 3), st.none() | TEXTS, MERGED)
PARAGRAPHS = st.builds(
    Paragraph,
    anchor=NAMES,
    text=TEXTS,
    n=st.integers(0, 999),
    order=st.integers(0, 999),
    spans=SPAN_TUPLES,
    kind=st.sampled_from(["text", "table"]),
    table=st.none() | TABLES,
    rests_on=WORDS,
    fingerprint=TEXTS,
)
SECTIONS = st.builds(
    Section,
    anchor=NAMES,
    label=st.none() | TEXTS,
    title=st.none() | TEXTS,
    heading=TEXTS,
    level=st.integers(0, 9),
    part=NAMES,
    parent=st.none() | NAMES,
    run_in=st.booleans(),
    order=st.integers(0, 999),
    paragraphs=st.lists(PARAGRAPHS, max_size=3).map(tuple),
    heading_spans=SPAN_TUPLES,
    industries=WORDS,
)
OUTLINES = st.builds(
    Outline,
    st.lists(SECTIONS, max_size=4).map(tuple),
    st.lists(
        st.builds(Furniture, st.sampled_from(["title", "stamp"]), TEXTS, SPANS, NAMES, st.integers(0, 99)), max_size=3
    ).map(tuple),
    st.lists(st.builds(Repair, NAMES, SPANS, TEXTS, TEXTS), max_size=3).map(tuple),
)
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(["stated", "inferred", "supplied", "edited", "recorded", "unknown"]),
    st.none() | TEXTS,
    st.none() | SPANS,
    st.none() | TEXTS,
)
REGIONS = st.none() | st.builds(Region, TEXTS, TEXTS)
RECORDS = st.builds(
    Record,
    plan=NAMES,
    title_zh=st.none() | TEXTS,
    issuer=WORDS,
    issued=st.none() | st.just("2016-03-18"),
    issued_basis=st.sampled_from([None, "signed", "printed"]),
    period_start=st.none() | st.integers(1900, 2200),
    five_year_plans=WORDS,
    province=REGIONS,
    city=REGIONS,
    level=st.sampled_from([None, "city"]),
    keywords_zh=WORDS,
    headings_en=st.dictionaries(NAMES, TEXTS, max_size=3),
    fictional=st.booleans(),
    evidence=st.dictionaries(st.sampled_from(["title", "issued", "city"]), EVIDENCE),
)


@settings(deadline=None)
@given(OUTLINES)
def test_an_outline_is_read_back_as_it_was_written(outline):
    """Editions are kept for ever in this form; what it loses is lost to every citation."""
    assert outline == load_outline(dump_outline(outline))


@settings(deadline=None)
@given(RECORDS)
def test_a_record_is_read_back_with_its_evidence(record):
    """The catalogue keeps records in this form, and a build that reuses it must know all it knew."""
    assert record == load_record(dump_record(record))


def test_an_outline_of_an_older_program_is_read():
    """Editions written by the first version are read by every later one: what is missing takes its default."""
    oldest = {"sections": [{"anchor": "1", "paragraphs": [{"anchor": "1-p1", "text": "一段。"}]}]}
    paragraph = Paragraph("1-p1", "一段。", 0, 0, ())
    section = Section("1", None, None, "", 0, "main", None, False, 0, (paragraph,))

    assert Outline((section,)) == load_outline(orjson.dumps(oldest))


def test_what_a_newer_program_wrote_besides_is_passed_over():
    """Somebody may go back to the version before and must still open his documents."""
    outline = outline_of("一、总体要求", ["一段。"])
    raw = orjson.loads(dump_outline(outline))
    raw["sections"][0]["mood"] = raw["weather"] = "fine"

    assert outline == load_outline(orjson.dumps(raw))


@pytest.mark.parametrize("data", [b"[]", b"{}", b"", b"\xff\xfe", b'{"sections"'])
def test_what_is_no_outline_is_refused(data):
    """A damaged file must be reported as such, not shown as a plan without text."""
    with pytest.raises(ValueError):
        load_outline(data)


def test_the_digest_stays_when_only_labels_of_subject_change():
    """Industries are improved often; that publishes no new outline, since no address changes."""
    outline = outline_of("一、总体要求", ["一段。"])
    relabelled = replace(outline, sections=(replace(outline.sections[0], industries=("automotive",)),))

    assert outline_digest(outline) == outline_digest(relabelled)


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("anchor", {"anchor": "1-p2"}),
        ("place", {"spans": (Span(5, 9),)}),
        ("wording", {"fingerprint": "ffffffffffff"}),
    ],
)
def test_the_digest_changes_with_whatever_a_citation_depends_on(what, change):
    """A parser that moves a paragraph publishes a new outline, and the old one must be kept beside it."""
    outline = outline_of("一、总体要求", ["一段。"])
    section = outline.sections[0]
    moved = replace(section, paragraphs=(replace(section.paragraphs[0], **change),))

    assert outline_digest(outline) != outline_digest(replace(outline, sections=(moved,)))

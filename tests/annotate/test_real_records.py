"""
Records of real documents against what a person read at their heads and tails.

The five plans of the first users are also held against the records written by hand in documents/. Skipped by name
where the shared texts are not here. Only titles, names, numbers and dates of the documents stand in this file.
"""

import csv
from functools import lru_cache
from pathlib import Path

import pytest

from app.annotate import infer_record
from app.domain.outline import Outline
from app.domain.record import Record
from app.pipeline.stages import describe_file
from app.store.records import read_plan_file
from tests.shared_texts import FIVE_PLANS, shared

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
FACTS = "kind issuer doc_number issued issued_basis period_start period_end five_year_plans province city level".split()
# What a person knew and the text does not say: these must stay unknown to us.
BEYOND_THE_TEXT = {
    "dandong-industrial-clusters": {"title_zh": None},
    "jilin-2011-pillar-industries": {"issuer": ()},
}


@lru_cache
def described(*parts: str) -> tuple[Record, Outline]:
    """Record and outline of a shared file."""
    _, record, outline = describe_file(shared(*parts))
    return record, outline


@pytest.mark.parametrize("slug", FIVE_PLANS)
def test_a_record_says_what_a_person_wrote_and_no_more(slug):
    """Whoever imports one of these texts without a record gets the facts of the hand-written one, or unknown."""
    found = described("plans", f"{slug}.txt")[0]
    written = read_plan_file(DOCUMENTS / slug / "plan.toml").record
    expected = {name: getattr(written, name) for name in ("title_zh", *FACTS)} | BEYOND_THE_TEXT.get(slug, {})

    assert expected == {name: getattr(found, name) for name in expected}


@pytest.mark.parametrize(
    ("anchor", "industries", "slug"),
    [
        ("2.3", "energy-saving-environment", "dandong-industrial-clusters"),
        ("2.5", "automotive", "dandong-industrial-clusters"),
        ("2.7", "agri-food", "dandong-industrial-clusters"),
        ("1", "", "dandong-industrial-clusters"),
        ("2.1", "automotive", "jilin-2011-pillar-industries"),
        ("2.4.1", "rail-transit", "jilin-2011-pillar-industries"),
        ("2.4.3", "equipment-manufacturing", "jilin-2011-pillar-industries"),
        ("2.5.5", "software-services", "jilin-2011-pillar-industries"),
        ("3.1", "", "jilin-2011-pillar-industries"),
        ("2.1.1", "robotics-cnc", "liaoning-2015-traditional-industry"),
        ("2.1.2", "robotics-cnc", "liaoning-2015-traditional-industry"),
        ("2.1.3", "shipbuilding-offshore", "liaoning-2015-traditional-industry"),
        ("2.1.7", "equipment-manufacturing", "liaoning-2015-traditional-industry"),
        ("2.2.1.u4", "petrochemical", "liaoning-2015-traditional-industry"),
        ("2.3.1.u2", "light-textile", "liaoning-2015-traditional-industry"),
        ("2.4.4", "new-energy", "liaoning-2015-traditional-industry"),
        ("2.5", "modern-services-logistics", "liaoning-2015-traditional-industry"),
        ("3.6", "", "liaoning-2015-traditional-industry"),
        ("4.3", "metallurgy", "liaoyuan-2016-industry-outlook"),
        ("4.6", "agri-food", "liaoyuan-2016-industry-outlook"),
        ("3", "", "liaoyuan-2016-industry-outlook"),
        ("2.2.2", "rail-transit", "jilin-2017-industrial-upgrade"),
        ("2.2.4", "aerospace", "jilin-2017-industrial-upgrade"),
        ("3.7", "", "jilin-2017-industrial-upgrade"),
        ("a1.3.4", "automotive", "jilin-2017-industrial-upgrade"),
        ("a3.2.1.2", "new-materials", "jilin-2017-industrial-upgrade"),
        ("a5.2.1.1", "rail-transit", "jilin-2017-industrial-upgrade"),
        ("a5.4.1", "aerospace", "jilin-2017-industrial-upgrade"),
        ("a6.2.1.4", "light-textile", "jilin-2017-industrial-upgrade"),
        ("a7.5.2", "metallurgy", "jilin-2017-industrial-upgrade"),
        ("a8.2.1.2", "new-materials", "jilin-2017-industrial-upgrade"),
        ("a9.2.2.3", "new-energy", "jilin-2017-industrial-upgrade"),
        ("a9.6.1", "electronics-ict", "jilin-2017-industrial-upgrade"),
    ],
)
def test_a_section_of_a_real_plan_has_the_industry_a_reader_gives_it(anchor, industries, slug):
    """Judged by reading the sections, along the borders of DESIGN section 10."""
    section = described("plans", f"{slug}.txt")[1].section(anchor)

    assert tuple(industries.split()) == (section and section.industries)


# corpus_records.tsv: what a person read at head and foot of documents of each folder; an empty cell is unknown.
TABLE = Path(__file__).parent / "corpus_records.tsv"
CORPUS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("expected", CORPUS, ids=[row["file"] for row in CORPUS])
def test_a_record_of_a_public_document_is_as_a_person_reads_it(expected):
    """Governments of all levels, with the quirks of scans, PDF and web pages; what is not printed is unknown."""
    found = described("corpus", f"{expected['file']}.txt")[0]
    where = found.city or found.province
    read = {
        "file": expected["file"],
        "title": found.title_zh or found.title_en or "",
        "doc_number": found.doc_number or "",
        "issued": found.issued or "",
        "level": found.level or "",
        "place": where.name if where else "",
        "issuers": str(len(found.issuer)),
    }

    assert expected == read


def test_inference_is_the_same_twice():
    """A build and an import must not disagree about a plan."""
    outline = described("plans", f"{FIVE_PLANS[2]}.txt")[1]

    assert infer_record(outline, "a") == infer_record(outline, "a")

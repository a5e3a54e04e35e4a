"""
Outline to plan: the record with its evidence, and the industries of every section.

Nothing is guessed: a field that the text does not state is unknown, or inferred and marked so; what people wrote in
plan.toml wins (merge.py).
"""

from app.annotate.industries import label_sections
from app.annotate.merge import merge
from app.annotate.metadata import (
    clean_title,
    notice_title,
    read_doc_number,
    read_five_year_plans,
    read_issued,
    read_issuers,
    read_period,
    read_title,
)
from app.annotate.places import read_places
from app.domain.outline import Outline
from app.domain.record import Evidence, Record
from app.vocab import kinds
from app.vocab.periods import FIVE_YEAR_PLANS

__all__ = ["annotate", "clean_title"]


def annotate(outline: Outline, slug: str, recorded: Record | None = None) -> tuple[Record, Outline]:
    """
    The record and the labelled outline of an official text.

    Args:
        outline: From app.structure.
        slug: The plan's slug.
        recorded: What plan.toml says, if there is one; it wins field by field.
    """
    inferred = infer_record(outline, slug)
    record = merge(inferred, recorded) if recorded is not None else inferred
    return record, label_sections(outline)


def infer_record(outline: Outline, slug: str) -> Record:
    """What the text itself says of the plan; every field has evidence, unknown ones the state "unknown"."""
    title = read_title(outline)
    number = read_doc_number(outline)
    issuers, issuer_evidence = read_issuers(outline)
    issued, basis, issued_evidence = read_issued(outline)
    start, end, period_evidence = read_period(outline, title.value, FIVE_YEAR_PLANS)
    plans, plans_evidence = read_five_year_plans(outline, title.value, (start, end), FIVE_YEAR_PLANS)
    notice = notice_title(outline)
    heads = tuple(text for text in (notice,) if text)
    where = read_places(outline, title.value, issuers, heads)
    kind = kinds.load().of_title(title.value) if title.value else None
    english = title.value is not None and title.value.isascii()
    return Record(
        plan=slug,
        title_zh=None if english else title.value,
        title_en=title.value if english else None,
        kind=kind[0] if kind else None,
        issuer=issuers,
        doc_number=number.value,
        issued=issued,
        issued_basis=basis,
        period_start=start,
        period_end=end,
        five_year_plans=plans,
        province=where.province,
        city=where.city,
        level=where.level,
        evidence={
            "title": title.evidence,
            "kind": Evidence("stated", kind[1]) if kind else Evidence("unknown"),
            "issuer": issuer_evidence,
            "doc_number": number.evidence,
            "issued": issued_evidence,
            "period": period_evidence,
            "five_year_plans": plans_evidence,
            "province": where.province_evidence,
            "city": where.city_evidence,
            "level": where.level_evidence,
        },
    )

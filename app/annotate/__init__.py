"""
Outline to plan: the record with its evidence, and the industries of every section.

Nothing is guessed: a field that the text does not state is unknown, or inferred and marked so; what people wrote in
plan.toml wins (merge.py).
"""

from app.annotate.industries import label_sections
from app.annotate.merge import merge
from app.annotate.metadata import infer_record
from app.annotate.title_text import clean_title
from app.domain.outline import Outline
from app.domain.record import Record

__all__ = ["annotate", "clean_title", "infer_record"]


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
    return record, label_sections(outline, record.title_zh or record.title_en)

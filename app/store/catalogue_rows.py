"""
A plan as rows of the catalogue: plain values, so that one process can prepare them and another write them.

Which table has which column is told in catalogue_writer.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from app.domain.citation import fingerprint
from app.domain.outline import Outline
from app.store.catalogue_references import reference_rows
from app.store.catalogue_subjects import plan_row, subject_rows
from app.store.catalogue_targets import target_rows
from app.store.catalogue_words import words_row
from app.store.codec import dump_outline, dump_record
from app.store.counts import count, industries_of, parts_of, section_text
from app.store.stored import StoredPlan, StoredText, is_principal, principal_text

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """
    The rows of one plan by table.

    `texts` are those of `layer` without their number, each with its rows of `address`, to which that number is put;
    `about` is the row of `plan_subjects`, `words` that of `words`.
    """

    plan: Row
    texts: Sequence[tuple[Row, Sequence[Row]]]
    targets: Sequence[Row]
    references: Sequence[Row]
    editions: Sequence[Row]
    about: Sequence[Row] = ()
    subjects: Sequence[Row] = ()
    words: Sequence[Row] = ()


def rows_of(plan: StoredPlan) -> PlanRows:
    """*plan* with all its texts, targets, references and editions."""
    slug = plan.record.plan
    principal = principal_text(plan.texts)
    outline = principal.layer.outline if principal else Outline(())
    sections, paragraphs = count(outline)
    own: Row = (
        slug,
        plan.key,
        dump_record(plan.record),
        orjson.dumps(parts_of(outline)),
        orjson.dumps(industries_of(outline)),
        sections,
        paragraphs,
        plan.sha256,
        plan.encoding,
        plan.replaced,
    )
    return PlanRows(
        own,
        [_text_rows(slug, text, is_principal(text, principal)) for text in plan.texts],
        target_rows(slug, principal.layer.name, plan.targets) if principal is not None else (),
        reference_rows(slug, plan.references) if principal is not None else (),
        [
            (
                slug,
                stored.edition.number,
                stored.edition.imported,
                stored.edition.source,
                stored.edition.sha256,
                stored.current,
                stored.edition.note,
                stored.added,
                stored.removed,
                stored.changed,
                stored.path,
            )
            for stored in plan.editions
        ],
        [plan_row(slug, plan.subjects)] if plan.subjects is not None else (),
        subject_rows(slug, plan.subjects) if plan.subjects is not None else (),
        [words_row(slug, plan.words)] if plan.words is not None else (),
    )


def _text_rows(plan: str, text: StoredText, principal: bool) -> tuple[Row, Sequence[Row]]:
    layer = text.layer
    sections, paragraphs = count(layer.outline)
    own: Row = (
        plan,
        layer.name,
        layer.lang,
        layer.edition,
        text.variant,
        text.current,
        principal,
        layer.source,
        sections,
        paragraphs,
        dump_outline(layer.outline),
    )
    rows: list[Row] = []
    for section in layer.outline.sections:
        mark = fingerprint(section_text(section))
        rows.append((section.anchor, section.anchor, section.part, section.order, mark, 1))
        rows += [
            (p.anchor, section.anchor, section.part, p.order, p.fingerprint or fingerprint(p.text), 0)
            for p in section.paragraphs
        ]
    return own, rows

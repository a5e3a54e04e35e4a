"""
Answers of the archive as JSON values, in the shapes other programs rely on (DESIGN section 8).

Offsets are Unicode code points. Every hit, paragraph, cell and record says which layer and language it is.
"""

from dataclasses import asdict
from typing import Any

from app.domain.changes import EditionChanges
from app.domain.outline import Paragraph, Section, Table
from app.domain.plan import Lang
from app.domain.record import Record, Region
from app.domain.references import Reference, References
from app.domain.results import PathStep
from app.domain.views import EditionInfo, LayerView, PartInfo, Passage, PlanInfo
from app.web import urls


def title(record: Record) -> dict[str, Any]:
    """{zh, en, state}."""
    return {"zh": record.title_zh, "en": record.title_en, "state": record.title_state}


def region(value: Region | None) -> dict[str, str] | None:
    """{name, code}, or null."""
    return None if value is None else {"name": value.name, "code": value.code}


def record(info: PlanInfo) -> dict[str, Any]:
    """A plan's record with evidence and counts."""
    r = info.record
    principal = info.principal
    return {
        "plan": r.plan,
        "source": info.source,
        "layer": principal.layer if principal else None,
        "lang": principal.lang if principal else None,
        "title": title(r),
        "short": {"zh": r.short_zh, "en": r.short_en},
        "kind": r.kind,
        "issuer": list(r.issuer),
        "issuer_en": list(r.issuer_en),
        "doc_number": r.doc_number,
        "issued": r.issued,
        "issued_basis": r.issued_basis,
        "period_start": r.period_start,
        "period_end": r.period_end,
        "five_year_plans": list(r.five_year_plans),
        "province": region(r.province),
        "city": region(r.city),
        "level": r.level,
        "year": r.year,
        "year_basis": r.year_basis,
        "keywords": {"zh": list(r.keywords_zh), "en": list(r.keywords_en)},
        "related": list(r.related),
        "headings_en": dict(r.headings_en),
        "fictional": r.fictional,
        "evidence": {
            name: {
                "state": e.state, "quote": e.quote, "note": e.note, "note_zh": e.note_zh,
                "span": [e.span.start, e.span.end] if e.span else None,
            }
            for name, e in r.evidence.items()
        },
        "layers": [
            {
                "layer": x.layer, "lang": x.lang, "source": x.source, "edition": x.edition, "sections": x.sections,
                "paragraphs": x.paragraphs, "principal": x.principal,
            }
            for x in info.layers
        ],
        "parts": [part(p) for p in info.parts],
        "sections": info.sections,
        "paragraphs": info.paragraphs,
        "industries": dict(info.industries),
        "edition": info.editions[0].edition if info.editions else None,
        "sha256": info.sha256,
        "url": urls.plan(r.plan),
    }  # fmt: skip


def part(p: PartInfo) -> dict[str, Any]:
    """Main text, notice or attachment of a text."""
    return {
        "anchor": p.anchor, "kind": p.kind, "label": p.label, "title": p.title, "first": p.first,
        "sections": p.sections, "paragraphs": p.paragraphs,
    }  # fmt: skip


def path(steps: tuple[PathStep, ...]) -> list[dict[str, str]]:
    """[{anchor, heading}] from the outermost heading inwards."""
    return [{"anchor": step.anchor, "heading": step.heading} for step in steps]


def paragraph(p: Paragraph, slug: str, layer: str, lang: Lang) -> dict[str, Any]:
    """One paragraph or table with its address and fingerprint."""
    return {
        "anchor": p.anchor,
        "url": urls.passage(slug, p.anchor),
        "n": p.n,
        "kind": p.kind,
        "text": p.text,
        "layer": layer,
        "lang": lang,
        "fingerprint": p.fingerprint,
        "table": _table(p.table),
        "rests_on": list(p.rests_on),
    }


def _table(table: Table | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "caption": table.caption, "header_rows": table.header_rows, "rows": [list(row) for row in table.rows],
        "merged": [asdict(cell) for cell in table.merged],
    }  # fmt: skip


def section(s: Section, slug: str, layer: str, lang: Lang) -> dict[str, Any]:
    """One section of an outline with its own paragraphs."""
    return {
        "anchor": s.anchor,
        "url": urls.passage(slug, s.anchor),
        "label": s.label,
        "title": s.title,
        "heading": s.heading,
        "level": s.level,
        "part": s.part,
        "parent": s.parent,
        "run_in": s.run_in,
        "industries": list(s.industries),
        "layer": layer,
        "lang": lang,
        "paragraphs": [paragraph(p, slug, layer, lang) for p in s.paragraphs],
    }


def outline(view: LayerView) -> list[dict[str, Any]]:
    """The sections of a text in reading order."""
    return [section(s, view.plan, view.layer, view.lang) for s in view.sections]


def passage(found: Passage) -> dict[str, Any]:
    """A section or paragraph between its neighbours."""
    return {
        "plan": found.plan,
        "anchor": found.anchor,
        "url": urls.passage(found.plan, found.anchor),
        "layer": found.layer,
        "lang": found.lang,
        "edition": found.edition,
        "current": found.current,
        "source": found.source,
        "title": title(found.record),
        "part": part(found.part),
        "path": path(found.path),
        "section": section(found.section, found.plan, found.layer, found.lang),
        "paragraph": paragraph(found.paragraph, found.plan, found.layer, found.lang) if found.paragraph else None,
        "children": path(found.children),
        "text": found.text,
        "fingerprint": found.fingerprint,
        "span": list(found.sentence) if found.sentence else None,
        "before": [paragraph(p, found.plan, found.layer, found.lang) for p in found.before],
        "after": [paragraph(p, found.plan, found.layer, found.lang) for p in found.after],
        "previous": found.previous,
        "next": found.next,
    }


def edition(e: EditionInfo) -> dict[str, Any]:
    """One edition of an official text."""
    return {
        "edition": e.edition, "imported": e.imported, "source": e.source, "sha256": e.sha256, "current": e.current,
        "note": e.note, "added": e.added, "removed": e.removed, "changed": e.changed,
    }  # fmt: skip


def references(slug: str, found: References) -> dict[str, Any]:
    """What a plan cites and what cites it."""

    def places(plan: str, given: tuple[Reference, ...]) -> list[dict[str, Any]]:
        return [
            {"anchor": r.anchor, "start": r.start, "end": r.end, "url": urls.passage(plan, r.anchor)} for r in given
        ]

    return {
        "plan": slug,
        "cites": [
            {
                "title": each.title,
                "number": each.number,
                "plan": each.plan,
                "url": urls.plan(each.plan) if each.plan else None,
                "places": places(slug, each.places),
            }
            for each in found.cites
        ],
        "cited_by": [
            {"plan": each.plan, "url": urls.plan(each.plan), "places": places(each.plan, each.places)}
            for each in found.cited_by
        ],
    }


def changes(found: EditionChanges) -> dict[str, Any]:
    """What one edition changed against another."""

    def place(anchor: str | None, edition: int) -> dict[str, str] | None:
        return None if anchor is None else {"anchor": anchor, "url": urls.passage(found.plan, anchor, edition)}

    return {
        "plan": found.plan,
        "from": found.before,
        "to": found.after,
        "changes": [
            {
                "kind": each.kind,
                "old": place(each.old, found.before),
                "new": place(each.new, found.after),
                "diff": [list(step) for step in each.diff],
            }
            for each in found.changes
        ],
    }

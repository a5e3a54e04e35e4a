"""
The record of a plan, field by field, with what each rests on: stated, recorded, inferred, supplied, edited, unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.plan import Lang
from app.domain.record import RECORD_FIELDS, Evidence, Record
from app.vocab import messages, periods
from app.web import labels


@dataclass(frozen=True, slots=True)
class Field:
    """One line: its label, its value ("" for unknown), how it is known, the words it rests on and a note."""

    name: str
    label: str
    value: str
    state: str
    state_label: str
    quote: str
    note: str


def card(record: Record, lang: Lang) -> tuple[Field, ...]:
    """Every field of *record*, also the unknown ones."""
    found = []
    for name in RECORD_FIELDS:
        evidence = record.evidence.get(name)
        state = evidence.state if evidence else "unknown"
        value = _value(record, name, lang)
        if not value:
            state = "unknown"
        found.append(
            Field(
                name,
                messages.text(lang, f"record.{name}"),
                value,
                state,
                messages.text(lang, f"evidence.{state}"),
                (evidence.quote or "") if evidence else "",
                _note(evidence, lang) if evidence else "",
            )
        )
    return tuple(found)


def _note(evidence: Evidence, lang: Lang) -> str:
    """Why the value is what it is, in the reader's language if it was written in it."""
    own, other = (evidence.note_zh, evidence.note) if lang == "zh" else (evidence.note, evidence.note_zh)
    return own or other or ""


def _value(record: Record, name: str, lang: Lang) -> str:
    return "".join(_words(record, name, lang))


def _words(record: Record, name: str, lang: Lang) -> Iterator[str]:
    comma = "、" if lang == "zh" else "; "
    if name == "title":
        yield labels.full_title(record, lang) if record.title_zh or record.title_en else ""
    elif name == "kind":
        yield labels.facet_value("kind", record.kind, lang) if record.kind else ""
    elif name == "issuer":
        yield comma.join((record.issuer_en if lang == "en" else ()) or record.issuer)
    elif name == "doc_number":
        yield record.doc_number or ""
    elif name == "issued":
        yield labels.date(record.issued, lang) if record.issued else ""
        if record.issued and record.issued_basis:
            note = messages.text(lang, f"record.issued_{record.issued_basis}")
            yield f"（{note}）" if lang == "zh" else f" ({note})"
    elif name == "period":
        yield labels.years(record)
    elif name == "five_year_plans":
        yield comma.join(periods.label(plan, lang) for plan in record.five_year_plans)
    elif name in ("province", "city"):
        region = record.province if name == "province" else record.city
        yield labels.region(region.code, lang) if region else ""
    elif name == "level":
        yield labels.facet_value("level", record.level, lang) if record.level else ""

"""
A record people wrote, laid over what was inferred from the text.

What is written wins, always. Where the text states the same, the evidence keeps the words of the text, which a reader
can check; where the record knows more, or the text only lets it be inferred, it says that a person recorded it.
"""

from dataclasses import fields, replace
from typing import Final

from app.domain.record import RECORD_FIELDS, Evidence, Record

# Evidence is kept per RECORD_FIELDS; these are the attributes each of them stands for.
_ATTRIBUTES: Final = {
    "title": ("title_zh", "title_en"),
    "issuer": ("issuer", "issuer_en"),
    "issued": ("issued", "issued_basis"),
    "period": ("period_start", "period_end"),
}


def merge(inferred: Record, recorded: Record) -> Record:
    """*recorded* where it says something, *inferred* elsewhere, with the evidence of each field."""
    values = {}
    for item in fields(Record):
        if item.name == "evidence":
            continue
        written = getattr(recorded, item.name)
        values[item.name] = written if written not in (None, (), False) else getattr(inferred, item.name)
    evidence: dict[str, Evidence] = {}
    for name in RECORD_FIELDS:
        evidence[name] = _evidence(name, inferred, recorded)
        if evidence[name].state == "unknown" and name in recorded.evidence:
            for attribute in _ATTRIBUTES.get(name, (name,)):
                # A person looked and found nothing: what a rule makes of the text does not overrule that.
                values[attribute] = getattr(recorded, attribute)
    return replace(recorded, **values, evidence=evidence)


def _evidence(name: str, inferred: Record, recorded: Record) -> Evidence:
    first = _ATTRIBUTES.get(name, (name,))[0]
    written, read = getattr(recorded, first), getattr(inferred, first)
    own = recorded.evidence.get(name)
    found = inferred.evidence.get(name, Evidence("unknown"))
    if written in (None, ()):
        return own if own is not None else found
    # Only printed words are better evidence than a person's; what a rule worked out is not, though it says the same.
    if written == read and found.state == "stated" and (own is None or own.state in ("recorded", "stated")):
        noted = own if own is not None else found
        return replace(found, note=noted.note, note_zh=noted.note_zh)
    return own if own is not None else Evidence("recorded")

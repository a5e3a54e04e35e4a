"""
Record → plan.toml, as import leaves it for a person to look at; reading it is the affair of records.
"""

import re

from app.domain.record import RECORD_FIELDS, Evidence, Record, Region
from app.store.records import CHOICE_KEYS, LIST_KEYS, REGION_KEYS, TEXT_KEYS, YEAR_KEYS, digest_of
from app.store.signature import METHOD, Signature, dump_hashes
from app.store.toml import Value, dump_table


def dump_plan_file(record: Record, signature: Signature | None = None) -> str:
    """plan.toml for an inferred *record*, to be looked at by a person."""
    top: dict[str, Value] = {"slug": record.plan}
    for key in (*TEXT_KEYS, "issued", *CHOICE_KEYS, *YEAR_KEYS, *LIST_KEYS):
        value = getattr(record, key)
        if value:
            top[key] = list(value) if isinstance(value, tuple) else value
    for key in REGION_KEYS:
        region: Region | None = getattr(record, key)
        if region:
            top[key] = {"code": region.code, "name": region.name}
    if record.fictional:
        top["fictional"] = True
    pieces = [
        "# Inferred from the text by import; look at each field and correct what is wrong.\n"
        "# What stands here wins over anything inferred. A key that is absent is unknown.\n" + dump_table("", top)
    ]
    title = {"zh": record.title_zh, "en": record.title_en, "state": record.title_state}
    if record.title_zh or record.title_en:
        pieces.append(dump_table("title", {k: v for k, v in title.items() if v}))
    if record.headings_en:
        pieces.append(dump_table("headings", record.headings_en))
    for name in RECORD_FIELDS:
        found = record.evidence.get(name)
        if found is not None and found.state != "unknown":
            pieces.append(dump_table(f"evidence.{name}", _plain_evidence(found)))
    pieces.append(dump_table("inferred", {name: digest_of(record, name) for name in RECORD_FIELDS}))
    if signature is not None:
        pieces.append(dump_signature(signature))
    return "\n".join(pieces)


def dump_signature(signature: Signature) -> str:
    """The [signature] table of plan.toml."""
    return dump_table("signature", {"method": METHOD, "total": signature.total, "shingles": dump_hashes(signature)})


def with_signature(text: str, signature: Signature) -> str:
    """The text of a plan.toml with its [signature] table replaced, or added at the end; nothing else is touched."""
    rest = re.sub(r"(?ms)^\[signature\]\s*$.*?(?=^\[|\Z)", "", text).rstrip()
    return f"{rest}\n\n{dump_signature(signature)}"


def _plain_evidence(evidence: Evidence) -> dict[str, Value]:
    plain: dict[str, Value] = {"state": evidence.state}
    if evidence.quote:
        plain["quote"] = evidence.quote
    if evidence.span:
        plain["span"] = [evidence.span.start, evidence.span.end]
    if evidence.note:
        plain["note"] = evidence.note
    if evidence.note_zh:
        plain["note_zh"] = evidence.note_zh
    return plain

"""
Outlines, records and targets as JSON and back, for the editions kept in documents/ and for the catalogue.

Tolerant where it reads: a key that is missing takes its default and one that is unknown is passed over, because
editions written by every version of the program are read by every later one.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from app.domain.facts import Measure, Target
from app.domain.outline import Furniture, Merged, Outline, Paragraph, Repair, Section, Span, Table
from app.domain.record import Evidence, Record, Region

FORMAT: Final = 1


def dump_outline(outline: Outline) -> bytes:
    """*outline* as JSON, one object with the format's number."""
    return orjson.dumps({"format": FORMAT, **_plain_outline(outline)})


def load_outline(data: bytes) -> Outline:
    """The outline in *data*. Raises ValueError where it is none."""
    raw = orjson.loads(data)
    if not isinstance(raw, dict) or "sections" not in raw:
        raise ValueError("it holds no outline")
    return Outline(
        sections=tuple(_section(item) for item in raw["sections"]),
        furniture=tuple(
            Furniture(f["kind"], f["text"], _span(f["span"]), f.get("part", "main"), f.get("order", 0))
            for f in raw.get("furniture", ())
        ),
        repairs=tuple(Repair(r["name"], _span(r["span"]), r["before"], r["after"]) for r in raw.get("repairs", ())),
    )


def dump_record(record: Record) -> bytes:
    """*record* with its evidence as JSON."""
    return orjson.dumps(record, option=orjson.OPT_NON_STR_KEYS)


def load_record(data: bytes) -> Record:
    """The record in *data*."""
    raw = orjson.loads(data)
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name in _RECORD:
            values[name] = _RECORD[name](value)
        elif name in Record.__dataclass_fields__:
            values[name] = tuple(value) if isinstance(value, list) else value
    return Record(**values)


def dump_target(target: Target) -> bytes:
    """*target* as JSON."""
    return orjson.dumps(target)


def load_target(data: bytes) -> Target:
    """The target in *data*."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in orjson.loads(data).items()
        if name in Target.__dataclass_fields__
    }
    return Target(**(values | {"measure": Measure(**values["measure"])}))


def outline_digest(outline: Outline) -> str:
    """
    What a citation depends on: every anchor with its place and fingerprint, as sixteen hex digits.

    Industries and repairs are left out, since no address changes with them.
    """
    digest = hashlib.sha256()
    for section in outline.sections:
        digest.update(f"{section.anchor} {section.heading} {_places(section.heading_spans)}\n".encode())
        for paragraph in section.paragraphs:
            digest.update(f"{paragraph.anchor} {_places(paragraph.spans)} {paragraph.fingerprint}\n".encode())
    return digest.hexdigest()[:16]


def _places(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _plain_outline(outline: Outline) -> dict[str, Any]:
    return {
        "sections": [_plain_section(section) for section in outline.sections],
        "furniture": [
            {"kind": f.kind, "text": f.text, "span": [f.span.start, f.span.end], "part": f.part, "order": f.order}
            for f in outline.furniture
        ],
        "repairs": [
            {"name": r.name, "span": [r.span.start, r.span.end], "before": r.before, "after": r.after}
            for r in outline.repairs
        ],
    }


def _plain_section(section: Section) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "label": section.label,
        "title": section.title,
        "heading": section.heading,
        "level": section.level,
        "part": section.part,
        "parent": section.parent,
        "run_in": section.run_in,
        "order": section.order,
        "spans": [[s.start, s.end] for s in section.heading_spans],
        "industries": list(section.industries),
        "paragraphs": [_plain_paragraph(p) for p in section.paragraphs],
    }


def _plain_paragraph(paragraph: Paragraph) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "anchor": paragraph.anchor,
        "text": paragraph.text,
        "n": paragraph.n,
        "order": paragraph.order,
        "spans": [[s.start, s.end] for s in paragraph.spans],
        "fingerprint": paragraph.fingerprint,
    }
    if paragraph.kind != "text":
        plain["kind"] = paragraph.kind
    if paragraph.table is not None:
        table = paragraph.table
        plain["table"] = {"rows": table.rows, "header_rows": table.header_rows, "caption": table.caption}
        if table.merged:
            plain["table"]["merged"] = [[m.row, m.column, m.rows, m.columns] for m in table.merged]
    if paragraph.rests_on:
        plain["rests_on"] = list(paragraph.rests_on)
    return plain


def _span(raw: list[int]) -> Span:
    return Span(raw[0], raw[1])


def _section(raw: Mapping[str, Any]) -> Section:
    return Section(
        anchor=raw["anchor"],
        label=raw.get("label"),
        title=raw.get("title"),
        heading=raw.get("heading", ""),
        level=raw.get("level", 0),
        part=raw.get("part", "main"),
        parent=raw.get("parent"),
        run_in=raw.get("run_in", False),
        order=raw.get("order", 0),
        paragraphs=tuple(_paragraph(p) for p in raw.get("paragraphs", ())),
        heading_spans=tuple(_span(s) for s in raw.get("spans", ())),
        industries=tuple(raw.get("industries", ())),
    )


def _paragraph(raw: Mapping[str, Any]) -> Paragraph:
    table = raw.get("table")
    return Paragraph(
        anchor=raw["anchor"],
        text=raw["text"],
        n=raw.get("n", 0),
        order=raw.get("order", 0),
        spans=tuple(_span(s) for s in raw.get("spans", ())),
        kind=raw.get("kind", "text"),
        table=None if table is None else _table(table),
        rests_on=tuple(raw.get("rests_on", ())),
        fingerprint=raw.get("fingerprint", ""),
    )


def _table(raw: Mapping[str, Any]) -> Table:
    return Table(
        tuple(tuple(row) for row in raw["rows"]),
        raw.get("header_rows", 1),
        raw.get("caption"),
        tuple(Merged(*cell) for cell in raw.get("merged", ())),
    )


def _region(raw: Mapping[str, str] | None) -> Region | None:
    return Region(raw["code"], raw["name"]) if raw else None


def _evidence(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, Evidence]:
    return {
        name: Evidence(
            item.get("state", "unknown"),
            item.get("quote"),
            Span(item["span"]["start"], item["span"]["end"]) if item.get("span") else None,
            item.get("note"),
            item.get("note_zh"),
        )
        for name, item in raw.items()
    }


_RECORD: Final[Mapping[str, Callable[[Any], Any]]] = {
    "province": _region,
    "city": _region,
    "evidence": _evidence,
}

"""
The catalogue's table of references between plans: how they are written, and which plan each is found to mean.

Which plan a name means depends on all the others, hence is decided when every plan has been written. The connection
belongs to the catalogue; nothing here opens or closes one.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from app.domain.record import Record
from app.domain.references import CitedDocument, CitingPlan, Reference, References
from app.store.naming import Names, title_key

TABLE: Final = """
CREATE TABLE reference (
    plan TEXT NOT NULL REFERENCES plan, position INTEGER NOT NULL, anchor TEXT NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, title TEXT, number TEXT, own INTEGER NOT NULL, target TEXT,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_target ON reference (target);
"""
_COLUMNS: Final = "anchor, start, stop, title, number"
ALL_OF: Final = f"SELECT {_COLUMNS} FROM reference WHERE plan = ? ORDER BY position"  # noqa: S608
CITES: Final = f"SELECT {_COLUMNS}, target FROM reference WHERE plan = ? AND own = 0 ORDER BY position"  # noqa: S608
CITED_BY: Final = (
    f"SELECT {_COLUMNS}, r.plan FROM reference r JOIN plan p ON p.slug = r.plan "  # noqa: S608
    "WHERE r.target = ? AND own = 0 ORDER BY p.position, r.position"
)


def reference_rows(plan: str, references: Sequence[Reference]) -> list[tuple[object, ...]]:
    """The rows of what *plan* names, in its order; whom it means is told later."""
    return [(plan, k, r.anchor, r.start, r.end, r.title, r.number, 0, None) for k, r in enumerate(references)]


def resolve_references(db: sqlite3.Connection, names: Names, records: Mapping[str, Record]) -> None:
    """Say of every reference which plan it means, and of those to the plan itself that they are its own."""
    rows = db.execute("SELECT plan, position, title, number FROM reference").fetchall()
    found = []
    for plan, position, title, number in rows:
        named = names.find(title, number, records[plan])
        own = plan in named.plans or names.is_own(title, records[plan])
        found.append((own, None if own else named.plan, plan, position))
    db.executemany("UPDATE reference SET own = ?, target = ? WHERE plan = ? AND position = ?", found)


def reference_of(row: Sequence[Any]) -> Reference:
    """The reference in the first columns of a row."""
    return Reference(*row[:5])


def gathered(cites: Iterable[Sequence[Any]], cited_by: Iterable[Sequence[Any]]) -> References:
    """The rows of CITES and of CITED_BY, document by document and plan by plan."""
    documents: dict[tuple[str, str], list[tuple[Reference, str | None]]] = {}
    for row in cites:
        reference = reference_of(row)
        documents.setdefault(_document(reference, row[5]), []).append((reference, row[5]))
    citing: dict[str, list[Reference]] = {}
    for row in cited_by:
        citing.setdefault(row[5], []).append(reference_of(row))
    return References(
        tuple(_cited([r for r, _ in found], found[0][1]) for found in documents.values()),
        tuple(CitingPlan(plan, tuple(places)) for plan, places in citing.items()),
    )


def _document(reference: Reference, target: str | None) -> tuple[str, str]:
    """What two mentions of one document have in common."""
    if target is not None:
        return "plan", target
    if reference.title is not None:
        return "title", title_key(reference.title) or reference.title
    return "number", reference.number or ""


def _cited(places: Sequence[Reference], plan: str | None) -> CitedDocument:
    titles = sorted((r.title for r in places if r.title), key=len, reverse=True)
    numbers = [r.number for r in places if r.number]
    return CitedDocument(titles[0] if titles else None, numbers[0] if numbers else None, plan, tuple(places))

"""
Writing the catalogue of one generation: its tables, and a plan into them.

What is asked of it is in catalogue.py. The file is written once, in one transaction, and never changed after.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from app.domain.citation import fingerprint
from app.domain.facts import Target
from app.domain.outline import Outline
from app.domain.plan import Edition, Layer
from app.domain.record import Record
from app.domain.references import Reference
from app.domain.views import Tombstone
from app.store.catalogue_references import TABLE as REFERENCE_TABLE
from app.store.catalogue_references import resolve_references, write_references
from app.store.catalogue_targets import TABLE, write_targets
from app.store.codec import dump_outline, dump_record, load_record
from app.store.counts import count, industries_of, parts_of, section_text, shelf
from app.store.naming import Holding, Names

VERSION: Final = 3

_SCHEMA: Final = """
CREATE TABLE plan (
    slug TEXT PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL, record BLOB NOT NULL,
    parts BLOB NOT NULL, industries BLOB NOT NULL, sections INTEGER NOT NULL, paragraphs INTEGER NOT NULL,
    sha256 TEXT, encoding TEXT, replaced INTEGER NOT NULL
) STRICT;
CREATE TABLE layer (
    id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan, layer TEXT NOT NULL, lang TEXT NOT NULL,
    edition INTEGER NOT NULL, variant INTEGER NOT NULL, current INTEGER NOT NULL, principal INTEGER NOT NULL,
    source TEXT, sections INTEGER NOT NULL, paragraphs INTEGER NOT NULL, outline BLOB NOT NULL
) STRICT;
CREATE INDEX layer_plan ON layer (plan, layer, lang);
CREATE TABLE address (
    layer INTEGER NOT NULL REFERENCES layer, anchor TEXT NOT NULL, section TEXT NOT NULL, part TEXT NOT NULL,
    position INTEGER NOT NULL, fingerprint TEXT NOT NULL, is_section INTEGER NOT NULL,
    PRIMARY KEY (layer, anchor)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_fingerprint ON address (fingerprint);
CREATE TABLE edition (
    plan TEXT NOT NULL REFERENCES plan, edition INTEGER NOT NULL, imported TEXT NOT NULL, source TEXT NOT NULL,
    sha256 TEXT NOT NULL, current INTEGER NOT NULL, note TEXT, added INTEGER NOT NULL, removed INTEGER NOT NULL,
    changed INTEGER NOT NULL, path TEXT,
    PRIMARY KEY (plan, edition)
) STRICT;
CREATE TABLE tombstone (
    plan TEXT PRIMARY KEY, reason TEXT NOT NULL, successor TEXT, withdrawn TEXT NOT NULL, title_zh TEXT, title_en TEXT
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class StoredText:
    """
    One outline of one text, as the catalogue takes it.

    `variant` 0 is what the parser finds now; older outlines a text was published under count from 1.
    """

    layer: Layer
    current: bool
    variant: int = 0


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """
    An edition and how many paragraphs it changed against the one before.

    `path` is the file it is kept in, below the plan's folder; None where it is not kept.
    """

    edition: Edition
    current: bool
    path: str | None
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """
    A plan as the catalogue takes it. `key` tells whether it must be read again at the next build.

    `targets` and `references` are those of its principal text, in reading order.
    """

    record: Record
    texts: tuple[StoredText, ...]
    editions: tuple[StoredEdition, ...] = ()
    key: str = ""
    sha256: str | None = None
    encoding: str | None = None
    replaced: int = 0
    targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()


class CatalogueWriter:
    """Writes the catalogue of one generation; leave it well and the file is complete."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is of no use before the build is done, and is made again after a crash.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
        self._db.executescript(_SCHEMA + TABLE + REFERENCE_TABLE + "BEGIN;")
        self.plans = self.sections = self.paragraphs = 0

    def __enter__(self) -> "CatalogueWriter":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._number_plans()
            self._resolve_references()
            # Not executescript, which commits by itself before it begins.
            self._db.execute("COMMIT")
            # Last: a file without its version is none that was finished.
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def add(self, plan: StoredPlan) -> None:
        """Write one plan with all its texts."""
        principal = principal_text(plan.texts)
        outline = principal.layer.outline if principal else Outline(())
        sections, paragraphs = count(outline)
        self._db.execute(
            "INSERT INTO plan VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                plan.record.plan,
                plan.key,
                dump_record(plan.record),
                orjson.dumps(parts_of(outline)),
                orjson.dumps(industries_of(outline)),
                sections,
                paragraphs,
                plan.sha256,
                plan.encoding,
                plan.replaced,
            ),
        )
        for text in plan.texts:
            self._add_text(plan.record.plan, text, is_principal(text, principal))
        if principal is not None:
            write_targets(self._db, plan.record.plan, principal.layer.name, plan.targets)
            write_references(self._db, plan.record.plan, plan.references)
        for stored in plan.editions:
            edition = stored.edition
            self._db.execute(
                "INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    plan.record.plan,
                    edition.number,
                    edition.imported,
                    edition.source,
                    edition.sha256,
                    stored.current,
                    edition.note,
                    stored.added,
                    stored.removed,
                    stored.changed,
                    stored.path,
                ),
            )
        self.plans += 1
        self.sections += sections
        self.paragraphs += paragraphs

    def add_tombstone(self, tombstone: Tombstone) -> None:
        """Write what is left of a withdrawn plan."""
        t = tombstone
        self._db.execute(
            "INSERT INTO tombstone VALUES (?, ?, ?, ?, ?, ?)",
            (t.plan, t.reason, t.successor, t.withdrawn, t.title_zh, t.title_en),
        )

    def _add_text(self, plan: str, text: StoredText, principal: bool) -> None:
        layer = text.layer
        sections, paragraphs = count(layer.outline)
        cursor = self._db.execute(
            "INSERT INTO layer VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
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
            ),
        )
        rows = []
        for section in layer.outline.sections:
            own = fingerprint(section_text(section))
            rows.append((cursor.lastrowid, section.anchor, section.anchor, section.part, section.order, own, 1))
            for p in section.paragraphs:
                mark = p.fingerprint or fingerprint(p.text)
                rows.append((cursor.lastrowid, p.anchor, section.anchor, section.part, p.order, mark, 0))
        self._db.executemany("INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def _number_plans(self) -> None:
        """Plans by province, city, year and slug; unknown places last."""
        records = [load_record(row[0]) for row in self._db.execute("SELECT record FROM plan")]
        records.sort(key=shelf)
        self._db.executemany(
            "UPDATE plan SET position = ? WHERE slug = ?", [(i, r.plan) for i, r in enumerate(records)]
        )

    def _resolve_references(self) -> None:
        """Now that all plans are there: which of them each reference means."""
        rows = self._db.execute("SELECT record, parts FROM plan ORDER BY position").fetchall()
        holdings = [
            Holding(load_record(record), tuple(part["title"] for part in orjson.loads(parts) if part["title"]))
            for record, parts in rows
        ]
        resolve_references(self._db, Names(holdings), {each.record.plan: each.record for each in holdings})


def principal_text(texts: tuple[StoredText, ...]) -> StoredText | None:
    """The text that is searched and counted: official, else the Chinese summary, else whatever is current."""
    current = [text for text in texts if text.current]
    for name, lang in (("official", None), ("summary", "zh"), (None, None)):
        for text in current:
            if name in (None, text.layer.name) and lang in (None, text.layer.lang):
                return text
    return None


def is_principal(text: StoredText, principal: StoredText | None) -> bool:
    """True for the principal text itself; a summary's other language is not counted a second time."""
    return principal is not None and text is principal

"""
Writing the catalogue of one generation: its tables, and a plan into them.

What is asked of it is in catalogue.py. The file is written once, in one transaction, and never changed after: the next
generation begins with a copy and changes that.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import orjson

from app.domain.views import Tombstone
from app.store.catalogue_references import TABLE as REFERENCE_TABLE
from app.store.catalogue_references import resolve_references
from app.store.catalogue_rows import PlanRows, Row, rows_of
from app.store.catalogue_subjects import TABLE as SUBJECT_TABLES
from app.store.catalogue_targets import TABLE, name_groups
from app.store.catalogue_words import TABLE as WORDS_TABLE
from app.store.codec import load_record
from app.store.counts import shelf
from app.store.naming import Holding, Names
from app.store.stored import StoredPlan

VERSION: Final = 7

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


_OF_A_PLAN: Final = ("target", "reference", "edition", "plan_subjects", "subject", "words")


class CatalogueWriter:
    """
    Writes the catalogue of one generation; leave it well and the file is complete.

    It begins as a copy of the catalogue in *before*, where there is one: what is the same in both stays as it is.
    """

    def __init__(self, path: Path, before: Path | None = None) -> None:
        if before is not None:
            shutil.copyfile(before, path)
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is of no use before the build is done, and is made again after a crash.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 0;")
        if before is None:
            self._db.executescript(_SCHEMA + TABLE + REFERENCE_TABLE + SUBJECT_TABLES + WORDS_TABLE)
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM tombstone")
        self.plans = self.sections = self.paragraphs = 0

    def __enter__(self) -> "CatalogueWriter":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._number_plans()
            self._resolve_references()
            name_groups(self._db)
            counted = "SELECT count(*), total(sections), total(paragraphs) FROM plan"
            self.plans, self.sections, self.paragraphs = map(int, self._db.execute(counted).fetchone())
            # Not executescript, which commits by itself before it begins.
            self._db.execute("COMMIT")
            # Last: a file without its version is none that was finished.
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def keep(self, slugs: Iterable[str]) -> None:
        """Of the plans there were before, keep those of *slugs* alone."""
        kept = set(slugs)
        for (slug,) in self._db.execute("SELECT slug FROM plan").fetchall():
            if slug not in kept:
                self._remove(slug)

    def add(self, plan: StoredPlan) -> None:
        """Write one plan with all its texts."""
        self.insert(rows_of(plan))

    def insert(self, rows: PlanRows) -> None:
        """Write the rows of one plan (`rows_of`)."""
        self._insert("plan", [(rows.plan[0], 0, *rows.plan[1:])])
        for text, addresses in rows.texts:
            number = self._insert("layer", [(None, *text)])
            self._insert("address", [(number, *address) for address in addresses])
        self._insert("target", rows.targets)
        self._insert("reference", rows.references)
        self._insert("edition", rows.editions)
        self._insert("plan_subjects", rows.about)
        self._insert("subject", rows.subjects)
        self._insert("words", rows.words)

    def add_tombstone(self, tombstone: Tombstone) -> None:
        """Write what is left of a withdrawn plan."""
        t = tombstone
        self._insert("tombstone", [(t.plan, t.reason, t.successor, t.withdrawn, t.title_zh, t.title_en)])

    def _insert(self, table: str, rows: Sequence[Row]) -> int | None:
        """Write *rows*; the number of the row, where it is one."""
        if not rows:
            return None
        marks = ", ".join("?" * len(rows[0]))
        # Our own names of tables; every value is bound.
        sql = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
        if len(rows) == 1:
            return self._db.execute(sql, rows[0]).lastrowid
        self._db.executemany(sql, rows)
        return None

    def _remove(self, slug: str) -> None:
        self._db.execute("DELETE FROM address WHERE layer IN (SELECT id FROM layer WHERE plan = ?)", (slug,))
        for table, column in (("layer", "plan"), ("plan", "slug"), *((table, "plan") for table in _OF_A_PLAN)):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (slug,))  # noqa: S608

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

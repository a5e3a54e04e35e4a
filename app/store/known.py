"""
What import knows of the plans that are filed, remembered in index/ from one import to the next.

Taking thousands of records and signatures from their files takes ten seconds; what is here is used as long as the
marks of a plan's folder (app.store.marks) are what they were. It may be deleted at any time: what is missing, damaged
or was noted by another version of the program is read again.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import orjson

from app.store.codec import dump_record, load_record
from app.store.recognise import Known
from app.store.signature import Signature

_FILE: Final = "known.sqlite"
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS known (plan TEXT PRIMARY KEY, stamp TEXT NOT NULL, marks TEXT NOT NULL,"
    " record BLOB NOT NULL, signatures BLOB NOT NULL, texts BLOB NOT NULL) STRICT"
)


class RememberedPlans:
    """The plans one index folder remembers by the rules *stamp*; `of` gives one, `keep` remembers what is now known."""

    def __init__(self, index: Path, stamp: str) -> None:
        self._path = index / _FILE
        self._stamp = stamp
        self._rows: Mapping[str, Any] = {}
        if self._path.is_file():
            with suppress(sqlite3.Error), closing(self._open()) as db:
                found = db.execute("SELECT plan, marks, record, signatures, texts FROM known WHERE stamp = ?", (stamp,))
                self._rows = {row[0]: row[1:] for row in found}

    def of(self, plan: str, marks: str) -> Known | None:
        """The plan as it was when its folder had those *marks*, None where it is not remembered."""
        row = self._rows.get(plan)
        if row is None or not marks or row[0] != marks:
            return None
        with suppress(ValueError, KeyError, TypeError):
            signatures = tuple(Signature(tuple(hashes), total) for hashes, total in orjson.loads(row[2]))
            return Known(load_record(row[1]), signatures, frozenset(orjson.loads(row[3])))
        return None

    def keep(self, found: Mapping[str, tuple[str, Known]]) -> None:
        """Remember plans by slug, each with the marks of its folder; where that cannot be written it is let be."""
        rows = [
            (
                plan,
                self._stamp,
                marks,
                dump_record(known.record),
                orjson.dumps([(signature.hashes, signature.total) for signature in known.signatures]),
                orjson.dumps(sorted(known.texts)),
            )
            for plan, (marks, known) in found.items()
        ]
        if not rows:
            return
        with suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._write(rows)
            except sqlite3.DatabaseError:
                # A file that is damaged, or none of ours, is of no use to anybody.
                self._path.unlink(missing_ok=True)
                self._write(rows)

    def _write(self, rows: Sequence[tuple[object, ...]]) -> None:
        with closing(self._open()) as db, db:
            db.execute(_TABLE)
            db.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)

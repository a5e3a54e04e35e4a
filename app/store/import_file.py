"""
import.toml: where the texts that stand in a plan's folder came from, and the signature of the official one.

Import writes it and nobody else. Whoever deletes it loses nothing but the name and time of a text: the editions
have both (editions.py).
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain.plan import Edition, Lang
from app.errors import RecordInvalid
from app.store.files import write_atomic
from app.store.record_writing import dump_signature
from app.store.signature import METHOD, Signature, load_hashes
from app.store.toml import dump_table

IMPORT: Final = "import.toml"


@dataclass(frozen=True, slots=True)
class Imported:
    """What import.toml says of one text."""

    file: str
    sha256: str
    imported: str
    edition: int


class ImportFile:
    """The import.toml of one plan, whether or not it is there."""

    def __init__(self, plan_folder: Path) -> None:
        self.path = plan_folder / IMPORT

    def text(self, lang: Lang | None) -> Imported | None:
        """What it says of the official text or of a translation. Raises RecordInvalid where it is damaged."""
        raw = self._tables().get(_table_name(lang))
        if not isinstance(raw, dict):
            return None
        try:
            return Imported(str(raw["file"]), str(raw["sha256"]), str(raw["imported"]), int(raw["edition"]))
        except (KeyError, TypeError, ValueError) as error:
            raise self._damaged(error) from error

    def signature(self) -> Signature | None:
        """The signature of the official text as import took it, None where there is none that can be used."""
        raw = self._tables().get("signature")
        if not isinstance(raw, dict) or raw.get("method") != METHOD:
            return None
        try:
            return load_hashes(list(raw["shingles"]), int(raw["total"]))
        except (KeyError, TypeError, ValueError):
            return None

    def write(self, edition: Edition, lang: Lang | None, signature: Signature | None) -> None:
        """
        Say that *edition* is the text in place; what is said of the other language stays.

        Without a *signature* that of an official text goes with the text it was of; a translation touches it not.
        """
        raw = self._tables()
        raw[_table_name(lang)] = {
            "file": edition.source,
            "sha256": edition.sha256,
            "imported": edition.imported,
            "edition": edition.number,
        }
        tables = [dump_table(name, raw[name]) for name in ("text", "translation") if name in raw]
        signature = signature or (self.signature() if lang else None)
        if signature is not None:
            tables.append(dump_signature(signature))
        write_atomic(self.path, "\n".join(tables).encode())

    def _tables(self) -> dict[str, dict[str, Any]]:
        if not self.path.is_file():
            return {}
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> RecordInvalid:
        return RecordInvalid(str(self.path), f"is damaged ({error}); delete it and build again")


def _table_name(lang: Lang | None) -> str:
    return "translation" if lang else "text"

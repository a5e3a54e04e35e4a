"""
Every text published under a plan, with the outline it was published under.

    editions/0001/text.txt                    the file as received
    editions/0001/edition.toml                file name, sha256, UTC time, note
    editions/0001/outline.1.<digest>.json     sections and paragraphs with anchor, place and fingerprint
    editions/en/0001/…                        the same for a translation

An edition is made in one step and never changed. A later version of the parser may find another outline in the same
text: then a second outline is put beside the first, so that no link published under either is lost. Nothing here
depends on index/, which may be deleted at any time.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.outline import Outline
from app.domain.plan import Edition
from app.errors import RecordInvalid
from app.store.codec import dump_outline, load_outline, outline_digest
from app.store.files import clear_temporary, write_atomic, write_folder_atomic
from app.store.toml import Value, dump_table

_NUMBER: Final = re.compile(r"\d{4,}")
_OUTLINE: Final = re.compile(r"outline\.(\d+)\.([0-9a-f]{16})\.json")
RECORD: Final = "edition.toml"


@dataclass(frozen=True, slots=True)
class KeptOutline:
    """One outline a text was published under; `variant` counts from 1."""

    variant: int
    digest: str
    path: Path

    def load(self) -> Outline:
        """The outline. Raises RecordInvalid where the file is damaged."""
        try:
            return load_outline(self.path.read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RecordInvalid(str(self.path), f"is damaged ({error}); restore it from a backup") from error


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """One edition on disk. `text` is the file as received."""

    edition: Edition
    folder: Path
    text: Path
    outlines: tuple[KeptOutline, ...]

    @property
    def number(self) -> int:
        """Counts from 1 within the plan."""
        return self.edition.number


class Editions:
    """The editions of one text of a plan: the official one, or the translation into `lang`."""

    def __init__(self, plan_folder: Path, lang: str | None = None) -> None:
        self.folder = plan_folder / "editions" / lang if lang else plan_folder / "editions"

    def all(self) -> tuple[KeptEdition, ...]:
        """All editions, oldest first. Raises RecordInvalid where one is damaged."""
        if not self.folder.is_dir():
            return ()
        names = sorted((p for p in self.folder.iterdir() if _NUMBER.fullmatch(p.name)), key=lambda p: int(p.name))
        return tuple(_read(path) for path in names)

    def add(self, data: bytes, edition: Edition, outline: Outline | None) -> KeptEdition:
        """
        Keep *data*, the file as received, as *edition*.

        Raises FileExistsError where that number is taken: an edition is never changed.
        """
        suffix = Path(edition.source).suffix.lower() or ".txt"
        values: dict[str, Value] = {"file": edition.source, "sha256": edition.sha256, "imported": edition.imported}
        if edition.note:
            values["note"] = edition.note
        files = {f"text{suffix}": data, RECORD: dump_table("", values).encode()}
        if outline is not None:
            files[_outline_name(1, outline)] = dump_outline(outline)
        path = self.folder / f"{edition.number:04d}"
        clear_temporary(self.folder)
        write_folder_atomic(path, files)
        return _read(path)

    def keep_outline(self, kept: KeptEdition, outline: Outline) -> KeptEdition:
        """Put *outline* beside those *kept* was published under, unless it is one of them."""
        digest = outline_digest(outline)
        if any(known.digest == digest for known in kept.outlines):
            return kept
        variant = max((known.variant for known in kept.outlines), default=0) + 1
        clear_temporary(kept.folder)
        write_atomic(kept.folder / _outline_name(variant, outline), dump_outline(outline))
        return _read(kept.folder)


def _outline_name(variant: int, outline: Outline) -> str:
    return f"outline.{variant}.{outline_digest(outline)}.json"


def _read(folder: Path) -> KeptEdition:
    record = folder / RECORD
    try:
        raw = tomllib.loads(record.read_text(encoding="utf-8"))
        edition = Edition(int(folder.name), raw["sha256"], raw["file"], raw["imported"], raw.get("note"))
    except (OSError, ValueError, KeyError) as error:
        raise RecordInvalid(str(record), f"is damaged ({error}); restore the folder from a backup") from error
    text = next((p for p in sorted(folder.iterdir()) if p.stem == "text"), None)
    if text is None:
        raise RecordInvalid(str(folder), "holds no text; restore it from a backup")
    found = ((_OUTLINE.fullmatch(p.name), p) for p in folder.iterdir())
    outlines = sorted(
        (KeptOutline(int(m[1]), m[2], path) for m, path in found if m), key=lambda outline: outline.variant
    )
    return KeptEdition(edition, folder, text, tuple(outlines))

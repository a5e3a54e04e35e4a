"""
documents/inbox/: files dropped there are imported and leave it; what cannot be imported stays, and is named once.

Which failures have been named is remembered in index/, and forgotten when the file or the program changes.
"""

import json
from pathlib import Path
from typing import Final

from app.domain.views import ImportReport
from app.store.files import write_atomic
from app.store.intake import Source

_MEMORY: Final = "inbox.json"


class Inbox:
    """The inbox of one documents folder."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder = folder
        self._memory = index / _MEMORY

    def waiting(self, stamp: str) -> tuple[Path, ...]:
        """Files and folders to import: all that have not failed before in the same state under the same *stamp*."""
        failed = self._failed()
        return tuple(path for path in self._dropped() if failed.get(path.name, {}).get("state") != _state(path, stamp))

    def left(self) -> tuple[tuple[Path, str], ...]:
        """What stays in the inbox, with the reason."""
        failed = self._failed()
        return tuple(
            (path, failed.get(path.name, {}).get("reason", "has not been imported yet")) for path in self._dropped()
        )

    def settle(self, source: Source, report: ImportReport, stamp: str) -> None:
        """Take away what was imported; remember the reason where it was not."""
        if report.outcome == "failed":
            top = next(path for path in (source.path, *source.path.parents) if path.parent == self.folder)
            failed = self._failed()
            failed[top.name] = {"state": _state(top, stamp), "reason": report.message}
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self._memory, json.dumps(failed, ensure_ascii=False, indent=1).encode())
            return
        if source.kind == "plan-folder":
            self._empty(source)
        else:
            source.path.unlink()
            _remove_empty(source.path.parent, self.folder)

    def _empty(self, source: Source) -> None:
        """Take the texts of a plan's folder; a record or summary unlike the one held is left for a person."""
        documents = self.folder.parent / source.path.name
        for path in sorted(source.path.iterdir()):
            held = documents / path.name
            if path in (*source.texts, *source.extras) or (
                path.is_file() and held.is_file() and held.read_bytes() == path.read_bytes()
            ):
                path.unlink()
        _remove_empty(source.path, self.folder)

    def _dropped(self) -> tuple[Path, ...]:
        if not self.folder.is_dir():
            return ()
        return tuple(path for path in sorted(self.folder.iterdir()) if not path.name.startswith("."))

    def _failed(self) -> dict[str, dict[str, str]]:
        try:
            raw = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return raw if isinstance(raw, dict) else {}


def _state(path: Path, stamp: str) -> str:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    stats = [(file.stat(), file.name) for file in files]
    return f"{stamp} " + " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for stat, name in stats)


def _remove_empty(folder: Path, stop: Path) -> None:
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

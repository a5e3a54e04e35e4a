"""
documents/inbox/: files dropped there are imported and leave it; what cannot be imported stays, and is named once.

Which failures have been named is remembered in index/, and forgotten when the file or the program changes.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.domain.reports import ImportReport
from app.store.files import readable_name, write_atomic
from app.store.intake import Source, is_about

_MEMORY: Final = "inbox.json"


class Inbox:
    """The inbox of one documents folder."""

    def __init__(self, folder: Path, index: Path) -> None:
        self.folder = folder
        self._memory = index / _MEMORY

    def waiting(self, stamp: str) -> tuple[Path, ...]:
        """
        Files and folders to import: all that have not failed before in the same state under the same *stamp*.

        Raises OSError where the inbox may not be looked into.
        """
        failed = self._failed()
        return tuple(path for path in self._dropped() if failed.get(_key(path), {}).get("state") != _state(path, stamp))

    def left(self) -> tuple[tuple[Path, str], ...]:
        """What stays in the inbox, with the reason; the inbox itself where it may not be looked into."""
        failed = self._failed()
        try:
            dropped = self._dropped()
        except OSError as error:
            return ((self.folder, f"cannot be looked into ({error.strerror or error})"),)
        return tuple((path, failed.get(_key(path), {}).get("reason", "has not been imported yet")) for path in dropped)

    def settle_all(self, taken: Sequence[tuple[Source, ImportReport]], stamp: str) -> None:
        """
        Take away what was imported; remember the reason where it was not.

        Translations go before their texts: one that a crash left behind alone would be taken for a plan. What stays
        is remembered last: a folder in the state in which it is left.
        """
        stays: dict[Path, list[str]] = {}
        for source, report in reversed(taken):
            reason = report.message
            if report.outcome != "failed":
                if (left := self._take_away(source)) is None:
                    continue
                reason = left
            top = next(path for path in (source.path, *source.path.parents) if path.parent == self.folder)
            stays.setdefault(top, []).insert(0, reason)
        if stays:
            failed = self._failed()
            for top, reasons in stays.items():
                failed[_key(top)] = {"state": _state(top, stamp), "reason": "; ".join(reasons)}
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self._memory, json.dumps(failed, indent=1).encode())

    def _take_away(self, source: Source) -> str | None:
        """Remove what was imported; why something of it stays, or None."""
        try:
            if source.kind == "plan-folder":
                return self._empty(source)
            source.path.unlink()
            _remove_empty(source.path.parent, self.folder)
        except OSError as error:
            return f"{source.path}: was imported, but cannot be removed ({error.strerror or error})"
        return None

    def _empty(self, source: Source) -> str | None:
        """Take the texts of a plan's folder; a record or summary unlike the one held is left for a person."""
        documents = self.folder.parent / source.path.name
        for path in sorted(source.path.iterdir()):
            held = documents / path.name
            if path in (*source.texts, *source.extras) or (
                path.is_file() and held.is_file() and held.read_bytes() == path.read_bytes()
            ):
                path.unlink()
        left = [path.name for path in sorted(source.path.iterdir()) if not is_about(path)]
        _remove_empty(source.path, self.folder)
        if not left:
            return None
        return f"{source.path}: was imported; {', '.join(left)} is not what is held, compare and take it away"

    def _dropped(self) -> tuple[Path, ...]:
        if not self.folder.is_dir():
            return ()
        return tuple(path for path in sorted(self.folder.iterdir()) if _holds_something(path))

    def _failed(self) -> dict[str, dict[str, str]]:
        try:
            raw = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return raw if isinstance(raw, dict) else {}


def _state(path: Path, stamp: str) -> str:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    stats = [(file.stat(), _key(file)) for file in files if not is_about(file)]
    return f"{stamp} " + " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for stat, name in stats)


def _key(path: Path) -> str:
    return readable_name(path.name)


def _holds_something(path: Path, above: frozenset[Path] = frozenset()) -> bool:
    """False for what import passes over: a README, hidden files, links to nowhere, and folders of nothing else."""
    if is_about(path):
        return False
    if not path.is_dir():
        return path.is_file()
    if not os.access(path, os.R_OK | os.X_OK):
        return True
    # A link to a folder that is *above* leads round in a circle.
    here = path.resolve()
    return here not in above and any(_holds_something(child, above | {here}) for child in path.iterdir())


def _remove_empty(folder: Path, stop: Path) -> None:
    while folder != stop and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

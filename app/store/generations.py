"""
index/: generations built beside each other, and `current`, which names the one that answers.

    index/current                 "g-20261122T101500-3f2a"
    index/g-20261122T101500-3f2a/ catalogue.sqlite, search/, stamp.json

A generation is written in full before `current` is replaced in one step, and never changed after. The one before
stays until the next build, since somebody may just have read its name; older ones are deleted, and where Windows
will not let go of an open file, at a later build.
"""

import json
import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from app.errors import IndexNotWritten, IndexOutOfDate
from app.store.files import clear_temporary, patiently, sync_tree, write_atomic

CURRENT: Final = "current"
STAMP: Final = "stamp.json"
CATALOGUE: Final = "catalogue.sqlite"
SEARCH: Final = "search"
_PREFIX: Final = "g-"
_UNFINISHED: Final = "new-"


class Generations:
    """The generations in one index folder."""

    def __init__(self, index: Path) -> None:
        self.index = index

    def current(self) -> Path:
        """
        The folder of the generation that answers now.

        Raises IndexOutOfDate where nothing has been built yet or what `current` names is gone.
        """
        try:
            # Windows refuses to open a file just while it is replaced: the new index would be taken for none.
            name = patiently(lambda: (self.index / CURRENT).read_text(encoding="utf-8")).strip()
        except OSError as error:
            raise IndexOutOfDate(f"nothing has been built in {self.index} yet") from error
        path = self.index / name
        if not name.startswith(_PREFIX) or not (path / STAMP).is_file():
            raise IndexOutOfDate(f"the index in {self.index} is incomplete")
        return path

    def token(self) -> tuple[int, int] | None:
        """Something that changes whenever `current` is replaced; cheap enough to ask for on every request."""
        try:
            stat = (self.index / CURRENT).stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def stamp(self) -> Mapping[str, Any] | None:
        """What the current generation was built from, None where there is none."""
        try:
            raw = json.loads((self.current() / STAMP).read_text(encoding="utf-8"))
        except (IndexOutOfDate, OSError, ValueError):
            return None
        return raw if isinstance(raw, dict) else None

    @contextmanager
    def build(self) -> Iterator[Path]:
        """
        A new folder to build in; on leaving it well, it is the current generation.

        The builder writes its stamp with `write_stamp` last. On an exception the folder is deleted and the
        generation that answered goes on answering.

        Raises:
            IndexNotWritten: what the folder is on has no room, or cannot be written to.
        """
        self.index.mkdir(parents=True, exist_ok=True)
        self._clear_unfinished()
        clear_temporary(self.index)
        name = f"{_PREFIX}{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
        unfinished = self.index / f"{_UNFINISHED}{name}"
        unfinished.mkdir()
        try:
            yield unfinished
            # `current` is on the disk at once; what it names must not be still on its way there.
            before = self._current_name()
            sync_tree(unfinished, self.index / before if before else None)
            patiently(lambda: unfinished.rename(self.index / name))
        except BaseException as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            if isinstance(error, OSError | sqlite3.OperationalError):
                reason = error.strerror if isinstance(error, OSError) else None
                raise IndexNotWritten(reason or str(error)) from error
            raise
        write_atomic(self.index / CURRENT, f"{name}\n".encode())
        self._clear_old(keep={name, before})

    def _current_name(self) -> str:
        try:
            return self.current().name
        except IndexOutOfDate:
            return ""

    def _clear_unfinished(self) -> None:
        for path in self.index.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(path, ignore_errors=True)

    def _clear_old(self, keep: set[str]) -> None:
        for path in self.index.glob(f"{_PREFIX}*"):
            if path.name not in keep and path.is_dir():
                # The stamp first: a half-deleted generation must not be taken for a whole one.
                try:
                    (path / STAMP).unlink(missing_ok=True)
                except OSError:
                    continue
                shutil.rmtree(path, ignore_errors=True)


def write_stamp(folder: Path, stamp: Mapping[str, Any]) -> None:
    """Say what the generation in *folder* was built from."""
    write_atomic(folder / STAMP, json.dumps(stamp, ensure_ascii=False, indent=1).encode())

"""
Writing so that a crash leaves the old file or the new one, never half of either.

Everything documents/ holds is written through here: into a temporary file beside its place, flushed to the disk,
then renamed over it.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

Done = TypeVar("Done")

TEMPORARY: Final = ".tmp-"
"""Names that begin so are left-overs of an interrupted write and may be deleted by the next writer."""

PATIENCE_S: Final = 5.0 if os.name == "nt" else 0.0
"""How long Windows is asked again that refuses to move what a reader or a virus scanner has open for a moment."""
_PAUSE_S: Final = 0.05


def write_atomic(path: Path, data: bytes) -> None:
    """Put *data* at *path*, over whatever stands there."""
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(4)}-{path.name}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: temporary.replace(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_folder_atomic(path: Path, files: Mapping[str, bytes]) -> None:
    """
    Make the new folder *path* with *files* in one step.

    Raises FileExistsError where *path* is there already: what was published is never written over.
    """
    if path.exists():
        raise FileExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(4)}-{path.name}")
    try:
        temporary.mkdir()
        for name, data in files.items():
            with (temporary / name).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        sync_folder(temporary)
        patiently(lambda: temporary.rename(path))
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    sync_folder(path.parent)


def patiently(move: Callable[[], Done]) -> Done:
    """What *move* gives, refused or not, for `PATIENCE_S`. Raises PermissionError where asking again is no use."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return move()
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE_S)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* last through a power cut, where the system can (Windows does it by itself)."""
    if os.name == "nt":
        return
    # Some network file systems refuse to sync a folder; the file itself has been flushed.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_tree(folder: Path, before: Path | None = None) -> None:
    """
    Make everything below *folder* last through a power cut, for files that others wrote.

    What is another name of a file below *before*, which has been made to last, is left out.
    """
    lasting = {_identity(path) for path in before.rglob("*") if path.is_file()} if before is not None else set()
    for path in folder.rglob("*"):
        if not path.is_file():
            sync_folder(path)
        elif (identity := _identity(path)) not in lasting:
            # Windows flushes only what is open for writing.
            with path.open("r+b") as file:
                os.fsync(file.fileno())
            lasting.add(identity)
    sync_folder(folder)


def _identity(path: Path) -> tuple[int, int] | Path:
    """What two names of one file have in common; the name itself where the file system numbers no files."""
    stat = path.stat()
    return (stat.st_dev, stat.st_ino) if stat.st_ino else path


def clear_temporary(folder: Path) -> None:
    """Delete what an interrupted write left in *folder*. Only the holder of the writer's lock may call it."""
    if not folder.is_dir():
        return
    for left in folder.glob(f"{TEMPORARY}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def readable_name(name: str) -> str:
    """
    *name* as it can be shown and written down.

    Names out of an archive packed on a Chinese Windows come as GBK bytes, which Linux hands on as they are.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def is_writable(folder: Path) -> bool:
    """True if files can be made in *folder*; documents/ may well be mounted read-only."""
    probe = folder / f"{TEMPORARY}{secrets.token_hex(4)}-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True

"""
One writer at a time, over processes: whoever imports or builds holds the lock of the folder it writes.

The operating system holds the lock, so that a process that dies lets go of it; the file says who has it, for the
message to the next one.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from app.errors import ArchiveBusy

NAME: Final = ".lock"
_POLL_S: Final = 0.1


@contextmanager
def writer(folder: Path, doing: str, wait_s: float = 0.0) -> Iterator[None]:
    """
    Hold the writer's lock of *folder* while *doing* ("importing").

    Args:
        folder: Made where it is missing.
        doing: What the holder is at, for the message others get.
        wait_s: How long to wait for another writer to finish.

    Raises:
        ArchiveBusy: another process has it; the message says which and what it does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    until = time.monotonic() + wait_s
    with path.open("a+b") as file:
        while not _try_lock(file):
            if time.monotonic() >= until:
                raise ArchiveBusy(f"another process is {_holder(path)} ({path}); wait until it is done and try again")
            time.sleep(_POLL_S)
        try:
            _say(path, f"{doing}, process {os.getpid()}")
            yield
        finally:
            _say(path, "")
            _unlock(file)


def _say(path: Path, text: str) -> None:
    # Beside the lock, since Windows lets nobody read the bytes that are locked.
    path.with_name(f"{NAME}-holder").write_text(text, encoding="utf-8")


def _holder(path: Path) -> str:
    try:
        return path.with_name(f"{NAME}-holder").read_text(encoding="utf-8") or "importing or building"
    except OSError:
        return "importing or building"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)

"""
What a folder holds, and how to know without reading it that it holds the same as before.

The digest is of the files' contents. The marks are what the file system says of them (size, times, number), from which
nothing can be told but that nothing was written since: an archive of thousands of plans is not read through whenever
one of them has changed. As with git's index, marks say nothing of a file changed in the very moment they were taken.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.store.files import sha256_of

_SETTLED_NS: Final = 2_000_000_000
"""A file this long untouched will show it by its times when it is written again, on every file system."""


@dataclass(frozen=True, slots=True)
class Marked:
    """
    The state of a folder: `digest` of the contents of its own files, `marks` by which all of it is known again unread.

    `marks` is empty where a file is too new for that.
    """

    digest: str
    marks: str


def marked(folder: Path, before: Marked | None = None) -> Marked:
    """
    The files of *folder* itself, and by its marks alone what stands below; hidden files are left out.

    What *before* says is returned where its marks are still those of the folder. A file that cannot be opened counts
    by its name, and a folder that cannot has neither files nor marks: it is reported where it is read, and the plans
    beside it are none the worse.
    """
    marks, settled = _marks_of(folder)
    if before is not None and marks and before.marks == marks:
        return before
    digest = hashlib.sha256()
    try:
        names = sorted(entry.name for entry in _files(folder))
    except OSError:
        names = []
    for name in names:
        try:
            held = sha256_of(folder / name)
        except OSError:
            held = "unreadable"
        digest.update(f"{name} {held}\n".encode("utf-8", "surrogateescape"))
    return Marked(digest.hexdigest(), marks if settled else "")


def marks_of(folder: Path) -> str:
    """The marks alone, by which *folder* is known again unread; empty where a file is too new for that."""
    marks, settled = _marks_of(folder)
    return marks if settled else ""


def sealed(folder: Path, files: Marked) -> Marked:
    """*files* with the marks of what stands below now: editions, which whoever builds has just put in order."""
    return Marked(files.digest, f"{files.marks.split()[0]} {_marks_below(folder)}") if files.marks else files


def _marks_of(folder: Path) -> tuple[str, bool]:
    """The marks of *folder*, and whether its own files have come to rest; no marks where it may not be looked into."""
    now = time.time_ns()
    try:
        own, newest = _marks([(entry.name, entry.stat()) for entry in _files(folder)])
        return f"{own} {_marks_below(folder)}", newest + _SETTLED_NS < now
    except OSError:
        return "", False


def _marks_below(folder: Path) -> str:
    with os.scandir(folder) if folder.is_dir() else nullcontext(()) as entries:
        below = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    return _marks(file for entry in below for file in _walk(entry.path, f"{entry.name}/"))[0]


def _walk(folder: str, name: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file in *folder*, which is called *name*, and in what is below it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}{entry.name}/")
            elif entry.is_file():
                yield name + entry.name, entry.stat()


def _marks(files: Iterable[tuple[str, os.stat_result]]) -> tuple[str, int]:
    """The marks of *files* as sixteen hex digits, and when one of them was last changed (nanoseconds)."""
    newest = 0
    digest = hashlib.sha256()
    for name, stat in sorted(files, key=lambda file: file[0]):
        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
        told = f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}\n"
        digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16], newest


def _files(folder: Path) -> list["os.DirEntry[str]"]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.is_file() and not entry.name.startswith(".")]

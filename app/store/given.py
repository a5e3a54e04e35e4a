"""
Files and folders that a person names on the command line: refused by name where they are not there.

What is in them is for whoever reads them.
"""

from pathlib import Path

from app.errors import SourceUnreadable


def refuse_missing(path: Path) -> None:
    """Raises SourceUnreadable where nothing is at *path*."""
    if not path.exists():
        raise SourceUnreadable(str(path), "there is no such file or folder")


def refuse_all_but_file(path: Path) -> None:
    """Raises SourceUnreadable where nothing is at *path*, or a folder."""
    if path.is_dir():
        raise SourceUnreadable(str(path), "is a folder; name a file in it")
    if not path.exists():
        raise SourceUnreadable(str(path), "there is no such file")

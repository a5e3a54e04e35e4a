"""
One file under two names: what generations of the index have in common is kept once.
"""

import os
import shutil
from pathlib import Path


def link_file(old: Path, new: Path) -> None:
    """Make *new* another name of *old*, which is never changed; a copy where the disk knows no such links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def link_folder(old: Path, new: Path) -> None:
    """Make the folder *new* with every file of *old*, in folders of its own too, under another name."""
    for path in sorted(old.rglob("*")):
        if path.is_file():
            target = new / path.relative_to(old)
            target.parent.mkdir(parents=True, exist_ok=True)
            link_file(path, target)

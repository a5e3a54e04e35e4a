"""
The stamp of the rules by which a file becomes a plan and an index, and what else all of pipeline goes by.

Loads none of the stages: whoever serves an index only compares stamps.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from app.search.fields import STAMP
from app.store.catalogue_writer import VERSION

Progress = Callable[[int, int, str], None]
"""Called with (done, in all, what is being done); all is 0 where it is not known."""

LOCK_WAIT_S: Final = 20.0
STAGES: Final = ("domain", "read", "structure", "annotate", "compare", "vocab", "store", "pipeline")


@cache
def program_stamp() -> str:
    """Sixteen hex digits that change with any rule by which a file becomes a plan and an index."""
    digest = hashlib.sha256(f"{STAMP} {VERSION}".encode())
    app = Path(__file__).parent.parent
    for stage in STAGES:
        for path in sorted((app / stage).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv", ".tsv") and not path.name.startswith("messages"):
                digest.update(path.relative_to(app).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]

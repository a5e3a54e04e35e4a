"""
The stages in the order the data passes them, and the stamp of the rules by which they work.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from app.annotate import annotate
from app.domain.outline import Outline
from app.domain.reading import Reading
from app.domain.record import Record
from app.read import read_file
from app.read.report import report_text
from app.search.fields import STAMP
from app.store.catalogue_writer import VERSION
from app.structure import build_outline

__all__ = ["LOCK_WAIT_S", "Progress", "describe_file", "program_stamp", "report_text", "structure_file"]

Progress = Callable[[int, int, str], None]
"""Called with (done, in all, what is being done); all is 0 where it is not known."""

LOCK_WAIT_S: Final = 20.0
STAGES: Final = ("domain", "read", "structure", "annotate", "vocab", "store", "pipeline")


def structure_file(path: Path) -> tuple[Reading, Outline]:
    """Read and structure any raw file. Raises SourceUnreadable."""
    reading = read_file(path)
    return reading, build_outline(reading)


def describe_file(path: Path) -> tuple[Reading, Record, Outline]:
    """What any raw file is found to be, imported or not. Raises SourceUnreadable."""
    reading, outline = structure_file(path)
    record, outline = annotate(outline, f"plan-{reading.sha256[:8]}", None)
    return reading, record, outline


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

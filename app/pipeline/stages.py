"""
The stages in the order the data passes them.
"""

from pathlib import Path

from app.annotate import annotate
from app.domain.outline import Outline
from app.domain.reading import Reading
from app.domain.record import Record
from app.read import read_file
from app.read.report import report_text
from app.structure import build_outline

__all__ = ["describe_file", "report_text", "structure_file"]

def structure_file(path: Path) -> tuple[Reading, Outline]:
    """Read and structure any raw file. Raises SourceUnreadable."""
    reading = read_file(path)
    return reading, build_outline(reading)


def describe_file(path: Path) -> tuple[Reading, Record, Outline]:
    """What any raw file is found to be, imported or not. Raises SourceUnreadable."""
    reading, outline = structure_file(path)
    record, outline = annotate(outline, f"plan-{reading.sha256[:8]}", None)
    return reading, record, outline

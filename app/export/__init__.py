"""
From what a reader takes away to the bytes of a file: Word, CSV, Excel, Markdown and JSON.

Relies on app.domain.taken: what is quoted, cited and linked has been decided, and every word is in the reader's
language. A writer takes a value and returns bytes; none asks the archive for anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.taken import Taken
from app.export import as_json, markdown, rows, tables, word

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is called to a reader, its media type, and what writes it."""

    name: str
    media: str
    write: Callable[[Taken], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.write),
    "xlsx": Format("Excel", tables.MEDIA["xlsx"], rows.workbook),
    "csv": Format("CSV", tables.MEDIA["csv"], rows.csv_file),
    "md": Format("Markdown", "text/markdown; charset=utf-8", markdown.write),
    "json": Format("JSON", tables.MEDIA["json"], as_json.write),
}
"""By the suffix of the file, in the order they are offered."""

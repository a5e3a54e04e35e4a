"""
File to text: decode, set page furniture aside, join what a page broke, keep tables.

Guarantees (app.domain.reading) are held by tests/read. A file that is no text is SourceUnreadable, with a reason
and what to do; text is never refused.
"""

import hashlib
from pathlib import Path
from typing import Final

from app.domain.reading import Reading
from app.errors import SourceUnreadable
from app.read.decode import decode, looks_binary
from app.read.join import join_lines
from app.read.lines import drop_page_furniture, split_lines
from app.read.markdown import markdown_blocks
from app.read.repairs import doubt_characters, doubt_stray_traditional

SUFFIXES: Final = (".txt", ".md")
MAX_BYTES: Final = 50_000_000


def read_file(path: Path) -> Reading:
    """
    Read *path* as a plan's text.

    Raises:
        SourceUnreadable: the suffix is none of SUFFIXES, the file is missing, empty, too large or no text.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise SourceUnreadable(
            str(path), f"files of type {suffix or 'without a suffix'} are not read; save it as {' or '.join(SUFFIXES)}"
        )
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceUnreadable(
                str(path),
                f"{size / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB a plan's text may have; split it",
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(str(path), f"cannot be opened ({error.strerror or error})") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read *data*, the content of a file called *name* (.txt or .md). Raises SourceUnreadable as read_file does."""
    if not data.strip():
        raise SourceUnreadable(name, "the file is empty")
    if looks_binary(data):
        raise SourceUnreadable(
            name, "the file holds no readable text; if it is a scan or a Word file, save it as plain text first"
        )
    text, encoding, replaced = decode(data)
    reading = read_text(text, name, markdown=name.lower().endswith(".md"))
    return Reading(name, hashlib.sha256(data).hexdigest(), encoding, replaced, text, reading.blocks, reading.repairs)


def read_text(text: str, name: str, markdown: bool = False) -> Reading:
    """Read *text* that is decoded already; sha256 is of its UTF-8 form."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    doubts = doubt_characters(text) + doubt_stray_traditional(text)
    if markdown:
        return Reading(name, digest, "utf-8", 0, text, tuple(markdown_blocks(text)), tuple(doubts))
    lines, dropped = drop_page_furniture(split_lines(text))
    blocks, joined = join_lines(lines)
    repairs = sorted([*dropped, *joined, *doubts], key=lambda repair: repair.span.start)
    return Reading(name, digest, "utf-8", 0, text, tuple(blocks), tuple(repairs))

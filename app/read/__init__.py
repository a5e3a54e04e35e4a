"""
File to text: decode, set page furniture aside, join what a page broke, keep tables.

Guarantees (app.domain.reading) are held by tests/read. A file that is no text is SourceUnreadable, with a reason
and what to do; text is never refused. Each format has one door; what comes out is the same for all.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Final

from app.domain.outline import Repair, Span
from app.domain.reading import Block, Reading
from app.errors import SourceUnreadable
from app.read.decode import decode, looks_binary
from app.read.grids import SpanningCell
from app.read.join import join_lines
from app.read.lines import drop_page_furniture, split_lines
from app.read.markdown import markdown_blocks
from app.read.repairs import doubt_characters, doubt_stray_traditional
from app.read.tabs import with_spanning

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
MAX_BYTES: Final = 100_000_000
MAX_TEXT_BYTES: Final = 50_000_000


def read_file(path: Path) -> Reading:
    """
    Read *path* as a plan's text.

    Raises:
        SourceUnreadable: the suffix is none of SUFFIXES, or the file is missing, no regular file, empty, too large,
            protected by a password, a scan without text, or no text at all.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        raise SourceUnreadable(
            str(path),
            f"files of type {suffix or '(none)'} are not read; save it as one of {kinds}",
            ("unread.type", {"kinds": kinds}),
        )
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            said = "is no file that holds a text (a folder, a pipe or a device)"
            raise SourceUnreadable(str(path), said, ("unread.closed", {}))
        size = stat.st_size
        limit = MAX_BYTES if suffix in (".docx", ".pdf") else MAX_TEXT_BYTES
        if size > limit:
            reason = f"{size / 1e6:.0f} MB is more than the {limit / 1e6:.0f} MB such a file may have; split it"
            raise SourceUnreadable(str(path), reason, ("unread.too_much", {}))
        data = path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(
            str(path), f"cannot be opened ({error.strerror or error})", ("unread.closed", {})
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read *data*, the content of a file called *name*; its suffix names the door. Raises as read_file does."""
    if not data.strip():
        raise SourceUnreadable(name, "the file is empty", ("unread.empty", {}))
    suffix = Path(name).suffix.lower()
    digest = hashlib.sha256(data).hexdigest()
    if suffix == ".docx":
        from app.read.docx import docx_blocks

        text, blocks = docx_blocks(data, name)
        return _reading(name, digest, "docx", 0, text, blocks)
    if suffix == ".pdf":
        from app.read.pdf import pdf_text

        printed = pdf_text(data, name)
        return _plain(name, digest, "pdf", 0, printed.text, printed.spanning)
    if looks_binary(data):
        raise SourceUnreadable(
            name,
            "the file holds no readable text; if it is a scan or a Word file, save it as plain text first",
            ("unread.binary", {}),
        )
    text, encoding, replaced = decode(data)
    if suffix in (".html", ".htm"):
        from app.read.html import html_blocks

        words, blocks = html_blocks(text, name)
        return _reading(name, digest, encoding, replaced, words, blocks)
    if suffix == ".md":
        return _markdown(name, digest, encoding, replaced, text)
    return _plain(name, digest, encoding, replaced, text)


def read_text(text: str, name: str, markdown: bool = False) -> Reading:
    """Read *text* that is decoded already; sha256 is of its UTF-8 form."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if markdown:
        return _markdown(name, digest, "utf-8", 0, text)
    return _plain(name, digest, "utf-8", 0, text)


def _markdown(name: str, digest: str, encoding: str, replaced: int, text: str) -> Reading:
    """Markdown that says nothing as Markdown (quotations in quotations in quotations) is read as the text it is."""
    blocks = markdown_blocks(text)
    if not blocks and text.strip():
        return _plain(name, digest, encoding, replaced, text)
    return _reading(name, digest, encoding, replaced, text, blocks)


def _plain(
    name: str, digest: str, encoding: str, replaced: int, text: str,
    spanning: Mapping[int, tuple[SpanningCell, ...]] = MappingProxyType({}),
) -> Reading:  # fmt: skip
    """The reading of a *text* in lines; *spanning* are cells of its tables, by the offset of their line."""
    lines, dropped = drop_page_furniture(split_lines(text))
    blocks, joined = join_lines(lines)
    if spanning:
        blocks = [with_spanning(block, text, spanning) for block in blocks]
    return _reading(name, digest, encoding, replaced, text, blocks, [*dropped, *joined])


def _reading(
    name: str,
    digest: str,
    encoding: str,
    replaced: int,
    text: str,
    blocks: list[Block],
    repairs: list[Repair] | None = None,
) -> Reading:
    if not blocks:
        raise SourceUnreadable(name, "no text was found in the file", ("unread.no_text", {}))
    found = [*(repairs or []), *doubt_characters(text), *doubt_stray_traditional(text)]
    if replaced:
        found.append(Repair("replace_undecodable", Span(0, 0), "", f"{replaced}"))
    return Reading(
        name, digest, encoding, replaced, text, tuple(blocks), tuple(sorted(found, key=lambda r: r.span.start))
    )

"""
Word files to blocks: paragraphs with the numbers Word prints, headings with their level, tables with their cells.

The body is walked by hand: tracked insertions, content controls and smart tags hold text that the convenience
properties of python-docx leave out, and deletions must not come back.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element

from app.domain.outline import Table
from app.domain.reading import Block
from app.errors import SourceUnreadable
from app.read.attributes import whole_number
from app.read.docx_numbering import Numbering
from app.read.drafts import Draft, blocks_of
from app.read.grids import Grid, text_of

_MAX_UNPACKED: Final = 300_000_000
_MAX_RATIO: Final = 200
_MOST_ACROSS: Final = 60
_OLE: Final = b"\xd0\xcf\x11\xe0"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DROPPED: Final = frozenset(
    [_FALLBACK, *(qn(f"w:{t}") for t in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "sectPr"))]
)
"""What holds no words of the text as it stands."""


def docx_blocks(data: bytes, name: str) -> tuple[str, list[Block]]:
    """
    The text of a Word file and its blocks.

    Raises SourceUnreadable for a password-protected file, an old .doc, a damaged or dangerous archive.
    """
    if data.startswith(_OLE):
        raise SourceUnreadable(
            name,
            "the file is protected by a password or is an old .doc; open it in Word and save it as .docx",
            ("unread.protected", {}),
        )
    guard(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises KeyError, ValueError, BadZipFile and XML errors alike
        raise SourceUnreadable(
            name,
            f"the file is no readable Word document ({type(error).__name__}); save it again as .docx",
            ("unread.word", {}),
        ) from error
    numbering = Numbering.of(document)
    return blocks_of(_drafts(document.element.body, numbering))


def guard(data: bytes, name: str) -> None:
    """Refuse archives that unpack to more than any plan: looked up in the directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise SourceUnreadable(
            name,
            "the file is no Word document (.docx is a zip archive and this is none); save it again",
            ("unread.word", {}),
        ) from error
    if size > _MAX_UNPACKED or (size > 20_000_000 and size > _MAX_RATIO * len(data)):
        said = f"the file would unpack to {size / 1e6:.0f} MB; no plan's text is that large"
        raise SourceUnreadable(name, said, ("unread.too_much", {}))


def _drafts(body: Any, numbering: Numbering) -> Iterator[Draft]:
    for element in children(body):
        if element.tag == qn("w:p"):
            yield from _paragraph(element, numbering)
        elif element.tag == qn("w:tbl"):
            table = _table(element)
            if table is None:
                continue
            if len(table.rows) == 1 or len(table.rows[0]) < 2:
                for cell in (cell for row in table.rows for cell in row if cell):
                    yield Draft(cell)
            else:
                yield Draft(text_of(table), table=table)


def children(parent: Any) -> Iterator[_Element]:
    """Paragraphs and tables of *parent*, content controls and insertions opened."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
            yield from children(child)


def _paragraph(element: _Element, numbering: Numbering) -> Iterator[Draft]:
    text = _text(element).strip(" \t\u3000\xa0")
    label = numbering.label(element) if text else ""
    level = numbering.heading_level(element)
    for k, line in enumerate(piece.strip(" \t\u3000\xa0") for piece in text.split("\n")):
        if line:
            yield Draft((label if k == 0 else "") + line, level=level if k == 0 else None)


def _text(element: _Element) -> str:
    out: list[str] = []
    stack: list[_Element] = [element]
    while stack:
        node = stack.pop()
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            out.append("\n" if node.get(qn("w:type")) in (None, "textWrapping") else "")
        elif node.tag == qn("w:tab"):
            out.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
        elif node.tag not in DROPPED:
            stack.extend(reversed(list(node)))
    return "".join(out)


def _table(element: _Element) -> Table | None:
    """The cells of a table; None where it has none with words."""
    grid = Grid()
    for row in element.iter(qn("w:tr")):
        if _nearest(row, "w:tbl") is not element:
            continue
        grid.begin_row()
        for cell in row.iter(qn("w:tc")):
            if _nearest(cell, "w:tr") is not row:
                continue
            words = " ".join(t for p in cell.iter(qn("w:p")) if (t := " ".join(_text(p).split())))
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            across = whole_number(span.get(qn("w:val")), 1) if span is not None else 1
            across = max(1, min(across, _MOST_ACROSS))
            if merge is not None and merge.get(qn("w:val")) != "restart":
                grid.hang(across)
            else:
                grid.add(words, across)
    return grid.table()


def _nearest(node: _Element, tag: str) -> _Element | None:
    parent = node.getparent()
    while parent is not None and parent.tag != qn(tag):
        parent = parent.getparent()
    return parent

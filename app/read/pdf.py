"""
PDF text layers to plain text: characters gathered into lines by where they are printed, pages parted by form feeds.

The lines keep their indentation (as full-width blanks) so that joining can see where paragraphs begin. What is a
page number, a running head or a wrapped line is decided afterwards, as for any text. A table that is ruled
(pdf_tables.py) comes row by row, its cells parted by tabs. PDFium is not thread-safe; one lock guards it.
"""

import itertools
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as raw

from app.errors import SourceUnreadable
from app.read.grids import SpanningCell
from app.read.pdf_tables import RuledTable, ruled_tables

_LOCK: Final = threading.Lock()
_MAX_PAGES: Final = 3000
_SCANNED_PER_PAGE: Final = 15


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class PdfText:
    """
    The text of a PDF, and by the offset of its line the cells of a table's row that span several places.

    Such a cell is its column, counted from 0, and how many rows and columns it takes.
    """

    text: str
    spanning: Mapping[int, tuple[SpanningCell, ...]]


def pdf_text(data: bytes, name: str) -> PdfText:
    """
    The text of a PDF with what its tables say of their cells.

    Raises SourceUnreadable where the file is protected, damaged, too long, or a scan without a text layer.
    """
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            reason = (
                "is protected by a password; remove it and import again"
                if "assword" in str(error)
                else ("is damaged and cannot be opened; save it again from its source")
            )
            key = "unread.protected" if "password" in reason else "unread.damaged"
            raise SourceUnreadable(name, f"the PDF {reason}", (key, {})) from error
        try:
            if len(document) > _MAX_PAGES:
                raise SourceUnreadable(
                    name,
                    f"{len(document)} pages are more than the {_MAX_PAGES} a plan may have; split the file",
                    ("unread.too_much", {}),
                )
            pages = [_page_lines(document[i]) for i in range(len(document))]
        except pypdfium2.PdfiumError as error:
            # The file opens, and a page of it does not: a text with a hole would be cited as if it were whole.
            reason = "has a page that is damaged; save it again from its source"
            raise SourceUnreadable(name, f"the PDF {reason}", ("unread.damaged", {})) from error
        finally:
            document.close()
    if sum(len("".join(line.split())) for page in pages for line, _ in page) < _SCANNED_PER_PAGE * len(pages):
        raise SourceUnreadable(
            name,
            "the PDF is a scan without text; run character recognition on it and import the result",
            ("unread.scan", {}),
        )
    spanning: dict[int, tuple[SpanningCell, ...]] = {}
    texts: list[str] = []
    at = 0
    for page in pages:
        for line, cells in page:
            if cells:
                spanning[at] = cells
            at += len(line) + 1
        texts.append("\n".join(line for line, _ in page))
        at += not page  # an empty page has its form feed too
    return PdfText("\f".join(texts), spanning)


def _page_lines(page: Any) -> list[tuple[str, tuple[SpanningCell, ...]]]:
    """The lines of *page* from the top, a row of a table with its cells that span several places."""
    textpage = page.get_textpage()
    chars = _chars(textpage)
    if not chars:
        return []
    size = _median([c.top - c.bottom for c in chars if c.text.strip()]) or 12.0
    runs = [(_rows(table, run) if table else [], run) for table, run in _runs(chars, ruled_tables(page))]
    left = _left_margin([line for rows, run in runs if not rows for line in _lines(run)], size)
    out: list[tuple[str, tuple[SpanningCell, ...]]] = []
    last_bottom: float | None = None
    for rows, run in runs:
        if rows:
            out += [("", ()), *rows]
            last_bottom = min(c.bottom for c in run)
            continue
        for line in _lines(run):
            if last_bottom is not None and last_bottom - line[0].top > 1.6 * size:
                out.append(("", ()))
            out.append((_printed(line, left, size), ()))
            last_bottom = min(c.bottom for c in line)
    return out


def _runs(chars: list[_Char], tables: list[RuledTable]) -> Iterator[tuple[RuledTable | None, list[_Char]]]:
    """
    *chars* in their order, those of a ruled table together where its first is printed.

    Blanks stay with what they stand behind.
    """
    inside: dict[int, list[_Char]] = {}
    order: list[tuple[RuledTable | None, list[_Char]]] = []
    at: int | None = None
    for char in chars:
        if char.text.strip():
            middle = (char.left + char.right) / 2, (char.bottom + char.top) / 2
            at = next((i for i, table in enumerate(tables) if table.place(*middle) is not None), None)
        if at is not None and at not in inside:
            inside[at] = []
            order.append((tables[at], inside[at]))
        elif at is None and (not order or order[-1][0] is not None):
            order.append((None, []))
        (inside[at] if at is not None else order[-1][1]).append(char)
    yield from order


def _rows(table: RuledTable, chars: list[_Char]) -> list[tuple[str, tuple[SpanningCell, ...]]]:
    """
    The rows of *table*, their cells parted by tabs, and the cells that span several; [] for no table.

    A table has words in two cells of two rows at least: anything else is a drawing with a text in it.
    """
    cells: dict[int, list[_Char]] = {}
    place: int | None = None
    for char in chars:
        if char.text.strip():
            place = table.place((char.left + char.right) / 2, (char.bottom + char.top) / 2)
        if place is not None:
            cells.setdefault(place, []).append(char)
    words = {place: _words(found) for place, found in cells.items()}
    rows = table.laid_out(words)
    if sum(1 for row, _ in rows if sum(map(bool, row)) > 1) < 2:
        return []
    return [("\t".join(row), spanning) for row, spanning in rows]


def _words(chars: list[_Char]) -> str:
    """The words of a cell, whose lines go on from each other."""
    words = ""
    for line in _lines(chars):
        text = " ".join(_printed(line, line[0].left, line[0].top - line[0].bottom).split())
        words += " " + text if words[-1:].isascii() and words[-1:].isalpha() and text[:1].isascii() else text
    return words.strip()


def _chars(textpage: Any) -> list[_Char]:
    """The characters in the file's order, each with the box of its em (not of its ink: a 。 is as tall as a 国)."""
    box = raw.FS_RECTF()
    found: list[_Char] = []
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if code in (0, 0xFFFE, 0xFFFF, 13, 10) or 0xD800 <= code <= 0xDFFF:
            continue
        if raw.FPDFText_GetLooseCharBox(textpage, i, box):
            found.append(_Char(chr(code), box.left, box.right, box.bottom, box.top))
    return found


def _lines(chars: list[_Char]) -> list[list[_Char]]:
    """
    Runs of characters at one height, in the order the file gives them; a jump back to the left is a new line, but for
    what belongs into a gap of the last.
    """
    lines: list[list[_Char]] = []
    for char in chars:
        if not char.text.strip():  # blanks are often made up by the reader and have boxes of no meaning
            if lines:
                last = lines[-1][-1]
                lines[-1].append(_Char(" ", last.right, last.right, last.bottom, last.top))
        elif lines and _same_line(lines[-1], char):
            lines[-1].append(char)
        elif lines and (gap := _gap(lines[-1], char)):
            lines[-1][gap] = [char]
        else:
            lines.append([char])
    return lines


def _gap(line: list[_Char], char: _Char) -> slice | None:
    """
    Where in *line* there is room for *char*, printed before the last of it; None where it stands elsewhere.

    Signs of another font than those around them, often quotation marks, are written to some files after the line.
    """
    middle = (char.left + char.right) / 2
    inked = [i for i, other in enumerate(line) if other.text.strip()]
    for before, behind in itertools.pairwise(inked):
        if line[before].right - 1 <= middle <= line[behind].left + 1:
            height = max(line[before].top - line[before].bottom, 1.0)
            level = line[before].bottom <= (char.bottom + char.top) / 2 <= line[before].top
            return slice(before + 1, behind) if level and line[behind].left - line[before].right <= 3 * height else None
    return None


def _same_line(line: list[_Char], char: _Char) -> bool:
    """Whether *char* stands at the height of *line*, measured on its tallest character: 一 is no taller than a dash."""
    anchor = max(line[-12:], key=lambda c: c.top - c.bottom)
    middle, anchor_middle = (char.top + char.bottom) / 2, (anchor.top + anchor.bottom) / 2
    overlap = anchor.bottom <= middle <= anchor.top or char.bottom <= anchor_middle <= char.top
    height = max(anchor.top - anchor.bottom, char.top - char.bottom, 1.0)
    return overlap and char.left >= line[-1].left - 0.6 * height


def _left_margin(lines: list[list[_Char]], size: float) -> float:
    """The left edge most lines share; indentation is measured from it."""
    counts = Counter(round(line[0].left / (size / 2)) for line in lines if len(line) > 8)
    if not counts:
        return min((line[0].left for line in lines), default=0.0)
    common = [edge for edge, n in counts.items() if n * 3 >= max(counts.values())]
    return min(common) * (size / 2)


def _printed(line: list[_Char], left: float, size: float) -> str:
    width = _median([c.right - c.left for c in line if c.text >= "\u2e80"]) or size
    indent = int((line[0].left - left) / max(width, 1.0) + 0.4)
    text = line[0].text
    for before, char in itertools.pairwise(line):
        gap = char.left - before.right
        if char.text == " " or (gap > 2.5 * width and text[-1] != "\t"):
            if gap > 2.5 * width:
                text = text.rstrip() + "\t"
            elif text[-1:] not in " \t":
                text += " "
            if char.text == " ":
                continue
        text += char.text
    return "\u3000" * max(0, min(indent, 30)) + text.rstrip()


def _median(values: list[float]) -> float:
    positive = sorted(v for v in values if v > 0)
    return positive[len(positive) // 2] if positive else 0.0

"""
PDF text layers to plain text: characters gathered into lines by where they are printed, pages parted by form feeds.

The lines keep their indentation (as full-width blanks) so that joining can see where paragraphs begin. What is a
page number, a running head or a wrapped line is decided afterwards, as for any text. PDFium is not thread-safe;
one lock guards it.
"""

import itertools
import threading
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as raw

from app.errors import SourceUnreadable

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


def pdf_text(data: bytes, name: str) -> tuple[str, tuple[int, ...]]:
    """
    The text of a PDF and the numbers of pages without any.

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
            pages = [_page_text(document[i]) for i in range(len(document))]
        except pypdfium2.PdfiumError as error:
            # The file opens, and a page of it does not: a text with a hole would be cited as if it were whole.
            reason = "has a page that is damaged; save it again from its source"
            raise SourceUnreadable(name, f"the PDF {reason}", ("unread.damaged", {})) from error
        finally:
            document.close()
    empty = tuple(i + 1 for i, page in enumerate(pages) if not page.strip())
    if sum(len("".join(page.split())) for page in pages) < _SCANNED_PER_PAGE * len(pages):
        raise SourceUnreadable(
            name,
            "the PDF is a scan without text; run character recognition on it and import the result",
            ("unread.scan", {}),
        )
    return "\f".join(pages), empty


def _page_text(page: Any) -> str:
    textpage = page.get_textpage()
    chars = _chars(textpage)
    if not chars:
        return ""
    lines = _lines(chars)
    size = _median([c.top - c.bottom for c in chars if c.text.strip()]) or 12.0
    left = _left_margin(lines, size)
    out: list[str] = []
    last_bottom: float | None = None
    for line in lines:
        if last_bottom is not None and last_bottom - line[0].top > 1.6 * size:
            out.append("")
        out.append(_printed(line, left, size))
        last_bottom = min(c.bottom for c in line)
    return "\n".join(out)


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
    """Runs of characters at one height, in the order the file gives them; a jump back to the left is a new line."""
    lines: list[list[_Char]] = []
    for char in chars:
        if not char.text.strip():  # blanks are often made up by the reader and have boxes of no meaning
            if lines:
                last = lines[-1][-1]
                lines[-1].append(_Char(" ", last.right, last.right, last.bottom, last.top))
        elif lines and _same_line(lines[-1], char):
            lines[-1].append(char)
        else:
            lines.append([char])
    return lines


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
        return min(line[0].left for line in lines)
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

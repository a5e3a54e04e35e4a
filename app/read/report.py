"""
A report as text, with what it says of its sources: for checking quotations, not for filing a plan.

Where reading a plan keeps its own words only, a report's footnotes and the addresses behind its links are the very
thing that is looked for. Of Word files footnotes and endnotes become notes ([^1], and [^1]: … at the end), links
[words](address), and paragraphs in a style for quotations begin with ">"; other formats are text as app.read has it.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

from app.errors import SourceUnreadable
from app.read import MAX_TEXT_BYTES, read_bytes
from app.read.docx import DROPPED, children, guard
from app.read.docx_numbering import Numbering

_QUOTE_STYLE: Final = re.compile(r"(?:intense)?\s*quote|block\s*text|quotation|明显引用|引用|引文", re.IGNORECASE)
_FIELD_LINK: Final = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_NOTES: Final = {"footnotes": ("w:footnote", "w:footnoteReference"), "endnotes": ("w:endnote", "w:endnoteReference")}


def report_text(data: bytes, name: str) -> str:
    """
    The text of a report called *name*, whose suffix names the format. Raises SourceUnreadable as read_bytes does.
    """
    if Path(name).suffix.lower() != ".docx" or not data.startswith(b"PK"):
        return read_bytes(data, name).text
    guard(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises KeyError, ValueError, BadZipFile and XML errors alike
        reason = f"the file is no readable Word document ({type(error).__name__}); save it again as .docx"
        raise SourceUnreadable(name, reason, ("unread.word", {})) from error
    walk = _Walk(_targets(document.part))
    styles = {
        s.style_id
        for s in document.styles
        if _QUOTE_STYLE.fullmatch(s.name or "") or _QUOTE_STYLE.fullmatch(s.style_id)
    }
    lines = list(_lines(document.element.body, walk, styles, Numbering.of(document)))
    lines += _notes(document.part, walk)
    text = "\n".join(lines)
    if not text.strip():
        raise SourceUnreadable(name, "no text was found in the file", ("unread.no_text", {}))
    if len(text) > MAX_TEXT_BYTES:
        raise SourceUnreadable(name, "the file holds more text than any report; split it", ("unread.too_much", {}))
    return text


@dataclass
class _Walk:
    """What is met on the way: where links lead, and which number each note was given."""

    links: dict[str, str]
    notes: dict[tuple[str, str], int] = field(default_factory=dict)

    def words(self, node: _Element) -> str:
        """The words below *node*, links and notes in the signs of Markdown."""
        out: list[str] = []
        fields: list[str] = []
        self._collect(node, out, fields)
        return "".join(out)

    def _collect(self, node: _Element, out: list[str], fields: list[str]) -> None:
        for child in node:
            tag = child.tag
            if tag == qn("w:t"):
                out.append(child.text or "")
            elif tag in (qn("w:br"), qn("w:cr")):
                out.append("\n" if child.get(qn("w:type")) in (None, "textWrapping") else "")
            elif tag == qn("w:tab"):
                out.append(" ")
            elif tag == qn("w:noBreakHyphen"):
                out.append("-")
            elif tag == qn("w:hyperlink"):
                said = self.words(child)
                out.append(_linked(said, self.links.get(child.get(qn("r:id")) or "", "")))
            elif tag == qn("w:instrText"):
                match = _FIELD_LINK.search(child.text or "")
                fields.extend([match[1]] if match else [])
            elif tag == qn("w:fldChar"):
                if child.get(qn("w:fldCharType")) == "end" and fields:
                    out.append(_behind("".join(out), fields.pop()))
            elif tag in _REFERENCES:
                key = (_REFERENCES[tag], child.get(qn("w:id")) or "")
                out.append(f"[^{self.notes.setdefault(key, len(self.notes) + 1)}]")
            elif tag not in DROPPED:
                self._collect(child, out, fields)


_REFERENCES: Final = {qn(reference): kind for kind, (_, reference) in _NOTES.items()}


def _lines(body: Any, walk: _Walk, quotes: set[str], numbering: Numbering) -> Iterator[str]:
    for element in children(body):
        for paragraph in element.iter(qn("w:p")):
            words = walk.words(paragraph).strip()
            # A list of references is numbered by Word as often as by hand, and [1] is how the text refers to it.
            words = (numbering.label(paragraph) if words else "") + words
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            quoted = style is not None and style.get(qn("w:val")) in quotes
            for line in words.split("\n") if words else ():
                yield f"> {line}" if quoted else line
            if quoted and words:
                yield ""


def _notes(part: Any, walk: _Walk) -> list[str]:
    """[^1]: … for every note that the text refers to, in the order of the text."""
    found: dict[int, str] = {}
    for relation in part.rels.values():
        kind = str(relation.reltype).rsplit("/", 1)[-1]
        if kind not in _NOTES or relation.is_external:
            continue
        own = _Walk(_targets(relation.target_part))
        for note in parse_xml(relation.target_part.blob).iter(qn(_NOTES[kind][0])):
            number = walk.notes.get((kind, note.get(qn("w:id")) or ""))
            if number is not None:
                words = " ".join(own.words(p).strip() for p in note.iter(qn("w:p")))
                found[number] = f"[^{number}]: {' '.join(words.split())}"
    return [found[number] for number in sorted(found)]


def _targets(part: Any) -> dict[str, str]:
    """Where the links of a part of the file lead, by their id."""
    return {key: str(r.target_ref) for key, r in part.rels.items() if str(r.reltype).endswith("/hyperlink")}


def _linked(said: str, target: str) -> str:
    if not target or target == said.strip():
        return said
    return f"[{said}]({target})"


def _behind(before: str, target: str) -> str:
    return "" if before.rstrip().endswith(target) else f"（{target}）"

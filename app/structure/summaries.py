"""
The archive's own summaries: summary.zh.md and summary.en.md to an outline of their own.

The form is fixed, since we write them: `# title`, `## heading` for each section, paragraphs between blank lines,
each followed by a comment naming the official anchors it rests on. Sections are s1, s2, … and paragraphs s1-p1, …
by position, the same in both languages.
"""

import re
from typing import Final

from app.domain.outline import Furniture, Outline, Paragraph, Section, Span
from app.errors import RecordInvalid
from app.structure.anchors import paragraph_anchor, split_anchor
from app.structure.nodes import fingerprint

_RESTS_ON: Final = re.compile(r"<!--\s*rests on\s+(?P<anchors>[^>]*?)\s*-->")
_PIECE: Final = re.compile(r"(?:[^\n]+\n?)+")


def read_summary(text: str, name: str = "summary") -> Outline:
    """
    The outline of a summary.

    Args:
        text: The Markdown of one language.
        name: The file's name, for messages.

    Raises:
        RecordInvalid: a paragraph stands before the first heading, or a "rests on" line names no anchors.
    """
    sections: list[Section] = []
    furniture: list[Furniture] = []
    order = n = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        order += 1
        if piece.startswith("# "):
            title = piece[2:].strip()
            furniture.append(
                Furniture("title", title, Span(match.start() + 2, match.start() + 2 + len(title)), order=order)
            )
            continue
        if piece.startswith("## "):
            sections.append(_section(len(sections) + 1, piece[3:].strip(), order, match.start() + 3))
            continue
        found = _RESTS_ON.search(piece)
        body = _RESTS_ON.sub("", piece).strip()
        if not sections:
            raise RecordInvalid(name, f"“{body[:20]}” stands before the first heading; put it under a line “## …”")
        if not body:
            sections[-1] = _resting(sections[-1], found, name)
            continue
        n += 1
        sections[-1] = _with_paragraph(
            sections[-1], _joined(body), n, order, match.start() + piece.index(body), len(body), found, name
        )
    return Outline(tuple(sections), tuple(furniture))


def _section(k: int, heading: str, order: int, start: int) -> Section:
    return Section(
        f"s{k}", None, heading, heading, 1, "main", None, False, order, (), (Span(start, start + len(heading)),)
    )


def _joined(body: str) -> str:
    """Lines of a paragraph joined: with a blank in English, without in Chinese."""
    out = ""
    for line in body.splitlines():
        line = line.strip()
        out += (" " if out and out[-1].isascii() and line[:1].isascii() else "") + line
    return out


def _with_paragraph(
    section: Section, text: str, n: int, order: int, start: int, size: int, found: re.Match[str] | None, name: str
) -> Section:
    anchor = paragraph_anchor(section.anchor, len(section.paragraphs) + 1)
    paragraph = Paragraph(
        anchor,
        text,
        n,
        order,
        (Span(start, start + size),),
        rests_on=_anchors(found, name),
        fingerprint=fingerprint(text),
    )
    return _replace(section, (*section.paragraphs, paragraph))


def _resting(section: Section, found: re.Match[str] | None, name: str) -> Section:
    """A "rests on" comment that a blank line parted from its paragraph belongs to the paragraph before it."""
    if not section.paragraphs:
        raise RecordInvalid(name, f"a “rests on” line under “{section.heading}” has no paragraph before it")
    last = section.paragraphs[-1]
    merged = Paragraph(
        last.anchor,
        last.text,
        last.n,
        last.order,
        last.spans,
        rests_on=last.rests_on + _anchors(found, name),
        fingerprint=last.fingerprint,
    )
    return _replace(section, (*section.paragraphs[:-1], merged))


def _replace(section: Section, paragraphs: tuple[Paragraph, ...]) -> Section:
    return Section(
        section.anchor,
        section.label,
        section.title,
        section.heading,
        section.level,
        section.part,
        section.parent,
        section.run_in,
        section.order,
        paragraphs,
        section.heading_spans,
        section.industries,
    )


def _anchors(found: re.Match[str] | None, name: str) -> tuple[str, ...]:
    if found is None:
        return ()
    anchors = tuple(found["anchors"].replace("，", ",").replace(",", " ").split())
    for anchor in anchors:
        try:
            split_anchor(anchor)
        except ValueError as error:
            raise RecordInvalid(name, f"rests on {anchor!r}, which is no anchor; write it as 2.1-p3") from error
    if not anchors:
        raise RecordInvalid(name, "a “rests on” line names no anchors")
    return anchors

"""
One passage between its neighbours, cut out of an outline: a section, a paragraph, a sentence or a table row.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.citation import Address, fingerprint, read_anchor, sentences
from app.domain.outline import Outline, Paragraph, Section
from app.domain.record import Record
from app.domain.views import PartInfo, Passage
from app.store.catalogue import TextRow
from app.store.counts import section_text
from app.store.layout import Layout

NEIGHBOURS = 2
"""Paragraphs shown before and after a passage."""


@dataclass(frozen=True, slots=True)
class Found:
    """A section of an outline, the paragraph meant (None for the whole section), and the piece of it."""

    section: Section
    paragraph: Paragraph | None
    piece: tuple[int, int] | None


def find(layout: Layout, address: Address) -> Found | None:
    """What *address* names in an outline; None where there is no such section, paragraph, sentence or row."""
    section = layout.section(address.section)
    if section is None:
        return None
    if address.paragraph is None:
        return Found(section, None, None)
    paragraph = next((p for p in section.paragraphs if p.anchor == address.paragraph), None)
    if paragraph is None:
        return None
    if address.sub is None or address.number is None:
        return Found(section, paragraph, None)
    pieces = sentences(paragraph.text) if address.sub == "s" else _rows(paragraph)
    if not 1 <= address.number <= len(pieces):
        return None
    return Found(section, paragraph, pieces[address.number - 1])


def passage_of(
    layout: Layout, text: TextRow, record: Record, anchor: str, found: Found, aligned: Mapping[str, str]
) -> Passage:
    """
    The passage at *anchor* of an outline.

    Its neighbours are the paragraphs of the same part around it; around a section they are those before its heading
    and after its own text.
    """
    section, paragraph = found.section, found.paragraph
    part = layout.parts.get(section.part)
    own = (paragraph,) if paragraph else section.paragraphs
    first = own[0].order if own else section.order
    last = own[-1].order if own else section.order
    before, after = layout.around(section.part, first, last, NEIGHBOURS)
    words = paragraph.text if paragraph else section_text(section)
    if paragraph is not None:
        previous = before[-1].anchor if before else None
        following = after[0].anchor if after else None
    else:
        previous, following = layout.beside(section)
    return Passage(
        plan=text.plan,
        record=record,
        layer=text.layer,
        lang=text.lang,
        edition=text.edition,
        current=text.current,
        source=text.source,
        anchor=anchor,
        part=part or PartInfo(section.part, "main", None, None, section.anchor, 1, len(section.paragraphs)),
        path=layout.path_to(section),
        section=section,
        paragraph=paragraph,
        before=tuple(before),
        after=tuple(after),
        previous=previous,
        next=following,
        text=words,
        fingerprint=(paragraph.fingerprint if paragraph else "") or fingerprint(words),
        children=layout.children(section.anchor),
        sentence=found.piece,
        aligned={a: aligned[a] for p in (*before, *own, *after) if (a := p.anchor) in aligned},
    )


def nearest(outlines: Sequence[Outline], anchor: str) -> tuple[str, ...]:
    """Up to three anchors of *outlines* that *anchor* may have been meant to be: what it stands in, then its likes."""
    known: dict[str, None] = {}
    for outline in outlines:
        for section in outline.sections:
            known[section.anchor] = None
            known.update(dict.fromkeys(p.anchor for p in section.paragraphs))
    address = read_anchor(anchor)
    wider = [name for name in (address.paragraph, address.section) if name in known] if address else []
    close = difflib.get_close_matches(anchor, known, n=3, cutoff=0.5)
    return tuple(dict.fromkeys([*wider, *close]))[:3]


def _rows(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Where the rows of a table stand in its text: lines, as domain.outline says."""
    if paragraph.kind != "table":
        return ()
    out, start = [], 0
    for line in paragraph.text.split("\n"):
        out.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(out)

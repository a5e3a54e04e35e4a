"""
One passage between its neighbours, cut out of an outline: a section, a paragraph, a sentence or a table row.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.citation import Address, fingerprint, read_anchor, sentences
from app.domain.outline import Outline, Paragraph, Section
from app.domain.record import Record
from app.domain.results import PathStep
from app.domain.views import PartInfo, Passage
from app.store.catalogue import TextRow
from app.store.counts import parts_of, section_text

NEIGHBOURS = 2
"""Paragraphs shown before and after a passage."""


@dataclass(frozen=True, slots=True)
class Found:
    """A section of an outline, the paragraph meant (None for the whole section), and the piece of it."""

    section: Section
    paragraph: Paragraph | None
    piece: tuple[int, int] | None


def find(outline: Outline, address: Address) -> Found | None:
    """What *address* names in *outline*; None where there is no such section, paragraph, sentence or row."""
    section = outline.section(address.section)
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
    outline: Outline, text: TextRow, record: Record, anchor: str, found: Found, aligned: Mapping[str, str]
) -> Passage:
    """
    The passage at *anchor* of *outline*.

    Its neighbours are the paragraphs of the same part around it; around a section they are those before its heading
    and after its own text.
    """
    section, paragraph = found.section, found.paragraph
    part = next((p for p in parts_of(outline) if p.anchor == section.part), None)
    flow = sorted((p for s in outline.sections if s.part == section.part for p in s.paragraphs), key=lambda p: p.order)
    own = (paragraph,) if paragraph else section.paragraphs
    first = own[0].order if own else section.order
    last = own[-1].order if own else section.order
    before = [p for p in flow if p.order < first][-NEIGHBOURS:]
    after = [p for p in flow if p.order > last][:NEIGHBOURS]
    words = paragraph.text if paragraph else section_text(section)
    if paragraph is not None:
        previous = before[-1].anchor if before else None
        following = after[0].anchor if after else None
    else:
        previous, following = _beside(outline.sections, section)
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
        path=path_to(outline, section),
        section=section,
        paragraph=paragraph,
        before=tuple(before),
        after=tuple(after),
        previous=previous,
        next=following,
        text=words,
        fingerprint=(paragraph.fingerprint if paragraph else "") or fingerprint(words),
        children=tuple(PathStep(s.anchor, s.heading) for s in outline.children(section.anchor)),
        sentence=found.piece,
        aligned={a: aligned[a] for p in (*before, *own, *after) if (a := p.anchor) in aligned},
    )


def path_to(outline: Outline, section: Section) -> tuple[PathStep, ...]:
    """The headings above *section*, outermost first."""
    known = {s.anchor: s for s in outline.sections}
    steps: list[PathStep] = []
    parent = section.parent
    while parent is not None and parent in known and len(steps) < len(known):
        steps.append(PathStep(parent, known[parent].heading))
        parent = known[parent].parent
    return tuple(reversed(steps))


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


def texts_by_anchor(outline: Outline) -> dict[str, str]:
    """The paragraphs' texts by anchor, and the sections' headings under theirs."""
    out = {}
    for section in outline.sections:
        if section.heading:
            out[section.anchor] = section.heading
        out.update({p.anchor: p.text for p in section.paragraphs})
    return out


def _rows(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Where the rows of a table stand in its text: lines, as domain.outline says."""
    if paragraph.kind != "table":
        return ()
    out, start = [], 0
    for line in paragraph.text.split("\n"):
        out.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(out)


def _beside(sections: Sequence[Section], section: Section) -> tuple[str | None, str | None]:
    at = next(i for i, other in enumerate(sections) if other.anchor == section.anchor)
    return (
        sections[at - 1].anchor if at > 0 else None,
        sections[at + 1].anchor if at + 1 < len(sections) else None,
    )

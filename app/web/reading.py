"""
A part of a text laid out for reading: headings, paragraphs, tables and furniture in the order they were printed.

Run-in headings stand at the head of their paragraph, as in print. What is a match or a doubt is marked by offsets;
the words are never touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from app.domain.outline import Furniture, Paragraph, Repair, Section
from app.domain.results import Highlight
from app.domain.views import LayerView
from app.web.cells import MarkedTable, laid_out
from app.web.marking import Segment, linked, segments

_CONTENTS: Final = "contents"
"""A printed list of contents comes line by line; it is one thing, and the outline beside the text says it better."""
BlockKind = Literal["heading", "text", "table", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """
    One printed thing.

    `anchor` is the element's id; `rank` the HTML level of a heading (2 to 5); `run_in` the heading printed at the
    start of a paragraph, with its section's anchor in `run_in_anchor`; `counterpart` the same paragraph in the other
    language, where one is held. `summarised` are anchors of summary paragraphs that rest on this one.
    """

    kind: BlockKind
    anchor: str = ""
    rank: int = 0
    segments: tuple[Segment, ...] = ()
    run_in: tuple[Segment, ...] = ()
    run_in_anchor: str = ""
    n: int = 0
    table: MarkedTable | None = None
    furniture: str = ""
    counterpart: str | None = None
    rests_on: tuple[str, ...] = ()
    summarised: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """
    What is marked in a text: matches typed and widened, by anchor of the paragraph or section.

    `links` are (start, end, address) of words that lead somewhere.
    """

    typed: Mapping[str, Sequence[Highlight]] = field(default_factory=dict)
    widened: Mapping[str, Sequence[Highlight]] = field(default_factory=dict)
    links: Mapping[str, Sequence[tuple[int, int, str]]] = field(default_factory=dict)

    def of(self, anchor: str, text: str) -> tuple[Segment, ...]:
        """The words of one paragraph or heading, cut where a mark or a link begins or ends."""
        marked = segments(text, self.typed.get(anchor, ()), self.widened.get(anchor, ()))
        found = self.links.get(anchor)
        return tuple(linked(marked, found) if found else marked)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs and headings have a mark."""
        return len({*self.typed, *self.widened})


NO_MARKS = Marks()


def blocks(
    view: LayerView, part: str, marks: Marks = NO_MARKS, summarised: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Block, ...]:
    """The blocks of one part of *view*, in reading order."""
    items: list[tuple[int, int, Section | Paragraph | Furniture]] = []
    run_in_of: dict[str, Section] = {}
    for section in view.sections:
        if section.part != part:
            continue
        items.append((section.order, 0, section))
        items.extend((p.order, 0, p) for p in section.paragraphs)
        if section.run_in and section.paragraphs:
            run_in_of[section.paragraphs[0].anchor] = section
    items.extend((f.order, 1, f) for f in view.furniture if f.part == part)
    items.sort(key=lambda item: item[:2])
    run_in = {section.anchor for section in run_in_of.values()}
    repairs = _repairs_by_paragraph(view, part)
    found: list[Block] = []
    rank = 1
    for _, _, item in items:
        if isinstance(item, Section):
            if item.heading and item.anchor not in run_in:
                # A heading that only opens a paragraph is none in HTML; what stands under it must not skip a rank.
                rank = min(5, max(2, item.level + 1), rank + 1)
                found.append(_heading(item, rank, view, marks))
        elif isinstance(item, Paragraph):
            found.append(_paragraph(item, run_in_of.get(item.anchor), view, marks, summarised or {}, repairs))
        elif item.kind == _CONTENTS and found and found[-1].furniture == _CONTENTS:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{item.text}")
        else:
            found.append(Block("furniture", furniture=item.kind, text=item.text))
    return tuple(found)


def _heading(section: Section, rank: int, view: LayerView, marks: Marks) -> Block:
    return Block(
        "heading",
        anchor=section.anchor,
        rank=rank,
        segments=marks.of(section.anchor, section.heading),
        text=section.heading,
        counterpart=view.aligned.get(section.anchor),
    )


def _paragraph(
    paragraph: Paragraph,
    head: Section | None,
    view: LayerView,
    marks: Marks,
    summarised: Mapping[str, tuple[str, ...]],
    repairs: Mapping[str, tuple[Repair, ...]],
) -> Block:
    marked = marks.of(paragraph.anchor, paragraph.text)
    return Block(
        "table" if paragraph.table else "text",
        anchor=paragraph.anchor,
        segments=marked,
        run_in=marks.of(head.anchor, head.heading) if head else (),
        run_in_anchor=head.anchor if head else "",
        n=paragraph.n,
        table=laid_out(paragraph.table, paragraph.text, marked) if paragraph.table else None,
        counterpart=view.aligned.get(paragraph.anchor),
        rests_on=paragraph.rests_on,
        summarised=summarised.get(paragraph.anchor, ()),
        repairs=repairs.get(paragraph.anchor, ()),
        text=paragraph.text,
    )


def _repairs_by_paragraph(view: LayerView, part: str) -> dict[str, tuple[Repair, ...]]:
    """Doubts and repairs by the paragraph they stand in."""
    found: dict[str, list[Repair]] = {}
    if not view.repairs:
        return {}
    for anchor, repair in placed_repairs(view):
        if anchor is not None and anchor[0] == part:
            found.setdefault(anchor[1], []).append(repair)
    return {anchor: tuple(repairs) for anchor, repairs in found.items()}


def placed_repairs(view: LayerView) -> Iterator[tuple[tuple[str, str] | None, Repair]]:
    """((part, paragraph), repair) for every repair; None where it stands in no paragraph, as a dropped page number."""
    starts: list[tuple[int, int, str, str]] = []
    for section in view.sections:
        for paragraph in section.paragraphs:
            if paragraph.spans:
                starts.append((paragraph.spans[0].start, paragraph.spans[-1].end, section.part, paragraph.anchor))
    starts.sort()
    at = 0
    for repair in sorted(view.repairs, key=lambda each: each.span.start):
        while at < len(starts) and starts[at][1] <= repair.span.start:
            at += 1
        inside = at < len(starts) and starts[at][0] <= repair.span.start
        yield ((starts[at][2], starts[at][3]) if inside else None), repair

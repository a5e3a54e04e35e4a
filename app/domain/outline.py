"""
The text of a plan as sections and paragraphs, each with its anchor and its place in the source.

Values only: nothing here reads files or decides what a heading is. Sections stand in one flat tuple in
reading order; nesting is told by `parent`. A parent's concluding paragraph is printed after its children,
so reading order over everything is `order`, not the position in the tuple.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["text", "table"]
PartKind = Literal["main", "notice", "annex"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text: offsets in Unicode code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that spans more than one: where it begins, counted from 0, and how many rows and columns it takes."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """
    Cells as printed, row by row; the first `header_rows` rows name the columns.

    `merged` are the cells that span several, where the source says so: the words stand in the first of the places
    they take, the others are blank.
    """

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    caption: str | None = None
    merged: tuple[Merged, ...] = ()

    def spread(self) -> tuple[tuple[str, ...], ...]:
        """The rows with the words of a cell that spans several in each of the places it takes."""
        rows = [list(row) for row in self.rows]
        for cell in self.merged:
            words = self.rows[cell.row][cell.column]
            for row in rows[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [words] * len(
                    row[cell.column : cell.column + cell.columns]
                )
        return tuple(tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    The smallest unit shown, counted and cited.

    `text` is the source's own, joined where a line break stood inside it and otherwise untouched; a table's
    text is its caption, if it has one, and its cells, tabs between cells and newlines between rows. Text printed on
    a heading's own line is the section's first paragraph and does not repeat the heading. `n` counts paragraphs
    within the part from 1 in reading order (a reading aid, not an address); `order` counts headings and paragraphs
    through the whole text. `spans` are the pieces of the source it was joined from.
    """

    anchor: str
    text: str
    n: int
    order: int
    spans: tuple[Span, ...]
    kind: ParagraphKind = "text"
    table: Table | None = None
    rests_on: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """
    A heading and its own text, without what stands under its sub-headings.

    `anchor` is built from the printed numbering (app.structure.anchors). `heading` is the heading as printed,
    label included; `label` the number without blanks ("（一）", "1.", "附件1") or None; `title` the words of the
    heading without label and closing 。, or None where the item is a plain sentence. `level` is real nesting
    depth: an attachment is 0, a first-level heading 1. `part` is "main", "n" for a forwarding notice, or the
    attachment's anchor ("a1"). `industries` are ids of app.vocab.industries, most important first.
    The lead of the main text, before its first heading, is a section with anchor "0" and no label.
    """

    anchor: str
    label: str | None
    title: str | None
    heading: str
    level: int
    part: str
    parent: str | None
    run_in: bool
    order: int
    paragraphs: tuple[Paragraph, ...]
    heading_spans: tuple[Span, ...] = ()
    industries: tuple[str, ...] = ()


FurnitureKind = Literal[
    "title",
    "contents",
    "salutation",
    "signature",
    "date",
    "copy-to",
    "printed",
    "stamp",
    "page-number",
    "running-head",
    "attachment-list",
    "doc-number",
    "release",
    "contact",
    "site",
    "ornament",
]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Printed matter that is no section: kept, shown where it stood, not searched as text."""

    kind: FurnitureKind
    text: str
    span: Span
    part: str = "main"
    order: int = 0


@dataclass(frozen=True, slots=True)
class Repair:
    """
    Something reading changed or doubts, and where.

    `name` is the repair's name in app.read.repairs; `span` its place in the source; `before` what stood there;
    `after` what is shown instead. A doubt (a character or word to look at, nothing changed) has before == after.
    """

    name: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything structure found in one text. Every character is in a section, in furniture or in a repair."""

    sections: tuple[Section, ...]
    furniture: tuple[Furniture, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def section(self, anchor: str) -> Section | None:
        """The section of that anchor, or None."""
        return next((s for s in self.sections if s.anchor == anchor), None)

    def children(self, anchor: str) -> tuple[Section, ...]:
        """The sections directly under *anchor*, in reading order."""
        return tuple(s for s in self.sections if s.parent == anchor)

    def parts(self) -> tuple[str, ...]:
        """The parts in reading order: "n", "main", "a1", …"""
        seen: dict[str, None] = {}
        for section in self.sections:
            seen.setdefault(section.part)
        return tuple(seen)

    def in_reading_order(self, part: str | None = None) -> Iterator[Section | Paragraph]:
        """Headings and paragraphs as printed, of one part or of all."""
        items: list[Section | Paragraph] = []
        for section in self.sections:
            if part is None or section.part == part:
                items.append(section)
                items.extend(section.paragraphs)
        return iter(sorted(items, key=lambda item: item.order))

"""What several answers are made of."""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.outline import ParagraphKind, PartKind
from app.domain.plan import Lang, LayerName
from app.domain.record import EvidenceState

Offsets = tuple[int, int]
"""[start, end) in Unicode code points."""


class Shape(BaseModel):
    """A JSON object with exactly these keys."""

    model_config = ConfigDict(extra="forbid")


class Label(Shape):
    """A name in both languages."""

    zh: str
    en: str


class Title(Shape):
    """A plan's title and how it is known; a supplied one is the archive's own and shown in 〔〕."""

    zh: str | None
    en: str | None
    state: EvidenceState


class ShortTitle(Shape):
    """A plan's name for tight places."""

    zh: str | None
    en: str | None


class Place(Shape):
    """A province or city by GB/T 2260."""

    name: str
    code: str


class Step(Shape):
    """One heading on the way down to a section."""

    anchor: str
    heading: str


class MergedCell(Shape):
    """A cell that spans several: the place it begins at, counted from 0, and how many rows and columns it takes."""

    row: int
    column: int
    rows: int
    columns: int


class TableCells(Shape):
    """A table's cells as printed; the first header_rows rows name the columns."""

    caption: str | None
    header_rows: int
    rows: list[list[str]]
    merged: list[MergedCell] = Field(description="cells that span several; the other places they take are blank")


class Paragraph(Shape):
    """A paragraph or table. `n` is its place in reading order within the part."""

    anchor: str
    url: str
    n: int
    kind: ParagraphKind
    text: str
    layer: LayerName
    lang: Lang
    fingerprint: str
    table: TableCells | None
    rests_on: list[str] = Field(description="of a summary: anchors of the official text")


class Section(Shape):
    """A heading and its own text, without what stands under its sub-headings."""

    anchor: str
    url: str
    label: str | None = Field(description="the number as printed, without blanks")
    title: str | None
    heading: str
    level: int
    part: str
    parent: str | None
    run_in: bool
    industries: list[str]
    layer: LayerName
    lang: Lang
    paragraphs: list[Paragraph]


class Part(Shape):
    """The main text, the forwarding notice (n) or an attachment (a1)."""

    anchor: str
    kind: PartKind
    label: str | None
    title: str | None
    first: str
    sections: int
    paragraphs: int

"""
What a reader takes away: quotations with their sources, set out in boards, ready to be written to a file.

Values only. What is quoted, where links lead and what things are called in the reader's language is decided by whoever
makes them (app.web.taking); how a file looks is decided in app.export. Texts are the source's own, addresses complete.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.outline import Table
from app.domain.plan import Lang, LayerName


@dataclass(frozen=True, slots=True)
class Quotation:
    """
    A paragraph, table, sentence or section in the source's own words, with everything that finds it again.

    `label` is its place for a reader (附件1 ¶16), `url` the permanent address with edition and fingerprint, `citation`
    the reference in the style of the file. `edition` is 0 where there are no editions (a summary); `table` is there
    where the words are those of a printed table. `value` is the number that is quoted, "" where words are. `state`
    says in words what became of the passage since it was kept, "" where it stands as it did; `remark` where in the file
    nearly the same words stand, or how the number differs from the first of its line, "" where there is nothing to say.
    """

    plan: str
    anchor: str
    label: str
    text: str
    url: str
    citation: str
    fingerprint: str
    edition: int
    layer: LayerName
    lang: Lang
    table: Table | None = None
    value: str = ""
    state: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What stands in one cell: a heading with its address, "" where there is none, and the words below it.

    `source` is the reference that stands for the whole cell, "" where each quotation has its own. `title` is the
    plan's, where the column is not one plan's. `gloss` is the English of a Chinese heading, the archive's own; "" where
    none is needed or known, as with that of a line and of a head.
    """

    heading: str
    url: str
    source: str
    quotations: tuple[Quotation, ...]
    title: str = ""
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a board: what it is about, a remark (why its cells stand together), its cells; None is a gap."""

    label: str
    note: str
    cells: tuple[Entry | None, ...]
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: the plan, where in it, and its address."""

    title: str
    place: str
    url: str
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is compared or quoted: its name in this file, its address, and the reference to the whole of it."""

    title: str
    url: str
    citation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table without quotations: its name, what it says of itself, the heads of its columns, and rows of words."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """
    A table of a file: its name, what it says of itself, and lines over columns. `gap` stands in an empty cell.

    With one column it is a list; consecutive lines whose cells have one title belong together.
    """

    title: str
    note: str
    gap: str
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """
    Everything that goes into a file.

    `about` is what the file says of itself, name and value, the address it was made from among them; `address` that
    address; `reading` tells how the file is to be read. `sources` are the texts compared or quoted, each once, `sheets`
    what is counted rather than quoted. `words` are the names a writer needs in the reader's language, by key
    ("sources", "column.text" …).
    """

    kind: str
    title: str
    lang: Lang
    address: str
    about: tuple[tuple[str, str], ...]
    boards: tuple[Board, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    reading: str = ""
    sources: tuple[Source, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, board by board, line by line."""
        return tuple(q for board in self.boards for line in board.lines for cell in line.cells if cell
                     for q in cell.quotations)  # fmt: skip

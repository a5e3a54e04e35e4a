"""
What a file says before anyone asks how it is organised: its text, in blocks, with what was repaired.

Guarantees of app.read, which app.structure relies on:
1. every character of `text` is in a block's spans, in a repair's span, or is white space;
2. no line break stands inside a sentence of a block's text;
3. a table is one block with its rows.
"""

from dataclasses import dataclass
from typing import Literal

from app.domain.outline import Repair, Span, Table

BlockKind = Literal["text", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """
    One printed paragraph, heading line or table.

    `text` is joined from the source at `spans`, without leading and trailing white space. `level` is the heading
    level the format itself states (Markdown #, Word heading styles), None where it states nothing. `gap` says
    that a blank line or page break stood before it; `indent` counts leading blanks (a full-width blank is 2).
    """

    text: str
    spans: tuple[Span, ...]
    kind: BlockKind = "text"
    level: int | None = None
    gap: bool = False
    indent: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A file as read. `name` is its file name, `sha256` of its bytes, `encoding` what it was decoded from.

    `replaced` counts bytes that could not be decoded and stand as U+FFFD; `text` is the whole decoded text,
    which every span of blocks and repairs refers to.
    """

    name: str
    sha256: str
    encoding: str
    replaced: int
    text: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()

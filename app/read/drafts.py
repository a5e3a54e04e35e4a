"""
Blocks of formats that have no plain text of their own: the text is made here, so that spans mean something.

A web page or Word file is shown and cited by its words; its "source text" is those words, a paragraph a line.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.outline import Span, Table
from app.domain.reading import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has a place: its words, the heading level its format states, its table."""

    text: str
    level: int | None = None
    table: Table | None = None
    indent: int = 0


def blocks_of(drafts: Iterable[Draft]) -> tuple[str, list[Block]]:
    """The source text (one draft a line, a blank line between) and the blocks with their spans in it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in drafts:
        if not draft.text:
            continue
        span = Span(at, at + len(draft.text))
        kind = "table" if draft.table is not None else "text"
        blocks.append(Block(draft.text, (span,), kind, draft.level, True, draft.indent, draft.table))  # type: ignore[arg-type]
        pieces.append(draft.text)
        at = span.end + 2
    return "\n\n".join(pieces), blocks

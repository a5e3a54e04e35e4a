"""
Blocks to parts: forwarding notice, main text, attachments; with titles and furniture set aside.

After calling split_parts, the following are guaranteed:
1. every block is in exactly one part's body, or is furniture, or is an attachment's heading line or title;
2. parts stand in reading order: the notice, if any, then the main text, then attachments; a second document in the
   file comes as a notice and a main text of its own;
3. the list of attachments after 附件： is furniture and opens no part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.numbering import Mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block
from app.structure.annexes import annex_starts, annex_title
from app.structure.boundaries import Boundary, second_documents
from app.structure.contents import contents_blocks
from app.structure.furniture import block_kind
from app.structure.heads import mark_head, mark_signatures, read_head


@dataclass(slots=True)
class Part:
    """
    One part while it is being put together. `name` is "n", "main" or "annex"; `body` the indexes of its blocks.

    `start` is the index of its first block, furniture included. Of an attachment, `mark` is the number it is printed
    under, `title` its title, `heading` the indexes of the blocks that print them.
    """

    name: str
    start: int = 0
    body: list[int] = field(default_factory=list)
    mark: Mark | None = None
    title: str | None = None
    heading: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Split:
    """The parts, what kind of furniture each set-aside block is, and where further documents begin."""

    parts: list[Part]
    furniture: dict[int, FurnitureKind]
    second: tuple[Boundary, ...] = ()


def split_parts(blocks: Sequence[Block]) -> Split:
    """Take *blocks* apart; see the module's guarantees."""
    furniture: dict[int, FurnitureKind] = dict.fromkeys(contents_blocks(blocks), "contents")
    for i, block in enumerate(blocks):
        kind = block_kind(block)
        if kind is not None and i not in furniture and not (kind == "ornament" and block.kind == "table"):
            furniture[i] = kind
    starts, lists = annex_starts(blocks, furniture)
    furniture.update(dict.fromkeys(lists, "attachment-list"))
    first_annex = min(starts, default=len(blocks))
    notice_end = read_head(blocks, furniture, first_annex)
    mark_signatures(blocks, furniture)
    _drop_lone_dates(blocks, furniture)
    second = {boundary.start: boundary for boundary in second_documents(blocks, furniture, starts)}
    titled = {boundary.title[0]: boundary for boundary in second.values()}
    for boundary in second.values():
        furniture.update(dict.fromkeys(boundary.title, "title"))

    parts: list[Part] = []
    current = Part("n" if notice_end > 0 else "main")
    parts.append(current)
    i = 0
    while i < len(blocks):
        if i == notice_end and current.name == "n":
            current = Part("main", i)
            parts.append(current)
        if i in second and second[i].title[0] > i:
            current = Part("n", i)
            parts.append(current)
            mark_head(blocks, furniture, i, second[i].title[0])
        if i in titled:
            current = Part("main", i)
            parts.append(current)
        if i in starts:
            current = Part("annex", i, mark=starts[i], heading=[i])
            parts.append(current)
            current.title, further, i = annex_title(blocks, furniture, starts[i], i)
            current.heading.extend(further)
            continue
        if i not in furniture:
            current.body.append(i)
        i += 1
    if parts[0].name == "n" and all(part.name != "main" for part in parts):
        parts.insert(1, Part("main"))
    kept = [part for part in parts if part.body or part.name == "annex" or len(parts) == 1]
    return Split(kept, furniture, tuple(second.values()))


def _drop_lone_dates(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> None:
    """A date inside a table-like list of dates is data, not furniture."""
    for i, kind in list(furniture.items()):
        if kind == "date" and furniture.get(i - 1) == "date" and furniture.get(i + 1) == "date":
            del furniture[i]

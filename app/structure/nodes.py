"""
A section while it is being put together, and what becomes of it.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from app.domain.numbering import Mark
from app.domain.outline import Paragraph, Section, Span
from app.domain.reading import Block
from app.structure.furniture import looks_like_title
from app.structure.headings import Heading

_CAPTION: Final = re.compile(
    r"(?:[（(]?\s*单位\s*[：:].{1,20}|[^。；]{2,50}(?:表|指标|情况|清单|目录|一览|计划|任务|项目|规模|布局)?(?:（[^）]{1,20}）)?)"
)


@dataclass(slots=True)
class Node:
    """A section while its paragraphs are being gathered."""

    anchor: str
    heading: Heading | None
    level: int
    part: str
    parent: str | None
    order: int
    spans: tuple[Span, ...]
    mark: Mark | None = None
    title: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    rank: int | None = None
    texts: int = 0
    tables: int = 0

    @property
    def is_lead(self) -> bool:
        """Whether it is no section of its own but what stands before the first heading of a main text."""
        return self.heading is None and self.part == "main"


def is_caption(paragraph: Paragraph) -> bool:
    """Whether *paragraph* is the caption of what follows it: at most 50 characters, built like a title."""
    text = paragraph.text
    return (
        paragraph.kind == "text"
        and len(text) <= 50
        and text[-1] not in "。；：，:;,"
        and looks_like_title(text)
        and bool(_CAPTION.fullmatch(text))
    )


def cut(block: Block, start: int, end: int) -> tuple[Span, ...]:
    """The source spans of characters *start* to *end* of a block's text."""
    out: list[Span] = []
    at = 0
    for span in block.spans:
        size = span.end - span.start
        low, high = max(start, at), min(end, at + size)
        if low < high:
            out.append(Span(span.start + low - at, span.start + high - at))
        at += size
    return tuple(out) or block.spans[-1:]


def fingerprint(text: str) -> str:
    """
    Twelve hex digits that stay the same under width, case and white space, and change with any other character.

    SHA-256 of the NFKC-folded, lower-cased text without blanks, cut to 48 bits.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def finished(node: Node) -> Section:
    """The section that *node* has become, its paragraphs in the order of the text."""
    heading = node.heading
    return Section(
        anchor=node.anchor,
        label=(heading.label or None) if heading else None,
        title=heading.title if heading else None,
        heading=heading.heading if heading else "",
        level=node.level,
        part=node.part,
        parent=node.parent,
        run_in=heading.run_in if heading else False,
        order=node.order,
        paragraphs=tuple(node.paragraphs),
        heading_spans=node.spans,
    )

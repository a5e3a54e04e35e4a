"""
Text to outline: sections, paragraphs, anchors, with furniture set aside.

Relies on the guarantees of app.domain.reading and on nothing else. Never refuses a text: one without headings is
one section. Guarantees, held by tests/structure: 1. every block is in a section or in furniture; 2. no anchor
occurs twice; 3. the same reading gives the same outline.
"""

from app.domain.outline import Furniture, Outline, Span
from app.domain.reading import Reading
from app.structure.documents import split_documents
from app.structure.nodes import fingerprint
from app.structure.parts import split_parts
from app.structure.tree import TreeBuilder

__all__ = ["build_outline", "fingerprint", "split_documents"]


def build_outline(reading: Reading) -> Outline:
    """The outline of *reading*: sections in reading order, furniture with its places, the reading's repairs."""
    split = split_parts(reading.blocks)
    builder = TreeBuilder(reading.blocks)
    bounds: list[tuple[int, str]] = []
    for part in split.parts:
        bounds.append((part.start, builder.add_part(part)))
    furniture = []
    order, name, at = 0, bounds[0][1] if bounds else "main", 0
    for i, block in enumerate(reading.blocks):
        order = builder.order_of_block.get(i, order)
        while at < len(bounds) and i >= bounds[at][0]:
            name = bounds[at][1]
            at += 1
        kind = split.furniture.get(i)
        if kind is not None:
            cover = Span(block.spans[0].start, block.spans[-1].end)
            furniture.append(Furniture(kind, block.text, cover, name, order))
    return Outline(builder.sections(), tuple(furniture), reading.repairs)

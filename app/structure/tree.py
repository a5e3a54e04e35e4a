"""
Parts to sections: the tree of headings, each with its own paragraphs, all named.

Relies on app.structure.parts for what is text at all, on titling for which lines are headings and how they read, on
placing for what stands under what, and on concluding for whom a paragraph belongs to. Here: reading order, anchors.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.outline import Paragraph, Section, Span, Table
from app.domain.reading import Block
from app.structure.anchors import AnchorNames, paragraph_anchor
from app.structure.concluding import concludes
from app.structure.headings import Heading
from app.structure.nodes import Node, cut, fingerprint, finished, is_caption
from app.structure.parts import Part
from app.structure.placing import kept_open
from app.structure.titling import Titles, find_titles


class TreeBuilder:
    """Builds the sections of one file, part by part; anchors and order run through all parts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._names = AnchorNames()
        self._nodes: list[Node] = []
        self._order = 0
        self._n = 0
        self.order_of_block: dict[int, int] = {}

    def add_part(self, part: Part) -> str:
        """Add *part*; returns its name in anchors ("n", "main", "a1")."""
        self._n = 0
        top = self._open_part(part)
        name = top.part
        titles = find_titles(self._blocks, part.body)
        taken = titles.taken
        path: list[Node] = []
        for at, i in enumerate(part.body):
            block, mark = self._blocks[i], titles.marks.get(i)
            if i in taken:
                continue
            if mark is None and i not in titles.unnumbered:
                if path and concludes(block, path, top, titles.marks, part.body, at):
                    path.pop()
                self._add_paragraph(path[-1] if path else top, i, block)
                continue
            rank = titles.unnumbered.get(i, block.level)
            del path[kept_open(path, mark, rank, titles.above, titles.top_styles) :]
            path.append(self._open_section(path[-1] if path else top, top, i, titles))
        if not top.paragraphs and top.is_lead:
            self._nodes.remove(top)
        return name

    def sections(self) -> tuple[Section, ...]:
        """The sections in reading order of their headings."""
        return tuple(finished(node) for node in sorted(self._nodes, key=lambda node: node.order))

    def next_order(self) -> int:
        """The next place in reading order."""
        self._order += 1
        return self._order

    def _open_part(self, part: Part) -> Node:
        if part.name == "annex":
            assert part.mark is not None
            anchor = self._names.annex(part.mark.number)
            spans = tuple(span for i in part.heading for span in self._blocks[i].spans)
            heading = Heading(
                part.mark.label,
                part.title,
                f"{part.mark.label} {part.title}" if part.title else part.mark.label,
                False,
                None,
            )
            name = anchor
        else:
            anchor = self._names.take("n" if part.name == "n" else "0")
            spans, heading, name = (), None, part.name
        node = Node(anchor, heading, 0, name, None, self.next_order(), spans, part.mark)
        for i in part.heading:
            self.order_of_block[i] = node.order
        self._nodes.append(node)
        return node

    def _open_section(self, parent: Node, top: Node, i: int, titles: Titles) -> Node:
        block, mark = self._blocks[i], titles.marks.get(i)
        base = "" if parent.is_lead else parent.anchor
        anchor = self._names.section(base, mark)
        heading = titles.read[i] if mark is not None else Heading("", block.text, block.text, False, None)
        level = parent.level + 1
        order = self.next_order()
        self.order_of_block[i] = order
        spans = block.spans if heading.body is None else cut(block, 0, heading.body)
        if i in titles.title_of:
            spans += self._blocks[titles.title_of[i]].spans
            self.order_of_block[titles.title_of[i]] = order
        node = Node(
            anchor,
            heading,
            level,
            top.part,
            None if parent.is_lead else parent.anchor,
            order,
            spans,
            mark,
            rank=titles.unnumbered.get(i, block.level),
        )
        self._nodes.append(node)
        parent.children.append(node)
        if heading.body is not None:
            text = block.text[heading.body :].strip()
            self._append(node, text, cut(block, heading.body, len(block.text)), None)
        return node

    def _add_paragraph(self, node: Node, i: int, block: Block) -> None:
        self._append(node, block.text, block.spans, block.table)
        self.order_of_block[i] = self._order

    def _append(self, node: Node, text: str, spans: tuple[Span, ...], table: Table | None) -> None:
        self._n += 1
        if table is not None and table.caption is None and node.paragraphs and is_caption(node.paragraphs[-1]):
            caption = node.paragraphs.pop()
            table = replace(table, caption=caption.text)
            text, spans = f"{caption.text}\n{text}", caption.spans + spans
            node.texts -= 1
            self._n -= 1
        if table is None:
            node.texts += 1
            anchor = paragraph_anchor(node.anchor, node.texts)
        else:
            node.tables += 1
            anchor = paragraph_anchor(node.anchor, node.tables, "t")
        node.paragraphs.append(
            Paragraph(
                anchor,
                text,
                self._n,
                self.next_order(),
                spans,
                "table" if table is not None else "text",
                table,
                fingerprint=fingerprint(text),
            )
        )

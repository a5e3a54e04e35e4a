"""
Parts to sections: the tree of headings, each with its own paragraphs, all named.

Relies on app.structure.parts for what is text at all, on levels for which numbers are headings, and on headings
for where a title ends. Here: whom a paragraph belongs to, reading order, anchors.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import Paragraph, Section, Span, Table
from app.domain.reading import Block
from app.structure.anchors import AnchorNames, paragraph_anchor
from app.structure.headings import Heading, read_heading
from app.structure.levels import nesting, plausible
from app.structure.nodes import Node, cut, fingerprint, finished, is_caption
from app.structure.parts import Part

_KNOWN_HEADINGS: Final = re.compile(
    r"(?:前\s*言|引\s*言|序\s*言|导\s*言|结\s*语|结束语|后\s*记|附\s*则|总\s*则|编制说明|名词解释)"
)
# How a paragraph opens that sums up the items before it: it belongs to their parent.
_CONCLUDES: Final = re.compile(
    r"(?:到|至|截至)\s*[“\"]?\s*(?:[0-9０-９]{2,4}|十[一二三四五六]五|二[〇○零]|年)|“?十[一二三四五六]五”?(?:末|期间)|"
    r"同时|此外|另外|总之|综上|通过(?:以上|上述|实施)|力争|以上|上述|各(?:地|级|县|市|有关|部门|单位|区)|[（(].{2,80}(?:牵头|负责|配合|落实|分工)[^）)]{0,12}[）)]$"
)
# Strong enough to conclude a list of two: the whole province, city or industry by a year.
_CONCLUDES_ALL: Final = re.compile(
    r"(?:到|至|截至)\s*[“\"]?(?:[0-9０-９]{2,4}\s*年|十[一二三四五六]五”?)末?[，,]?\s*(?:将|把|使)?(?:全|我|本)(?:省|市|县|区|州|国|行业)"
)
_CONCLUDES_ENGLISH: Final = re.compile(r"(?:By|In) (?:the end of )?(?:[0-9]{4}|the 1[0-9]th)\b")
_LISTS: Final = frozenset(("dash", "ordinal", "ordinal-di", "circled", "arabic-paren", "arabic-half", "arabic-ring"))


class TreeBuilder:
    """Builds the sections of one file, part by part; anchors and order run through all parts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._names = AnchorNames()
        self._nodes: list[Node] = []
        self._order = 0
        self._n = 0
        self._top_styles: set[str] = set()
        self.order_of_block: dict[int, int] = {}

    def add_part(self, part: Part) -> str:
        """Add *part*; returns its name in anchors ("n", "main", "a1")."""
        self._n = 0
        top = self._open_part(part)
        name = top.part
        marks = self._headings(part.body)
        above = nesting([mark for i in part.body if (mark := marks.get(i)) is not None])
        styles = {mark.style for mark in marks.values() if mark.style not in ("dash", "box")}
        self._top_styles = {a for a in styles if not any(above(b, a) for b in styles)}
        path: list[Node] = []
        for at, i in enumerate(part.body):
            block, mark = self._blocks[i], marks.get(i)
            unnumbered = mark is None and self._is_unnumbered_heading(block, i, part.body, at)
            if mark is None and not unnumbered:
                self._add_paragraph(self._owner(path, top, marks, part.body, at), i, block)
                continue
            rank = block.level
            while path and not self._encloses(path[-1], mark, rank, above):
                path.pop()
            parent = path[-1] if path else top
            node = self._open_section(parent, top, i, block, mark, self._has_content(marks, part.body, at, above))
            path.append(node)
        if not top.paragraphs and top.anchor == "0":
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

    def _headings(self, body: Sequence[int]) -> dict[int, Mark]:
        found: list[tuple[int, Mark]] = []
        for i in body:
            block = self._blocks[i]
            mark = read_mark(block.text) if block.kind == "text" else None
            if mark is not None and mark.style not in ("annex", "en-annex"):
                found.append((i, mark))
        titled = [len(self._blocks[i].text) <= 40 or "。" in self._blocks[i].text[:40] for i, _ in found]
        verdicts = plausible([mark for _, mark in found], titled)
        return {i: mark for (i, mark), good in zip(found, verdicts, strict=True) if good}

    def _is_unnumbered_heading(self, block: Block, i: int, body: Sequence[int], at: int) -> bool:
        if block.kind != "text":
            return False
        if block.level is not None:
            return True
        return bool(_KNOWN_HEADINGS.fullmatch(block.text)) and at + 1 < len(body)

    def _encloses(self, node: Node, mark: Mark | None, rank: int | None, above: Callable[[str, str], bool]) -> bool:
        if mark is None:
            return node.mark is None and node.rank is not None and rank is not None and node.rank < rank
        if node.mark is None:
            if node.rank is None:  # 前言, 总则: a sibling of the chapters, though 一、 may stand inside it
                return mark.style not in self._top_styles
            return rank is None or node.rank < rank
        if node.mark.style == "decimal" and mark.style == "decimal":
            return len(node.mark.path) < len(mark.path) and mark.path[: len(node.mark.path)] == node.mark.path
        if mark.style == "decimal" and node.mark.style == "arabic":
            return node.mark.number == mark.path[0]
        return above(node.mark.style, mark.style)

    def _has_content(
        self, marks: dict[int, Mark], body: Sequence[int], at: int, above: Callable[[str, str], bool]
    ) -> bool:
        """Whether unnumbered text or a deeper heading stands right behind the heading at *at*."""
        if at + 1 >= len(body):
            return False
        here, after = marks.get(body[at]), marks.get(body[at + 1])
        if after is None or here is None:
            return True
        if here.style == "decimal" and after.style == "decimal":
            return len(after.path) > len(here.path)
        return above(here.style, after.style)

    def _open_section(
        self, parent: Node, top: Node, i: int, block: Block, mark: Mark | None, has_content: bool
    ) -> Node:
        base = "" if parent.anchor in ("0",) else parent.anchor
        anchor = self._names.section(base, mark)
        heading = (
            read_heading(block.text, mark, has_content)
            if mark is not None
            else Heading("", block.text, block.text, False, None)
        )
        level = parent.level + 1
        order = self.next_order()
        self.order_of_block[i] = order
        spans = block.spans if heading.body is None else cut(block, 0, heading.body)
        node = Node(
            anchor,
            heading,
            level,
            top.part,
            None if parent is top and top.anchor == "0" else parent.anchor,
            order,
            spans,
            mark,
            rank=block.level,
        )
        self._nodes.append(node)
        parent.children.append(node)
        if heading.body is not None:
            text = block.text[heading.body :].strip()
            self._append(node, text, cut(block, heading.body, len(block.text)), None)
        return node

    def _owner(self, path: list[Node], top: Node, marks: dict[int, Mark], body: Sequence[int], at: int) -> Node:
        """Whose the unnumbered paragraph at *at* is: the section before it, or the parent it concludes."""
        if not path:
            return top
        node = path[-1]
        parent = path[-2] if len(path) > 1 else top
        if (
            node.mark is None
            or node.heading is None
            or (
                parent.level == 0
                and parent is top
                and top.anchor == "0"
                and len(path) == 1
                and node.mark.style not in _LISTS
            )
        ):
            return node
        block = self._blocks[body[at]]
        earlier = [
            child
            for child in parent.children
            if child is not node and child.mark is not None and child.mark.style == node.mark.style
        ]
        if block.kind != "text" or node.children or not node.heading.run_in or len(node.paragraphs) != 1:
            return node
        single = all(len(child.paragraphs) <= 1 and not child.children for child in earlier)
        strong = _CONCLUDES_ALL.match(block.text) or _CONCLUDES_ENGLISH.match(block.text)
        enough = 1 if node.mark.style in _LISTS or strong else 2
        if not single or len(earlier) < enough or not self._list_ends(marks, body, at, node.mark):
            return node
        if node.mark.style in _LISTS or strong or _CONCLUDES.match(block.text):
            path.pop()
            return parent
        return node

    @staticmethod
    def _list_ends(marks: dict[int, Mark], body: Sequence[int], at: int, mark: Mark) -> bool:
        """Whether no further item of the list follows before another kind of heading does."""
        for i in body[at + 1 :]:
            after = marks.get(i)
            if after is not None and mark.number is None:
                return True  # text between dashes ends their list, even where more dashes follow
            if after is not None:
                return not (after.style == mark.style and (after.number is None or after.number != 1))
        return True

    def _add_paragraph(self, node: Node, i: int, block: Block) -> None:
        self._append(node, block.text, block.spans, block.table)
        self.order_of_block[i] = self._order

    def _append(self, node: Node, text: str, spans: tuple[Span, ...], table: Table | None) -> None:
        self._n += 1
        kind = "p" if table is None else "t"
        k = 1 + sum(1 for p in node.paragraphs if (p.kind == "table") == (table is not None))
        if table is not None and node.paragraphs and is_caption(node.paragraphs[-1]):
            caption = node.paragraphs.pop()
            table = Table(table.rows, table.header_rows, caption.text)
            text, spans = f"{caption.text}\n{text}", caption.spans + spans
            self._n -= 1
        node.paragraphs.append(
            Paragraph(
                paragraph_anchor(node.anchor, k, kind),
                text,
                self._n,
                self.next_order(),
                spans,
                "table" if table is not None else "text",
                table,
                fingerprint=fingerprint(text),
            )
        )

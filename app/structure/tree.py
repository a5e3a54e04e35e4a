"""
Parts to sections: the tree of headings, each with its own paragraphs, all named.

Relies on app.structure.parts for what is text at all, on levels for which numbers are headings, and on headings
for where a title ends. Here: whom a paragraph belongs to, reading order, anchors.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import Paragraph, Section, Span, Table
from app.domain.reading import Block
from app.structure.anchors import AnchorNames, paragraph_anchor
from app.structure.furniture import looks_like_title
from app.structure.headings import Heading, read_heading
from app.structure.levels import nesting, plausible
from app.structure.parts import Part

_KNOWN_HEADINGS: Final = re.compile(r"(?:前\s*言|引\s*言|序\s*言|导\s*言|结\s*语|结束语|后\s*记|附\s*则|总\s*则|编制说明|名词解释)")
# How a paragraph opens that sums up the items before it: it belongs to their parent.
_CONCLUDES: Final = re.compile(
    r"(?:到|至|截至)\s*[“\"]?\s*(?:[0-9０-９]{2,4}|十[一二三四五六]五|二[〇○零]|年)|“?十[一二三四五六]五”?(?:末|期间)|"
    r"同时|此外|另外|总之|综上|通过(?:以上|上述|实施)|力争|以上|上述|各(?:地|级|县|市|有关|部门|单位|区)|[（(].{2,80}(?:牵头|负责|配合|落实|分工)[^）)]{0,12}[）)]$"
)
# Strong enough to conclude a list of two: the whole province, city or industry by a year.
_CONCLUDES_ALL: Final = re.compile(r"(?:到|至|截至)\s*[“\"]?(?:[0-9０-９]{2,4}\s*年|十[一二三四五六]五”?)末?[，,]?\s*(?:将|把|使)?(?:全|我|本)(?:省|市|县|区|州|国|行业)")
_CONCLUDES_ENGLISH: Final = re.compile(r"(?:By|In) (?:the end of )?(?:[0-9]{4}|the 1[0-9]th)\b")
_LISTS: Final = frozenset(("dash", "ordinal", "ordinal-di", "circled", "arabic-paren", "arabic-half", "arabic-ring"))
_CAPTION: Final = re.compile(r"(?:[（(]?\s*单位\s*[：:].{1,20}|[^。；]{2,50}(?:表|指标|情况|清单|目录|一览|计划|任务|项目|规模|布局)?(?:（[^）]{1,20}）)?)")


@dataclass(slots=True)
class _Node:
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
    children: list["_Node"] = field(default_factory=list)
    rank: int | None = None


class TreeBuilder:
    """Builds the sections of one file, part by part; anchors and order run through all parts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._names = AnchorNames()
        self._nodes: list[_Node] = []
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
        path: list[_Node] = []
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
        return tuple(_section(node) for node in sorted(self._nodes, key=lambda node: node.order))

    def next_order(self) -> int:
        """The next place in reading order."""
        self._order += 1
        return self._order

    def _open_part(self, part: Part) -> _Node:
        if part.name == "annex":
            assert part.mark is not None
            anchor = self._names.annex(part.mark.number)
            spans = tuple(span for i in part.heading for span in self._blocks[i].spans)
            heading = Heading(part.mark.label, part.title, f"{part.mark.label} {part.title}" if part.title else part.mark.label, False, None)
            name = anchor
        else:
            anchor = self._names.take("n" if part.name == "n" else "0")
            spans, heading, name = (), None, part.name
        node = _Node(anchor, heading, 0, name, None, self.next_order(), spans, part.mark)
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

    def _encloses(self, node: _Node, mark: Mark | None, rank: int | None, above: Callable[[str, str], bool]) -> bool:
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

    def _has_content(self, marks: dict[int, Mark], body: Sequence[int], at: int, above: Callable[[str, str], bool]) -> bool:
        """Whether unnumbered text or a deeper heading stands right behind the heading at *at*."""
        if at + 1 >= len(body):
            return False
        here, after = marks.get(body[at]), marks.get(body[at + 1])
        if after is None or here is None:
            return True
        if here.style == "decimal" and after.style == "decimal":
            return len(after.path) > len(here.path)
        return above(here.style, after.style)

    def _open_section(self, parent: _Node, top: _Node, i: int, block: Block, mark: Mark | None, has_content: bool) -> _Node:
        base = "" if parent.anchor in ("0",) else parent.anchor
        anchor = self._names.section(base, mark)
        heading = read_heading(block.text, mark, has_content) if mark is not None else Heading("", block.text, block.text, False, None)
        level = parent.level + 1
        order = self.next_order()
        self.order_of_block[i] = order
        spans = block.spans if heading.body is None else _cut(block, 0, heading.body)
        node = _Node(anchor, heading, level, top.part, None if parent is top and top.anchor == "0" else parent.anchor, order, spans, mark, rank=block.level)
        self._nodes.append(node)
        parent.children.append(node)
        if heading.body is not None:
            text = block.text[heading.body :].strip()
            self._append(node, text, _cut(block, heading.body, len(block.text)), None)
        return node

    def _owner(self, path: list[_Node], top: _Node, marks: dict[int, Mark], body: Sequence[int], at: int) -> _Node:
        """Whose the unnumbered paragraph at *at* is: the section before it, or the parent it concludes."""
        if not path:
            return top
        node = path[-1]
        parent = path[-2] if len(path) > 1 else top
        if node.mark is None or node.heading is None or parent.level == 0 and parent is top and top.anchor == "0" and len(path) == 1 and node.mark.style not in _LISTS:
            return node
        block = self._blocks[body[at]]
        earlier = [child for child in parent.children if child is not node and child.mark is not None and child.mark.style == node.mark.style]
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
            if after is not None:
                return not (after.style == mark.style and (after.number is None or after.number != 1))
        return True

    def _add_paragraph(self, node: _Node, i: int, block: Block) -> None:
        self._append(node, block.text, block.spans, block.table)
        self.order_of_block[i] = self._order

    def _append(self, node: _Node, text: str, spans: tuple[Span, ...], table: Table | None) -> None:
        self._n += 1
        kind = "p" if table is None else "t"
        k = 1 + sum(1 for p in node.paragraphs if (p.kind == "table") == (table is not None))
        if table is not None and node.paragraphs and _is_caption(node.paragraphs[-1]):
            caption = node.paragraphs.pop()
            table = Table(table.rows, table.header_rows, caption.text)
            text, spans = f"{caption.text}\n{text}", caption.spans + spans
            self._n -= 1
        node.paragraphs.append(
            Paragraph(
                paragraph_anchor(node.anchor, k, kind), text, self._n, self.next_order(), spans,
                "table" if table is not None else "text", table, fingerprint=fingerprint(text),
            )
        )


def _is_caption(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return paragraph.kind == "text" and len(text) <= 50 and text[-1] not in "。；：，:;," and looks_like_title(text) and bool(_CAPTION.fullmatch(text))


def _cut(block: Block, start: int, end: int) -> tuple[Span, ...]:
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


def _section(node: _Node) -> Section:
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

"""
Web pages to blocks: the container that holds the text, its paragraphs, headings and tables.

Government sites wrap a plan in navigation, share buttons and notices. The container is found by weight, not by a
list of class names: from the body down into the one child that holds nearly all of the running text. Lines broken
by <br> are paragraphs of their own, as such pages mean them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import lxml.html
from lxml.html import HtmlElement

from app.domain.outline import Table
from app.domain.reading import Block
from app.errors import SourceUnreadable
from app.read.attributes import whole_number
from app.read.drafts import Draft, blocks_of
from app.read.grids import MOST_CELLS, Grid, text_of

_SKIP: Final = frozenset(
    "script style nav footer header aside form button noscript iframe select option textarea svg canvas template head "
    "object audio video map link meta title".split()
)
_INLINE: Final = frozenset(
    "a abbr b bdi big cite code em font i ins kbd label mark q s small span strong sub sup time u".split()
)
_HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME: Final = re.compile(
    r"share|breadcrumb|crumb|navbar|sidebar|copyright|footer|pagination|toolbar|qrcode|print-?btn|related",
    re.IGNORECASE,
)
_PROSE: Final = re.compile("[，。；、：]")
_LAYOUT_CELL: Final = 500
_MAX_DEPTH: Final = 400


def html_blocks(text: str, name: str) -> tuple[str, list[Block]]:
    """
    The text of a page and its blocks.

    Raises SourceUnreadable where the page cannot be parsed or nests deeper than any page of text does.
    """
    try:
        parser = lxml.html.HTMLParser(huge_tree=True)  # else what is nested too deep is left out without a word
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise SourceUnreadable(
            name, f"the page cannot be read as HTML ({error}); save it again from the browser", ("unread.html", {})
        ) from error
    if _depth(root) > _MAX_DEPTH:
        said = f"the page nests more than {_MAX_DEPTH} levels deep; save its text as .txt"
        raise SourceUnreadable(name, said, ("unread.html", {}))
    body = root.find("body")
    container = _container(body if body is not None else root)
    drafts = [Draft(heading, level=1) for heading in _outer_title(root, container)]
    drafts.extend(_drafts(container))
    return blocks_of(drafts)


def _depth(root: HtmlElement) -> int:
    deepest, stack = 0, [(root, 1)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        if deepest > _MAX_DEPTH:
            break
        stack.extend((child, depth + 1) for child in node)
    return deepest


def _skipped(node: HtmlElement) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SKIP:
        return True
    if _HIDDEN.search(node.get("style") or "") or node.get("hidden") is not None:
        return True
    marker = f"{node.get('class') or ''} {node.get('id') or ''}"
    return (
        node.tag in ("div", "ul", "section", "p", "span") and bool(_CHROME.search(marker)) and not _weight(node) > 400
    )


def _weight(node: HtmlElement) -> int:
    """How much running text *node* holds: characters of text nodes with Chinese punctuation, links left out."""
    if not isinstance(node.tag, str) or node.tag in _SKIP or node.tag == "a":
        return 0
    total = len(node.text) if node.text and (_PROSE.search(node.text) or len(node.text.strip()) > 40) else 0
    for child in node:
        total += _weight(child)
        if child.tail and (_PROSE.search(child.tail) or len(child.tail.strip()) > 40):
            total += len(child.tail)
    return total


def _container(body: HtmlElement) -> HtmlElement:
    """Down from *body* into the child that holds nearly all the text, while there is one."""
    node, whole = body, _weight(body)
    while whole:
        heaviest = max((child for child in node if isinstance(child.tag, str)), key=_weight, default=None)
        if heaviest is None or heaviest.tag in _INLINE or heaviest.tag == "p" or _weight(heaviest) < 0.85 * whole:
            return node
        node = heaviest
    return node


def _outer_title(root: HtmlElement, container: HtmlElement) -> list[str]:
    """The page's title where it stands outside the container: the meta tag of government sites, an h1, or <title>."""
    inside = "".join(container.itertext())
    for found in (
        root.xpath(
            "//meta[translate(@name,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')='articletitle']/@content"
        ),
        ["".join(node.itertext()) for node in root.iter("h1") if node not in list(container.iter("h1"))],
        [re.split(r"\s*[_|－—-]\s*", node.text or "")[0] for node in root.iter("title")],
    ):
        for raw in found:
            title = " ".join(str(raw).split())
            if 4 <= len(title) <= 120:
                return [] if re.sub(r"\s", "", title) in re.sub(r"\s", "", inside) else [title]
    return []


def _drafts(container: HtmlElement) -> Iterator[Draft]:
    """The container's paragraphs, headings and tables in order."""
    buffer: list[str] = []
    counted: dict[HtmlElement, int] = {}

    def flush(level: int | None = None) -> Iterator[Draft]:
        words = re.sub(r"[ \t\r\n]+", " ", "".join(buffer)).strip(" \u3000\xa0")
        buffer.clear()
        if words:
            yield Draft(words, level=level)

    def walk(node: HtmlElement, level: int | None) -> Iterator[Draft]:
        if node.text:
            buffer.append(node.text)
        for child in node:
            if isinstance(child.tag, str) and not _skipped(child):
                yield from step(child, level)
            if child.tail:
                buffer.append(child.tail)

    def step(node: HtmlElement, level: int | None) -> Iterator[Draft]:
        if node.tag == "br":
            yield from flush(level)
        elif node.tag in _INLINE:
            yield from walk(node, level)
        elif node.tag == "table" and (table := _data_table(node)):
            yield from flush(level)
            yield Draft(text_of(table), table=table)
        else:
            yield from flush(level)
            if node.tag == "li" and (number := _list_number(node, counted)):
                buffer.append(number)
            inner = _HEADINGS.get(node.tag, level)
            yield from walk(node, inner)
            yield from flush(inner)

    yield from walk(container, None)
    yield from flush()


def _list_number(item: HtmlElement, counted: dict[HtmlElement, int]) -> str:
    """The number a browser prints before an item of an ordered list; *counted* holds the lists that are begun."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    if parent not in counted:
        counted[parent] = whole_number(parent.get("start"), 1) - 1
    counted[parent] += 1
    return f"{counted[parent]}."


def _data_table(table: HtmlElement) -> Table | None:
    """The cells of a table of data; None where the table only lays out the page."""
    if table.xpath(".//table"):
        return None
    grid = Grid()
    room = MOST_CELLS
    for row in table.iter("tr"):
        grid.begin_row()
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            words = _plain(_words_of(cell))
            if len(words) > _LAYOUT_CELL:
                return None
            grid.add(words, _span(cell, "colspan"), _span(cell, "rowspan"))
        room -= grid.skip()
        if room < 0:
            return None
    found = grid.table()
    if found is None or len(found.rows) < 2 or len(found.rows[0]) < 2:
        return None
    captions = (_plain(_words_of(child)) for child in table if child.tag == "caption")
    return replace(found, caption=next(captions, "") or None)


def _words_of(node: HtmlElement) -> str:
    """The words in *node*: what is only set apart in its look goes on, blocks and broken lines do not."""
    words = node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            words += _words_of(child) if child.tag in _INLINE else f" {_words_of(child)} "
        words += child.tail or ""
    return words


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" \u3000\xa0")


def _span(cell: HtmlElement, name: str) -> int:
    return min(whole_number(cell.get(name), 1) or 1, 50)

"""
Markdown to blocks: headings keep the level the # states, tables their cells, paragraphs their words.

Only structure is taken from Markdown; nothing is rendered. Emphasis marks and link addresses go, words stay.
"""

from collections.abc import Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.domain.outline import Span, Table
from app.domain.reading import Block

_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown *text*; a block's span covers its source lines whole, marks included."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    tokens = _PARSER.parse(text)
    blocks: list[Block] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "heading_open":
            blocks.append(
                Block(_words(tokens[i + 1]), (_span(token, starts, text),), level=int(token.tag[1]), gap=True)
            )
        elif token.type == "paragraph_open" and _words(tokens[i + 1]):
            blocks.extend(_paragraph(tokens, i, starts, text))
        elif token.type == "table_open":
            end = next(j for j in range(i, len(tokens)) if tokens[j].type == "table_close")
            blocks.append(_table(tokens[i:end], _span(token, starts, text)))
            i = end
        elif token.type in ("code_block", "fence"):
            body = token.content.strip()
            if body:
                blocks.append(Block(body.replace("\n", ""), (_span(token, starts, text),), gap=True))
        i += 1
    return [block for block in blocks if block.text]


def _paragraph(tokens: list[Token], i: int, starts: list[int], text: str) -> Iterator[Block]:
    """A hard break (two blanks or a backslash) ends a paragraph, as people who write plain lists mean it."""
    inline = tokens[i + 1]
    span = _span(tokens[i], starts, text)
    prefix = _bullet(tokens, i)
    children = inline.children or []
    for hard, run in groupby(children, key=lambda child: child.type == "hardbreak"):
        if not hard:
            words = prefix + _joined(list(run))
            prefix = ""
            if words.strip():
                yield Block(words.strip(), (span,), gap=True)


def _bullet(tokens: list[Token], i: int) -> str:
    """The number of an ordered list is part of the text ("1."); a bullet becomes the dash plans print."""
    if i == 0 or tokens[i - 1].type != "list_item_open":
        return ""
    item = tokens[i - 1]
    return f"{item.info}{item.markup}" if item.info else "——"


def _words(inline: Token) -> str:
    return _joined(inline.children or []).strip()


def _joined(children: list[Token]) -> str:
    out = ""
    for child in children:
        if child.type in ("text", "code_inline"):
            out += child.content
        elif child.type == "softbreak" and out[-1:].isascii() and out[-1:].strip():
            out += " "
        elif child.type == "image":
            out += child.content
    return out


def _table(tokens: list[Token], span: Span) -> Block:
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_words(token))
        elif token.type == "tr_close":
            rows.append(tuple(row))
    return Block("\n".join("\t".join(r) for r in rows), (span,), "table", gap=True, table=Table(tuple(rows)))


def _span(token: Token, starts: list[int], text: str) -> Span:
    first, last = token.map or (0, 0)
    begin, end = starts[first], starts[min(last, len(starts) - 1)]
    while end > begin and text[end - 1] in " \r\n\t":
        end -= 1
    return Span(begin, end)

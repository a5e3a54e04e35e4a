"""
What python-docx leaves out of a Word file: footnotes, links in text and in notes, and fonts for Chinese.

Markup is composed as text and parsed once, since a comparison has thousands of paragraphs. The rules are those of
ECMA-376, part 1: 17.11 (footnotes), 17.16.22 (hyperlinks), 17.4 (tables).
"""

import re
from collections.abc import Iterable
from typing import Any, Final, Literal
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.export.texts import addresses, printable

LATIN: Final = "Times New Roman"
SONG: Final = "宋体"
HEI: Final = "黑体"
LINK_COLOUR: Final = "1F4E79"
QUIET: Final = "595959"
EDGES: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
FIXED: Final = '<w:tblLayout w:type="fixed"/>'
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


_PIECES: Final = re.compile(r"(\r\n|[\n\r\t])")
_MARKS: Final = {"\t": "<w:tab/>"} | dict.fromkeys(("\n", "\r", "\r\n"), "<w:br/>")
"""What a run has for signs that are no text (17.3.3)."""


class Links:
    """The outside addresses of one part of the file, each once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def link(self, url: str, content: str) -> str:
        """*content*, which is markup of runs, as a link to *url*; without an address it stands as it is."""
        if not url:
            return content
        name = self._ids.setdefault(printable(url), f"rIdL{len(self._ids) + 1}")
        return f'<w:hyperlink r:id="{name}" w:history="1">{content}</w:hyperlink>'

    def cited(self, text: str) -> str:
        """The markup of *text*, the addresses in it made links."""
        return "".join(
            self.link(piece, linked(piece)) if is_address else run(piece) for is_address, piece in addresses(text)
        )

    def relate(self, part: Part) -> None:
        """Tell *part* of all addresses."""
        for url, name in self._ids.items():
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, name, is_external=True)


class Notes:
    """The footnotes of a file, in the order in which they are referred to."""

    def __init__(self) -> None:
        self._links = Links()
        self._notes: list[str] = []
        self._numbers: dict[str, int] = {}

    def refer(self, text: str) -> str:
        """
        The markup that refers to a note which says *text*, the addresses in it made links.

        What was said once is referred to again (17.16.5.43, NOTEREF): a page of notes that are all the same source
        would leave no room for what they are on.
        """
        if text in self._numbers:
            number = self._numbers[text]
            field = f" NOTEREF _Note{number} \\h "
            mark = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>{number}</w:t></w:r>'
            return f"<w:fldSimple w:instr={quoteattr(field)}>{mark}</w:fldSimple>"
        number = self._numbers[text] = len(self._notes) + 1
        words = self._links.cited(text)
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            f"{mark}{run(' ')}{words}</w:p></w:footnote>"
        )
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_Note{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def attach(self, document: Document) -> None:
        """Make the notes a part of *document*, and its settings know the line that parts them from the text."""
        names = nsdecls("w", "r")
        body = f"<w:footnotes {names}>{_SEPARATORS}{''.join(self._notes)}</w:footnotes>"
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        part = Part(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, (head + body).encode(), document.part.package
        )
        self._links.relate(part)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings: Any = document.settings.element
        for found in settings.findall(qn("w:footnotePr")):
            settings.remove(found)
        told = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
        # 17.15.1.78: the notes are told of before the settings for compatibility.
        after = settings.find(qn("w:compat"))
        settings.insert(len(settings) if after is None else settings.index(after), told)


def run(text: str, properties: str = "") -> str:
    """
    *text* as a run, line breaks and tabs as such; empty text is no run.

    >>> run("a<b")
    '<w:r><w:t xml:space="preserve">a&lt;b</w:t></w:r>'
    """
    clean = printable(text)
    if not clean:
        return ""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{told}{''.join(_MARKS.get(piece) or _text(piece) for piece in _PIECES.split(clean) if piece)}</w:r>"


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def linked(text: str, properties: str = "") -> str:
    """*text* as a run that looks like a link."""
    return run(text, f'<w:rStyle w:val="Hyperlink"/>{properties}')


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Runs as a paragraph, in a *style* where one is named."""
    told = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{content}</w:p>"


RowKind = Literal["head", "whole", "split"]
_ROWS: Final = {
    "head": "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    "whole": "<w:trPr><w:cantSplit/></w:trPr>",
    "split": "",
}


def table(widths: Iterable[int], rows: Iterable[tuple[RowKind, Iterable[str]]], name: str = "") -> Any:
    """
    A table as an element: *widths* of its columns in twentieths of a point, *rows* of cells, which are paragraphs.

    A head is printed again on every page; a row that is "whole" stands on one page, any other may go on on the next.
    *name* is what a reader of screens hears.
    """
    columns = list(widths)
    body = []
    for kind, cells in rows:
        told = _ROWS[kind]
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if kind == "head" else ""
        body.append(
            f"<w:tr>{told}"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{cell}</w:tc>'
                for width, cell in zip(columns, cells, strict=True)
            )
            + "</w:tr>"
        )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    caption = f"<w:tblCaption w:val={quoteattr(printable(name))}/>" if name else ""
    return parse_xml(
        f"<w:tbl {nsdecls('w', 'r')}><w:tblPr>"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{EDGES}</w:tblBorders>'
        f'{FIXED}<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(body)}</w:tbl>"
    )


def elements(markup: str) -> list[Any]:
    """Markup of paragraphs and tables as elements, to be put into a document."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>"))


def set_fonts(properties: Any, east: str = SONG) -> None:
    """Latin and Chinese fonts by name in a style's run *properties*; those of the theme would go before them."""
    for found in properties.findall(qn("w:rFonts")):
        properties.remove(found)
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east}" w:cs="{LATIN}"/>'
    properties.insert(0, parse_xml(fonts))

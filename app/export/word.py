"""
What is taken away as a Word file: pages that lie, a table per board, quotations with links, sources in footnotes.

The file opens in Word, LibreOffice and WPS alike. How footnotes and links are written is word_parts.py.
"""

import io
from math import ceil
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from app.domain.outline import Table
from app.domain.taken import Board, Entry, Line, Quotation, Taken
from app.export.texts import printable
from app.export.word_parts import (
    EDGES,
    FIXED,
    HEI,
    LINK_COLOUR,
    QUIET,
    SONG,
    Links,
    Notes,
    RowKind,
    element,
    linked,
    paragraph,
    run,
    set_fonts,
    table,
)

_A4_MM: Final = (297, 210)
_A3_MM: Final = (420, 297)
_MARGIN_MM: Final = 15
_MANY_COLUMNS: Final = 5
"""With so many columns the page is an A3 one: on A4 a column would hold some eight characters."""
_TWIPS_A_MM: Final = 1440 / 25.4
_LABEL_MM: Final = 30
_NUMBER_MM: Final = 14
_WIDE_MM: Final = 100
"""A cell as wide as this has room for a table inside it."""
_CHARACTER_MM: Final = 3.2
"""A Chinese character of nine points."""
_WHOLE_LINES: Final = 12
"""A row of so few lines stands on one page: its headings would be left alone at the foot of another."""
_BOLD: Final = "<w:b/>"
_SMALL: Final = f'<w:color w:val="{QUIET}"/><w:sz w:val="16"/>'
_OWN: Final = f'<w:i/><w:color w:val="{QUIET}"/>'


def write(taken: Taken) -> bytes:
    """*taken* as a .docx file."""
    columns = max((len(board.columns) for board in taken.boards), default=1)
    size = _A3_MM if columns >= _MANY_COLUMNS else _A4_MM
    document = docx.Document()
    _prepare(document, taken, size)
    body: Any = document.element.body
    end = body.find(qn("w:sectPr"))
    writer = _Writer(taken, size[0] - 2 * _MARGIN_MM)
    for each in writer.elements():
        end.addprevious(each)
    writer.links.relate(document.part)
    writer.notes.attach(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


class _Writer:
    """Elements of the body, with the links and notes they need."""

    def __init__(self, taken: Taken, width_mm: int) -> None:
        self.links = Links()
        self.notes = Notes()
        self._taken = taken
        self._width_mm = width_mm

    def elements(self) -> list[Any]:
        """Title, what the file says of itself, and the boards."""
        taken = self._taken
        found = [element(paragraph(run(taken.title), "Title"))]
        for name, value in taken.about:
            if value:
                is_link = value.startswith(("http://", "https://"))
                said = self.links.link(value, linked(value)) if is_link else run(value)
                found.append(element(paragraph(run(f"{name} ", _SMALL) + said, "", '<w:spacing w:after="0"/>')))
        for board in taken.boards:
            found.append(element(paragraph(run(board.title), "Heading1", "<w:keepNext/>")))
            if board.note:
                found.append(element(paragraph(run(board.note, _SMALL), properties="<w:keepNext/>")))
            found.append(self._board(board))
        # A table must not be the last thing before the end of a section (17.2.2).
        return [*found, element(paragraph(""))]

    def _board(self, board: Board) -> Any:
        numbered = all(line.label.isdecimal() for line in board.lines)
        label_mm = _NUMBER_MM if numbered else _LABEL_MM
        column_mm = (self._width_mm - label_mm) / len(board.columns)
        widths = [round(_TWIPS_A_MM * mm) for mm in (label_mm, *[column_mm] * len(board.columns))]
        # A head stays with the first row below it, and the title of the table with both.
        heads = (
            paragraph("<w:r/>", properties="<w:keepNext/>"),
            *(
                paragraph(self.links.link(head.url, linked(head.title, _BOLD)), properties="<w:keepNext/>")
                + (paragraph(run(head.place, _SMALL)) if head.place else "")
                for head in board.columns
            ),
        )
        rows: list[tuple[RowKind, tuple[str, ...]]] = [("head", heads)]
        for line in board.lines:
            is_short = _printed_lines(line, column_mm) <= _WHOLE_LINES
            rows.append(("whole" if is_short else "split", self._line(line, board, column_mm)))
        return table(widths, rows, board.title)

    def _line(self, line: Line, board: Board, column_mm: float) -> tuple[str, ...]:
        label = paragraph(run(line.label, _BOLD)) + (paragraph(run(line.note, _SMALL)) if line.note else "")
        return (label, *(self._cell(cell, board, column_mm) for cell in line.cells))

    def _cell(self, cell: Entry | None, board: Board, column_mm: float) -> str:
        if cell is None:
            return paragraph(run(board.gap, _SMALL))
        note = self.notes.refer(cell.source) if cell.source else ""
        lines = [paragraph(run(cell.title, _BOLD))] if cell.title else []
        if cell.heading:
            lines.append(paragraph(self.links.link(cell.url, linked(cell.heading, _BOLD)) + note))
            note = ""
        if not cell.quotations:
            lines.append(paragraph(run(self._taken.words["heading_only"], _SMALL) + note))
        for quotation in cell.quotations:
            lines.append(self._quotation(quotation, note if cell.source else self._source(quotation), column_mm))
            note = ""
        # A cell ends with a paragraph, not with a table (17.4.66).
        return "".join(lines) + (paragraph("") if lines[-1].endswith("</w:tbl>") else "")

    def _source(self, quotation: Quotation) -> str:
        words = self._taken.words
        said = f"{quotation.citation} {words['fingerprint']} {quotation.fingerprint}"
        return self.notes.refer(said)

    def _quotation(self, quotation: Quotation, note: str, column_mm: float) -> str:
        own = quotation.layer != "official"
        place = self.links.link(quotation.url, linked(quotation.label, '<w:sz w:val="16"/>'))
        tag = run(f" {self._taken.words[f'layer.{quotation.layer}']}", _SMALL) if own else ""
        state = run(f" {quotation.state}", _SMALL) if quotation.state else ""
        if quotation.value:
            return paragraph(run(f"{quotation.value} ", _BOLD) + place + tag + note) + paragraph(
                run(quotation.text, _SMALL)
            )
        found = quotation.table
        if found is not None and found.rows and column_mm >= _WIDE_MM:
            return paragraph(place + tag + state + note) + _inner(found, column_mm)
        return paragraph(place + tag + state + run(f" {quotation.text}", _OWN if own else "") + note)


def _printed_lines(line: Line, column_mm: float) -> int:
    """How many lines of print the longest cell of *line* takes, about."""
    a_line = max(column_mm / _CHARACTER_MM, 1.0)

    def of(cell: Entry) -> int:
        texts = [cell.title, cell.heading, *(f"{each.label}{each.text}" for each in cell.quotations)]
        return sum(ceil(len(text) / a_line) for text in texts if text)

    return max((of(cell) for cell in line.cells if cell is not None), default=0)


def _inner(found: Table, column_mm: float) -> str:
    """A printed table inside a cell, as markup."""
    width = max(len(row) for row in found.rows)
    each = round(_TWIPS_A_MM * (column_mm - 6) / width)
    caption = paragraph(run(found.caption, _BOLD)) if found.caption else ""
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>{paragraph(run(cell))}</w:tc>'
            for cell in (*row, *[""] * (width - len(row)))
        )
        + "</w:tr>"
        for row in found.rows
    )
    grid = f'<w:gridCol w:w="{each}"/>' * width
    told = f'<w:tblW w:w="{each * width}" w:type="dxa"/><w:tblBorders>{EDGES}</w:tblBorders>{FIXED}'
    return f"{caption}<w:tbl><w:tblPr>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _prepare(document: Document, taken: Taken, size_mm: tuple[int, int]) -> None:
    """Paper, fonts, styles, the line at the foot, and what the file says of itself to programs."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(size_mm[0]), Mm(size_mm[1])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN_MM))
    styles = document.styles
    defaults: Any = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(defaults)
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    latin = "en-GB"
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'))
    for name, points, east in (("Normal", 9, SONG), ("Title", 18, HEI), ("Heading 1", 13, HEI)):
        style: Any = styles[name]
        style.font.size = Pt(points)
        style.paragraph_format.space_after = Pt(3 if name == "Normal" else 6)
        set_fonts(style.element.get_or_add_rPr(), east)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0, 0, 0)
    _add_styles(styles)
    told = run(f"{taken.words['archive']}  ", _SMALL)
    field = f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_SMALL}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    section.footer.paragraphs[0]._p.addprevious(element(paragraph(told + field, "Footer")))
    kept: Any = section.footer.paragraphs[-1]._p
    kept.getparent().remove(kept)
    core = document.core_properties
    core.title, core.author = printable(taken.title)[:255], taken.words["archive"]
    core.comments, core.language = taken.address[:255], "zh-CN" if taken.lang == "zh" else "en-GB"


def _add_styles(styles: Any) -> None:
    """Notes and links by the names under which Word knows them."""
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.element.set(qn("w:styleId"), "FootnoteText")
    note.base_style = styles["Normal"]
    note.font.size = Pt(8)
    note.paragraph_format.space_after = Pt(0)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.element.set(qn("w:styleId"), "Hyperlink")
    link.font.color.rgb = RGBColor.from_string(LINK_COLOUR)
    link.font.underline = True

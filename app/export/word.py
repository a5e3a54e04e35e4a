"""
What is taken away as a Word file: pages that lie, a table per board, quotations with links, sources in footnotes.

The file opens in Word, LibreOffice and WPS alike. What stands in the body is word_boards, how footnotes and links are
written word_parts.
"""

import io
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from app.domain.taken import Taken
from app.export.texts import printable
from app.export.word_boards import NO_ROOM, SMALL, Writer, is_list
from app.export.word_parts import HEI, LINK_COLOUR, SONG, elements, paragraph, run, set_fonts

_A4_MM: Final = (297, 210)
_A3_MM: Final = (420, 297)
_MARGIN_MM: Final = 15
_FOOT_MM: Final = 20
_MANY_COLUMNS: Final = 5
"""With so many columns the page is an A3 one: on A4 a column would hold some eight characters."""
_STYLES: Final = (
    ("Normal", 9, 0, SONG), ("Title", 18, 0, HEI), ("Heading 1", 13, 12, HEI), ("Heading 2", 10.5, 9, HEI),
)  # fmt: skip
"""Name, points, points above, Chinese font."""
_MOST_SAID: Final = 255
"""Characters a property of a file takes."""


def write(taken: Taken) -> bytes:
    """*taken* as a .docx file."""
    columns = max((len(board.columns) for board in taken.boards), default=1)
    size = _A3_MM if columns >= _MANY_COLUMNS else _A4_MM
    document = docx.Document()
    _prepare(document, taken, size)
    body: Any = document.element.body
    end = body.find(qn("w:sectPr"))
    writer = Writer(taken, size[0] - 2 * _MARGIN_MM)
    for each in writer.tables():
        end.addprevious(each)
    if size != _A4_MM and any(map(is_list, taken.boards)):
        _turn(document, end)
    for each in writer.lists(_width(document) - 2 * _MARGIN_MM):
        end.addprevious(each)
    writer.links.relate(document.part)
    writer.notes.attach(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _turn(document: Document, end: Any) -> None:
    """End the section of wide pages: what is read line by line goes on on pages of A4, which a desk printer has."""
    turned = elements(paragraph("", properties=NO_ROOM))[0]
    turned.get_or_add_pPr().append(deepcopy(end))
    end.addprevious(turned)
    _lay(document.sections[-1], _A4_MM)


def _lay(section: Section, size_mm: tuple[int, int]) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(size_mm[0]), Mm(size_mm[1])


def _width(document: Document) -> float:
    """How wide the pages are that are written now, in millimetres."""
    return float((document.sections[-1].page_width or Mm(_A4_MM[0])).mm)


def _prepare(document: Document, taken: Taken, size_mm: tuple[int, int]) -> None:
    """Paper, fonts, styles, the line at the foot, and what the file says of itself to programs."""
    section = document.sections[0]
    _lay(section, size_mm)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN_MM))
    # Notes reach down to the margin; the line at the foot stands clear of them.
    section.bottom_margin, section.footer_distance = Mm(_FOOT_MM), Mm(_MARGIN_MM - 5)
    styles = document.styles
    defaults: Any = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(defaults)
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    latin = "en-GB"
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'))
    for name, points, before, east in _STYLES:
        style: Any = styles[name]
        style.font.size = Pt(points)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
        style.paragraph_format.line_spacing = 1.0
        set_fonts(style.element.get_or_add_rPr(), east)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0, 0, 0)
    _add_styles(styles)
    told = run(f"{taken.words['archive']}  ", SMALL)
    field = f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{SMALL}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    for each in elements(paragraph(told + field, "Footer")):
        section.footer.paragraphs[0]._p.addprevious(each)
    kept: Any = section.footer.paragraphs[-1]._p
    kept.getparent().remove(kept)
    core = document.core_properties
    core.title, core.author = printable(taken.title)[:_MOST_SAID], taken.words["archive"]
    core.language = "zh-CN" if taken.lang == "zh" else "en-GB"
    # Half an address leads nowhere; the whole one stands below the title.
    core.comments = taken.address if len(taken.address) <= _MOST_SAID else ""
    core.created = core.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    core.last_modified_by = core.author


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

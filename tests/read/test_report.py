"""Reports as Word files: notes, links and quotations are what a check needs, and plans never showed."""

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.errors import SourceUnreadable
from app.read.report import report_text

LINK = "https://archive.example/plans/some-plan/2.1-p2"
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved(document):
    """The bytes of a Word file."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def with_link(paragraph, words, target):
    """Put a link at the end of a paragraph, as Word does."""
    key = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')
    paragraph._p.append(link)


def with_note(document, paragraph, words):
    """Put a footnote at the end of a paragraph, in a part of its own as Word does."""
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
    body = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), NOTES, body.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))


def test_the_address_behind_a_link_is_told():
    """The words 来源 say nothing; the address is the citation."""
    document = docx.Document()
    with_link(document.add_paragraph("引文如下"), "来源", LINK)

    assert f"引文如下[来源]({LINK})" == report_text(saved(document), "a.docx")


def test_a_link_that_shows_its_address_is_told_once():
    """Word makes links of addresses as they are typed."""
    document = docx.Document()
    with_link(document.add_paragraph("见"), LINK, LINK)

    assert f"见{LINK}" == report_text(saved(document), "a.docx")


def test_a_footnote_is_told_where_it_is_referred_to_and_at_the_end():
    """That is where reports name their sources."""
    document = docx.Document()
    with_note(document, document.add_paragraph("“引文”"), f"某省规划，{LINK}")

    assert f"“引文”[^1]\n[^1]: 某省规划，{LINK}" == report_text(saved(document), "a.docx")


def test_a_paragraph_in_a_style_for_quotations_is_a_quotation():
    """Long quotations are set in, without quotation marks."""
    document = docx.Document()
    document.add_paragraph("引文一段", style="Quote")
    document.add_paragraph("正文")

    assert "> 引文一段\n\n正文" == report_text(saved(document), "a.docx")


def test_cells_of_tables_are_told():
    """Comparisons of targets quote in tables."""
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲", "乙"

    assert "甲\n乙" == report_text(saved(document), "a.docx")


def test_deleted_words_stay_deleted():
    """A tracked deletion is no quotation any more."""
    document = docx.Document()
    run = f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"
    document.add_paragraph("保留")._p.append(parse_xml(run))

    assert "保留" == report_text(saved(document), "a.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_other_formats_are_their_text(name):
    """Markdown keeps the signs by which quotations and links are known."""
    text = f"> 引文\n\n[来源]({LINK})"

    assert text == report_text(text.encode(), name)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"", b"\xd0\xcf\x11\xe0 old"])
def test_a_file_that_is_no_word_file_is_refused(data):
    """With what to do about it."""
    with pytest.raises(SourceUnreadable):
        report_text(data, "a.docx")


def test_a_file_without_words_is_refused():
    """A scan pasted into Word has none."""
    with pytest.raises(SourceUnreadable):
        report_text(saved(docx.Document()), "a.docx")


def test_a_file_that_unpacks_without_end_is_refused():
    """A few kilobytes must not become a full disk or memory."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 50_000_000)

    with pytest.raises(SourceUnreadable):
        report_text(data.getvalue(), "a.docx")


def test_fields_that_lead_somewhere_are_told():
    """Older files have links as fields, with the address among the instructions."""
    document = docx.Document()
    paragraph = document.add_paragraph("见")
    for kind, words in (("begin", ""), ("", f' HYPERLINK "{LINK}" '), ("end", "")):
        inner = f'<w:fldChar w:fldCharType="{kind}"/>' if kind else f"<w:instrText>{words}</w:instrText>"
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))

    assert f"见（{LINK}）" == report_text(saved(document), "a.docx")

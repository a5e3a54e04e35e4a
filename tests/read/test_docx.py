"""Word files: what Word prints is what is read, numbers and insertions included, deletions left out."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.domain.outline import Merged
from app.domain.reading import Reading
from app.errors import SourceUnreadable
from app.read import read_bytes
from app.read.docx_numbering import printed_number


def saved(document: Any) -> Reading:
    """The reading of *document* as Word would save it."""
    stream = io.BytesIO()
    document.save(stream)
    return read_bytes(stream.getvalue(), "plan.docx")


def texts(reading: Reading) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in reading.blocks]


def run(text: str) -> Any:
    """A run holding *text*, to be put where python-docx has no method for."""
    element, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    element.append(words)
    return element


def test_paragraphs_and_headings() -> None:
    """A heading style states its level; a plain paragraph states none."""
    document = docx.Document()
    document.add_heading("一、总体要求", level=1)
    document.add_paragraph("坚持创新驱动。")
    document.add_heading("（一）目标", level=2)

    assert [(block.text, block.level) for block in saved(document).blocks] == [
        ("一、总体要求", 1),
        ("坚持创新驱动。", None),
        ("（一）目标", 2),
    ]


def test_tracked_insertions_are_kept_and_deletions_are_not() -> None:
    """A draft that went round six departments still shows its changes; the text is the changed one."""
    document = docx.Document()
    paragraph = document.add_paragraph("产值达到")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    inserted.append(run("200亿元"))
    gone = run("")
    gone[0].tag = qn("w:delText")
    gone[0].text = "100亿元"
    deleted.append(gone)
    paragraph._p.append(deleted)
    paragraph._p.append(inserted)

    assert texts(saved(document)) == ["产值达到200亿元"]


def test_text_in_content_controls_is_kept() -> None:
    """Templates of offices put title and date into fields; they are text like any other."""
    document = docx.Document()
    document.add_paragraph("标题：")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph = OxmlElement("w:p")
    paragraph.append(run("示例省产业规划"))
    content.append(paragraph)
    control.append(content)
    document.element.body.insert(1, control)

    assert "示例省产业规划" in texts(saved(document))


def test_a_table_keeps_its_cells() -> None:
    """Merged cells are blank where they hang, so that columns stay columns."""
    document = docx.Document()
    document.add_paragraph("主要指标如下。")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("类别", "指标", "2020年"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "产值"
    table.cell(1, 2).text = "200"
    found = [block.table.rows for block in saved(document).blocks if block.table]

    assert found == [(("类别", "指标", "2020年"), ("产值", "", "200"))]


def test_cells_that_span_several_are_remembered() -> None:
    """规划目标 stands over both years, 指标 beside both rows of the heading."""
    document = docx.Document()
    document.add_paragraph("主要指标如下。")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "规划目标"
    for (row, column), text in {(1, 1): "2027年", (1, 2): "2030年", (2, 0): "产值", (2, 1): "4", (2, 2): "7"}.items():
        table.cell(row, column).text = text
    found = [(block.table.merged, block.table.header_rows) for block in saved(document).blocks if block.table]

    assert [((Merged(0, 0, 2, 1), Merged(0, 1, 1, 2)), 2)] == found


def test_automatic_numbers_are_printed() -> None:
    """一、 that Word counts by itself is in no run of the file, and is the number everybody quotes."""
    document = docx.Document()
    document.add_paragraph("第一项任务", style="List Number")
    document.add_paragraph("第二项任务", style="List Number")

    assert texts(saved(document)) == ["1.第一项任务", "2.第二项任务"]


def bomb() -> bytes:
    """A small archive that unpacks to four hundred megabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for k in range(8):
            archive.writestr(f"word/part{k}.xml", b"0" * 50_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("printed", "n", "number_format"),
    [
        ("MMXVII", 2017, "upperRoman"),
        ("xlix", 49, "lowerRoman"),
        ("MMMCMXCIX", 3999, "upperRoman"),
        ("4000", 4000, "upperRoman"),
        ("999999999", 999_999_999, "upperRoman"),
        ("0", 0, "lowerRoman"),
        ("二十一", 21, "chineseCounting"),
        ("⑳", 20, "decimalEnclosedCircle"),
        ("27", 27, "lowerLetter"),
        ("", 3, "bullet"),
    ],
)
def test_a_number_is_printed_in_its_format(printed: str, n: int, number_format: str) -> None:
    """A file may begin a list at any number; a thousand million in Roman letters took minutes."""
    assert printed == printed_number(n, number_format)


@pytest.mark.parametrize("written", ["x", "", "-1", "²", "9" * 40])
def test_a_number_that_is_none_costs_no_text(written: str) -> None:
    """Other programs than Word write such files, and a text is never refused for its layout."""
    document = docx.Document()
    paragraph = document.add_paragraph("坚持创新驱动。", style="List Number")
    numbered = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", written), ("w:numId", "1")):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        numbered.append(element)
    paragraph._p.get_or_add_pPr().append(numbered)
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        level.find(qn("w:start")).set(qn("w:val"), written)
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "产值"
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), written)
    cell._tc.get_or_add_tcPr().append(span)

    assert [True, True] == [each in saved(document).text for each in ("坚持创新驱动。", "产值")]


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (b"PK\x03\x04 no archive", "save it again"),
        (b"not a zip at all", "zip"),
    ],
)
def test_a_file_that_is_no_word_document_is_refused(data: bytes, hint: str) -> None:
    """An old .doc renamed, a locked file, a broken download: each is told from the others."""
    with pytest.raises(SourceUnreadable) as caught:
        read_bytes(data, "plan.docx")

    assert hint in caught.value.reason


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """Four hundred megabytes out of four hundred kilobytes would stop the machine, not only the build."""
    with pytest.raises(SourceUnreadable) as caught:
        read_bytes(bomb(), "plan.docx")

    assert "unpack" in caught.value.reason

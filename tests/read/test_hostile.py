"""Files made to break a reader, or broken by accident: a clear reason, or the text, in a time one can wait for."""

import io
import time
import zipfile

import pytest

from app.errors import SourceUnreadable
from app.read import read_bytes
from app.structure import build_outline

LONGEST_S = 20.0
SENTENCE = "加快发展，做强做优。"


def word(body: bytes, head: bytes = b"") -> bytes:
    """A Word file with *body*, and *head* before its first element."""
    xml = (
        b'<?xml version="1.0" encoding="UTF-8"?>'
        + head
        + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + body
        + b"</w:body></w:document>"
    )
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", xml)):
            archive.writestr(name, data)
    return stream.getvalue()


def entities() -> bytes:
    """Ten entities, each ten times the one before."""
    lines = b'<!ENTITY a "aaaaaaaaaa">'
    for n in range(1, 9):
        lines += b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10)
    return b"<!DOCTYPE x [" + lines + b"]>"


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("deep.html", ("<div>" * 5000 + SENTENCE + "</div>" * 5000).encode(), "levels deep"),
        ("deep.docx", word(b"<w:sdt><w:sdtContent>" * 3000), "no readable Word document"),
        ("bomb.docx", word(b"<w:p><w:r><w:t>" + b"x" * 40_000_000 + b"</w:t></w:r></w:p>"), "would unpack to"),
        ("entities.docx", word(b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", entities()), "no readable Word document"),
        ("junk.txt", bytes(range(256)) * 4000, "no readable text"),
        ("junk.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 100, "damaged"),
        (
            "pages-in-a-circle.pdf",
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
            "a page that is damaged",
        ),
        ("pages.pdf", b"%PDF-1.7\n2 0 obj<</Type/Pages/Count 2000000000/Kids[]>>endobj\n%%EOF", "damaged"),
        ("blank.md", b"\n \n\t\n", "empty"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(name: str, data: bytes, hint: str) -> None:
    """One bad file is reported, in words somebody can act on, and the rest are built."""
    with pytest.raises(SourceUnreadable, match=hint):
        read_bytes(data, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nested.html", "<div>" * 300 + f"<p>{SENTENCE}</p>" * 3 + "</div>" * 300),
        ("list.html", "<ol>" + f"<li>{SENTENCE}</li>" * 20_000 + "</ol>"),
        ("spans.html", "<table><tr>" + "<td colspan=50 rowspan=50>x</td>" * 2000 + "</tr><tr><td>a</td></tr></table>"),
        ("titles.html", "<table>" + "<tr><td colspan=2>x</td></tr>" * 30_000 + "<tr><td>a</td><td>b</td></tr></table>"),
        ("long-row.html", f"<table><tr>{'<td>x</td>' * 3000}</tr>" + "<tr><td>1</td></tr>" * 3000 + "</table>"),
        ("quotes.md", "> " * 3000 + SENTENCE),
        ("headings.txt", "一、做强\n" * 30_000),
        ("lists.txt", f"——做强。{SENTENCE}\n{SENTENCE}\n" * 5_000),
        ("annexes.txt", f"附件1\n{SENTENCE}\n" * 5_000),
        ("contents.txt", "目录\n" * 5_000 + SENTENCE),
        ("paragraphs.txt", f"{SENTENCE}\n" * 30_000),
        ("line.txt", SENTENCE * 200_000),
        ("numbers.txt", "一、总体要求（一）指导思想。做强。" * 50_000),
        ("tabs.txt", "\t".join("x" * 2000) + "\n" + "a\tb\n" * 10_000),
        ("brackets.txt", "（" * 1_000_000 + SENTENCE),
    ],
)
def test_time_does_not_run_away_with_size(name: str, text: str) -> None:
    """Whatever takes the square of a text's length turns one odd file into an import that never ends."""
    began = time.process_time()
    outline = build_outline(read_bytes(text.encode(), name))

    assert (bool(outline.sections), time.process_time() - began < LONGEST_S) == (True, True)

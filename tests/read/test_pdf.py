"""PDF: text layers become lines again; what has none is told to be a scan."""

import io

import pypdfium2
import pypdfium2.raw as raw
import pytest

from app.domain.reading import Reading
from app.errors import SourceUnreadable
from app.read import read_bytes

WIDTH, HEIGHT, SIZE, LEADING = 420, 600, 12, 18


def pdf(*pages: list[str], indent: int = 72) -> bytes:
    """A PDF of *pages*, each a list of lines printed from the top; a line that begins with a blank is indented."""
    document = pypdfium2.PdfDocument.new()
    for lines in pages:
        page = document.new_page(WIDTH, HEIGHT)
        for k, line in enumerate(lines):
            if not line.strip():
                continue
            text = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", SIZE)
            encoded = (line.strip() + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(text, (raw.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded))
            left = indent + (24 if line.startswith(" ") else 0)
            raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, HEIGHT - 60 - k * LEADING)
            raw.FPDFPage_InsertObject(page.raw, text)
        raw.FPDFPage_GenerateContent(page.raw)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def reading(*pages: list[str]) -> Reading:
    """The reading of a PDF of *pages*."""
    return read_bytes(pdf(*pages), "plan.pdf")


PARAGRAPH = [
    " The province will expand the output of its motor",
    "industry, raise the share of local suppliers and build",
    "three parks for components by the end of the plan.",
]


def test_lines_of_a_paragraph_are_joined() -> None:
    """A paragraph of three printed lines is found by a phrase that crosses their ends."""
    whole = " ".join(line.strip() for line in PARAGRAPH)

    assert whole in [block.text for block in reading(["I. Targets", "", *PARAGRAPH, *PARAGRAPH, *PARAGRAPH]).blocks]


def test_page_numbers_of_a_pdf_are_dropped() -> None:
    """- 2 - at the foot of a page is no number of the plan."""
    places = (
        "Wanghu will build a base for whole vehicles.",
        "Linxi will process its grain.",
        "Shili will train people.",
    )
    pages = [[place, *PARAGRAPH[k:], *PARAGRAPH[:k], "", f"- {k + 1} -"] for k, place in enumerate(places)]
    dropped = [repair.before for repair in reading(*pages).repairs if repair.name == "drop_page_number"]

    assert dropped == ["- 1 -", "- 2 -", "- 3 -"]


def test_the_title_stays_apart_from_the_text() -> None:
    """A title joined to the first sentence would be neither."""
    blocks = [block.text for block in reading(["Outline Plan of Shili City", "", *PARAGRAPH, *PARAGRAPH]).blocks]

    assert blocks[0] == "Outline Plan of Shili City"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (pdf([]), "scan"),
        (pdf([], [], []), "scan"),
        (b"%PDF-1.7\n" + b"\0" * 200, "damaged"),
        (b"no pdf at all", "damaged"),
    ],
)
def test_a_pdf_without_text_is_refused_with_a_reason(data: bytes, hint: str) -> None:
    """A scan imported as an empty plan would be counted as a holding and never found."""
    with pytest.raises(SourceUnreadable) as caught:
        read_bytes(data, "plan.pdf")

    assert hint in caught.value.reason

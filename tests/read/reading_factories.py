"""
Short ways for the tests of reading to make a text and to look at what came out.

Relies on app.read alone. Invented text only: 示例省, 望湖市.
"""

from app.domain.outline import Repair, Span
from app.domain.reading import Reading
from app.read import read_text
from app.read.lines import Line, width


def read(text: str, markdown: bool = False) -> Reading:
    """The reading of *text*, as if it stood in a file."""
    return read_text(text, "plan.md" if markdown else "plan.txt", markdown=markdown)


def blocks(text: str, markdown: bool = False) -> list[str]:
    """The texts of the blocks *text* is read into."""
    return [block.text for block in read(text, markdown).blocks]


def repairs(text: str, name: str) -> list[Repair]:
    """The repairs of that name."""
    return [repair for repair in read(text).repairs if repair.name == name]


def line(text: str, indent: int = 0, gap: bool = False, page: int = 1) -> Line:
    """A printed line by itself; its place in a source is of no interest."""
    return Line(text, Span(0, len(text)), indent, gap, page, width(text))


def wrapped(text: str, columns: int = 56, indent: str = "") -> str:
    """*text* broken at a printed width of *columns*, as a PDF page breaks it; *indent* opens the paragraph."""
    lines = [indent]
    for char in text:
        if width(lines[-1] + char) > columns:
            lines.append("")
        lines[-1] += char
    return "\n".join(lines)


def lost(reading: Reading) -> str:
    """Characters of the source that stand in no block and no repair; blanks do not count."""
    covered = {i for block in reading.blocks for span in block.spans for i in range(span.start, span.end)}
    covered |= {i for repair in reading.repairs for i in range(repair.span.start, repair.span.end)}
    return "".join(char for i, char in enumerate(reading.text) if i not in covered and not char.isspace())

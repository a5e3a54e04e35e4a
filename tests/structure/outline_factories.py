"""
Short ways for the tests of structure to make an outline and to say what is expected of it.

Relies on app.read and app.structure. Invented text only: 示例省, 望湖市, 临溪市.
"""

from app.domain.outline import Outline, Section
from app.domain.reading import Reading
from app.read import read_text
from app.structure import build_outline


def outline(text: str, markdown: bool = False) -> Outline:
    """The outline of *text*, as if it stood in a file."""
    return build_outline(read_text(text, "plan.txt", markdown=markdown))


def tree(text: str, markdown: bool = False) -> list[str]:
    """One line per section: "1.2 2 汽车产业", anchor, level and title ("-" without a title)."""
    return [f"{s.anchor} {s.level} {s.title or '-'}" for s in outline(text, markdown).sections]


def anchors(text: str) -> list[str]:
    """The anchors of all sections, in reading order."""
    return [section.anchor for section in outline(text).sections]


def section(text: str, anchor: str) -> Section:
    """The section of that anchor; fails by name where there is none."""
    found = outline(text).section(anchor)
    assert found is not None, f"no section {anchor} in {anchors(text)}"
    return found


def paragraphs(text: str, anchor: str) -> list[str]:
    """The paragraphs of that section."""
    return [paragraph.text for paragraph in section(text, anchor).paragraphs]


def furniture(text: str, kind: str) -> list[str]:
    """The pieces of furniture of that kind."""
    return [piece.text for piece in outline(text).furniture if piece.kind == kind]


def lost(reading: Reading, found: Outline) -> str:
    """Characters of the source that stand in no heading, paragraph, furniture or repair; blanks do not count."""
    covered = bytearray(len(reading.text))
    spans = [piece.span for piece in found.furniture] + [repair.span for repair in found.repairs]
    for section in found.sections:
        spans += section.heading_spans
        spans += (span for paragraph in section.paragraphs for span in paragraph.spans)
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return "".join(c for i, c in enumerate(reading.text) if not covered[i] and not c.isspace() and c not in INVISIBLE)


INVISIBLE = "\u200b\ufeff\xad"

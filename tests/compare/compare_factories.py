"""
Short ways for the tests of compare to make columns and to say which sections stand side by side.

Invented text only: 示例省, 望湖市, 临溪市.
"""

from collections.abc import Sequence

from app.compare import ColumnInput, compare
from app.domain.comparison import Comparison
from app.domain.outline import Paragraph, Section
from app.domain.plan import Lang


def section(anchor: str, title: str | None, *texts: str, order: int = 0, industries: Sequence[str] = ()) -> Section:
    """A section of that anchor; its parent is what the anchor says ("1.2" stands in "1")."""
    parent = anchor.rpartition(".")[0] or None
    paragraphs = tuple(Paragraph(f"{anchor}-p{k}", text, k, order + k, ()) for k, text in enumerate(texts, start=1))
    label = None if anchor in ("0", "n") else f"{anchor.rpartition('.')[2]}."
    heading = f"{label or ''}{title or ''}"
    part = anchor.partition(".")[0] if anchor.startswith("a") else "main"
    level = anchor.count(".") + 1
    return Section(
        anchor, label, title, heading, level, part, parent, False, order, paragraphs, industries=tuple(industries)
    )


def column(
    plan: str, *rows: tuple[str, ...], anchor: str | None = None, lang: Lang = "zh", industries: Sequence[str] = ()
) -> ColumnInput:
    """
    A column from rows of (anchor, title, text, text …), in reading order; a title "" is none.

    With *anchor* it is a section's, else a whole plan's.
    """
    sections = tuple(
        section(first, title or None, *texts, order=100 * at, industries=industries)
        for at, (first, title, *texts) in enumerate(rows, start=1)
    )
    return ColumnInput(plan, plan, "official", lang, anchor, sections)


def headings(*titles: str, plan: str = "甲", texts: Sequence[str] = ()) -> ColumnInput:
    """A whole plan of chapters with those titles, and with those texts where they are given."""
    given = [*texts, *[""] * (len(titles) - len(texts))]
    rows = enumerate(zip(titles, given, strict=True), start=1)
    return column(plan, *[(str(k), title, *filter(None, [text])) for k, (title, text) in rows])


def lines(comparison: Comparison) -> list[str]:
    """A line per row, "1.2|2.1|·": the anchors side by side, a dot for a gap."""
    return ["|".join(cell.anchor if cell else "·" for cell in row.cells) for row in comparison.rows]


def pairs(*columns: ColumnInput) -> list[str]:
    """The lines of the rows with two or more cells."""
    return [line for line in lines(compare(columns)) if line.count("·") < len(columns) - 1]

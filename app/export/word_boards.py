"""
The body of a Word file: boards as tables or, of one column, as lists; sheets as plain tables; the list of sources.

Texts and links are decided in app.domain.taken; how runs, notes and tables are written is word_parts. Word processors
lay out tables full of footnotes slowly, LibreOffice not at all beyond some hundreds: what need not stand side by side
is set in paragraphs.
"""

from collections.abc import Sequence
from itertools import groupby
from math import ceil
from typing import Any, Final

from app.domain.outline import Table
from app.domain.taken import Board, Entry, Head, Line, Quotation, Sheet, Taken
from app.export.word_parts import (
    EDGES,
    FIXED,
    QUIET,
    Links,
    Notes,
    RowKind,
    elements,
    linked,
    paragraph,
    run,
    table,
)

SMALL: Final = f'<w:color w:val="{QUIET}"/><w:sz w:val="16"/>'
_TWIPS_A_MM: Final = 1440 / 25.4
_LABEL_MM: Final = 28
_NUMBER_MM: Final = 12
_CELL_MM: Final = 18
"""The narrowest cell of a printed table that can be read; of a wider table the rows are set as lines."""
_CHARACTER_MM: Final = 3.2
"""A Chinese character of nine points."""
_WHOLE_LINES: Final = 12
"""A row of so few lines stands on one page: its headings would be left alone at the foot of another."""
_SHOWN: Final = 160
"""Characters of an address that are shown: that of a hundred passages would fill the page."""
_BOLD: Final = "<w:b/>"
_OWN: Final = f'<w:i/><w:color w:val="{QUIET}"/>'
_KEPT: Final = "<w:keepNext/>"
_NOT_KEPT: Final = '<w:keepNext w:val="0"/>'
"""
Before a table with notes, and in it: LibreOffice chains its rows by what is kept with the next, and leaves one row on
each page.
"""
_CLOSE: Final = '<w:spacing w:after="0"/>'
NO_ROOM: Final = '<w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
"""Of the empty paragraph that must stand behind a table: a line of its own would begin a page with nothing on it."""


class Writer:
    """Elements of the body, with the links and notes they need."""

    def __init__(self, taken: Taken, width_mm: float) -> None:
        self.links = Links()
        self.notes = Notes()
        self._taken = taken
        self._width_mm = width_mm

    def tables(self) -> list[Any]:
        """Title, what the file says of itself, what is compared, and the boards that are tables."""
        found = elements(self._opening())
        # Who compares wants to know first what; of a collection the sources are what stands at the end of a paper.
        found += elements(self._sources()) if self._taken.kind == "comparison" else []
        for number, board in enumerate(each for each in self._taken.boards if not is_list(each)):
            # A title cannot be kept with such a table; on a page of their own they are not parted.
            start = "<w:pageBreakBefore/>" if number else ""
            found += [*elements(_headed(board.title, board.note, _NOT_KEPT, start)), self._board(board)]
        return found

    def lists(self, width_mm: float) -> list[Any]:
        """The boards that are lists, the sheets, the sources of a collection, on pages *width_mm* wide."""
        self._width_mm = width_mm
        found = []
        for board in self._taken.boards:
            if is_list(board):
                found += elements(_headed(board.title, board.note, _KEPT) + self._list(board))
        for sheet in self._taken.sheets:
            found += [*elements(_headed(sheet.title, sheet.note, _KEPT)), self._sheet(sheet)]
        # A table must not be the last thing before the end of a section (17.2.2).
        is_last = self._taken.kind != "comparison"
        return [*found, *elements(self._sources() if is_last else paragraph("", properties=NO_ROOM))]

    def _opening(self) -> str:
        said = paragraph(run(self._taken.title), "Title")
        for name, value in self._taken.about:
            is_link = value.startswith(("http://", "https://"))
            shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
            words = self.links.link(value, linked(shown)) if is_link else run(value)
            said += paragraph(run(f"{name} ", SMALL) + words, properties=_CLOSE) if value else ""
        reading = self._taken.reading
        return said + (paragraph(run(reading, SMALL), properties='<w:spacing w:before="60"/>') if reading else "")

    def _sources(self) -> str:
        """The texts compared or quoted, numbered."""
        taken = self._taken
        said = paragraph(run(taken.words["sources"]), "Heading1", _KEPT) if taken.sources else ""
        for number, source in enumerate(taken.sources, start=1):
            name = run(f"{source.title}  ", _BOLD) if taken.kind == "comparison" else ""
            words = run(f"[{number}]  ") + name + self.links.cited(source.citation)
            said += paragraph(words, properties=f'{_CLOSE}<w:ind w:left="480" w:hanging="480"/>')
        return said

    def _board(self, board: Board) -> Any:
        label_mm = _NUMBER_MM if _is_numbered(board) else _LABEL_MM
        column_mm = (self._width_mm - label_mm) / len(board.columns)
        widths = [round(_TWIPS_A_MM * mm) for mm in (label_mm, *[column_mm] * len(board.columns))]
        heads = (paragraph(""), *(self._head(head) for head in board.columns))
        rows: list[tuple[RowKind, tuple[str, ...]]] = [("head", heads)]
        for line in board.lines:
            is_short = _printed_lines(line, column_mm) <= _WHOLE_LINES
            rows.append(("whole" if is_short else "split", self._line(line, board, column_mm)))
        return table(widths, rows, board.title)

    def _head(self, head: Head) -> str:
        lines = [paragraph(self.links.link(head.url, linked(head.title, _BOLD)))]
        lines += [paragraph(run(said, SMALL)) for said in (head.gloss, head.place) if said]
        return "".join(lines)

    def _line(self, line: Line, board: Board, column_mm: float) -> tuple[str, ...]:
        label = paragraph(run(line.label, _BOLD))
        label += "".join(paragraph(run(said, SMALL)) for said in (line.gloss, line.note) if said)
        return (label, *(self._cell(cell, board, column_mm) for cell in line.cells))

    def _list(self, board: Board) -> str:
        """A board of one column in paragraphs, those of one title under a heading of their own."""
        said = ""
        for title, lines in groupby(board.lines, key=lambda line: line.cells[0].title if line.cells[0] else ""):
            said += paragraph(run(title), "Heading2", _KEPT) if title else ""
            said += "".join(self._listed(line, cell) for line in lines if (cell := line.cells[0]) is not None)
        return said

    def _listed(self, line: Line, cell: Entry) -> str:
        gloss = run(f" {line.gloss or cell.gloss}", SMALL) if line.gloss or cell.gloss else ""
        if cell.heading:
            return _closed(self._passages(cell, self._width_mm, _KEPT))
        # A number stands behind what it counts, on one line where there is room.
        name = run(line.label, _BOLD) + gloss + run("  ")
        return "".join(
            paragraph((name if at == 0 else "") + self._number(quotation) + run(f"  {quotation.text}", SMALL))
            for at, quotation in enumerate(cell.quotations)
        )

    def _cell(self, cell: Entry | None, board: Board, column_mm: float) -> str:
        if cell is None:
            return paragraph(run(board.gap, SMALL))
        title = paragraph(run(cell.title, _BOLD)) if cell.title else ""
        return title + _closed(self._passages(cell, column_mm))

    def _passages(self, cell: Entry, column_mm: float, kept: str = "") -> list[str]:
        """
        The heading of a cell and its words; the note of the whole cell stands at the first of them.

        *kept* keeps the heading with what follows, outside of tables.
        """
        note = self.notes.refer(cell.source) if cell.source and cell.quotations else ""
        lines = []
        if cell.heading:
            gloss = run(f" {cell.gloss}", SMALL) if cell.gloss else ""
            said = self.links.link(cell.url, linked(cell.heading, _BOLD)) + gloss + note
            lines.append(paragraph(said, properties=kept))
            note = ""
        if not cell.quotations:
            lines.append(paragraph(run(self._taken.words["heading_only"], SMALL)))
        for quotation in cell.quotations:
            own = note if cell.source else self.notes.refer(quotation.citation)
            lines.append(self._quotation(quotation, own, column_mm))
            note = ""
        return lines

    def _number(self, quotation: Quotation, note: str = "") -> str:
        """A number that is quoted: value, place and note."""
        place = self.links.link(quotation.url, linked(quotation.label, '<w:sz w:val="16"/>'))
        remark = run(f"  {quotation.remark}", SMALL) if quotation.remark else ""
        return run(f"{quotation.value} ", _BOLD) + place + (note or self.notes.refer(quotation.citation)) + remark

    def _quotation(self, quotation: Quotation, note: str, column_mm: float) -> str:
        if quotation.value:
            return paragraph(self._number(quotation, note)) + paragraph(run(quotation.text, SMALL))
        own = quotation.layer != "official"
        place = self.links.link(quotation.url, linked(quotation.label, '<w:sz w:val="16"/>'))
        tag = run(f" {self._taken.words[f'layer.{quotation.layer}']}", SMALL) if own else ""
        state = run(f" {quotation.state}", SMALL) if quotation.state else ""
        remark = paragraph(run(quotation.remark, SMALL)) if quotation.remark else ""
        found = quotation.table
        if found is None or not found.rows:
            return paragraph(place + tag + state + run(f" {quotation.text}", _OWN if own else "") + note) + remark
        start = paragraph(place + tag + state + note)
        width = max(len(row) for row in found.rows)
        return start + remark + (_inner if column_mm / width >= _CELL_MM else _rows)(found, column_mm)

    def _sheet(self, sheet: Sheet) -> Any:
        first = 40.0 if len(sheet.header) > 2 else 60.0
        rest = (self._width_mm - first) / (len(sheet.header) - 1)
        widths = [round(_TWIPS_A_MM * mm) for mm in (first, *[rest] * (len(sheet.header) - 1))]
        rows: list[tuple[RowKind, tuple[str, ...]]] = [
            ("head", tuple(paragraph(run(name, _BOLD)) for name in sheet.header))
        ]
        for name, *words in sheet.rows:
            cells = (run(name, _BOLD), *map(run, words))
            rows.append(("whole", tuple(paragraph(cell, properties=_CLOSE) for cell in cells)))
        return table(widths, rows, sheet.title)


def is_list(board: Board) -> bool:
    """Whether *board* is set in paragraphs: one column, and nothing that numbers its lines."""
    return len(board.columns) == 1 and not _is_numbered(board)


def _headed(title: str, note: str, last: str, start: str = "") -> str:
    """A heading and what is said below it; *last* tells whether the last of the two is kept with what follows."""
    if not note:
        return paragraph(run(title), "Heading1", last + start)
    return paragraph(run(title), "Heading1", _KEPT + start) + paragraph(run(note, SMALL), properties=last)


def _closed(lines: Sequence[str]) -> str:
    """*lines* as markup that ends with a paragraph, as a cell has to (17.4.66), and never with a table."""
    return "".join(lines) + (paragraph("", properties=_CLOSE) if lines[-1].endswith("</w:tbl>") else "")


def _is_numbered(board: Board) -> bool:
    return all(line.label.isdecimal() for line in board.lines)


def _printed_lines(line: Line, column_mm: float) -> int:
    """How many lines of print the longest cell of *line* takes, about."""
    a_line = max(column_mm / _CHARACTER_MM, 1.0)

    def of(cell: Entry) -> int:
        texts = [cell.title, cell.heading, *(f"{each.label}{each.text}" for each in cell.quotations)]
        return sum(ceil(len(text) / a_line) for text in texts if text)

    return max((of(cell) for cell in line.cells if cell is not None), default=0)


def _rows(found: Table, _: float) -> str:
    """A printed table too wide for a table inside a cell: a line of print for each row, its cells parted by bars."""
    lines = [run(found.caption, _BOLD)] if found.caption else []
    lines += [run(" | ".join(row)) for row in found.rows]
    return "".join(paragraph(line, properties=_CLOSE) for line in lines)


def _inner(found: Table, column_mm: float) -> str:
    """A printed table inside a cell, as markup; its columns are as wide as what stands in them needs."""
    width = max(len(row) for row in found.rows)
    full = [(*row, *[""] * (width - len(row))) for row in found.rows]
    each = _shares([max(len(row[at]) for row in full) for at in range(width)], _TWIPS_A_MM * (column_mm - 6))
    caption = paragraph(run(found.caption, _BOLD)) if found.caption else ""
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{paragraph(run(cell), properties=_CLOSE)}</w:tc>'
            for wide, cell in zip(each, row, strict=True)
        )
        + "</w:tr>"
        for row in full
    )
    grid = "".join(f'<w:gridCol w:w="{twips}"/>' for twips in each)
    told = f'<w:tblW w:w="{sum(each)}" w:type="dxa"/><w:tblBorders>{EDGES}</w:tblBorders>{FIXED}'
    return f"{caption}<w:tbl><w:tblPr>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _shares(lengths: Sequence[int], twips: float) -> list[int]:
    """*twips* shared out between columns whose longest cells have so many characters; none is starved by a long one."""
    # A cell has margins as wide as a character.
    wanted = [min(max(length, 3), 40) + 2 for length in lengths]
    return [round(twips * each / sum(wanted)) for each in wanted]

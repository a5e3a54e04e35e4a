"""
What is taken away as Markdown: a heading per line, quotations as quotations, sources as footnotes.

Footnotes are written as [^1], which Pandoc, GitHub and most editors for notes understand.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.outline import Table
from app.domain.taken import Board, Entry, Quotation, Taken
from app.export.texts import addresses, printable

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST_MARK: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)", re.MULTILINE)


def write(taken: Taken) -> bytes:
    """*taken* as UTF-8 Markdown."""
    notes: dict[str, int] = {}
    lines = [f"# {plain(taken.title)}", ""]
    lines += [f"- {plain(name)}: {_value(value)}" for name, value in taken.about if value]
    lines += ["", plain(taken.reading)] if taken.reading else []
    is_first = taken.kind == "comparison"
    lines += _sources(taken) if is_first else []
    for board in taken.boards:
        lines += ["", f"## {plain(board.title)}", *(["", plain(board.note)] if board.note else [])]
        for line in board.lines:
            note = f" ({plain(line.note)})" if line.note else ""
            gloss = f" {plain(line.gloss)}" if line.gloss else ""
            lines += ["", f"### {plain(line.label)}{gloss}{note}"]
            for head, cell in zip(board.columns, line.cells, strict=True):
                place = "".join(f" · {plain(said)}" for said in (head.gloss, head.place) if said)
                lines += ["", f"**[{plain(head.title)}](<{head.url}>)**{place}" if len(board.columns) > 1 else "", ""]
                lines += _cell(cell, board, taken, notes)
    for sheet in taken.sheets:
        lines += ["", f"## {plain(sheet.title)}", *(["", plain(sheet.note)] if sheet.note else []), ""]
        lines += _grid((sheet.header, *sheet.rows))
    lines += [] if is_first else _sources(taken)
    if notes:
        lines += ["", "---", "", *(f"[^{number}]: {said}" for said, number in notes.items())]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines) + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """
    *text* with every sign that would mean something to Markdown made to mean itself, on one line.

    >>> plain("1. 产业*")
    '1\\\\. 产业\\\\*'
    """
    return _literal(" ".join(text.split()))


def _literal(text: str) -> str:
    """As plain(), every blank of a line of a quotation kept."""
    said = _SPECIAL.sub(r"\\\1", printable(text))
    return _LIST_MARK.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", said)


def _sources(taken: Taken) -> list[str]:
    """The texts compared or quoted, numbered."""
    if not taken.sources:
        return []
    lines = ["", f"## {plain(taken.words['sources'])}", ""]
    return lines + [f"{number}. {_linked(each.citation)}" for number, each in enumerate(taken.sources, start=1)]


def _value(value: str) -> str:
    return f"<{value}>" if value.startswith(("http://", "https://")) else plain(value)


def _cell(cell: Entry | None, board: Board, taken: Taken, notes: dict[str, int]) -> list[str]:
    if cell is None:
        return [f"*{plain(board.gap)}*"]
    lines = [f"**{plain(cell.title)}**", ""] if cell.title else []
    gloss = f" {plain(cell.gloss)}" if cell.gloss else ""
    lines += [f"[{plain(cell.heading)}](<{cell.url}>){gloss}", ""] if cell.heading else []
    if not cell.quotations:
        return [*lines, f"*{plain(taken.words['heading_only'])}*{_note(cell.source, notes)}"]
    for quotation in cell.quotations:
        lines += [*_quotation(quotation, taken, notes), ""]
        lines += [f"*{plain(quotation.remark)}*", ""] if quotation.remark else []
    return lines


def _quotation(quotation: Quotation, taken: Taken, notes: dict[str, int]) -> list[str]:
    own = f" *{plain(taken.words[f'layer.{quotation.layer}'])}*" if quotation.layer != "official" else ""
    state = f" *{plain(quotation.state)}*" if quotation.state else ""
    value = f"**{plain(quotation.value)}** " if quotation.value else ""
    place = f"[{plain(quotation.label)}](<{quotation.url}>)"
    note = _note(quotation.citation, notes)
    if quotation.table is not None and quotation.table.rows and not quotation.value:
        return [f"> {place}{own}{state}{note}", ">", *(f"> {row}" for row in _table(quotation.table))]
    words = [_literal(piece) for piece in quotation.text.split("\n") if piece.strip()] or [""]
    first, *rest = words
    body = [f"{place}{own}{state} {value}{first}", *rest]
    body[-1] += note
    return [f"> {line}" + ("  " if at + 1 < len(body) else "") for at, line in enumerate(body)]


def _table(table: Table) -> list[str]:
    return [*([f"**{plain(table.caption)}**", ""] if table.caption else []), *_grid(table.rows)]


def _grid(rows: Sequence[Sequence[str]]) -> list[str]:
    """*rows*, the first of them the head, as a table; short rows are filled up."""
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*map(plain, row), *[''] * (width - len(row))])} |" for row in rows]
    return [lines[0], f"|{' --- |' * width}", *lines[1:]]


def _note(source: str, notes: dict[str, int]) -> str:
    """The mark of a note that says *source*; what was said once is not noted again."""
    return f"[^{notes.setdefault(_linked(source), len(notes) + 1)}]"


def _linked(source: str) -> str:
    """*source* with its addresses as such and everything else as plain words."""
    return "".join(f"<{piece}>" if is_address else _spaced(piece) for is_address, piece in addresses(source))


def _spaced(piece: str) -> str:
    """plain(), with the blanks at the ends kept, since more follows."""
    start = " " if piece[:1].isspace() else ""
    end = " " if piece[-1:].isspace() and piece.strip() else ""
    return start + plain(piece) + end

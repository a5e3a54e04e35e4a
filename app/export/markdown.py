"""
What is taken away as Markdown: a heading per line, quotations as quotations, sources as footnotes.

Footnotes are written as [^1], which Pandoc, GitHub and most editors for notes understand.
"""

import re
from typing import Final

from app.domain.outline import Table
from app.domain.taken import Board, Entry, Quotation, Taken
from app.export.texts import addresses, printable

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST_MARK: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)", re.MULTILINE)


def write(taken: Taken) -> bytes:
    """*taken* as UTF-8 Markdown."""
    notes: list[str] = []
    lines = [f"# {plain(taken.title)}", ""]
    lines += [f"- {plain(name)}: {_value(value)}" for name, value in taken.about if value]
    for board in taken.boards:
        lines += ["", f"## {plain(board.title)}", *(["", plain(board.note)] if board.note else [])]
        for line in board.lines:
            note = f" ({plain(line.note)})" if line.note else ""
            lines += ["", f"### {plain(line.label)}{note}"]
            for head, cell in zip(board.columns, line.cells, strict=True):
                title = " · ".join(filter(None, (f"[{plain(head.title)}](<{head.url}>)", plain(head.place))))
                lines += ["", f"**{title}**" if len(board.columns) > 1 else "", ""]
                lines += _cell(cell, board, taken, notes)
    if notes:
        lines += ["", "---", "", *notes]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines) + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """
    *text* with every sign that would mean something to Markdown made to mean itself, on one line.

    >>> plain("1. 产业*")
    '1\\\\. 产业\\\\*'
    """
    said = _SPECIAL.sub(r"\\\1", printable(" ".join(text.split())))
    return _LIST_MARK.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", said)


def _value(value: str) -> str:
    return f"<{value}>" if value.startswith(("http://", "https://")) else plain(value)


def _cell(cell: Entry | None, board: Board, taken: Taken, notes: list[str]) -> list[str]:
    if cell is None:
        return [f"*{plain(board.gap)}*"]
    lines = [f"**{plain(cell.title)}**", ""] if cell.title else []
    lines += [f"[{plain(cell.heading)}](<{cell.url}>)", ""] if cell.heading else []
    if not cell.quotations:
        return [*lines, f"*{plain(taken.words['heading_only'])}*{_note(cell.source, notes)}"]
    for quotation in cell.quotations:
        lines += [*_quotation(quotation, taken, notes), ""]
    return lines


def _quotation(quotation: Quotation, taken: Taken, notes: list[str]) -> list[str]:
    own = f" *{plain(taken.words[f'layer.{quotation.layer}'])}*" if quotation.layer != "official" else ""
    state = f" *{plain(quotation.state)}*" if quotation.state else ""
    value = f"**{plain(quotation.value)}** " if quotation.value else ""
    place = f"[{plain(quotation.label)}](<{quotation.url}>)"
    # The fingerprint stands in the address already, and again in words for whoever reads the note on paper.
    mark = f"{taken.words['fingerprint']} {quotation.fingerprint}"
    note = _note(f"{quotation.citation} {mark}", notes)
    if quotation.table is not None and quotation.table.rows and not quotation.value:
        return [f"> {place}{own}{state}{note}", ">", *(f"> {row}" for row in _table(quotation.table))]
    words = [plain(piece) for piece in quotation.text.split("\n") if piece.strip()] or [""]
    first, *rest = words
    body = [f"{place}{own}{state} {value}{first}", *rest]
    body[-1] += note
    return [f"> {line}" + ("  " if at + 1 < len(body) else "") for at, line in enumerate(body)]


def _table(table: Table) -> list[str]:
    width = max(len(row) for row in table.rows)
    rows = [[plain(cell) for cell in row] + [""] * (width - len(row)) for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return [*([f"**{plain(table.caption)}**", ""] if table.caption else []), *lines]


def _note(source: str, notes: list[str]) -> str:
    said = "".join(f"<{piece}>" if is_address else _spaced(piece) for is_address, piece in addresses(source))
    notes.append(f"[^{len(notes) + 1}]: {said}")
    return f"[^{len(notes)}]"


def _spaced(piece: str) -> str:
    """plain(), with the blanks at the ends kept, since more follows."""
    start = " " if piece[:1].isspace() else ""
    end = " " if piece[-1:].isspace() and piece.strip() else ""
    return start + plain(piece) + end

"""
Tables that came out of a PDF cell by cell: seen, so that their rows do not become headings.

Nothing but its surroundings tells the row 2.森林覆盖率（%） of a table from a heading: cells before it, and values
behind it. Chapters are believed anywhere.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from app.domain.numbering import read_mark
from app.domain.reading import Block

_LONGEST_CELL: Final = 18
_LONGEST_ROW: Final = 44
_WINDOW: Final = 5
_PROSE: Final = re.compile("[。；，：]")
_VALUE: Final = re.compile(
    r"(?=.{0,14}$)(?![（(]?(?:19|20)\d{2}\s*年)(?:[<>≤≥＜＞±~～〔［\[（(]*\s*[-—]?\d[\d.,，]*\s*[%％]?.{0,6}|[—－\-–/／*]{1,3}|(?:约束|预期|指导|参考|引导)性?|完成.{0,6}|持续.{0,6}|达到.{0,8})"
)


def is_row(blocks: Sequence[Block], body: Sequence[int], at: int, rows: Collection[int]) -> bool:
    """
    Whether the numbered line at body[at] is a row of such a table: a cell before it, values behind it.

    *rows* are the blocks that are known to be rows; any other numbered line is no cell.
    """
    if at == 0 or len(blocks[body[at]].text) > _LONGEST_ROW or "。" in blocks[body[at]].text:
        return False
    before = body[at - 1]
    if not _is_cell(blocks[before]) or (before not in rows and read_mark(blocks[before].text) is not None):
        return False
    behind = [blocks[i] for i in body[at + 1 : at + 1 + _WINDOW]]
    cells = 0
    values = 0
    for block in behind:
        if not _is_cell(block):
            break
        cells += 1
        mark = read_mark(block.text)
        values += _VALUE.fullmatch(block.text) is not None and (mark is None or mark.end == len(block.text))
    return cells >= 2 and values >= 2


def _is_cell(block: Block) -> bool:
    if block.kind != "text" or len(block.text) > _LONGEST_ROW or _PROSE.search(block.text):
        return False
    return len(block.text) <= _LONGEST_CELL or read_mark(block.text) is not None

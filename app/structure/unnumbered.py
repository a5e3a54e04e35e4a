"""
Headings without a number: those every plan knows, those the format states, and those that numbering itself shows.

前言 and 总则 are headings wherever they stand alone. A short line between two paragraphs (2025年工作安排) is one where
the count begins anew behind it: （一） … （六）, the line, （一） … (work reports). Elsewhere such a line stays a
paragraph, since nothing tells it from a caption or a signature.
"""

import bisect
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.reading import Block
from app.structure.furniture import DATE, KNOWN_HEADINGS, is_occasion, is_organ, names_a_document
from app.structure.levels import Above

TOP_RANK: Final = 0
"""The rank of a heading that numbering shows: above everything that is numbered."""
_LONGEST: Final = 24
_SHORTEST_PROSE: Final = 40
_ENDS: Final = frozenset("。！？：!?:”；）")
_NO_HEADING: Final = re.compile(r"[。；，：！？、…,;:!?《》\t]|^[图表注]|^各位|^同志|^单位|[0-9]$")
_COUNTED: Final = frozenset(("division", "chapter", "han", "han-paren", "arabic", "ordinal", "ordinal-di", "roman"))


def known_headings(blocks: Sequence[Block], body: Sequence[int]) -> dict[int, int | None]:
    """The blocks of *body* that are headings by their words or their format, each with the rank the format states."""
    found: dict[int, int | None] = {}
    for at, i in enumerate(body):
        block = blocks[i]
        if block.kind != "text" or read_mark(block.text) is not None:
            continue
        if block.level is not None or (KNOWN_HEADINGS.fullmatch(block.text) and at + 1 < len(body)):
            found[i] = block.level
    return found


def shown_by_numbers(
    blocks: Sequence[Block], body: Sequence[int], marks: Mapping[int, Mark], above: Above
) -> dict[int, int | None]:
    """
    The blocks of *body* that are headings because an uppermost count begins anew behind them.

    Where one is found, the like line before the first count is a heading too.
    """
    tops = _uppermost(body, marks, above)
    begins = [at for at in tops if marks[body[at]].number == 1]
    if len(begins) < 2:
        return {}
    lines = [at for at in range(len(body)) if _is_line(blocks, body, at, marks)]
    before = dict(zip(tops, [-1, *tops], strict=False))
    between = [_last_between(lines, before[at], at) for at in begins[1:]]
    if not any(at is not None for at in between):
        return {}
    found = [at for at in between if at is not None]
    first = _last_between(lines, -1, begins[0])
    found += [first] if first is not None else []
    return {body[at]: TOP_RANK for at in found}


def _uppermost(body: Sequence[int], marks: Mapping[int, Mark], above: Above) -> list[int]:
    """The places in *body* of numbered headings that stand under no other."""
    found: list[int] = []
    path: list[str] = []
    for at, i in enumerate(body):
        mark = marks.get(i)
        if mark is None or mark.style not in _COUNTED:
            continue
        while path and not above(path[-1], mark.style):
            path.pop()
        if not path:
            found.append(at)
        path.append(mark.style)
    return found


def _last_between(lines: Sequence[int], low: int, high: int) -> int | None:
    k = bisect.bisect_left(lines, high) - 1
    return lines[k] if k >= 0 and lines[k] > low else None


def _is_line(blocks: Sequence[Block], body: Sequence[int], at: int, marks: Mapping[int, Mark]) -> bool:
    """Whether body[at] is a short line between a sentence that has ended and one that begins, or a first number."""
    block = blocks[body[at]]
    text = block.text
    if block.kind != "text" or body[at] in marks or not 3 <= len(text) <= _LONGEST or _NO_HEADING.search(text):
        return False
    if is_organ(text) or DATE.fullmatch(text) or is_occasion(text) or read_mark(text) is not None:
        return False
    if names_a_document(text) and len(text) > _LONGEST // 2 + 2:
        return False
    before = blocks[body[at - 1]] if at else None
    if before is not None and before.text[-1] not in _ENDS:
        return False
    if at + 1 >= len(body):
        return False
    after = blocks[body[at + 1]]
    mark = marks.get(body[at + 1])
    return (mark is not None and mark.number == 1) or (
        after.kind == "text" and len(after.text) >= _SHORTEST_PROSE and "。" in after.text
    )

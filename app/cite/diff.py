"""
What changed between a cited text and today's, in pieces a reader takes in at a glance.

A number with its sign and decimals is one piece and a Latin word another, so that 2100 → 2600 is shown whole; Han
characters count one by one.
"""

import re
from typing import Final

from rapidfuzz.distance import Indel

from app.domain.diff import DiffStep

_PIECE: Final = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
_ISLAND: Final = 2
"""Kept pieces fewer than this between two changes are shown as part of the change."""


def diff(before: str, after: str) -> tuple[DiffStep, ...]:
    """
    (op, text) pairs that turn *before* into *after*: "=" kept, "-" gone, "+" new; gone comes before new.

    >>> diff("产值达到2100亿元", "产值达到2600亿元")
    (('=', '产值达到'), ('-', '2100'), ('+', '2600'), ('=', '亿元'))
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    out: list[DiffStep] = []
    gone = come = ""
    blocks = list(Indel.opcodes(old, new))
    for k, block in enumerate(blocks):
        kept = block.src_end - block.src_start
        inside = 0 < k < len(blocks) - 1
        if block.tag == "equal" and not (inside and kept < _ISLAND and not _is_break(old[block.src_start])):
            out += _change(gone, come)
            gone = come = ""
            out.append(("=", "".join(old[block.src_start : block.src_end])))
        else:
            gone += "".join(old[block.src_start : block.src_end])
            come += "".join(new[block.dest_start : block.dest_end])
    return tuple(out + _change(gone, come))


def _is_break(piece: str) -> bool:
    """Punctuation is worth keeping as a landmark even alone."""
    return not piece.isalnum()


def _change(gone: str, come: str) -> list[DiffStep]:
    pair: tuple[DiffStep, ...] = (("-", gone), ("+", come))
    return [(op, text) for op, text in pair if text]

"""
How the lines of a stretch are wrapped: at which width, and whether indentation marks where paragraphs begin.

Text from PDF breaks every line at the page's width; text from a web page or a word processor has a paragraph a
line. One file may hold both (a notice typed, an attachment pasted), so this is measured on windows of lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.read.lines import Line

_WINDOW: Final = 60
_LEADER: Final = re.compile(r"[.．·…⋯•]{4,}")


@dataclass(frozen=True, slots=True)
class Wrap:
    """A hard-wrapped stretch: the printed width of a full line (indentation included), and the indentation rule."""

    width: int
    indented: bool


def measure(lines: Sequence[Line]) -> dict[int, Wrap]:
    """
    For each line of hard-wrapped stretches how they are wrapped; no entry for free text.

    A window is hard-wrapped if a fifth or more of its lines come within three full-width characters of its
    (robust) greatest width, and hardly any is longer. Contents lists and tables do not count.
    """
    found: dict[int, Wrap] = {}
    for start in range(0, len(lines), _WINDOW // 2):
        first = min(start, max(0, len(lines) - _WINDOW))
        window = lines[first : first + _WINDOW]
        wrap = _wrap(window)
        if wrap is not None:
            for i in range(start, min(start + _WINDOW // 2, len(lines))):
                found[i] = wrap
    return found


def _wrap(window: Sequence[Line]) -> Wrap | None:
    prose = [line for line in window if "\t" not in line.text and not _LEADER.search(line.text)]
    widths = sorted(line.indent + line.width for line in prose)
    if len(widths) < 6:
        return None
    top = widths[int(len(widths) * 0.92) - 1]
    near = sum(1 for w in widths if top - 5 <= w <= top + 6)
    longer = sum(1 for w in widths if w > top + 12)
    if not (30 <= top <= 130 and near * 5 >= len(widths) and longer * 12 <= len(widths)):
        return None
    starts = sum(1 for line in prose if 3 <= line.indent <= 6)
    flush = sum(1 for line in prose if line.indent <= 1)
    indented = starts * 20 >= len(prose) and flush * 10 >= len(prose) * 3
    return Wrap(top, indented)

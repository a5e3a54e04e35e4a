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


_STOPS: Final = frozenset("。！？；：.!?;:”")
_LEAST_BROKEN: Final = 3
NARROWEST: Final = 36
"""The least printed width of running text; narrower are columns of tables."""
_NEIGHBOURS: Final = 2
"""How many lines before and behind a line tell in which measure it is set."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """A hard-wrapped stretch: the printed width of a full line (indentation included), and the indentation rule."""

    width: int
    indented: bool


def measure(lines: Sequence[Line]) -> dict[int, Wrap]:
    """
    For each line of hard-wrapped stretches how they are wrapped; no entry for free text.

    A window is hard-wrapped if a fifth or more of its lines come near one of a few widths, and hardly any is longer
    than the greatest of these. There may be several, since boxes are set smaller than the text; each line is
    measured by the width its neighbours have. Contents lists and tables do not count. A window of too few full lines
    to tell is wrapped as the one before it.
    """
    found: dict[int, Wrap] = {}
    before: _Window | None = None
    for start in range(0, len(lines), _WINDOW // 2):
        first = min(start, max(0, len(lines) - _WINDOW))
        part = lines[first : first + _WINDOW]
        window = _window(part) or (before if before is not None and _fits(part, before) else None)
        before = window
        if window is not None:
            for i in range(start, min(start + _WINDOW // 2, len(lines))):
                found[i] = Wrap(_width_at(lines, i, window.widths), window.indented)
    return found


@dataclass(frozen=True, slots=True)
class _Window:
    """The widths of full lines in a window, ascending, and whether its paragraphs are indented."""

    widths: tuple[int, ...]
    indented: bool


def _window(window: Sequence[Line]) -> _Window | None:
    prose = [line for line in window if "\t" not in line.text and not _LEADER.search(line.text)]
    widths = sorted(line.indent + line.width for line in prose)
    if len(widths) < 6:
        return None
    top = widths[int(len(widths) * 0.92) - 1]
    near = sum(1 for w in widths if top - 5 <= w <= top + 6)
    longer = sum(1 for w in widths if w > top + 12)
    if not (30 <= top <= 130 and near * 5 >= len(widths) and longer * 12 <= len(widths)):
        return None
    full = [line for line in prose if top - 5 <= line.indent + line.width <= top + 6]
    broken = sum(line.text[-1] not in _STOPS for line in full)
    if broken < _LEAST_BROKEN or broken * 2 < len(full):
        return None  # sentences that happen to be of one length: a margin breaks most lines inside a sentence
    starts = sum(1 for line in prose if 3 <= line.indent <= 6)
    flush = sum(1 for line in prose if line.indent <= 1)
    indented = starts * 20 >= len(prose) and flush * 10 >= len(prose) * 3
    return _Window(tuple(sorted({top, *_other_widths(widths, top)})), indented)


def _other_widths(widths: Sequence[int], top: int) -> list[int]:
    """Widths below *top* that so many lines share that they are full lines of another measure."""
    found: list[int] = []
    left = [w for w in widths if NARROWEST <= w < top - 5]
    while left:
        best = max(left, key=lambda m: (sum(m - 3 <= w <= m for w in left), m))
        if sum(best - 3 <= w <= best for w in left) < max(5, len(widths) // 8):
            break
        found.append(best)
        left = [w for w in left if abs(w - best) > 5]
    return found


def _width_at(lines: Sequence[Line], i: int, widths: tuple[int, ...]) -> int:
    """The measure line *i* is set in: the least of *widths* that no neighbour exceeds."""
    near = lines[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1]
    widest = max(line.indent + line.width for line in near)
    return next((width for width in widths if widest <= width + 2), widths[-1])


def _fits(part: Sequence[Line], before: _Window) -> bool:
    """Whether no line of *part* is longer than the lines of the window before it can be."""
    longest = max(line.indent + line.width for line in part)
    return longest <= before.widths[-1] + 4 and longest >= before.widths[0] - 8

"""
Where a heading comes to stand: which of the open headings stay open when a new one begins.

Relies on levels for the order of styles. A number that goes on with an open list goes on with it, whatever stands
between; otherwise the order of styles decides.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from app.domain.numbering import Mark
from app.structure.levels import Above

_CHAPTERS: Final = frozenset(("division", "chapter", "en-chapter"))


class OpenHeading(Protocol):
    """What placing asks of a heading that is open: its number, and the level its format states."""

    @property
    def mark(self) -> Mark | None:
        """Its number, None where it has none."""

    @property
    def rank(self) -> int | None:
        """The level its format states, None where it states nothing."""


def kept_open(
    path: Sequence[OpenHeading], mark: Mark | None, rank: int | None, above: Above, top_styles: frozenset[str]
) -> int:
    """
    How many headings of *path* (outermost first) enclose the new one.

    Args:
        mark: The new heading's number; None where it has none.
        rank: The level its format states (Markdown, Word); None where it states nothing.
        above: Whether one style of number encloses another in this part.
        top_styles: The styles that no other encloses: 前言 is a sibling of theirs.
    """
    if mark is not None:
        if _opens_in_box(path, mark):
            return len(path)
        went_on = _list_continued(path, mark)
        if went_on is not None:
            return went_on
    kept = len(path)
    while kept and not _encloses(path[kept - 1], mark, rank, above, top_styles):
        kept -= 1
    return kept


def _opens_in_box(path: Sequence[OpenHeading], mark: Mark) -> bool:
    """A list that begins at 1 in a box while one of its kind is open outside belongs to the box."""
    if mark.number != 1 or not path or path[-1].mark is None or path[-1].mark.style != "box":
        return False
    return any(node.mark is not None and node.mark.style == mark.style for node in path[:-1])


def _list_continued(path: Sequence[OpenHeading], mark: Mark) -> int | None:
    """Where *mark* is the next number of a list that a box interrupted: how much stays open; None elsewhere."""
    boxes = [k for k, node in enumerate(path) if node.mark is not None and node.mark.style == "box"]
    if not boxes or mark.number is None or mark.number < 2 or mark.style in ("decimal", "box"):
        return None
    for k in range(len(path) - 1, -1, -1):
        open_mark = path[k].mark
        if open_mark is not None and open_mark.style == mark.style and open_mark.number == mark.number - 1:
            return k
    return None


def _encloses(node: OpenHeading, mark: Mark | None, rank: int | None, above: Above, top_styles: frozenset[str]) -> bool:
    if mark is None:
        return node.mark is None and node.rank is not None and rank is not None and node.rank < rank
    if node.mark is None:
        if node.rank is None:  # 前言, 总则: a sibling of the chapters, though 一、 may stand inside it
            return mark.style not in top_styles and mark.style not in _CHAPTERS
        return rank is None or node.rank < rank
    if mark.style == "decimal":
        if node.mark.style == "decimal":
            return len(node.mark.path) < len(mark.path) and mark.path[: len(node.mark.path)] == node.mark.path
        if node.mark.style in ("arabic", "bare"):
            return node.mark.number == mark.path[0]
    if mark.style == "bare" and node.mark.style == "decimal":
        return False
    return above(node.mark.style, mark.style)

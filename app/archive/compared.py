"""
Comparisons of one snapshot that were made lately, kept to be shown again.

Whoever compares turns differences on and off, reads whole sections, switches the language and takes the comparison
away: each time the same columns are asked for, and aligning eight plans takes a hundred times as long as showing
them. A snapshot never changes, so what was made stays right as long as it is open, and goes with it.
"""

from collections.abc import Callable, Sequence
from typing import Final

from app.domain.comparison import Cell, Comparison, SectionRef
from app.search.cache import Cache

MAX_BYTES: Final = 64_000_000
"""Room for some forty comparisons of eight plans, or some hundreds of two sections."""
_CELL: Final = 900
"""Bytes a cell takes with its four tables."""
_MARK: Final = 100
"""The same for a word or stretch that is marked in it."""
_STEP: Final = 200
"""The same for a step of a difference, its words included."""
_PARAGRAPH: Final = 700
_CHARACTER: Final = 2
"""The same for a paragraph and each of its characters, which may be from a text that is not kept any more."""


class Comparisons:
    """The comparisons of one snapshot; any number of threads may ask."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._kept = Cache(max_bytes)

    @property
    def size_bytes(self) -> int:
        """About what the comparisons that are kept take."""
        return self._kept.size_bytes

    def get(self, columns: Sequence[SectionRef], industry: str | None, make: Callable[[], Comparison]) -> Comparison:
        """
        The comparison of *columns* in that order, or of what they say about *industry*, as *make* makes it.

        Raises what *make* raises; of that nothing is kept.
        """
        return self._kept.get((tuple(columns), industry), make, size_of)


def size_of(comparison: Comparison) -> int:
    """About how many bytes *comparison* takes, the texts of its cells included."""
    return sum(_size_of_cell(cell) for row in comparison.rows for cell in row.cells if cell is not None)


def _size_of_cell(cell: Cell) -> int:
    marks = sum(len(places) for table in (cell.shared, cell.own, cell.common) for places in table.values())
    steps = sum(len(each.diff) for each in cell.nearly.values())
    texts = sum(_PARAGRAPH + _CHARACTER * len(paragraph.text) for paragraph in cell.paragraphs)
    return _CELL + _MARK * marks + _STEP * steps + texts

"""
What is printed between two headings, as one stretch, with how many lines it takes.

A browser lays out the stretches near its window and goes by these lines for the others (css/reader.css), so that a plan
of three hundred thousand characters opens as fast as a short one. Relies on app.web.reading for what is printed in
which order; what it looks like is left to templates/plan.html.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Lang
from app.web.reading import Block

# What stands in a line beside the ¶ numbers: Chinese characters on a desk and on a phone.
_LINE: Final = 38
_NARROW_LINE: Final = 18
# Of an English text about twice as many stand in it.
_WIDTH: Final[Mapping[Lang, float]] = {"zh": 1.0, "en": 0.47}
# A paragraph stands a third of a line from the next.
_BETWEEN: Final = 0.3
# Of a text without headings: some windows full, so that neither a stretch nor how many there are costs much.
_MOST_BLOCKS: Final = 24


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A heading, or one or more blocks that are none.

    `lines` and `narrow_lines` are about how many lines the blocks take, on a desk and on a phone.
    """

    heading: Block | None
    blocks: tuple[Block, ...] = ()
    lines: int = 0
    narrow_lines: int = 0


def stretches(blocks: Sequence[Block], lang: Lang) -> tuple[Stretch, ...]:
    """*blocks* of a text in *lang*, in their order, every one in one stretch."""
    return tuple(_stretches(blocks, lang))


def _stretches(blocks: Sequence[Block], lang: Lang) -> Iterator[Stretch]:
    open_: list[Block] = []
    for block in blocks:
        if open_ and (block.kind == "heading" or len(open_) == _MOST_BLOCKS):
            yield _between(open_, lang)
            open_ = []
        if block.kind == "heading":
            yield Stretch(block)
        else:
            open_.append(block)
    if open_:
        yield _between(open_, lang)


def _between(blocks: Sequence[Block], lang: Lang) -> Stretch:
    return Stretch(None, tuple(blocks), _lines(blocks, lang, _LINE), _lines(blocks, lang, _NARROW_LINE))


def _lines(blocks: Sequence[Block], lang: Lang, per_line: int) -> int:
    """About how many lines of *per_line* Chinese characters *blocks* take; a row of a table takes one."""
    total = 0.0
    for block in blocks:
        if block.table:
            total += 1 + len(block.table.head) + len(block.table.body)
        else:
            chars = len(block.text) + sum(len(segment.text) for segment in block.run_in)
            total += max(1, math.ceil(chars * _WIDTH[lang] / per_line))
    return round(total + _BETWEEN * len(blocks))

"""
Whether something that has names is called what a reader typed: 生态环境保护规划 finds 生态环境保护专项规划.

Chinese is typed without blanks, so a word typed in one may stand apart in a title. It is found where all of it stands
in one name in its order, in stretches of two characters and more; quotation marks ask for it as it is. Names and words
are compared as they come: whoever asks folds both.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_PIECES: Final = re.compile(r'["“”「]([^"“”「」]+)["“”」]|([^\s"“”「」]+)')
_SHORTEST: Final = 2
"""A single character stands in most titles."""
_WITHIN: Final = re.compile("(?<=[0-9A-Za-z])(?=[0-9A-Za-z])|(?<=[0-9][.,])(?=[0-9])|(?<=[0-9])(?=[.,][0-9])")
"""Places inside a number or a Latin word, where nothing is cut."""


def is_called(names: Iterable[str | None], asked: str) -> bool:
    """
    Whether every word of *asked* is in one of *names*; "" is in any.

    >>> is_called(["成都市生态环境保护专项规划"], "成都 生态环境保护规划")
    True
    >>> is_called(["成都市生态环境保护专项规划"], "“环境保护规划”")
    False
    """
    held = [name for name in names if name]
    pieces = [(match[1] or match[2], match[1] is None) for match in _PIECES.finditer(asked)]
    return all(any(piece in name or (apart and _is_in_order(name, piece)) for name in held) for piece, apart in pieces)


def _is_in_order(name: str, piece: str) -> bool:
    """Whether *piece* can be cut into stretches that follow each other in *name*, numbers and Latin words whole."""
    if len(piece) < 2 * _SHORTEST or piece.isascii():
        return False
    cuts = _cuts(piece)
    # Where in the name the beginning of the piece up to each place can end at the soonest.
    ends: dict[int, int] = {0: 0}
    for start in cuts:
        if start not in ends:
            continue
        for end in cuts:
            if end - start < _SHORTEST:
                continue
            at = name.find(piece[start:end], ends[start])
            if at < 0:
                break
            soonest = at + end - start
            ends[end] = min(ends.get(end, soonest), soonest)
    return len(piece) in ends


def _cuts(piece: str) -> Sequence[int]:
    """The places where *piece* may be cut, its ends among them."""
    within = {match.start() for match in _WITHIN.finditer(piece)}
    return [at for at in range(len(piece) + 1) if at not in within]

"""
What may stand in a file: signs that XML refuses, the longest text a cell of a spreadsheet takes, addresses in a text.
"""

import re
from collections.abc import Iterator
from typing import Final

MAX_CELL: Final = 32_767
"""Characters a cell of a workbook holds (Excel's own limit)."""
# XML 1.0 has no control characters but these three, no surrogates, and not the two last signs of the plane.
_REFUSED: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"，。；（）]*[^\s<>\"，。；（）.,;)]")


def printable(text: str) -> str:
    """
    *text* without the signs no XML may hold.

    >>> printable("产\\x0c业")
    '产业'
    """
    return _REFUSED.sub("", text)


def fitted(text: str) -> str:
    """*text* cut to what a cell holds, with … where it goes on; whoever needs the rest has the link beside it."""
    clean = printable(text)
    # Excel counts UTF-16 units: a sign beyond the first plane is two. Of most texts one need not look at each.
    if 2 * len(clean) <= MAX_CELL:
        return clean
    while len(clean) + sum(sign > "\uffff" for sign in clean) > MAX_CELL:
        over = len(clean) + sum(sign > "\uffff" for sign in clean) - MAX_CELL
        clean = clean[: len(clean) - over - 1].rstrip("…") + "…"
    return clean


def addresses(text: str) -> Iterator[tuple[bool, str]]:
    """
    *text* in pieces, (True, address) and (False, words); a full stop behind an address is none of it.

    >>> list(addresses("见 http://x/plans/a/1-p1. 指纹"))
    [(False, '见 '), (True, 'http://x/plans/a/1-p1'), (False, '. 指纹')]
    """
    at = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > at:
            yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    if at < len(text):
        yield False, text[at:]

"""
Where a second document begins in the same file: its title stands in the middle, and its count begins anew.

Two rules forwarded by one notice, a document printed twice by the page it was saved from, two plans saved into one
file. Attachments are no second documents; they are found in annexes.py. Which of these belong to one plan is decided
in documents.py.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.numbering import read_mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block
from app.structure.furniture import block_kind, is_organ, is_salutation, looks_like_title, names_a_document

_OPENING: Final = frozenset(("division", "chapter", "article", "han", "en-chapter", "roman"))
_LOOK_BACK: Final = 12
_LONGEST_TITLE: Final = 60
_TITLE_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Boundary:
    """A second document: its first block (of its own notice, if it has one), and the blocks that print its title."""

    start: int
    title: tuple[int, ...]


def second_documents(
    blocks: Sequence[Block], furniture: Mapping[int, FurnitureKind], annexes: Collection[int]
) -> list[Boundary]:
    """The second and further documents among *blocks*, in order; attachments begin at the blocks *annexes*."""
    found: list[Boundary] = []
    opening: str | None = None
    count = 0
    for k, block in enumerate(blocks):
        if k in annexes:
            opening, count = None, 0
        mark = read_mark(block.text) if block.kind == "text" and k not in furniture else None
        if mark is None or mark.style not in _OPENING or mark.number is None:
            continue
        if opening is None and mark.number == 1:
            opening = mark.style
        if mark.style != opening:
            continue
        if mark.number == 1 and count >= 2:
            title = _title_before(blocks, furniture, k)
            if title:
                found.append(Boundary(_start(blocks, furniture, title[0]), title))
        count = mark.number
    return found


def _title_before(blocks: Sequence[Block], furniture: Mapping[int, FurnitureKind], k: int) -> tuple[int, ...]:
    """The blocks before *k* that print a document's title: the nearest, with nothing numbered in between."""
    for j in range(k - 1, max(k - _LOOK_BACK, 0), -1):
        if blocks[j].kind != "text" or read_mark(blocks[j].text) is not None:
            return ()
        if j in furniture or not _is_title_line(blocks[j].text):
            continue
        first = j
        while j - first < _TITLE_LINES and first - 1 not in furniture and _is_title_line(blocks[first - 1].text):
            first -= 1
        lines = tuple(range(first, j + 1))
        whole = "".join(blocks[i].text for i in lines)
        ended = blocks[first - 1].text[-1] in "。；！”）)." or first - 1 in furniture
        if ended and names_a_document(whole) and len(re.findall("[\u4e00-\u9fffA-Za-z]", whole)) >= 8:
            return lines
    return ()


def _is_title_line(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and looks_like_title(text)
        and not is_organ(text)
        and re.search("[《、，。]|^[（(][^）)]{0,4}$", text.lstrip("《")) is None
    )


def _start(blocks: Sequence[Block], furniture: Mapping[int, FurnitureKind], title: int) -> int:
    """Where the second document's own notice begins, or else its letterhead, or else its title."""
    for j in range(title - 1, max(title - _LOOK_BACK, 0), -1):
        if read_mark(blocks[j].text) is not None:
            break
        if is_salutation(blocks[j].text) and j not in furniture:
            return _letterhead(blocks, j)
    return _letterhead(blocks, title)


def _letterhead(blocks: Sequence[Block], start: int) -> int:
    """*start*, or the first of the titles and document numbers that stand right before it."""
    first = start
    for j in range(start - 1, max(start - _TITLE_LINES, 0), -1):
        is_number = block_kind(blocks[j]) == "doc-number"
        if not is_number and not (_is_title_line(blocks[j].text) and names_a_document(blocks[j].text)):
            break
        first = j
    return first

"""
The head of a document: letterhead, titles, whom it is addressed to, and where a forwarded plan begins.

A notice (现将……印发给你们) prints its own title, a salutation, prose, signature and date; then the plan's title stands
again and the plan begins. Without such a second title the file is one document.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.numbering import read_mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block
from app.structure.furniture import (
    KNOWN_HEADINGS,
    block_kind,
    is_occasion,
    is_organ,
    is_salutation,
    is_stamp,
    looks_like_title,
    names_a_document,
)

_FORWARDS: Final = re.compile(
    "印发|转发|现将|现予|予以公布|[请望].{0,14}(?:贯彻|执行|落实|遵照|实施)|同意.{0,20}(?:方案|规划|计划)|"
    "(?:hereby|are|is) (?:issued|forwarded|printed|promulgated)|be issued"
)
_HEAD_BLOCKS: Final = 40
_TOP_STYLES: Final = frozenset(
    ("division", "chapter", "part", "article", "han", "han-paren", "arabic", "en-chapter", "roman", "decimal")
)


def read_head(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], limit: int) -> int:
    """
    Mark titles, letterhead and salutations before the text; return where the main text begins behind a notice.

    0 where there is no forwarding notice.
    """
    first_heading = _first_heading(blocks, furniture, limit)
    end = min(limit, first_heading, _HEAD_BLOCKS)
    prose = mark_head(blocks, furniture, 0, end)
    return _second_title(blocks, furniture, prose, min(limit, first_heading))


def mark_head(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], start: int, end: int) -> int:
    """
    Mark letterhead, titles and salutations among the blocks *start* to *end*; return where the text begins.
    """
    i = start
    while i < end:
        text = blocks[i].text
        if i in furniture:
            i += 1
        elif ((blocks[i].level or 0) > 1 and read_mark(text) is None) or KNOWN_HEADINGS.fullmatch(text):
            break
        elif is_stamp(text) and not names_a_document(text):
            furniture[i] = "stamp"
            i += 1
        elif is_salutation(text):
            furniture[i] = "salutation"
            i += 1
            break
        elif is_occasion(text):
            furniture[i] = "title"
            i += 1
        elif blocks[i].kind == "text" and looks_like_title(text):
            furniture[i] = "signature" if is_organ(text) and not names_a_document(text) else "title"
            i += 1
        else:
            break
    for j in range(i, end):
        if j not in furniture and is_salutation(blocks[j].text):
            furniture[j] = "salutation"
    return i


def _first_heading(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], limit: int) -> int:
    for i in range(min(limit, len(blocks))):
        if i in furniture or blocks[i].kind != "text":
            continue
        mark = read_mark(blocks[i].text)
        if mark is not None and mark.style in _TOP_STYLES and mark.number in (1, 2):
            return i
        if KNOWN_HEADINGS.fullmatch(blocks[i].text) and i + 1 < len(blocks):
            return i
        if (blocks[i].level or 0) > 1 and not is_organ(blocks[i].text):
            return i
    return len(blocks)


def _second_title(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], start: int, end: int) -> int:
    """
    Where a title stands again behind prose that forwards something: the plan itself begins there.

    When the file has no heading at all, the title must also follow a signature, date or release line.
    """
    prose = False
    forwards = False
    for i in range(start, min(end + 1, len(blocks))):
        text = blocks[i].text
        if i in furniture:
            continue
        if i >= end:
            break
        joined = _joined_title(blocks, furniture, i, end)
        announced = len(joined) >= 6 and any(
            _bare(joined).startswith(name) or name.startswith(_bare(joined)) for name in _announced(blocks, i)
        )
        if (
            looks_like_title(text)
            and (names_a_document(joined) or announced)
            and prose
            and (forwards or announced)
            and not is_organ(text)
        ):
            j = i
            while (
                j < end
                and (j not in furniture)
                and looks_like_title(blocks[j].text)
                and j - i < 4
                and not is_organ_before_date(blocks, j)
            ):
                furniture[j] = "title"
                j += 1
            return i
        if not looks_like_title(text):
            prose = True
            forwards = forwards or bool(_FORWARDS.search(text))
    return 0


def _bare(text: str) -> str:
    return re.sub(r"[\s（(〔].*$", "", text) or text


def _announced(blocks: Sequence[Block], end: int) -> list[str]:
    """The documents named in 《》 before block *end*, without what they carry in brackets."""
    head = "".join(block.text for block in blocks[max(0, end - 12) : end])
    return [name for found in re.findall("《([^《》]{6,60})》", head) if len(name := _bare(found)) >= 6]


def is_organ_before_date(blocks: Sequence[Block], i: int) -> bool:
    """Whether block *i* is a signature: the name of a body with a date or another signature right behind it."""
    if not is_organ(blocks[i].text):
        return False
    return i + 1 < len(blocks) and (
        block_kind(blocks[i + 1]) in ("date", "printed") or is_organ_before_date(blocks, i + 1)
    )


def _joined_title(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], i: int, end: int) -> str:
    text = ""
    for j in range(i, min(i + 4, end)):
        if j in furniture or not looks_like_title(blocks[j].text):
            break
        text += blocks[j].text
    return text


def mark_signatures(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> None:
    """Bodies named on lines of their own right before a date (or before the printing line) are signatures."""
    for i in range(len(blocks) - 1, -1, -1):
        if furniture.get(i) not in ("date", "printed"):
            continue
        kind: FurnitureKind = "signature" if furniture[i] == "date" else "printed"
        j = i - 1
        while j >= 0 and i - j <= 20 and j not in furniture and blocks[j].kind == "text" and is_organ(blocks[j].text):
            furniture[j] = kind
            j -= 1

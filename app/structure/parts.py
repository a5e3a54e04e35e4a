"""
Blocks to parts: forwarding notice, main text, attachments; with titles and furniture set aside.

After calling split_parts, the following are guaranteed:
1. every block is in exactly one part's body, or is furniture, or is an attachment's heading line or title;
2. parts stand in reading order: the notice, if any, then the main text, then attachments;
3. the list of attachments after 附件： is furniture and opens no part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block
from app.structure.contents import contents_blocks
from app.structure.furniture import block_kind, is_organ, is_salutation, is_stamp, looks_like_title, names_a_document

_FORWARDS: Final = re.compile("印发|转发|现将|现予|予以公布|[请望].{0,14}(?:贯彻|执行|落实|遵照|实施)|同意.{0,20}(?:方案|规划|计划)|(?:hereby|are|is) (?:issued|forwarded|printed|promulgated)|be issued")
_HEAD_BLOCKS: Final = 40
_TOP_STYLES: Final = frozenset(("division", "chapter", "part", "article", "han", "han-paren", "arabic", "en-chapter", "roman", "decimal"))


@dataclass(slots=True)
class Part:
    """
    One part while it is being put together. `name` is "n", "main" or "annex"; `body` the indexes of its blocks.

    Of an attachment, `mark` is the number it is printed under, `title` its title, `heading` the indexes of the
    blocks that print them.
    """

    name: str
    body: list[int] = field(default_factory=list)
    mark: Mark | None = None
    title: str | None = None
    heading: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Split:
    """The parts, and what kind of furniture each set-aside block is."""

    parts: list[Part]
    furniture: dict[int, FurnitureKind]


def split_parts(blocks: Sequence[Block]) -> Split:
    """Take *blocks* apart; see the module's guarantees."""
    furniture: dict[int, FurnitureKind] = dict.fromkeys(contents_blocks(blocks), "contents")
    for i, block in enumerate(blocks):
        kind = block_kind(block)
        if kind is not None and i not in furniture and not (kind == "ornament" and block.kind == "table"):
            furniture[i] = kind
    starts, lists = _annex_starts(blocks, furniture)
    furniture.update(dict.fromkeys(lists, "attachment-list"))
    first_annex = min(starts, default=len(blocks))
    notice_end = _head(blocks, furniture, first_annex)
    _signatures(blocks, furniture)
    _drop_lone_dates(blocks, furniture)

    parts: list[Part] = []
    current = Part("n" if notice_end > 0 else "main")
    parts.append(current)
    i = 0
    while i < len(blocks):
        if i == notice_end and current.name == "n":
            current = Part("main")
            parts.append(current)
        if i in starts:
            current = Part("annex", mark=starts[i], heading=[i])
            parts.append(current)
            i = _annex_title(blocks, furniture, current, i)
            continue
        if i not in furniture:
            current.body.append(i)
        i += 1
    if parts[0].name == "n" and all(part.name != "main" for part in parts):
        parts.insert(1, Part("main"))
    return Split([part for part in parts if part.body or part.name == "annex" or len(parts) == 1], furniture)


def _head(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], limit: int) -> int:
    """
    Mark titles, letterhead and salutations before the text; return where the main text begins behind a notice.

    0 where there is no forwarding notice.
    """
    first_heading = _first_heading(blocks, furniture, limit)
    end = min(limit, first_heading, _HEAD_BLOCKS)
    i = 0
    while i < end:
        text = blocks[i].text
        if i in furniture:
            i += 1
        elif blocks[i].level is not None and blocks[i].level > 1 and read_mark(text) is None:
            break
        elif is_stamp(text) and not names_a_document(text):
            furniture[i] = "stamp"
            i += 1
        elif is_salutation(text):
            furniture[i] = "salutation"
            i += 1
            break
        elif blocks[i].kind == "text" and looks_like_title(text):
            furniture[i] = "signature" if is_organ(text) and not names_a_document(text) else "title"
            i += 1
        else:
            break
    prose = i
    while i < end:
        if i not in furniture and is_salutation(blocks[i].text):
            furniture[i] = "salutation"
        i += 1
    return _second_title(blocks, furniture, prose, min(limit, first_heading))


def _first_heading(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], limit: int) -> int:
    for i in range(min(limit, len(blocks))):
        if i in furniture or blocks[i].kind != "text":
            continue
        mark = read_mark(blocks[i].text)
        if mark is not None and mark.style in _TOP_STYLES and mark.number in (1, 2):
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
        announced = len(joined) >= 6 and any(_bare(joined).startswith(name) or name.startswith(_bare(joined)) for name in _announced(blocks, i))
        if looks_like_title(text) and (names_a_document(joined) or announced) and prose and (forwards or announced) and not is_organ(text):
            j = i
            while j < end and (j not in furniture) and looks_like_title(blocks[j].text) and j - i < 4 and not is_organ_before_date(blocks, j):
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
    return i + 1 < len(blocks) and (block_kind(blocks[i + 1]) in ("date", "printed") or is_organ_before_date(blocks, i + 1))


def _joined_title(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], i: int, end: int) -> str:
    text = ""
    for j in range(i, min(i + 4, end)):
        if j in furniture or not looks_like_title(blocks[j].text):
            break
        text += blocks[j].text
    return text


def _signatures(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> None:
    """Bodies named on lines of their own right before a date (or before the printing line) are signatures."""
    for i in range(len(blocks) - 1, -1, -1):
        if furniture.get(i) not in ("date", "printed"):
            continue
        kind: FurnitureKind = "signature" if furniture[i] == "date" else "printed"
        j = i - 1
        while j >= 0 and i - j <= 20 and j not in furniture and blocks[j].kind == "text" and is_organ(blocks[j].text):
            furniture[j] = kind
            j -= 1


def _drop_lone_dates(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> None:
    """A date inside a table-like list of dates is data, not furniture."""
    for i, kind in list(furniture.items()):
        if kind == "date" and furniture.get(i - 1) == "date" and furniture.get(i + 1) == "date":
            del furniture[i]


def _annex_starts(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> tuple[dict[int, Mark], set[int]]:
    """
    Where attachments begin, and which blocks are only the list of them.

    Of several lines with the same number the last that text follows is the beginning; a line that other
    attachment lines or list entries follow at once is a list.
    """
    lines: dict[int, Mark] = {}
    for i, block in enumerate(blocks):
        if i in furniture or block.kind != "text" or len(block.text) > 120:
            continue
        mark = read_mark(block.text)
        if mark is not None and mark.style in ("annex", "en-annex"):
            rest = block.text[mark.end :]
            if len(rest) <= 70 and not re.search("[。；，]", rest):
                lines[i] = mark
    lists: set[int] = set()
    starts: dict[int, Mark] = {}
    for i, mark in lines.items():
        entries = _list_entries(blocks, i, mark, lines)
        rest = blocks[i].text[mark.end :].strip()
        same_later = any(j > i and other.number == mark.number and other.word == mark.word for j, other in lines.items())
        tail = not _text_follows(blocks, furniture, i)
        if entries is not None:
            lists.add(i)
            lists.update(entries)
        elif (i + 1 in lines) or (i - 1 in lists and i - 1 in lines) or tail or (same_later and rest):
            lists.add(i)
        elif i not in lists and mark.word in ("件", "录", "表", ""):
            starts[i] = mark
    return starts, lists


def _list_entries(blocks: Sequence[Block], i: int, mark: Mark, lines: dict[int, Mark]) -> list[int] | None:
    """The entries behind 附件： (1.… 2.…), or None where the line is no head of a list."""
    rest = blocks[i].text[mark.end :].strip()
    if mark.number is not None or mark.style != "annex":
        return None
    inline = read_mark(rest) if rest else None
    entries: list[int] = []
    expected = 2 if inline is not None else 1
    for j in range(i + 1, len(blocks)):
        number = read_mark(blocks[j].text)
        if number is None or number.style not in ("arabic", "arabic-paren", "arabic-half") or number.number != expected or len(blocks[j].text) > 70 or "。" in blocks[j].text:
            break
        entries.append(j)
        expected += 1
    if inline is not None:
        return entries
    if not rest and len(entries) >= 1:
        return entries
    colon = bool(re.match(r"附\s*[件表录]\s*[：:]", blocks[i].text))
    if rest and colon and (_followed_by_signature(blocks, i) or any(j > i for j in lines)):
        return entries
    return None


def _followed_by_signature(blocks: Sequence[Block], i: int) -> bool:
    """附件：某某清单 followed by signature and date is the notice's list of one."""
    window = blocks[i + 1 : i + 6]
    return any(block_kind(block) == "date" for block in window) and bool(window) and (is_organ(window[0].text) or block_kind(window[0]) is not None)


def _text_follows(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], i: int) -> bool:
    """Whether anything but furniture and one more title stands behind block *i*."""
    left = [j for j in range(i + 1, min(i + 12, len(blocks))) if j not in furniture]
    return len(left) >= 1 and not (len(left) == 1 and looks_like_title(blocks[left[0]].text) and i + 12 >= len(blocks))


def _annex_title(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], part: Part, i: int) -> int:
    """
    Take the attachment's title: behind its number on the line, or on the next one to three lines.

    Returns the index of the first block of its body.
    """
    assert part.mark is not None
    pieces = [blocks[i].text[part.mark.end :].strip()]
    j = i + 1
    while j < len(blocks) and j - i <= 3:
        text = blocks[j].text
        if j in furniture and furniture[j] not in ("doc-number", "date"):
            j += 1
            continue
        if j in furniture or blocks[j].kind != "text" or not looks_like_title(text) or len(text) > 60 or read_mark(text) is not None:
            break
        if pieces[0] and names_a_document(pieces[0]) and not (len("".join(pieces)) < 60 and text.startswith(("（", "("))):
            break
        if any(pieces) and names_a_document("".join(pieces)) and not text.startswith(("（", "(")):
            break
        pieces.append(text)
        part.heading.append(j)
        j += 1
    part.title = "".join(pieces) or None
    return j

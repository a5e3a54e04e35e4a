"""
Contents lists at the front: seen so that their lines do not become sections.

A list starts at a line 目录 (or 目次, Contents), is known by its dot leaders, or by nothing but its numbers: 第一章 and
what follows it in short lines, until 第一章 stands again. It ends where its first entry returns as a heading, or where
prose begins.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.domain.numbering import read_mark
from app.domain.reading import Block
from app.structure.furniture import KNOWN_HEADINGS

_HEAD: Final = re.compile(r"(?:[IVX0-9]{1,4}\s+)?目\s*[录次]|(?:Table of )?[Cc]ontents|CONTENTS")
_DOTS: Final = r"(?:[.．。·…⋯•‧\ue000-\uf8ff\U000f0000-\U0010ffff]\s*)"
_PAGE: Final = r"[-—(（]?\s*[0-9０-９IVXivx]{0,4}\s*[-—)）]?"
_LEADER: Final = re.compile(rf"{_DOTS}{{4,}}\s*{_PAGE}\s*$|[.…·⋯]{{3,}}\s*\d{{1,4}}")
_HALVES: Final = 5
"""Most lines without leaders between two lines of one contents list."""
_PAGE_TAIL: Final = re.compile(r"[\s.…·⋯．—(（-]*[0-9０-９]{1,4}[)）]?$")
_LONGEST_ENTRY: Final = 60
_OPENING_STYLES: Final = frozenset(("division", "chapter", "part", "topic", "han", "bare", "arabic", "en-chapter"))
_FRONT_BLOCKS: Final = 120
_LEAST_ANNOUNCED: Final = 5
_FRONT_OF_PARTS: Final = 20_000
"""Attachments have lists of their own, but no file of ten plans is longer than this."""
_MOST_ENTRIES: Final = 1500


def contents_blocks(blocks: Sequence[Block]) -> set[int]:
    """Indexes of the blocks that are a contents list or its heading."""
    found = {
        i
        for i, block in enumerate(blocks)
        if block.kind == "text" and len(block.text) < 400 and _LEADER.search(block.text)
    }
    found |= _between(blocks, found)
    for i in range(min(_FRONT_OF_PARTS, len(blocks))):
        end = _head_end(blocks, i)
        if end:
            found.update(range(i, end))
            found.update(_entries(blocks, end, found))
    return found | _repeated_run(blocks, found)


def _head_end(blocks: Sequence[Block], i: int) -> int:
    """
    Where the words 目录 end that begin at block *i*; 0 where none do.

    PDF files print 目录 above 前言 with wide spaces, and the four characters come out as 目 前 录 言; or with all the
    numbers of the list between the two.
    """
    if _HEAD.fullmatch(blocks[i].text.strip()):
        return i + 1
    if blocks[i].text == "目":
        for j in range(i + 1, min(i + _FRONT_BLOCKS, len(blocks))):
            if blocks[j].text in ("录", "次"):
                return j + 1
            if len(blocks[j].text) > 1 and not _is_lone_number(blocks[j].text):
                break
    return 0


def _repeated_run(blocks: Sequence[Block], known: set[int]) -> set[int]:
    """
    A list without heading and leaders: short lines, three numbers at least, from a first number to its return.

    Only at the front, and where prose stands between the two only if the last number returns as well.
    """
    for i in range(min(_FRONT_BLOCKS, len(blocks))):
        mark = read_mark(blocks[i].text) if i not in known and len(blocks[i].text) <= _LONGEST_ENTRY else None
        if mark is None or mark.number != 1 or mark.style not in _OPENING_STYLES:
            continue
        key, marks = _key(blocks[i].text), 0
        for j in range(i + 1, min(i + _MOST_ENTRIES, len(blocks))):
            text = blocks[j].text
            again = read_mark(text)
            if again is not None and (again.style, again.number) == (mark.style, 1) and marks >= 2:
                here = _key(text)
                if here.startswith(key) or key.startswith(here):
                    return set(range(i, j))
                break
            if j not in known and (len(text) > _LONGEST_ENTRY or re.search("[。；]", text) or blocks[j].kind != "text"):
                return _announced(blocks, i, j)
            marks += again is not None
        else:
            continue
    return set()


def _announced(blocks: Sequence[Block], start: int, end: int) -> set[int]:
    """
    The short lines *start* to *end* as a contents list, if the plan's title and lead stand behind it.

    Then its first number does not follow at once, but it returns, and so does the last.
    """
    numbered = [k for k in range(start, end) if read_mark(blocks[k].text) is not None]
    if len(numbered) < _LEAST_ANNOUNCED:
        return set()
    keys = {_key(blocks[numbered[0]].text), _key(blocks[numbered[-1]].text)}
    later = {_key(block.text) for block in blocks[end:]} if all(len(key) >= 4 for key in keys) else set()
    return set(range(start, numbered[-1] + 1)) if keys <= later else set()


def _between(blocks: Sequence[Block], known: set[int]) -> set[int]:
    """Short lines between two entries with leaders: numbers and halves of titles printed on lines of their own."""
    found: set[int] = set()
    for first, then in pairwise(sorted(known)):
        if 1 < then - first <= _HALVES + 1:
            between = range(first + 1, then)
            if all(len(blocks[i].text) <= 60 and not re.search("[。；]", blocks[i].text) for i in between):
                found.update(between)
    return found


def _entries(blocks: Sequence[Block], start: int, known: set[int]) -> list[int]:
    """
    The entries after a contents heading: lines until the first of them returns.

    Where no line returns (the list names parts that the file lacks) only lines that look like entries count.
    """
    if start >= len(blocks):
        return []
    seen: dict[str, int] = {}
    for i in range(start, min(start + _MOST_ENTRIES, len(blocks))):
        if _is_prose(blocks[i]):
            return _before_prose(blocks, start, i, known)
        key = _key(blocks[i].text)
        if not key:
            continue
        if key in seen and i - start >= 2 and seen[key] <= start + 3:
            return list(range(start, i))
        if i == start or not _is_lone_number(blocks[i].text):  # 第一节 alone returns under every chapter
            seen.setdefault(key, i)
    return _before_prose(blocks, start, min(start + _MOST_ENTRIES, len(blocks)), known)


def _before_prose(blocks: Sequence[Block], start: int, end: int, known: set[int]) -> list[int]:
    """Lines from *start* that look like entries, up to *end* without the heading prose stands under."""
    entries: list[int] = []
    for i in range(start, end):
        text = blocks[i].text
        looks = len(text) <= _LONGEST_ENTRY and (read_mark(text) or _PAGE_TAIL.search(text)) is not None
        if i not in known and not looks:
            break
        entries.append(i)
    led = [i for i in entries if i in known]
    if led:  # where some entries have leaders, the list ends with the last of these
        entries = [i for i in entries if i <= led[-1]]
        return entries if len(entries) >= 3 else []
    return _without_leaders(blocks, start, end)


def _without_leaders(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    """The short lines before the prose, if the first of them stands again behind it; 前言 belongs to the prose."""
    while end > start and KNOWN_HEADINGS.fullmatch(blocks[end - 1].text):
        end -= 1
    first = _key(blocks[start].text)
    again = any(len(first) >= 3 and _key(block.text).startswith(first) for block in blocks[end:])
    return list(range(start, end)) if again and end - start >= 3 else []


def _is_lone_number(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and not text[mark.end :].strip()


def _is_prose(block: Block) -> bool:
    if block.kind != "text" or len(block.text) > 3 * _LONGEST_ENTRY:
        return not _LEADER.search(block.text)
    return "。" in block.text and len(block.text) > 20


def _key(text: str) -> str:
    bare = re.sub(r"\s|[·…⋯•‧]", "", _LEADER.sub("", text))
    return _PAGE_TAIL.sub("", bare)[:60]

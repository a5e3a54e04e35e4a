"""
Contents lists at the front: seen so that their lines do not become sections.

A list starts at a line 目录 (or 目次, Contents) or is known by its dot leaders; it ends where its first entry stands
again as a heading, or where prose begins.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.domain.numbering import read_mark
from app.domain.reading import Block

_HEAD: Final = re.compile(r"目\s*[录次]|(?:Table of )?[Cc]ontents|CONTENTS")
_LEADER: Final = re.compile(r"(?:[.．。·…⋯•‧]\s*){4,}\s*[-—]?\s*[0-9IVXivx]{0,4}\s*[-—]?\s*$|[.…·⋯]{3,}\s*\d{1,4}")
_HALVES: Final = 3
"""Most lines without leaders between two lines of one contents list."""
_PAGE_TAIL: Final = re.compile(r"[\s.…·⋯．—-]*[0-9]{1,4}$")


def contents_blocks(blocks: Sequence[Block]) -> set[int]:
    """Indexes of the blocks that are a contents list or its heading."""
    found = {
        i
        for i, block in enumerate(blocks)
        if block.kind == "text" and len(block.text) < 400 and _LEADER.search(block.text)
    }
    found |= _between(blocks, found)
    for i, block in enumerate(blocks):
        if _HEAD.fullmatch(block.text.strip()):
            found.add(i)
            found.update(_entries(blocks, i + 1, found))
    return found


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
    for i in range(start, min(start + 400, len(blocks))):
        key = _key(blocks[i].text)
        if not key:
            continue
        if key in seen and i - start >= 2 and seen[key] <= start + 3:
            return list(range(start, i))
        seen.setdefault(key, i)
    entries = []
    for i in range(start, min(start + 400, len(blocks))):
        text = blocks[i].text
        if i in known or (
            len(text) <= 60 and not re.search("[。；]", text) and (read_mark(text) or _PAGE_TAIL.search(text))
        ):
            entries.append(i)
        else:
            break
    return entries if len(entries) >= 3 and any(i in known for i in entries) else []


def _key(text: str) -> str:
    return _PAGE_TAIL.sub("", re.sub(r"\s", "", _LEADER.sub("", text)))[:60]

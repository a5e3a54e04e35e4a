"""
Attachments: where they begin, what is only the list of them, and under which title they stand.

附件： followed by numbered names is a list (GB/T 9704-2012, 7.3.6) and opens nothing; 附件1 on a line of its own with
text behind it begins an attachment.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block
from app.structure.furniture import block_kind, is_organ, looks_like_title, names_a_document

# A page names the file to download, which is no attachment itself.
_FILE: Final = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|rar|zip|ofd|et)\s*$", re.IGNORECASE)
# What kind of annex a standard's annex is (GB/T 1.1) is no part of its title.
_STATUS: Final = re.compile(r"^[（(](?:资料性|规范性)(?:附录)?[）)]\s*")


def annex_starts(blocks: Sequence[Block], furniture: dict[int, FurnitureKind]) -> tuple[dict[int, Mark], set[int]]:
    """
    Where attachments begin, and which blocks are only the list of them.

    Of several lines with the same number the last that text follows is the beginning; a line that other
    attachment lines or list entries follow at once is a list. A lone 附件 without a
    number that nothing stands before is no beginning either.
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
    last = {(mark.number, mark.word): i for i, mark in lines.items()}
    end = max(lines, default=-1)
    lists: set[int] = set()
    starts: dict[int, Mark] = {}
    for i, mark in lines.items():
        entries = _list_entries(blocks, i, mark, end)
        if _FILE.search(blocks[i].text):
            entries = []
        rest = blocks[i].text[mark.end :].strip()
        same_later = last[mark.number, mark.word] > i
        tail = not _text_follows(blocks, furniture, i)
        if entries is not None:
            lists.add(i)
            lists.update(entries)
        elif (i + 1 in lines) or (i - 1 in lists and i - 1 in lines) or tail or (same_later and rest):
            lists.add(i)
        elif i not in lists and mark.word in ("件", "录", "表", ""):
            starts[i] = mark
    for i, j in pairwise(sorted(starts)):
        if starts[i].number == starts[j].number and _only_titles(blocks, furniture, i, j):
            lists.update(k for k in range(i, j) if k not in furniture and not is_organ(blocks[k].text))
            del starts[i]
    alone = len(starts) == 1 and all(mark.number is None for mark in starts.values())
    if alone and all(j in furniture or j in lists for j in range(min(starts))):
        # Taken out of the notice it was attached to, the plan is the document, and 附件 above it a mark of the sheet.
        lists.update(starts)
        starts.clear()
    return starts, lists


def _only_titles(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], i: int, j: int) -> bool:
    """Whether nothing but names stands between two lines 附件: the first announces what the second begins."""
    between = [blocks[k].text for k in range(i + 1, j) if k not in furniture]
    return len(between) <= 3 and all(len(text) <= 60 and not re.search("[。；]", text) for text in between)


def _list_entries(blocks: Sequence[Block], i: int, mark: Mark, last_line: int) -> list[int] | None:
    """The entries behind 附件： (1.… 2.…), or None where the line is no head of a list."""
    rest = blocks[i].text[mark.end :].strip()
    if mark.number is not None or mark.style != "annex":
        return None
    inline = read_mark(rest) if rest else None
    entries: list[int] = []
    expected = 2 if inline is not None else 1
    for j in range(i + 1, len(blocks)):
        number = read_mark(blocks[j].text)
        if (
            number is None
            or number.style not in ("arabic", "arabic-paren", "arabic-half")
            or number.number != expected
            or len(blocks[j].text) > 70
            or "。" in blocks[j].text
        ):
            break
        entries.append(j)
        expected += 1
    if inline is not None:
        return entries
    if not rest and len(entries) >= 1:
        return entries
    colon = bool(re.match(r"附\s*[件表录]\s*[：:]", blocks[i].text))
    if rest and colon and (_followed_by_signature(blocks, i) or last_line > i):
        return entries
    return None


def _followed_by_signature(blocks: Sequence[Block], i: int) -> bool:
    """附件：某某清单 followed by signature and date is the notice's list of one."""
    window = blocks[i + 1 : i + 6]
    return (
        any(block_kind(block) == "date" for block in window)
        and bool(window)
        and (is_organ(window[0].text) or block_kind(window[0]) is not None)
    )


def _text_follows(blocks: Sequence[Block], furniture: dict[int, FurnitureKind], i: int) -> bool:
    """Whether anything but furniture and one more title stands behind block *i*."""
    left = [j for j in range(i + 1, min(i + 12, len(blocks))) if j not in furniture]
    return len(left) >= 1 and not (len(left) == 1 and looks_like_title(blocks[left[0]].text) and i + 12 >= len(blocks))


def annex_title(
    blocks: Sequence[Block], furniture: Mapping[int, FurnitureKind], mark: Mark, i: int
) -> tuple[str | None, list[int], int]:
    """
    The title of the attachment that begins at block *i* with *mark*: behind its number, or on the next lines.

    Returns the title (None where there is none), the further blocks that print it, and where the body begins.
    """
    heading: list[int] = []
    pieces = [blocks[i].text[mark.end :].strip()]
    j = i + 1
    while j < len(blocks) and j - i <= 3:
        text = blocks[j].text
        if j in furniture and furniture[j] not in ("doc-number", "date"):
            j += 1
            continue
        if (
            j in furniture
            or blocks[j].kind != "text"
            or not looks_like_title(text)
            or len(text) > 60
            or read_mark(text) is not None
        ):
            break
        if (
            pieces[0]
            and names_a_document(pieces[0])
            and not (len("".join(pieces)) < 60 and text.startswith(("（", "(")))
        ):
            break
        if any(pieces) and names_a_document("".join(pieces)) and not text.startswith(("（", "(")):
            break
        pieces.append(text)
        heading.append(j)
        j += 1
    return _STATUS.sub("", "".join(pieces)) or None, heading, j

"""
How a quotation differs from the words it comes from: not at all, in a number or unit, in its wording, or altogether.

Both are squeezed (app.search.shingles): widths, traditional characters, kinds of quotation marks and blanks are out of
account. Numbers weigh more than words: a report that is right but for one digit is wrong.
"""

import re
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

LONGEST_RUN: Final = 12
"""Characters in a row that a quotation must share with its source for its wording to differ from it."""
SIMILAR: Final = 0.7
"""Share of characters in common from which one wording differs from another, and is not another altogether."""
_HOPELESS: Final = 35.0
"""
Percent of characters that the likest piece of a text, as long as a quotation, has in common with it, below which no
part of any length comes to `SIMILAR`: with the slack a part is half as long again at most, which leaves .375. Looking
for the very best piece of texts that have nothing in common takes seconds.
"""
_PIECE: Final = re.compile(r"\d+(?:\.\d+)?[十百千万亿]*%?|[a-z]+|.", re.DOTALL)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?[十百千万亿]*%?")
_HAN_NUMBER: Final = re.compile(r"[一二三四五六七八九十百千万亿两〇零半]+")
_EDGE: Final = "。，、；：,;:.!?！？…"
_MOST_UNIT: Final = 4
_LEAST_WORDS: Final = 8
"""Characters beside its numbers that a quotation needs to be known by, where nothing but numbers differs."""


def bare(signs: str) -> str:
    """Squeezed words without the stops at their ends, which a quotation sets as its own sentence needs them."""
    return signs.strip(_EDGE)


def nearest_part(quoted: str, stretch: str) -> tuple[int, int]:
    """The part of *stretch* that answers to the words quoted, as offsets; (0, 0) where there is none. Both squeezed."""
    found = fuzz.partial_ratio_alignment(quoted, stretch, score_cutoff=_HOPELESS)
    if found is None:
        return 0, 0
    slack = max(4, len(quoted) // 4)
    start, end = max(0, found.dest_start - slack), min(len(stretch), found.dest_end + slack)
    blocks = [b for b in LCSseq.opcodes(quoted, stretch[start:end]) if b.tag == "equal"]
    # A single character at an edge is there by chance.
    while len(blocks) > 1 and _is_stray(blocks[0].dest_end, blocks[0].dest_start, blocks[1].dest_start):
        blocks.pop(0)
    while len(blocks) > 1 and _is_stray(blocks[-1].dest_end, blocks[-1].dest_start, blocks[-2].dest_end):
        blocks.pop()
    if not blocks:
        return 0, 0
    lead, tail = blocks[0].src_start, len(quoted) - blocks[-1].src_end
    first, last = start + blocks[0].dest_start, start + blocks[-1].dest_end
    # What the quotation has other than its source at its ends, the source has something else for.
    if 0 < lead <= _MOST_UNIT:
        first = max(0, first - lead)
    if 0 < tail <= _MOST_UNIT:
        last = min(len(stretch), last + tail)
    return _whole_words(stretch, first, last)


def _is_stray(end: int, start: int, neighbour: int) -> bool:
    gap = neighbour - end if neighbour >= end else start - neighbour
    return end - start <= 2 and gap > 3


def _whole_words(stretch: str, start: int, end: int) -> tuple[int, int]:
    """The part grown to the whole of a number or Latin word it begins or ends in."""
    for match in re.finditer(r"\d+(?:\.\d+)?|[a-z]+", stretch):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end


def similarity(quoted: str, words: str) -> float:
    """The share of characters in common, 0..1."""
    return float(Indel.normalized_similarity(quoted, words))


def is_near(quoted: str, words: str) -> bool:
    """Whether two wordings share enough for one to be the other with changes."""
    if similarity(quoted, words) < SIMILAR:
        return False
    return shares_run(quoted, words, LONGEST_RUN) or _only_numbers_differ(quoted, words)


def shares_run(one: str, other: str, length: int) -> bool:
    """Whether a row of *length* characters stands in both."""
    rows = {one[k : k + length] for k in range(len(one) - length + 1)}
    return any(other[k : k + length] in rows for k in range(len(other) - length + 1))


def number_differs(quoted: str, words: str) -> bool:
    """
    Whether a number, or the unit behind one, is another than in the source.

    >>> number_differs("突破8000万元", "突破8000亿元"), number_differs("全面推进", "全力推进")
    (True, False)
    """
    old, new = _PIECE.findall(quoted), _PIECE.findall(words)
    blocks = list(Indel.opcodes(old, new))
    k = 0
    while k < len(blocks):
        if blocks[k].tag == "equal":
            k += 1
            continue
        first, gone, come = k, "", ""
        while k < len(blocks) and blocks[k].tag != "equal":
            gone += "".join(old[blocks[k].src_start : blocks[k].src_end])
            come += "".join(new[blocks[k].dest_start : blocks[k].dest_end])
            k += 1
        before = old[blocks[first].src_start - 1] if blocks[first].src_start else ""
        if _touches_number(gone, come, before):
            return True
    return False


def _touches_number(gone: str, come: str, before: str) -> bool:
    """Whether a change of *gone* into *come*, behind the piece *before*, changes a number or its unit."""
    if _NUMBER.search(gone):
        # A number the source has not at this place; where a whole clause was added, it is one too many all the same.
        return _NUMBER.findall(gone) != _NUMBER.findall(come)
    if _NUMBER.fullmatch(come):
        return True
    if _HAN_NUMBER.fullmatch(gone) and (_HAN_NUMBER.fullmatch(come) or not come):
        return bool(come)
    if not _NUMBER.fullmatch(before) or {*gone[:1], *come[:1]} & set(_EDGE):
        return False
    # Right behind a number: another unit, or a part of one that is put in or left out (亿元, 亿美元).
    most = _MOST_UNIT if gone and come else _MOST_UNIT // 2
    return max(len(gone), len(come)) <= most


def _only_numbers_differ(quoted: str, words: str) -> bool:
    left, right = _NUMBER.sub("#", quoted), _NUMBER.sub("#", words)
    plain = len(left.replace("#", ""))
    return plain >= _LEAST_WORDS and (left == right or similarity(left, right) >= 0.9)

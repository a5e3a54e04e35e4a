"""
Rows of a table printed one cell to a line whose names came out elsewhere, found by the numbers of the names.

Between the rows numbered 5 and 9 there are three without a name; 6, 7 and 8 stand together at the foot of the page: no
other reading is possible. It is asked for nothing less: that the numbers of all rows of the page rise, that none is
given twice, and that as many names are missing as rows lack one. What a row and a name are target_loose_rows.py and
target_loose_names.py say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.annotate.target_loose_names import Named, ends_in_unit, goes_on, named_by, number_of
from app.annotate.target_loose_tokens import Token

_WITHOUT_UNIT: Final = re.compile(r"(?:指数|系数)[）)]?(?:[（(][^（()）]*[）)])?$|安全利用")


@dataclass(frozen=True, slots=True)
class Segment:
    """
    What stands up to a nature: `words` before the `values` at its end, and what they are the name of, if anything.

    `nature` is the token that ends it.
    """

    words: tuple[Token, ...]
    values: tuple[Token, ...]
    nature: Token
    named: Named | None


def fill_gaps(segments: Sequence[Segment], behind: Sequence[Token], width: int, line: int) -> Iterator[Segment]:
    """
    *segments* of a page, those without words named where that leaves no choice; *behind* is what follows the last.

    Args:
        segments: All of the page in their order.
        behind: The tokens from the last nature to the end of the table.
        width: How many values a row has.
        line: How wide a line of a name is.
    """
    loose = [token for s in segments if s.named is None for token in s.words] + list(behind)
    missing = dict(_names_in(loose, line))
    numbers = [s.named.number for s in segments if s.named is not None and s.named.number]
    often = Counter([*numbers, *(number for number, _ in _names_in(loose, line))])
    if not missing or numbers != sorted(numbers) or max(often.values()) > 1:
        yield from segments
        return
    at = 0
    last = 0
    while at < len(segments):
        end = at
        while end < len(segments) and segments[end].named is None:
            end += 1
        gap = segments[at:end]
        following = segments[end].named if end < len(segments) else None
        ends_at = following.number if following is not None else max(missing, default=0) + 1
        wanted = range(last + 1, ends_at)
        fits = len(gap) == len(wanted) and all(_may_be(s, n, missing, width) for s, n in zip(gap, wanted, strict=True))
        for i, s in enumerate(gap):
            yield replace(s, named=missing[wanted[i]]) if fits and not s.words else s
        if end < len(segments):
            yield segments[end]
        last = following.number if following is not None and following.number else -1
        if last < 0:
            # A row without a number: what is missing behind it nobody knows.
            yield from segments[end + 1 :]
            return
        at = end + 1


def _may_be(segment: Segment, number: int, missing: Mapping[int, Named], width: int) -> bool:
    """Whether *segment* may be the row of that *number*: it lacks a name that is missing, or has the number itself."""
    if segment.words:
        return any(number_of(token.text) == number for token in segment.words)
    return number in missing and 0 < len(segment.values) <= width


def _names_in(found: Sequence[Token], line: int) -> Iterator[tuple[int, Named]]:
    """The numbered names among tokens that are of no row, each whole up to its unit."""
    at = 0
    while at < len(found):
        number = number_of(found[at].text) if found[at].kind == "words" else 0
        first = at
        at += 1
        if not number:
            continue
        while not _is_whole(found[at - 1].text) and at < len(found) and found[at].kind == "words":
            if number_of(found[at].text) or not goes_on(found[at - 1].text, found[at].text, line):
                break
            at += 1
        named = named_by(found[first:at], line) if _is_whole(found[at - 1].text) else None
        if named is not None:
            yield number, named


def _is_whole(text: str) -> bool:
    return ends_in_unit(text.rstrip("*①②③④⑤⑥⑦⑧⑨⑩∗★ ")) or _WITHOUT_UNIT.search(text) is not None

"""
Numbers that lead on to another: 由30%提高到40%, and lists of them, 甲、乙分别由30%、20%提高到40%、25%.

The first of a pair is where the second starts from, so that it is history whatever year stands before it. Whose the
numbers are, and of which year, target_sentences.py and target_rows.py say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import Amount

SUFFIX: Final = re.compile(r"\s?(?:及|或)?(?:以上|以下|以内|之内)|\s?左右")
"""What stands right behind a number and belongs to it."""
LINK: Final = re.compile(r"\s?(?:、|和|及|以及|与)\s?")
"""What strings numbers together."""
_FROM: Final = re.compile(r"[由从自][^，。；由从]{0,14}$")
_TO: Final = re.compile(
    r"[^，。；]{0,8}(?:提高|提升|增加|增长|扩大|上升|达|下降|降低|减少|缩短|发展|调整|优化|增|降|减|压减|壮大|升|扩)[到至为]?"
)
_BASIS: Final = re.compile(r"[)”]*的?(?:基础上|基数上)")
_LONGEST: Final = 24
"""So many characters may stand between a start and what it leads to."""


@dataclass(frozen=True, slots=True)
class PairList:
    """*count* starts in a row, the first of which is the amount at `first`, and behind them as many ends."""

    first: int
    count: int

    def holds(self, i: int) -> bool:
        """Whether the amount at *i* is one of its starts or ends."""
        return self.first <= i < self.first + 2 * self.count

    def is_start(self, i: int) -> bool:
        """Whether the amount at *i* is one of its starts."""
        return self.first <= i < self.first + self.count


def is_basis(text: str, amount: Amount) -> bool:
    """Whether something is built on *amount* of *text*: 在100亿元的基础上."""
    return _BASIS.match(text, amount.end) is not None


def leads_on(text: str, amounts: Sequence[Amount], i: int, clause_start: int) -> bool:
    """Whether the amount at *i* is the start of 由…提高到…, or the basis that something is built on."""
    amount = amounts[i]
    if is_basis(text, amount):
        return True
    if _FROM.search(text[clause_start : amount.start]) is None or i + 1 >= len(amounts):
        return False
    return _goes_to(text[amount.end : amounts[i + 1].start])


def pair_lists(text: str, amounts: Sequence[Amount]) -> list[PairList]:
    """
    The lists of pairs among *amounts* of *text*, in order: two starts or more, and as many ends.

    >>> from app.annotate.amounts import find_amounts
    >>> said = "甲、乙分别由30%、20%提高到40%、25%"
    >>> pair_lists(said, find_amounts(said))
    [PairList(first=0, count=2)]
    """
    found: list[PairList] = []
    i = 0
    while i < len(amounts):
        starts = _row(text, amounts, i)
        end = i + starts
        if starts > 1 and end < len(amounts) and _FROM.search(text[: amounts[i].start]) is not None:
            if _goes_to(text[amounts[end - 1].end : amounts[end].start]) and _row(text, amounts, end) == starts:
                found.append(PairList(i, starts))
                end += starts
        i = end
    return found


def _row(text: str, amounts: Sequence[Amount], i: int) -> int:
    """How many amounts from *i* on are strung together, each with the same sort of unit."""
    count = 1
    while i + count < len(amounts):
        last, after = amounts[i + count - 1], amounts[i + count]
        suffix = SUFFIX.match(text, last.end)
        if LINK.fullmatch(text, suffix.end() if suffix else last.end, after.start) is None:
            break
        count += 1
    return count


def _goes_to(between: str) -> bool:
    return _TO.match(between) is not None and len(between) < _LONGEST and re.search("[。；]", between) is None

"""
Which numbered lines are headings, and which stands under which, inferred for each part anew.

GB/T 9704 says 一、 → （一） → 1. → （1）, but plans deviate, so the order is read off the document: where B starts at 1
behind an A, B stands inside A; where B goes on at 2 or more behind an A, A stood inside B. The usual order is only
a prior. A number that neither starts a list nor continues one is no heading.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from app.domain.numbering import STYLES, Mark

_PRIOR: Final = 0.6
_BULLETS: Final = frozenset(("dash",))
_STRUCTURAL: Final = frozenset(
    ("division", "chapter", "part", "article", "han", "han-paren", "en-chapter", "en-section", "roman")
)
_MAX_GAP: Final = 3


def nesting(marks: Sequence[Mark]) -> Callable[[str, str], bool]:
    """
    A function above(a, b): whether style *a* encloses style *b* in this sequence of *marks*.

    Dashes and boxes are always innermost. Equal styles never enclose each other.
    """
    inside: Counter[tuple[str, str]] = Counter()
    for before, after in pairwise(marks):
        if before.style == after.style:
            continue
        if after.number is None or after.number == 1:
            inside[before.style, after.style] += 1
        elif before.number is not None:
            inside[after.style, before.style] += 1

    def above(a: str, b: str) -> bool:
        if a == b or a in _BULLETS:
            return False
        if b in _BULLETS:
            return True
        if "box" in (a, b):  # a box stands inside whatever is open, and every heading of rank closes it
            return b == "box" or (a == "box" and b not in _STRUCTURAL)
        prior = _PRIOR * ((STYLES[a].rank < STYLES[b].rank) - (STYLES[a].rank > STYLES[b].rank))
        return inside[a, b] - inside[b, a] + prior > 0

    return above


def plausible(marks: Sequence[Mark], title_like: Sequence[bool]) -> list[bool]:
    """
    For each of *marks* whether its number starts or continues a list.

    *title_like* says of each line whether it reads as a title; structural styles (章, 一、, （一）) that do are
    believed even out of sequence, since a heading before them may be lost.
    """
    last: dict[str, int] = {}
    verdicts = []
    for mark, titled in zip(marks, title_like, strict=True):
        number, style = mark.number, mark.style
        if number is None or style in ("box", "annex"):
            verdicts.append(True)
            continue
        known = last.get(style)
        good = (
            number == 1
            or (known is not None and 0 <= number - known <= _MAX_GAP)
            or (style in _STRUCTURAL and titled and number <= 60)
            or (style == "decimal" and mark.path[0] <= 30)
            or (known is None and number <= 2 and titled)
        )
        if good:
            last[style] = number
        verdicts.append(good)
    return verdicts

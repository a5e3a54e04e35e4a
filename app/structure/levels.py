"""
Which numbered lines are headings, and which style of number stands above which, inferred for each part anew.

GB/T 9704 says 一、 → （一） → 1. → （1）, but plans deviate, so the order is read off the document: where B starts at 1
behind an A, B stands inside A; where B goes on at 2 or more behind an A, A stood inside B. The usual order is only
a prior. A number that neither starts a list nor continues one is no heading. Under which open heading a number
comes to stand is decided in placing.py.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from app.domain.numbering import STYLES, Mark

_PRIOR: Final = 0.6
_LAST: Final = 0.5
"""What a list that begins behind an A says about nesting where no A comes back: less than the usual order does."""
_BULLETS: Final = frozenset(("dash",))
_STRUCTURAL: Final = frozenset(
    ("division", "chapter", "part", "article", "topic", "han", "han-paren", "en-chapter", "en-section", "roman")
)
# 编, 章, 节, 条: their order is law (立法法, art. 65), and articles are counted through the whole of a text.
_LAW: Final = ("division", "chapter", "part", "article")
_MAX_GAP: Final = 3

Above = Callable[[str, str], bool]


def nesting(marks: Sequence[Mark]) -> Above:
    """
    A function above(a, b): whether style *a* encloses style *b* in this sequence of *marks*.

    Dashes and boxes are always innermost. Equal styles never enclose each other.
    """
    inside: defaultdict[tuple[str, str], float] = defaultdict(float)
    returns = {mark.style: at for at, mark in enumerate(marks)}
    begun: dict[str, dict[str, int | None]] = {}  # the first number of each style since the last mark of the key
    for at, (before, after) in enumerate(pairwise(marks)):
        begun[before.style] = {}
        for since in begun.values():
            since.setdefault(after.style, after.number)
        if before.style == after.style:
            continue
        if after.number is None or after.number == 1:
            inside[before.style, after.style] += 1 if returns[before.style] > at else _LAST
        elif before.number is not None:
            # B at 2 or more behind an A: the list of A's stood inside B if it began there. If it did not, A and B are
            # both counted through the document, and nothing is said.
            if begun.get(after.style, {}).get(before.style, 1) in (1, None):
                inside[after.style, before.style] += 1

    def above(a: str, b: str) -> bool:
        if a == b or a in _BULLETS:
            return False
        if b in _BULLETS:
            return True
        if "box" in (a, b):  # a box stands inside whatever is open, and every heading of rank closes it
            return b == "box" or (a == "box" and b not in _STRUCTURAL)
        if a in _LAW and b in _LAW:
            return _LAW.index(a) < _LAW.index(b)
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
    bare = _bare_headings(marks)
    decimals: set[tuple[int, ...]] = set()
    verdicts = []
    for at, (mark, titled) in enumerate(zip(marks, title_like, strict=True)):
        number, style = mark.number, mark.style
        if number is None or style in ("box", "annex"):
            verdicts.append(True)
            continue
        known = last.get(style)
        good = (
            number == 1
            or (known is not None and 0 <= number - known <= _MAX_GAP)
            or (style in _STRUCTURAL and titled and number <= 60)
            or (known is None and number <= 2 and titled)
        )
        if style == "bare":
            good = at in bare
        elif style == "decimal":
            good = _decimal_follows(mark.path, decimals, set(last.values()))
            if good:
                decimals.update((mark.path, mark.path[:1]))
        if good:
            last[style] = number
        verdicts.append(good)
    return verdicts


def _decimal_follows(path: tuple[int, ...], known: set[tuple[int, ...]], counted: set[int]) -> bool:
    """
    Whether 2.1.3 has its place: behind 2.1.2, or as the first under a heading that is there; 12.6 in a table has none.

    *known* are the decimals before it, *counted* the numbers the other styles have come to.
    """
    *above, number = path
    if 0 in path or number > 40:
        return False
    if any((*above, number - k) in known for k in (0, 1, 2)):
        return True
    if number != 1:
        return False
    if len(path) == 2:
        return above[0] == 1 or above[0] in counted or (above[0] - 1,) in known
    return tuple(above) in known or (*above[:-1], above[-1] - 1) in known or all(n == 1 for n in path)


def _bare_headings(marks: Sequence[Mark]) -> set[int]:
    """
    Which numbers without a dot (1 总则) are headings: those whose own decimals (1.1) follow, and their neighbours.

    A digit before a word is common in tables and sentences, so nothing but the decimals proves it a heading; a 1 and
    a 2 before a 3 that is proven, or a 4 behind it, are believed with it.
    """
    bare = [at for at, mark in enumerate(marks) if mark.style == "bare"]
    found: set[int] = set()
    behind: Mark | None = None  # the next number of the kind: 1.1 behind 1
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        if mark.style == "bare" and behind is not None and behind.path[:1] == (mark.number,):
            found.add(at)
        if mark.style in ("decimal", "bare"):
            behind = mark
    for step, order in ((1, bare), (-1, bare[::-1])):
        last: int | None = None
        for at in order:
            number = marks[at].number or 0
            if at in found or (last is not None and number == last + step):
                found.add(at)
                last = number
    return found

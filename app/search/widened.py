"""
What a piece of a query is widened to: other writings, synonyms, translations, what pinyin may mean; and their weights.

Which words go with which is expand.py's and the term base's; how a query is cut into pieces is pieces.py's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from app.analysis.fold import fold_text
from app.search.expand import SYNONYM, Widening, widen
from app.search.pieces import Piece

WIDENED: Final = 0.5
"""Weight of a word the term base added, next to 1 for a word typed."""
TRANSLATED: Final = 1.0
"""Weight of a translation: who asks in English for what is said in Chinese asks for the Chinese word."""


def widenings(piece: Piece, occurs: Callable[[str], bool], wanted: bool, widened: bool) -> Sequence[Widening]:
    """
    What is looked for beside *piece*, each with its weight.

    Args:
        occurs: Whether any text has a word.

        wanted: Whether the piece is asked for; of one that is excluded only the other language is excluded with it.

        widened: Whether the term base is asked; other writings of the piece itself are looked for in any case.
    """
    if piece.heard:
        return _heard(piece)
    same = [Widening(each) for each in piece.otherwise if occurs(each)]
    if not widened:
        return same
    names = piece.recognised.other_names if piece.recognised else ()
    known = {fold_text(name.text) for name in names}
    found = [*names, *(each for each in widen(piece.text) if fold_text(each.text) not in known)]
    if not wanted:
        found = [each for each in found if _is_translation(each, piece)]
    return [*same, *(_weighed(each, TRANSLATED if _is_translation(each, piece) else WIDENED) for each in found)]


def _heard(piece: Piece) -> Sequence[Widening]:
    """What a piece in pinyin may mean: the likeliest word as if it were typed, and its other writings."""
    first, *others = piece.heard
    found = {first: Widening(first)}
    for widening in (*map(Widening, others), *widen(first)):
        found.setdefault(widening.text, _weighed(widening, WIDENED))
    return tuple(found.values())


def _is_translation(widening: Widening, piece: Piece) -> bool:
    """True if a widening says the same in the other language; what only lies near is no translation."""
    return widening.english != piece.english and widening.weight >= SYNONYM


def _weighed(widening: Widening, weight: float) -> Widening:
    return replace(widening, weight=weight * widening.weight)

"""
Which of the words asked for each section of a relaxed answer lacks.

Whether words are let go, and which may be, is decided in app.search.evaluate; here it is told afterwards, so that a
reader of such an answer knows what it is not an answer to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.domain.results import LetGo
from app.search.arrays import Bools, Ints
from app.search.leaves import LeafMatch
from app.search.sets import NONE, Scored, is_in


@dataclass(frozen=True)
class Lacking:
    """
    The words that some section of an answer lacks, each with the sections of it that have the word.

    A section has a word that stands in it in any writing, or above it: under 汽车产业 all is about cars.
    """

    chunks: Ints
    having: tuple[tuple[str, Bools], ...]

    @classmethod
    def of(cls, found: Scored, weighed: Sequence[LeafMatch]) -> "Lacking":
        """What the sections *found* lack of the words *weighed* for them; nothing where each has all."""
        having: dict[str, Bools] = {}
        for each in weighed:
            has = is_in(found.chunks, each.chunks, found.count)
            if not has.all():
                having.setdefault(each.leaf.text, has)
        return cls(found.chunks, tuple(having.items()))

    @property
    def let_go(self) -> tuple[LetGo, ...]:
        """The words, in the order of the question."""
        return tuple(LetGo(word, int(np.count_nonzero(has))) for word, has in self.having)

    def by(self, chunk: int) -> tuple[str, ...]:
        """The words that the section *chunk* lacks."""
        at = int(self.chunks.searchsorted(chunk))
        return tuple(word for word, has in self.having if not has[at])


NOTHING_LACKING: Final = Lacking(NONE, ())
"""What an answer lacks whose sections all have every word."""

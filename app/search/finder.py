"""
Where patterns stand, for one question.

A question asks for the same pattern several times, to cut it, to weigh it and to answer it; the commonest words are
known from the beginning (app.search.common_words), and of others what is small is kept for the next question. How a
pattern is found is app.search.matching's business.
"""

from dataclasses import dataclass, field

from app.search.arrays import Ints, TextArrays
from app.search.cache import Cache
from app.search.common_words import CommonWords
from app.search.matching import Occurrences, Pattern, find
from app.search.sets import each_once


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds patterns in `text`, each once."""

    text: TextArrays
    common: CommonWords
    kept: Cache
    _found: dict[Pattern, Occurrences] = field(default_factory=dict)

    def find(self, pattern: Pattern) -> Occurrences:
        """All occurrences of *pattern*; none for an empty one."""
        if pattern not in self._found:
            self._found[pattern] = find(self.text, pattern)
        return self._found[pattern]

    def occurs(self, pattern: Pattern) -> bool:
        """Whether *pattern* stands anywhere."""
        if pattern in self.common.numbers:
            return True
        return self.kept.get(("occurs", pattern), lambda: len(self.find(pattern)) > 0, lambda _: 0)

    def chunks(self, pattern: Pattern) -> Ints:
        """The chunks that *pattern* stands in, of whatever layer, ascending."""
        if (known := self.common.of(pattern)) is not None:
            return known.standing.chunks
        return self.kept.get(
            ("chunks", pattern),
            lambda: each_once(self.text.unit_chunk[self.find(pattern).first_unit]),
            lambda found: found.nbytes,
        )

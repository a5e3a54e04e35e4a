"""
The words columns share, the words only one has, and the places of shared words in the cells of a row.

A word goes by the name of its concept, so that synonyms and the two languages count as one; it is shown as it is
printed most often. Which words count is content.py's; those that most sections have are left out here.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.compare.columns import Node
from app.compare.concepts import Word, is_concept
from app.compare.content import content_words
from app.domain.comparison import SharedTerm, SharedWord, Stretch

MAX_TERMS: Final = 30
MAX_DISTINCTIVE: Final = 12
COMMON_SHARE: Final = 0.4
"""A word in more than this share of the sections compared tells no section from another."""
COMMON_FROM: Final = 12
"""…judged only where there are at least this many sections."""
CONCEPT_BONUS: Final = 1.5
"""Terms of the term base are what readers look for."""
MIN_COUNT: Final = 2
"""A word used once is no habit of a plan, unless it is a term."""


@dataclass(slots=True)
class Lexicon:
    """The words of all columns: how often in each, in how many sections, and how printed."""

    counts: list[Counter[str]]
    sections: Counter[str] = field(default_factory=Counter)
    printed: dict[str, Counter[str]] = field(default_factory=dict)
    size: int = 0

    @classmethod
    def read(cls, columns: Sequence[Sequence[Node]]) -> "Lexicon":
        """The lexicon of *columns*."""
        lexicon = cls([Counter() for _ in columns])
        for counts, nodes in zip(lexicon.counts, columns, strict=True):
            for node in nodes:
                found = section_words(node)
                counts.update(word.name for word in found)
                lexicon.sections.update({word.name for word in found})
                lexicon.size += bool(found)
                for word in found:
                    lexicon.printed.setdefault(word.name, Counter())[word.text] += 1
        return lexicon

    def is_common(self, name: str) -> bool:
        """True for a word that most sections compared have."""
        return self.size >= COMMON_FROM and self.sections[name] > COMMON_SHARE * self.size

    def shown(self, name: str) -> str:
        """The word as it is printed most often."""
        return min(self.printed[name].items(), key=lambda item: (-item[1], item[0]))[0]

    def shared(self) -> tuple[str, ...]:
        """The names of words two columns or more have; those used much, in many columns and few sections, first."""
        found: list[tuple[float, int, str]] = []
        for name in self.sections:
            columns = sum(1 for counts in self.counts if counts[name])
            if columns > 1 and not self.is_common(name):
                used = sum(math.log1p(counts[name]) for counts in self.counts) / len(self.counts)
                found.append((round(used * self._worth(name), 6), columns, name))
        found.sort(key=lambda each: (-each[0], each[2]))
        return tuple(name for _, _, name in found[:MAX_TERMS])

    def term(self, name: str) -> SharedTerm:
        """The word of that name with how often each column uses it."""
        counts = tuple(counts[name] for counts in self.counts)
        return SharedTerm(self.shown(name), sum(count > 0 for count in counts), counts)

    def distinctive(self) -> tuple[tuple[str, ...], ...]:
        """For each column the names of the words only it uses, the most telling first."""
        answer: list[tuple[str, ...]] = []
        for counts in self.counts:
            found = [
                (round(math.log1p(count) * self._worth(name), 6), name)
                for name, count in counts.items()
                if count == sum(each[name] for each in self.counts)
                and not self.is_common(name)
                and (count >= MIN_COUNT or is_concept(name))
            ]
            found.sort(key=lambda each: (-each[0], each[1]))
            answer.append(tuple(name for _, name in found[:MAX_DISTINCTIVE]))
        return tuple(answer)

    def _worth(self, name: str) -> float:
        rarity = math.log((self.size + 1) / (self.sections[name] + 0.5))
        return max(rarity, 0.1) * (CONCEPT_BONUS if is_concept(name) else 1.0)


def section_words(node: Node) -> list[Word]:
    """The content words of the section's own text."""
    return [word for paragraph in node.section.paragraphs for word in content_words(paragraph.text)]


def shared_words(node: Node, numbers: Mapping[str, int]) -> dict[str, tuple[SharedWord, ...]]:
    """Where the words of *numbers* (name → number of the shared term) stand in the section, by paragraph."""
    found: dict[str, tuple[SharedWord, ...]] = {}
    for paragraph in node.section.paragraphs:
        places = tuple(
            SharedWord(word.start, word.end, numbers[word.name])
            for word in content_words(paragraph.text)
            if word.name in numbers
        )
        if places:
            found[paragraph.anchor] = places
    return found


def own_words(node: Node, names: Collection[str]) -> dict[str, tuple[Stretch, ...]]:
    """Where the words of *names*, which only the section's column uses, stand in it, by paragraph."""
    found: dict[str, tuple[Stretch, ...]] = {}
    for paragraph in node.section.paragraphs:
        places = tuple((word.start, word.end) for word in content_words(paragraph.text) if word.name in names)
        if places:
            found[paragraph.anchor] = places
    return found

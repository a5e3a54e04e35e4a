"""
The words columns share, the words only one has, and the places of shared words in the cells of a row.

A word goes by the name of its concept, so that synonyms and the two languages count as one; it is shown as it is
printed most often. Which words count is content.py's; those that most sections have, or that tell a reader nothing
(colourless.py), are left out here.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.words import is_han
from app.compare.boilerplate import is_aspect
from app.compare.colourless import is_broad, is_colourless
from app.compare.columns import Node
from app.compare.concepts import is_concept
from app.compare.met_words import MetWords
from app.domain.comparison import SharedTerm, SharedWord, Stretch
from app.domain.words import WordForm

MAX_TERMS: Final = 30
MAX_DISTINCTIVE: Final = 12
COMMON_SHARE: Final = 0.4
"""A word in more than this share of the sections compared tells no section from another."""
COMMON_FROM: Final = 12
"""…judged only where there are at least this many sections."""
CONCEPT_BONUS: Final = 1.5
"""Terms of the term base are what readers look for."""
ASPECT_MALUS: Final = 0.5
"""平台 and 技术 are sides of a subject: shared by two plans they say less than the subject."""
BROAD_MALUS: Final = 0.4
"""So do 农村 and 安全, which are subjects of nearly all plans."""
MIN_COUNT: Final = 2
"""A word used once is no habit of a plan, unless it is a term."""


@dataclass(slots=True)
class Lexicon:
    """
    The words of all columns: how often in each, in how many columns and sections, and how often printed in which form.

    `texts` is all that a column says, as printed; `size` counts the sections that have any words.
    `colourless` are the words that tell a list nothing in any form they are printed in.
    """

    counts: list[Counter[str]]
    texts: list[str]
    columns: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    printed: Counter[tuple[str, str]] = field(default_factory=Counter)
    colourless: set[str] = field(default_factory=set)
    size: int = 0

    @classmethod
    def read(cls, columns: Sequence[Sequence[Node]], met: MetWords) -> "Lexicon":
        """The lexicon of *columns*, whose words are *met*."""
        lexicon = cls([], ["\n".join(_printed(nodes)) for nodes in columns])
        words, size = met.words, max(len(met.names), 1)
        column_of = np.array([node.column for nodes in columns for node in nodes], dtype=np.intp)[met.sections]
        for at in range(len(columns)):
            lexicon.counts.append(_counter(met.names, np.bincount(words[column_of == at], minlength=size)))
            lexicon.columns.update(lexicon.counts[at].keys())
        in_sections = np.unique(met.sections * size + words)
        lexicon.sections = _counter(met.names, np.bincount(in_sections % size, minlength=size))
        lexicon.size = len(np.unique(met.sections))
        for form, count in zip(met.forms, np.bincount(met.which, minlength=len(met.forms)).tolist(), strict=True):
            lexicon.printed[form.name, shown_form(form)] += count
        lexicon.colourless.update(name for name, form in lexicon.printed if is_colourless(name) or is_colourless(form))
        return lexicon

    def is_common(self, name: str) -> bool:
        """True for a word that most sections compared have."""
        return self.size >= COMMON_FROM and self.sections[name] > COMMON_SHARE * self.size

    def shown(self, names: Collection[str]) -> dict[str, str]:
        """Each of *names* as it is printed most often."""
        forms: dict[str, list[tuple[int, str]]] = {name: [] for name in names}
        for (name, text), count in self.printed.items():
            if name in forms:
                forms[name].append((-count, text))
        return {name: min(found)[1] for name, found in forms.items()}

    def shared(self) -> tuple[str, ...]:
        """The names of words two columns or more have; those used much, in many columns and few sections, first."""
        found: list[tuple[float, str]] = []
        for name, columns in self.columns.items():
            if columns > 1 and not self.is_common(name) and name not in self.colourless:
                used = sum(math.log1p(counts.get(name, 0)) for counts in self.counts) / len(self.counts)
                malus = ASPECT_MALUS if is_aspect(name) else 1.0
                found.append((-round(used * self._worth(name) * malus, 6), name))
        found.sort()
        return tuple(name for _, name in found[:MAX_TERMS])

    def terms(self, names: Sequence[str]) -> tuple[SharedTerm, ...]:
        """The words of those names with how often each column uses them."""
        shown = self.shown(names)
        return tuple(
            SharedTerm(shown[name], self.columns[name], tuple(counts.get(name, 0) for counts in self.counts))
            for name in names
        )

    def distinctive(self) -> tuple[tuple[str, ...], ...]:
        """
        For each column the names of the words only it uses, the most telling first.

        Sides of a subject (平台, 技术) are no plan's own, nor is what another column prints inside a longer word.
        """
        own: list[list[str]] = []
        for counts in self.counts:
            found = [
                (-round(math.log1p(count) * self._worth(name), 6), name)
                for name, count in counts.items()
                if self.columns[name] == 1
                and (count >= MIN_COUNT or is_concept(name))
                and not self.is_common(name)
                and name not in self.colourless
                and not is_aspect(name)
            ]
            found.sort()
            own.append([name for _, name in found])
        forms, writings = self.shown({name for names in own for name in names}), self._writings()
        return tuple(
            tuple(islice(self._unprinted(at, names, forms, writings), MAX_DISTINCTIVE)) for at, names in enumerate(own)
        )

    def _unprinted(
        self, at: int, names: Sequence[str], forms: Mapping[str, str], writings: Mapping[str, list[tuple[str, str]]]
    ) -> Iterator[str]:
        """
        Those of *names* that no other column than *at* prints: not inside other words, nor longer or shorter.

        *forms* are those they are printed in, *writings* all words (`_writings`).
        """
        others = [text for place, text in enumerate(self.texts) if place != at]
        for name in names:
            form = forms[name]
            if any(form in text for text in others):
                continue
            keys = {form[0] + form[-1], form[:1] + form[2:3], form}
            alike = (each for key in keys for each in writings.get(key, ()) if each[0] != name)
            elsewhere = (text for other, text in alike if self.columns[other] > (self.counts[at][other] > 0))
            if not any(is_writing_of(form, text) for text in elsewhere):
                yield name

    def _writings(self) -> dict[str, list[tuple[str, str]]]:
        """All words, (name, print), by what others may be written like: their ends, and 固废 for 固体废物."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, text in self.printed:
            if is_han(text[:1]):
                found.setdefault(text[0] + text[-1], []).append((name, text))
                if len(text) == 4:
                    found.setdefault(text[0] + text[2], []).append((name, text))
        return found

    def _worth(self, name: str) -> float:
        rarity = math.log((self.size + 1) / (self.sections[name] + 0.5))
        known = CONCEPT_BONUS if is_concept(name) else 1.0
        return max(rarity, 0.1) * known * (BROAD_MALUS if is_broad(name) else 1.0)


def is_writing_of(one: str, other: str) -> bool:
    """
    Whether two words may be writings of one: 固体废弃物, 固体废物 and 固废.

    The shorter has the ends of the longer and, in their order, all but two of its characters; or the first of each
    half.
    """
    short, long = sorted((one, other), key=len)
    if len(short) == 2:
        return len(long) == 4 and long[::2] == short
    signs = iter(long)
    ends = (short[0], short[-1]) == (long[0], long[-1])
    return ends and len(long) - len(short) <= 2 and all(sign in signs for sign in short)


def _counter(names: Sequence[str], counts: NDArray[np.intp]) -> Counter[str]:
    """How often each of *names* is met, those that are not left out."""
    return Counter({name: count for name, count in zip(names, counts.tolist(), strict=False) if count})


def shown_form(form: WordForm) -> str:
    """*form* as folded, but for letters that are written large on purpose: CCUS, not the first of a sentence."""
    folded, printed = form.folded, form.printed
    if not folded.isascii():
        return folded
    return printed if printed[1:] != printed[1:].lower() and len(printed) == len(folded) else folded


def _printed(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.section.heading
        yield from (paragraph.text for paragraph in node.section.paragraphs)


def shared_words(met: MetWords, names: Sequence[str], columns: int) -> list[dict[str, tuple[SharedWord, ...]]]:
    """For each of *columns*, by the anchor of the paragraph, where the words *names* stand, by their place there."""
    found = met.where({name: number for number, name in enumerate(names)}, columns)
    return [
        {anchor: tuple(SharedWord(*place) for place in places) for anchor, places in each.items()} for each in found
    ]


def own_words(met: MetWords, names: Sequence[Sequence[str]]) -> list[dict[str, tuple[Stretch, ...]]]:
    """For each column, by the anchor of the paragraph, where the words of its *names* stand, which only it uses."""
    found = met.where({name: 0 for each in names for name in each}, len(names))
    return [
        {anchor: tuple((start, end) for start, end, _ in places) for anchor, places in each.items()} for each in found
    ]

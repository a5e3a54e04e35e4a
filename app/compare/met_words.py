"""
The words of all columns of a comparison, each where it is met: numbers in arrays, since there are a hundred thousand.

Which words of a text say what it is about is content.py's. Those of plans come from the index, whose build has cut
them; other texts are cut here. What the words say about likeness is texts.py's, what is shown of them lexicon.py's.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node
from app.compare.content import content_places
from app.domain.outline import Paragraph
from app.domain.words import TextWords, WordForm

NUMBER: Final = "I"
"""What numbers of words and places are kept as (array): whole numbers of four bytes."""

Place = tuple[int, int, int]
"""Where a word begins and ends in the text of its paragraph, end excluded, and the number asked for with its name."""


def words_of(paragraphs: Sequence[Paragraph]) -> TextWords:
    """The words of *paragraphs*, which are those of a text in reading order."""
    # By name and print alone: how a word stands in the folded text follows from its print.
    numbers: dict[tuple[str, str], int] = {}
    forms: list[WordForm] = []
    counts, which, starts = array(NUMBER), array(NUMBER), array(NUMBER)
    for paragraph in paragraphs:
        text = paragraph.text
        found = content_places(text)
        counts.append(len(found))
        for name, folded, start, end in found:
            key = name, text[start:end]
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(numbers)
                forms.append(WordForm(name, folded, key[1]))
            which.append(number)
            starts.append(start)
    return TextWords(tuple(forms), tuple(paragraph.anchor for paragraph in paragraphs), counts, which, starts)


@dataclass(frozen=True, slots=True, eq=False)
class MetWords:
    """
    The words of all columns as they are met, section by section.

    `names` and `forms` are the different ones, both in the order in which they are first met; `name_of` tells the
    place in `names` of each form. Every word met is an entry in the other arrays: which of `forms` it is, of which
    section it is (`Node.index`), in which of `paragraphs` (column, anchor), and where in its text it begins.
    """

    names: tuple[str, ...]
    forms: tuple[WordForm, ...]
    name_of: NDArray[np.intp]
    paragraphs: tuple[tuple[int, str], ...]
    which: NDArray[np.intp]
    sections: NDArray[np.intp]
    places: NDArray[np.intp]
    starts: NDArray[np.intp]

    @property
    def words(self) -> NDArray[np.intp]:
        """For every word met the place of its name in `names`."""
        return self.name_of[self.which]

    def where(self, wanted: Mapping[str, int], columns: int) -> list[dict[str, list[Place]]]:
        """For each of *columns* by the anchor of the paragraph where the names *wanted* stand, each with its number."""
        number_of = np.full(len(self.names), -1, dtype=np.intp)
        for at, name in enumerate(self.names):
            number_of[at] = wanted.get(name, -1)
        numbers = number_of[self.words] if len(self.which) else number_of[:0]
        met = np.flatnonzero(numbers >= 0)
        found: list[dict[str, list[Place]]] = [{} for _ in range(columns)]
        entries = zip(
            self.places[met].tolist(),
            self.starts[met].tolist(),
            self.which[met].tolist(),
            numbers[met].tolist(),
            strict=True,
        )
        for place, start, form, number in entries:
            column, anchor = self.paragraphs[place]
            end = start + len(self.forms[form].printed)
            found[column].setdefault(anchor, []).append((start, end, number))
        return found


def met_words(columns: Sequence[Sequence[Node]], stored: Sequence[TextWords | None] = ()) -> MetWords:
    """
    The words of *columns* (as app.compare.columns.trees numbers their sections).

    *stored* are those of the whole text of each column, None where they are not known.
    """
    names: dict[str, int] = {}
    forms: dict[WordForm, int] = {}
    pieces: list[tuple[NDArray[np.intp], ...]] = []
    paragraphs: list[tuple[int, str]] = []
    for at, nodes in enumerate(columns):
        own = [paragraph for node in nodes for paragraph in node.section.paragraphs]
        known = stored[at] if at < len(stored) else None
        words = words_of(own) if known is None else known
        which, counts, starts = _of_paragraphs(words, [paragraph.anchor for paragraph in own])
        numbers = np.zeros(len(words.forms), dtype=np.intp)
        for each in _as_met(which, len(words.forms)):
            form = words.forms[each]
            names.setdefault(form.name, len(names))
            numbers[each] = forms.setdefault(form, len(forms))
        sections = np.repeat(
            np.array([node.index for node in nodes], dtype=np.intp), [len(node.section.paragraphs) for node in nodes]
        )
        places = np.arange(len(paragraphs), len(paragraphs) + len(own))
        pieces.append((numbers[which], np.repeat(sections, counts), np.repeat(places, counts), starts))
        paragraphs += [(at, paragraph.anchor) for paragraph in own]
    joined = [np.concatenate(each) for each in zip(*pieces, strict=True)] if pieces else [np.zeros(0, np.intp)] * 4
    name_of = np.array([names[form.name] for form in forms], dtype=np.intp)
    return MetWords(tuple(names), tuple(forms), name_of, tuple(paragraphs), *joined)


def _of_paragraphs(words: TextWords, anchors: Sequence[str]) -> tuple[NDArray[np.intp], ...]:
    """Of the paragraphs *anchors* of a text which words they have, how many each, and where those begin."""
    which, starts, counts = (
        np.asarray(each).astype(np.intp) for each in (words.which, words.starts, words.counts)
    )
    if tuple(anchors) == words.paragraphs:
        return which, counts, starts
    place_of = {anchor: place for place, anchor in enumerate(words.paragraphs)}
    chosen = np.array([place_of[anchor] for anchor in anchors], dtype=np.intp)
    own = counts[chosen]
    # The words of each paragraph in turn: counted on from where it begins, less what was counted before it.
    begins = (np.cumsum(counts) - counts)[chosen] - (np.cumsum(own) - own)
    entries = np.repeat(begins, own) + np.arange(own.sum())
    return which[entries], own, starts[entries]


def _as_met(which: NDArray[np.intp], size: int) -> list[int]:
    """The different numbers, below *size*, of *which* in the order in which they are first met."""
    first = np.full(size, len(which), dtype=np.intp)
    # What is written last stays: the first time each is met.
    first[which[::-1]] = np.arange(len(which) - 1, -1, -1)
    order = np.argsort(first, kind="stable")
    return order[: np.count_nonzero(first < len(which))].tolist()  # type: ignore[no-any-return]

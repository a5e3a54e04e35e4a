"""
How alike the texts of sections are, with all that stands below them: matrices over all sections of a comparison.

A heading is a text too: that a plan writes of 自主品牌 in one section and another has a section 自主品牌 speaks for the
two. What two headings have in common is judged in similarity.py and counts for nothing here.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node, between
from app.compare.headings import names_in
from app.compare.met_words import MetWords
from app.compare.phrases import phrase_similarity
from app.compare.similarity import Matrix, rounded
from app.compare.tables import Table

FULL_TRUST_WORDS: Final = 40
"""Two texts with this many words each are judged on their words alone; with fewer their likeness counts for less."""
HEADING_COUNT: Final = 2
"""A word of a heading counts as if it were used so often."""
LEAST_RARITY: Final = 0.05


def text_similarity(columns: Sequence[Sequence[Node]], met: MetWords) -> tuple[Matrix, Matrix]:
    """
    For every two sections how alike their texts are with all that stands below them, 0..1 (TF-IDF cosine).

    *met* are the words of *columns*. By their words, headings included, and by what stands next to what in them
    (phrases.py). Likeness of short texts is chance: it is lowered where either has few words.
    """
    nodes = [node for each in columns for node in each]
    numbers = {name: number for number, name in enumerate(met.names)}
    own = _Words(met.sections, met.words, np.ones(len(met.which)))
    headings = _words_of_headings(nodes, numbers)
    size = max(len(numbers), 1)
    keys = np.sort(np.concatenate([own.keys(size), headings.keys(size)]))
    # Sorting beats np.unique, which looks numbers up one by one.
    once = keys[np.diff(keys, prepend=-1) > 0]
    row, word = once // size, once % size
    in_sections = np.bincount(word, minlength=size)
    has = np.zeros((len(columns), size), dtype=np.bool_)
    has[np.array([node.column for node in nodes], dtype=np.intp)[row], word] = True
    in_columns = has.sum(axis=0)
    sections = np.count_nonzero(np.bincount(row)) or 1
    rarity = np.maximum(np.log((sections + 1) / (in_sections + 0.5)), LEAST_RARITY)
    texts = _with_what_stands_below(own, headings, nodes, size)
    titles = headings.counted(size)
    values = rarity[texts.words] * (1 + np.log(texts.counts))
    lengths = np.sqrt(np.bincount(texts.rows, values**2, minlength=len(nodes)))
    lengths[lengths == 0] = 1.0
    # A word that one column has makes its texts longer and is in no product.
    shared = in_columns > 1
    in_text = _table(texts, values / lengths[texts.rows], shared, len(nodes))
    in_title = _table(
        titles, rarity[titles.words] * (1 + math.log(HEADING_COUNT)) / lengths[titles.rows], shared, len(nodes)
    )
    # What texts and headings have in common in all, less what headings have among themselves.
    found = in_text.with_entries(in_title).common() - in_title.common()
    trust = np.sqrt(np.minimum(1.0, np.bincount(texts.rows, minlength=len(nodes)) / FULL_TRUST_WORDS))
    answer: Matrix = np.zeros((len(nodes), len(nodes)), dtype=np.float32)
    for ours, theirs in between(columns):
        answer[ours, theirs] = rounded(found[ours, theirs] * np.minimum(trust[ours, None], trust[None, theirs]))
        answer[theirs, ours] = answer[ours, theirs].T
    return answer, phrase_similarity(nodes, own.rows, own.words, size)


def _table(words: "_Words", values: NDArray[np.float64], chosen: NDArray[np.bool_], size: int) -> Table:
    """The table of those of *words* that are *chosen*, with *values*."""
    is_chosen = chosen[words.words]
    return Table(size, words.rows[is_chosen], words.words[is_chosen], values[is_chosen])


@dataclass(frozen=True, slots=True)
class _Words:
    """Words met: in which section, which word by number, and how often (1 where one is told each time it is met)."""

    rows: NDArray[np.intp]
    words: NDArray[np.intp]
    counts: NDArray[np.float64]

    def keys(self, size: int) -> NDArray[np.intp]:
        """A number for every pair of a section and a word, of which there are *size*."""
        return self.rows * size + self.words

    def counted(self, size: int) -> "_Words":
        """Each word of a section once, with how often it was met."""
        keys, at = np.unique(self.keys(size), return_inverse=True)
        return _Words(keys // size, keys % size, np.bincount(at, self.counts, minlength=len(keys)).astype(np.float64))


def _words_of_headings(nodes: Sequence[Node], numbers: dict[str, int]) -> _Words:
    """The words of the heading of every section as they are met; new ones are added to *numbers*."""
    found = [
        [numbers.setdefault(name, len(numbers)) for name in names_of(node)] for node in nodes
    ]
    words = np.array([word for each in found for word in each], dtype=np.intp)
    rows = np.repeat(np.array([node.index for node in nodes], dtype=np.intp), [len(each) for each in found])
    return _Words(rows, words, np.ones(len(words)))


def names_of(node: Node) -> tuple[str, ...]:
    """The names of the words of a section's title that say what it is about."""
    known = node.known.names if node.known is not None else None
    return names_in(node.section.title or "") if known is None else known


def _with_what_stands_below(own: _Words, headings: _Words, nodes: Sequence[Node], size: int) -> _Words:
    """The words of every section's text and of all that stands below it, headings there included."""
    above = np.full(len(nodes), -1, dtype=np.intp)
    for node in nodes:
        above[node.index] = node.parent.index if node.parent is not None else -1
    rows, words, counts = [own.rows], [own.words], [own.counts]
    titles = headings.counted(size)
    at = np.concatenate([own.rows, titles.rows])
    word = np.concatenate([own.words, titles.words])
    count = np.concatenate([own.counts, np.full(len(titles.words), float(HEADING_COUNT))])
    while len(at):
        is_below = above[at] >= 0
        at, word, count = above[at[is_below]], word[is_below], count[is_below]
        rows.append(at)
        words.append(word)
        counts.append(count)
    return _Words(np.concatenate(rows), np.concatenate(words), np.concatenate(counts)).counted(size)

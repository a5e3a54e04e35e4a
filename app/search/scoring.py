"""
What a word is worth in each section it stands in: its BM25F over all word fields (app.search.postings), and how the
section speaks of it (app.search.standing).

The same for questions (app.search.leaves) and for the answers about common words that the build keeps
(app.search.common_words). Adjustments that depend on more than the word itself are made by app.search.leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.search.arrays import Floats, Ints, TextArrays, WordArrays
from app.search.sets import Scored, common, is_in
from app.search.standing import LISTED, Standing, aboutness
from app.search.whoosh_index import idf

OTHER_TERMS: Final = 0.4
"""What further writings of the same word add to the best one: two names for one thing are not two things."""
CUT_OTHERWISE: Final = 0.35
"""Weight of a match whose characters the segmenter joined to other words, relative to a word of its rarity."""
FILED: Final = 1.5
"""What a section filed under the industry asked for gains, relative to the word's rarity."""
HEADING_ONLY: Final = 0.4
"""What a bare heading counts: the sections under it answer, it only announces them."""
BARE: Final = 40
"""A section without paragraphs and with fewer tokens than this is a bare heading, else a sentence with a number."""
BOILERPLATE: Final = 0.2
"""What a section loses whose every word stands in many others."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of a word: where it stands, the terms of the word fields that score it, and what it weighs."""

    standing: Standing
    words: Sequence[str]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores words by the postings of `words`; `worth` is what the score of each section counts (`worth_of`)."""

    words: WordArrays
    worth: Floats

    @property
    def count(self) -> int:
        """How many sections there are."""
        return len(self.worth)

    def rarity(self, with_term: int) -> float:
        """How much a word says that *with_term* sections have: the idf of ranking."""
        return idf(max(1, self.count), with_term)

    def score(self, writings: Sequence[Writing], chunks: Ints, rarity: float, filed: Ints | None = None) -> Floats:
        """
        What a word is worth in each of *chunks*.

        Args:
            writings: The writings of the word.

            chunks: The sections wanted, ascending.

            rarity: That of the word, whichever way it is written.

            filed: The sections filed under the industry that it names; None if it names none.
        """
        worth = self.worth.take(chunks)
        score = _together([self._term_score(each, chunks, rarity) for each in writings], len(chunks))
        score *= worth
        if filed is not None:
            score[is_in(chunks, filed, self.count)] += np.float32(FILED * rarity)
        about = aboutness([(each.standing, each.weight) for each in writings], chunks, self.count)
        about *= np.float32(rarity)
        about *= worth
        score += about
        return score

    def _term_score(self, writing: Writing, chunks: Ints, rarity: float) -> Floats:
        """
        A term's BM25F by its words (by its rarity where they were cut otherwise) in each of *chunks*, a new row.

        Outside the sections it stands in only where all its words occur: in the headings above or the title.
        """
        standing = writing.standing
        words = [Scored(*self.words.postings(word), self.count) for word in writing.words]
        score = words[0].at(chunks) if len(words) == 1 else _sum([word.at(chunks) for word in words], len(chunks))
        own_rarity = self.rarity(len(standing.chunks))
        least = np.float32(CUT_OTHERWISE * own_rarity)
        if standing.chunks is chunks:
            score = np.maximum(score, least)
        else:
            there = np.maximum(score, least)
            if len(words) > 1:
                score *= np.logical_and.reduce([word.has(chunks) for word in words])
            score = np.where(is_in(chunks, standing.chunks, self.count), there, score)
        # Names for one thing are as rare as the thing; a rare synonym must not outweigh what was typed.
        share = np.float32(writing.weight) * np.float32(min(1.0, rarity / own_rarity))
        if share != 1:
            score *= share
        if len(standing.listed):
            score[common(standing.listed, chunks, self.count)[1]] *= np.float32(LISTED)
        return score


def worth_of(text: TextArrays, shared: Floats) -> Floats:
    """What each section's score counts: less for a bare heading, and for what is said in many sections."""
    units = text.chunk_unit
    bare = (np.diff(units) == 1) & (np.diff(text.unit_start[units]) < BARE)
    worth: Floats = (np.float32(1) - np.float32(BOILERPLATE) * shared) * np.where(bare, np.float32(HEADING_ONLY), 1)
    return worth.astype(np.float32)


def _sum(scores: Sequence[Floats], count: int) -> Floats:
    total = np.zeros(count, dtype=np.float32)
    for score in scores:
        total += score
    return total


def _together(scores: Sequence[Floats], count: int) -> Floats:
    """The best of the *scores* of a word's writings in each of *count* sections, and part of the others, a new row."""
    if not scores:
        return np.zeros(count, dtype=np.float32)
    if len(scores) == 1:
        return scores[0]
    best, total = scores[0], scores[0]
    for score in scores[1:]:
        best = np.maximum(best, score)
        total = total + score
    together: Floats = best + np.float32(OTHER_TERMS) * (total - best)
    return together

"""
What one leaf of a query matches: the sections its writings stand in, and what it is worth there.

The score is the BM25F of its words over all word fields (app.search.postings), plus the adjustments named below.
Whether a section answers the whole query is decided in app.search.evaluate. A leaf's answer depends on nothing but
the leaf and the snapshot, so it is kept for the next question that has it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, Ints
from app.search.matching import Finder, in_field, in_rows
from app.search.resolved import Leaf, Term
from app.search.sets import NONE, Scored, common, intersection, is_in, union
from app.search.snapshot import Scope, Snapshot
from app.search.standing import LISTED, Standing, aboutness, standing_of

OTHER_TERMS: Final = 0.4
"""What further writings of the same word add to the best one: two names for one thing are not two things."""
CUT_OTHERWISE: Final = 0.35
"""Weight of a match whose characters the segmenter joined to other words, relative to a word of its rarity."""
RECORDED: Final = 2.5
"""What a place, year or period satisfied by the plan's record adds, relative to its rarity; its text at most 1."""
FILED: Final = 1.5
"""What a section filed under the industry asked for gains, relative to the word's rarity."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """Where one term of one leaf stands."""

    leaf: Leaf
    term: Term
    standing: Standing


@dataclass(frozen=True)
class LeafMatch:
    """
    A leaf's answer. `chunks` are the sections it is worth something in, ascending, with its `score` in each.

    `own` are those that satisfy it; the others only stand under headings or a title that do. `named` are those whose
    own text does.
    """

    leaf: Leaf
    chunks: Ints
    own: Bools
    named: Bools
    score: Floats
    rarity: float
    matches: Sequence[TermMatch]
    count: int
    unit_count: int

    @cached_property
    def units(self) -> Ints:
        """The headings and paragraphs its writings touch, ascending."""
        return union([match.standing.units for match in self.matches], self.unit_count)

    @cached_property
    def scored(self) -> Scored:
        """Its sections with their scores."""
        return Scored(self.chunks, self.score, self.count)

    @cached_property
    def all_own(self) -> bool:
        """True if every one of its sections satisfies it."""
        return bool(self.own.all())

    @property
    def size_bytes(self) -> int:
        """Memory of its arrays, that of its units at most, without where its terms stand, which is kept by itself."""
        units = sum(match.standing.found.first_unit.nbytes for match in self.matches) if len(self.matches) > 1 else 0
        tables = 5 * self.count if self.scored.is_large else 0
        return self.chunks.nbytes + self.own.nbytes + self.named.nbytes + self.score.nbytes + units + tables


@dataclass(frozen=True, slots=True)
class Leaves:
    """Answers leaves over one snapshot, within one scope."""

    snapshot: Snapshot
    scope: Scope
    finder: Finder

    def match(self, leaf: Leaf, loose: bool) -> LeafMatch:
        """
        The answer to *leaf*.

        Args:
            leaf: What is looked for.

            loose: Whether words in the headings above or in the title count as implied.
        """
        implying = loose and leaf.field is None
        key = ("leaf", leaf, implying, self.scope.key)
        return self.snapshot.kept.get(key, lambda: self._match(leaf, implying), lambda made: made.size_bytes)

    def standing(self, term: Term, field_name: str | None) -> Standing:
        """Where a term stands, in the field asked for."""
        key = ("standing", term.pattern, field_name, self.scope.key)
        return self.snapshot.kept.get(key, lambda: self._standing(term, field_name), lambda made: made.size_bytes)

    def chunks(self, term: Term) -> Ints:
        """The sections in scope that a term stands in, ascending."""
        return self.scope.within(self.finder.chunks(term.pattern))

    def _standing(self, term: Term, field_name: str | None) -> Standing:
        found = in_field(self.finder.find(term.pattern), field_name)
        rows = in_rows(found, term.pattern, field_name)
        return standing_of(found, rows, None if self.scope.everything else self.scope.mask)

    def _match(self, leaf: Leaf, implying: bool) -> LeafMatch:
        snapshot, count = self.snapshot, self.snapshot.count
        matches = [TermMatch(leaf, term, self.standing(term, leaf.field)) for term in leaf.terms]
        own = union([match.standing.chunks for match in matches], count)
        rarity = snapshot.rarity(self._meant(matches))
        # A section under 汽车产业 > 发展目标 speaks of both, though it names neither.
        implied = [self.scope.within(self._with_all_words(term)) for term in leaf.terms] if implying else []
        recorded = self._recorded(leaf)
        openings = self._openings(leaf)
        chunks = union([own, *implied, *([] if recorded is None else [recorded]), openings], count)
        score = self._score(leaf, matches, chunks, rarity)
        named = is_in(chunks, own, count)
        satisfied = named
        if recorded is not None and len(recorded):
            # The plan of a place comes before one that names the place, however often.
            np.minimum(score, np.float32(rarity), out=score)
            by_record = is_in(chunks, recorded, count)
            score[by_record] += np.float32(RECORDED * rarity)
            satisfied = satisfied | by_record
        if len(openings):
            opening = is_in(chunks, openings, count)
            score[opening] += np.float32(RECORDED * rarity)
            satisfied = satisfied | opening
        return LeafMatch(leaf, chunks, satisfied, named, score, rarity, matches, count, len(snapshot.text.unit_chunk))

    def _meant(self, matches: Sequence[TermMatch]) -> int:
        """How many sections speak of what was typed: one that only has a writing of little weight counts as little."""
        if len(matches) == 1:
            return len(matches[0].standing.chunks)
        weight = np.zeros(self.snapshot.count, dtype=np.float32)
        for match in sorted(matches, key=lambda each: each.term.weight):
            weight[match.standing.chunks] = min(1.0, match.term.weight)
        return math.ceil(float(weight.sum()))

    def _score(self, leaf: Leaf, matches: Sequence[TermMatch], chunks: Ints, rarity: float) -> Floats:
        """What the words are worth in each of *chunks*."""
        snapshot = self.snapshot
        of_terms = [self._term_score(match, chunks, rarity) for match in matches]
        worth = snapshot.worth.take(chunks)
        score = _together(of_terms, len(chunks)) * worth
        if leaf.industry is not None:
            filed = is_in(chunks, snapshot.having("industry", (leaf.industry,)), snapshot.count)
            score[filed] += np.float32(FILED * rarity)
        about = aboutness([(match.standing, match.term.weight) for match in matches], chunks, snapshot.count)
        score += np.float32(rarity) * about * worth
        return score

    def _term_score(self, match: TermMatch, chunks: Ints, rarity: float) -> Floats:
        """
        A term's BM25F by its words (by its rarity where they were cut otherwise) in each of *chunks*.

        Outside the sections it stands in only where all its words occur: in the headings above or the title.
        """
        snapshot, term = self.snapshot, match.term
        words = [Scored(*snapshot.words.postings(word), snapshot.count) for word in term.words]
        score = np.zeros(len(chunks), dtype=np.float32)
        for word in words:
            score += word.at(chunks)
        own_rarity = snapshot.rarity(len(match.standing.chunks))
        standing = np.maximum(score, np.float32(CUT_OTHERWISE * own_rarity))
        if match.standing.chunks is not chunks:
            if len(words) > 1:
                score *= np.logical_and.reduce([word.has(chunks) for word in words])
            standing = np.where(is_in(chunks, match.standing.chunks, snapshot.count), standing, score)
        # Names for one thing are as rare as the thing; a rare synonym must not outweigh what was typed.
        score = standing * (np.float32(term.weight) * np.float32(min(1.0, rarity / own_rarity)))
        score[common(match.standing.listed, chunks, snapshot.count)[1]] *= np.float32(LISTED)
        return score

    def _with_all_words(self, term: Term) -> Ints:
        """The chunks in whose text, headings above or title all words of a term occur."""
        if not term.words:
            return NONE
        return intersection([self.snapshot.words.postings(word)[0] for word in term.words], self.snapshot.count)

    def _recorded(self, leaf: Leaf) -> Ints | None:
        """The sections whose plan's record satisfies the leaf; None if it names no place, year or period."""
        if not leaf.recorded:
            return None
        rows = [self.snapshot.having(facet, (value,)) for facet, value in leaf.recorded]
        return self.scope.within(union(rows, self.snapshot.count))

    def _openings(self, leaf: Leaf) -> Ints:
        """The first section in scope of each plan that the leaf means as a whole."""
        if not leaf.openings:
            return NONE
        found = [self.scope.within(self.snapshot.having("plan", (plan,)))[:1] for plan in leaf.openings]
        return union(found, self.snapshot.count)


def _together(scores: Sequence[Floats], count: int) -> Floats:
    """The best of the *scores* of a word's writings in each of *count* sections, and part of the others."""
    if not scores:
        return np.zeros(count, dtype=np.float32)
    best, total = scores[0], scores[0]
    for score in scores[1:]:
        best = np.maximum(best, score)
        total = total + score
    together: Floats = best + np.float32(OTHER_TERMS) * (total - best) if len(scores) > 1 else best
    return together

"""
What one leaf of a query matches: the sections its writings stand in, and what it is worth there.

The score is that of its words (app.search.scoring), plus the adjustments named below. Whether a section
answers the whole query is decided in app.search.evaluate. A leaf's answer depends on nothing but the leaf and the
snapshot, so it is kept for the next question that has it; about the commonest words the index has it from the
beginning (app.search.common_words).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, Ints
from app.search.finder import Finder
from app.search.matching import in_field, in_rows
from app.search.resolved import Leaf, Term
from app.search.scoring import Writing
from app.search.sets import NONE, Scored, intersection, is_in, union
from app.search.snapshot import Scope, Snapshot
from app.search.standing import Standing, standing_of, within

RECORDED: Final = 2.5
"""What a place, year or period satisfied by the plan's record adds, relative to its rarity; its text at most 1."""


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
        """Memory of its arrays and units at most, without views of the index and without where its terms stand."""
        units = 4 * sum(match.standing.occurrences for match in self.matches) if len(self.matches) > 1 else 0
        tables = 5 * self.count if self.scored.is_large else 0
        rows = (self.chunks, self.own, self.named, self.score)
        return sum(row.nbytes for row in rows if row.base is None) + units + tables


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
        known = self.snapshot.common.of(term.pattern) if field_name is None else None
        if known is not None:
            return within(known.standing, self._mask)
        found = in_field(self.finder.find(term.pattern), field_name)
        rows = in_rows(found, term.pattern, field_name)
        return standing_of(found, rows, self._mask)

    @property
    def _mask(self) -> Bools | None:
        return None if self.scope.everything else self.scope.mask

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
        if chunks is own:
            all_of_them = snapshot.everything[: len(own)]
            return LeafMatch(leaf, own, all_of_them, all_of_them, score, rarity, matches, count, self._unit_count)
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
        return LeafMatch(leaf, chunks, satisfied, named, score, rarity, matches, count, self._unit_count)

    @property
    def _unit_count(self) -> int:
        return len(self.snapshot.text.unit_chunk)

    def _score(self, leaf: Leaf, matches: Sequence[TermMatch], chunks: Ints, rarity: float) -> Floats:
        """What the words are worth in each of *chunks*."""
        snapshot = self.snapshot
        if matches and chunks is matches[0].standing.chunks and self._is_plain(leaf):
            known = snapshot.common.of(leaf.terms[0].pattern)
            if known is not None and leaf.terms[0].words == (known.word,):
                return known.score
        filed = None if leaf.industry is None else snapshot.having("industry", (leaf.industry,))
        writings = [Writing(each.standing, each.term.words, each.term.weight) for each in matches]
        return snapshot.scorer.score(writings, chunks, rarity, filed)

    def _is_plain(self, leaf: Leaf) -> bool:
        """True if *leaf* is a word and nothing else, asked of all sections: what the build has scored."""
        alone = len(leaf.terms) == 1 and leaf.terms[0].weight == 1
        return alone and leaf.field is None and leaf.industry is None and self.scope.everything

    def _meant(self, matches: Sequence[TermMatch]) -> int:
        """How many sections speak of what was typed: one that only has a writing of little weight counts as little."""
        if len(matches) == 1:
            return len(matches[0].standing.chunks)
        weight = np.zeros(self.snapshot.count, dtype=np.float32)
        for match in sorted(matches, key=lambda each: each.term.weight):
            weight[match.standing.chunks] = min(1.0, match.term.weight)
        return math.ceil(float(weight.sum()))

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

"""
Answer a resolved query over the arrays: which sections match, how well, and where.

Boolean operators are judged on a section's own text, heading and paragraphs. Titles and heading paths rank but
do not match, except for a place, year or period that the plan's record satisfies (Leaf.recorded), and for words
beside each other, of which one must stand in the section itself (Bag.loose).

The score of a section is, for each leaf, what app.search.leaves gives it, plus the adjustments named below and in
app.search.standing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, Ints
from app.search.leaves import LeafMatch, Leaves, TermMatch
from app.search.resolved import All, AllOf, Bag, Leaf, NoneOf, Resolved
from app.search.sets import Scored, common, in_all, in_any, intersection, is_in, ordinals, place, union
from app.search.standing import in_one_paragraph

TOGETHER: Final = 0.6
"""What words standing as typed add, relative to their rarity."""
SPECIFIC: Final = 1.5
"""How strongly a word is weighed down for being commoner than the rarest word beside it: 产业 beside 石化."""
FULL: Final = 20.0
"""What a word's score tends to at most where it is one of several, relative to its rarity."""
ENOUGH: Final = 0.3
"""Where words are let go: the share of the best section's weight that a section must have."""
IMPLIED: Final = 0.6
"""Where words are let go: what a word in the headings above or the title counts, next to 1 in the own text."""
ELSEWHERE: Final = 0.8
"""What is left of the score of a section of another place or time than the one named, if plans are on record for it."""
FEW: Final = 20
"""With fewer sections than this that have all of a question's words, those that have most of them are given too."""



@dataclass(slots=True)
class Evaluation:
    """
    One query over one snapshot. `positive` collects the matches of what was asked for, for counting and marking;
    `missing` the leaves that occur nowhere; `relaxed` says that no section has all words and some were let go, which
    are among `weighed`.
    """

    leaves: Leaves
    relaxed: bool = False
    positive: list[TermMatch] = field(default_factory=list)
    missing: list[Leaf] = field(default_factory=list)
    weighed: list[LeafMatch] = field(default_factory=list)

    def run(self, query: Resolved) -> Scored:
        """The sections in scope that match *query*; relaxed where no section has all of its words."""
        matched = self._node(query, wanted=True)
        count = len(matched.chunks)
        if (not count and _has_several(query, optional=True)) or (count < FEW and _has_question(query)):
            self.relaxed = True
            self.positive.clear()
            self.missing.clear()
            self.weighed.clear()
            matched = self._node(query, wanted=True)
            self.relaxed = len(matched.chunks) > 0
        return matched

    @property
    def _count(self) -> int:
        return self.leaves.snapshot.count

    def _node(self, node: Resolved, wanted: bool) -> Scored:
        if isinstance(node, Bag):
            return self._bag(node, wanted)
        if isinstance(node, NoneOf):
            without = self.leaves.scope.mask.copy()
            without[self._node(node.part, not wanted).chunks] = False
            return self._unscored(ordinals(without))
        if isinstance(node, All):
            return self._unscored(ordinals(self.leaves.scope.mask))
        weighed = len(self.weighed)
        parts = [self._node(part, wanted) for part in node.parts]
        if len(parts) == 1:
            return parts[0]
        if isinstance(node, AllOf):
            return in_all(parts)
        # What answers one alternative need not have the words of another.
        del self.weighed[weighed:]
        return in_any(parts)

    def _unscored(self, chunks: Ints) -> Scored:
        return Scored(chunks, np.zeros(len(chunks), dtype=np.float32), self._count)

    def _bag(self, bag: Bag, wanted: bool) -> Scored:
        found = [self.leaves.match(leaf, bag.loose) for leaf in bag.leaves]
        if wanted:
            self.positive += [match for each in found for match in each.matches]
            self.missing += [each.leaf for each in found if not each.own.any()]
        if len(found) == 1 and found[0].all_own and not bag.together and not found[0].leaf.recorded:
            return found[0].scored
        narrowing = self._narrowing(found)
        relaxing = self.relaxed and len(narrowing) > 1
        chunks, score = self._covered(narrowing) if relaxing else self._in_all(narrowing, wanted)
        unsaid = [each for each in found if each.leaf.recorded and self._is_unsaid(each, chunks)]
        if unsaid and len(chunks):
            self.relaxed = True
            relaxing, narrowing = True, [*narrowing, *unsaid]
            chunks, score = self._covered(narrowing)
        if relaxing and wanted:
            self.weighed += narrowing
        rarest = max(each.rarity for each in found)
        for each in found:
            at, there = common(each.chunks, chunks, self._count)
            worth = _beside(each.score[at], each.rarity) if len(found) > 1 else each.score[at]
            score[there] += np.float32((each.rarity / rarest) ** SPECIFIC) * worth
        if wanted and len(chunks):
            score += self._together(bag, chunks)
            score += in_one_paragraph(self.leaves.snapshot.text, [(each.units, each.rarity) for each in found], chunks)
        for each in found:
            if each.leaf.optional and each.leaf.recorded and each.own.any():
                elsewhere = ~self._which(chunks, each, each.own)
                if not elsewhere.all():
                    score[elsewhere] *= np.float32(ELSEWHERE)
        return Scored(chunks, score, self._count)

    def _narrowing(self, found: Sequence[LeafMatch]) -> Sequence[LeafMatch]:
        """
        The leaves of which a section must have all, or in a relaxed answer some.

        Latin words that neither the texts nor the term base know say nothing about what the texts hold: where there
        is nothing else but a place, the place is looked for, and the words are said to be unmatched.
        """
        narrowing = [each for each in found if not each.leaf.optional] or found
        if self.relaxed and all(each.leaf.text.isascii() and not each.own.any() for each in narrowing):
            return found
        return narrowing

    def _is_unsaid(self, place: LeafMatch, chunks: Ints) -> bool:
        """True of a place no plan is on record for, which texts name, but none of *chunks* does: 白城 特色产业."""
        if not place.leaf.optional or not place.named.any() or not np.array_equal(place.own, place.named):
            return False
        return not is_in(chunks, place.chunks[place.named], self._count).any()

    def _in_all(self, narrowing: Sequence[LeafMatch], wanted: bool) -> tuple[Ints, Floats]:
        """The sections that have every word, one of them in the section itself, and a score of nothing yet."""
        if len(narrowing) == 1:
            only = narrowing[0]
            chunks = only.chunks if only.all_own else only.chunks[only.own]
        else:
            chunks = intersection([each.chunks for each in narrowing], self._count)
            chunks = chunks[np.logical_or.reduce([self._which(chunks, each, each.own) for each in narrowing])]
        if all(each.leaf.recorded and each.leaf.terms for each in narrowing) and wanted:
            # A place alone is a word like others; the whole plan answers only where nothing names it.
            named = np.logical_and.reduce([self._which(chunks, each, each.named) for each in narrowing])
            chunks = chunks[named] if named.any() else chunks
        return chunks, np.zeros(len(chunks), dtype=np.float32)

    def _covered(self, narrowing: Sequence[LeafMatch]) -> tuple[Ints, Floats]:
        """
        The sections that have the weightiest words, one of them in the section itself, and what they have of them.

        That is their score so far: sections with more of the words come before sections with one of them often.
        """
        chunks = union([each.chunks for each in narrowing], self._count)
        covered = np.zeros(len(chunks), dtype=np.float32)
        own = np.zeros(len(chunks), dtype=np.bool_)
        for each in narrowing:
            at, there = common(each.chunks, chunks, self._count)
            itself = each.own[at]
            covered[there] += np.float32(each.rarity) * np.where(itself, np.float32(1), np.float32(IMPLIED))
            own[there] |= itself
        kept = own & (covered >= max(ENOUGH * float(covered.max(initial=0)), 1e-6))
        return chunks[kept], covered[kept]

    def _which(self, wanted: Ints, leaf: LeafMatch, kept: Bools) -> Bools:
        """For each of *wanted* whether it is one of the leaf's sections that are *kept*."""
        at, there = place(leaf.chunks, wanted, self._count)
        return there & kept[at] if len(kept) else there

    def _together(self, bag: Bag, chunks: Ints) -> Floats:
        """For words that stand in the text as they were typed."""
        bonus = np.zeros(len(chunks), dtype=np.float32)
        for term in bag.together:
            _, there = common(self.leaves.chunks(term), chunks, self._count)
            bonus[there] += np.float32(TOGETHER * term.weight * self.leaves.snapshot.rarity(len(there)))
        return bonus


def _beside(score: Floats, rarity: float) -> Floats:
    """A word's score beside others: one of them over and over must not make up for those that are not there."""
    return np.asarray(score / (1 + score / np.float32(FULL * rarity)), dtype=np.float32)


def _has_several(node: Resolved, optional: bool = False) -> bool:
    """True if letting words go could help: several words, with or without *optional* ones, stand beside each other."""
    if isinstance(node, Bag):
        return sum(optional or not leaf.optional for leaf in node.leaves) > 1
    return isinstance(node, AllOf) and any(_has_several(part, optional) for part in node.parts)


def _has_question(node: Resolved) -> bool:
    """True if the words asked for are a question."""
    if isinstance(node, Bag):
        return node.question and _has_several(node)
    return isinstance(node, AllOf) and any(_has_question(part) for part in node.parts)

"""
Answer a resolved query over the arrays: which sections match, how well, and where.

Boolean operators are judged on a section's own text, heading and paragraphs. Titles and heading paths rank but
do not match, except for a place, year or period that the plan's record satisfies (Leaf.recorded), and for words
beside each other, of which one must stand in the section itself (Bag.loose).

The score of a section is, for each leaf, the BM25F of its words over all word fields (app.search.postings), plus
the adjustments named below and in app.search.standing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from app.search.arrays import Bools, Floats, Ints
from app.search.matching import Finder, Occurrences
from app.search.resolved import All, AllOf, Bag, Leaf, NoneOf, Resolved, Term
from app.search.snapshot import Snapshot
from app.search.standing import aboutness, in_one_paragraph, in_rows

OTHER_TERMS: Final = 0.4
"""What further writings of the same word add to the best one: two names for one thing are not two things."""
CUT_OTHERWISE: Final = 0.35
"""Weight of a match whose characters the segmenter joined to other words, relative to a word of its rarity."""
RECORDED: Final = 2.5
"""What a place, year or period satisfied by the plan's record adds, relative to its rarity; its text at most 1."""
FILED: Final = 1.5
"""What a section filed under the industry asked for gains, relative to the word's rarity."""
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
FEW: Final = 20
"""With fewer sections than this that have all of a question's words, those that have most of them are given too."""


@dataclass(slots=True)
class TermMatch:
    """Where one term of one leaf stands."""

    leaf: Leaf
    term: Term
    occurrences: Occurrences
    chunks: Bools


@dataclass(frozen=True, slots=True)
class Matched:
    """The sections a part of the query matches, and their scores (0 elsewhere)."""

    mask: Bools
    score: Floats


@dataclass(slots=True)
class Evaluation:
    """
    One query over one snapshot. `positive` collects the matches of what was asked for, for counting and marking;
    `missing` the leaves that occur nowhere; `relaxed` says that no section has all words and some were let go.
    """

    snapshot: Snapshot
    scope: Bools
    finder: Finder
    relaxed: bool = False
    positive: list[TermMatch] = field(default_factory=list)
    missing: list[Leaf] = field(default_factory=list)
    _looked_up: dict[int, "_LeafMatch"] = field(default_factory=dict)

    def run(self, query: Resolved) -> Matched:
        """The sections in scope that match *query*; relaxed where no section has all of its words."""
        matched = self._node(query, wanted=True)
        count = int(matched.mask.sum())
        if (not count and _has_several(query, optional=True)) or (count < FEW and _has_question(query)):
            self.relaxed = True
            self.positive.clear()
            self.missing.clear()
            matched = self._node(query, wanted=True)
            self.relaxed = bool(matched.mask.any())
        return matched

    def _node(self, node: Resolved, wanted: bool) -> Matched:
        if isinstance(node, Bag):
            return self._bag(node, wanted)
        if isinstance(node, NoneOf):
            without = self._node(node.part, not wanted)
            return Matched(self.scope & ~without.mask, self._no_score())
        if isinstance(node, All):
            return Matched(self.scope.copy(), self._no_score())
        parts = [self._node(part, wanted) for part in node.parts]
        masks = [part.mask for part in parts]
        mask = np.logical_and.reduce(masks) if isinstance(node, AllOf) else np.logical_or.reduce(masks)
        score = np.sum([part.score for part in parts], axis=0, dtype=np.float32)
        return Matched(mask, np.where(mask, score, np.float32(0)))

    def _no_score(self) -> Floats:
        return np.zeros(self.snapshot.count, dtype=np.float32)

    def _bag(self, bag: Bag, wanted: bool) -> Matched:
        found = [self._leaf(leaf, wanted, bag.loose) for leaf in bag.leaves]
        narrowing = self._narrowing(found)
        rarest = max(each.rarity for each in found)
        specific = [np.float32((each.rarity / rarest) ** SPECIFIC) * self._beside(each, len(found)) for each in found]
        score: Floats = np.asarray(np.sum(specific, axis=0), dtype=np.float32)
        mask: Bools
        if self.relaxed and len(narrowing) > 1:
            parts = [each.rarity * (each.mask + IMPLIED * each.implied) for each in narrowing]
            covered: Floats = np.asarray(np.sum(parts, axis=0), dtype=np.float32)
            own = np.logical_or.reduce([each.mask for each in narrowing])
            best = float(covered.max(initial=0))
            mask = np.asarray(own & (covered >= max(ENOUGH * best, 1e-6)), dtype=np.bool_)
            # Sections with more of the words come before sections with one of them often.
            score += covered
        else:
            own = np.logical_or.reduce([each.mask for each in narrowing])
            mask = own & _in_all([each.mask | each.implied for each in narrowing])
            if all(each.leaf.recorded and each.leaf.terms for each in narrowing) and wanted:
                # A place alone is a word like others; the whole plan answers only where nothing names it.
                named = _in_all([each.named for each in narrowing])
                mask = named if named.any() else mask
        if wanted and mask.any():
            writings = [([match.occurrences for match in each.matches], each.rarity) for each in found]
            score += self._together(bag, mask) + in_one_paragraph(self.snapshot.text, writings)
        return Matched(mask, np.where(mask, score, np.float32(0)))

    def _narrowing(self, found: Sequence["_LeafMatch"]) -> Sequence["_LeafMatch"]:
        """
        The leaves of which a section must have all, or in a relaxed answer some.

        Latin words that neither the texts nor the term base know say nothing about what the texts hold: where there
        is nothing else but a place, the place is looked for, and the words are said to be unmatched.
        """
        narrowing = [each for each in found if not each.leaf.optional] or found
        if self.relaxed and all(each.leaf.text.isascii() and not each.mask.any() for each in narrowing):
            return found
        return narrowing

    @staticmethod
    def _beside(found: "_LeafMatch", words: int) -> Floats:
        """A word's score beside others: one of them over and over must not make up for those that are not there."""
        return found.score / (1 + found.score / np.float32(FULL * found.rarity)) if words > 1 else found.score

    def _leaf(self, leaf: Leaf, wanted: bool, loose: bool) -> "_LeafMatch":
        """A leaf's answer, looked up once even where words are let go and all is asked again."""
        found = self._looked_up.get(id(leaf))
        if found is None:
            found = self._looked_up[id(leaf)] = self._look_up(leaf, loose)
        if wanted:
            self.positive += found.matches
            if not found.mask.any():
                self.missing.append(leaf)
        return found

    def _look_up(self, leaf: Leaf, loose: bool) -> "_LeafMatch":
        snapshot = self.snapshot
        mask = np.zeros(snapshot.count, dtype=np.bool_)
        best = self._no_score()
        total = self._no_score()
        implied = np.zeros(snapshot.count, dtype=np.bool_)
        matches: list[TermMatch] = []
        for term in leaf.terms:
            match = TermMatch(leaf, term, *self._occurrences(term, leaf.field))
            match.chunks &= self.scope
            mask |= match.chunks
            matches.append(match)
        rarity = snapshot.rarity(int(mask.sum()))
        for match in matches:
            of_term, anywhere = self._term_score(match.term, match.chunks)
            # Names for one thing are as rare as the thing; a rare synonym must not outweigh what was typed.
            of_term *= np.float32(min(1.0, rarity / snapshot.rarity(int(match.chunks.sum()))))
            of_term *= in_rows(snapshot.text, match.occurrences)
            implied |= anywhere & self.scope
            np.maximum(best, of_term, out=best)
            total += of_term
        recorded = self._recorded(leaf)
        named = mask.copy()
        # A section under 汽车产业 > 发展目标 speaks of both, though it names neither.
        implied &= ~mask if loose and leaf.field is None else False
        score: Floats = (best + np.float32(OTHER_TERMS) * (total - best)) * snapshot.worth
        if leaf.industry is not None:
            score[snapshot.with_value("industry", (leaf.industry,))] += np.float32(FILED * rarity)
        about = aboutness(snapshot.text, [(match.occurrences, match.term.weight) for match in matches])
        score += np.float32(rarity) * about * snapshot.worth
        score[~(mask | implied)] = 0
        if recorded is not None:
            # The plan of a place comes before one that names the place, however often.
            np.minimum(score, np.float32(rarity), out=score)
            score[recorded] += np.float32(RECORDED * rarity)
            mask |= recorded
        for plan in self._openings(leaf):
            score[plan] += np.float32(RECORDED * rarity)
            mask[plan] = True
        return _LeafMatch(leaf, mask, named, implied, score, rarity, matches)

    def _occurrences(self, term: Term, field_name: str | None) -> tuple[Occurrences, Bools]:
        """Where a term stands (in the field asked for) and the chunks it stands in."""
        text = self.snapshot.text
        found = self.finder.find(term.pattern)
        if field_name == "heading":
            found = found.only(text.unit_order[found.last_unit] == 0)
        elif field_name == "body":
            found = found.only(text.unit_order[found.first_unit] > 0)
        chunks = np.zeros(self.snapshot.count, dtype=np.bool_)
        chunks[text.unit_chunk[found.first_unit]] = True
        return found, chunks

    def _term_score(self, term: Term, chunks: Bools) -> tuple[Floats, Bools]:
        """
        A term's BM25F by its words (by its rarity where they were cut otherwise), and where all its words occur.

        That is in the sections it stands in, and in those whose headings above or title have the words.
        """
        score = self._no_score()
        words = np.zeros(self.snapshot.count, dtype=np.int16)
        for word in term.words:
            where, scores = self.snapshot.words.postings(word)
            score[where] += scores
            words[where] += 1
        anywhere = words == max(1, len(term.words))
        floor = np.float32(CUT_OTHERWISE * self.snapshot.rarity(int(chunks.sum())))
        score = np.where(chunks, np.maximum(score, floor), score) * np.float32(term.weight)
        return np.where(chunks | anywhere, score, np.float32(0)), anywhere

    def _recorded(self, leaf: Leaf) -> Bools | None:
        """The sections whose plan's record satisfies the leaf; None if it names no place, year or period."""
        if not leaf.recorded:
            return None
        mask = np.zeros(self.snapshot.count, dtype=np.bool_)
        for facet, value in leaf.recorded:
            mask |= self.snapshot.with_value(facet, (value,))
        return mask & self.scope

    def _openings(self, leaf: Leaf) -> list[int]:
        """The first section in scope of each plan that the leaf means as a whole."""
        found = []
        for number, row in enumerate(self.snapshot.plans if leaf.openings else ()):
            if row.plan in leaf.openings:
                found += np.flatnonzero(self.scope & (self.snapshot.plan_of == number))[:1].tolist()
        return found

    def _together(self, bag: Bag, mask: Bools) -> Floats:
        """For words that stand in the text as they were typed."""
        bonus = self._no_score()
        for term in bag.together:
            _, chunks = self._occurrences(term, None)
            chunks &= mask
            bonus[chunks] += np.float32(TOGETHER * term.weight * self.snapshot.rarity(int(chunks.sum())))
        return bonus


@dataclass(frozen=True, slots=True)
class _LeafMatch:
    """
    A leaf's answer: the sections that satisfy it, those whose own text does (`named`), those that do not but stand
    under headings or a title that do (`implied`), and scores.
    """

    leaf: Leaf
    mask: Bools
    named: Bools
    implied: Bools
    score: Floats
    rarity: float
    matches: Sequence[TermMatch]


def _in_all(masks: Sequence[Bools]) -> Bools:
    """The sections that are in every one of *masks*."""
    both = masks[0].copy()
    for mask in masks[1:]:
        both &= mask
    return both


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


def ordinals(mask: Bools) -> Ints:
    """The chunks of a mask, ascending."""
    return np.flatnonzero(mask).astype(np.int32)

"""
What a query asks for: its words cut into leaves, widened (widened.py), and looked up.

Bare words are looked for together. A place, year or period among them prefers the plans on record for it and
excludes nothing, unless nothing else is asked for. Where AND, OR, NOT or a field prefix is written, each word is
taken as it stands and only the text counts. Phrases are never widened; what is excluded is widened to the other
language only, so that an exclusion takes away no more than it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.analysis.words import cut, is_han, is_word, parts, term
from app.domain.results import Detected
from app.search.detect import industry_called, recognise
from app.search.document_numbers import DocumentNumber
from app.search.expand import widen
from app.search.finder import Finder
from app.search.matching import Pattern, exact_pattern, word_pattern
from app.search.pieces import COMPOUND, Cutter, Piece
from app.search.query import And, Everything, Node, Not, Or, Phrase, Words
from app.search.resolved import All, AllOf, AnyOf, Bag, Leaf, NoneOf, Resolved, Term
from app.search.sets import union
from app.search.snapshot import Snapshot
from app.search.values import RECORD_FIELDS, kind_called, plans_or_values
from app.search.widened import widenings

PART: Final = 0.25
"""Weight of a word inside the compound typed."""
FEW: Final = 10
"""A compound that fewer sections have than this is looked for by its parts as well."""
MANY: Final = 24
"""A question of more words than this is a passage to find again: its words say enough as they are."""
TELLING: Final = 0.04
"""The share of all sections up to which a part says something: 互联网, but not 工业."""
_PLACES: Final = ("province", "city")


@dataclass(frozen=True, slots=True)
class Understood:
    """
    A query ready to be answered; `terms` are the words asked for as shown, `removed` widenings put aside.

    `in_pinyin` says that what is not Chinese in it is the sound of Chinese words; `titled` is what was asked of titles
    alone.
    """

    query: Resolved
    terms: tuple[str, ...]
    detected: tuple[Detected, ...]
    removed: tuple[str, ...]
    in_pinyin: bool = False
    titled: tuple[str, ...] = ()


def understand(node: Node, snapshot: Snapshot, expand: Sequence[str], finder: Finder) -> Understood:
    """
    Work out what a query asks for.

    Args:
        node: The query tree.

        snapshot: The index it will be put to; says which words there are.

        expand: "off", or "-term" for each widening the reader has taken away.

        finder: Looks words up in *snapshot* and remembers where they stand.
    """
    reader = _Reader(snapshot, finder, off="off" in expand, put_aside=frozenset(fold_text(each[1:]) for each in expand))
    resolved = reader.read(node, _Mood(loose=_is_loose(node)))
    return Understood(
        resolved,
        tuple(dict.fromkeys(reader.terms)),
        tuple(dict.fromkeys(reader.detected)),
        tuple(dict.fromkeys(reader.removed)),
        reader.in_pinyin,
        tuple(dict.fromkeys(reader.titled)),
    )


def _soft(pieces: Sequence[Piece]) -> list[Piece]:
    """
    *pieces* with places and times that only rank, where there is something else to look for.

    Whoever asks for 辽宁 石化 wants the plan of 辽宁 first and may want to see the others; the facet is one click away.
    """
    subjects = [piece for piece in pieces if not piece.optional and not piece.recognised]
    places = [piece for piece in pieces if piece.recognised and piece.recognised.facet in _PLACES]
    narrowing = subjects or places or pieces
    return [piece if piece in narrowing or piece.optional else replace(piece, optional=True) for piece in pieces]


def _is_loose(node: Node) -> bool:
    """True where no operator is written: bare words, perhaps with phrases, prefixes and exclusions beside them."""
    if isinstance(node, And):
        return not node.explicit and all(isinstance(part, Words | Phrase | Not) for part in node.parts)
    return isinstance(node, Words)


@dataclass(frozen=True, slots=True)
class _Mood:
    """How a part of the query is read: as a question or to the letter, asked for or excluded, widened or not."""

    loose: bool
    wanted: bool = True
    widened: bool = True


@dataclass(slots=True)
class _Reader:
    snapshot: Snapshot
    finder: Finder
    off: bool
    put_aside: frozenset[str]
    terms: list[str] = field(default_factory=list)
    detected: list[Detected] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    titled: list[str] = field(default_factory=list)
    in_pinyin: bool = False
    exact: dict[str, Pattern] = field(default_factory=dict)

    def read(self, node: Node, mood: _Mood) -> Resolved:
        if isinstance(node, Everything):
            return All()
        if isinstance(node, Not):
            return NoneOf(self.read(node.part, _Mood(loose=False, wanted=not mood.wanted)))
        if isinstance(node, Or):
            return AnyOf(tuple(self.read(part, mood) for part in node.parts))
        if isinstance(node, And):
            return AllOf(tuple(self.read(part, mood) for part in node.parts))
        if node.field == "title" and mood.wanted:
            self.titled.append(node.text)
        if node.field in RECORD_FIELDS or node.field in self.snapshot.facets:
            return Bag((Leaf(node.text, (), recorded=plans_or_values(self.snapshot, node.field or "", node.text)),))
        if isinstance(node, Phrase):
            return self._phrase(node, mood)
        return self._words(node, mood if node.field is None else _Mood(loose=False, wanted=mood.wanted))

    def _phrase(self, node: Phrase, mood: _Mood) -> Resolved:
        if mood.wanted:
            self.terms.append(node.text)
        return Bag((Leaf(node.text, (self._term(node.text, english=False),), node.field),))

    def _words(self, node: Words, mood: _Mood) -> Resolved:
        folded = fold_text(node.text)
        recognised = recognise(folded)
        # Made anew for every node: a reader that kept it would go in a circle with it, and hold on to the index.
        cutter = Cutter(self._occurs, self._has_english, self.snapshot.sounds, self._is_numbered)
        pieces = list((cutter.loosely if mood.loose else cutter.strictly)(folded, recognised))
        if mood.loose:
            pieces = _soft(pieces)
        if not pieces:
            # Nothing but marks or words of a question: then they are what is asked for.
            pieces = [Piece(each, 0, 0) for each in folded.split() or [folded]]
        if mood.wanted:
            self.terms += [piece.text for piece in pieces]
            self.detected += [Detected(each.facet, each.value, each.text) for each in recognised]
        self.in_pinyin |= any(piece.heard for piece in pieces) and not self.off
        once: dict[str, Piece] = {}
        for piece in pieces:
            once.setdefault(piece.text, piece)
        if len(once) > MANY:
            mood = replace(mood, widened=False)
        leaves = tuple(self._leaf(piece, node.field, mood) for piece in once.values())
        if not mood.loose:
            return Bag(leaves)
        # Two Chinese words set apart by a blank are meant both; English cannot be written without blanks.
        set_apart = len(folded.split()) == 2 and not any(piece.english for piece in pieces)
        question = len(pieces) > 1 and not set_apart
        return Bag(leaves, self._together(folded, pieces), question, loose=True)

    def _leaf(self, piece: Piece, field_name: str | None, mood: _Mood) -> Leaf:
        terms = [self._term(piece.text, piece.english and self._is_english(piece))]
        for widening in () if self.off else widenings(piece, self._occurs, mood.wanted, mood.widened):
            if fold_text(widening.text) in self.put_aside:
                self.removed.append(widening.text)
                continue
            terms.append(self._term(widening.text, widening.english, widening.weight, piece.text))
        if mood.loose and mood.widened and not self.off:
            terms += self._parts(piece, terms)
        recorded = piece.recognised.satisfied_by if piece.recognised and mood.loose else ()
        industry = industry_called(fold_text(term.text) for term in terms) if mood.loose and not recorded else None
        if industry is not None and mood.wanted:
            self.detected.append(Detected("industry", industry, piece.text))
        if mood.loose and mood.wanted and not recorded:
            kind = kind_called(piece.text, (fold_text(term.text) for term in terms))
            if kind in self.snapshot.facets["kind"].values:
                self.detected.append(Detected("kind", kind, piece.text))
        openings = self._plans_numbered(piece.number) if piece.number and mood.wanted else ()
        return Leaf(piece.text, tuple(terms), field_name, recorded, industry, openings, piece.optional)

    def _parts(self, piece: Piece, terms: Sequence[Term]) -> list[Term]:
        """The telling words inside a compound that few sections have: 互联网 in 工业互联网."""
        if piece.recognised or len(piece.text) < COMPOUND or not is_han(piece.text) or widen(piece.text):
            return []
        if self._sections(terms) >= FEW:
            return []
        found = []
        for part in parts(piece.text):
            if fold_text(part) in self.put_aside:
                self.removed.append(part)
                continue
            term = self._term(part, False, PART, piece.text)
            if 0 < self._sections([term]) <= max(FEW, TELLING * self.snapshot.count):
                found.append(term)
        return found

    def _plans_numbered(self, number: DocumentNumber) -> tuple[str, ...]:
        """The plans whose document number *number* is, in any kind of brackets."""
        rows = (row for row in self.snapshot.plans if number.serial in row.number)
        return tuple(row.plan for row in rows if number.is_of(row.number))

    def _is_numbered(self, number: DocumentNumber) -> bool:
        return any(number.is_of(row.number) for row in self.snapshot.plans if number.serial in row.number)

    def _sections(self, terms: Sequence[Term]) -> int:
        """How many sections have one of *terms*."""
        chunks = [self.finder.chunks(term.pattern) for term in terms]
        return len(union(chunks, self.snapshot.count))

    def _pattern(self, words: str, english: bool) -> Pattern:
        return word_pattern(self.snapshot.text, words) if english else self._exactly(words)

    def _exactly(self, words: str) -> Pattern:
        pattern = self.exact.get(words)
        if pattern is None:
            # To cut the question, to weigh a word and to look for it: the same one is asked for each time.
            pattern = self.exact[words] = exact_pattern(self.snapshot.text, words)
        return pattern

    def _term(self, words: str, english: bool, weight: float = 1.0, source: str | None = None) -> Term:
        folded = fold_text(words)
        scored = (folded,) if is_word(folded) else tuple(term(word) for word in cut(folded))
        return Term(words, self._pattern(words, english), scored, weight, source, exact=not english)

    def _together(self, folded: str, pieces: Sequence[Piece]) -> tuple[Term, ...]:
        """The whole as typed, and each two neighbouring pieces with what stands between them."""
        stretches = [folded[left.start : right.end] for left, right in pairwise(pieces)]
        if len(pieces) > 2:
            stretches.append(folded[pieces[0].start : pieces[-1].end])
        return tuple(
            Term(stretch, self._pattern(stretch, english=True), ())
            for stretch in dict.fromkeys(stretches)
            if stretch.strip()
        )

    def _is_english(self, piece: Piece) -> bool:
        """False for pinyin: the sound of 袜业, waye, is not to be found as a form of way."""
        return not piece.heard or any(self._has_english(word) for word in piece.text.split())

    def _has_english(self, word: str) -> bool:
        text = self.snapshot.text
        if word in text.vocabulary:
            return True
        # What sounds like a Chinese word may share its stem with an English one and is no form of it.
        return stem(word) in text.stems and not self.snapshot.sounds.words(word)

    def _occurs(self, words: str) -> bool:
        return self.finder.occurs(self._exactly(words))

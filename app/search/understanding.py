"""
What the words of a query mean: cut into things to look for, widened, places and years recognised.

Bare words are looked for together. A run of Chinese without blanks is cut like the texts are; words a question is
made of but not about (的, 多少, which) do not narrow; a place, year or period may be satisfied by the plan's record
instead of the section's text. Where AND, OR, NOT or a field prefix is written, each word is taken as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from app.analysis.chars import LETTERS
from app.analysis.english import is_stop_word as is_english_stop_word
from app.analysis.fold import fold_text
from app.analysis.words import cut, cut_places, is_stop_word, is_word, term
from app.domain.results import Detected
from app.search.detect import Recognised, codes_named, recognise
from app.search.expand import Widening, longest_english, widen
from app.search.matching import Pattern, exact_pattern, find, word_pattern
from app.search.query import And, Everything, Node, Not, Or, Phrase, Words
from app.search.resolved import All, AllOf, AnyOf, Bag, Leaf, NoneOf, Resolved, Term
from app.search.snapshot import Snapshot

WIDENED: Final = 0.5
"""Weight of a word the term base added, next to 1 for a word typed."""
SHORT_RUN: Final = 4
"""A run of Chinese up to this length that is no row of plain words is looked for as it stands, if it does anywhere."""

_HAN: Final = "〇㐀-䶿一-鿿\U00020000-\U000323af"
_PIECE: Final = re.compile(
    rf"(?P<number>[{_HAN}]{{2,12}}\(?[12][0-9]{{3}}\)?(?:第)?[0-9]+号)"
    rf"|(?P<han>[{_HAN}]+)"
    rf"|(?P<latin>[{LETTERS}0-9]+(?:[.%\-/&+'’·][{LETTERS}0-9]+)*%?)"
)
"""Document numbers, runs of Chinese, and what holds letters and digits together; other marks only separate."""
_HAN_RUN: Final = re.compile(rf"[{_HAN}]+")
_ENGLISH: Final = re.compile(rf"[{LETTERS}]+")
_PLAIN_ENGLISH: Final = re.compile(rf"[{LETTERS}]+(?:[\-'’/][{LETTERS}]+)*")


@dataclass(frozen=True, slots=True)
class Understood:
    """A query ready to be answered; `terms` are the words asked for as shown, `removed` widenings put aside."""

    query: Resolved
    terms: tuple[str, ...]
    detected: tuple[Detected, ...]
    removed: tuple[str, ...]


def understand(node: Node, snapshot: Snapshot, expand: Sequence[str]) -> Understood:
    """
    Work out what a query asks for.

    Args:
        node: The query tree.

        snapshot: The index it will be put to; says which words there are.

        expand: "off", or "-term" for each widening the reader has taken away.
    """
    reader = _Reader(snapshot, off="off" in expand, put_aside=frozenset(fold_text(each[1:]) for each in expand))
    resolved = reader.read(node, loose=_is_loose(node))
    return Understood(
        resolved, tuple(dict.fromkeys(reader.terms)), tuple(reader.detected), tuple(dict.fromkeys(reader.removed))
    )


def _is_loose(node: Node) -> bool:
    """True where no operator is written: bare words, perhaps with phrases, prefixes and exclusions beside them."""
    if isinstance(node, And):
        return not node.explicit and all(isinstance(part, Words | Phrase | Not) for part in node.parts)
    return isinstance(node, Words)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the folded query that will be a leaf; `optional` ones only rank."""

    text: str
    start: int
    end: int
    english: bool = False
    optional: bool = False
    recognised: Recognised | None = None


@dataclass(slots=True)
class _Reader:
    snapshot: Snapshot
    off: bool
    put_aside: frozenset[str]
    terms: list[str] = field(default_factory=list)
    detected: list[Detected] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def read(self, node: Node, loose: bool, wanted: bool = True) -> Resolved:
        if isinstance(node, Everything):
            return All()
        if isinstance(node, Not):
            return NoneOf(self.read(node.part, loose=False, wanted=not wanted))
        if isinstance(node, Or):
            return AnyOf(tuple(self.read(part, loose, wanted) for part in node.parts))
        if isinstance(node, And):
            return AllOf(tuple(self.read(part, loose, wanted) for part in node.parts))
        if node.field in _RECORD_FIELDS or node.field in self.snapshot.facets:
            return self._in_record(node)
        if isinstance(node, Phrase):
            if wanted:
                self.terms.append(node.text)
            return Bag((self._phrase(node.text, node.field),))
        return self._words(node, loose and wanted, wanted)

    def _in_record(self, node: Words | Phrase) -> Resolved:
        """A prefix that asks about the plan, not the text."""
        values = plans_or_values(self.snapshot, node.field or "", node.text)
        return Bag((Leaf(node.text, (), recorded=values),))

    def _words(self, node: Words, loose: bool, wanted: bool) -> Resolved:
        folded = fold_text(node.text)
        recognised = recognise(folded)
        if wanted:
            self.detected += [Detected(each.facet, each.value, each.text) for each in recognised]
        pieces = list(self._loose_pieces(folded, recognised) if loose else self._strict_pieces(folded))
        if not pieces:
            # Nothing but marks or words of a question: then they are what is asked for.
            pieces = [_Piece(each, 0, 0) for each in folded.split() or [folded]]
        if wanted:
            self.terms += [piece.text for piece in pieces]
        leaves = tuple(self._leaf(piece, node.field) for piece in pieces)
        if not loose:
            return Bag(leaves)
        typed = len(folded.split())
        question = len(pieces) > 2 and typed != 2
        return Bag(leaves, self._together(folded, pieces), question)

    # Pieces

    def _strict_pieces(self, folded: str) -> Iterator[_Piece]:
        """Each word as it stands; one that stands nowhere is cut."""
        for word in re.finditer(r"\S+", folded):
            piece = _Piece(word[0], word.start(), word.end(), english=bool(_PLAIN_ENGLISH.fullmatch(word[0])))
            if piece.english or self._occurs(piece.text):
                yield piece
            else:
                yield from self._loose_pieces(word[0], ())

    def _loose_pieces(self, folded: str, recognised: Sequence[Recognised]) -> Iterator[_Piece]:
        at = 0
        for known in recognised:
            yield from self._plain_pieces(folded, at, known.start)
            yield _Piece(
                folded[known.start : known.end], known.start, known.end, known.text.isascii(), recognised=known
            )
            at = known.end
        yield from self._plain_pieces(folded, at, len(folded))

    def _plain_pieces(self, folded: str, start: int, end: int) -> Iterator[_Piece]:
        english: list[tuple[str, int, int]] = []
        counted_to = start
        for found in _PIECE.finditer(folded, start, end):
            text, at = found[0], found.start()
            if found["latin"] and _PLAIN_ENGLISH.fullmatch(text):
                english += [(word[0], at + word.start(), at + word.end()) for word in _ENGLISH.finditer(text)]
                continue
            yield from self._english_pieces(english)
            english = []
            if at < counted_to:
                text, at = text[counted_to - at :], counted_to
            if found["han"]:
                yield from self._han_pieces(text, at)
            elif text:
                counted_to = self._end_of_amount(folded, found.end(), end)
                yield _Piece(folded[at:counted_to], at, counted_to)
        yield from self._english_pieces(english)

    def _end_of_amount(self, folded: str, number_end: int, end: int) -> int:
        """Where the amount ends whose number ends at *number_end*: 8000亿元 is one thing, if the texts have it."""
        following = _HAN_RUN.match(folded, number_end, end)
        if following is None:
            return number_end
        _, start, unit_end = cut_places(following[0])[0]
        number = re.search(r"\S+$", folded[:number_end])
        amount = (number[0] if number else "") + following[0][start:unit_end]
        return number_end + unit_end if self._occurs(amount) else number_end

    def _english_pieces(self, words: Sequence[tuple[str, int, int]]) -> Iterator[_Piece]:
        """Terms of several words before single words; words like "the" do not count, unless they are all there is."""
        at = 0
        while at < len(words):
            length = longest_english([word for word, *_ in words[at:]]) or 1
            taken = words[at : at + length]
            at += length
            if length > 1 or not is_english_stop_word(taken[0][0]):
                yield _Piece(" ".join(word for word, *_ in taken), taken[0][1], taken[-1][2], english=True)

    def _han_pieces(self, run: str, at: int) -> Iterator[_Piece]:
        words = [(word, at + start, at + end) for word, start, end in cut_places(run)]
        content = [each for each in words if not is_stop_word(each[0])]
        odd = any(len(word) == 1 or is_stop_word(word) for word, *_ in words)
        if len(words) > 1 and odd and len(run) <= SHORT_RUN and self._occurs(run):
            yield _Piece(run, at, at + len(run))
            return
        several = len(content) > 1
        for word, start, end in content:
            yield _Piece(word, start, end, optional=several and len(word) == 1)

    def _occurs(self, words: str) -> bool:
        return bool(len(find(self.snapshot.text, exact_pattern(self.snapshot.text, words))))

    # Leaves

    def _phrase(self, words: str, field_name: str | None) -> Leaf:
        return Leaf(words, (self._term(words, exact_pattern(self.snapshot.text, words)),), field_name)

    def _leaf(self, piece: _Piece, field_name: str | None) -> Leaf:
        text = self.snapshot.text
        pattern = word_pattern(text, piece.text) if piece.english else exact_pattern(text, piece.text)
        terms = [self._term(piece.text, pattern)]
        for widening in self._widenings(piece):
            if fold_text(widening.text) in self.put_aside:
                self.removed.append(widening.text)
                continue
            found = word_pattern(text, widening.text) if widening.english else exact_pattern(text, widening.text)
            terms.append(self._term(widening.text, found, WIDENED * widening.weight, piece.text))
        recorded = piece.recognised.satisfied_by if piece.recognised else ()
        return Leaf(piece.text, tuple(terms), field_name, recorded, piece.optional)

    def _widenings(self, piece: _Piece) -> Sequence[Widening]:
        if self.off:
            return ()
        found = list(piece.recognised.other_names) if piece.recognised else []
        return [*found, *widen(piece.text)]

    def _term(self, words: str, pattern: Pattern, weight: float = 1.0, source: str | None = None) -> Term:
        folded = fold_text(words)
        scored = (folded,) if is_word(folded) else tuple(term(word) for word in cut(folded))
        return Term(words, pattern, scored, weight, source)

    def _together(self, folded: str, pieces: Sequence[_Piece]) -> tuple[Term, ...]:
        """The whole as typed, and each two neighbouring pieces with what stands between them."""
        text = self.snapshot.text
        stretches = [folded[left.start : right.end] for left, right in pairwise(pieces)]
        if len(pieces) > 2:
            stretches.append(folded[pieces[0].start : pieces[-1].end])
        return tuple(
            Term(stretch, word_pattern(text, stretch), ()) for stretch in dict.fromkeys(stretches) if stretch.strip()
        )


_RECORD_FIELDS: Final = ("title", "number", "issuer")


def plans_or_values(snapshot: Snapshot, field_name: str, text: str) -> tuple[tuple[str, str], ...]:
    """The facet values, as (facet, value), that a prefix such as title: or 年: with *text* behind it means."""
    wanted = fold_text(text).strip()
    if field_name in _RECORD_FIELDS:
        squeezed = "".join(wanted.split())
        return tuple(
            ("plan", row.plan)
            for row in snapshot.plans
            if squeezed and squeezed in "".join(getattr(row, field_name).split())
        )
    recognised = [(each.facet, each.value) for each in recognise(wanted) if each.facet == field_name]
    recognised += [(field_name, code) for code in codes_named(field_name, wanted)]
    stripped = wanted.removesuffix("年") if field_name == "year" else wanted
    return (*recognised, *((field_name, value) for value in snapshot.facets[field_name].values if value == stripped))

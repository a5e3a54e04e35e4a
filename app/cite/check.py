"""
Checking the quotations of a pasted text against everything that is held: the words, and apart from them the place.

Nothing of the text is kept. Where the same words stand in several places, the one that was cited is the answer; where
nothing is near enough (wording.py), the answer is that they are not found, and no passage is shown.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.cite.diff import diff
from app.cite.quotations import find_quotations
from app.cite.wording import bare, is_near, nearest_part, number_differs, similarity
from app.domain.checking import Checked, Quotation, QuotationVerdict, SourceWords
from app.domain.citation import Citation, read_anchor
from app.domain.resolution import Place, Resolution

# 略 leaves something out in brackets only; elsewhere it is half of 战略.
_ELLIPSIS: Final = re.compile(
    r"[\[［(（【〔]?\s*(?:…+|\.{3,}|。{3,}|⋯+)\s*[\]］)）】〕]?|[\[［(（【〔]\s*(?:下|以下|中)?略\s*[\]］)）】〕]"
)
_ORDER: Final[tuple[QuotationVerdict, ...]] = (
    "verbatim", "verbatim_folded", "number_differs", "wording_differs", "not_found",
)  # fmt: skip
_LEAST_PIECE: Final = 4
_MOST_PLANS: Final = 3


class Stretch(Protocol):
    """Folded characters of all texts, from place `start` in the row of all."""

    @property
    def signs(self) -> str:
        """The characters."""
        ...

    @property
    def start(self) -> int:
        """The place of the first."""
        ...


class Texts(Protocol):
    """Where words stand in all texts; see app.search.shingles."""

    def literally(self, signs: str, limit: int = 20) -> Sequence[Stretch]:
        """Where squeezed words stand exactly."""
        ...

    def near(self, signs: str, limit: int = 6) -> Sequence[Stretch]:
        """The stretches most like squeezed words."""
        ...

    def words(self, start: int, end: int) -> SourceWords:
        """The source's own words of a stretch."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """
    What checking asks of the archive besides its texts.

    `squeeze` makes words comparable, `resolve` says what became of a citation, `titled` which plans have a title;
    `older` gives an index of a plan's edition that is not shown any more, and `within` one of a plan as it is shown.
    """

    texts: Texts
    squeeze: Callable[[str], tuple[str, list[int]]]
    resolve: Callable[[Citation], Resolution]
    titled: Callable[[str], Sequence[str]]
    older: Callable[[str, int], Texts | None]
    within: Callable[[str], Texts]


@dataclass(frozen=True, slots=True)
class _Source:
    """What a quotation says it comes from: a plan (`plans` has several of one title), and a place in it."""

    plans: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    edition: int | None = None
    named: bool = False

    def covers(self, words: SourceWords) -> bool:
        """Whether *words* stand where it says."""
        if words.plan not in self.plans:
            return False
        return not self.places or any(_is_within(words, place) for place in self.places)


def check_text(text: str, held: Held) -> tuple[Checked, ...]:
    """Every quotation in *text* with what was found of it, in the order they stand in."""
    return tuple(_check(quotation, held) for quotation in find_quotations(text))


def _check(quotation: Quotation, held: Held) -> Checked:
    source = _source(quotation, held)
    pieces = [piece for piece in _ELLIPSIS.split(quotation.text) if len(held.squeeze(piece)[0]) >= _LEAST_PIECE]
    found = _find_all(pieces, source, held)
    if not found or any(each is None for each in found):
        return Checked(quotation, "not_found", "unresolved" if source.named else "not_cited")
    certain = [each for each in found if each is not None]
    verdict, words, part = max(certain, key=lambda each: _ORDER.index(each[0]))
    if len(certain) > 1 and not _belong_together([words for _, words, _ in certain]):
        return Checked(quotation, "not_found", "unresolved" if source.named else "not_cited")
    if len(pieces) > 1 and verdict == "verbatim":
        verdict = "verbatim_folded"
    steps = diff(part, words.text) if verdict not in ("verbatim", "verbatim_folded") else ()
    if not source.named:
        return Checked(quotation, verdict, "not_cited", words, steps)
    if not source.plans:
        return Checked(quotation, verdict, "unresolved", words, steps)
    return Checked(quotation, verdict, "as_cited" if source.covers(words) else "elsewhere", words, steps)


def _find_all(
    pieces: Sequence[str], source: _Source, held: Held
) -> list[tuple[QuotationVerdict, SourceWords, str] | None]:
    """What is found of each piece; the longest says which plan the shorter ones are looked for in."""
    order = sorted(range(len(pieces)), key=lambda k: -len(pieces[k]))
    found: dict[int, tuple[QuotationVerdict, SourceWords, str] | None] = {}
    for k in order:
        found[k] = each = _find(pieces[k], source, held)
        if each is not None and not source.covers(each[1]):
            source = _Source((each[1].plan,), edition=source.edition)
    return [found[k] for k in range(len(pieces))]


def _find(words: str, source: _Source, held: Held) -> tuple[QuotationVerdict, SourceWords, str] | None:
    """The verdict on some words, the source's words nearest to them, and the part of *words* they answer to."""
    signs = bare(held.squeeze(words)[0])
    if not signs:
        return None
    indexes = [held.texts]
    if source.edition is not None and source.plans and (older := held.older(source.plans[0], source.edition)):
        # Who cites an edition is judged by that edition.
        indexes.insert(0, older)
    # Right elsewhere comes before nearly right where it was cited: the words are no error then, the place is.
    found = _with_cited(_literal, words, signs, indexes, source, held)
    if not found:
        found = _with_cited(_nearly, words, signs, indexes, source, held)
    if not found:
        return None

    def rank(each: tuple[QuotationVerdict, SourceWords, str, float]) -> tuple[int, bool, int, bool, float]:
        verdict, told, _, alike = each
        order = _ORDER.index(verdict)
        # Widths are no reason to look elsewhere than where it was cited.
        kind = 0 if verdict == "verbatim_folded" else order
        return kind, not source.covers(told), order, told.layer != "official", -alike

    verdict, told, part, _ = min(found, key=rank)
    return verdict, told, part


_Found = list[tuple[QuotationVerdict, SourceWords, str, float]]


def _with_cited(
    find: Callable[[str, str, Texts], _Found],
    words: str,
    signs: str,
    indexes: Sequence[Texts],
    source: _Source,
    held: Held,
) -> _Found:
    """
    What is found in *indexes*, and in the plans that are cited.

    Of what stands in many places only some are looked at; where the place that is cited is not among them, it is
    asked for itself.
    """
    found = [each for texts in indexes for each in find(words, signs, texts)]
    if found and not any(source.covers(told) for _, told, _, _ in found):
        for plan in source.plans[:_MOST_PLANS]:
            found += find(words, signs, held.within(plan))
    return found


def _literal(words: str, signs: str, texts: Texts) -> list[tuple[QuotationVerdict, SourceWords, str, float]]:
    out: list[tuple[QuotationVerdict, SourceWords, str, float]] = []
    plain = words.strip(" \t\r\n　。，、；：,;:.!?！？…")
    for stretch in texts.literally(signs):
        told = texts.words(stretch.start, stretch.start + len(stretch.signs))
        verdict: QuotationVerdict = "verbatim" if plain in told.text else "verbatim_folded"
        out.append((verdict, told, words, 1.0))
    return out


def _nearly(words: str, signs: str, texts: Texts) -> list[tuple[QuotationVerdict, SourceWords, str, float]]:
    out: list[tuple[QuotationVerdict, SourceWords, str, float]] = []
    for stretch in texts.near(signs):
        start, end = nearest_part(signs, stretch.signs)
        part = stretch.signs[start:end]
        if not part or "\0" in part or part == signs or not is_near(signs, part):
            continue
        verdict: QuotationVerdict = "number_differs" if number_differs(signs, part) else "wording_differs"
        told = texts.words(stretch.start + start, stretch.start + end)
        out.append((verdict, told, words, similarity(signs, part)))
    return out


def _source(quotation: Quotation, held: Held) -> _Source:
    """What the quotation's link leads to today, or the plans that have the title beside it."""
    if quotation.cited is not None:
        found = held.resolve(quotation.cited)
        places = tuple(place for place in (found.cited, found.now, *found.candidates) if place is not None)
        if not places or found.status == "unknown":
            return _Source(named=True)
        return _Source(tuple(dict.fromkeys(p.plan for p in places)), places, quotation.cited.edition, True)
    for title in quotation.titles:
        if plans := tuple(held.titled(title)):
            return _Source(plans, named=True)
    return _Source(named=bool(quotation.titles))


def _is_within(words: SourceWords, place: Place) -> bool:
    """Whether words stand in the passage cited: the paragraph, or the section with what stands below it."""
    address = read_anchor(place.anchor)
    if address is None:
        return False
    if address.paragraph is not None:
        return address.paragraph in words.anchors
    below = (f"{address.section}-", f"{address.section}.")
    return any(anchor == address.section or anchor.startswith(below) for anchor in words.anchors)


def _belong_together(pieces: Sequence[SourceWords]) -> bool:
    """Whether the pieces of a shortened quotation come from one plan, as they claim to."""
    return len({(each.plan, each.layer, each.lang) for each in pieces}) == 1

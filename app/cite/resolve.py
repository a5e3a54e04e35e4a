"""
What became of a cited passage: identical, corrected, moved, ambiguous, withdrawn or unknown; never a lookalike.

First what was cited is established from whatever is known of it, then what stands for that today (follow.py for
paragraphs, sentences and rows, sections.py for sections). A doubt at either step is answered with the candidates, not
with the likeliest of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from app.cite.diff import diff
from app.cite.follow import Alignments, Follower, Grain
from app.cite.sections import follow_section
from app.domain.citation import Address, Citation, fingerprint, fold_wording, read_anchor, sentences
from app.domain.outline import Outline, Section
from app.domain.resolution import Place, Published, Resolution
from app.domain.views import Tombstone

_MIN_QUOTE: Final = 4


class Holdings(Protocol):
    """What resolution asks of the archive."""

    def tombstone(self, plan: str) -> Tombstone | None:
        """The plan's tombstone, if it was withdrawn."""
        ...

    def published_at(self, plan: str, anchor: str) -> Sequence[Published]:
        """Everything ever published at that anchor, what is current first, then the newest."""
        ...

    def published_as(self, fingerprint: str, plan: str | None) -> Sequence[Published]:
        """Every passage ever published with that fingerprint, in one plan or in all."""
        ...

    def quoting(self, quote: str, plan: str | None) -> Sequence[Published]:
        """Paragraphs that contain these words, folded; current ones before published ones."""
        ...

    def outline(self, text_id: int) -> Outline:
        """The outline of that name."""
        ...

    def later(self, text_id: int) -> Sequence[int]:
        """The outlines of that text that came after it, up to the one shown today, which is last."""
        ...

    def edition(self, text_id: int) -> int:
        """The edition an outline is of."""
        ...

    @property
    def alignments(self) -> Alignments:
        """Where alignments of its texts are kept."""
        ...


def resolve(citation: Citation, holdings: Holdings) -> Resolution:
    """
    What became of *citation*.

    Returns:
        A Resolution; `cited` is what was published, None where nothing shows it; `diff` is there when the words
        have changed.
    """
    if citation.plan is not None and (gone := holdings.tombstone(citation.plan)) is not None:
        return Resolution("withdrawn", None, None, reason=gone.reason, successor=gone.successor)
    if citation.anchor is not None and citation.plan is not None:
        return _resolve_address(citation, citation.plan, citation.anchor, holdings)
    if citation.fingerprint:
        found = [p for p in holdings.published_as(citation.fingerprint, citation.plan) if _fits(p, citation)]
        return _from_several(found, holdings, "nothing with this fingerprint was published here")
    if citation.quote and len(fold_wording(citation.quote)) >= _MIN_QUOTE:
        return _from_several(holdings.quoting(citation.quote, citation.plan), holdings, "these words are not found")
    return Resolution("unknown", None, None, reason="give plan and anchor, a fingerprint, or the words quoted")


def _resolve_address(citation: Citation, plan: str, anchor: str, holdings: Holdings) -> Resolution:
    address = read_anchor(anchor)
    whole = (address.paragraph or address.section) if address else anchor
    published = [p for p in holdings.published_at(plan, whole) if _fits(p, citation, ignore_edition=False)]
    matching = _pieces([p for p in published if _agrees(p, citation, address)], address)
    if matching:
        return _from_address(matching, holdings, pinned=_is_pinned(citation))
    if citation.fingerprint:
        elsewhere = [p for p in holdings.published_as(citation.fingerprint, plan) if _fits(p, citation)]
        if elsewhere := _pieces(elsewhere, address):
            return _from_several(elsewhere, holdings, "")
    if citation.quote and len(fold_wording(citation.quote)) >= _MIN_QUOTE:
        elsewhere = list(holdings.quoting(citation.quote, plan))
        if elsewhere:
            found = _from_several(elsewhere, holdings, "")
            status = "moved" if found.status == "identical" else found.status
            return Resolution(status, found.cited, found.now, found.candidates, found.diff, "the words stand elsewhere")
    if not published:
        return Resolution("unknown", None, None, reason="nothing was published at this address")
    candidates = tuple(p.place for p in published if p.current)
    reason = "what stands at this address is not what was cited, and what was cited was not published here"
    return Resolution("unknown", None, None, candidates, reason=reason)


def _pieces(published: Sequence[Published], address: Address | None) -> list[Published]:
    """Of paragraphs the sentence or row that *address* names, where they have it; else the paragraphs themselves."""
    if address is None or address.sub is None or address.number is None:
        return list(published)
    return [piece for each in published if (piece := _piece(each, address.sub, address.number)) is not None]


def _piece(published: Published, sub: str, number: int) -> Published | None:
    place = published.place
    if "-t" in place.anchor:
        pieces = place.text.split("\n") if sub == "r" else []
    else:
        pieces = [place.text[start:end] for start, end in sentences(place.text)] if sub == "s" else []
    if not 1 <= number <= len(pieces) or published.is_section:
        return None
    words = pieces[number - 1]
    return replace(
        published,
        place=replace(place, anchor=f"{place.anchor}-{sub}{number}", text=words),
        fingerprint=fingerprint(words),
    )


def _is_pinned(citation: Citation) -> bool:
    return bool(citation.edition is not None or citation.fingerprint or citation.quote)


def _fits(published: Published, citation: Citation, ignore_edition: bool = True) -> bool:
    return citation.plan in (None, published.place.plan) and (
        ignore_edition or citation.edition is None or published.place.edition in (citation.edition, 0)
    )


def _agrees(published: Published, citation: Citation, address: Address | None) -> bool:
    """Whether the words are those cited. A sentence's citation has its paragraph's fingerprint, or one of its own."""
    if citation.fingerprint and citation.fingerprint.lower() not in {
        published.fingerprint,
        *(piece.fingerprint for piece in _pieces([published], address)),
    }:
        return False
    return not citation.quote or fold_wording(citation.quote) in fold_wording(published.place.text)


def _from_address(published: Sequence[Published], holdings: Holdings, pinned: bool) -> Resolution:
    """From what was published at one address: one wording is answered for, several are told apart or all shown."""
    wordings = _distinct(published)
    if len(wordings) == 1:
        return _now(wordings[0], holdings)
    answers = [_now(one, holdings) for one in wordings]
    places = {(a.now.plan, a.now.anchor) if a.now else None for a in answers}
    if len(places) == 1 and None not in places:
        now = answers[0].now
        if pinned:
            return Resolution("corrected", answers[-1].cited, now, diff=answers[-1].diff, reason="several wordings fit")
        return Resolution("corrected", None, now, reason="the words here have changed; give the edition cited")
    candidates = tuple(dict.fromkeys(a.now for a in answers if a.now is not None))
    return Resolution("ambiguous", None, None, candidates, reason="different passages have had this address")


def _from_several(published: Sequence[Published], holdings: Holdings, missing: str) -> Resolution:
    """From passages found by their words: one passage is answered for; several equal ones are candidates."""
    if not published:
        return Resolution("unknown", None, None, reason=missing)
    current = [p for p in published if p.current]
    if len(current) == 1:
        here = current[0].place.anchor
        # Where a text had these words here and elsewhere, what stood elsewhere is a twin and did not move here.
        stayed = {p.text_id for p in published if p.place.anchor == here}
        earlier = [p for p in published if not p.current and p.place.anchor != here and p.text_id not in stayed]
        found = _now(current[0], holdings)
        if earlier and found.status == "identical":
            return Resolution("moved", earlier[0].place, found.now, reason="the same words, at another address now")
        return found
    if len(current) > 1:
        return Resolution("ambiguous", None, None, tuple(p.place for p in current), reason="several passages say this")
    answers = [_now(p, holdings) for p in _distinct(published)]
    places = {(a.now.plan, a.now.anchor) for a in answers if a.now}
    if len(places) <= 1:
        return next((a for a in answers if a.now), answers[0])
    candidates = tuple(dict.fromkeys(a.now for a in answers if a.now))
    return Resolution("ambiguous", None, None, candidates, reason="several passages said this")


def _distinct(published: Sequence[Published]) -> list[Published]:
    """One passage for each wording, what is current first."""
    seen: dict[str, Published] = {}
    for one in published:
        seen.setdefault(one.fingerprint, one)
    return list(seen.values())


def _now(cited: Published, holdings: Holdings) -> Resolution:
    """What stands today for one published passage."""
    place = cited.place
    if cited.current:
        return Resolution("identical", place, place, reason="the words stand as they were cited")
    later = holdings.later(cited.text_id)
    if not later:
        return Resolution("withdrawn", place, None, reason="the text is no longer held")
    edition = holdings.edition(later[-1])
    if cited.is_section:
        return _section_now(cited, (cited.text_id, *later), edition, holdings)
    address = read_anchor(place.anchor)
    grain: Grain = "piece" if address is not None and address.sub else "paragraph"
    image = Follower(holdings, grain, holdings.alignments).today(cited.text_id, place.anchor)
    places = tuple(Place(place.plan, unit.anchor, edition, unit.text, place.layer) for unit in image.units)
    if not places:
        return Resolution("withdrawn", place, None, reason="the passage is not in the current edition")
    if image.one is None:
        return Resolution("ambiguous", place, None, places, reason="several passages may stand for it now")
    return _answer(place, places[0], image.match == "same")


def _answer(cited: Place, now: Place, same_words: bool) -> Resolution:
    if same_words and cited.anchor == now.anchor:
        return Resolution("identical", cited, now, reason="the words stand as they were cited")
    if same_words:
        return Resolution("moved", cited, now, reason="the same words, at another address now")
    return Resolution("corrected", cited, now, diff=diff(cited.text, now.text), reason="the words have changed")


def _section_now(cited: Published, texts: Sequence[int], edition: int, holdings: Holdings) -> Resolution:
    """What stands today for a section."""
    place = cited.place
    outlines = [holdings.outline(text_id) for text_id in texts]
    found = follow_section(place.anchor, texts, Follower(holdings, "paragraph", holdings.alignments), outlines)
    places = tuple(Place(place.plan, s.anchor, edition, _text(s), place.layer) for s in found)
    if not places:
        return Resolution("withdrawn", place, None, reason="the section is not in the current edition")
    if len(places) > 1:
        return Resolution("ambiguous", place, None, places, reason="its paragraphs stand in several sections now")
    return _answer(place, places[0], fold_wording(place.text) == fold_wording(places[0].text))


def _text(section: Section) -> str:
    lines = [section.heading] if section.heading else []
    return "\n".join([*lines, *(p.text for p in section.paragraphs)])

"""
What became of a cited passage: identical, corrected, moved, ambiguous, withdrawn or unknown; never a lookalike.

First what was cited is established from whatever is known of it, then what stands for that today. A doubt at
either step is answered with the candidates, not with the likeliest of them. First version: paragraphs and sections;
a sentence is answered for with its paragraph.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from app.cite.align import Alignment
from app.cite.diff import diff
from app.domain.citation import Citation, fold_wording, read_anchor
from app.domain.outline import Outline, Section
from app.domain.plan import Lang, LayerName
from app.domain.views import Place, Published, Resolution, Tombstone

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

    def current(self, plan: str, layer: LayerName, lang: Lang) -> tuple[int, int] | None:
        """(text id, edition) of the text of that layer that is current."""
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
    if citation.edition is not None:
        # What was cited by edition was cited by the outline it had then; any of its outlines will do.
        published = [p for p in published if p.place.edition in (citation.edition, 0)]
    matching = [p for p in published if _agrees(p, citation)]
    if matching:
        return _from_address(matching, holdings, pinned=_is_pinned(citation))
    if citation.fingerprint:
        elsewhere = [p for p in holdings.published_as(citation.fingerprint, plan) if _fits(p, citation)]
        if elsewhere:
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


def _is_pinned(citation: Citation) -> bool:
    return bool(citation.edition is not None or citation.fingerprint or citation.quote)


def _fits(published: Published, citation: Citation, ignore_edition: bool = True) -> bool:
    return citation.plan in (None, published.place.plan) and (
        ignore_edition or citation.edition is None or published.place.edition in (citation.edition, 0)
    )


def _agrees(published: Published, citation: Citation) -> bool:
    if citation.fingerprint and published.fingerprint != citation.fingerprint.lower():
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
    found = holdings.current(place.plan, place.layer, cited.lang)
    if found is None:
        return Resolution("withdrawn", place, None, reason="the text is no longer held")
    text_id, edition = found
    before, after = holdings.outline(cited.text_id), holdings.outline(text_id)
    alignment = Alignment(before, after)
    if cited.is_section:
        return _section_now(cited, before, after, edition, alignment)
    image = alignment.image(place.anchor)
    places = tuple(Place(place.plan, p.anchor, edition, p.text, place.layer) for p in image.paragraphs)
    if not places:
        return Resolution("withdrawn", place, None, reason="the paragraph is not in the current edition")
    if image.one is None:
        return Resolution("ambiguous", place, None, places, reason="several paragraphs may stand for it now")
    return _answer(place, places[0], image.match == "same")


def _answer(cited: Place, now: Place, same_words: bool) -> Resolution:
    if same_words and cited.anchor == now.anchor:
        return Resolution("identical", cited, now, reason="the words stand as they were cited")
    if same_words:
        return Resolution("moved", cited, now, reason="the same words, at another address now")
    return Resolution("corrected", cited, now, diff=diff(cited.text, now.text), reason="the words have changed")


def _section_now(cited: Published, before: Outline, after: Outline, edition: int, alignment: Alignment) -> Resolution:
    """A section is where its paragraphs went; one without any is known by its heading."""
    place = cited.place
    section = before.section(place.anchor)
    if section is None:
        return Resolution("unknown", place, None, reason="the section cannot be found in its own edition")
    home = {p.anchor: s for s in after.sections for p in s.paragraphs}
    votes: dict[str, Section] = {}
    for paragraph in section.paragraphs:
        image = alignment.image(paragraph.anchor)
        if image.one is not None:
            found = home[image.one.anchor]
            votes[found.anchor] = found
    if not votes:
        heading = fold_wording(section.heading)
        votes = {s.anchor: s for s in after.sections if heading and fold_wording(s.heading) == heading}
        if len(votes) > 1 and place.anchor in votes and _same_parents(section, votes[place.anchor], before, after):
            votes = {place.anchor: votes[place.anchor]}
    places = tuple(Place(place.plan, s.anchor, edition, _text(s), place.layer) for s in votes.values())
    if not places:
        return Resolution("withdrawn", place, None, reason="the section is not in the current edition")
    if len(places) > 1:
        return Resolution("ambiguous", place, None, places, reason="its paragraphs stand in several sections now")
    return _answer(place, places[0], fold_wording(place.text) == fold_wording(places[0].text))


def _same_parents(one: Section, other: Section, before: Outline, after: Outline) -> bool:
    return _headings(one, before) == _headings(other, after)


def _headings(section: Section, outline: Outline) -> list[str]:
    out: list[str] = []
    parent = outline.section(section.parent) if section.parent else None
    while parent is not None and len(out) < 12:
        out.append(fold_wording(parent.heading))
        parent = outline.section(parent.parent) if parent.parent else None
    return out


def _text(section: Section) -> str:
    lines = [section.heading] if section.heading else []
    return "\n".join([*lines, *(p.text for p in section.paragraphs)])

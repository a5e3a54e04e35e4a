"""
Everything ever published, asked for by address, by fingerprint or by its words: what app.cite.resolve needs to know.
"""

from collections.abc import Callable, Sequence

from app.domain.citation import fingerprint, fold_wording
from app.domain.outline import Outline
from app.domain.resolution import Place, Published
from app.domain.views import Tombstone
from app.store.catalogue import AddressRow, Catalogue, TextRow
from app.store.counts import section_text

FindPlans = Callable[[str], Sequence[str]]
"""The plans whose current text contains some words; the search index knows them."""


class PublishedTexts:
    """The published texts of one catalogue."""

    def __init__(self, catalogue: Catalogue, find_plans: FindPlans) -> None:
        self._catalogue = catalogue
        self._find_plans = find_plans
        self._texts: dict[int, TextRow] = {}

    def tombstone(self, plan: str) -> Tombstone | None:
        """The plan's tombstone, if it was withdrawn."""
        return next((t for t in self._catalogue.tombstones() if t.plan == plan), None)

    def published_at(self, plan: str, anchor: str) -> Sequence[Published]:
        """Everything ever published at that anchor, what is current first, then the newest."""
        return [self._published(row) for row in self._catalogue.by_anchor(plan, anchor)]

    def published_as(self, mark: str, plan: str | None) -> Sequence[Published]:
        """Every passage ever published with that fingerprint, in one plan or in all."""
        return [self._published(row) for row in self._catalogue.by_fingerprint(mark.lower(), plan)]

    def quoting(self, quote: str, plan: str | None) -> Sequence[Published]:
        """
        The paragraphs that contain these words, folded: current ones, or if there are none, published ones.

        A whole paragraph is found by its fingerprint in every plan and edition; a part of one in the plan that is
        named, or in the plans the search index finds it in.
        """
        whole = self.published_as(fingerprint(quote), plan)
        if any(found.current for found in whole):
            return whole
        plans = (plan,) if plan else tuple(self._find_plans(quote))
        texts = [text for slug in plans for text in self._catalogue.texts(slug)]
        folded = fold_wording(quote)
        for current in (True, False):
            found = [p for text in texts if text.current is current for p in self._containing(text, folded)]
            if found:
                return [*whole, *found]
        return whole

    def outline(self, text_id: int) -> Outline:
        """The outline of that name."""
        return self._catalogue.outline(self._texts[text_id])

    def edition(self, text_id: int) -> int:
        """The edition an outline is of."""
        return self._texts[text_id].edition

    def later(self, text_id: int) -> Sequence[int]:
        """
        The outlines of that text that came after it, up to the one shown today, which is last.

        Of one edition those of earlier parsers come before those of later ones, so that no step changes both words
        and parser more than it must. Empty where the text is not shown any more.
        """
        cited = self._texts[text_id]
        own = [t for t in self._catalogue.texts(cited.plan) if (t.layer, t.lang) == (cited.layer, cited.lang)]
        last = next((text for text in own if text.current), None)
        if last is None:
            return ()
        between = [
            text
            for text in sorted(own, key=_age)
            if _age(cited) < _age(text) < _age(last) and not text.current and text.id != cited.id
        ]
        self._texts.update((text.id, text) for text in (*between, last))
        return [*(text.id for text in between), last.id]

    def _containing(self, text: TextRow, folded: str) -> list[Published]:
        self._texts[text.id] = text
        outline = self._catalogue.outline(text)
        return [
            Published(
                Place(text.plan, p.anchor, text.edition, p.text, text.layer),
                p.fingerprint,
                text.lang,
                text.current,
                False,
                text.id,
            )
            for section in outline.sections
            for p in section.paragraphs
            if folded in fold_wording(p.text)
        ]

    def _published(self, row: AddressRow) -> Published:
        text = row.text
        self._texts[text.id] = text
        section = self._catalogue.outline(text).section(row.section)
        assert section is not None  # the address was taken from this very outline
        words = next((p.text for p in section.paragraphs if p.anchor == row.anchor), None)
        place = Place(
            text.plan, row.anchor, text.edition, section_text(section) if words is None else words, text.layer
        )
        return Published(place, row.fingerprint, text.lang, text.current, row.is_section, text.id)


def _age(text: TextRow) -> tuple[int, bool, int]:
    """Later texts have greater ones; variant 0 is what the parser finds now."""
    return text.edition, text.current, text.variant

"""
Which text of a plan is meant: layer, language and edition to one outline, whole or a passage of it.

A plan has several texts, and each edition may have been published under several outlines. Finding a passage in an
outline is the business of app.store.passages.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.archive.snapshot import Snapshot
from app.domain.citation import Address, read_anchor
from app.domain.outline import Outline
from app.domain.plan import Lang, LayerName
from app.domain.views import LayerView, Passage
from app.errors import AnchorNotFound, BadValue, EditionNotFound, Rule
from app.store.catalogue import TextRow
from app.store.counts import parts_of
from app.store.passages import find, nearest, passage_of

_SUMMARY: Final = re.compile(r"s\d+")


def view_of(
    snapshot: Snapshot,
    slug: str,
    layer: LayerName | None = None,
    lang: Lang | None = None,
    edition: int | None = None,
) -> LayerView:
    """One text in full; see Archive.outline."""
    record = snapshot.plan(slug).record
    texts = snapshot.catalogue.texts(slug)
    text = _choose(slug, texts, layer, lang, edition, _principal(texts))[0]
    outline = snapshot.catalogue.outline(text)
    return LayerView(
        plan=slug,
        record=record,
        layer=text.layer,
        lang=text.lang,
        edition=text.edition,
        current=text.current,
        source=text.source,
        outline=outline,
        parts=parts_of(outline),
        principal=text.principal,
        aligned=_aligned(snapshot, text, texts),
    )


def find_passage(
    snapshot: Snapshot,
    slug: str,
    anchor: str,
    layer: LayerName | None = None,
    lang: Lang | None = None,
    edition: int | None = None,
) -> tuple[Passage, Outline]:
    """
    One passage, and the outline it stands in; see Archive.passage.

    Where an *edition* is asked for, any outline it was published under will do, the one shown today first.
    """
    record = snapshot.plan(slug).record
    texts = snapshot.catalogue.texts(slug)
    address = read_anchor(anchor)
    usual = _principal(texts)
    if address is not None and _SUMMARY.fullmatch(address.section):
        usual = "summary"
    candidates = _choose(slug, texts, layer, lang, edition, usual)
    if address is not None:
        for text in _having(snapshot, slug, address, candidates):
            layout = snapshot.catalogue.layout(text)
            found = find(layout, address)
            if found is not None:
                aligned = _aligned(snapshot, text, texts)
                return passage_of(layout, text, record, anchor, found, aligned), layout.outline
    raise AnchorNotFound(slug, anchor, nearest([snapshot.catalogue.outline(candidates[0])], anchor))


def _principal(texts: Sequence[TextRow]) -> LayerName:
    """The layer that is searched and counted: the official one where it is held. Current texts stand first."""
    return texts[0].layer if texts and texts[0].current else "official"


def _having(snapshot: Snapshot, slug: str, address: Address, candidates: Sequence[TextRow]) -> Sequence[TextRow]:
    """Those of *candidates* that have the paragraph or section of *address*, without decoding any of them."""
    rows = snapshot.catalogue.by_anchor(slug, address.paragraph or address.section)
    having = {row.text.id for row in rows}
    return [text for text in candidates if text.id in having]


def _choose(
    slug: str,
    texts: Sequence[TextRow],
    layer: LayerName | None,
    lang: Lang | None,
    edition: int | None,
    usual: LayerName,
) -> list[TextRow]:
    """
    The outlines of the text that is meant, the one to show first; never empty.

    Without *layer* it is the *usual* one, or where that is not held in *lang*, its translation. Only an *edition*
    brings up texts that are not current.

    Raises EditionNotFound, or BadValue for a layer or language that is not held.
    """
    if edition is not None:
        return _of_edition(slug, texts, layer, lang, edition)
    current = [text for text in texts if text.current]
    wanted: tuple[LayerName, ...] = (layer,) if layer else (usual, "translation")
    for name in wanted:
        if found := [text for text in current if text.layer == name and lang in (None, text.lang)]:
            return found[:1]
    held = ", ".join(f"{text.layer} ({text.lang})" for text in current) or "no text at all"
    rule: Rule = ("refused.held", {"held": tuple((text.layer, text.lang) for text in current)})
    if lang is not None and any(text.layer == wanted[0] for text in current):
        raise BadValue("lang", lang, f"of {slug} are held: {held}", rule)
    raise BadValue("layer", wanted[0], f"of {slug} are held: {held}", rule)


def _of_edition(
    slug: str, texts: Sequence[TextRow], layer: LayerName | None, lang: Lang | None, edition: int
) -> list[TextRow]:
    if layer == "summary":
        said = "editions are those of the official text; a summary has none"
        raise BadValue("edition", str(edition), said, ("refused.summary_edition", {}))
    found = [text for text in texts if text.layer == (layer or "official") and text.edition == edition]
    if not found:
        raise EditionNotFound(slug, edition)
    in_lang = [text for text in found if lang in (None, text.lang)]
    if not in_lang:
        said = f"edition {edition} of {slug} is held in {found[0].lang}"
        raise BadValue("lang", str(lang), said, ("refused.edition_lang", {"n": edition, "lang": found[0].lang}))
    return in_lang


def _aligned(snapshot: Snapshot, text: TextRow, texts: Sequence[TextRow]) -> Mapping[str, str]:
    """
    What stands beside *text*, by anchor: a summary's other language, the translation of an official text or back.

    Beside an older edition stands nothing, since nobody knows whether the translation was made from it.
    """
    if not text.current:
        return {}
    family: tuple[LayerName, ...] = ("summary",) if text.layer == "summary" else ("official", "translation")
    for other in texts:
        if other.current and other.id != text.id and other.layer in family and other.lang != text.lang:
            return snapshot.catalogue.layout(other).texts
    return {}

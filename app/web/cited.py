"""
What a plan cites and what cites it, as a reader meets it: links in the text, and two lists beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Lang
from app.domain.references import CitedDocument, Reference, References
from app.domain.views import LayerView
from app.web import labels, parts, urls
from app.web.site import Site

_PLACES: Final = 5
"""Places of one document that the list leads to; the others are in the text."""

Links = Mapping[str, tuple[tuple[int, int, str], ...]]
"""(start, end, address) of the words that name a plan held, by anchor."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited: its title as printed or the plan's name, its address where held, where it is named."""

    title: str
    number: str
    url: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CitedContext:
    """The documents cited that are held, those that are not, and the plans that cite this one."""

    held: tuple[Cited, ...] = ()
    missing: tuple[Cited, ...] = ()
    by: tuple[Cited, ...] = ()


def links_in(found: References, view: LayerView) -> Links:
    """The words of *view* that name a plan held; none in a text that references were not read from."""
    if not (view.principal and view.current):
        return {}
    out: dict[str, list[tuple[int, int, str]]] = {}
    for document in found.cites:
        for place in document.places if document.plan else ():
            out.setdefault(place.anchor, []).append((place.start, place.end, urls.plan(document.plan or "")))
    return {anchor: tuple(spans) for anchor, spans in out.items()}


def lists(site: Site, found: References, view: LayerView, lang: Lang) -> CitedContext:
    """The two lists beside the text of *view*."""
    named = {p.anchor: (s.part, p.n) for s in view.sections for p in s.paragraphs}

    def place(reference: Reference) -> tuple[str, str]:
        part, n = named.get(reference.anchor, ("", 0))
        label = parts.paragraph_label(part, n, lang, view.layer) if part else f"§{reference.anchor}"
        return label, urls.passage(view.plan, reference.anchor)

    def cited(document: CitedDocument) -> Cited:
        held = site.plans.get(document.plan or "")
        title = labels.full_title(held.record, lang) if held else (f"《{document.title}》" if document.title else "")
        # The same paragraph may name a document twice.
        places = tuple(dict.fromkeys(place(each) for each in document.places))[:_PLACES]
        return Cited(title, document.number or "", urls.plan(held.plan) if held else "", places)

    documents = [cited(document) for document in found.cites]
    return CitedContext(
        tuple(each for each in documents if each.url),
        tuple(each for each in documents if not each.url),
        tuple(
            Cited(
                labels.short_title(site.plans[citing.plan].record, lang),
                "",
                urls.plan(citing.plan),
                tuple(dict.fromkeys((r.anchor, urls.passage(citing.plan, r.anchor)) for r in citing.places))[:_PLACES],
            )
            for citing in found.cited_by
            if citing.plan in site.plans
        ),
    )

"""
Answers to questions as JSON values: searches, suggestions, comparisons, what became of a citation (DESIGN section 8).

Records and passages, which some of these contain, are made in app.web.present.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from app.domain.comparison import Cell, Comparison
from app.domain.facts import PlanTarget
from app.domain.record import Record
from app.domain.resolution import Place, Resolution
from app.domain.results import Hit, NothingFound, SearchResult
from app.domain.views import PlanInfo, Suggestion
from app.vocab import industries
from app.web import urls
from app.web.labels import FacetNames
from app.web.present import paragraph, path, region, title
from app.web.present_targets import target

MOST_VALUES: Final = 1000
"""So many values of a facet are listed, those with most sections, and with them the ticked ones; then it says how many
more there are. Only plans can be more."""


def hit(found: Hit, info: PlanInfo) -> dict[str, Any]:
    """One hit of a search."""
    r = info.record
    held = info.layer(found.layer, found.lang)
    return {
        "plan": found.plan,
        "layer": found.layer,
        "lang": found.lang,
        "source": held.source if held else None,
        "title": title(r),
        "title_highlights": {
            "zh": [list(h) for h in found.title_highlights.zh],
            "en": [list(h) for h in found.title_highlights.en],
        },
        "anchor": found.anchor,
        "part": found.part,
        "url": urls.passage(found.plan, found.anchor),
        "path": path(found.path),
        "heading": found.heading,
        "heading_highlights": [list(h) for h in found.heading_highlights],
        "text": found.text,
        "paragraphs": [
            {
                "anchor": p.anchor, "url": urls.passage(found.plan, p.anchor), "n": p.n, "text": p.text, "kind": p.kind,
                "layer": found.layer, "lang": found.lang,
                "highlights": sorted([*map(list, p.highlights), *map(list, p.expanded)]),
                "expanded": [list(h) for h in p.expanded],
                "targets": p.targets,
            }
            for p in found.paragraphs
        ],
        "province": region(r.province),
        "city": region(r.city),
        "industries": list(found.industries),
        "year": r.year,
        "year_basis": r.year_basis,
        "score": round(found.score, 6),
        "matched": list(found.matched),
        "similar": found.similar,
        "similar_to": similar_to(found),
        "targets": found.targets,
        "without": list(found.without),
    }  # fmt: skip


def similar_to(found: Hit) -> dict[str, str] | None:
    """The section above it that a hit is nearly the same as; None where there is none."""
    if found.similar_to is None:
        return None
    plan, anchor = found.similar_to
    return {"plan": plan, "anchor": anchor, "url": urls.passage(plan, anchor)}


def _detected(result: SearchResult, names: FacetNames) -> dict[str, list[dict[str, Any]]]:
    """What was recognised in the query, by facet; a facet nothing was recognised for is not there."""
    found: dict[str, list[dict[str, Any]]] = {}
    for d in result.detected:
        label = names.both(d.facet, d.value)
        found.setdefault(d.facet, []).append({"value": d.value, "text": d.text, "label": label})
    return found


def search(
    result: SearchResult,
    plans: Mapping[str, PlanInfo],
    names: FacetNames | None = None,
    named: Collection[str] | None = None,
    every: bool = False,
) -> dict[str, Any]:
    """
    The whole answer to a search.

    Args:
        result: What was found.

        plans: All plans held, by slug.

        names: What their facet values are called, where that has been worked out.

        named: The plans that their facet is to list, besides those ticked; None: all.

        every: Whether it lists all of them, however many.
    """
    names = names or FacetNames(plans)
    facets, more = {}, {}
    for name, values in result.facets.items():
        among = named if name == "plan" else None
        listed, more[name] = values.first(len(values) if every else MOST_VALUES, among)
        facets[name] = [
            {"value": v.value, "label": names.both(name, v.value), "count": v.count, "selected": v.selected}
            for v in listed
        ]
    return {
        "query": {
            "q": result.request.q,
            "terms": list(result.terms),
            "expansions": [{"term": e.term, "from": e.source, "added": e.added} for e in result.expansions],
            "removed": list(result.removed),
            "detected": _detected(result, names),
            "unmatched": list(result.unmatched),
            "relaxed": result.relaxed,
            **_let_go(result),
            "did_you_mean": list(result.did_you_mean),
        },
        "total": result.totals.sections,
        "totals": {
            "sections": result.totals.sections, "paragraphs": result.totals.paragraphs, "plans": result.totals.plans,
        },
        "plan_totals": dict(result.plan_totals),
        "page": result.request.page,
        "size": result.request.size,
        "took_ms": round(result.took_ms, 2),
        "hits": [hit(h, plans[h.plan]) for h in result.hits if h.plan in plans],
        "facets": facets,
        "facets_more": more,
        "sectors": [
            {
                "value": sector.id, "label": {"zh": sector.zh, "en": sector.en},
                "count": result.sectors.get(sector.id, 0), "industries": list(sector.industries),
            }
            for sector in industries.load().sectors.values()
        ],
        "nothing_found": _nothing_found(result.nothing, names) if result.nothing else None,
    }  # fmt: skip


def _let_go(result: SearchResult) -> dict[str, Any]:
    """The words that not all sections have, each with the query that insists on it, and the one that does on all."""
    insisting = {each.word: each for each in result.insisting}
    every = insisting.get("")
    return {
        "let_go": [
            {
                "word": each.word, "sections": each.sections,
                "q": insisting[each.word].request.q if each.word in insisting else None,
            }
            for each in result.let_go
        ],
        "all_words": {"q": every.request.q, "total": every.sections} if every else None,
    }  # fmt: skip


def _nothing_found(found: NothingFound, names: FacetNames) -> dict[str, Any]:
    """Why a search found nothing, and searches near it that find something."""

    def named(facet: str, values: Sequence[str]) -> list[dict[str, Any]]:
        return [{"value": value, "label": names.both(facet, value)} for value in values]

    return {
        "exclusions": [
            [{"facet": facet, "values": named(facet, values)} for facet, values in each.facets]
            for each in found.exclusions
        ],
        "remedies": [
            {
                "kind": r.kind, "word": r.word, "facet": r.facet or None, "values": named(r.facet, r.values),
                "q": r.request.q, "url": urls.search(r.request), "total": r.sections,
            }
            for r in found.remedies
        ],
    }  # fmt: skip


def resolution(found: Resolution) -> dict[str, Any]:
    """What became of a cited passage."""

    def place(p: Place | None) -> dict[str, Any] | None:
        if p is None:
            return None
        return {
            "plan": p.plan, "anchor": p.anchor, "edition": p.edition, "text": p.text, "layer": p.layer,
            "url": urls.passage(p.plan, p.anchor, p.edition or None),
        }  # fmt: skip

    return {
        "status": found.status,
        "cited": place(found.cited),
        "now": place(found.now),
        "candidates": [place(p) for p in found.candidates],
        "diff": [list(step) for step in found.diff],
        "reason": found.reason,
        "successor": found.successor,
    }


def _cell(cell: Cell | None, comparison: Comparison, column: int) -> dict[str, Any] | None:
    if cell is None:
        return None
    c = comparison.columns[column]
    return {
        "plan": cell.plan,
        "anchor": cell.anchor,
        "heading": cell.heading,
        "text": "\n".join(p.text for p in cell.paragraphs),
        "url": urls.passage(cell.plan, cell.anchor),
        "layer": c.layer,
        "lang": c.lang,
        "paragraphs": [paragraph(p, cell.plan, c.layer, c.lang) for p in cell.paragraphs],
        "shared": {anchor: [[w.start, w.end, w.term] for w in words] for anchor, words in cell.shared.items()},
        "own": {anchor: [list(stretch) for stretch in found] for anchor, found in cell.own.items()},
        "common": {anchor: [list(stretch) for stretch in found] for anchor, found in cell.common.items()},
        "nearly": {
            anchor: {"column": n.column, "anchor": n.anchor, "share": n.share, "diff": [list(step) for step in n.diff]}
            for anchor, n in cell.nearly.items()
        },
    }


def comparison(
    found: Comparison, records: Mapping[str, Record], targets: Sequence[Sequence[PlanTarget]]
) -> dict[str, Any]:
    """Columns, aligned rows, shared terms, targets column by column; *records* of the plans compared."""
    return {
        "industry": found.industry,
        "columns": [
            {
                "plan": c.plan,
                "anchor": c.anchor,
                "title": title(records[c.plan]),
                "heading": c.title,
                "path": path(c.path),
                "layer": c.layer,
                "lang": c.lang,
            }
            for c in found.columns
        ],
        "rows": [
            {
                "label": row.label,
                "cells": [_cell(cell, found, i) for i, cell in enumerate(row.cells)],
                "reason": row.reason,
                "agreeing": row.agreeing,
                "score": round(row.score, 4),
            }
            for row in found.rows
        ],
        "targets": [target(item) for items in targets for item in items],
        "terms": [{"term": t.term, "columns": t.columns, "counts": list(t.counts)} for t in found.terms],
        "distinctive": [list(words) for words in found.distinctive],
    }


def suggestions(q: str, found: Sequence[Suggestion]) -> dict[str, Any]:
    """What *q* may go on to be; the list is whole, hence one page."""
    items = [{"text": s.text, "kind": s.kind, "value": s.value, "facet": s.facet, "count": s.count} for s in found]
    return {"q": q, "items": items, "total": len(items), "page": 1}

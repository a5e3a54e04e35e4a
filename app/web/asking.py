"""
What a request wants, read from its parameters: a search, targets, sections to compare, passages of a collection.

Pages and JSON read alike; which values a parameter takes is declared in params, what a value means is not decided here.
"""

from dataclasses import replace
from typing import cast

from starlette.datastructures import QueryParams

from app.domain.collection import PassageRef, read_ref, refuse_too_many
from app.domain.comparison import SectionRef
from app.domain.facts import TargetKind, TargetQuery, TargetSort
from app.domain.plan import LayerName
from app.domain.results import FACETS, Listing, SearchRequest, Sort
from app.domain.spans import written
from app.errors import BadValue, echoed
from app.vocab import industries
from app.web.params import (
    BY,
    COLUMN_PLAN,
    EXPAND,
    FACET_PARAMS,
    LAYER_REPEATED,
    LIST_SIZE,
    PAGE,
    SECTION,
    SIZE,
    SORT,
    TARGET_INDICATOR,
    TARGET_KIND,
    TARGET_SORT,
    TARGET_TEXT,
    TARGET_UNIT,
    TARGET_YEAR,
    YEAR_FROM,
    YEAR_TO,
    Q,
)


def search_request(params: QueryParams, default_size: int = 20) -> SearchRequest:
    """The search *params* ask for. Raises BadValue."""
    filters = {name: values for name in FACETS if (values := FACET_PARAMS[name].values(params))}
    if span := _span(params):
        filters["year"] = tuple(dict.fromkeys((*filters.get("year", ()), span)))
    if "industry" in filters:
        filters["industry"] = industries.load().spelled_out(filters["industry"])
    return SearchRequest(
        q=Q.value(params) or "",
        filters=filters,
        sort=cast(Sort, SORT.value(params)),
        page=PAGE.number(params) or 1,
        size=replace(SIZE, default=default_size).number(params) or default_size,
        expand=EXPAND.values(params),
        layers=cast(tuple[LayerName, ...], LAYER_REPEATED.values(params)),
        by=cast(Listing, BY.value(params)),
    )


def _span(params: QueryParams) -> str:
    """The span of years that two fields of a form give, "" where both are empty. Raises BadValue for one backwards."""
    first, last = YEAR_FROM.value(params) or "", YEAR_TO.value(params) or ""
    if first and last and first > last:
        raise BadValue(
            "year_to",
            last,
            f"it is the last year of a span that begins in {first}; give a later one",
            ("refused.span", {"first": first}),
        )
    return written(first, last)


def target_query(params: QueryParams) -> TargetQuery:
    """The targets *params* ask for. Raises BadValue."""
    return TargetQuery(
        plans=FACET_PARAMS["plan"].values(params),
        provinces=FACET_PARAMS["province"].values(params),
        cities=FACET_PARAMS["city"].values(params),
        industries=industries.load().spelled_out(FACET_PARAMS["industry"].values(params)),
        years=TARGET_YEAR.values(params),
        kinds=cast(tuple[TargetKind, ...], TARGET_KIND.values(params)),
        units=TARGET_UNIT.values(params),
        indicators=TARGET_INDICATOR.values(params),
        text=(TARGET_TEXT.value(params) or "").strip(),
        sort=cast(TargetSort, TARGET_SORT.value(params)),
        page=PAGE.number(params) or 1,
        size=LIST_SIZE.number(params) or 100,
    )


def as_given(params: QueryParams) -> list[str]:
    """The passages of a collection as they are named: p=…, and section=… of the boxes that compare; empty ones not."""
    return [value for name in ("p", "section") for raw in params.getlist(name) if (value := raw.strip())]


def passage_refs(params: QueryParams) -> list[PassageRef]:
    """
    The passages of a collection in the reader's order, each once.

    Raises BadValue for one that is not named in a way that can be understood, and for too many.
    """
    given = as_given(params)
    refuse_too_many(given)
    found: dict[PassageRef, None] = {}
    for value in given:
        ref = read_ref(value)
        if ref is None:
            raise BadValue(
                "p",
                echoed(value),
                "it takes PLAN/ANCHOR, PLAN/ANCHOR@EDITION or a permanent link",
                ("takes.passage", {}),
            )
        found[ref] = None
    return list(found)


def section_refs(params: QueryParams) -> list[SectionRef]:
    """
    The columns of a comparison: section=PLAN:ANCHOR (repeated), and plan=PLAN for whole plans.

    Raises BadValue for a section that is not written so.
    """
    sections = (value.partition(":") for value in SECTION.values(params))
    return [
        *(SectionRef(plan, anchor) for plan, _, anchor in sections),
        *(SectionRef(plan) for plan in COLUMN_PLAN.values(params)),
    ]

"""
The shapes of all JSON answers, for OpenAPI and for the tests that hold the answers to them.

The answers themselves are made in app.web.present and app.web.present_answers. Every key is always there; null or []
says unknown or none. Offsets are [start, end) in Unicode code points.
"""

from app.web.api.schemas.citing import (
    CheckedCitation,
    CheckedQuotation,
    CheckedText,
    CitedPlace,
    FoundWords,
    NamedPlan,
    Resolution,
)
from app.web.api.schemas.common import (
    Label,
    Paragraph,
    Part,
    Place,
    Section,
    Shape,
    ShortTitle,
    Step,
    TableCells,
    Title,
)
from app.web.api.schemas.comparing import Cell, Column, Comparison, Nearly, Row, SharedTerm
from app.web.api.schemas.plans import Edition, Evidence, Keywords, Layer, Passage, Record, Records
from app.web.api.schemas.searching import (
    DetectedValue,
    Expansion,
    Facets,
    FacetValue,
    Hit,
    MatchedParagraph,
    NothingFound,
    Query,
    Remedy,
    Search,
    Similar,
    Suggestion,
    Suggestions,
    TickedFacet,
    TickedValue,
    Totals,
)
from app.web.api.schemas.service import Health, Problem, Readiness
from app.web.api.schemas.targets import Target, Targets

__all__ = [
    "Cell",
    "CheckedCitation",
    "CheckedQuotation",
    "CheckedText",
    "CitedPlace",
    "Column",
    "Comparison",
    "DetectedValue",
    "Edition",
    "Evidence",
    "Expansion",
    "FacetValue",
    "Facets",
    "FoundWords",
    "Health",
    "Hit",
    "Keywords",
    "Label",
    "Layer",
    "MatchedParagraph",
    "NamedPlan",
    "Nearly",
    "NothingFound",
    "Paragraph",
    "Part",
    "Passage",
    "Place",
    "Problem",
    "Query",
    "Readiness",
    "Record",
    "Records",
    "Remedy",
    "Resolution",
    "Row",
    "Search",
    "Section",
    "Shape",
    "SharedTerm",
    "ShortTitle",
    "Similar",
    "Step",
    "Suggestion",
    "Suggestions",
    "TableCells",
    "Target",
    "Targets",
    "TickedFacet",
    "TickedValue",
    "Title",
    "Totals",
]

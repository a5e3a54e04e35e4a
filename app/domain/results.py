"""
Questions and answers of search, as values that pages and JSON are made from.

Offsets are Unicode code points in the text they belong to, end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.facet_values import FacetValues
from app.domain.plan import Lang, LayerName

Sort = Literal["relevance", "newest", "oldest", "region"]
Listing = Literal["plan", "paragraph"]
FACETS = ("province", "city", "industry", "year", "period", "kind", "level", "plan")
"""Facet names, which are also the query parameters and may repeat. Unknown values are "unknown", no industry "none"."""

Highlight = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """
    One search. `filters` maps facet names to the values ticked: OR inside a facet, AND across.

    `page` counts from 1; `size` is hits (sections) per page. `expand` holds "off" or "-term" entries.
    `layers` empty means each plan's principal layer. `by` is how a page lists the hits, under their plans or one after
    another; the answer is the same.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    size: int = 20
    expand: tuple[str, ...] = ()
    layers: tuple[LayerName, ...] = ()
    by: Listing = "plan"


@dataclass(frozen=True, slots=True)
class PathStep:
    """One heading on the way down to a section."""

    anchor: str
    heading: str


@dataclass(frozen=True, slots=True)
class ParagraphMatch:
    """
    A paragraph of a hit. `highlights` mark what was typed, `expanded` what widening added; it sets so many `targets`.
    """

    anchor: str
    n: int
    text: str
    highlights: tuple[Highlight, ...] = ()
    expanded: tuple[Highlight, ...] = ()
    kind: Literal["text", "table"] = "text"
    targets: int = 0


@dataclass(frozen=True, slots=True)
class TitleHighlights:
    """What of a plan's titles the query asked for, as offsets into each; empty where there is no such title."""

    zh: tuple[Highlight, ...] = ()
    en: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A section that answers. `paragraphs` are those with a match, in reading order (all of them, none cut).

    `matched` are the terms that matched, as typed or as widened. `text` is the section's whole own text.

    `similar` counts the matching sections nearly the same as this one; they follow it and may be folded under it.
    Each of them names it in `similar_to`, as (plan, anchor). Only where hits are sorted by relevance.

    `targets` counts the targets that its own paragraphs set, those without a match too; 0 in a layer that is not the
    plan's principal one, where none are looked for.

    `without` are the words asked for that it lacks, in any writing; () unless words were let go.
    """

    plan: str
    layer: LayerName
    lang: Lang
    anchor: str
    part: str
    path: tuple[PathStep, ...]
    heading: str
    text: str
    paragraphs: tuple[ParagraphMatch, ...]
    heading_highlights: tuple[Highlight, ...]
    industries: tuple[str, ...]
    score: float
    matched: tuple[str, ...] = ()
    similar: int = 0
    similar_to: tuple[str, str] | None = None
    title_highlights: TitleHighlights = TitleHighlights()
    targets: int = 0
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term added by the term base, the word it was added for, and how many paragraphs only it brings."""

    term: str
    source: str
    added: int = 0


@dataclass(frozen=True, slots=True)
class LetGo:
    """A word asked for that not all sections of the answer have, and how many `sections` of it do, in any writing."""

    word: str
    sections: int


@dataclass(frozen=True, slots=True)
class Insisting:
    """A search that insists on a `word` that was let go, on all of them where it is "", and the `sections` it finds."""

    word: str
    sections: int
    request: SearchRequest


@dataclass(frozen=True, slots=True)
class Detected:
    """A place, year or period recognised in the query, offered as a facet and never forced."""

    facet: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Exact counts over all matches."""

    sections: int
    paragraphs: int
    plans: int


@dataclass(frozen=True, slots=True)
class Tally:
    """
    How many paragraphs have the words asked for, in all and by plan; `relaxed` as in SearchResult.
    """

    paragraphs: int
    plan_totals: Mapping[str, int]
    relaxed: bool


@dataclass(frozen=True, slots=True)
class Remedy:
    """
    A search near one that found nothing, and how many `sections` it finds.

    It is without one `word` (or part) of the query, for that part `alone`, for the words of its phrases wherever they
    stand (`unquoted`), without the `values` ticked in one `facet`, or without all `facets`.
    """

    kind: Literal["word", "alone", "unquoted", "facet", "facets"]
    request: SearchRequest
    word: str = ""
    facet: str = ""
    values: tuple[str, ...] = ()
    sections: int = 0


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One facet with the values ticked that nothing in the archive has, or two that nothing has both of."""

    facets: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Why a search found nothing, as far as can be said, and searches near it that find something."""

    exclusions: tuple[Exclusion, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The answer to a SearchRequest. `plan_totals` counts matching paragraphs per plan over all matches, `sectors` the
    sections of each sector, that is of any of its industries; those that have none are not there.

    `relaxed` says that no section has all the words asked for, or few do, and those with the weightiest of them are
    given instead; `let_go` says which words that concerns, and `insisting` are searches for them.

    `did_you_mean` are whole queries with another word for one that stands nowhere; () where all words were found.

    `nothing` says, where no section was found, why and what would find some.
    """

    request: SearchRequest
    terms: tuple[str, ...]
    expansions: tuple[Expansion, ...]
    detected: tuple[Detected, ...]
    unmatched: tuple[str, ...]
    totals: Totals
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetValues]
    plan_totals: Mapping[str, int]
    took_ms: float
    removed: tuple[str, ...] = ()
    relaxed: bool = False
    let_go: tuple[LetGo, ...] = ()
    insisting: tuple[Insisting, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    nothing: NothingFound | None = None
    sectors: Mapping[str, int] = field(default_factory=dict)

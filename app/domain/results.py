"""
Questions and answers of search and comparison, as values that pages and JSON are made from.

Offsets are Unicode code points in the text they belong to, end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.facet_values import FacetValues
from app.domain.outline import Paragraph
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


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term added by the term base, the word it was added for, and how many paragraphs only it brings."""

    term: str
    source: str
    added: int = 0


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

    It is without one `word` (or part) of the query, for that part `alone`, without the `values` ticked in one `facet`,
    or without all `facets`.
    """

    kind: Literal["word", "alone", "facet", "facets"]
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
    given instead.

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
    did_you_mean: tuple[str, ...] = ()
    nothing: NothingFound | None = None
    sectors: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionRef:
    """Names a section (or a whole plan, anchor None) as a column of a comparison."""

    plan: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a section of a plan, or what a plan says about an industry (anchor None)."""

    plan: str
    anchor: str | None
    title: str
    path: tuple[PathStep, ...]
    layer: LayerName
    lang: Lang


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A shared word where it stands in a paragraph: its place, and which of `Comparison.terms` it is."""

    start: int
    end: int
    term: int


Stretch = tuple[int, int]
DiffStep = tuple[Literal["=", "-", "+"], str]


@dataclass(frozen=True, slots=True)
class Nearly:
    """
    A paragraph that is nearly the same as one of a cell before it: of which column, which, and how much (0..1).

    `diff` turns that one into this: "=" kept, "-" gone, "+" new.
    """

    column: int
    anchor: str
    share: float
    diff: tuple[DiffStep, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What one column has on a row's subject.

    By anchor of the paragraph: `shared` are the shared words in it, `own` those only this column uses, `common` the
    stretches that stand word for word in another column, `nearly` what a cell before it has in nearly the same words.
    """

    plan: str
    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    shared: Mapping[str, tuple[SharedWord, ...]] = field(default_factory=dict)
    own: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    common: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    nearly: Mapping[str, Nearly] = field(default_factory=dict)


PairReason = Literal["heading", "synonym", "similar", "whole", "only"]


@dataclass(frozen=True, slots=True)
class Row:
    """
    One sub-topic across the columns; a None cell is a gap, and is meant.

    `reason` says why the cells stand together, `score` how sure that is (0..1); a row with one cell is "only".
    """

    label: str
    cells: tuple[Cell | None, ...]
    reason: PairReason
    score: float


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word several columns use: how many of them, and how often in each."""

    term: str
    columns: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to eight columns side by side. `distinctive` are, per column, the words only it uses."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    terms: tuple[SharedTerm, ...]
    distinctive: tuple[tuple[str, ...], ...]
    industry: str | None = None

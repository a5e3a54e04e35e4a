"""Answers to searches, and suggestions."""

from typing import Literal

from pydantic import Field

from app.domain.outline import ParagraphKind
from app.domain.plan import Lang, LayerName
from app.domain.views import SuggestionKind
from app.web.api.schemas.common import Label, Offsets, Place, Shape, Step, Title


class MatchedParagraph(Shape):
    """
    A paragraph of a hit. `highlights` marks all that matched; `expanded` is what of it widening brought.

    `targets` counts the targets it sets (/api/targets has them).
    """

    anchor: str
    url: str
    n: int
    kind: ParagraphKind
    text: str
    layer: LayerName
    lang: Lang
    highlights: list[Offsets]
    expanded: list[Offsets]
    targets: int


class Similar(Shape):
    """Names the section that a hit is nearly the same as."""

    plan: str
    anchor: str
    url: str


class TitleHighlights(Shape):
    """What matched in `title.zh` and in `title.en`; empty where that title is null."""

    zh: list[Offsets]
    en: list[Offsets]


class Hit(Shape):
    """
    A section that answers, with those of its paragraphs that match.

    By relevance, the matching sections nearly the same as a hit come right behind it: `similar` says how many there
    are, and each names it in `similar_to`. They count in `total` and take their places on a page like all others.

    `targets` counts the targets of all its own paragraphs; 0 in a layer that is not the plan's principal one.
    """

    plan: str
    layer: LayerName
    lang: Lang
    source: str | None
    title: Title
    title_highlights: TitleHighlights
    anchor: str
    part: str
    url: str
    path: list[Step]
    heading: str
    heading_highlights: list[Offsets]
    text: str
    paragraphs: list[MatchedParagraph]
    province: Place | None
    city: Place | None
    industries: list[str]
    year: int | None
    year_basis: Literal["issued", "period"] | None
    score: float
    matched: list[str]
    similar: int
    similar_to: Similar | None
    targets: int
    without: list[str] = Field(description="words asked for that it lacks; none unless the answer is relaxed")


class Expansion(Shape):
    """A term searched as well, what it was added for, and how many paragraphs only it brings."""

    term: str
    source: str = Field(alias="from")
    added: int


class LetGo(Shape):
    """
    A word asked for that not all sections of a relaxed answer have, how many do, and the query that insists on it.

    The query is null for a word that stands nowhere.
    """

    word: str
    sections: int
    q: str | None


class AllWords(Shape):
    """The query that insists on all words of a relaxed answer, and how many sections it finds."""

    q: str
    total: int


class DetectedValue(Shape):
    """A facet value recognised in the query; offered, never forced."""

    value: str
    text: str
    label: Label


class Query(Shape):
    """What was asked, as it was understood."""

    q: str
    terms: list[str]
    expansions: list[Expansion]
    removed: list[str]
    detected: dict[str, list[DetectedValue]]
    unmatched: list[str]
    relaxed: bool
    let_go: list[LetGo]
    all_words: AllWords | None
    did_you_mean: list[str]


class Totals(Shape):
    """Exact counts over all matches."""

    sections: int
    paragraphs: int
    plans: int


class FacetValue(Shape):
    """A value and how many matching sections have it, its own facet's ticks left out of account."""

    value: str
    label: Label
    count: int
    selected: bool


class Facets(Shape):
    """All facets, counted over all matches. Of more than a thousand plans those with most sections are listed."""

    province: list[FacetValue]
    city: list[FacetValue]
    industry: list[FacetValue]
    year: list[FacetValue]
    period: list[FacetValue]
    kind: list[FacetValue]
    level: list[FacetValue]
    plan: list[FacetValue]


class FacetsMore(Shape):
    """How many values each facet has beyond those listed: none, but for plans where there are very many."""

    province: int
    city: int
    industry: int
    year: int
    period: int
    kind: int
    level: int
    plan: int


class Sector(Shape):
    """Industries under one name, and how many matching sections have any of them, ticks of industries left aside."""

    value: str
    label: Label
    count: int
    industries: list[str]


class TickedValue(Shape):
    """A value ticked in a facet."""

    value: str
    label: Label


class TickedFacet(Shape):
    """A facet with the values ticked in it."""

    facet: str
    values: list[TickedValue]


class Remedy(Shape):
    """
    A search near one that found nothing, and how many sections it finds (`total`).

    By `kind`: without one `word` (or part) of the query; for that part `alone`; for the words of its phrases wherever
    they stand (`unquoted`); without the `values` ticked in one `facet`; without all `facets`. `url` is the page of
    that search.
    """

    kind: Literal["word", "alone", "unquoted", "facet", "facets"]
    word: str
    facet: str | None
    values: list[TickedValue]
    q: str
    url: str
    total: int


class NothingFound(Shape):
    """
    Why nothing was found, as far as can be said, and what would find something.

    Each of `exclusions` is one facet whose values nothing in the archive has, or two that nothing has both of.
    """

    exclusions: list[list[TickedFacet]]
    remedies: list[Remedy]


class Search(Shape):
    """An answer to a search; `total` counts sections. `nothing_found` is null where there are hits."""

    query: Query
    total: int
    totals: Totals
    plan_totals: dict[str, int] = Field(description="matching paragraphs of each plan, over all matches")
    page: int
    size: int
    took_ms: float
    hits: list[Hit]
    facets: Facets
    facets_more: FacetsMore
    sectors: list[Sector]
    nothing_found: NothingFound | None


class Suggestion(Shape):
    """Something that completes what was typed; `value` is what to search, or to tick in `facet`."""

    text: str
    kind: SuggestionKind
    value: str
    facet: str | None
    count: int | None


class Suggestions(Shape):
    """Suggestions, best first."""

    q: str
    items: list[Suggestion]
    total: int
    page: int

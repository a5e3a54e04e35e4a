"""
One generation of the index, opened: its catalogue, its search engine, and what is worked out from them once.

Never changed after opening, hence shared by threads without locks. Its files are let go of when the last reader has
let go of the snapshot: nobody needs to be waited for, and nobody is cut off.
"""

import re
import threading
import weakref
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import Final, get_args

from app.archive.answers import Answers
from app.archive.compared import Comparisons
from app.cite.follow import Alignments
from app.compare import ColumnInput, CounterpartIndex
from app.domain.plan import LayerName
from app.domain.results import NothingFound, SearchRequest, SearchResult, Tally
from app.domain.subjects import HeadingWords
from app.domain.views import Coverage, CoverageRow, Passage, PlanInfo
from app.domain.words import TextWords
from app.errors import IndexOutOfDate, PlanNotFound, PlanRenamed, PlanWithdrawn
from app.pipeline.stamp import program_stamp
from app.search.engine import Engine
from app.search.insisting import insisting
from app.search.remedies import exclusions, remedies
from app.search.whoosh_engine import WhooshEngine
from app.store.catalogue import Catalogue
from app.store.generations import CATALOGUE, SEARCH, Generations
from app.store.naming import Holding, Names
from app.store.published import FindPlans, PublishedTexts
from app.vocab import industries

_BREAKS: Final = re.compile(r"[^\w%％]+|_+")
EDGE_WORDS: Final = re.compile(r"^[0-9A-Za-z０-９%％]+|[0-9A-Za-z０-９%％]+$")
"""A number or Latin word at either end of a stretch, of which it may be a part only."""
_MIN_PHRASE: Final = 2
_MAX_PHRASE: Final = 40
_PHRASES: Final = 4
MOST_PLANS: Final = 200
"""So many plans are looked into for words somebody quotes: what stands in more tells nobody where it is from."""


class Snapshot:
    """
    What answers between two builds.

    `generation` is the name of its folder; `token` what Generations.token said just before it was opened.
    """

    def __init__(self, generation: str, token: tuple[int, int] | None, catalogue: Catalogue, engine: Engine) -> None:
        self.generation = generation
        self.token = token
        self.catalogue = catalogue
        self.engine = engine
        self.comparisons = Comparisons()
        self._working = threading.Lock()
        self._counterparts: CounterpartIndex | None = None
        self._alignments = Alignments()
        # Of the engine, not of the snapshot: a circle would keep its files open until somebody collects it.
        self._answers = Answers(partial(_answer, engine))
        weakref.finalize(self, _let_go, catalogue, engine)

    def search(self, request: SearchRequest) -> SearchResult:
        """The sections that answer *request*; where there are none, what would find some. See Engine.search."""
        return self._answers.search(request)

    def count(self, request: SearchRequest) -> int:
        """How many sections answer *request*. See Engine.count."""
        return self.engine.count(request)

    def tally(self, request: SearchRequest) -> Tally:
        """How many paragraphs answer *request*. See Engine.tally."""
        return self.engine.tally(request)

    def prepare(self) -> None:
        """Work out now what the first readers need, who would else wait for it one after the other."""
        _ = self.plans, self.former, self.coverage
        self.engine.suggest("", "zh")

    @cached_property
    def plans(self) -> Mapping[str, PlanInfo]:
        """Every plan by slug, in the order of lists."""
        return {info.plan: info for info in self.catalogue.plans()}

    def plan(self, slug: str) -> PlanInfo:
        """One plan. Raises PlanNotFound, PlanWithdrawn, PlanRenamed."""
        found = self.plans.get(slug)
        if found is not None:
            return found
        for tombstone in self.catalogue.tombstones():
            if tombstone.plan == slug:
                raise PlanWithdrawn(slug, tombstone.reason, tombstone.successor)
        if slug in self.former:
            raise PlanRenamed(slug, self.former[slug])
        raise PlanNotFound(slug)

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Slugs that plans were filed under before, with those they have now."""
        return {old: info.plan for info in self.plans.values() for old in info.record.formerly if old not in self.plans}

    @cached_property
    def coverage(self) -> Coverage:
        """Plan × industry: every plan a row, every industry of the vocabulary a column."""
        rows = tuple(CoverageRow(info.plan, info.paragraphs, info.industries) for info in self.plans.values())
        return Coverage(industries.load().order, rows)

    @cached_property
    def names(self) -> Names:
        """The titles and document numbers of everything held."""
        return Names(
            Holding(info.record, tuple(part.title for part in info.parts if part.title)) for info in self.plans.values()
        )

    @property
    def counterparts(self) -> CounterpartIndex:
        """The headings of every plan's principal text, to find sections on one subject by."""
        # A moment's work, done by the first who asks while the others wait.
        with self._working:
            if self._counterparts is None:
                self._counterparts = CounterpartIndex(self.catalogue)
            return self._counterparts

    def whole_plan(self, slug: str) -> ColumnInput | None:
        """The principal text of a plan that is held, as a column of a comparison; None where there is no text."""
        text = next((text for text in self.catalogue.texts(slug) if text.current), None)
        if text is None:
            return None
        record = self.plans[slug].record
        title = record.title_zh or record.title_en or slug
        sections = self.catalogue.outline(text).sections
        words, headings = (self.catalogue.words(slug), self.catalogue.headings(slug)) if text.principal else (None, {})
        return ColumnInput(slug, title, text.layer, text.lang, None, sections, words=words, headings=headings)

    def read_before(self, passage: Passage) -> tuple[TextWords | None, Mapping[str, HeadingWords]]:
        """
        What the index has read of the text that *passage* stands in: its words and its headings.

        Only of the principal text of a plan; (None, {}) of others.
        """
        text = next((text for text in self.catalogue.texts(passage.plan) if text.principal), None)
        is_principal = passage.current and text is not None and (text.layer, text.lang) == (passage.layer, passage.lang)
        if not is_principal:
            return None, {}
        return self.catalogue.words(passage.plan), self.catalogue.headings(passage.plan)

    def published(self) -> "Published":
        """Everything ever published, asked for by address, fingerprint or words."""
        return Published(
            self.catalogue, lambda words: _plans_with(self.engine, tuple(self.plans), words), self._alignments
        )


class Published(PublishedTexts):
    """Everything ever published, with the alignments of its texts, which are made once."""

    def __init__(self, catalogue: Catalogue, find_plans: FindPlans, alignments: Alignments) -> None:
        super().__init__(catalogue, find_plans)
        self.alignments = alignments


def open_snapshot(generations: Generations) -> Snapshot:
    """
    Open the generation that answers now.

    Raises:
        IndexOutOfDate: there is none, it is damaged, or another version of the program built it.
    """
    token = generations.token()
    folder = generations.current()
    if (generations.stamp() or {}).get("program") != program_stamp():
        raise IndexOutOfDate("the index was built by another version")
    catalogue = Catalogue(folder / CATALOGUE)
    try:
        engine = WhooshEngine.open(folder / SEARCH)
    except BaseException:
        catalogue.close()
        raise
    return Snapshot(folder.name, token, catalogue, engine)


def _answer(engine: Engine, request: SearchRequest) -> SearchResult:
    result = engine.search(request)
    if result.totals.sections:
        return replace(result, insisting=insisting(result, engine.count)) if result.let_go else result
    return replace(result, nothing=NothingFound(exclusions(request, engine.count), remedies(request, engine.count)))


def _let_go(catalogue: Catalogue, engine: Engine) -> None:
    engine.close()
    catalogue.close()


def _plans_with(engine: Engine, slugs: tuple[str, ...], words: str) -> tuple[str, ...]:
    """
    The plans that may hold *words*, which stand in one paragraph, in any layer; no more than MOST_PLANS.

    The longest stretches without punctuation are asked for, and no number or Latin word at their ends, since a
    phrase that begins inside one is not found: whoever asks looks into the texts himself. Numbers and words alone are
    asked for as they are, since looking into all texts would take seconds in a large archive.
    """
    pieces = _BREAKS.split(words)
    phrases = [phrase for piece in pieces if len(phrase := _without_edges(piece)) >= _MIN_PHRASE]
    phrases = sorted(phrases, key=len, reverse=True)[:_PHRASES] or [max(pieces, key=len)[:_MAX_PHRASE]]
    if not phrases[0]:
        return ()
    query = " AND ".join(f'"{phrase}"' for phrase in phrases)
    request = SearchRequest(query, size=1, expand=("off",), layers=get_args(LayerName))
    found = engine.search(request).plan_totals
    return tuple(slug for slug in slugs if slug in found)[:MOST_PLANS]


def _without_edges(piece: str) -> str:
    """The beginning of *piece* without a number or Latin word at an end, the one it is cut short in included."""
    whole = EDGE_WORDS.sub("", piece)
    return whole if len(whole) <= _MAX_PHRASE else EDGE_WORDS.sub("", whole[:_MAX_PHRASE])

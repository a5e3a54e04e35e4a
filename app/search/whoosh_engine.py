"""
The engine of one machine: a Whoosh index and the arrays beside it.

Whoosh is the authority for schema, documents and stored fields; matching, ranking, counting and facets are
answered from the arrays (app.search.arrays), which the build wrote from the same tokens. Everything is immutable
once opened, so requests share it without locks.
"""

import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from app.analysis import words
from app.analysis.chars import char_texts, is_word
from app.analysis.fold import fold_text
from app.analysis.words import is_han
from app.domain.facet_values import FacetValues
from app.domain.plan import Lang
from app.domain.results import (
    FACETS,
    Expansion,
    SearchRequest,
    SearchResult,
    Tally,
    Totals,
)
from app.domain.views import Suggestion
from app.search import expand, glossing, sounds
from app.search.arrays import Bools, Ints, TextArrays
from app.search.evaluate import Evaluation
from app.search.facets import Narrowed, count_facets, count_sectors, spelled_out
from app.search.finder import Finder
from app.search.hits import hits_of
from app.search.leaves import Leaves, TermMatch
from app.search.letting_go import Lacking
from app.search.limits import refuse
from app.search.query import parse
from app.search.ranking import Folded, folded, in_order, unfolded
from app.search.sets import Scored, union
from app.search.snapshot import Snapshot, open_snapshot
from app.search.spelling import Speller
from app.search.suggest import Suggester
from app.search.understanding import Understood, understand
from app.search.values import plans_named


@dataclass(frozen=True, slots=True)
class Ranked:
    """How many sections match, the `first` of them by ordinal, and facets over all."""

    total: int
    first: Ints
    facets: Mapping[str, FacetValues]


_LATER: Final = 2.0
"""Seconds after opening at which pinyin, glosses and suggestions are got ready."""


class WhooshEngine:
    """See `app.search.engine.Engine`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._speller = Speller(snapshot)

    @classmethod
    def open(cls, directory: Path) -> "WhooshEngine":
        """
        Open the index that `build.write_index` wrote in *directory* and load what the first question needs.

        Raises:
            IndexOutOfDate: There is no index, or another version wrote it.
        """
        words.prepare()
        expand.prepare()
        engine = cls(open_snapshot(directory))
        # What a search in Chinese does not need is got ready a moment later: the first readers need not wait for it.
        later = threading.Timer(_LATER, _prepare, [weakref.ref(engine)])
        later.daemon = True
        later.start()
        return engine

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._snapshot)

    @property
    def damage(self) -> str | None:
        """Why the arrays were read from Whoosh itself; None where those beside it are in order."""
        return self._snapshot.damage

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        self._snapshot.hits.close()

    def suggest(self, q: str, lang: Lang, limit: int = 10) -> tuple[Suggestion, ...]:
        """What *q* may be the beginning of: titles, headings, terms and places, the likeliest first."""
        return self._suggester.suggest(q, lang, limit)

    def plans_named(self, words: str) -> frozenset[str]:
        """The plans whose names have every one of *words*; see `Engine.plans_named`."""
        return plans_named(self._snapshot, words)

    def search(self, request: SearchRequest) -> SearchResult:
        """The sections that answer *request*; see `Engine.search`."""
        began = time.perf_counter()
        refuse(request)
        snapshot = self._snapshot
        understood, evaluation, matched = self._matched(request)
        filters = spelled_out(snapshot, request.filters)
        narrowed = Narrowed.of(snapshot, matched.chunks, filters)
        found = _passed(matched, narrowed)
        counts = _Counts.of(snapshot, evaluation, found.chunks)
        page = range(len(found.chunks))[(request.page - 1) * request.size : request.page * request.size]
        hits = self._hits(request, found, page.stop, folding=bool(evaluation.positive))
        missing = tuple(dict.fromkeys(leaf.text for leaf in evaluation.missing))
        lacking = Lacking.of(found, evaluation.weighed)
        return SearchResult(
            request=request,
            terms=understood.terms,
            expansions=counts.expansions,
            detected=understood.detected,
            unmatched=missing,
            totals=Totals(len(found.chunks), counts.paragraphs, counts.plans),
            hits=hits_of(
                snapshot, hits, slice(page.start, page.stop), found, evaluation.positive, understood.titled, lacking
            ),
            facets=count_facets(snapshot, narrowed, found.chunks, filters),
            sectors=count_sectors(snapshot, narrowed),
            plan_totals=counts.per_plan,
            took_ms=(time.perf_counter() - began) * 1000,
            removed=understood.removed,
            relaxed=evaluation.relaxed,
            let_go=lacking.let_go,
            did_you_mean=self._meant(understood, missing, evaluation.relaxed, request.q),
        )

    def count(self, request: SearchRequest) -> int:
        """How many sections answer *request*; see `Engine.count`."""
        refuse(request)
        _, _, matched = self._matched(request)
        filters = spelled_out(self._snapshot, request.filters)
        return len(Narrowed.of(self._snapshot, matched.chunks, filters).left())

    def tally(self, request: SearchRequest) -> Tally:
        """How many paragraphs answer *request*; see `Engine.tally`."""
        refuse(request)
        _, evaluation, matched = self._matched(request)
        filters = spelled_out(self._snapshot, request.filters)
        found = _passed(matched, Narrowed.of(self._snapshot, matched.chunks, filters))
        counts = _Counts.of(self._snapshot, evaluation, found.chunks)
        return Tally(counts.paragraphs, counts.per_plan, evaluation.relaxed)

    def _meant(self, understood: Understood, missing: Sequence[str], relaxed: bool, query: str) -> tuple[str, ...]:
        """Queries that may have been meant: where words are missing, and where some were cut to single characters."""
        if missing or relaxed:
            return self._speller.did_you_mean(query, missing)
        # Of 新能原汽车 the pieces 新, 原 and 汽车 are found, and still nobody means that.
        cut = any(len(each) == 1 and is_han(each) for each in understood.terms)
        return self._speller.did_you_mean(query, (), by_sound=True) if cut else ()

    def _hits(self, request: SearchRequest, found: Scored, first: int, folding: bool) -> Folded:
        """The first hits in the order asked for."""
        if request.sort == "relevance" and folding:
            return folded(self._snapshot, found, first)
        return unfolded(in_order(self._snapshot, found, request.sort, first))

    def rank(self, request: SearchRequest, facets: Sequence[str] = FACETS) -> Ranked:
        """What other programs that search answer too, near duplicates left where they rank; for comparing speed."""
        refuse(request)
        _, _, matched = self._matched(request)
        filters = spelled_out(self._snapshot, request.filters)
        narrowed = Narrowed.of(self._snapshot, matched.chunks, filters)
        found = _passed(matched, narrowed)
        last = request.page * request.size
        ranked = in_order(self._snapshot, found, request.sort, last)
        counted = count_facets(self._snapshot, narrowed, found.chunks, filters, facets)
        return Ranked(len(found.chunks), ranked[last - request.size :], counted)

    def _matched(self, request: SearchRequest) -> tuple[Understood, Evaluation, Scored]:
        """The query read and answered, before any facet."""
        snapshot = self._snapshot
        finder = Finder(snapshot.text, snapshot.common, snapshot.kept)
        understood = understand(parse(request.q), snapshot, request.expand, finder)
        lang = "zh" if understood.in_pinyin else language_of(request.q)
        evaluation = Evaluation(Leaves(snapshot, snapshot.scope(lang, request.layers), finder))
        return understood, evaluation, evaluation.run(understood.query)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Exact counts over all matches; paragraphs are those that contain a word asked for."""

    paragraphs: int
    plans: int
    per_plan: Mapping[str, int]
    expansions: tuple[Expansion, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, evaluation: Evaluation, found: Ints) -> "_Counts":
        text = snapshot.text
        matching = np.zeros(snapshot.count, dtype=np.bool_)
        matching[found] = True
        matches = [match for match in evaluation.positive if len(match.standing.units)]
        units = [_paragraphs(text, match.standing.units, matching) for match in matches]
        if evaluation.positive:
            counted = text.unit_chunk[union(units, len(text.unit_chunk))]
            paragraphs = len(counted)
            counts = np.bincount(snapshot.plan_of[counted], minlength=len(snapshot.plans))
        else:
            # All paragraphs of a section: its units but the heading.
            own = np.diff(text.chunk_unit)[found] - 1
            paragraphs = int(own.sum())
            counts = np.bincount(snapshot.plan_of[found], own, minlength=len(snapshot.plans)).astype(np.intp)
        plans = np.flatnonzero(np.bincount(snapshot.plan_of[found], minlength=len(snapshot.plans)))
        rows = snapshot.plans
        per_plan = {
            rows[plan].plan: count for plan, count in zip(plans.tolist(), counts[plans].tolist(), strict=True)
        }
        return cls(paragraphs, len(per_plan), per_plan, _expansions(matches, units, len(text.unit_chunk)))


def _prepare(engine: "weakref.ref[WhooshEngine]") -> None:
    """Pinyin, glosses of English words, suggestions; whoever asks before they are ready works them out himself."""
    sounds.prepare()
    glossing.prepare()
    # Nobody waits for those of an index that has been replaced meanwhile.
    if (opened := engine()) is not None:
        opened.suggest("", "zh")


def _passed(matched: Scored, narrowed: Narrowed) -> Scored:
    """What passes all facets."""
    passed = narrowed.passing()
    if passed is None:
        return matched
    return Scored(matched.chunks.take(passed), matched.score.take(passed), matched.count)


def _paragraphs(text: TextArrays, units: Ints, matching: Bools) -> Ints:
    """Those of *units* that are paragraphs of a *matching* section."""
    return units[(text.unit_order[units] > 0) & matching[text.unit_chunk[units]]]


def _expansions(matches: Sequence[TermMatch], units: Sequence[Ints], unit_count: int) -> tuple[Expansion, ...]:
    """Each widening that found something, with the paragraphs that only it brings."""
    if all(match.term.source is None for match in matches):
        return ()
    touched = np.zeros(unit_count, dtype=np.uint16)
    for each in units:
        touched[each] += 1
    found: dict[tuple[str, str], Expansion] = {}
    for match, each in zip(matches, units, strict=True):
        if match.term.source is not None:
            only = int(np.count_nonzero(touched[each] == 1))
            found.setdefault((match.term.text, match.term.source), Expansion(match.term.text, match.term.source, only))
    return tuple(found.values())


def language_of(query: str) -> Lang:
    """The language a question is in: Chinese if any Han character is in it (or nothing), else English."""
    signs = char_texts(fold_text(query))
    if any(is_han(sign) for sign in signs):
        return "zh"
    return "en" if any(is_word(sign) for sign in signs) else "zh"

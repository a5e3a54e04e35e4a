"""
The engine of one machine: a Whoosh index and the arrays beside it.

Whoosh is the authority for schema, documents and stored fields; matching, ranking, counting and facets are
answered from the arrays (app.search.arrays), which the build wrote from the same tokens. Everything is immutable
once opened, so requests share it without locks.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.analysis import words
from app.analysis.chars import char_texts, is_word
from app.analysis.fold import fold_text
from app.analysis.words import is_han
from app.domain.plan import Lang
from app.domain.results import (
    FACETS,
    Expansion,
    Hit,
    ParagraphMatch,
    PathStep,
    SearchRequest,
    SearchResult,
    Totals,
)
from app.domain.views import Suggestion
from app.errors import BadValue
from app.search import expand, sounds
from app.search.arrays import Bools, Ints
from app.search.evaluate import Evaluation, Matched, ordinals
from app.search.facets import apply, count_facets, count_sectors, filter_masks
from app.search.highlights import marks_of
from app.search.matching import Finder
from app.search.query import parse
from app.search.ranking import Folded, folded, in_order, unfolded
from app.search.snapshot import Snapshot, open_snapshot
from app.search.spelling import Speller
from app.search.standing import units_of
from app.search.suggest import Suggester
from app.search.understanding import Understood, understand

MAX_SIZE: Final = 100
MAX_FILTER_VALUES: Final = 200


class WhooshEngine:
    """See `app.search.engine.Engine`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._suggester = Suggester(snapshot)
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
        sounds.prepare()
        return cls(open_snapshot(directory))

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

    def search(self, request: SearchRequest) -> SearchResult:
        """The sections that answer *request*; see `Engine.search`."""
        began = time.perf_counter()
        _check(request)
        snapshot = self._snapshot
        finder = Finder(snapshot.text)
        understood = understand(parse(request.q), snapshot, request.expand, finder)
        lang = "zh" if understood.in_pinyin else language_of(request.q)
        evaluation = Evaluation(snapshot, snapshot.scope(lang, request.layers), finder)
        matched = evaluation.run(understood.query)
        masks = filter_masks(snapshot, request.filters)
        found = apply(matched.mask, masks)
        counts = _Counts.of(snapshot, evaluation, found)
        ranked = in_order(snapshot, Matched(found, matched.score), request.sort)
        hits = folded(snapshot, ranked) if request.sort == "relevance" and evaluation.positive else unfolded(ranked)
        page = range(len(ranked))[(request.page - 1) * request.size : request.page * request.size]
        missing = tuple(dict.fromkeys(leaf.text for leaf in evaluation.missing))
        return SearchResult(
            request=request,
            terms=understood.terms,
            expansions=counts.expansions,
            detected=understood.detected,
            unmatched=missing,
            totals=Totals(len(ranked), counts.paragraphs, counts.plans),
            hits=tuple(self._hit(hits, at, evaluation, matched) for at in page),
            facets=count_facets(snapshot, matched.mask, masks, request.filters),
            sectors=count_sectors(snapshot, matched.mask, masks),
            plan_totals=counts.per_plan,
            took_ms=(time.perf_counter() - began) * 1000,
            removed=understood.removed,
            relaxed=evaluation.relaxed,
            did_you_mean=self._meant(understood, missing, evaluation.relaxed, request.q),
        )

    def _meant(self, understood: Understood, missing: Sequence[str], relaxed: bool, query: str) -> tuple[str, ...]:
        """Queries that may have been meant: where words are missing, and where some were cut to single characters."""
        if missing or relaxed:
            return self._speller.did_you_mean(query, missing)
        # Of 新能原汽车 the pieces 新, 原 and 汽车 are found, and still nobody means that.
        cut = any(len(each) == 1 and is_han(each) for each in understood.terms)
        return self._speller.did_you_mean(query, (), by_sound=True) if cut else ()

    def _hit(self, hits: Folded, at: int, evaluation: Evaluation, matched: Matched) -> Hit:
        chunk, leader = int(hits.chunks[at]), int(hits.leader[at])
        stored = self._snapshot.hits.get(chunk)
        paragraphs: Sequence[tuple[str, int, str, Any]] = stored["paragraphs"]
        units = [stored["heading"], *(text for _, _, text, _ in paragraphs)]
        marks, terms = marks_of(self._snapshot.text, chunk, units, evaluation.positive)
        asked = bool(evaluation.positive)
        return Hit(
            plan=stored["plan"],
            layer=stored["layer"],
            lang=stored["lang"],
            anchor=stored["anchor"],
            part=stored["part"],
            path=tuple(PathStep(anchor, heading) for anchor, heading in stored["path"]),
            heading=stored["heading"],
            text="\n".join(units[1:]),
            paragraphs=tuple(
                ParagraphMatch(anchor, n, text, tuple(mark.typed), tuple(mark.added), kind)
                for (anchor, n, text, kind), mark in zip(paragraphs, marks[1:], strict=True)
                if mark.typed or mark.added or not asked
            ),
            heading_highlights=tuple(sorted([*marks[0].typed, *marks[0].added])),
            industries=tuple(stored["industries"]),
            score=float(matched.score[chunk]),
            matched=tuple(terms),
            similar=int(hits.similar[at]),
            similar_to=self._address(leader) if leader != chunk else None,
        )

    def _address(self, chunk: int) -> tuple[str, str]:
        stored = self._snapshot.hits.get(chunk)
        return stored["plan"], stored["anchor"]


@dataclass(frozen=True, slots=True)
class _Counts:
    """Exact counts over all matches; paragraphs are those that contain a word asked for."""

    paragraphs: int
    plans: int
    per_plan: Mapping[str, int]
    expansions: tuple[Expansion, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, evaluation: Evaluation, found: Bools) -> "_Counts":
        text = snapshot.text
        countable = (text.unit_order > 0) & found[text.unit_chunk]
        counted = countable
        if evaluation.positive:
            counted = countable & units_of([match.occurrences for match in evaluation.positive], len(countable))
        plans: Ints = snapshot.plan_of[ordinals(found)]
        counts = np.bincount(snapshot.plan_of[text.unit_chunk[counted]], minlength=len(snapshot.plans))
        per_plan = {snapshot.plans[plan].plan: int(counts[plan]) for plan in np.unique(plans).tolist()}
        return cls(int(counted.sum()), len(per_plan), per_plan, _expansions(evaluation, countable))


def _expansions(evaluation: Evaluation, countable: Bools) -> tuple[Expansion, ...]:
    """Each widening that found something, with the paragraphs that only it brings."""
    matches = [match for match in evaluation.positive if len(match.occurrences)]
    touched = np.zeros(len(countable), dtype=np.int32)
    units = [units_of([match.occurrences], len(countable)) & countable for match in matches]
    for each in units:
        touched += each
    found: dict[tuple[str, str], Expansion] = {}
    for match, each in zip(matches, units, strict=True):
        if match.term.source is not None:
            only = int((each & (touched == 1)).sum())
            found.setdefault((match.term.text, match.term.source), Expansion(match.term.text, match.term.source, only))
    return tuple(found.values())


def language_of(query: str) -> Lang:
    """The language a question is in: Chinese if any Han character is in it (or nothing), else English."""
    signs = char_texts(fold_text(query))
    if any(is_han(sign) for sign in signs):
        return "zh"
    return "en" if any(is_word(sign) for sign in signs) else "zh"


def _check(request: SearchRequest) -> None:
    """Refuse what cannot be asked."""
    for name, values in request.filters.items():
        if name not in FACETS:
            raise BadValue("filter", name, f"facets are {', '.join(FACETS)}")
        if len(values) > MAX_FILTER_VALUES:
            raise BadValue(name, f"{len(values)} values", f"at most {MAX_FILTER_VALUES} values can be ticked")
    if not 1 <= request.size <= MAX_SIZE:
        raise BadValue("size", str(request.size), f"it is a number from 1 to {MAX_SIZE}")
    if request.page < 1:
        raise BadValue("page", str(request.page), "pages are counted from 1")
    if request.sort not in ("relevance", "newest", "oldest", "region"):
        raise BadValue("sort", request.sort, "it is relevance, newest, oldest or region")

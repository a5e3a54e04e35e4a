"""
A finished index, opened: the arrays, what is known of each plan, and the stored hits.

Immutable once opened, hence shared by all threads without locks. A new index is a new snapshot; readers in
progress keep theirs until they are done.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from app.analysis.fold import fold_text
from app.domain.plan import Lang, LayerName
from app.errors import IndexOutOfDate
from app.search.arrays import (
    Bools,
    FacetArrays,
    Ints,
    TextArrays,
    WordArrays,
    load_arrays,
    load_words,
    open_text,
    open_words,
)
from app.search.build import MANIFEST
from app.search.cache import Cache
from app.search.common_words import COMMON_NAMES, CommonWords, open_common
from app.search.facet_arrays import facet_of
from app.search.fields import FACET_FIELDS, STAMP
from app.search.restore import restore
from app.search.scoring import Scorer, worth_of
from app.search.sets import union
from app.search.shards import WHOOSH
from app.search.sounds import Sounds
from app.search.whoosh_reader import DAMAGE
from app.search.whoosh_stored import StoredHits
from app.vocab import industries

_LOG: Final = logging.getLogger("archive")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What ranking, sorting and prefixes need to know of a plan; texts are folded where they are matched."""

    plan: str
    title_zh: str | None
    title_en: str | None
    title: str
    issuer: str
    number: str
    issued: str | None
    year: int | None
    period: tuple[int | None, int | None]
    five_year_plans: tuple[str, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The chunks a question is about; `key` names them, so that what was worked out for them can be kept."""

    key: tuple[str, ...]
    mask: Bools
    everything: bool

    def within(self, chunks: Ints) -> Ints:
        """Those of *chunks* that it is about."""
        return chunks if self.everything else chunks[self.mask[chunks]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """
    One generation of the index.

    `plan_of` is each chunk's plan (ordinal in `plans`); `headings` maps heading words to how many sections have
    them; `sectors` is a facet made of the industries; `sounds` knows the words of the texts by their sound. `group`
    is the first section nearly the same as each (app.search.likeness). `scorer` says what words are worth, and `common`
    knows it of the commonest from the beginning. `everything` is a mask of all sections.
    `scopes` holds, for each language a question may be in, the chunks to search per layer and, under "principal",
    those of each plan's principal layer. `kept` is what was worked out for earlier questions. `damage` says why the
    arrays were read from Whoosh, None where they were in order.
    """

    text: TextArrays
    words: WordArrays
    facets: Mapping[str, FacetArrays]
    sectors: FacetArrays
    plans: Sequence[PlanRow]
    plan_of: NDArray[np.intp]
    headings: Mapping[str, int]
    sounds: Sounds
    group: Ints
    scorer: Scorer
    common: CommonWords
    everything: Bools
    scopes: Mapping[tuple[Lang, LayerName | Literal["principal"]], Bools]
    hits: StoredHits
    count: int
    kept: Cache
    damage: str | None = None

    def scope(self, lang: Lang, layers: Sequence[LayerName]) -> Scope:
        """
        The chunks a question in *lang* is about.

        A layer that a plan holds in two languages, as summaries are, is searched in the question's language
        only; otherwise every passage would be counted twice.
        """
        chosen: Sequence[LayerName | Literal["principal"]] = sorted(set(layers)) or ("principal",)
        key = (lang, *chosen)
        return self.kept.get(("scope", key), lambda: self._scope(key, lang, chosen), lambda made: made.mask.nbytes)

    def _scope(
        self, key: tuple[str, ...], lang: Lang, chosen: Sequence[LayerName | Literal["principal"]]
    ) -> Scope:
        mask = np.logical_or.reduce([self.scopes[lang, layer] for layer in chosen])
        return Scope(key, mask, bool(mask.all()))

    def having(self, facet: str, values: Sequence[str]) -> Ints:
        """The chunks that have one of *values* in *facet*, ascending; none for values nothing has."""
        return union([self.facets[facet].having(value) for value in dict.fromkeys(values)], self.count)

    def with_value(self, facet: str, values: Sequence[str]) -> Bools:
        """The chunks that have one of *values* in *facet*, as a mask."""
        mask = np.zeros(self.count, dtype=np.bool_)
        for value in values:
            mask[self.facets[facet].having(value)] = True
        return mask

    def rarity(self, with_term: int) -> float:
        """How much a word says that *with_term* sections have: the idf of ranking."""
        return self.scorer.rarity(with_term)


def open_snapshot(directory: Path) -> Snapshot:
    """
    Open the index in *directory*.

    Raises:
        IndexOutOfDate: There is none, it is damaged, or another version of the program wrote it.
    """
    try:
        manifest = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexOutOfDate(f"there is no search index in {directory}") from error
    if manifest.get("stamp") != STAMP:
        raise IndexOutOfDate("the search index was built by another version")
    try:
        return _open(directory, directory / WHOOSH, manifest["chunks"])
    except DAMAGE as error:
        return _restored(directory / WHOOSH, manifest["chunks"], str(error))


def _restored(whoosh: Path, count: int, why: str) -> Snapshot:
    """The arrays read from the Whoosh index itself, since those beside it cannot be used."""
    _LOG.warning("the arrays of the search index cannot be used (%s): read from Whoosh; run `archive build`", why)
    try:
        with TemporaryDirectory(prefix="archive-", ignore_cleanup_errors=True) as folder:
            restore(whoosh, Path(folder))
            return replace(_open(Path(folder), whoosh, count, mapped=False), damage=why)
    except DAMAGE as error:
        raise IndexOutOfDate(f"the search index is damaged ({error})") from error


def _open(directory: Path, whoosh: Path, count: int, mapped: bool = True) -> Snapshot:
    def load(group: str, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        return load_arrays(directory, group, names, mapped)

    text_words, terms, facet_values, rows, common = (
        load_words(directory, group) for group in ("text", "words", "facets", "chunks", "common")
    )
    text = open_text(load, text_words)
    words = open_words(load, terms)
    chunks = load("chunks", ("plan", "kind", "group", "shared"))
    # As wide as what takes by it and counts it wants numbers to be, or they would be widened for every question.
    plan_of = chunks["plan"].astype(np.intp)
    facets = {
        field.name: facet_of(field.name, facet_values[field.name], *_pairs(load, field.name), plan_of)
        for field in FACET_FIELDS
    }
    plans = tuple(_plan_row(row) for row in rows["plans"])
    hits = StoredHits(whoosh)
    if hits.count != count or len(plan_of) != count:
        raise ValueError("its parts are of different ages")
    return Snapshot(
        text=text,
        words=words,
        facets=facets,
        sectors=_sectors(facet_values["industry"], *_pairs(load, "industry"), plan_of),
        plans=plans,
        plan_of=plan_of,
        headings=rows["headings"],
        sounds=Sounds(terms["sounds"]),
        group=chunks["group"],
        scorer=Scorer(words, worth_of(text, chunks["shared"])),
        everything=np.ones(count, dtype=np.bool_),
        common=open_common(text, common["words"], load("common", COMMON_NAMES)),
        scopes=_scopes(plan_of, chunks["kind"], [tuple(kind) for kind in rows["kinds"]], len(rows["plans"])),
        hits=hits,
        count=count,
        kept=Cache(),
    )


def _pairs(load: Callable[[str, Sequence[str]], dict[str, NDArray[Any]]], facet: str) -> tuple[Ints, Ints]:
    """The chunks and values of a facet's pairs."""
    pairs = load("facets", (f"{facet}.chunk", f"{facet}.value"))
    return pairs[f"{facet}.chunk"], pairs[f"{facet}.value"]


def _sectors(values: Sequence[str], chunk: Ints, value: Ints, plan_of: NDArray[np.intp]) -> FacetArrays:
    """The sectors of each section, each once, however many of its industries belong there, as a facet."""
    known = industries.load()
    names = tuple(known.sectors)
    # What is no industry belongs to no sector.
    places = np.array([names.index(known.by_id[each].sector) if each in known.by_id else -1 for each in values])
    pairs = np.stack([chunk, places[value]]) if len(places) else np.zeros((2, 0))
    of_sector = np.unique(pairs[:, pairs[1] >= 0], axis=1).astype(np.int32)
    return facet_of("sector", names, of_sector[0], of_sector[1], plan_of)


def _plan_row(row: Mapping[str, Any]) -> PlanRow:
    return PlanRow(
        plan=row["plan"],
        title_zh=row["title_zh"],
        title_en=row["title_en"],
        title=fold_text(row["title"]),
        issuer=fold_text(row["issuer"]),
        number=fold_text(row["number"] or ""),
        issued=row["issued"],
        year=row["year"],
        period=(row["period"][0], row["period"][1]),
        five_year_plans=tuple(row["five_year_plans"]),
        regions=tuple(row["regions"]),
    )


def _scopes(
    plan_of: NDArray[np.intp], kind_of: NDArray[np.uint8], kinds: Sequence[Sequence[Any]], plan_count: int
) -> dict[tuple[Lang, LayerName | Literal["principal"]], Bools]:
    """For each language and layer (and the principal one) the chunks to search."""
    layer_of = np.array([kind[0] for kind in kinds] or [""])[kind_of]
    lang_of = np.array([kind[1] for kind in kinds] or [""])[kind_of]
    principal = np.array([bool(kind[2]) for kind in kinds] or [False])[kind_of]
    scopes: dict[tuple[Lang, LayerName | Literal["principal"]], Bools] = {}
    layers: tuple[LayerName, ...] = ("official", "summary", "translation")
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        chosen = np.zeros(len(plan_of), dtype=np.bool_)
        for layer in layers:
            in_layer = layer_of == layer
            in_language = in_layer & (lang_of == lang)
            has_language = np.zeros(plan_count, dtype=np.bool_)
            has_language[plan_of[in_language]] = True
            mask = in_language | (in_layer & ~has_language[plan_of])
            scopes[lang, layer] = mask
            chosen |= mask
        scopes[lang, "principal"] = chosen & principal
    return scopes

"""
The archive as one index folder has it: what both faces ask.

An Archive may be shared by threads: every question is answered from one immutable snapshot, whichever is current when
it comes (app.archive.current).
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from app.archive.checking import Checker
from app.archive.citing import passage_cited, plan_cited
from app.archive.collecting import collected
from app.archive.comparing import plans_compared, section_column, sections_compared
from app.archive.current import Current
from app.archive.editions import changes_between, source_of
from app.archive.locating import locate
from app.archive.snapshot import Snapshot, open_snapshot
from app.archive.targets import targets_asked, targets_in, targets_lined_up, targets_of_columns
from app.archive.texts import find_passage, view_of
from app.cite.resolve import resolve
from app.domain.changes import EditionChanges
from app.domain.checking import Checked, CheckedCitation
from app.domain.citation import Citation
from app.domain.collection import Collection, PassageRef
from app.domain.comparison import Comparison, LinedUp, SectionRef
from app.domain.facts import PlanTarget, TargetPage, TargetQuery
from app.domain.locating import Located
from app.domain.plan import Lang, LayerName
from app.domain.references import References
from app.domain.reports import Finding
from app.domain.resolution import Resolution
from app.domain.results import SearchRequest, SearchResult, Tally
from app.domain.views import (
    Counterpart,
    Coverage,
    EditionInfo,
    LayerView,
    Passage,
    PlanInfo,
    SlotCount,
    Suggestion,
    Tombstone,
)
from app.errors import BadValue, PlanRenamed, TextTooLong
from app.pipeline.stale import why_stale
from app.settings import Settings
from app.store.checking import check_documents
from app.store.generations import Generations
from app.store.inbox import Inbox

_MAX_BEGINNING: Final = 100
"""Characters of what is typed that suggestions are made for."""


class Archive:
    """The archive as it stands in one index folder."""

    def __init__(self, settings: Settings, generations: Generations, snapshot: Snapshot) -> None:
        """Use `open`."""
        self._settings = settings
        self._generations = generations
        self._current = Current(generations, snapshot)

    @classmethod
    def open(cls, settings: Settings) -> "Archive":
        """
        Open the current index of *settings*.

        Raises:
            IndexOutOfDate: there is none, or another version built it; the message names the command to run.
        """
        generations = Generations(settings.index)
        return cls(settings, generations, open_snapshot(generations))

    def close(self) -> None:
        """Let go of the files, once whoever is reading is done; nothing may be asked afterwards."""
        self._current.close()

    def follow(self, warm: Callable[[], None] | None = None) -> None:
        """
        From now on a thread looks for new generations and opens them, for a program that serves.

        It also calls *warm*, a method, once in the beginning and for every new generation, to work out what its
        readers would wait for.

        Until one is ready readers go on with the one before, and none of them waits. Without, whoever asks first
        after a build opens the new one.
        """
        self._current.follow(warm)

    @property
    def generation(self) -> str:
        """The name of the snapshot that answers now; changes with every build (use it in ETags)."""
        return self._now().generation

    @property
    def damage(self) -> str | None:
        """What of the search index was missing or damaged and had to be restored; building it anew mends it."""
        return self._now().engine.damage

    def search(self, request: SearchRequest) -> SearchResult:
        """
        The sections that answer *request*; where there are none, what would find some.

        Raises QueryNotUnderstood, BadValue.
        """
        longest = self._settings.max_query_chars
        if len(request.q) > longest:
            told = f"{request.q[:20]}…"
            said = f"a query has at most {longest} characters, and this one {len(request.q)}"
            raise BadValue("q", told, said, ("query.too_long", {"what": longest}))
        return self._now().search(request)

    def count(self, request: SearchRequest) -> int:
        """How many sections answer *request*. Raises QueryNotUnderstood, BadValue."""
        return self._now().count(request)

    def tally(self, request: SearchRequest) -> Tally:
        """How many paragraphs answer *request*, in all and by plan. Raises QueryNotUnderstood, BadValue."""
        return self._now().tally(request)

    def suggest(self, q: str, lang: Lang, limit: int = 10) -> tuple[Suggestion, ...]:
        """What *q* may go on to be: plans, places, industries, terms, headings; best first."""
        snapshot = self._now()
        return snapshot.engine.suggest(q[:_MAX_BEGINNING], lang, limit)

    def plans_named(self, words: str) -> frozenset[str]:
        """The plans whose names have every one of *words*: titles in either language, document number, slug."""
        return self._now().engine.plans_named(words)

    def plans(self) -> tuple[PlanInfo, ...]:
        """All plans held, by province, city, year and slug."""
        return tuple(self._now().plans.values())

    def plan(self, slug: str) -> PlanInfo:
        """One plan. Raises PlanNotFound, PlanWithdrawn."""
        return self._now().plan(slug)

    def refuse_former(self, slug: str) -> None:
        """Raise PlanRenamed where *slug* is one that a plan had before; nothing else is looked at."""
        former = self._now().former
        if slug in former:
            raise PlanRenamed(slug, former[slug])

    def outline(
        self, slug: str, layer: LayerName | None = None, lang: Lang | None = None, edition: int | None = None
    ) -> LayerView:
        """
        One text of a plan in full: the principal layer unless *layer* says otherwise.

        With *lang* and no *layer*, the principal layer in that language, or else its translation. An *edition* is a
        number of the official text; a layer that is not held is a BadValue that lists those that are. Raises
        PlanNotFound, PlanWithdrawn, EditionNotFound, BadValue.
        """
        return view_of(self._now(), slug, layer, lang, edition)

    def passage(
        self,
        slug: str,
        anchor: str,
        layer: LayerName | None = None,
        lang: Lang | None = None,
        edition: int | None = None,
    ) -> Passage:
        """
        One section, paragraph, table row or sentence between its neighbours.

        Without *layer* the anchor itself decides: s1-p2 is a summary's, every other an official text's where one
        is held. Raises PlanNotFound, PlanWithdrawn, EditionNotFound, AnchorNotFound (with the nearest), BadValue.
        """
        return find_passage(self._now(), slug, anchor, layer, lang, edition)[0]

    def coverage(self) -> Coverage:
        """Plan × industry, paragraph counts of the principal layers."""
        return self._now().coverage

    def slots(self, slug: str) -> Mapping[str, SlotCount]:
        """
        Which parts a plan has (app.domain.views.SLOTS), where each begins and how long it is; gaps are left out.

        Raises PlanNotFound, PlanWithdrawn.
        """
        snapshot = self._now()
        snapshot.plan(slug)
        return snapshot.catalogue.slots(slug)

    def targets(self, query: TargetQuery) -> TargetPage:
        """
        What plans set themselves in numbers, by plan and in reading order; baselines only where that kind is asked.

        Of each plan its principal text. Raises PlanNotFound, PlanWithdrawn for a plan named that is not held.
        """
        return targets_asked(self._now(), query)

    def targets_in(self, slug: str, anchor: str | None = None) -> tuple[PlanTarget, ...]:
        """
        Targets and baselines of one plan in reading order, or of a section with all below it, or of a paragraph.

        Raises PlanNotFound, PlanWithdrawn.
        """
        return targets_in(self._now(), slug, anchor)

    def targets_of_columns(self, found: Comparison) -> tuple[tuple[PlanTarget, ...], ...]:
        """The targets of each column of *found*, in reading order; history is left out."""
        return targets_of_columns(self._now(), found)

    def targets_lined_up(self, found: Comparison) -> tuple[LinedUp, ...]:
        """The targets of *found* in lines of what measures the same, those that most columns have first."""
        return targets_lined_up(self._now(), found)

    def references(self, slug: str) -> References:
        """
        The documents that a plan's text cites, held or not, and the plans that cite it.

        Raises PlanNotFound, PlanWithdrawn.
        """
        snapshot = self._now()
        snapshot.plan(slug)
        return snapshot.catalogue.references(slug)

    def compare(self, columns: Sequence[SectionRef]) -> Comparison:
        """Two to eight sections (or whole plans, anchor None) side by side. Raises BadValue on fewer or more."""
        return sections_compared(self._now(), columns)

    def compare_industry(self, plans: Sequence[str], industry: str) -> Comparison:
        """Everything *plans* say about *industry*, side by side. Raises BadValue, PlanNotFound."""
        return plans_compared(self._now(), plans, industry)

    def counterparts(self, slug: str, anchor: str, limit: int = 10) -> tuple[Counterpart, ...]:
        """
        Sections of other plans on the subject of this one, surest first; empty where it has no heading.

        Raises what passage() raises.
        """
        snapshot = self._now()
        return snapshot.counterparts.find(section_column(snapshot, SectionRef(slug, anchor)), limit)

    def cite(self, slug: str, anchor: str, style: str, lang: Lang, base_url: str, edition: int | None = None) -> str:
        """
        A citation of one passage.

        *style* is one of app.cite.styles.STYLES (gbt7714, gbt7714-2015, bibtex, ris, csl-json, text); *base_url*
        the address of this archive without a trailing slash. A summary is cited as the archive's summary, in the
        words of *lang* where it has them.
        Raises BadValue for an unknown style, else as passage().
        """
        return passage_cited(self._now(), PassageRef(slug, anchor, edition), style, lang, base_url)

    def cite_plan(self, slug: str, lang: Lang, url: str, summary: bool = False) -> str:
        """
        The reference to a whole plan at *url* in GB/T 7714-2025, or to the archive's *summary* of it.

        Raises PlanNotFound, PlanWithdrawn.
        """
        return plan_cited(self._now(), slug, summary, lang, url)

    def collection(self, refs: Sequence[PassageRef], lang: Lang) -> Collection:
        """The passages *refs* name, as they were kept, and what became of them since. Raises BadValue on too many."""
        return collected(self._now(), refs, lang)

    def editions(self, slug: str) -> tuple[EditionInfo, ...]:
        """Every published state of the official text, newest first; empty where only a summary is held."""
        return self._now().plan(slug).editions

    def changes(self, slug: str, before: int | None = None, after: int | None = None) -> EditionChanges:
        """
        What edition *after* of a plan's official text (the current one) changed against *before* (the one before it).

        Raises PlanNotFound, PlanWithdrawn; EditionNotFound, also where there is none before.
        """
        return changes_between(self._now(), slug, before, after)

    def resolve(
        self,
        plan: str | None = None,
        anchor: str | None = None,
        edition: int | None = None,
        fingerprint: str | None = None,
        quote: str | None = None,
    ) -> Resolution:
        """What became of a cited passage, given whatever is known of it; never a silent lookalike."""
        snapshot = self._now()
        # A renamed plan is the same plan; what its links have become is told under the slug it has now.
        now = snapshot.former.get(plan, plan) if plan is not None else None
        return resolve(Citation(now, anchor, edition, fingerprint, quote), snapshot.published())

    def locate(self, q: str) -> tuple[Located, ...]:
        """
        The passages and plans that *q* cites or quotes: a reference, link, document number, title or sentence.

        Surest first; empty for an ordinary search. Never one that is merely like it.
        """
        snapshot = self._now()
        published = snapshot.published()
        return locate(snapshot, q, lambda citation: resolve(citation, published))

    def prepare_check(self) -> None:
        """Get ready to check texts, in the background; for whoever shows the form, so that the answer is quick."""
        self._checker().prepare()

    def check_text(self, text: str) -> tuple[Checked, ...]:
        """
        The quotations in a pasted text, each with what was found of its words and of the place it names.

        Nothing of the text is kept or logged. Raises TextTooLong.
        """
        if len(text) > self._settings.max_check_chars:
            raise TextTooLong(len(text), self._settings.max_check_chars)
        return self._checker().check(text)

    def check_citations(self, text: str) -> tuple[CheckedCitation, ...]:
        """
        What a pasted text cites, by link, title or document number, each with what it leads to today.

        Nothing of the text is kept or logged. Raises TextTooLong.
        """
        if len(text) > self._settings.max_check_chars:
            raise TextTooLong(len(text), self._settings.max_check_chars)
        return self._checker().citations(text)

    def source_path(self, slug: str, edition: int | None = None) -> Path | None:
        """
        The official file as received (of an older *edition*: as it was then); None where none is held.

        Raises PlanNotFound, PlanWithdrawn, EditionNotFound.
        """
        return source_of(self._now(), self._settings.documents, slug, edition)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """The plans that were withdrawn."""
        snapshot = self._now()
        return snapshot.catalogue.tombstones()

    def why_stale(self) -> str | None:
        """Why the index should be built anew, None where it answers for documents/ as they stand."""
        return why_stale(self._settings)

    def check(self) -> tuple[Finding, ...]:
        """What in documents/ needs a person's eye, gravest first; what was put there since the build comes with it."""
        snapshot, settings = self._now(), self._settings
        inbox = Inbox(settings.inbox_folder, settings.index)
        found = check_documents(settings.documents, snapshot.catalogue, self._generations.stamp() or {}, inbox)
        if why := why_stale(settings):
            stale = Finding("", "warning", "index-out-of-date", str(settings.index), f"{why}; run `archive build`")
            return (stale, *found)
        return found

    def _checker(self) -> Checker:
        return self._current.checker()

    def _now(self) -> Snapshot:
        return self._current.now()

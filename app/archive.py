"""
Everything both faces offer, in one place: search, read, compare, cite, import, build.

Pages, JSON and the command line use this and nothing below it. An Archive may be shared by threads: what is open is
one immutable snapshot, replaced by a single assignment when a new index has been swapped in, so that whoever is
reading keeps what he began with. How a plan becomes an index is told in app.pipeline.
"""

from collections.abc import Sequence
from pathlib import Path

from app.domain.plan import Lang, LayerName
from app.domain.results import Comparison, SearchRequest, SearchResult, SectionRef
from app.domain.views import (
    Counterpart,
    Coverage,
    EditionInfo,
    Finding,
    LayerView,
    Passage,
    PlanInfo,
    Resolution,
    Suggestion,
    Tombstone,
)
from app.settings import Settings


class Archive:
    """The archive as it stands in one index folder."""

    @classmethod
    def open(cls, settings: Settings) -> "Archive":
        """
        Open the current index of *settings*.

        Raises:
            IndexOutOfDate: there is none, or another version built it; the message names the command to run.
        """
        raise NotImplementedError

    @property
    def generation(self) -> str:
        """The name of the snapshot that answers now; changes with every build (use it in ETags)."""
        raise NotImplementedError

    def search(self, request: SearchRequest) -> SearchResult:
        """The sections that answer *request*. Raises QueryNotUnderstood, BadValue."""
        raise NotImplementedError

    def suggest(self, q: str, lang: Lang, limit: int = 10) -> tuple[Suggestion, ...]:
        """What *q* may go on to be: plans, places, industries, terms, headings; best first."""
        raise NotImplementedError

    def plans(self) -> tuple[PlanInfo, ...]:
        """All plans held, by province, city, year and slug."""
        raise NotImplementedError

    def plan(self, slug: str) -> PlanInfo:
        """One plan. Raises PlanNotFound, PlanWithdrawn."""
        raise NotImplementedError

    def outline(
        self, slug: str, layer: LayerName | None = None, lang: Lang | None = None, edition: int | None = None
    ) -> LayerView:
        """
        One text of a plan in full: the principal layer unless *layer* says otherwise.

        An *edition* is a number of the official text; a layer that is not held is a BadValue that lists those
        that are. Raises PlanNotFound, PlanWithdrawn, EditionNotFound, BadValue.
        """
        raise NotImplementedError

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
        raise NotImplementedError

    def coverage(self) -> Coverage:
        """Plan × industry, paragraph counts of the principal layers."""
        raise NotImplementedError

    def compare(self, columns: Sequence[SectionRef]) -> Comparison:
        """Two to eight sections (or whole plans, anchor None) side by side. Raises BadValue on fewer or more."""
        raise NotImplementedError

    def compare_industry(self, plans: Sequence[str], industry: str) -> Comparison:
        """Everything *plans* say about *industry*, side by side. Raises BadValue, PlanNotFound."""
        raise NotImplementedError

    def counterparts(self, slug: str, anchor: str, limit: int = 10) -> tuple[Counterpart, ...]:
        """Sections of other plans on the subject of this one, surest first."""
        raise NotImplementedError

    def cite(self, slug: str, anchor: str, style: str, lang: Lang, base_url: str, edition: int | None = None) -> str:
        """
        A citation of one passage.

        *style* is one of app.cite.styles.STYLES (gbt7714, gbt7714-2015, bibtex, ris, csl-json, text); *base_url*
        the address of this archive without a trailing slash. A summary is cited as the archive's summary.
        Raises BadValue for an unknown style, else as passage().
        """
        raise NotImplementedError

    def editions(self, slug: str) -> tuple[EditionInfo, ...]:
        """Every published state of the official text, newest first; empty where only a summary is held."""
        raise NotImplementedError

    def resolve(
        self,
        plan: str | None = None,
        anchor: str | None = None,
        edition: int | None = None,
        fingerprint: str | None = None,
        quote: str | None = None,
    ) -> Resolution:
        """What became of a cited passage, given whatever is known of it; never a silent lookalike."""
        raise NotImplementedError

    def source_path(self, slug: str, edition: int | None = None) -> Path | None:
        """The official file as received (of an older *edition*: as it was then); None where none is held."""
        raise NotImplementedError

    def tombstones(self) -> tuple[Tombstone, ...]:
        """The plans that were withdrawn."""
        raise NotImplementedError

    def check(self) -> tuple[Finding, ...]:
        """What in documents/ needs a person's eye, gravest first."""
        raise NotImplementedError

"""
What the archive answers about its holdings, as frozen values that pages, JSON and the command line print.

Values only: app.archive makes them from the catalogue, app.web and app.cli show them. Texts are the source's own,
offsets are Unicode code points, addresses and labels in a language are the business of whoever shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from app.domain.comparison import PairReason
from app.domain.outline import Furniture, Outline, Paragraph, PartKind, Repair, Section
from app.domain.plan import Lang, LayerName
from app.domain.record import Record
from app.domain.results import PathStep


@dataclass(frozen=True, slots=True)
class PartInfo:
    """
    One part of a text: "main", the forwarding notice "n", or an attachment "a1".

    `label` is "附件1" as printed, None for main text and notice; `title` the title printed under it. `first` is the
    anchor of its first section in reading order.
    """

    anchor: str
    kind: PartKind
    label: str | None
    title: str | None
    first: str
    sections: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """A text of a plan that is held. `source` is the file name as imported, None for a summary."""

    layer: LayerName
    lang: Lang
    edition: int
    source: str | None
    sections: int
    paragraphs: int
    principal: bool


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """
    One published state of an official text.

    `imported` is a UTC time, ISO 8601; `added`, `removed` and `changed` count paragraphs against the edition
    before (0 for the first).
    """

    edition: int
    imported: str
    source: str
    sha256: str
    current: bool
    note: str | None = None
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """
    A plan without its text.

    `layers` are the texts held, the principal one first; `parts` and the counts `sections`, `paragraphs` and
    `industries` (paragraphs per industry id) are those of the principal layer. `editions` are newest first.
    `sha256`, `encoding` and `replaced` (bytes that could not be decoded) are of the current official file.
    """

    record: Record
    layers: tuple[LayerInfo, ...]
    parts: tuple[PartInfo, ...]
    sections: int
    paragraphs: int
    industries: Mapping[str, int]
    editions: tuple[EditionInfo, ...] = ()
    sha256: str | None = None
    encoding: str | None = None
    replaced: int = 0

    @property
    def plan(self) -> str:
        """The slug."""
        return self.record.plan

    @property
    def principal(self) -> LayerInfo | None:
        """The layer that is searched and counted, None where no text is held at all."""
        return next((layer for layer in self.layers if layer.principal), None)

    def layer(self, name: LayerName, lang: Lang | None = None) -> LayerInfo | None:
        """The layer of that name (and language), or None."""
        return next((x for x in self.layers if x.layer == name and lang in (None, x.lang)), None)

    @property
    def source(self) -> str | None:
        """The file name the official text was imported under; None where only a summary is held."""
        official = self.layer("official")
        return official.source if official else None


@dataclass(frozen=True, slots=True)
class LayerView:
    """
    One text of a plan in full: `outline` has sections, furniture and repairs.

    `edition` is 0 for a summary; `current` is False where an older edition was asked for. `aligned` are the texts
    of the other layers of the plan by anchor (a translation's paragraphs beside the official ones), empty where
    none is held.
    """

    plan: str
    record: Record
    layer: LayerName
    lang: Lang
    edition: int
    current: bool
    source: str | None
    outline: Outline
    parts: tuple[PartInfo, ...]
    principal: bool = True
    aligned: Mapping[str, str] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order."""
        return self.outline.sections

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What is printed but is no section."""
        return self.outline.furniture

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What reading changed or doubts."""
        return self.outline.repairs


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A section or one of its paragraphs, between its neighbours.

    `anchor` is the address asked for; `section` the section it names or stands in; `paragraph` None where a whole
    section was asked for. `path` leads from the outermost heading to the section's parent. `before` and `after`
    are up to two paragraphs of the same part in reading order around the passage; `previous` and `next` the
    neighbouring anchors of the same sort, None at the ends. `sentence` is the span within the paragraph's text
    where a sentence (…-p1-s2) or table row was asked for. `fingerprint` is the text's, as in a citation.
    """

    plan: str
    record: Record
    layer: LayerName
    lang: Lang
    edition: int
    current: bool
    source: str | None
    anchor: str
    part: PartInfo
    path: tuple[PathStep, ...]
    section: Section
    paragraph: Paragraph | None
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    previous: str | None
    next: str | None
    text: str
    fingerprint: str
    children: tuple[PathStep, ...] = ()
    sentence: tuple[int, int] | None = None
    aligned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One plan's paragraphs per industry id; industries it says nothing about are absent."""

    plan: str
    paragraphs: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Plan × industry: how many paragraphs stand in sections on an industry. `industries` are the columns."""

    industries: tuple[str, ...]
    rows: tuple[CoverageRow, ...]

    def count(self, plan: str, industry: str) -> int:
        """The number in one cell, 0 where the plan has nothing."""
        return next((row.counts.get(industry, 0) for row in self.rows if row.plan == plan), 0)


SLOTS: Final = ("situation", "requirements", "principles", "goals", "tasks", "layout", "projects", "safeguards")
"""Parts plans of this kind have, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class SlotCount:
    """One part of a plan: the section it begins with, and its paragraphs with those of all sections in it."""

    anchor: str
    heading: str
    paragraphs: int


SuggestionKind = Literal["plan", "region", "industry", "period", "term", "heading"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that completes what was typed: `text` to show, `value` to search or tick (`facet` says which)."""

    text: str
    kind: SuggestionKind
    value: str
    facet: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A section of another plan on the same subject, why it was paired, and how sure that is (0..1)."""

    plan: str
    anchor: str
    heading: str
    path: tuple[PathStep, ...]
    reason: PairReason
    score: float


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn plan. `withdrawn` is a UTC time, ISO 8601."""

    plan: str
    reason: str
    successor: str | None
    withdrawn: str
    title_zh: str | None = None
    title_en: str | None = None

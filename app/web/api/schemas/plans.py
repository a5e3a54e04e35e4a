"""Plans: records, editions, passages."""

from typing import Literal

from pydantic import Field

from app.domain.changes import ChangeKind
from app.domain.diff import DiffStep
from app.domain.plan import Lang, LayerName
from app.domain.record import EvidenceState, IssuedBasis, Level
from app.web.api.schemas.common import Offsets, Paragraph, Part, Place, Section, Shape, ShortTitle, Step, Title


class Evidence(Shape):
    """Why a field of a record has its value, with the words it was read from and their place in the source."""

    state: EvidenceState
    quote: str | None
    span: Offsets | None
    note: str | None
    note_zh: str | None


class Keywords(Shape):
    """What the plan is about, in both languages."""

    zh: list[str]
    en: list[str]


class Layer(Shape):
    """A text of a plan that is held."""

    layer: LayerName
    lang: Lang
    source: str | None
    edition: int
    sections: int
    paragraphs: int
    principal: bool


class Record(Shape):
    """What is known about a plan. `layer`, `lang` and the counts are those of the text that is searched."""

    plan: str
    url: str
    source: str | None
    sha256: str | None
    layer: LayerName | None
    lang: Lang | None
    edition: int | None
    title: Title
    short: ShortTitle
    kind: str | None
    issuer: list[str]
    issuer_en: list[str]
    doc_number: str | None
    issued: str | None
    issued_basis: IssuedBasis | None
    period_start: int | None
    period_end: int | None
    five_year_plans: list[str]
    province: Place | None
    city: Place | None
    level: Level | None
    year: int | None
    year_basis: Literal["issued", "period"] | None
    keywords: Keywords
    related: list[str]
    headings_en: dict[str, str] = Field(description="English glosses of section headings, by anchor")
    fictional: bool
    evidence: dict[str, Evidence]
    layers: list[Layer]
    parts: list[Part]
    sections: int
    paragraphs: int
    industries: dict[str, int] = Field(description="paragraphs of each industry")


class Records(Shape):
    """A page of records."""

    items: list[Record]
    total: int
    page: int


class Edition(Shape):
    """One published state of an official text; counts are against the edition before."""

    edition: int
    imported: str
    source: str
    sha256: str
    current: bool
    note: str | None
    added: int
    removed: int
    changed: int


class Passage(Shape):
    """A section, or one of its paragraphs, between its neighbours."""

    plan: str
    anchor: str
    url: str
    layer: LayerName
    lang: Lang
    edition: int
    current: bool
    source: str | None
    title: Title
    part: Part
    path: list[Step]
    section: Section
    paragraph: Paragraph | None
    children: list[Step]
    text: str = Field(description="of the paragraph, or of a section with its heading")
    fingerprint: str
    span: Offsets | None = Field(description="the sentence or table row asked for, within the paragraph's text")
    before: list[Paragraph]
    after: list[Paragraph]
    previous: str | None
    next: str | None


class NamedAt(Shape):
    """Where a document is named: a paragraph or heading, and the offsets in its text, in Unicode code points."""

    anchor: str
    start: int
    end: int
    url: str


class CitedDocument(Shape):
    """A document a plan cites; `plan` and `url` are null where the archive does not hold it for certain."""

    title: str | None
    number: str | None
    plan: str | None
    url: str | None
    places: list[NamedAt]


class CitingPlan(Shape):
    """A plan that cites this one."""

    plan: str
    url: str
    places: list[NamedAt]


class References(Shape):
    """What a plan cites, in the order it first does, and which plans cite it."""

    plan: str
    cites: list[CitedDocument]
    cited_by: list[CitingPlan]


class PlaceInEdition(Shape):
    """Where a passage stands in one edition."""

    anchor: str
    url: str


class Change(Shape):
    """A heading or paragraph that is not what and where it was; `diff` leads from the earlier words to the later."""

    kind: ChangeKind
    old: PlaceInEdition | None
    new: PlaceInEdition | None
    diff: list[DiffStep]


class EditionChanges(Shape):
    """What one edition of a plan's official text changed against another, in reading order."""

    plan: str
    from_: int = Field(alias="from")
    to: int
    changes: list[Change]

"""
What is known about a plan, field by field, each with its evidence.

Unknown is a value: None or an empty tuple, never a guess. Title, issuer and date are only ever stated or
edited; province and city may be inferred from the places a text is about, and then say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.outline import Span

EvidenceState = Literal["stated", "inferred", "supplied", "edited", "recorded", "unknown"]
Level = Literal["national", "province", "city", "county"]
IssuedBasis = Literal["signed", "printed"]

RECORD_FIELDS = (
    "title",
    "kind",
    "issuer",
    "doc_number",
    "issued",
    "period",
    "five_year_plans",
    "province",
    "city",
    "level",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A province or city: GB/T 2260 six-digit code and Chinese name ("220000", "吉林省")."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Why a field has its value.

    `quote` is the words of the source it was read from and `span` their place; both None where nothing was read.
    `note` says in English, `note_zh` in Chinese, why the value is what it is; one of them alone serves both languages.
    State "recorded" means a person wrote the record from the official text; "edited" that a person corrected it.
    """

    state: EvidenceState
    quote: str | None = None
    span: Span | None = None
    note: str | None = None
    note_zh: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """
    The record of one plan. `plan` is the slug, fixed at creation.

    `issued` is an ISO date or a year alone; `issued_basis` says whether it is the date of signing (成文日期) or,
    failing that, of printing (印发日期). `period_start` and `period_end` include both years. `five_year_plans`
    are ids such as "十二五". `short` is a name for tight places ("吉林 2011–2015 支柱产业"). `headings_en` are English
    glosses of section headings by anchor ({"2.1": "Automotive industry"}), written by the archive and no translation
    of the text. `formerly` are slugs the plan was filed under before; links to them lead on. `evidence` has a key for
    each of RECORD_FIELDS.
    """

    plan: str
    title_zh: str | None = None
    title_en: str | None = None
    kind: str | None = None
    issuer: tuple[str, ...] = ()
    issuer_en: tuple[str, ...] = ()
    doc_number: str | None = None
    issued: str | None = None
    issued_basis: IssuedBasis | None = None
    period_start: int | None = None
    period_end: int | None = None
    five_year_plans: tuple[str, ...] = ()
    province: Region | None = None
    city: Region | None = None
    level: Level | None = None
    short_zh: str | None = None
    short_en: str | None = None
    keywords_zh: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    headings_en: Mapping[str, str] = field(default_factory=dict)
    fictional: bool = False
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def title_state(self) -> EvidenceState:
        """How the title is known; "supplied" titles are shown in 〔〕."""
        found = self.evidence.get("title")
        return found.state if found else "unknown"

    @property
    def year(self) -> int | None:
        """The year the plan is filed under: of issue, else the first of its stated period (DESIGN section 8)."""
        if self.issued:
            return int(self.issued[:4])
        return self.period_start

    @property
    def year_basis(self) -> Literal["issued", "period"] | None:
        """Which of the two `year` is."""
        if self.issued:
            return "issued"
        return "period" if self.period_start else None

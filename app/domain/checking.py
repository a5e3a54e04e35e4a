"""
What checking a pasted text answers: of every quotation in it, whether the words are right and whether the place is;
of every citation, what it leads to today.

Two answers apart, since a sentence may be right and its reference wrong, or the other way about (DESIGN section 8).
"""

from dataclasses import dataclass, field
from typing import Literal

from app.domain.citation import Citation
from app.domain.diff import DiffStep
from app.domain.mentions import Mention
from app.domain.plan import Lang, LayerName
from app.domain.resolution import Resolution, ResolutionStatus

QuotationVerdict = Literal["verbatim", "verbatim_folded", "number_differs", "wording_differs", "not_found"]
QuotationPlace = Literal["as_cited", "elsewhere", "not_cited", "unresolved"]
CitationKind = Literal["link", "name"]
CitationStatus = ResolutionStatus | Literal["held"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """
    A quotation in a pasted text. `start` and `end` are offsets of its words there, in Unicode code points.

    `text` are the words without quotation marks; `cited` is what its link says, `titles` are the titles named beside
    it, likeliest first; both empty where it stands alone.
    """

    text: str
    start: int
    end: int
    cited: Citation | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceWords:
    """
    Words of a text that is held, as printed there: a stretch of a paragraph, or of several, line by line.

    `anchor` is the paragraph the stretch begins in, `anchors` are all it touches.
    """

    plan: str
    anchor: str
    edition: int
    layer: LayerName
    lang: Lang
    text: str
    anchors: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Checked:
    """
    What was found of one quotation.

    `best` are the source's words that come nearest to it, None where nothing does; `diff` turns the words quoted into
    them, empty where they are the same.
    """

    quotation: Quotation
    verdict: QuotationVerdict
    place: QuotationPlace
    best: SourceWords | None = None
    diff: tuple[DiffStep, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """
    Something a pasted text cites: an address of the archive ("link") or a document by title or number ("name").

    `text` is what stands from `start` to `end`. Of a link `cited` is what it says, its anchor None where it leads to a
    plan as a whole; of a name `mention`.
    """

    kind: CitationKind
    text: str
    start: int
    end: int
    cited: Citation | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """
    What a citation leads to today.

    A link to a passage has the status of its `resolution`. Of whole plans "held" says that the archive has it,
    "ambiguous" that several of `plans` are so called, "withdrawn" that it was taken back, and "unknown" that nothing
    held is meant for certain. `plans` are the plans it leads to.
    """

    citation: FoundCitation
    status: CitationStatus
    plans: tuple[str, ...] = ()
    resolution: Resolution | None = None

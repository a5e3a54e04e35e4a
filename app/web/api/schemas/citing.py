"""What became of a cited passage, and what was found of quotations."""

from pydantic import Field

from app.domain.checking import CitationKind, CitationStatus, QuotationPlace, QuotationVerdict
from app.domain.diff import DiffStep
from app.domain.plan import Lang, LayerName
from app.domain.resolution import ResolutionStatus
from app.web.api.schemas.common import Shape


class CitedPlace(Shape):
    """A passage as it was cited, or as it stands now; edition 0 is a summary."""

    plan: str
    anchor: str
    edition: int
    text: str
    layer: LayerName
    url: str


class Resolution(Shape):
    """What became of a cited passage. `diff` turns the text cited into the text now: "=" kept, "-" gone, "+" new."""

    status: ResolutionStatus
    cited: CitedPlace | None
    now: CitedPlace | None
    candidates: list[CitedPlace]
    diff: list[DiffStep]
    reason: str
    successor: str | None


class FoundWords(Shape):
    """The source's words nearest to a quotation; `diff` turns the words quoted into them, [] where they agree."""

    plan: str
    anchor: str = Field(description="the paragraph they stand in, or begin in")
    edition: int
    layer: LayerName
    lang: Lang
    url: str
    text: str
    diff: list[DiffStep]


class CheckedQuotation(Shape):
    """
    A quotation found in the text: whether its words are right, and apart from that whether the place it names is.

    `start` and `end` are its offsets in the text, in Unicode code points.
    """

    text: str
    start: int
    end: int
    verdict: QuotationVerdict
    place: QuotationPlace
    best: FoundWords | None


class NamedPlan(Shape):
    """A plan a citation leads to."""

    plan: str
    url: str


class CheckedCitation(Shape):
    """
    A citation found in the text, and what it leads to: a link to the archive, or a document named by title or number.

    Of a link to a passage `status` is that of its `resolution`; of whole plans "held", "ambiguous" (several `plans` are
    so called), "withdrawn" or "unknown".
    """

    text: str
    start: int
    end: int
    kind: CitationKind
    title: str | None
    number: str | None
    status: CitationStatus
    plans: list[NamedPlan]
    resolution: Resolution | None


class CheckedText(Shape):
    """All quotations and all citations found in a text, each in the order they stand in."""

    quotations: list[CheckedQuotation]
    citations: list[CheckedCitation]

"""
What checking a pasted text answers: of every quotation in it, whether the words are right and whether the place is.

Two answers apart, since a sentence may be right and its reference wrong, or the other way about (DESIGN section 8).
"""

from dataclasses import dataclass, field
from typing import Literal

from app.domain.citation import Citation
from app.domain.plan import Lang, LayerName
from app.domain.views import DiffOp

QuotationVerdict = Literal["verbatim", "verbatim_folded", "number_differs", "wording_differs", "not_found"]
QuotationPlace = Literal["as_cited", "elsewhere", "not_cited", "unresolved"]


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
    diff: tuple[tuple[DiffOp, str], ...] = ()

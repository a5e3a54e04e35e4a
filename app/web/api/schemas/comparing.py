"""Sections side by side."""

from pydantic import Field

from app.domain.comparison import PairReason
from app.domain.diff import DiffStep
from app.domain.plan import Lang, LayerName
from app.web.api.schemas.common import Paragraph, Shape, Step, Title
from app.web.api.schemas.targets import Target


class Column(Shape):
    """A column of a comparison; anchor null for a whole plan, or for what it says about an industry."""

    plan: str
    anchor: str | None
    title: Title
    heading: str
    path: list[Step]
    layer: LayerName
    lang: Lang


class Nearly(Shape):
    """A paragraph that a cell before has in nearly the same words; `diff` turns that one into this."""

    column: int
    anchor: str
    share: float
    diff: list[DiffStep]


class Cell(Shape):
    """What one column has on a row's subject. `shared` marks the words of the comparison's `terms` in it."""

    plan: str
    anchor: str
    heading: str
    text: str
    url: str
    layer: LayerName
    lang: Lang
    paragraphs: list[Paragraph]
    shared: dict[str, list[tuple[int, int, int]]] = Field(
        description="by paragraph anchor: [start, end, number of the term in `terms`]"
    )
    own: dict[str, list[tuple[int, int]]] = Field(description="by paragraph anchor: words only this column uses")
    common: dict[str, list[tuple[int, int]]] = Field(
        description="by paragraph anchor: stretches that stand word for word in another column"
    )
    nearly: dict[str, Nearly] = Field(description="by paragraph anchor: what a cell before has nearly the same")


class Row(Shape):
    """One sub-topic across the columns; a null cell is a gap. `score` says how sure the pairing is, 0 to 1."""

    label: str
    cells: list[Cell | None]
    reason: PairReason
    agreeing: int = Field(description="of how many cells the reason is true; the others have similar content")
    score: float


class SharedTerm(Shape):
    """A word several columns use, and how often each does."""

    term: str
    columns: int
    counts: list[int]


class Comparison(Shape):
    """Columns side by side. `distinctive` are, for each column, words only it uses."""

    industry: str | None
    columns: list[Column]
    rows: list[Row]
    targets: list[Target]
    terms: list[SharedTerm]
    distinctive: list[list[str]]

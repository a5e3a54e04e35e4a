"""What plans set themselves in numbers."""

from pydantic import Field

from app.domain.facts import Comparator, Direction, TargetKind
from app.domain.plan import LayerName
from app.web.api.schemas.common import Offsets, Shape


class Target(Shape):
    """A quantity a plan sets itself, or with kind baseline a number of the past."""

    plan: str
    layer: LayerName
    anchor: str
    url: str
    quote: str = Field(description="the words of the paragraph, from the indicator to the number")
    span: Offsets = Field(description="where the quote stands in the paragraph's text")
    indicator: str
    value: float
    value_max: float | None = Field(description="the upper end of a range")
    unit: str | None = Field(description="as printed; null for an index")
    comparator: Comparator | None
    direction: Direction | None
    target_year: int | None
    kind: TargetKind
    baseline_value: float | None
    baseline_year: int | None


class Targets(Shape):
    """A page of targets, by plan and in reading order."""

    items: list[Target]
    total: int
    page: int

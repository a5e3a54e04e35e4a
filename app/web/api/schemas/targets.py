"""What plans set themselves in numbers."""

from pydantic import Field

from app.domain.facts import Binding, Comparator, Direction, TargetKind
from app.domain.plan import LayerName
from app.web.api.schemas.common import Offsets, Shape


class Measure(Shape):
    """What a number is taken to measure, inferred: values of one indicator and unit can be compared."""

    indicator: str | None = Field(description="of the term base, in its Chinese word; null where it knows none")
    subject: str | None = Field(description="of what it is the indicator; null where the words name nothing")
    unit: str | None = Field(description="the unit of `value`, which units of one kind share: 元 for 亿元")
    value: float
    value_max: float | None


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
    binding: Binding | None = Field(description="约束性 or 预期性 where the plan says so")
    industries: list[str] = Field(description="of the section it stands in")
    places: list[str] = Field(description="GB/T 2260 codes of the places the quote names")
    measure: Measure
    group: str | None = Field(
        description="the indicator it stands under in lists; null where fewer than three plans name it alike"
    )
    row: str | None = Field(description="the heading of its row, of a number in a table; else null")
    column: str | None = Field(description="the heading of its column, of a number in a table; else null")


class Targets(Shape):
    """A page of targets, in the order asked for."""

    items: list[Target]
    total: int
    page: int

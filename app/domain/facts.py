"""
What a plan says in numbers, as frozen values: the targets it sets itself and the history they start from.

Values only; how they are found is app.annotate.targets, what a unit means app.vocab.units. DESIGN section 10 (Targets)
says what is one.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from app.domain.plan import LayerName

TargetKind = Literal["level", "growth_rate", "share", "baseline"]
Comparator = Literal["达到", "以上", "超过", "突破", "力争", "左右", "控制在"]
Direction = Literal["up", "down"]
Binding = Literal["约束性", "预期性"]
TargetSort = Literal["plan", "indicator", "value", "year"]


@dataclass(frozen=True, slots=True)
class Measure:
    """
    What a number measures, so that numbers of different plans can be laid side by side.

    `noun` is the indicator of the term base (产值), "" where it has none; `subject` what it is the indicator of (汽车),
    "" where the words name none. `amount` and `upper`, the end of a range or the same, are in `unit`, which numbers of
    one kind share (元 for 亿元 and 万元); `unit` is "" where none is printed.
    """

    noun: str = ""
    subject: str = ""
    unit: str = ""
    amount: float = 0.0
    upper: float = 0.0


@dataclass(frozen=True, slots=True)
class Target:
    """
    One number of a paragraph: a target, or (kind "baseline") a number of the past.

    `anchor` is the paragraph's and `n` its number within its part, `section` the anchor of the section it stands in and
    `heading` that section's heading.
    `start` and `end` are offsets in Unicode code points in the paragraph's text, and `quote` is exactly what stands
    there: the words from the indicator to the end of the number. `number` is where the number with its unit stands.

    `indicator` is in the plan's own words, its subject carried from earlier in the sentence where it stands there.
    `value` and `unit` are as printed, a range has `value_max`; `unit` is None for an index. `comparator` is None where
    none is printed; `direction` is "down" for reductions, "up" for growth and increases, else None. `target_year` is
    None where the text does not say it; a baseline has `baseline_year` and never a target year. `baseline_value` is
    what a target starts from, in the same unit.

    `industries` are those of the section, or of one that develops none those whose trade the indicator names; `places`
    the GB/T 2260 codes of places that the quoted words or the indicator name, a county of the plan's city by its short
    name too; `binding` says 约束性 or 预期性 where the plan does. `measure` is what the words before are taken to mean.
    Of a table's cell, whose quote is the number alone, `row` and `column` are the headings of its row and its column.
    """

    anchor: str
    section: str
    heading: str
    quote: str
    start: int
    end: int
    number: tuple[int, int]
    indicator: str
    value: float
    unit: str | None
    kind: TargetKind
    value_max: float | None = None
    comparator: Comparator | None = None
    direction: Direction | None = None
    target_year: int | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    binding: Binding | None = None
    industries: tuple[str, ...] = field(default=())
    places: tuple[str, ...] = field(default=())
    measure: Measure = Measure()
    n: int = 0
    row: str = ""
    column: str = ""


FAMILY: Final = "…"
"""Stands before the ending that a family of targets is called by, where a group is one: …示范区."""


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """
    A target with the plan it stands in and the layer it was read from.

    `group` is the indicator it stands under in lists of all plans: that of the term base, else what several plans name
    alike, else its family; "" for none.
    """

    plan: str
    layer: LayerName
    target: Target
    group: str = ""


@dataclass(frozen=True, slots=True)
class TargetQuery:
    """
    Which targets are asked for: OR inside a field, AND across; an empty field leaves all.

    `provinces` are GB/T 2260 codes of the plans' provinces, or "unknown"; `industries` ids, or "none". `years` are
    target years (of a baseline its own year) as printed digits, or "unknown". Without `kinds` baselines are left out.
    `cities` are codes of the plans' cities. `units` are units as printed, `indicators` those that targets stand under
    (PlanTarget.group), or "none"; `text` is looked for in indicator and quote. `page` counts from 1, `size` None takes
    everything. `sort` is the order, see TargetPage; `most` shows no more than so many of each group.
    """

    plans: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    kinds: tuple[TargetKind, ...] = ()
    units: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    text: str = ""
    page: int = 1
    size: int | None = 100
    sort: TargetSort = "plan"
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """
    Targets that measure the same in comparable units: how many, and the largest amount among them, in `unit`.

    `noun` is the indicator they stand under (PlanTarget.group), "" for those that stand under none.
    """

    noun: str
    unit: str
    grows: bool
    count: int
    largest: float


@dataclass(frozen=True, slots=True)
class TargetPage:
    """
    One page of an answer; `total` counts all that match, `plans` the plans they are of.

    In the order "plan" items stand by plan in the order of lists and in reading order. The others bring those together
    that measure the same in comparable units, the largest group first, bare shares and numbers of no known indicator
    last, and in a group order by "value", the highest first, by "year", or by "indicator": what most is said of first.
    `groups` are then those groups in that order, and `shown` is how many items all pages have, less than `total` where
    groups are cut short.
    """

    items: tuple[PlanTarget, ...]
    total: int
    page: int
    plans: int = 0
    groups: tuple[MeasureGroup, ...] = ()
    shown: int = 0

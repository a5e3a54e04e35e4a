"""
The targets of a comparison, lined up: one line per indicator and subject, a cell per column.

Two numbers stand in one line where they measure the same of the same subject in comparable units (全省汽车总产值 and
汽车产业总产值, not 零部件产值); what only one column sets comes after what several do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.comparison import Comparison
from app.domain.facts import PlanTarget
from app.domain.plan import Lang
from app.gloss.indicators import of_indicator
from app.vocab import indicators, industries, units
from app.web import target_table
from app.web.site import Site

_SETS: Final = {"辆份": "辆"}
"""Capacity is counted in vehicles or in sets of parts for them; the subject says which parts."""
_PERCENT: Final = ("%", "％", "个百分点", "百分点")
_COMMAS: Final = ("，", ",")
_STOPS: Final = "，,；;。！？\n"
_OF_TIME_OR_NUMBERS: Final = re.compile(r"[0-9０-９]|期间|期末|[十百千万亿]五|^(?:其中|力争|预计|同时)")


@dataclass(frozen=True, slots=True)
class TargetCell:
    """
    One number of a cell: value with its sign, what stands before and behind it (unit, whether it is a growth), year,
    and where it is read, marked among the words around it.

    `against` says how it differs from the first column's number: "+400 亿元, ×1.2"; of shares and growth rates in
    percentage points. It is "" in the first column that has one, and where the two are not single numbers.
    """

    item: PlanTarget
    before: str
    sign: str
    value: str
    behind: str
    year: str
    label: str
    url: str
    quote: str
    against: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """
    One indicator across the columns. `same` is True where the columns that have it give one and the same number, and
    no other beside it.
    """

    name: str
    gloss: str
    cells: tuple[tuple[TargetCell, ...], ...]
    columns: int
    same: bool


def of_columns(site: Site, found: Comparison) -> tuple[tuple[PlanTarget, ...], ...]:
    """The targets of each column, in reading order; history is left out."""
    columns = []
    for column in found.columns:
        items = site.archive.targets_in(column.plan, column.anchor)
        columns.append(
            tuple(
                item
                for item in items
                if item.layer == column.layer
                and item.target.kind != "baseline"
                and (found.industry is None or found.industry in item.target.industries)
            )
        )
    return tuple(columns)


def lines(site: Site, found: Comparison, lang: Lang) -> tuple[TargetLine, ...]:
    """
    The lines of a comparison, those that most columns have first, then in reading order.

    Where all of it is about one industry, its own name tells nothing apart: 汽车产能 is 产能 there. A number whose
    subject is left to the clause before it is lined up with none. What a column says twice is led to where it is said
    first.
    """
    columns = of_columns(site, found)
    whole = names_of_common(columns)
    texts = {(c.plan, p.anchor): p.text for row in found.rows for c in row.cells if c for p in c.paragraphs}
    by_key: dict[tuple[str, ...], list[list[PlanTarget]]] = {}
    for at, items in enumerate(columns):
        for item in items:
            key: tuple[str, ...] = _key(item, whole)
            if not key[1] and subject_is_before(texts.get((item.plan, item.target.anchor), ""), item.target.start):
                key = (*key, item.plan, item.target.anchor, str(item.target.start))
            cells = by_key.setdefault(key, [[] for _ in columns])
            if _said(item) not in map(_said, cells[at]):
                cells[at].append(item)
    ordered = sorted(by_key.values(), key=lambda cells: -sum(1 for cell in cells if cell))
    return tuple(_line(cells, lang) for cells in ordered)


def alone_lines(found: Sequence[TargetLine]) -> tuple[tuple[TargetLine, ...], ...]:
    """For each column the lines of *found* it alone has; () where no column has one."""
    own = [line for line in found if line.columns == 1]
    return tuple(tuple(line for line in own if line.cells[at]) for at in range(len(own[0].cells))) if own else ()


def names_of_common(columns: Sequence[Sequence[PlanTarget]]) -> tuple[str, ...]:
    """The names of the industries that every section with a target develops."""
    each = [set(item.target.industries) for items in columns for item in items]
    common = set.intersection(*each) if each else set()
    table = industries.load().by_id
    return tuple(name for known in sorted(common) for name in table[known].names)


def subject_is_before(text: str, start: int) -> bool:
    """
    Whether the words of *text* from *start*, which name no subject, take it from the clause before them.

    A clause of time or with a number of its own gives none: of the latter the finder of targets has taken what it says.

    >>> subject_is_before("纯电动汽车形成批量生产，产能达到5万辆。", 12)
    True
    >>> subject_is_before("到2020年，产能达到5万辆。", 7)
    False
    """
    before = text[:start].removesuffix("\n")
    if not before.endswith(_COMMAS):
        return False
    # A pattern for the clause would be tried from every place of a long paragraph.
    clause = before[1 + max(before.rfind(stop, 0, -1) for stop in _STOPS) : -1]
    return bool(clause) and not _OF_TIME_OR_NUMBERS.search(clause)


def _said(item: PlanTarget) -> tuple[object, ...]:
    """What a number says, wherever it stands."""
    t = item.target
    return t.measure.amount, t.measure.upper, t.comparator, t.target_year


def _key(item: PlanTarget, whole: Sequence[str] = ()) -> tuple[str, str, str]:
    t = item.target
    noun, subject, unit = t.measure.noun, t.measure.subject, _SETS.get(t.measure.unit, t.measure.unit)
    if noun and subject in whole:
        subject = ""
    return noun or subject, subject if noun else "", f"{unit} {t.kind == 'growth_rate'}"


def _line(cells: Sequence[Sequence[PlanTarget]], lang: Lang) -> TargetLine:
    present = [cell for cell in cells if cell]
    values = {item.target.measure.amount for cell in present for item in cell}
    first = present[0][0] if all(len(cell) == 1 for cell in present) else None
    longest = max((item.target.indicator for cell in present for item in cell), key=len)
    name = min((item.target.indicator for item in present[0]), key=len, default=longest)
    # What several plans have is not 全市's; what is left of a name that says no more stays whole.
    name = (indicators.without_owner(name) or name) if len(present) > 1 else name
    noun, _ = indicators.split(name)
    return TargetLine(
        name,
        of_indicator(name, noun) if lang == "en" else "",
        tuple(
            tuple(_cell(item, first if cell is not present[0] else None, lang) for item in cell) for cell in cells
        ),
        len(present),
        len(present) > 1 and len(values) == 1,
    )


def _cell(item: PlanTarget, first: PlanTarget | None, lang: Lang) -> TargetCell:
    t = item.target
    before, behind = target_table.around(t, lang)
    return TargetCell(
        item,
        before,
        target_table.SIGNS.get(t.comparator or "", ""),
        target_table.number(t.value) + (f"–{target_table.number(t.value_max)}" if t.value_max is not None else ""),
        behind,
        str(t.target_year or ""),
        target_table.label_of(item, lang),
        target_table.in_reader(item),
        t.quote,
        _against(first, item, lang) if first is not None else "",
    )


def _against(first: PlanTarget, item: PlanTarget, lang: Lang) -> str:
    """
    How the number of *item* differs from that of *first*, in the unit of *first*; "" for ranges and the same number.
    """
    one, other = first.target, item.target
    if one.value_max is not None or other.value_max is not None or one.value == 0:
        return ""
    before, after = first.target.measure.amount, item.target.measure.amount
    if before == after:
        return ""
    # Both are in comparable units, or they would not stand in one line: what is left is a factor.
    difference = round((after - before) / before * one.value, 6)
    sign = "+" if difference > 0 else "−"
    size = target_table.number(abs(difference))
    if one.unit in _PERCENT:
        return f"{sign}{size} {units.load().label('个百分点', lang)}"
    ratio = f"×{after / before:.2f}".rstrip("0").rstrip(".")
    said = f"{sign}{size} {_unit(one.unit, lang)}".strip()
    # Of an amount that grows and one that falls no ratio can be told.
    stop = "，" if lang == "zh" else ", "
    return f"{said}{stop}{ratio}" if after > 0 and before > 0 and one.direction == other.direction else said


def _unit(printed: str | None, lang: Lang) -> str:
    """The unit behind its number, "" where there is none."""
    return target_table.after_number(units.load().label(printed, lang)) if printed else ""


def _normal(item: PlanTarget) -> float:
    return item.target.measure.amount

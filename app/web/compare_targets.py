"""
The targets of a comparison, lined up: one line per indicator and subject, a cell per column, as pages show them.

Which numbers stand in one line, and from which another differs, app.compare says; how that is written is said here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.comparison import Comparison, Figure, LinedUp
from app.domain.facts import PlanTarget, Target
from app.domain.plan import Lang
from app.gloss.indicators import of_indicator
from app.vocab import indicators, spellings, units
from app.web import target_table
from app.web.site import Site

_PERCENT: Final = ("%", "％", "个百分点", "百分点")


@dataclass(frozen=True, slots=True)
class TargetCell:
    """
    One number of a cell: value with its sign, what stands before and behind it (unit, whether it is a growth), year,
    and where it is read, marked among the words around it. On an English page `unit` is what the plan prints behind the
    number, where what stands `behind` says that in English.

    `against` says how it differs from the first column's number for the same year: "+400 亿元, ×1.2"; of shares and
    growth rates in percentage points. It is "" in the first column that has one, and where the two cannot be compared.
    """

    item: PlanTarget
    before: str
    sign: str
    value: str
    unit: str
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
    no other beside it; "more than 8000" is another number than 8000.
    """

    name: str
    gloss: str
    cells: tuple[tuple[TargetCell, ...], ...]
    columns: int
    same: bool


def lines(site: Site, found: Comparison, lang: Lang) -> tuple[TargetLine, ...]:
    """The lines of a comparison, those that most columns have first, then in reading order."""
    return tuple(_line(line, lang) for line in site.archive.targets_lined_up(found))


def alone_lines(found: Sequence[TargetLine]) -> tuple[tuple[TargetLine, ...], ...]:
    """For each column the lines of *found* it alone has; () where no column has one."""
    own = [line for line in found if line.columns == 1]
    return tuple(tuple(line for line in own if line.cells[at]) for at in range(len(own[0].cells))) if own else ()


def _line(line: LinedUp, lang: Lang) -> TargetLine:
    present = [[figure.item.target for figure in cell] for cell in line.cells if cell]
    name = _name([target.indicator for cell in present for target in cell], len(present) > 1)
    noun, _ = indicators.split(name)
    return TargetLine(
        name,
        of_indicator(name, noun) if lang == "en" else "",
        tuple(tuple(_cell(figure, lang) for figure in cell) for cell in line.cells),
        len(present),
        line.same,
    )


def _name(said: Sequence[str], of_several: bool) -> str:
    """What most of *said* say, the shortest that say what is measured: not 产值 alone, nor 能耗比2020年下降."""
    whole = [each for each in said if not indicators.says_only_what(each)] or said
    # What several plans have is not 全市's; what is left of a name that says no more stays whole.
    bare = [(spellings.without_owner(each) or each) if of_several else each for each in whole]
    names = Counter(map(spellings.without_change, bare))
    return min(names, key=lambda name: (-names[name], len(name)))


def _cell(figure: Figure, lang: Lang) -> TargetCell:
    item, t = figure.item, figure.item.target
    before, behind = target_table.around(t, lang)
    return TargetCell(
        item,
        before,
        target_table.SIGNS.get(t.comparator or "", ""),
        target_table.number(t.value) + (f"–{target_table.number(t.value_max)}" if t.value_max is not None else ""),
        target_table.printed_unit(t, lang),
        behind,
        str(t.target_year or ""),
        target_table.label_of(item, lang),
        target_table.in_reader(item),
        target_table.wording(t),
        against(figure.against.target, t, lang) if figure.against is not None else "",
    )


def against(one: Target, other: Target, lang: Lang) -> str:
    """How the number of *other* differs from that of *one*, in the unit of *one*; "" for the same number."""
    before, after = one.measure.amount, other.measure.amount
    if before == after:
        return ""
    # Both are in comparable units, or they would not stand in one line: what is left is a factor, told by the one
    # that is not nought.
    stated = one if before else other
    difference = round((after - before) / stated.measure.amount * stated.value, 6)
    sign = "+" if difference > 0 else "−"
    size = target_table.number(abs(difference))
    if one.unit in _PERCENT:
        return f"{sign}{size} {units.load().label('个百分点', lang)}"
    ratio = f"×{after / before:.2f}".rstrip("0").rstrip(".") if after > 0 and before > 0 else ""
    said = f"{sign}{size} {target_table.after_number(target_table.unit_of(stated, lang))}".strip()
    stop = "，" if lang == "zh" else ", "
    # Less than a hundredth is not told in times: the difference is all but the whole.
    return said if ratio in ("", "×0") else f"{said}{stop}{ratio}"

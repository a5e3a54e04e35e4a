"""
Targets as a table: grouped by what they measure, with bars on one scale per group, every number led back to its words.

Which numbers are of one group, and in which order, the archive has decided (TargetPage). Values and units are shown as
printed; converting is for sorting and bars only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain import growth
from app.domain.facts import FAMILY, MeasureGroup, PlanTarget, Target, TargetPage
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.gloss.indicators import of_indicator
from app.vocab import indicators, industries, messages, units
from app.web import labels, parts, urls

_YUAN: Final = "元"
SIGNS: Final = {"以上": "≥", "超过": ">", "突破": ">", "左右": "≈", "控制在": "≤"}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """
    One target. `sign` stands before the value (≥, >), `comparator` is the word printed; `bar` and `base_bar` are
    lengths in percent of the group's longest, -1 where there is none. `words` is the quote cut around the number.
    `under` is the heading above an indicator that does not say of what it is (产值), else "". `printed` is the unit as
    the plan has it where `unit` says it in English, else "".
    """

    item: PlanTarget
    indicator: str
    gloss: str
    sign: str
    value: str
    unit: str
    printed: str
    year: str
    kind: str
    baseline: str
    bar: int
    base_bar: int
    plan_title: str
    plan_gloss: str
    industries: tuple[str, ...]
    label: str
    reader_url: str
    words: tuple[str, str, str]
    under: str


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """
    Targets that measure the same in comparable units; `name` is the indicator, `unit` what it is counted in.

    `noun` is the indicator in the term base's word, `count` how many targets the group has, shown or not.
    """

    name: str
    unit: str
    noun: str
    count: int
    rows: tuple[TargetRow, ...]


def groups(
    found: TargetPage,
    plans: Mapping[str, PlanInfo],
    lang: Lang,
) -> tuple[TargetGroup, ...]:
    """The items of *found*, which are in the order of its groups, under the groups they are of."""
    of_group: dict[tuple[str, str, bool], list[PlanTarget]] = {}
    for item in found.items:
        if item.plan in plans:
            of_group.setdefault(_key(item), []).append(item)
    return tuple(
        TargetGroup(
            name_of(group.noun, lang),
            _unit(group, lang),
            group.noun,
            group.count,
            tuple(_row(item, group.largest, plans, lang) for item in of_group[key]),
        )
        for group in found.groups
        if (key := (group.noun, group.unit, group.grows)) in of_group
    )


def _key(item: PlanTarget) -> tuple[str, str, bool]:
    return item.group, item.target.measure.unit, item.target.kind == "growth_rate"


def label_of(item: PlanTarget, lang: Lang) -> str:
    """How the paragraph of *item* is called."""
    return parts.paragraph_label(parts.part_of(item.target.anchor), item.target.n, lang, item.layer)


def name_of(noun: str, lang: Lang) -> str:
    """What the group of the indicator *noun* is called; in English its Chinese words where no English is known."""
    if not noun:
        return messages.text(lang, "targets.other")
    if lang == "zh":
        return noun
    # A family is called by what the names in it end in: …示范区.
    ending = noun.removeprefix(FAMILY)
    said = indicators.english(ending) or of_indicator(ending, "").removeprefix("… ")
    if not said or ending == noun:
        return said or noun
    # R&D and GDP keep their capitals.
    begins = said[0].lower() if said[1:2].islower() or said[1:2] == " " else said[0]
    return f"{FAMILY} {begins}{said[1:]}"


def _unit(group: MeasureGroup, lang: Lang) -> str:
    """The unit of a group in words; "" where its numbers have none."""
    shown = units.load().label(group.unit, lang) if group.unit else ""
    return f"{shown} {messages.text(lang, 'targets.change')}".strip() if group.grows else shown


def _row(
    item: PlanTarget,
    most: float,
    plans: Mapping[str, PlanInfo],
    lang: Lang,
) -> TargetRow:
    t = item.target
    start, end = t.number[0] - t.start, t.number[1] - t.start
    info = plans[item.plan]
    return TargetRow(
        item=item,
        indicator=t.indicator,
        gloss=of_indicator(t.indicator, t.measure.noun) if lang == "en" else "",
        sign=SIGNS.get(t.comparator or "", ""),
        value=number(t.value) + (f"–{number(t.value_max)}" if t.value_max is not None else ""),
        unit=unit_of(t, lang),
        printed=printed_unit(t, lang),
        year=str((t.baseline_year if t.kind == "baseline" else t.target_year) or ""),
        kind=messages.text(lang, f"targets.{t.kind}"),
        baseline=_baseline(item),
        bar=_length(t.measure.upper, most),
        base_bar=-1 if t.baseline_value is None else _length(units.load().normal(t.baseline_value, t.unit)[0], most),
        plan_title=labels.short_title(info.record, lang),
        plan_gloss=labels.short_title_gloss(info.record, lang),
        industries=tuple(industries.load().label(each, lang) for each in t.industries),
        label=label_of(item, lang),
        reader_url=in_reader(item),
        words=(t.quote[:start], t.quote[start:end], t.quote[end:])
        if 0 <= start <= end <= len(t.quote)
        else (t.quote, "", ""),
        under=t.heading if indicators.says_only_what(t.indicator) else "",
    )


def in_reader(item: PlanTarget) -> str:
    """Where *item* is read: its paragraph in the reader, with the numbers of that part marked."""
    part = None if item.layer == "summary" else parts.part_of(item.target.anchor)
    return urls.plan(item.plan, part, item.target.anchor, mark="targets")


def unit_of(target: Target, lang: Lang) -> str:
    """The unit of *target* in words; in English yuan is said where the plan leaves it out (产值100亿)."""
    if not target.unit:
        return ""
    said = target.unit
    if lang == "en" and said in units.MAGNITUDES and target.measure.unit == _YUAN:
        said += _YUAN
    return units.load().label(said, lang)


def printed_unit(target: Target, lang: Lang) -> str:
    """The unit of *target* as printed, where a page in *lang* says it in other words: those are ours, and a gloss."""
    return target.unit if lang == "en" and target.unit and unit_of(target, lang) != target.unit else ""


def after_number(unit: str) -> str:
    """
    *unit* to stand right behind its number: an English one that begins with a number is multiplied by.

    >>> after_number("100 million yuan"), after_number("亿元")
    ('× 100 million yuan', '亿元')
    """
    return f"× {unit}" if unit[:1].isdigit() else unit


def around(target: Target, lang: Lang) -> tuple[str, str]:
    """
    What stands before and behind the number of *target*: ("较2020年下降 ", "%"), ("", "% fall a year").

    A growth or a fall is said, since 15% of an output value says nothing, with the year it counts from or that it is
    every year's; and so is what is added to an amount. % stands close to its number (UI.md 8).
    """
    unit = after_number(unit_of(target, lang))
    behind = unit if not unit or unit[0] in "%％" else f" {unit}"
    how = ""
    if target.kind == "growth_rate":
        word = "falls" if target.direction == "down" else "grows"
        since = growth.base_year(target)
        if growth.is_annual(target):
            how = messages.text(lang, "targets.annual")
        elif since is not None:
            how = messages.text(lang, "targets.since", year=since)
    elif indicators.change_said(target.measure.subject, target.indicator):
        word = "less" if target.direction == "down" else "more"
    else:
        return "", behind
    change = messages.text(lang, f"targets.{word}")
    return (f"{how}{change} ", behind) if lang == "zh" else ("", f"{behind} {change} {how}".rstrip())


def wording(target: Target) -> str:
    """The words of *target*; of a table's cell, which is a number alone, what its row and its column are called too."""
    return f"{target.row} · {target.column}: {target.quote}" if target.column else target.quote


def number(value: float) -> str:
    """*value* with the digits it was printed with, thin spaces from five digits on."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    whole, dot, rest = text.partition(".")
    return (f"{int(whole):,}".replace(",", "\u2009") if len(whole.lstrip("-")) > 4 else whole) + dot + rest


def _baseline(item: PlanTarget) -> str:
    t = item.target
    if t.baseline_value is None:
        return ""
    return f"{number(t.baseline_value)}{f' ({t.baseline_year})' if t.baseline_year else ''}"


def _length(amount: float, most: float) -> int:
    """*amount* in percent of *most*; -1 where a bar would say nothing."""
    return max(1, min(100, round(100 * amount / most))) if most > 0 and amount >= 0 else -1


def years_of(items: Iterable[PlanTarget]) -> tuple[str, ...]:
    """The target years of *items*, the latest first."""
    return tuple(str(y) for y in sorted({i.target.target_year for i in items if i.target.target_year}, reverse=True))

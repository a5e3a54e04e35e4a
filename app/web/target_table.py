"""
Targets as a table: grouped by what they measure, with bars on one scale per group, every number led back to its words.

Two targets are in one group where the term base knows their indicators for one (产值, 总产值) and their units can be
compared. Values and units are shown as printed; converting is for sorting and bars only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from app.domain.facts import PlanTarget, Target
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.vocab import industries, messages, terms, units
from app.web import labels, parts, urls
from app.web.site import Site

SIGNS: Final = {"以上": "≥", "超过": ">", "突破": ">", "左右": "≈", "控制在": "≤"}
_SAME: Final = {"工业总产值": "产值"}
"""Concepts of the term base that plans use for one: 汽车产业产值, 汽车产业总产值, 汽车工业总产值."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """
    One target. `sign` stands before the value (≥, >), `comparator` is the word printed; `bar` and `base_bar` are
    lengths in percent of the group's longest, -1 where there is none. `words` is the quote cut around the number.
    """

    item: PlanTarget
    indicator: str
    gloss: str
    sign: str
    value: str
    unit: str
    year: str
    kind: str
    baseline: str
    bar: int
    base_bar: int
    plan_title: str
    industries: tuple[str, ...]
    label: str
    reader_url: str
    words: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Targets that measure the same in comparable units; `name` is the indicator, `unit` what it is counted in."""

    name: str
    unit: str
    rows: tuple[TargetRow, ...]


def groups(
    items: Sequence[PlanTarget],
    plans: Mapping[str, PlanInfo],
    places: Mapping[tuple[str, str], tuple[str, int]],
    lang: Lang,
) -> tuple[TargetGroup, ...]:
    """
    *items* by what they measure, the groups with most targets first.

    *places* gives (part, n) of (plan, anchor), as pages name paragraphs.
    """
    found: dict[tuple[str, str], list[PlanTarget]] = {}
    for item in items:
        found.setdefault(_key(item), []).append(item)
    ordered = sorted(found.items(), key=lambda pair: (pair[0][0] == "", -len(pair[1]), pair[0]))
    return tuple(
        TargetGroup(_name(key, lang), _unit(key[1], lang), _rows(members, plans, places, lang))
        for key, members in ordered
    )


def _key(item: PlanTarget) -> tuple[str, str]:
    """(indicator's concept or "", normal unit, kind of growth apart)."""
    t = item.target
    _, unit = units.load().normal(t.value, t.unit)
    name = indicator_of(t.indicator)
    return name, f"{unit} ↗" if t.kind == "growth_rate" else unit


@lru_cache(maxsize=20_000)
def indicator_of(words: str) -> str:
    """
    The indicator of the term base that *words* end in, else the longest they contain; "" where there is none.

    >>> indicator_of("全省汽车产业总产值") == indicator_of("汽车工业产值")
    True
    """
    return _found(words)[0]


def word_of(words: str) -> str:
    """The word of that indicator as it stands in *words*; "" where there is none."""
    return _found(words)[1]


@lru_cache(maxsize=20_000)
def _found(words: str) -> tuple[str, str]:
    best: tuple[bool, int, str, str] = (False, 0, "", "")
    # Files set spaces between Chinese and Latin: 单位 GDP 能耗.
    words = "".join(words.split())
    for name, word in _indicators():
        if word in words:
            best = max(best, (words.endswith(word), len(word), name, word))
    return _SAME.get(best[2], best[2]), best[3]


@cache
def _indicators() -> tuple[tuple[str, str], ...]:
    """(concept, word) for every Chinese word of an indicator."""
    return tuple((c.zh, word) for c in terms.load().concepts if c.group == "indicator" for word in c.chinese)


def label_of(site: Site, item: PlanTarget, part: str, lang: Lang) -> str:
    """How the paragraph of *item* is called; its anchor where the text does not have it any more."""
    section = site.archive.outline(item.plan).outline.section(item.target.section)
    found = next((p.n for p in section.paragraphs if p.anchor == item.target.anchor), 0) if section else 0
    return parts.paragraph_label(part, found, lang, item.layer) if found else item.target.anchor


def _name(key: tuple[str, str], lang: Lang) -> str:
    if not key[0]:
        return messages.text(lang, "targets.other")
    return english(key[0]) or key[0] if lang == "en" else key[0]


def _unit(unit: str, lang: Lang) -> str:
    """The unit of a group in words; "" where its numbers have none."""
    name = unit.removesuffix(" ↗")
    shown = units.load().label(name, lang) if name else ""
    return f"{shown} {messages.text(lang, 'targets.change')}".strip() if name != unit else shown


def english(word: str) -> str:
    """The English of a term; "" where the term base lacks it."""
    concepts = terms.load().of(word)
    return concepts[0].en if concepts else ""


def _rows(
    members: Sequence[PlanTarget],
    plans: Mapping[str, PlanInfo],
    places: Mapping[tuple[str, str], tuple[str, int]],
    lang: Lang,
) -> tuple[TargetRow, ...]:
    most = max((_normal(m.target.value_max or m.target.value, m) for m in members), default=0.0)
    ordered = sorted(members, key=lambda m: (m.target.target_year or 9999, -_normal(m.target.value, m), m.plan))
    return tuple(_row(m, most, plans, places, lang) for m in ordered)


def _row(
    item: PlanTarget,
    most: float,
    plans: Mapping[str, PlanInfo],
    places: Mapping[tuple[str, str], tuple[str, int]],
    lang: Lang,
) -> TargetRow:
    t = item.target
    part, n = places.get((item.plan, t.anchor), ("main", 0))
    start, end = t.number[0] - t.start, t.number[1] - t.start
    info = plans[item.plan]
    return TargetRow(
        item=item,
        indicator=t.indicator,
        gloss=english(indicator_of(t.indicator)) if lang == "en" else "",
        sign=SIGNS.get(t.comparator or "", ""),
        value=number(t.value) + (f"–{number(t.value_max)}" if t.value_max is not None else ""),
        unit=units.load().label(t.unit, lang) if t.unit else "",
        year=str((t.baseline_year if t.kind == "baseline" else t.target_year) or ""),
        kind=messages.text(lang, f"targets.{t.kind}"),
        baseline=_baseline(item),
        bar=_length(t.value_max or t.value, item, most),
        base_bar=_length(t.baseline_value, item, most) if t.baseline_value is not None else -1,
        plan_title=labels.short_title(info.record, lang),
        industries=tuple(industries.load().label(each, lang) for each in t.industries),
        label=parts.paragraph_label(part, n, lang, item.layer) if n else t.anchor,
        reader_url=urls.plan(item.plan, None if item.layer == "summary" else part, t.anchor, mark="targets"),
        words=(t.quote[:start], t.quote[start:end], t.quote[end:])
        if 0 <= start <= end <= len(t.quote)
        else (t.quote, "", ""),
    )


def after_number(unit: str) -> str:
    """
    *unit* to stand right behind its number: an English one that begins with a number is multiplied by.

    >>> after_number("100 million yuan"), after_number("亿元")
    ('× 100 million yuan', '亿元')
    """
    return f"× {unit}" if unit[:1].isdigit() else unit


def around(target: Target, lang: Lang) -> tuple[str, str]:
    """
    What stands before and behind the number of *target*: ("下降 ", "%"), ("", "% fall"), ("", " 亿元").

    A growth or a fall is said, since 15% of an output value says nothing; % stands close to its number (UI.md 8).
    """
    unit = after_number(units.load().label(target.unit, lang)) if target.unit else ""
    behind = unit if not unit or unit[0] in "%％" else f" {unit}"
    if target.kind != "growth_rate":
        return "", behind
    change = messages.text(lang, "targets.falls" if target.direction == "down" else "targets.grows")
    return (f"{change} ", behind) if lang == "zh" else ("", f"{behind} {change}")


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


def _normal(value: float, item: PlanTarget) -> float:
    return units.load().normal(value, item.target.unit)[0]


def _length(value: float | None, item: PlanTarget, most: float) -> int:
    if value is None or most <= 0 or value < 0:
        return -1
    return max(1, round(100 * _normal(value, item) / most))


def years_of(items: Iterable[PlanTarget]) -> tuple[str, ...]:
    """The target years of *items*, the latest first."""
    return tuple(str(y) for y in sorted({i.target.target_year for i in items if i.target.target_year}, reverse=True))

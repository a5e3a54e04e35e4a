"""
What one number of a plan measures, so that the same can be found in another plan: measure, subject, unit, scope.

What the words of an indicator mean is app.vocab.indicators'; here its place in the plan is looked at as well: whose
number it is where the words do not say so. Which numbers of a comparison then stand in one line is lined_up.py's.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.domain.facts import PlanTarget, Target
from app.domain.growth import is_annual
from app.vocab import indicators, industries

_SETS: Final = {"辆份": "辆"}
"""Capacity is counted in vehicles or in sets of parts for them; the subject says which parts."""
_COMMAS: Final = ("，", ",")
_STOPS: Final = "，,；;。！？\n"
_OF_TIME_OR_NUMBERS: Final = re.compile(r"[0-9０-９]|期间|期末|[十百千万亿]五|^(?:其中|力争|预计|同时)")
# 省级企业技术中心 of one branch and of a whole province are not the same, and only their headings say which they are.
_OF_ANY_BRANCH: Final = re.compile(
    r"(?:企业|技术中心|研究中心|工程中心|研究院|实验室|机构|商标|名牌|品牌|专利|标准|平台|基地|园区|集群|项目|人才|团队)$"
)
_BRANCH: Final = r"(?:产业|工业|行业|制造业?|业|[。：:]?$)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the numbers of a column stand: the region of its plan, as GB/T 2260 codes, and its headings by anchor."""

    regions: Collection[str] = ()
    headings: Mapping[str, str] | None = None
    texts: Mapping[str, str] | None = None
    """The paragraphs it is known of, by anchor."""


Key = tuple[str, ...]


def key_of(item: PlanTarget, place: Place, whole: Sequence[str] = ()) -> Key:
    """
    What *item* measures: two numbers with one key are of the same thing in comparable units.

    A number whose subject nothing says has a key of its own. *whole* are the names of the industries that everything
    compared is about: there they tell nothing apart, and 汽车产能 is 产能.
    """
    t = item.target
    noun, subject, unit = t.measure.noun, t.measure.subject, _SETS.get(t.measure.unit, t.measure.unit)
    if noun and subject in whole:
        subject = ""
    scope = ""
    if noun and not subject and indicators.wants_subject(noun) and indicators.says_only_what(t.indicator):
        before = subject_is_before((place.texts or {}).get(t.anchor, ""), t.start)
        subject = "" if before else _branch(item, place)
        if subject in whole:
            subject = ""
        if before or not (subject or whole or "工业" in t.indicator):
            scope = f"{item.plan} {t.anchor} {t.start}"
    elif not noun and not subject:
        scope = f"{item.plan} {t.anchor} {t.start}"
    elif _OF_ANY_BRANCH.search(subject or noun):
        named = _branch(item, place)
        scope = "" if named in whole else named
    elsewhere = " ".join(sorted(set(t.places).difference(place.regions)))
    return noun or subject, subject if noun else "", unit, _change(t), scope, elsewhere


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


def _change(target: Target) -> str:
    if target.kind != "growth_rate":
        return ""
    return "annual" if is_annual(target) else "in all"


def _branch(item: PlanTarget, place: Place) -> str:
    """The industry that the headings above *item* name, the uppermost first, in the first of its names; "" for none."""
    headings = place.headings or {}
    steps = item.target.section.split(".")
    for depth in range(1, len(steps) + 1):
        named = _branches().search(headings.get(".".join(steps[:depth]), ""))
        if named is not None:
            return named[1]
    return ""


@cache
def _branches() -> re.Pattern[str]:
    """An industry's name where it is one, or all of a heading: 汽车产业, 轨道交通制造, but not 能效提升工程."""
    names = {name for each in industries.load().by_id.values() for name in each.names}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"({'|'.join(map(re.escape, ordered))}){_BRANCH}")

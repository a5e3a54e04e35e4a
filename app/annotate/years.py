"""
The years a plan covers, and the five-year plans it belongs to.

From its title (2017－2020年, “十二五”), else a stated 规划期限, else the one year of 2022年工作要点.
到2020年 alone names no beginning and is no period.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.annotate.front import squeeze
from app.domain.outline import Outline, Span
from app.domain.record import Evidence
from app.vocab.periods import FIVE_YEAR_PLANS

UNKNOWN: Final = Evidence("unknown")
_DASH: Final = r"(?:[-—－–−~～―─‐‑]{1,2}|至|到)"
_SPAN: Final = re.compile(rf"(?<!\d)(?P<a>[12]\d{{3}})年?{_DASH}(?P<b>[12]\d{{3}})(?!\d)年?")
_SPAN_HEAD: Final = re.compile(
    r"(?:规划|计划|方案|实施|行动|本)(?:期限|期|年限|时限|周期|时段)(?:为|是|：|:|从|自)*"
    rf"(?P<a>[12]\d{{3}})年?{_DASH}(?P<b>[12]\d{{3}})"
)
_FIVE_YEAR: Final = re.compile(
    '(?P<id>十[一二三四五六七]五|(?<![一二三四五六七八九十])[六七八九]五)(?!.?普法)(?=[”"』」’]|时期|期间|规划|计划|末|发展|[^年个十]|$)'
)
_ORDINAL: Final = re.compile(r"第(?P<n>十?[一二三四五六七八九十])个五年(?:规划|计划)")
_ONE_YEAR: Final = re.compile(
    r"(?<![\d—–~-])(?P<a>[12]\d{3})年度?(?!(?:底|末|前|版|[^,，]{0,6}(?:通过|修订)))(?=.{0,60}?(?:要点|计划|方案|"
    r"安排|任务|措施|分工|清单|思路|工作指导意见))"
)
_LONGEST_YEARS: Final = 40


def read_period(outline: Outline, title: str | None) -> tuple[int | None, int | None, Evidence]:
    """First and last year, both included, and what they were read from."""
    if title:
        even = squeeze(title)
        match = _SPAN.search(even)
        if match and _sane(match):
            return int(match["a"]), int(match["b"]), Evidence("stated", match[0])
        named = _named(even)
        if named:
            years = [FIVE_YEAR_PLANS[name] for name in named]
            return min(a for a, _ in years), max(b for _, b in years), Evidence("stated", named[0])
    for text, span in _opening(outline, 60):
        even = squeeze(text)
        match = _SPAN_HEAD.search(even)
        if match and _sane(match):
            return int(match["a"]), int(match["b"]), Evidence("stated", match[0], span)
    if title and (found := list(_ONE_YEAR.finditer(squeeze(title)))):
        last = found[-1]  # 1990年…计划执行情况与1991年计划草案: what is over comes first
        return int(last["a"]), int(last["a"]), Evidence("stated", last[0])
    return None, None, UNKNOWN


def read_five_year_plans(
    outline: Outline, title: str | None, period: tuple[int | None, int | None]
) -> tuple[tuple[str, ...], Evidence]:
    """The five-year plans named in the title, else the one whose years the period is."""
    named = _named(squeeze(title)) if title else ()
    if named:
        return named, Evidence("stated", named[0])
    for name, years in FIVE_YEAR_PLANS.items():
        if years == period:
            for text, span in _opening(outline, 25):
                if name in text:
                    return (name,), Evidence("stated", name, span)
            return (name,), Evidence(
                "inferred", note="the period is that of the five-year plan", note_zh="规划期与这个五年规划相同"
            )
    return (), UNKNOWN


def _named(title: str) -> tuple[str, ...]:
    names = [match["id"] for match in _FIVE_YEAR.finditer(title)] + [
        f"{match['n']}五" for match in _ORDINAL.finditer(title)
    ]
    return tuple(dict.fromkeys(name for name in names if name in FIVE_YEAR_PLANS))


def _sane(match: re.Match[str]) -> bool:
    return int(match["a"]) < int(match["b"]) <= int(match["a"]) + _LONGEST_YEARS


def _opening(outline: Outline, count: int) -> Iterator[tuple[str, Span | None]]:
    """The first *count* paragraphs of the main text, or of the only attachment."""
    seen = 0
    parts = outline.parts()
    part = "main" if "main" in parts else next((p for p in parts if p != "n"), "n")
    for section in outline.sections:
        if section.part != part:
            continue
        for paragraph in section.paragraphs:
            yield paragraph.text, paragraph.spans[0] if paragraph.spans else None
            seen += 1
            if seen >= count:
                return

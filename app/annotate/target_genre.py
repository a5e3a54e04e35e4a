"""
What a text as a whole says of its numbers: whether it plans, reports or rules, when it begins, and what each of its
sections is about.

A number in a plan is likely to be an aim, one in a report may as well tell what was, and one in a text of rules binds
others. So much is known before a sentence is read; target_evidence.py weighs it with what the sentence says. Dates of
single sentences are target_times.py's.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.annotate.amounts import even
from app.annotate.target_chapters import (
    AIMS,
    FIVE_YEARS,
    TO_COME,
    is_both,
    is_to_come,
    looks_back,
    time_told,
    years_named,
)  # fmt: skip
from app.annotate.target_times import Beginning, is_intended, is_told_as_past, years_in
from app.annotate.unspaced import unspaced
from app.domain.numerals import han_number
from app.domain.outline import Outline
from app.domain.record import Record

Genre = Literal["plan", "report", "rules"]

_RULES: Final = frozenset("办法 条例 规定 细则 规则 指南 标准 准则 目录 决定 决议 公告 通报 批复 函 预案".split())
# Those that put a plan into force speak for it where they name its years.
_APPROVALS: Final = frozenset(("批复", "决定", "决议"))
_REPORTS: Final = frozenset(("报告", "白皮书", None))
# Plans by name that share something out or take applications for it.
_RULING: Final = re.compile(r"配额|(?:指标|额度|资金)分配|申报|导则|技术指南|温室气体排放报告")
_OF_OTHERS: Final = re.compile(
    r"(?:扶持|优惠|奖励|奖补|补[助贴]|激励)(?:政策|措施|办法|标准|条件|内容)?$|申报|[申享准][请受入].{0,4}条件|附则|法律责任|罚则|"
    r"(?:名词|指标)(?:解释|注释|说明)|术语|优惠内容|支持标准|(?:支持|扶持|优惠)政策$"
)
_RECKONED: Final = re.compile(
    r"预测|测算|可达性|可行性分析|需求分析|效益分析|(?:环境|社会|经济|生态|节能)效益[。：]?$"
)
_OLD: Final = re.compile(r"回顾|总结|决算|执行情况|完成情况|\b[Rr]eview\b")
_YEAR_NAMED: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")
_SENTENCES: Final = re.compile("[。；]")
# 2022年，…达到92%: what the sentence is about, not what is held against it.
_AT_FIRST: Final = re.compile(r"^\s?(20\d\d)\s?年(?:底|末)?，")
_UNTIL_YEAR: Final = re.compile(r"(?<![截加长高展少降升大增减年底末])[到至]\s?((?:19|20)\d\d)\s?年")
_REACHES: Final = re.compile(
    r"(?<![截加长高展少降升大增减])(?:[到至]\s?|力争\s?|争取\s?)(20\d\d|一九\S\S|二〇\S\S)\s?年|(20\d\d)\s?年(?:年?底)?(?:以?前|之前)|"
    rf"(?:到|至)“?{FIVE_YEARS}”?(?:时期)?末|目标(?:是|为|：)"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What a section brings to every number in it: whether it looks back, and what speaks for an aim before a word of the
    sentence is read (target_evidence counts it).
    """

    review: bool
    prior: int


_PRIOR: Final[dict[Genre, int]] = {"plan": 2, "report": 0, "rules": -1}
_OFTEN: Final = 5
"""So many sentences that tell of one year are no chance."""
_HEADED_AIMS: Final = 2
_HEADED_TO_COME: Final = 2
_HEADED_OTHERS: Final = -4
_OPENING: Final = -2
_HEADED_RECKONED: Final = -2


def begins(outline: Outline, record: Record) -> Beginning:
    """When the plan of *outline* begins, as far as *record*, its headings or its sentences say."""
    beginning = Beginning(
        record.period_start,
        _year_of_issue(record),
        _year_in(record.title_zh),
        end=record.period_end,
        local=record.province is not None or record.city is not None,
    )
    if beginning.year is None and record.kind in _REPORTS:
        beginning = replace(beginning, title=_year_of_headings(outline))
    if beginning.year is None and record.kind in (None, "报告"):
        beginning = replace(beginning, title=_year_after_what_is_told(outline))
    if beginning.year is None and record.kind not in _REPORTS:
        beginning = replace(beginning, horizon=_horizon(outline) or _year_of_aims(outline))
    return beginning


def genre_of(outline: Outline, record: Record, beginning: Beginning) -> Genre:
    """
    Whether the text plans, reports or rules.

    Kind and title say so; a text of any other kind that has no period, no heading on aims and never reaches for a year
    is a text of rules, whatever it is called. A text without a kind is read as a report: nothing is taken for granted.
    """
    if _RULING.search(record.title_zh or "") is not None:
        return "rules"
    dated = record.period_start is not None
    if record.kind in _RULES and not (dated and record.kind in _APPROVALS):
        return "rules"
    if record.kind in _REPORTS and not (dated and record.kind is None):
        return "report"
    return "plan" if dated or _reaches(outline, beginning) else "rules"


def standings(outline: Outline, genre: Genre, beginning: Beginning) -> dict[str, Standing]:
    """What each section brings to its numbers, by its anchor; what is below a review is one."""
    found: dict[str, Standing] = {}
    to_come: set[str] = set()
    aimed: set[str] = set()
    both: set[str] = set()
    others: set[str] = set()
    headed = any(section.heading for section in outline.sections)
    for section in outline.sections:
        above = found.get(section.parent) if section.parent is not None else None
        heading = even(unspaced(section.heading).text)
        told = time_told(section, beginning) if genre == "report" else None
        if section.parent in both:
            # What looks back and ahead at once looks back in its own text only.
            review = told == "past" or looks_back(section, beginning, aimed=True)
        else:
            review = (above is not None and above.review) or looks_back(section, beginning, section.parent in aimed)
        ahead = section.parent in to_come or is_to_come(heading, beginning)
        if genre == "report" and section.level == 1 and heading and not review and not ahead:
            # The heading is a watchword; the text says what time it speaks of.
            review, ahead = told == "past", told == "to come"
        if is_both(section, beginning):
            both.add(section.anchor)
        if section.parent in both or (ahead and not review):
            to_come.add(section.anchor)
        if section.parent in aimed or section.anchor in to_come or (AIMS.search(heading) and not review):
            aimed.add(section.anchor)
        prior = (
            _PRIOR[genre]
            + (_OPENING if not heading and headed else 0)
            + (_HEADED_AIMS if AIMS.search(heading) and genre != "rules" else 0)
        )
        if genre == "report" and section.anchor in to_come:
            prior += _HEADED_TO_COME
        if section.parent in others or (_OF_OTHERS.search(heading.strip("。：:")) and not AIMS.search(heading)):
            others.add(section.anchor)
            prior += _HEADED_OTHERS
        elif _RECKONED.search(heading):
            prior += _HEADED_RECKONED
        found[section.anchor] = Standing(review, prior)
    return found


def _year_of_issue(record: Record) -> int | None:
    return int(record.issued[:4]) if record.issued and record.issued[:4].isdigit() else None


def _year_in(title: str | None) -> int | None:
    """The year a title names, the last of several: 2025年政府工作报告, 1955年决算和1956年预算."""
    return max(map(int, _YEAR_NAMED.findall(even(title or ""))), default=None)


def _year_of_headings(outline: Outline) -> int | None:
    """The year that the chapters of a report are for: 2004年主要任务, or the one after 2003年工作回顾."""
    ahead: list[int] = []
    for section in outline.sections:
        heading = even(unspaced(section.heading).text) if section.level <= 2 else ""
        if years := years_named(heading):
            old = len(years) == 1 and _OLD.search(heading) is not None
            if old or TO_COME.search(heading):
                ahead.append(years[-1] + old)
    return min(ahead, default=None)


def _year_after_what_is_told(outline: Outline) -> int | None:
    """The year after the one that most sentences tell of as past; None where hardly a sentence does."""
    told = Counter(
        mark.year
        for text in _texts(outline)
        for sentence in _SENTENCES.split(text)
        if is_told_as_past(sentence) and not is_intended(sentence)
        for mark in years_in(sentence)
        if mark.role == "at" and not mark.until
    )
    most, year = max(((count, year) for year, count in told.items()), default=(0, 0))
    return year + 1 if most >= _OFTEN else None


def _texts(outline: Outline) -> Iterator[str]:
    return (even(unspaced(paragraph.text).text) for section in outline.sections for paragraph in section.paragraphs)


def _horizon(outline: Outline) -> int | None:
    """The first year that the text says 到 of."""
    return min((int(match[1]) for text in _texts(outline) for match in _UNTIL_YEAR.finditer(text)), default=None)


def _year_of_aims(outline: Outline) -> int | None:
    """The first year named under 工作目标 that is not told as past: 2022年，绿色建筑占比达到92%."""
    texts = (
        even(unspaced(paragraph.text).text)
        for section in outline.sections
        if AIMS.search(section.heading)
        for paragraph in section.paragraphs
    )
    named = (
        int(match[1])
        for text in texts
        for sentence in _SENTENCES.split(text)
        if not is_told_as_past(sentence)
        for match in _AT_FIRST.finditer(sentence)
    )
    return min(named, default=None)


def _reaches(outline: Outline, beginning: Beginning) -> bool:
    """Whether the text names a year or an end of years that something shall be reached by, or has a part on aims."""
    if any("目标" in section.heading for section in outline.sections):
        return True
    first = beginning.year or 0
    for text in _texts(outline):
        for match in _REACHES.finditer(text):
            printed = match[1] or match[2]
            year = (int(printed) if printed.isdigit() else han_number(printed)) if printed else None
            if year is None or year >= first:
                return True
    return False

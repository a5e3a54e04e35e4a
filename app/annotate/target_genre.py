"""
What a text as a whole says of its numbers: whether it plans, reports or rules, when it begins, and what each of its
sections is about.

A number in a plan is likely to be an aim, one in a report may as well tell what was, and one in a text of rules binds
others. So much is known before a sentence is read; target_evidence.py weighs it with what the sentence says. Dates of
single sentences are target_times.py's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from app.annotate.amounts import even
from app.annotate.target_english import is_english_review
from app.annotate.target_times import Beginning
from app.annotate.unspaced import unspaced
from app.domain.numerals import han_number
from app.domain.outline import Outline, Section
from app.domain.record import Record

Genre = Literal["plan", "report", "rules"]

_RULES: Final = frozenset("办法 条例 规定 细则 规则 指南 标准 准则 目录 决定 决议 公告 通报 批复 函 预案".split())
# Those that put a plan into force speak for it where they name its years.
_APPROVALS: Final = frozenset(("批复", "决定", "决议"))
_REPORTS: Final = frozenset(("报告", "白皮书", None))
# Plans by name that share something out or take applications for it.
_RULING: Final = re.compile(r"配额|(?:指标|额度|资金)分配|申报|导则|技术指南|温室气体排放报告")
_FIVE_YEARS: Final = r"(?:十[一二三四五六]|[六七八九])五"
_REVIEW: Final = re.compile(
    r"现状|发展基础|现实基础|工作基础|产业基础$|取得的.{0,6}(?:成效|成绩|成就|进展|突破)|取得(?:了)?(?!新)[^，。新]{0,6}(?:成效|成绩|成就)|(?:工作|主要|显著|重要|重大|阶段性|历史性|建设)(?:成效|成就|成绩)|总体进展|(?:成效|成就|成绩|成果)(?:显[著着]|明显|斐然|丰硕|突出)|十[一二三四]五[”\"]?(?:时期|期间|以来|工作|发展|生态)?[^，]{0,14}(?:回顾|成效|成就|成绩|进展|情况|评估)|回顾|发展成[效就]|主要成[效就绩]|面临|"
    r"发展环境|发展形势|形势|总结|存在.{0,6}问题|规划背景|发展背景|^背景|基本情况|历史(?!使命|机遇|责任|任务|主动|起点|交汇|文化|文脉|街区|遗留)|概况|自然条件|资源禀赋|区位|环境特征|任重(?:而)?道远|(?:主要|突出)问题$|机遇[和与]挑战|困难[和与]挑战|存在.{0,8}(?:不足|短板|差距|挑战)|(?:短板|差距|压力|挑战)$|不容乐观|[依仍]然?(?:突出|严峻|存在|较[大重高])|任务艰巨|"
    r"^[^，、]{0,4}(?<!提升)(?<!巩固)(?<!增强)(?<!提高)成效$|(?:执行|完成|进展)情况|过去(?:的)?[一三五十两几]年|^[一五几十]年来|^(?:前|序|引|导)\s*言$"
)
# 夯实电力系统发展基础 is a task.
_LAID: Final = re.compile(r"(?:夯实|筑牢|打牢|巩固|奠定|强化|增强|厚植)[^，。]*基础")
_NEW_RESULTS: Final = re.compile(r"取得(?:了)?新的?(?:成效|成就|成绩|进展)$")
_AIMS: Final = re.compile(r"目标|指标|任务")
# 三、2025年重点工作: what a report says of the year to come.
_TO_COME: Final = re.compile(
    r"(?:主要|重点|目标|工作)?任务|重点工作|工作(?:安排|部署|重点|要求|打算)|总体(?:安排|部署|要求)|预期目标|主要目标|"
    r"政府工作的?建议|工作的?建议|今年|今后|下一步|国内工作|国家预算|计划草案|\b(?:[Tt]asks|[Ww]ork|[Tt]argets|[Rr]equirements)\b"
)
_OF_OTHERS: Final = re.compile(
    r"(?:扶持|优惠|奖励|奖补|补[助贴]|激励)(?:政策|措施|办法|标准|条件|内容)?$|申报|[申享准][请受入].{0,4}条件|附则|法律责任|罚则|"
    r"名词解释|术语|优惠内容|支持标准|(?:支持|扶持|优惠)政策$"
)
_RECKONED: Final = re.compile(r"预测|测算|可达性|可行性分析|需求分析|效益分析")
_OLD: Final = re.compile(r"回顾|总结|决算|执行情况|完成情况|\b[Rr]eview\b")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|((?:一九|二[〇○零0Ｏ])[〇○零一二三四五六七八九]{2})(?=年)")
_YEAR_NAMED: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")
_UNTIL_YEAR: Final = re.compile(r"(?<![截加长高展少降升大增减年底末])[到至]\s?((?:19|20)\d\d)\s?年")
_REACHES: Final = re.compile(
    r"(?<![截加长高展少降升大增减])(?:[到至]\s?|力争\s?|争取\s?)(20\d\d|一九\S\S|二〇\S\S)\s?年|(20\d\d)\s?年(?:年?底)?(?:以?前|之前)|"
    rf"(?:到|至)“?{_FIVE_YEARS}”?(?:时期)?末|目标(?:是|为|：)"
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
_HEADED_AIMS: Final = 2
_HEADED_TO_COME: Final = 2
_HEADED_OTHERS: Final = -4
_OPENING: Final = -2
_HEADED_RECKONED: Final = -2


def begins(outline: Outline, record: Record) -> Beginning:
    """When the plan of *outline* begins, as far as *record*, its headings or its sentences say."""
    beginning = Beginning(record.period_start, _year_of_issue(record), _year_in(record.title_zh))
    if beginning.year is None and record.kind in _REPORTS:
        beginning = replace(beginning, title=_year_of_headings(outline))
    if beginning.year is None and record.kind not in _REPORTS:
        beginning = replace(beginning, horizon=_horizon(outline))
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
    others: set[str] = set()
    headed = any(section.heading for section in outline.sections)
    for section in outline.sections:
        above = found.get(section.parent) if section.parent is not None else None
        heading = even(unspaced(section.heading).text)
        review = (above is not None and above.review) or _looks_back(section, beginning)
        if section.parent in to_come or (not review and _is_to_come(heading, beginning)):
            to_come.add(section.anchor)
        prior = (
            _PRIOR[genre]
            + (_OPENING if not heading and headed else 0)
            + (_HEADED_AIMS if _AIMS.search(heading) and genre != "rules" else 0)
        )
        if genre == "report" and section.anchor in to_come:
            prior += _HEADED_TO_COME
        if section.parent in others or (_OF_OTHERS.search(heading.strip("。：:")) and not _AIMS.search(heading)):
            others.add(section.anchor)
            prior += _HEADED_OTHERS
        elif _RECKONED.search(heading):
            prior += _HEADED_RECKONED
        found[section.anchor] = Standing(review, prior)
    return found


def is_review(heading: str | None) -> bool:
    """Whether a section of that heading tells what was, not what shall be."""
    return heading is not None and _REVIEW.search(_LAID.sub("", heading)) is not None


def _looks_back(section: Section, beginning: Beginning) -> bool:
    """Whether a section tells what was: by its heading, or a chapter that speaks of new results (取得新成效)."""
    results = section.level == 1 and section.title is not None and _NEW_RESULTS.search(section.title) is not None
    if results or is_review(section.title) or is_english_review(section.title):
        return True
    return _names_past_year(section.title or "", beginning)


def _names_past_year(title: str, beginning: Beginning) -> bool:
    """１９９０年计划的… in a report on 1991: every year named lies before the text."""
    years = _years(even(title)) if beginning.dated and "年" in title else []
    return bool(years) and max(years) < (beginning.year or 0) and "目标" not in title


def _is_to_come(heading: str, beginning: Beginning) -> bool:
    """Whether a heading speaks of the year that the text is for, or of what shall be done."""
    years = _years(heading)
    if years and beginning.year is not None:
        return max(years) >= beginning.year
    return _TO_COME.search(heading) is not None and (
        bool(years) or _AIMS.search(heading) is not None or "今" in heading
    )


def _years(text: str) -> list[int]:
    found = (int(m[1]) if m[1] else han_number(m[2]) for m in _YEAR.finditer(text))
    return [year for year in found if year is not None]


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
        if years := _years(heading):
            old = len(years) == 1 and _OLD.search(heading) is not None
            if old or _TO_COME.search(heading):
                ahead.append(years[-1] + old)
    return min(ahead, default=None)


def _texts(outline: Outline) -> Iterator[str]:
    return (even(unspaced(paragraph.text).text) for section in outline.sections for paragraph in section.paragraphs)


def _horizon(outline: Outline) -> int | None:
    """The first year that the text says 到 of."""
    return min((int(match[1]) for text in _texts(outline) for match in _UNTIL_YEAR.finditer(text)), default=None)


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

"""
What the chapters of a text are about: what was, or what shall be.

The heading decides where it says so (工作回顾, 2025年重点工作, “十五五”时期); that of a report may be a watchword
(一年接着一年干), and then the first time that its own text names does. What follows from it for a number is
target_genre.py's.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from app.annotate.amounts import even
from app.annotate.target_english import is_english_review
from app.annotate.target_times import Beginning
from app.annotate.unspaced import unspaced
from app.domain.numerals import han_number
from app.domain.outline import Section
from app.vocab.periods import FIVE_YEAR_PLANS

Time = Literal["past", "to come"]

FIVE_YEARS: Final = r"(?:十[一二三四五六]|[六七八九])五"
_RESULTS: Final = (
    r"取得的.{0,6}(?:成效|成绩|成就|进展|突破)|取得(?:了)?(?!新)[^，。新]{0,6}(?:成效|成绩|成就)|总体进展"
    r"|(?:工作|主要|显著|重要|重大|阶段性|历史性|建设)(?:成效|成就|成绩)"
    r"|(?:成效|成就|成绩|成果)(?:显[著着]|明显|斐然|丰硕|突出)"
)
_REVIEW: Final = re.compile(
    rf"现状|发展基础|现实基础|工作基础|产业基础$|{_RESULTS}|十[一二三四]五[”\"]?(?:时期|期间|以来|工作|发展|生态)?[^，]{{0,14}}(?:回顾|成效|成就|成绩|进展|情况|评估)|回顾|发展成[效就]|主要成[效就绩]|面临|"
    r"发展环境|发展形势|形势|总结|存在.{0,6}问题|规划背景|发展背景|^背景|基本情况|历史(?!使命|机遇|责任|任务|主动|起点|交汇|文化|文脉|街区|遗留)|概况|自然条件|资源禀赋|区位|环境特征|任重(?:而)?道远|(?:主要|突出)问题$|机遇[和与]挑战|困难[和与]挑战|存在.{0,8}(?:不足|短板|差距|挑战)|(?:短板|差距|压力|挑战)$|不容乐观|[依仍]然?(?:突出|严峻|存在|较[大重高])|任务艰巨|"
    r"^[^，、]{0,4}(?<!提升)(?<!巩固)(?<!增强)(?<!提高)成效$|(?:执行|完成|进展)情况|过去(?:的)?[一三五十两几]年|^[一五几十]年来|^(?:前|序|引|导)\s*言$"
)
# 既定目标如期实现 tells what was, 确保目标如期实现 what shall be.
_AIMS_MET: Final = re.compile(
    r"^(?!.*(?:确保|力争|推动|促进|保障)).*(?:目标|任务).{0,4}(?:如期|圆满|顺利|胜利|全面)(?:实现|完成)"
)
# Below aims 创新能力取得重大成效 is what shall be.
_REACHED: Final = re.compile(_RESULTS)
# 夯实电力系统发展基础 is a task.
_LAID: Final = re.compile(r"(?:夯实|筑牢|打牢|巩固|奠定|强化|增强|厚植)[^，。]*基础")
_NEW_RESULTS: Final = re.compile(r"取得(?:了)?新的?(?:成效|成就|成绩|进展)$")
AIMS: Final = re.compile(r"目标|指标|任务")
"""A heading that speaks of aims."""
# 三、2025年重点工作: what a report says of the year to come.
TO_COME: Final = re.compile(
    r"(?:主要|重点|目标|工作)?任务|重点工作|工作(?:安排|部署|重点|要求|打算)|总体(?:安排|部署|要求)|预期目标|主要目标|"
    r"政府工作的?建议|工作的?建议|今年|今后|下一步|国内工作|国家预算|计划草案|\b(?:[Tt]asks|[Ww]ork|[Tt]argets|[Rr]equirements)\b"
)
"""What a heading says of work or a year to come."""
_PLAN: Final = re.compile(rf"[“\"]?({FIVE_YEARS})[”\"]?")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|((?:一九|二[〇○零0Ｏ])[〇○零一二三四五六七八九]{2})(?=年)")
_PAST_WORDS: Final = re.compile(r"(?:过去|刚刚过去)的?(?:一年|五年|几年|这?五年)|[一五几]年来|去年|上年")
_COMING_WORDS: Final = re.compile(r"今年|今后|未来[五几]年")
_WHAT_FOR: Final = re.compile(r"(?:预期|主要|奋斗)?目标|工作|任务|开局|起步|关键")
_EXPECTED: Final = re.compile(r"预期目标")
_NEAR: Final = 40
"""So many characters behind the name of a time it is said what it is for."""
_SAYS: Final = 400
"""So far into a chapter its text may say at large what the time ahead is for, its 预期目标 anywhere."""
_OPENS: Final = 120
"""So many characters of a chapter's own text may name its time first."""


def is_review(heading: str | None) -> bool:
    """Whether a section of that heading tells what was, not what shall be."""
    if heading is None:
        return False
    return _REVIEW.search(_LAID.sub("", heading)) is not None or _AIMS_MET.search(heading) is not None


def looks_back(section: Section, beginning: Beginning, aimed: bool) -> bool:
    """
    Whether a section tells what was: by its heading, or a chapter that speaks of new results (取得新成效).

    *aimed* is True below a heading on aims or on what is to come, where results are those to be reached.
    """
    title = section.title
    if aimed:
        return is_review(_REACHED.sub("", title)) if title is not None else False
    results = section.level == 1 and title is not None and _NEW_RESULTS.search(title) is not None
    if results or is_review(title) or is_english_review(title):
        return True
    return _names_past_year(title or "", beginning)


def is_both(section: Section, beginning: Beginning) -> bool:
    """十四五时期发展成就和十五五时期主要目标任务: a chapter that looks back first and ahead in its sections."""
    title = even(unspaced(section.title or "").text)
    head, _, tail = title.rpartition("和") if "和" in title else title.rpartition("及")
    return is_review(head) and not is_review(tail) and is_to_come(tail, beginning)


def is_to_come(heading: str, beginning: Beginning) -> bool:
    """Whether a heading speaks of the year or the five years that the text is for, or of what shall be done."""
    if beginning.year is not None and any(
        FIVE_YEAR_PLANS[match[1]][0] >= beginning.year for match in _PLAN.finditer(heading)
    ):
        return True
    years = years_named(heading)
    if years and beginning.year is not None:
        return max(years) >= beginning.year
    return TO_COME.search(heading) is not None and (bool(years) or AIMS.search(heading) is not None or "今" in heading)


def time_told(section: Section, beginning: Beginning) -> Time | None:
    """
    What time *section*'s own text speaks of, None where it names none.

    To come where it says what the year or the five years ahead are for (今年发展主要预期目标是), else the time that its
    opening names first.
    """
    if beginning.year is None:
        return None
    text = "".join(even(unspaced(paragraph.text).text) for paragraph in section.paragraphs if paragraph.table is None)
    named = sorted((match.start(), time) for match, time in _times(text, beginning.year))
    if any(
        time == "to come" and (_WHAT_FOR if at < _SAYS else _EXPECTED).search(text, at, at + _NEAR)
        for at, time in named
    ):
        return "to come"
    return named[0][1] if named and named[0][0] < _OPENS else None


def _times(text: str, this_year: int) -> Iterator[tuple[re.Match[str], Time]]:
    for match in _PAST_WORDS.finditer(text):
        yield match, "past"
    for match in _COMING_WORDS.finditer(text):
        yield match, "to come"
    for match in _PLAN.finditer(text):
        yield match, "to come" if FIVE_YEAR_PLANS[match[1]][0] >= this_year else "past"
    for match in _YEAR.finditer(text):
        year = int(match[1]) if match[1] else han_number(match[2])
        if year is not None:
            yield match, "to come" if year >= this_year else "past"


def years_named(text: str) -> list[int]:
    """The years that *text* names in digits or in Han numerals, in order."""
    found = (int(m[1]) if m[1] else han_number(m[2]) for m in _YEAR.finditer(text))
    return [year for year in found if year is not None]


def _names_past_year(title: str, beginning: Beginning) -> bool:
    """１９９０年计划的… in a report on 1991: every year named lies before the text."""
    years = years_named(even(title)) if beginning.dated and "年" in title else []
    return bool(years) and max(years) < (beginning.year or 0) and "目标" not in title

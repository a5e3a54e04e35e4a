"""
What the parts of a plan are called: one vocabulary, which pairing and coverage each read for what they need.

Data: a heading of which a name is the subject has that part of the plan (slot_names.py); a heading that has a name in
it is about the same as another's that has it (headings.py). Most names serve both. Some serve one alone: what is only
a part where nothing else is said of it (规划实施) would pair sections on other things, and what only chapters are
called (组织领导) is a measure below them. Patterns are of folded text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PartName:
    """
    Names of one part: `token` is what pairing brings them to, `slot` the part of app.domain.views.SLOTS they are of.

    `names` are known to both, `pairs` to pairing alone, `covers` to coverage alone, `chapters` to it in headings of
    the first level. With `unless` behind it a name pairs nothing. `english` are known to both, `covers_english` to
    coverage alone.
    """

    token: str
    slot: str
    names: str = ""
    pairs: str = ""
    covers: str = ""
    chapters: str = ""
    unless: str = ""
    english: str = ""
    covers_english: str = ""


PART_NAMES: Final = (
    PartName(
        "§requirements",
        "requirements",
        names=r"指导思想|总体思想|(?:总体|基本|发展|工作)+思路|总体(?:要求|部署|构想|考虑)|指导方针",
        covers=r"工作基本要求|(?:基本|建设|主要|总)+方针",
        english=r"guiding (?:ideology|principles?|thought)|(?:overall|general) (?:requirements?|idea)",
    ),
    PartName(
        "§principles",
        "principles",
        names=r"(?:基本|工作|主要|发展|规划|指导|遵循|总体|实施)+原则",
        chapters=r"原则",
        english=r"basic principles?",
    ),
    PartName(
        "§goals",
        "goals",
        names=r"(?:总体|主要|发展|行动|工作|具体|预期|奋斗|规划|建设|远景|重点|阶段性?)*目标(?:指标|任务)*+",
        covers=r"(?:主要|规划|预期|发展)+指标|(?<![㐀-鿿])指标体系|(?:规划|远景|发展)愿景|(?:远景|前景|年)展望",
        unless=r"责任|考核|评价|管理|引领|导向|约束|绩效",
        english=r"(?:(?:overall|main|major|development|key|general|expected) )+(?:goals?|targets?|objectives?)"
        r"|^(?:goals?|targets?|objectives?)\b",
    ),
    PartName(
        "§tasks",
        "tasks",
        names=r"(?:主要|重点|工作|基本|规划|行动|发展|建设)+任务|重点工作(?:任务)?|(?:主要|重点|工作)+(?:举措|安排)",
        pairs=r"任务与分工",
        covers=r"任务|工作重点|(?:重点|主要|重大)(?:举措|行动)",
        english=r"(?:(?:main|major|key|priority|principal) )+tasks?",
    ),
    PartName(
        "§layout",
        "layout",
        names=r"(?:空间|区域|产业|总体|功能)*布局",
        pairs=r"(?:空间|区域|产业|总体|功能|发展|优化)+布局",
        covers_english=r"(?:spatial|industrial) (?:layout|distribution)",
    ),
    PartName(
        "§projects",
        "projects",
        names=r"(?:重大|重点)(?:建设)?(?:项目|工程)(?:建设)?",
        covers_english=r"(?:major|key) (?:projects?|programmes?)",
    ),
    PartName(
        "§safeguards",
        "safeguards",
        names=r"(?:政策)?(?:保障|支撑)(?:措施|体系|机制)|保障与措施|(?:工作|规划|政策)?措施保障",
        covers=r"实施的?保障|规划的?实施|(?:政策|工作|支撑|综合)保障|保障支撑",
        chapters=r"组织领导|加强领导|工作落实|监督考核|落地见效",
        english=r"(?:safeguards?|supporting|guarantee)(?: measures?)?",
        covers_english=r"^implementation",
    ),
    PartName("§organisation", "safeguards", names=r"组织(?:实施保障|实施|保障)"),
    PartName(
        "§problems",
        "situation",
        # 补齐基础设施短板 is a task, 存在短板 and 差距和不足 look back.
        names=r"(?:存在|面临|当前)+的?(?:主要|突出|一些|明显)*(?:问题|短板|不足|差距|困难|瓶颈)"
        r"|(?:主要|突出)+(?:问题|短板|不足|差距)",
        pairs=r"(?<!补齐)(?<!破解)(?<!解决)(?:问题|短板|差距|困难|不足)[和与及、]?(?:问题|短板|瓶颈|不足|差距|困难|弱项)",
    ),
    PartName(
        "§achieved",
        "situation",
        names=r"(?:发展|现实|产业|工作)*(?:现状|基础[与和]环境)|(?:工作|发展)+回顾"
        r"|(?:发展|工作|主要|保护|建设)+成[就效绩果]|取得的?(?:主要|显著)?成[就效绩果]",
        pairs=r"^(?:取得的?)?(?:主要|显著)?成[就效绩]$|(?:发展|现实|产业|工作)*概况|发展基础(?![^\W和与及])"
        r"|基本情况|(?:规划|计划)?(?:实施|执行|完成)情况",
        covers=r"(?:发展|工作|现实|产业|规划|建设)+基础|基础[与和](?=环境|形势|现状|趋势|条件)|回顾"
        r"|(?:时期|取得.{0,6})+成[就效绩果]",
        chapters=r"成[就效绩]|(?:基本|总体|执行|实施|进展|发展|工作|完成)+情况",
        covers_english=r"review of|current (?:situation|state)|background",
    ),
    PartName(
        "§outlook",
        "situation",
        names=r"(?:发展|现实|产业|工作|面临|当前|新|的)*(?<!国际)形势|发展(?:环境|背景|趋势)"
        r"|(?:规划|编制)背景|机遇[与和及、]*(?:面临的?|新)*挑战",
        covers=r"(?:行动|工作|时代|基本)+背景",
    ),
    PartName("§chances", "situation", names=r"(?:面临的?|新|重大|重要|发展|战略|主要)*机遇"),
    PartName("§challenges", "situation", names=r"(?:面临的?|新|重大|主要|严峻|风险)*挑战"),
)
"""The parts of GB/T 9704-style plans of all levels, in the order in which a heading is read for them."""


def _either(patterns: Iterable[str]) -> str:
    return "|".join(pattern for pattern in patterns if pattern)


def _pairing(part: PartName) -> str:
    found = _either((part.names, part.pairs))
    return _either((f"(?:{found})(?!{part.unless})" if part.unless else found, part.english))


PART_PATTERN: Final = re.compile("|".join(f"(?P<p{at}>{_pairing(part)})" for at, part in enumerate(PART_NAMES)))
"""The name of a part wherever it stands in a heading; the group that matched says which of PART_NAMES it is of."""


def token_of(match: re.Match[str]) -> str:
    """What pairing brings a *match* of PART_PATTERN to: of 主要目标 §goals."""
    return PART_NAMES[int((match.lastgroup or "p0")[1:])].token


def names_by_slot(chapter: bool) -> dict[str, str]:
    """The patterns that coverage knows each part by, in the order of PART_NAMES; more of them in a *chapter*'s."""
    slots = dict.fromkeys(part.slot for part in PART_NAMES)
    return {
        slot: _either(
            pattern
            for part in PART_NAMES
            if part.slot == slot
            for pattern in (part.names, part.covers, part.chapters if chapter else "")
        )
        for slot in slots
    }


def english_by_slot() -> dict[str, str]:
    """The same for English headings; every pattern begins and ends a word."""
    slots = dict.fromkeys(part.slot for part in PART_NAMES)
    found = {
        slot: _either(p for part in PART_NAMES if part.slot == slot for p in (part.english, part.covers_english))
        for slot in slots
    }
    return {slot: pattern for slot, pattern in found.items() if pattern}

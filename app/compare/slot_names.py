"""
Which parts of a plan a heading names: 发展目标 names one, 分解落实规划目标 and 围绕碳达峰目标优化用能结构 name none.

A part is named by a noun at the end of a clause, with what it is of before it (林草发展总体布局), or by several joined
(指导思想、基本原则和主要目标). What goes on behind it is about something else (重大工程项目碳评估), and so is a verb
that makes a situation or a goal its object (营造良好发展环境). Headings of chapters are read more freely, since a
chapter called 加强组织领导 is there for nothing else. What the parts are called is part_names.py's, which sections
belong to one slots.py's.
"""

import re
from functools import lru_cache
from typing import Final

from app.analysis.fold import fold_text
from app.compare.boilerplate import VERBS
from app.compare.part_names import english_by_slot, names_by_slot

_PARTS: Final = names_by_slot(chapter=False)
_CHAPTERS: Final = names_by_slot(chapter=True)
_ENGLISH: Final = re.compile(
    "|".join(rf"(?P<{slot}>\b(?:{pattern})(?!\w))" for slot, pattern in english_by_slot().items())
)

_CLAUSES: Final = re.compile(r"[,;:。]|(?<=[㐀-鿿])\s+(?=[㐀-鿿]{3})")
_GAP: Final = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_LETTERED: Final = re.compile(r"(?<=[㐀-鿿])\s+[㐀-鿿](?:\s|$)")
"""A single character between blanks: the print is spaced (布 局), and blanks part no clauses."""
_TAIL: Final = re.compile(
    r"(?:指标|体系|要求|任务|背景|分析|研判|评价|概述|概况|安排|清单|名单|汇总|投资|表|建设|项目|工程|工作|部署|结构|优化|调整|"
    r"管控|实施|滚动|库|储备|分工|措施|力度|显著|明显|\(.*\))*"
)
"""What may follow the name of a part, in which it is still named."""
_JOINT: Final = re.compile(r"(?:[、和与及暨]|以及|及其)(?P<next>(?:(?!之间|关系).)*)")
_MOST: Final = 24
"""Before more characters than this it is a sentence."""
_PLAIN: Final = ("发展", "建设", "基本", "稳定", "有效")
"""Words among the verbs that say no less often what kind of thing it is: 发展目标, 基本原则."""
_LEAD: Final = re.compile("|".join(sorted({verb for verb in VERBS if len(verb) > 1}.difference(_PLAIN), key=len)[::-1]))
_SETS: Final = re.compile("(?:科学|准确|进一步)?(?:明确|确[立定]|把握|认清|制定)")
"""What is done with the goals and ideas of a plan where it has them."""
_OBJECT: Final = re.compile("抢抓|抓住|适应|分解|压实|对标|锚定|贯彻|完成|融入|坚持|注重|^以|按照|根据|依据|为$")
_MADE: Final = frozenset(("situation", "requirements", "principles", "goals"))
"""Parts that no measure of a plan makes: with a verb before them they are no part."""
_NO_PLACE: Final = re.compile("技术|研究|系统|安排|融入|坚持|前瞻")
"""布局 of these is none in space."""
_OF_PLAN: Final = re.compile("(?:政策|制度|法[规制治]|组织|规划|实施|支撑|工作|的)$")
"""保障体系 of these is the plan's own: 社会保障体系 and 能源安全保障机制 are subjects."""
_YEARS: Final = re.compile(r"[\s\d年—-]*(?:[一二三四五六七八九十]+五)?(?:规划|时期|期间)?的?")

NO_PART: Final = re.compile(
    r"[前引序导]\s*言|导\s*语|结束语|结\s*语|总\s*则|附\s*则|附\s*录|目\s*录|摘\s*要|名词解释|术语和定义|规范性引用文件|适用范围|"
    r"(?:规划|编制)依据|(?:其他|其它|有关)?事项|其他|法律责任"
)
"""Headings, blanks and all, of chapters that every kind of document has and that are no part of what it plans."""


@lru_cache(maxsize=20_000)
def parts_named(title: str, chapter: bool, bare: bool = False) -> tuple[str, ...]:
    """
    The parts that *title*, a printed heading without its number, names, by the ids of app.domain.views.SLOTS.

    *chapter* is True for headings of the first level; with *bare* only those count that say no more than the name.

    >>> parts_named("指导思想、基本原则和主要目标", True)
    ('requirements', 'principles', 'goals')
    >>> parts_named("强化重大工程项目碳评估", False)
    ()
    """
    plain = re.sub("[“”\"'‘’《》]", "", fold_text(title)).strip(" 。.;；")
    if _LETTERED.search(plain):
        plain = _GAP.sub("", plain)
    if plain.isascii():
        return tuple(dict.fromkeys(match.lastgroup for match in _ENGLISH.finditer(plain) if match.lastgroup))
    found: dict[str, None] = {}
    for number, clause in enumerate(_CLAUSES.split(plain)):
        found.update(dict.fromkeys(_named(clause, _CHAPTERS if chapter else _PARTS, bare, number > 0)))
    return tuple(found)


def _named(clause: str, parts: dict[str, str], bare: bool, later: bool) -> list[str]:
    """The parts one clause names; of a *later* one only those that it says nothing else of."""
    matches = sorted(
        ((match, part) for part, pattern in parts.items() for match in re.finditer(pattern, clause)),
        key=lambda each: each[0].start(),
    )
    found: list[str] = []
    done = 0
    for match, part in matches:
        before = clause[: match.start()]
        if match.start() < done or len(before) > _MOST or not _is_end(clause[match.end() :]):
            continue
        alone = not _YEARS.sub("", before, count=1)
        if alone or found or (not bare and _is_of(part, match[0], before, later)):
            found.append(part)
            done = match.end()
    return found


def _is_end(after: str) -> bool:
    """Whether what stands behind the name of a part leaves it the subject of its clause."""
    end = _TAIL.match(after)
    rest = after[end.end() :] if end else after
    joint = _JOINT.fullmatch(rest)
    return not rest or (joint is not None and _LEAD.match(joint["next"]) is None)


def _is_of(part: str, name: str, before: str, later: bool) -> bool:
    """Whether a part, with something *before* its *name* in the clause, is one of the plan and no subject's."""
    lead = _LEAD.match(before)
    if part == "layout":
        return _NO_PLACE.search(before) is None and not later
    if part == "safeguards":
        only_verb = lead is not None and lead.end() == len(before)
        of_plan = only_verb or name.startswith("政策") or _OF_PLAN.search(before) is not None
        return not name.endswith(("体系", "机制")) or of_plan
    if _SETS.match(before):
        return True
    verb = lead is not None or _OBJECT.search(before) is not None
    return not later and not (verb and part in _MADE)

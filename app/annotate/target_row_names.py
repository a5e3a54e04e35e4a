"""
What the numbers of a table's row are numbers of: the name at its left, and what heads, units and rows above add to it.

Where a cell spans several places its words hold for each of them (domain.outline.Table.spread); the heading and its
columns are target_tables.py's.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_subjects import is_place
from app.annotate.target_units import is_unit
from app.annotate.unspaced import unspaced
from app.vocab import indicators

PRINTED_UNIT: Final = re.compile(r"[（(]\s?([^（()）]{1,12})\s?[)）]\s?$")
NUMBERED: Final = re.compile(r"^\s*\d{1,2}\s*[.、．]?\s*$")
# Columns that say something of a row besides its name: 发展重点, 重点布局, 建设内容, 依托园区.
_TOLD: Final = re.compile(
    r"(?:(?:空间|区域|产业|重点|主要)?布局|(?:发展|建设|主要|重点|功能)(?:重点|方向|定位|路径|内容|任务|举措|措施|产品|思路)"
    r"|定位|分工|(?:承载|依托|实施|建设)(?:园区|载体|地点|单位|主体|企业)|所在地|地点|说明)"
)
_OF_WHICH: Final = re.compile(r"^\s*其\s?中")
_YEAR: Final = re.compile(r"(?:到|至)?(?:19|20)\d\d\s?年?(?:底|末)?|[“”]|十[一二三四五六]五[”]?(?:时期|期间|末)?")
_AIM: Final = re.compile(
    r"(?:分?年度)?(?:规划|预期|发展|计划)?(?:目标|任务)值?|(?:规划|预计|计划|预期|指标|现状)值?|[（(](?:预计|目标)[)）]|达到|分?年度"
)


def leading(row: Sequence[str], titles: Sequence[str], columns: Sequence[int]) -> list[str]:
    """
    The words of *row* before its values, those of *columns*, from the widest class to the name.

    What a column only tells of the row (发展重点) is no name, unless there is no other.
    """
    words = [(row[i], titles[i] if i < len(titles) else "") for i in columns if row[i].strip()]
    words = [(cell, title) for cell, title in words if not NUMBERED.match(cell)]
    named = [cell for cell, title in words if _TOLD.fullmatch("".join(title.split())) is None]
    return named or [cell for cell, _ in words]


def said_in(head: str) -> tuple[str, str]:
    """
    What a *head* over values says is counted, and in what; empty where it does not.

    >>> said_in("2027年营业收入目标（亿元）"), said_in("2026年产能"), said_in("2027年（万吨）"), said_in("2030年目标")
    (('营业收入', '亿元'), ('产能', ''), ('', '万吨'), ('', ''))
    """
    words = "".join(even(head).split())
    printed = PRINTED_UNIT.search(words)
    unit = printed[1] if printed is not None and is_unit(printed[1]) else ""
    counted = _AIM.sub("", _YEAR.sub("", words[: printed.start()] if printed is not None else words))
    return counted if indicators.split(counted)[0] else "", unit


class RowNames:
    """The names of rows one after another: 其中 in one of them is of the row before."""

    def __init__(self) -> None:
        self._whole = ""
        self._unit = ""
        self._parts = False

    def name(self, words: Sequence[str], counted: str, unit: str) -> str:
        """
        The name that *words* of a row end in, with what is *counted* where it names no indicator itself.

        *unit* is that of the row: what stands below 其中 and is counted in the same is part of the same.
        """
        name = words[-1]
        part = _OF_WHICH.match(name) is not None
        noun = _noun(name)
        unit = "".join(unit.split()) or _unit_in(name)
        if not part and (noun or unit != self._unit):
            self._parts = False
        self._parts = self._parts or part
        if noun:
            if not self._parts:
                self._whole, self._unit = noun, unit
            return name
        if is_place(unspaced(name).folded()) and len(words) > 1 and _noun(words[-2]):
            return _with(name, _noun(words[-2]))
        if counted:
            return _with(name, counted)
        if self._parts and unit and unit == self._unit:
            return _with(name, self._whole)
        if not self._parts:
            self._whole, self._unit = "", unit
        return name


def _noun(name: str) -> str:
    """The indicator that *name* ends in: 产值 of 汽车产业总产值（亿元）."""
    return indicators.split(unspaced(PRINTED_UNIT.sub("", even(name))).folded())[0]


def _unit_in(name: str) -> str:
    printed = PRINTED_UNIT.search(even(name))
    return "".join(printed[1].split()) if printed is not None else ""


def _with(name: str, counted: str) -> str:
    """*name* with what is *counted*, before the unit in brackets behind it."""
    printed = PRINTED_UNIT.search(name)
    at = printed.start() if printed is not None else len(name)
    return f"{name[:at].rstrip()}{counted}{name[at:]}"

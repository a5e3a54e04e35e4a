"""
What an indicator measures, and of what: 全省汽车产业总产值 is the 产值 of 汽车.

Plans spell one indicator in many ways; which words are one is known to the term base (group "indicator") and to the
spellings below. Finding numbers and their indicators in a text is app.annotate's.
"""

import re
from functools import cache, lru_cache
from typing import Final

from app.vocab import terms

_SAME: Final = {"工业总产值": "产值"}
"""Concepts of the term base that plans use for one: 汽车产业产值, 汽车产业总产值, 汽车工业总产值."""
# Whose number it is stands in the plan's title, and what is done with it says nothing about what it measures.
_LEAD: Final = re.compile(
    r"^(?:到\d{4}年|省属|全省|全市|全县|全区|我省|我市|本省|本市|省内|市内|力争|实现|其中|预计|规模以上|主要)+"
)
# One measure in the spellings of different offices: 万元地区生产总值能耗, 单位国内生产总值能源消耗, 单位GDP能耗.
_PER_GDP: Final = re.compile(r"(?:单位|每?万元)(?:国内生产总值|地区生产总值|生产总值|GDP)(?:能源消[耗费]量?|能耗)?")
_SHARES: Final = ("比重", "占比", "比例")
_TAIL: Final = re.compile(r"(?:实现|达到|完成|产业|工业|制造业|行业|业|的)+$")


def without_owner(indicator: str) -> str:
    """*indicator* without whose it is: 全省汽车产业产值 is 汽车产业产值."""
    return _LEAD.sub("", indicator)


@lru_cache(maxsize=20_000)
def split(indicator: str) -> tuple[str, str]:
    """
    (what is measured, of what): the indicator of the term base and the subject before it, "" for the whole economy.

    What the term base does not know as an indicator has none, and is its own subject.

    >>> split("全省汽车产业总产值") == split("汽车产业实现产值")
    True
    >>> split("全市万元地区生产总值能耗") == split("单位 GDP 能耗")
    True
    """
    words = without_owner(_PER_GDP.sub(_per_gdp, "".join(indicator.split())))
    tail = next((each for each in _SHARES if words.endswith(each)), "")
    # 非化石能源消费占比 is the 非化石能源消费比重 of the term base.
    spelled = [words.removesuffix(tail) + each for each in (tail, *_SHARES)] if tail else [words]
    words = max(spelled, key=lambda each: len(_found(each)[1]))
    noun, printed = _found(words)
    subject = words.removesuffix(printed) if printed and words.endswith(printed) else words.replace(printed, "", 1)
    return noun, _TAIL.sub("", without_owner(subject))


def says_only_what(indicator: str) -> bool:
    """
    Whether *indicator* is a bare measure, so that only its place says of what: 产值, not 全省产值 or 汽车产业产值.

    >>> says_only_what("销售收入"), says_only_what("全省产值"), says_only_what("汽车产业产值")
    (True, False, False)
    """
    noun, subject = split(indicator)
    return noun != "" and not subject and without_owner(indicator) == indicator


def _per_gdp(found: re.Match[str]) -> str:
    return "单位GDP" + ("能耗" if "能" in found[0] else "")


def indicator_of(words: str) -> str:
    """
    The indicator of the term base that *words* end in, else the longest they contain; "" where there is none.

    >>> indicator_of("全省汽车产业总产值") == indicator_of("汽车工业产值")
    True
    """
    return _found(words)[0]


@lru_cache(maxsize=20_000)
def _found(words: str) -> tuple[str, str]:
    """That indicator, and its word as it stands in *words*."""
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


def english(word: str) -> str:
    """The English of an indicator; "" where the term base lacks it."""
    concepts = terms.load().of(word)
    return concepts[0].en if concepts else ""

"""
Whether a sentence goes on in the next line, as its own words tell: open ends, open brackets, what none begins with.

Text alone; how a page is set, and whether a number opens an item, is for app.read.join. Every rule here must hold in
running text and in a cell, since nobody knows yet which of the two a line is: a wrong join hides a heading.
"""

import re
from typing import Final

_ENDS: Final = frozenset("。！？!?；;：:…")
_CLOSERS: Final = "”’』」》〉）)】〕]\"'"
_TERMINAL_LATIN: Final = re.compile(r"[.!?:;]['\"”’)\]]*$")
_PAIRS: Final = (("（(", "）)"), ("《", "》"), ("“", "”"), ("〔", "〕"))
# Who is to do it, in brackets behind the full stop (…。（省工信厅负责）), ends a paragraph.
_AFTERTHOUGHT: Final = re.compile(r"[。！？；][（(][^（()）]{2,160}[)）]$")
# Half-width stops count behind a Chinese character only: 3.5 and e.g. are no sentences.
_STOP: Final = re.compile(r"[，。；]|(?<=[\u4e00-\u9fff”》）])\s?[,;.]")
_FULL_STOP: Final = re.compile(r"[。；！？](?=.{2})|(?<=[\u4e00-\u9fff”》）])\s?[.;](?=.{2})")
_COMMA_END: Final = re.compile(r"(?:[，、]|(?<=[\u4e00-\u9fff”》）])\s?,)$")
# Words that govern what follows; no title, cell or sentence ends with one.
_GOVERNS: Final = re.compile(
    r"(?:(?<!目)的|(?<![中共饱缓综总调温祥])和|(?<![参赋给授])与|(?<![普波涉触])及|(?<!抑)或|[，、]在|属于|以及"
    r"|有关|相关|分别为|达到|不超过|不低于|(?:提高|下降|降低|增加)到)$"
)
# A clause of one or two characters has only begun (…，继续); cells are shorter than these lines.
_BEGUN: Final = re.compile("，(?:[\u4e00-\u9fff]{1,2}|请结合|进一步)$")
_LEAST_BEGUN: Final = 10
_LEAST_FOLLOWING: Final = 8
_LEAST_GOVERNED: Final = 6
_SHORTEST: Final = 4
"""A line of so few characters says nothing by itself; longer ones may be the second line of a title."""
# One character and a stop (意，现印发给你们), and what only follows other words.
_NO_START: Final = re.compile(
    r"[^\W\d_a-zA-Z注但故而又且另再即则无略有是否][，。；”）]|的(?![士确])|等(?:有关|相关|方面|[，。、；）])"
)
# What follows a figure and begins no sentence: 2025 / 年底前, 300 / 万千瓦.
_UNIT: Final = re.compile(
    r"年(?:[，、。；底末前以达均提下增]|[0-9])|[万亿](?:[元吨千人户亩平立，。、])|[%％℃]|个百分点"
)
_DATE: Final = re.compile(
    r"(?:[0-9０-９〇○零一二三四五六七八九十]{4}|二[○〇0O]\S{2})\s*年"
    r"(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)?\s*(?:印\s*发|发布)?"
)
_LONGEST_DATE: Final = 24


def is_date(text: str) -> bool:
    """Whether *text* is a date and nothing else, which is a signature's and no part of a sentence."""
    return len(text) <= _LONGEST_DATE and _DATE.fullmatch(text) is not None


def ended(text: str) -> bool:
    """Whether *text* ends as sentences and introductions do: with a stop or a colon, brackets and quotes aside."""
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] in _ENDS or _AFTERTHOUGHT.search(text):
        return True
    return bare[-1] == "." and _TERMINAL_LATIN.search(text) is not None and not bare[:-1].isdigit()


def unclosed(text: str) -> bool:
    """Whether *text* opens a bracket or quotation that it does not close."""
    return any(sum(text.count(c) for c in opening) > sum(text.count(c) for c in closing) for opening, closing in _PAIRS)


def stops(text: str) -> int:
    """How many commas and stops *text* has: headings have hardly any."""
    return len(_STOP.findall(text))


def has_sentence(text: str) -> bool:
    """Whether a sentence ends inside *text* and another begins, which no title does."""
    return _FULL_STOP.search(text) is not None


def ends_in_comma(text: str) -> bool:
    """Whether *text* ends with a comma of either kind or an enumeration comma."""
    return _COMMA_END.search(text) is not None


def words_go_on(before: str, after: str) -> bool:
    """
    Whether the words say that *before* (a paragraph so far) goes on in *after* (the next line), wherever they stand.

    >>> words_go_on("本规划已经市人民政府研究同", "意，现印发给你们。")
    True
    >>> words_go_on("深化改革创新", "坚持问题导向，完善制度。")
    False
    """
    if ended(before):
        return False
    if _closes(before, after) or _NO_START.match(after):
        return True
    if before[-1].isdigit() and stops(before) and _UNIT.match(after):
        return True
    if len(before) >= _LEAST_BEGUN and len(after) >= _LEAST_FOLLOWING and _BEGUN.search(before):
        return True
    governed = stops(before + after) > 0 or (len(after) <= _SHORTEST and after.isalpha())
    return governed and len(before) >= _LEAST_GOVERNED and _GOVERNS.search(before) is not None


def balanced(text: str) -> bool:
    """Whether *text* closes nothing that it has not opened, as a line does that begins a paragraph."""
    for opening, closing in _PAIRS:
        end = min((at for c in closing if (at := text.find(c)) >= 0), default=-1)
        if end >= 0 and not any(0 <= text.find(c) < end for c in opening):
            return False
    return True


def _closes(before: str, after: str) -> bool:
    """Whether *after* closes, before it opens anything, a quotation or title that *before* has left open."""
    for opening, closing in _PAIRS[:3]:
        last = max(before.rfind(c) for c in opening)
        if last < 0 or last < max(before.rfind(c) for c in closing):
            continue
        end = min((at for c in closing if (at := after.find(c)) >= 0), default=-1)
        begin = min((at for c in opening if (at := after.find(c)) >= 0), default=len(after))
        if 0 <= end < begin:
            return True
    return False

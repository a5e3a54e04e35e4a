"""
When a number holds: the years a sentence names, which of them a number belongs to, and whether that time is past.

A year before the plan's own beginning is history, and so is what stands behind 截至, 目前, 已经 or in a section on what
was achieved; history goes on through a paragraph until a year of the plan or a word of intention ends it. Nothing
here knows about amounts.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.numerals import han_number
from app.vocab.periods import FIVE_YEAR_PLANS

Role = Literal["at", "from", "against"]
_DASH: Final = r"(?:[-—–~]{1,2}|至|到)"
_YEAR: Final = re.compile(
    rf"(?<![\d-])(?:(?P<a>(?:19|20)\d\d)\s?年?\s?{_DASH}\s?)?(?P<y>(?:19|20)\d\d)\s?年"
    r"|(?P<han>(?:二[〇○零0Ｏ]|一九)[〇○零一二三四五六七八九]{2})年"
    r"|(?P<plan>(?<![一二三四五六七八九])(?:十[一二三四五六七]|[六七八九])五)[”\"』」]?\s?(?P<when>末|期末|规划期末|期间|时期|以来|规划期|后|(?=新增|累计|年均|实现|规划新增))"
    r"|(?P<end>(?<=[到至在])(?:本?规划|本?计划|行动)?期末(?!考|余|库|数)|(?<!年)本?(?:规划|计划|行动计划|行动方案)期末(?!考)|(?<!年)本?规划期(?:内|间))"
    r"|(?P<now>今年|本年度|(?<![\d一二三两五十、际])年内(?![、年际各差分变]))"
)
# 2035年远景目标 is the name of a plan.
_VISION: Final = re.compile(r"\s?远景目标(?!是|为|：)")
# Years ahead that are no date: what was carried ends with them.
_SPAN_AHEAD: Final = re.compile(r"(?:今后|未来)(?:的)?[一三五十\d]+年")
_LIST: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?年)?(?:底|末)?\s?[、和]\s?(?=(?:19|20)\d\d\s?年)")
_FROM: Final = re.compile(r"[由从自]\s?$")
_SPANNED: Final = re.compile(r"(?:年?[初底末])?\s?[到至]\s?")
# 2020年起不再招聘: from then on.
_ONWARDS: Final = re.compile(r"起(?![步点草])")
_AGAINST: Final = re.compile(r"(?:(?<!占)比|较|相比于?|相对于?|同比|对比|以|与|在)[^，。；\d]{0,2}$")
_AGAINST_AFTER: Final = re.compile(
    r"(?:底|末|年)?(?:的)?(?:相比|基础上|为基[数期准]|基数|水平|同期|增长|翻|下降|降低|减少|提高|提升|增加|分别|累计|的?[\d.]+倍|的?(?:一|两|三)倍)"
)
# 不超过2020年数量: what is set is held against that year.
_BOUND: Final = re.compile(r"(?:不超过|不高于|不低于|不少于|低于|高于|超过)\s?$")
_BOUND_AFTER: Final = re.compile(r"(?:底|末)?(?:的)?[^，。；\d]{0,6}?(?:数量|水平|规模|总量|数值|同期)")
# 是2010年的2.5倍
_TIMES_OF: Final = re.compile(
    r"(?:底|末)?的(?:约|近)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十])(?:[-—~至]\d+(?:\.\d+)?)?倍"
)
# 由2002年7703元增加到2007年13786元 leads to no year.
_UNTIL: Final = re.compile(r"(?:(?<![加长高展少降升大增减])[到至]|截至|截止|力争|争取)\s?$")
_PAST: Final = re.compile(
    r"截[至止]|(?<![由从在较比])(?:(?<!项)目前(?!期)|当前)|(?<![由从在较比对将把])(?<!完成|改造|整合|利用|依托|提升|盘活|优化|修复|治理|保护|巩固)现有|既有(?=\s?\d)|(?<!不)已(?!上市|知|久|有(?!\s?(?:[\d一二三四五六七八九十两近超约逾]|累计|建成|完成))|建(?!成|立|设)|[^，。；]{1,5}的(?!\s?[\d一二三四五六七八九十百]))|(?<![为末除])(?<!提出)(?<!明确)(?<!确定)了(?!解)|以来|过去(?!的)|刚刚过去|上年|去年|同比|(?:还|仍|尚)有(?![待望效利序赖])|连续\d+年|历史(?=[最新上性])|"
    r"五年来|十年来|几年来|近年来|近[两三四五十\d]+年|(?<![由从])现已|曾"
)
_DONE: Final = re.compile(
    r"(?<!不)已[经經]?(?:提前|全部|基本|超额)?(?:完成|达到?|達到?|实现|超过|突破|成为)(?![^，。；]{0,8}的)"
)
_INTENDED: Final = re.compile(
    r"力争|争取|(?<![主需重首])要(?![求素点闻件害看]|清醒|深刻认识)|计划(?=投|新|建|实|完|到|总|用|培|引|在(?!研|建))|准备(?=在|重点|用|安排|建|投|发)|目标|确保|(?<![即必以])将(?![来要近军领])|预期|到本世纪|未来|今后"
)


@dataclass(frozen=True, slots=True)
class YearMark:
    """
    A year in a sentence: where, what for, and whether 到 or 至 leads to it.

    `since` is the first year of a span (1951—1957年, 从1951年到1957年), `listed` all years of a list.
    """

    start: int
    end: int
    year: int
    role: Role
    until: bool
    listed: tuple[int, ...] = ()
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """
    When the plan begins: the first year of its period, the year of issue, one in its title; None where unknown.

    `horizon` is the first year the text says 到 of; it stands in where nothing else is known. `end` is the last year of
    the period, which 规划期末 means. `local` is True for a plan of a province, a city or a county.
    """

    period: int | None
    issued: int | None
    title: int | None = None
    horizon: int | None = None
    end: int | None = None
    local: bool = False

    @property
    def year(self) -> int | None:
        """What 今年 means in it."""
        return self.issued or self.title or self.period

    @property
    def dated(self) -> bool:
        """Whether a date is known, not only a year that the text reaches for."""
        return self.year is not None

    @property
    def unknown(self) -> bool:
        """True if nothing says when it begins."""
        return self.year is None and self.horizon is None

    def is_past(self, mark: YearMark) -> bool:
        """Whether the year lies before the plan; without any date of the plan, no year does."""
        if self.period is not None and self.issued is not None and mark.year < self.issued and not mark.until:
            return True
        known = self.period or self.issued or self.title
        if known is not None and mark.since is not None and mark.since < known and mark.year <= known:
            return True
        if known is None and self.horizon is not None:
            return not mark.until and mark.year < self.horizon
        return known is not None and mark.year < known


def years_in(sentence: str, this_year: int | None = None, last_year: int | None = None) -> list[YearMark]:
    """
    The years that *sentence* names, in order; a span of years counts by its last, 十二五末 as 2015.

    今年 is *this_year*, 规划期末 *last_year*; both are no years where it is not known which.

    >>> [(m.year, m.role) for m in years_in("到2020年，产值比2015年翻一番")]
    [(2020, 'at'), (2015, 'against')]
    """
    found: list[YearMark] = []
    for match in _YEAR.finditer(sentence):
        year = this_year if match["now"] else last_year if match["end"] else _year_of(match)
        if year is None or _VISION.match(sentence, match.end()):
            continue
        before, after = sentence[: match.start()], sentence[match.end() : match.end() + 8]
        role: Role = "at"
        if (_FROM.search(before) and not match["a"]) or _ONWARDS.match(after):
            role = "from"
        elif _is_compared(before, after):
            role = "against"
        listed = tuple(
            int(m[1]) for m in _LIST.finditer(sentence) if m.end() == match.start() or _chained(sentence, m, match)
        )
        until = _UNTIL.search(before) is not None or bool(listed) or (match["end"] or "").endswith("末")
        since = int(match["a"]) if match["a"] else None
        if found and found[-1].role == "from" and _SPANNED.fullmatch(sentence, found[-1].end, match.start()):
            # 从1951年到1957年 is a span, and reaches for nothing.
            since, until = found[-1].year, False
        found.append(YearMark(match.start(), match.end(), year, role, until, (*listed, year) if listed else (), since))
    return found


def is_told_as_past(sentence: str) -> bool:
    """Whether the words of *sentence* tell something as done."""
    return _PAST.search(sentence) is not None


def is_done(clause: str) -> bool:
    """Whether the words of *clause* say that something has been reached already, by whichever year."""
    return _DONE.search(clause) is not None


def is_intended(sentence: str) -> bool:
    """Whether the words of *sentence* say that something shall be."""
    return _INTENDED.search(sentence) is not None


def is_span_ahead(sentence: str) -> bool:
    """Whether *sentence* speaks of 今后五年 or 未来三年, whose last year is not printed."""
    return _SPAN_AHEAD.search(sentence) is not None


def _is_compared(before: str, after: str) -> bool:
    """Whether the year between *before* and *after* is what something is held against."""
    if _BOUND.search(before) and _BOUND_AFTER.match(after):
        return True
    if _TIMES_OF.match(after):
        return True
    held = _AGAINST.search(before) is not None
    return held and (_AGAINST_AFTER.match(after) is not None or re.search(r"(?:(?<!占)比|较)\s?$", before) is not None)


def _chained(sentence: str, one: re.Match[str], last: re.Match[str]) -> bool:
    between = sentence[one.end() : last.start()]
    return one.end() < last.start() and re.fullmatch(r"(?:\d{4}\s?年?(?:底|末)?[、和]\s?)*", between) is not None


def _year_of(match: re.Match[str]) -> int | None:
    if match["y"]:
        return int(match["y"])
    if match["han"]:
        return han_number(match["han"])
    years = FIVE_YEAR_PLANS.get(match["plan"])
    if years is None or match["when"] == "后":
        return None
    # 十二五以来 tells of its beginning, 十二五末 and 十二五期间 of what its end shall find.
    return years[0] if match["when"] == "以来" else years[1]

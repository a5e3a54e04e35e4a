"""
What each number of a sentence is called, and the words it is quoted by.

The words around a number are read by target_indicators.py (the noun before it or behind), target_shares.py (what a
share is true of), target_things.py (what is counted) and target_subjects.py (whose it is); here is decided which of
them says it, and what goes on from number to number: the last indicator, the names of a list, what is added.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.annotate.amounts import Amount
from app.annotate.target_indicators import indicator_of, measure_named, measured_in, noun_of
from app.annotate.target_pairs import LINK, SUFFIX
from app.annotate.target_shares import of_the_clause_before, true_of
from app.annotate.target_subjects import BARE_RATE, MEASURE_AT_END, counted_each, each_of, is_place
from app.annotate.target_things import GRADE_OF_MANY, ONLY_SIZE, following_noun, work_of_all
from app.domain.facts import Target

CLAUSE: Final = re.compile(r"[，；：。]")
"""What ends a clause."""
LINKED: Final = re.compile(r"(?:、|和|及|以及|与)\s?$")
"""What strings the number behind it to the one before."""
_PUNCTUATION: Final = re.compile(r"[\W\d_]+")
_SIGNS: Final = re.compile(r"小于|大于|低于|高于|等于|以上|以下|不")
_NATURE: Final = re.compile(r"约束性|预期性")
_OF_THOSE: Final = re.compile(r"\s?(?:及?以上|左右)?的(?=[\u4e00-\u9fff])")
# 实现全省70%左右县级机关: where, and no measure.
_WHOLE: Final = re.compile(
    r"(?:实现|推动|力争|确保|使|，|\s)*(?:(?:全|我)[国省市县区州]|[^，。；\d]{2,24}(?<!其)中)\s?"
)
_NAMED_BEHIND: Final = re.compile(r"\s?(?:及?以上|左右)?(?!以|左|大关|的)[\u4e00-\u9fff]{4}")
_SHARE_WORD: Final = re.compile(r"[率比占度量值额重]")
_BY_YEAR: Final = re.compile(r"(?:到|至)?(?:19|20)\d\d\s?年?(?:年?底|末)?")
_PUSHED: Final = re.compile("^(?:(?:加强|推进|开展|强化|推动|深化|加快|做好|促进|全面|大力|积极|持续|稳妥|有序)+)")
# 分别比上年增长33%和63%: of what the numbers before are.
_NOTHING_NAMED: Final = re.compile(
    r"[\s，、]*(?:也|均|各|将|预计|计划)*分别[^，。；\d]{0,3}(?:[比较][^，。；]{1,8})?(?:预计|计划)?(?:增长|下降|增加|减少|提高|降低|达到?|为|占)?\s?"
)
# 新增水电装机240万千瓦，风电60万千瓦: both are added; what has a verb of its own or is measured otherwise is not.
_ON: Final = re.compile(r"(?:及?以[上下]|左右)?[^，。；：、\d]{0,16}，")
_PLAIN: Final = re.compile(
    r"\s?(?:、|和|及|以及)?\s?(?:其中|包括)?(?P<noun>(?:[\u4e00-\u9fffA-Za-z]|\d+千伏\s?){2,16}?)\s?(?:约|近|超过?|不少于|不低于)?\s?"
)
_NOT_ADDED: Final = re.compile(
    "[达到为占比较由从将把]|总|累计|合计|平均|[率比]$|现有|保持|稳定|控制|完成|实现|投资|改造|新[建增]|建[成设]|推[广进]|"
    "淘汰|减少|关停|关闭|拆除|退出|改善|恢复|就业|提[高升]|培[育训养]|打造|创建|引进|实施|开展|支持|发展"
)
# 城镇新增就业 is one thing; 新增 that stands before all of it goes on.
_ADDED: Final = re.compile("(?:[全我本][国省市区县]|“[^”]{1,6}”|累计|力争){0,3}新增")


@dataclass(slots=True)
class Written:
    """
    The rows of a paragraph so far, and the indicator of the last.

    `whole` is the indicator before 其中, while the sentence tells of parts of it.
    """

    found: list[Target] = field(default_factory=list)
    previous: str | None = None
    whole: str | None = None

    def go_on(self) -> None:
        """Begin the next sentence: what was said behind 其中 is not what it is about."""
        self.previous, self.whole = self.whole or self.previous, None


@dataclass(frozen=True, slots=True)
class Said:
    """
    What the sentence says of a number besides its words.

    `year` is that of the target, or of the number of the past where `baseline` is True; `base` and `base_year` what it
    starts from. `noun_end` is where the words of the indicator end, where that is not at the number; `listed` is True
    in a list of pairs, whose names stand before the first of them.
    """

    year: int | None = None
    baseline: bool = False
    base: float | None = None
    base_year: int | None = None
    noun_end: int | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The indicator of a number, and where in the sentence its quote begins and ends, and the number itself."""

    indicator: str
    start: int
    end: int
    number_end: int


class Names:
    """The names of the numbers of one sentence, *text*, in their order."""

    def __init__(self, text: str, written: Written, amounts: Sequence[Amount]) -> None:
        self._text = text
        self._written = written
        self._amounts = amounts
        self._first = len(written.found)
        self._each: dict[int, str] = {}
        self.taken = 0
        """Where the last number that counts ends."""

    def of(self, amount: Amount, start: int, clause_end: int, said: Said) -> Named | None:
        """The name of *amount*, whose words stand between *start* and *clause_end*; None where nothing says it."""
        text, written = self._text, self._written
        before, after = text[start : amount.start], text[amount.end : clause_end]
        named = text[start : said.noun_end] if said.noun_end is not None else before
        counted = amount.sort in ("counter", "measure", "") or (
            amount.sort == "share" and (not named.strip(" 、，力争使推动") or _share_of(named, after))
        )
        alone = start == self._clause_start(start)
        behind = ""
        if not named.strip(" ，达到约") and not following_noun(after) and written.previous is None:
            named = self._clause_before(start)
        indicator = indicator_of(named, after, written.previous, counted, text[clause_end:])
        if amount.sort == "share" and not before.strip(" ，约近") and alone:
            whole = of_the_clause_before(noun_of(self._clause_before(start)), after)
            indicator, behind = whole or indicator, whole
        elif amount.sort == "share" and not counted and (true := true_of(indicator, before, after)):
            indicator, behind = indicator + true, true
        elif amount.sort == "counter" and (work := work_of_all(before, after)):
            indicator, behind = indicator + work, indicator
        elif alone and (rate := BARE_RATE.fullmatch(indicator)) is not None:
            # 加强畜禽粪污利用，利用率达到90%
            of = self._clause_before(start)
            indicator = f"{noun_of(_PUSHED.sub('', of))}率" if of.endswith(rate["done"]) else indicator
        if not indicator and alone:
            # 社会商品零售总额，要在上年水平的基础上压缩20%: what is measured stands in the clause before.
            indicator = measure_named(self._clause_before(start))
        listed = amount.sort == "counter" and is_place(indicator) and after.strip()[:1] in ("", "、", "等")
        if listed and (said_of := measured_in(self._clause_before(start, but="其中"))):
            # 改造棚户区，甲市1500户，乙市800户: what is counted there stands before the first of them.
            indicator += said_of
        if len(_PUNCTUATION.sub("", _SIGNS.sub("", indicator))) < 2:
            # A number alone, such as the cell of a table that lost its form, says nothing.
            return None
        if _NATURE.match(indicator):
            # Cells of a table that lost its form: what stands behind 预期性 is the number of the next row.
            return None
        suffix = SUFFIX.match(text, amount.end)
        number_end = suffix.end() if suffix else amount.end
        if grade := GRADE_OF_MANY.match(text, number_end):
            number_end = grade.end(1)
        own = start + self._of_the_number_before(before, start)
        begin, end = self._quote(indicator, own, amount, number_end, clause_end)
        if behind:
            end = text.index(behind[-2:], amount.end) + 2 if behind[-2:] in after else number_end
        return Named(indicator, begin, end, number_end)

    def own(self, amount: Amount, before: str, indicator: str, listed: bool) -> str:
        """
        What *amount* measures of an *indicator* that names several: 产值、利润分别达到500亿元、120亿元.

        *listed* is True in a list of pairs. Where nothing is named, the numbers are of what those before them are.
        """
        apart = "分别" in before and indicator[-3:] not in before.rpartition("分别")[2]
        nothing = _NOTHING_NAMED.fullmatch(_BY_YEAR.sub("", before)) is not None
        if amount.start not in self._each and (apart or listed or nothing):
            strung = self._strung(amount)
            names = each_of(indicator, len(strung))
            if not names and all(a.sort == "counter" for a in strung):
                names = counted_each(indicator, len(strung))
            earlier = [row.indicator for row in self._written.found[self._first :]][-len(strung) :]
            if nothing and not earlier and len(strung) > 1:
                earlier = self._named_before(strung)
            if nothing and len(earlier) == len(strung) > 1:
                names = earlier
            self._each = {a.start: name for a, name in zip(strung, names, strict=False)}
        return self._each.get(amount.start, indicator)

    def _named_before(self, strung: Sequence[Amount]) -> list[str]:
        """
        What the last numbers before the sentence part are of, where *strung* are counted in just their units.

        到2026年产值达到600亿元，建成加氢站80座；到2028年分别达到1200亿元和150座.
        """
        last = self._written.found[-len(strung) :]
        if [_counted_in(row.unit) for row in last] != [_counted_in(amount.unit) for amount in strung]:
            return []
        return [row.indicator for row in last]

    def is_added(self, amount: Amount, before: str, start: int, indicator: str) -> bool:
        """
        Whether what *amount* counts is added as the number before it is: 新增绿地30公顷、公园5个, 新增3座桥、2座塔.

        *before* are the words from *start* to the number, the *indicator* may stand behind it.
        """
        found = self._written.found
        last = found[-1] if len(found) > self._first else None
        if last is None or last.kind != "level" or last.direction != "up" or _adding(last) is None:
            return False
        link = LINKED.search(before)
        counted = before[: link.start()].strip() if link is not None else before.strip()
        # 新增3座桥、2座塔: before the second stands what the first counts.
        behind = not counted or (link is not None and last.indicator.endswith(counted))
        plain = _PLAIN.fullmatch(indicator if behind else before)
        if plain is None or _NOT_ADDED.search(plain["noun"]) or plain["noun"][-2:] not in indicator:
            # 新增3000张床位，改建200张护理床位: the second is not added.
            return False
        if LINK.match(before) is None and (link is None or not behind):
            if amount.unit != last.unit or _ON.fullmatch(self._text, self.taken, start) is None:
                return False
        measured = MEASURE_AT_END.search(plain["noun"])
        return measured is None or last.indicator.endswith(measured[0])

    def _strung(self, amount: Amount) -> list[Amount]:
        """*amount* and those strung to it: 500亿元、120亿元."""
        strung = [amount]
        for other in self._amounts:
            end = strung[-1].end
            suffix = SUFFIX.match(self._text, end)
            if other.start > end and LINK.fullmatch(self._text, suffix.end() if suffix else end, other.start):
                strung.append(other)
        return strung

    def _of_the_number_before(self, before: str, start: int) -> int:
        """How many characters of *before* are what the number before counted: 产业集群和 of 3个产业集群和10户企业."""
        if not self.taken or self.taken != start:
            return 0
        if link := LINKED.search(before):
            return link.end()
        counted = self._written.previous or ""
        link = LINK.match(before, len(counted)) if counted and before.startswith(counted) else None
        return link.end() if link else 0

    def _clause_start(self, start: int) -> int:
        """Where the clause that *start* stands in begins."""
        return max((match.end() for match in CLAUSE.finditer(self._text, 0, start)), default=0)

    def _clause_before(self, start: int, but: str = "") -> str:
        """The clause before the one that begins at *start* (差别化率显著提高，达到60%), no such as says only *but*."""
        pieces = [piece for piece in CLAUSE.split(self._text[:start]) if piece.strip() not in ("", but)]
        return pieces[-1] if pieces else ""

    def _quote(self, indicator: str, start: int, amount: Amount, end: int, clause_end: int) -> tuple[int, int]:
        """From the words of the indicator, if they stand in the clause, to the end of the number."""
        before = self._text.find(indicator, start, amount.start) if indicator else -1
        if before >= 0:
            return before, end
        after = self._text[amount.end : clause_end]
        following = following_noun(after, self._text[clause_end:])
        # 造纸业形成100万吨生产能力: of a name on both sides the end stands behind.
        words = following if following and indicator.endswith(following) else indicator
        last = len(self._text) if following == indicator else clause_end
        if words not in after and ONLY_SIZE.fullmatch(sized := words.rpartition("的")[0]):
            # 3个超百亿元、5个超十亿元的园区: the things stand behind the last of them.
            words, last = sized, clause_end
        behind = self._text.find(words, amount.end, last) if words else -1
        lead = re.compile(r"[\s、，和及与]*").match(self._text, start, amount.start)
        begin = lead.end() if lead else start
        return begin, behind + len(words) if behind >= 0 else end


def _counted_in(unit: str | None) -> str:
    """*unit* without its magnitude: 亿元 and 万元 are 元."""
    return (unit or "").lstrip("百千万亿")


def _adding(row: Target) -> re.Match[str] | None:
    """Where 新增 stands before all that *row* names."""
    return _ADDED.match(row.indicator) or _ADDED.match(row.quote)


def _share_of(named: str, after: str) -> bool:
    """Whether the words behind a share say what it is one of (全市各区60%以上的社区), and those before it do not."""
    if _WHOLE.fullmatch(named) and _NAMED_BEHIND.match(after):
        return True
    return _OF_THOSE.match(after) is not None and _SHARE_WORD.search(named) is None

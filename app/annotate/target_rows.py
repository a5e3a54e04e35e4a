"""
The row of one number: its indicator, how it is compared, which kind it is, and the words it is quoted by.

That the number counts, and for which year, target_sentences.py has decided; target_indicators.py and target_words.py
read the words around it. What goes on from row to row in a paragraph (the last indicator, the comparator of numbers
strung together) is in Written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from app.annotate.amounts import Amount
from app.annotate.industry_words import trades_in
from app.annotate.target_indicators import indicator_of, measure_named, measured_in, plain_name
from app.annotate.target_subjects import each_of, is_place
from app.annotate.target_things import GRADE_OF_MANY, ONLY_SIZE, following_noun
from app.annotate.target_words import GROWTH, comparator_of, direction_of, governing, kind_of
from app.annotate.unspaced import Unspaced
from app.domain.facts import Binding, Comparator, Target
from app.domain.outline import Paragraph, Section

SUFFIX: Final = re.compile(r"\s?(?:及|或)?(?:以上|以下|以内|之内)|\s?左右")
"""What stands right behind a number and belongs to it."""
_SUFFIXED: Final = re.compile(SUFFIX.pattern + r"\Z")
CLAUSE: Final = re.compile(r"[，；：。]")
"""What ends a clause."""
_PUNCTUATION: Final = re.compile(r"[\W\d_]+")
_SIGNS: Final = re.compile(r"小于|大于|低于|高于|等于|以上|以下|不")
_BINDING: Final = re.compile(r"约束性|预期性")
_OF_THOSE: Final = re.compile(r"\s?(?:及?以上|左右)?的(?=[\u4e00-\u9fff])")
# 实现全省70%左右县级机关: where, and no measure.
_WHOLE: Final = re.compile(
    r"(?:实现|推动|力争|确保|使|，|\s)*(?:(?:全|我)[国省市县区州]|[^，。；\d]{2,24}(?<!其)中)\s?"
)
_NAMED_BEHIND: Final = re.compile(r"\s?(?:及?以上|左右)?(?!以|左|大关|的)[\u4e00-\u9fff]{4}")
_SHARE_WORD: Final = re.compile(r"[率比占度量值额重]")
_LINK: Final = re.compile(r"\s?(?:、|和|及|以及|与)\s?")
_LINKED: Final = re.compile(r"(?:、|和|及|以及|与)\s?$")
# What stands between a number and the next clause: 炼油能力，.
_ON: Final = re.compile(r"(?:及?以[上下]|左右)?[^，。；：\d]{0,16}，")
# A clause without a predicate of its own; a verb before its noun ends what 实现 governs, but not what 力争 does.
_BARE: Final = re.compile(
    r"\s?(?!其中|占|较|比|累计|每年|总)(?:[^，。；：\d为在由达至到约近率]|[\d.]+(?=[万亿]元)){2,20}"
)
_OWN_VERB: Final = re.compile(
    r"\s?(?:培育|培养|打造|新[建增]|建[成设立]|引进|创建|认定|推[广进动]|实施|开展|组建|研制|开发|发展|淘汰|关停|压减|支持|完善|保持|带动|拥有|联手|服务|治理|修复|恢复|改造|优化|提升|转移|扫除|安装|处罚|整治|综合|再(?!就业))"
)


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
    starts from. `noun_end` is where the words of the indicator end, where that is not at the number.
    """

    year: int | None = None
    baseline: bool = False
    base: float | None = None
    base_year: int | None = None
    noun_end: int | None = None


class Rows:
    """The rows of one sentence that stands at *offset* of the evened-out text of *paragraph*."""

    def __init__(
        self, text: str, offset: int, printed: Unspaced, paragraph: Paragraph, section: Section, written: Written,
        amounts: Sequence[Amount],
    ) -> None:  # fmt: skip
        self._text = text
        self._offset = offset
        self._source = printed
        self._paragraph = paragraph
        self._section = section
        self._written = written
        self._amounts = amounts
        self._each: dict[int, str] = {}
        self._governing: Comparator | None = None
        self.taken = 0
        """Where the last number that counts ends."""

    def add(self, amount: Amount, start: int, clause_end: int, said: Said) -> None:
        """Write the row of *amount*, whose words stand between *start* and *clause_end*; none where it has no name."""
        text, written = self._text, self._written
        before, after = text[start : amount.start], text[amount.end : clause_end]
        named = text[start : said.noun_end] if said.noun_end is not None else before
        counted = amount.sort in ("counter", "measure", "") or (
            amount.sort == "share" and (not named.strip(" 、，力争使推动") or _share_of(named, after))
        )
        if not named.strip(" ，达到约") and not following_noun(after) and written.previous is None:
            named = self._clause_before(start)
        indicator = indicator_of(named, after, written.previous, counted, text[clause_end:])
        if not indicator and start == self._clause_start(start):
            # 社会商品零售总额，要在上年水平的基础上压缩20%: what is measured stands in the clause before.
            indicator = measure_named(self._clause_before(start))
        listed = amount.sort == "counter" and is_place(indicator) and after.strip()[:1] in ("", "、", "等")
        if listed and (said_of := measured_in(self._clause_before(start, but="其中"))):
            # 改造棚户区，甲市1500户，乙市800户: what is counted there stands before the first of them.
            indicator += said_of
        if len(_PUNCTUATION.sub("", _SIGNS.sub("", indicator))) < 2:
            # A number alone, such as the cell of a table that lost its form, says nothing.
            return
        if _BINDING.match(indicator):
            # Cells of a table that lost its form: what stands behind 预期性 is the number of the next row.
            return
        suffix = SUFFIX.match(text, amount.end)
        number_end = suffix.end() if suffix else amount.end
        if grade := GRADE_OF_MANY.match(text, number_end):
            number_end = grade.end(1)
        own = start + self._of_the_number_before(before, start)
        quote_start, quote_end = self._quote(indicator, own, amount, number_end, clause_end)
        indicator = self._printed(indicator, clause_end)
        if written.whole is None and "其中" in text[: amount.start]:
            written.whole = written.previous
        written.previous = indicator
        indicator = self._own(amount, before, indicator)
        begin, end = self._span(quote_start, quote_end)
        quote = self._paragraph.text[begin:end]
        chained = written.found[-1] if written.found and self.taken and _linked(before) else None
        kind = kind_of(amount, before, after)
        comparator, direction = (
            comparator_of(before, text[amount.end :], self._size_end(amount, start)),
            direction_of(before, after, share=kind == "share"),
        )
        if chained is not None:
            # 分别不低于30%、25% is said of both, 30%以上、25% of the first.
            strung = _LINK.fullmatch(before) is not None and _SUFFIXED.search(text, 0, self.taken) is None
            if comparator is None and (strung or chained.comparator in ("达到", "力争")):
                comparator = chained.comparator
            if _LINK.fullmatch(before) and chained.unit == amount.unit and chained.kind != "baseline":
                kind, direction = chained.kind, chained.direction
        comparator = comparator or self._governed(amount, before, start)
        if comparator != self._governing or governing(before):
            self._governing = governing(before) if governing(before) == comparator else None
        if said.baseline:
            kind = "baseline"
        grows = kind == "growth_rate"
        self.taken = number_end
        binding = _BINDING.search(after)
        written.found.append(
            Target(
                anchor=self._paragraph.anchor,
                section=self._section.anchor,
                heading=self._section.heading,
                quote=quote,
                start=begin,
                end=end,
                number=self._span(amount.start, amount.end),
                indicator=plain_name(indicator),
                value=amount.value,
                unit=amount.unit,
                kind=kind,
                value_max=amount.value_max,
                comparator=comparator,
                direction=direction,
                target_year=None if said.baseline else said.year,
                baseline_value=said.base,
                # 比2020年 in an earlier clause goes on for what grows or shrinks, not for what is reached.
                baseline_year=said.year
                if said.baseline
                else said.base_year
                if grows or said.base is not None or amount.sort == "times"
                else None,
                binding=cast(Binding, binding[0]) if binding else None,
                industries=self._section.industries or trades_in(indicator),
            )
        )

    def _of_the_number_before(self, before: str, start: int) -> int:
        """How many characters of *before* are what the number before counted: 产业集群和 of 3个产业集群和10户企业."""
        if not self.taken or self.taken != start:
            return 0
        if link := _LINKED.search(before):
            return link.end()
        counted = self._written.previous or ""
        link = _LINK.match(before, len(counted)) if counted and before.startswith(counted) else None
        return link.end() if link else 0

    def _governed(self, amount: Amount, before: str, start: int) -> Comparator | None:
        """The verb of the clause before, where it is said of this number too: 实现产值500亿元，利润80亿元."""
        last = self._written.found[-1] if self._written.found else None
        if last is None or last.kind == "baseline" or self._governing is None:
            return None
        if _ON.fullmatch(self._text, self.taken, start) is None or _BARE.fullmatch(before) is None:
            return None
        if GROWTH.search(before) or (self._governing == "达到" and _OWN_VERB.match(before)):
            return None
        return self._governing

    def _own(self, amount: Amount, before: str, indicator: str) -> str:
        """What *amount* measures of an *indicator* that names several: 产值、利润分别达到500亿元、120亿元."""
        if "分别" in before and indicator[-3:] not in before.rpartition("分别")[2]:
            strung = [amount]
            for other in self._amounts:
                end = strung[-1].end
                suffix = SUFFIX.match(self._text, end)
                if other.start > end and _LINK.fullmatch(self._text, suffix.end() if suffix else end, other.start):
                    strung.append(other)
            self._each = {
                a.start: name for a, name in zip(strung, each_of(indicator, len(strung)), strict=False)
            }  # fmt: skip
        return self._each.get(amount.start, indicator)

    def _size_end(self, amount: Amount, start: int) -> int:
        """Where, in the words from *start* on, the last other number before *amount* ends; 0 where there is none."""
        ends = [other.end - start for other in self._amounts if start < other.end <= amount.start]
        return ends[-1] if ends else 0

    def _printed(self, words: str, end: int) -> str:
        """*words* as the plan prints them before *end*, widths and all; unchanged where they do not stand there."""
        # Of a name with a subject from elsewhere the end stands there.
        for i in range(len(words) - 1):
            at = self._text.rfind(words[i:], 0, end)
            if at >= 0:
                at += self._offset
                return words[:i] + self._source.words(at, at + len(words) - i)
        return words

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at *start* to *end* of the sentence stands in the paragraph as printed."""
        return self._source.span(start + self._offset, end + self._offset)

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


def _share_of(named: str, after: str) -> bool:
    """Whether the words behind a share say what it is one of (全市各区60%以上的社区), and those before it do not."""
    if _WHOLE.fullmatch(named) and _NAMED_BEHIND.match(after):
        return True
    return _OF_THOSE.match(after) is not None and _SHARE_WORD.search(named) is None


def _linked(before: str) -> bool:
    """Whether the words between two numbers string them together: 1200辆、城轨客车1200辆, 能力和140万吨."""
    return _LINK.match(before) is not None or _LINKED.search(before) is not None

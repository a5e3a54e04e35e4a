"""
The row of one number: its indicator, how it is compared, which kind it is, and the words it is quoted by.

That the number counts, and for which year, target_sentences.py has decided; what it is called target_naming.py says,
how it is compared target_words.py. What goes on from row to row in a sentence (the verb before several measures, the
comparator of numbers strung together) is decided here.
"""

import re
from collections.abc import Sequence
from typing import Final, cast

from app.annotate.amounts import Amount
from app.annotate.industry_words import trades_in
from app.annotate.target_indicators import plain_name
from app.annotate.target_naming import LINKED, Names, Said, Written
from app.annotate.target_pairs import LINK, SUFFIX
from app.annotate.target_words import GROWTH, comparator_of, direction_of, governing, kind_of
from app.annotate.unspaced import Unspaced
from app.domain.facts import Binding, Comparator, Target
from app.domain.outline import Paragraph, Section

_SUFFIXED: Final = re.compile(SUFFIX.pattern + r"\Z")
_BINDING: Final = re.compile(r"约束性|预期性")
# What stands between a number and the next clause: 炼油能力，.
_ON: Final = re.compile(r"(?:及?以[上下]|左右)?[^，。；：\d]{0,16}，")
# A clause without a predicate of its own; a verb before its noun ends what 实现 governs, but not what 力争 does.
_BARE: Final = re.compile(
    r"\s?(?!其中|占|较|比|累计|每年|总)(?:[^，。；：\d为在由达至到约近率]|[\d.]+(?=[万亿]元)){2,20}"
)
_OWN_VERB: Final = re.compile(
    r"\s?(?:培育|培养|打造|新[建增]|建[成设立]|引进|创建|认定|推[广进动]|实施|开展|组建|研制|开发|发展|淘汰|关停|压减|支持|完善|保持|带动|拥有|联手|服务|治理|修复|恢复|改造|优化|提升|转移|扫除|安装|处罚|整治|综合|再(?!就业))"
)


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
        self._names = Names(text, written, amounts)
        self._governing: Comparator | None = None

    @property
    def taken(self) -> int:
        """Where the last number that counts ends."""
        return self._names.taken

    def add(self, amount: Amount, start: int, clause_end: int, said: Said) -> None:
        """Write the row of *amount*, whose words stand between *start* and *clause_end*; none where it has no name."""
        text, written = self._text, self._written
        before, after = text[start : amount.start], text[amount.end : clause_end]
        named = self._names.of(amount, start, clause_end, said)
        if named is None:
            return
        indicator = self._printed(named.indicator, clause_end)
        if written.whole is None and "其中" in text[: amount.start]:
            written.whole = written.previous
        written.previous = indicator
        indicator = self._names.own(amount, before, indicator, said.listed)
        added = self._names.is_added(amount, before, start, indicator)
        if added:
            indicator = f"新增{indicator}"
        begin, end = self._span(named.start, named.end)
        quote = self._paragraph.text[begin:end]
        chained = written.found[-1] if written.found and self.taken and _linked(before) else None
        kind = kind_of(amount, before, after)
        comparator, direction = (
            comparator_of(before, text[amount.end :], self._size_end(amount, start)),
            direction_of(before, after, share=kind == "share"),
        )
        if chained is not None:
            # 分别不低于30%、25% is said of both, 30%以上、25% of the first.
            strung = LINK.fullmatch(before) is not None and _SUFFIXED.search(text, 0, self.taken) is None
            if comparator is None and (strung or chained.comparator in ("达到", "力争")):
                comparator = chained.comparator
            if LINK.fullmatch(before) and chained.unit == amount.unit and chained.kind != "baseline":
                kind, direction = chained.kind, chained.direction
        if added or (amount.unit == "番" and direction is None):
            direction = "up"
        comparator = comparator or self._governed(amount, before, start)
        if comparator != self._governing or governing(before):
            self._governing = governing(before) if governing(before) == comparator else None
        if said.baseline:
            kind = "baseline"
        grows = kind == "growth_rate"
        self._names.taken = named.number_end
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
                # 放射源（退役）100%安全收贮: of a name on both sides the beginning stands elsewhere.
                before = self._printed(words[:i], end) if i > 1 else words[:i]
                return before + self._source.words(at, at + len(words) - i)
        return words

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at *start* to *end* of the sentence stands in the paragraph as printed."""
        return self._source.span(start + self._offset, end + self._offset)

def _linked(before: str) -> bool:
    """Whether the words between two numbers string them together: 1200辆、城轨客车1200辆, 能力和140万吨."""
    return LINK.match(before) is not None or LINKED.search(before) is not None

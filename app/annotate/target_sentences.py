"""
The numbers of one sentence, in the order they stand: which are targets, which history, and all that is said of each.

amounts.py finds the numbers, target_refusals.py leaves out what is none, target_times.py says whether and for when a
number is set, target_words.py what it measures. What goes on from sentence to sentence in a paragraph (a year, the
past, the last indicator) is in Running.
"""

import re
from dataclasses import dataclass, field
from typing import Final, cast

from app.annotate.amounts import Amount, find_amounts
from app.annotate.target_norms import Setting
from app.annotate.target_refusals import refused
from app.annotate.target_times import Beginning, YearMark, is_intended, is_told_as_past, years_in
from app.annotate.target_words import GRADE_OF_MANY, comparator_of, direction_of, following_noun, indicator_of, kind_of
from app.annotate.unspaced import Unspaced
from app.domain.facts import Binding, Target
from app.domain.outline import Paragraph, Section
from app.vocab import regions

_CLAUSE: Final = re.compile(r"[，；：。]")
_SUFFIX: Final = re.compile(r"\s?(?:及|或)?(?:以上|以下|以内|之内)|\s?左右")
_GOING_FROM: Final = re.compile(r"[由从自][^，。；由从]{0,14}$")
_GOING_TO: Final = re.compile(
    r"[^，。；]{0,8}(?:提高|提升|增加|增长|扩大|上升|达|下降|降低|减少|缩短|发展|调整|优化|增|降|减|压减|壮大|升|扩)[到至为]?"
)
_BASIS: Final = re.compile(r"[)”]*的?(?:基础上|基数上)")
_UP_TO_NOW: Final = re.compile(r"截[至止][^，。；]{0,4}$")
_AIMED: Final = re.compile(
    r"达|实现|完成|突破|超|力争|提高|提升|增|形成|控制|下降|降|减|压|淘汰|关停|退出|新|建|打造|培育|培养|推广|改造|推动|推进|实施|开展|引进|支持|"
    r"扶持|认定|评选|布局|组织|发展|遴选|构建|研制|开发|攻克|制定|修订|争取|保持|占|投资|覆盖|累计|年均|不低于|不少于|落实|设立|创|选|率|比重|比例|重点|安排|转化|规模"
)
_GOALS: Final = re.compile(r"目标|指标|任务")
_PUNCTUATION: Final = re.compile(r"[\W\d_]+")
_SIGNS: Final = re.compile(r"小于|大于|低于|高于|等于|以上|以下|不")
_BINDING: Final = re.compile(r"约束性|预期性")
_OF_THOSE: Final = re.compile(r"\s?(?:及?以上|左右)?的(?=[\u4e00-\u9fff])")
_SHARE_WORD: Final = re.compile(r"[率比占度量值额重]")
_LINK: Final = re.compile(r"\s?(?:、|和|及|以及|与)\s?")
_LINKED: Final = re.compile(r"(?:、|和|及|以及|与)\s?$")


@dataclass(slots=True)
class Running:
    """
    What a paragraph has said so far: whether it tells of the past, its years, the number before.

    `rules` is True in a text that says how things are done (办法, 指南), `said` where the year was named in the same
    sentence, before its last ；.
    """

    past: bool
    review: bool
    rules: bool = False
    year: int | None = None
    said: bool = False
    past_year: int | None = None
    previous: str | None = None
    found: list[Target] = field(default_factory=list)


class Sentence:
    """One sentence, or part of one up to ；, and the numbers in it."""

    def __init__(
        self, text: str, offset: int, printed: Unspaced, paragraph: Paragraph, section: Section, beginning: Beginning,
        running: Running,
    ) -> None:  # fmt: skip
        self._text = text
        self._offset = offset
        self._source = printed
        self._paragraph = paragraph
        self._section = section
        self._beginning = beginning
        self._running = running
        self._taken = 0  # where the last number that counts ends
        self._marks = years_in(text, beginning.year)
        # A year is no amount, nor is what is left of one.
        self._amounts = [a for a in find_amounts(text) if not any(m.start <= a.start < m.end for m in self._marks)]
        at = [mark for mark in self._marks if mark.role == "at"]
        self._coming = [mark for mark in at if not self._is_past(mark)]
        self._gone = [mark for mark in at if self._is_past(mark)]

    def read(self) -> None:
        """Add the sentence's numbers to what the paragraph has, and note what goes on into the next."""
        running = self._running
        told = is_told_as_past(self._text)
        aimed = (self._coming and not told) or (is_intended(self._text) and not self._gone)
        # In a section on what was done only 到2025年 and its like speak of what shall be.
        if any(mark.until for mark in self._coming) or (aimed and not running.review):
            running.past = False
        elif self._gone or told:
            running.past = True
        if running.past and self._gone:
            running.past_year = self._gone[-1].year
        for i, amount in enumerate(self._amounts):
            self._number(i, amount)
        if self._coming:
            running.year = self._coming[-1].year
        running.said = self._text[-1:] in ("；", ";") and (running.said or bool(self._coming))

    def _is_past(self, mark: YearMark) -> bool:
        if _UP_TO_NOW.search(self._text[: mark.start]):
            return True
        if self._beginning.unknown:
            return not mark.until and not is_intended(self._text)
        return self._beginning.is_past(mark)

    def _number(self, i: int, amount: Amount) -> None:
        text = self._text
        clause_start = max((m.end() for m in _CLAUSE.finditer(text, 0, amount.start)), default=0)
        ending = _CLAUSE.search(text, amount.end)
        clause_end = ending.start() if ending else len(text)
        start = max(clause_start, self._taken)
        if suffix := _SUFFIX.match(text, start):
            start = suffix.end()
        setting = Setting(
            amount, text[: amount.start], text[amount.end :], text[clause_start : amount.start],
            text[amount.end : clause_end], text[amount.start : amount.end],
        )  # fmt: skip
        if self._leads_on(i, clause_start):
            self._add(amount, start, clause_end, baseline=True, year=self._year_of_start(amount))
            return
        pair = self._pair_before(i)
        if pair is None and refused(setting) is not None:
            return
        mark = self._mark_of(amount, clause_end)
        if self._happened(setting, mark, pair is not None):
            year = mark.year if mark is not None and mark in self._gone else self._running.past_year
            self._add(amount, start, clause_end, baseline=True, year=year)
            return
        if pair is None and not self._is_set(setting, mark):
            return
        year = self._listed_year(amount, mark) if mark is not None else self._running.year
        against = next(
            (m.year for m in reversed(self._marks) if m.role == "against" and m.end <= amount.start + 1), None
        )
        if pair is not None:
            first = self._pair_start(i, clause_start)
            start_year = self._year_of_start(pair)
            self._add(amount, first, clause_end, year=year, base=pair.value, base_year=start_year, noun_end=pair.start)
            return
        self._add(amount, start, clause_end, year=year, base_year=against)

    def _pair_start(self, i: int, clause_start: int) -> int:
        """Where the clause of a pair 由…提高到… begins: behind the number before the pair."""
        earlier = self._amounts[i - 2] if i > 1 else None
        if earlier is None or earlier.end <= clause_start:
            return clause_start
        suffix = _SUFFIX.match(self._text, earlier.end)
        return suffix.end() if suffix else earlier.end

    def _leads_on(self, i: int, clause_start: int) -> bool:
        """Whether the number is the start of 由…提高到…, or the basis that something is built on."""
        amount = self._amounts[i]
        head = self._text[clause_start : amount.start]
        behind = self._text[amount.end :]
        if _BASIS.match(behind):
            return True
        if _GOING_FROM.search(head) is None or i + 1 >= len(self._amounts):
            return False
        between = self._text[amount.end : self._amounts[i + 1].start]
        return _GOING_TO.match(between) is not None and len(between) < 24 and not re.search("[。；]", between)

    def _pair_before(self, i: int) -> Amount | None:
        """The number this one goes up or down from, None where there is none."""
        if i == 0:
            return None
        before = self._amounts[i - 1]
        clause_start = max((m.end() for m in _CLAUSE.finditer(self._text, 0, before.start)), default=0)
        return before if self._leads_on(i - 1, clause_start) and not _BASIS.match(self._text, before.end) else None

    def _year_of_start(self, amount: Amount) -> int | None:
        near = [m for m in self._marks if m.end <= amount.start and amount.start - m.end < 12 and m.role != "against"]
        return near[-1].year if near and (near[-1].role == "from" or near[-1] in self._gone) else None

    def _mark_of(self, amount: Amount, clause_end: int) -> YearMark | None:
        """The year that the number belongs to: the last one named before it, else one behind it in its sentence."""
        at = [mark for mark in self._marks if mark.role == "at"]
        earlier = [mark for mark in at if mark.end <= amount.start]
        if earlier:
            return earlier[-1]
        # 到2025年，…；覆盖率达到19%，力争2026年达峰: the year before the ； goes on till another is named.
        known = self._running.said
        later = [m for m in at if m.start >= amount.end and ((m.until and not known) or m.start < clause_end)]
        return later[0] if later and later[0] in self._coming else None

    def _listed_year(self, amount: Amount, mark: YearMark) -> int:
        """到2025年、2030年分别达到20%、25%: the years in turn."""
        if mark.listed:
            behind = [a for a in self._amounts if a.start >= mark.end]
            if len(behind) % len(mark.listed) == 0:
                return mark.listed[behind.index(amount) % len(mark.listed)]
        return mark.year

    def _happened(self, setting: Setting, mark: YearMark | None, paired: bool) -> bool:
        if mark is not None and mark in self._gone:
            return True
        if mark is not None and mark.until:
            return False
        if self._running.review and mark is not None and self._beginning.year is None:
            # A text without dates tells in its review of years that it does not reach for.
            return True
        if paired and not self._running.review:
            # 由目前的32.5%提高到40%: what is now is told of the start.
            return False
        ahead = is_intended(setting.before + setting.clause_after)
        if is_told_as_past(setting.clause_before) and (not ahead or self._running.review):
            return True
        return self._running.past and mark is None

    def _is_set(self, setting: Setting, mark: YearMark | None) -> bool:
        """Whether anything says that the number is an aim: a year to come, a verb, a section of aims."""
        if self._running.rules:
            aimed = is_intended(setting.before) or _GOALS.search(self._section.heading) is not None
            return mark in self._coming or self._running.year is not None or aimed
        if mark is not None or self._running.year is not None or setting.amount.sort in ("share", "points", "times"):
            return True
        return bool(_AIMED.search(self._text) or _GOALS.search(self._section.heading))

    def _add(
        self, amount: Amount, start: int, clause_end: int, *, year: int | None = None, baseline: bool = False,
        base: float | None = None, base_year: int | None = None, noun_end: int | None = None,
    ) -> None:  # fmt: skip
        text, running = self._text, self._running
        before, after = text[start : amount.start], text[amount.end : clause_end]
        named = text[start:noun_end] if noun_end is not None else before
        counted = amount.sort in ("counter", "measure", "") or (
            amount.sort == "share" and (not named.strip(" 、，力争使推动") or _share_of(named, after))
        )
        if not named.strip(" ，达到约") and not following_noun(after) and running.previous is None:
            named = self._clause_before(start)
        indicator = indicator_of(named, after, running.previous, counted)
        if len(_PUNCTUATION.sub("", _SIGNS.sub("", indicator))) < 2:
            # A number alone, such as the cell of a table that lost its form, says nothing.
            return
        suffix = _SUFFIX.match(text, amount.end)
        number_end = suffix.end() if suffix else amount.end
        if grade := GRADE_OF_MANY.match(text, number_end):
            number_end = grade.end(1)
        own = start
        if running.previous and self._taken == start and text.startswith(running.previous, start):
            # 3个产业集群和10户企业: what the number before counted stands behind it, and is not of this one.
            own += len(running.previous)
        quote_start, quote_end = self._quote(indicator, own, amount, number_end, clause_end)
        indicator = self._printed(indicator, clause_end)
        running.previous = indicator
        begin, end = self._span(quote_start, quote_end)
        quote = self._paragraph.text[begin:end]
        chained = running.found[-1] if running.found and self._taken and _linked(before) else None
        kind = kind_of(amount, before, after)
        comparator, direction = (
            comparator_of(before, text[amount.end :], self._size_end(amount, start)),
            direction_of(before, after),
        )
        if chained is not None:
            if comparator is None and chained.comparator in ("达到", "力争"):
                comparator = chained.comparator
            if _LINK.fullmatch(before) and chained.unit == amount.unit and chained.kind != "baseline":
                kind, direction = chained.kind, chained.direction
        if baseline:
            kind = "baseline"
        self._taken = number_end
        binding = _BINDING.search(after)
        running.found.append(
            Target(
                anchor=self._paragraph.anchor,
                section=self._section.anchor,
                heading=self._section.heading,
                quote=quote,
                start=begin,
                end=end,
                number=self._span(amount.start, amount.end),
                indicator=indicator,
                value=amount.value,
                unit=amount.unit,
                kind=kind,
                value_max=amount.value_max,
                comparator=comparator,
                direction=direction,
                target_year=None if baseline else year,
                baseline_value=base,
                # 比2020年 in an earlier clause goes on for what grows or shrinks, not for what is reached.
                baseline_year=year if baseline else base_year if kind == "growth_rate" or base is not None else None,
                binding=cast(Binding, binding[0]) if binding else None,
                industries=self._section.industries,
                places=tuple(dict.fromkeys(place.place.code for place in regions.load().find_in(quote))),
            )
        )

    def _size_end(self, amount: Amount, start: int) -> int:
        """Where, in the words from *start* on, the last other number before *amount* ends; 0 where there is none."""
        ends = [other.end - start for other in self._amounts if start < other.end <= amount.start]
        return ends[-1] if ends else 0

    def _printed(self, words: str, end: int) -> str:
        """*words* as the plan prints them before *end*, widths and all; unchanged where they do not stand there."""
        at = self._text.rfind(words, 0, end) + self._offset
        return self._source.words(at, at + len(words)) if at >= self._offset else words

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at *start* to *end* of the sentence stands in the paragraph as printed."""
        return self._source.span(start + self._offset, end + self._offset)

    def _clause_before(self, start: int) -> str:
        """The clause before the one that begins at *start*: 差别化率显著提高，达到60%."""
        pieces = [piece for piece in _CLAUSE.split(self._text[:start]) if piece.strip()]
        return pieces[-1] if pieces else ""

    def _quote(self, indicator: str, start: int, amount: Amount, end: int, clause_end: int) -> tuple[int, int]:
        """From the words of the indicator, if they stand in the clause, to the end of the number."""
        before = self._text.find(indicator, start, amount.start) if indicator else -1
        if before >= 0:
            return before, end
        behind = self._text.find(indicator, amount.end, clause_end) if indicator else -1
        lead = re.compile(r"[\s、，和及与]*").match(self._text, start, amount.start)
        begin = lead.end() if lead else start
        return begin, behind + len(indicator) if behind >= 0 else end


def _share_of(named: str, after: str) -> bool:
    """Whether the words behind a share say what it is one of (全市各区60%以上的社区), and those before it do not."""
    return _OF_THOSE.match(after) is not None and _SHARE_WORD.search(named) is None


def _linked(before: str) -> bool:
    """Whether the words between two numbers string them together: 1200辆、城轨客车1200辆, 能力和140万吨."""
    return _LINK.match(before) is not None or _LINKED.search(before) is not None

"""
The numbers of one sentence, in the order they stand: which are targets, which history, and of which year.

amounts.py finds the numbers, target_refusals.py leaves out what is none, target_times.py says whether and for when a
number is set, target_evidence.py whether it is an aim; target_rows.py writes what it measures. What goes on from
sentence to sentence in a paragraph (a year, the past) is in Running.
"""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from app.annotate.amounts import Amount, find_amounts
from app.annotate.target_evidence import Circumstances, is_aim
from app.annotate.target_naming import CLAUSE, Said, Written
from app.annotate.target_norms import Setting
from app.annotate.target_others import is_of_nation, is_quoted
from app.annotate.target_pairs import SUFFIX, is_basis, leads_on, pair_lists
from app.annotate.target_refusals import refused
from app.annotate.target_rows import Rows
from app.annotate.target_times import (
    Beginning,
    YearMark,
    is_done,
    is_intended,
    is_span_ahead,
    is_told_as_past,
    years_in,
)
from app.annotate.unspaced import Unspaced
from app.domain.outline import Paragraph, Section

_DEADLINE: Final = re.compile(r"(?:年?底)?(?:以|之)?前(?!后)")
# 劳动生产率年均增速保持8%: from year to year, whatever an earlier clause is held against.
_RATE: Final = re.compile("增速|增长率|增幅")
_NAMED_BY: Final = re.compile(r"(?:组织|开展|做好|发布|编制|公布|启动|推进|落实)[^，。；]{0,4}$")
_PART_OF_IT: Final = re.compile(r"其中[：:，,]?\s?[到至]?$")
_UP_TO_NOW: Final = re.compile(r"截[至止][^，。；]{0,4}$")


@dataclass(slots=True)
class Running:
    """
    What a paragraph has said so far: whether it tells of the past, its years, the number before.

    `prior` is what the section brings for an aim, `said` is True where the year was named in the same sentence, before
    its last ；.
    """

    past: bool
    review: bool
    prior: int = 2
    year: int | None = None
    said: bool = False
    past_year: int | None = None
    written: Written = field(default_factory=Written)


class Sentence:
    """One sentence, or part of one up to ；, and the numbers in it."""

    def __init__(
        self, text: str, offset: int, printed: Unspaced, paragraph: Paragraph, section: Section, beginning: Beginning,
        running: Running,
    ) -> None:  # fmt: skip
        self._text = text
        self._beginning = beginning
        self._running = running
        self._marks = years_in(text, beginning.year, beginning.end)
        # A year is no amount, nor is what is left of one.
        self._amounts = [a for a in find_amounts(text) if not any(m.start <= a.start < m.end for m in self._marks)]
        self._lists = pair_lists(text, self._amounts)
        self._rows = Rows(text, offset, printed, paragraph, section, running.written, self._amounts)
        at = [mark for mark in self._marks if mark.role == "at"]
        self._coming = [mark for mark in at if not self._is_past(mark)]
        self._gone = [mark for mark in at if self._is_past(mark)]

    def read(self) -> None:
        """Add the sentence's numbers to what the paragraph has, and note what goes on into the next."""
        running = self._running
        running.written.go_on()
        told = is_told_as_past(self._text)
        aimed = (self._coming and not told) or (is_intended(self._text) and not self._gone)
        # In a section on what was done only 到2025年 and its like speak of what shall be, and of nothing behind it.
        if any(mark.until for mark in self._coming) or (aimed and not running.review):
            running.past = False
        elif told or running.review or any(self._tells_of(mark) for mark in self._gone):
            running.past = True
            running.year = None if running.review else running.year
        if is_span_ahead(self._text):
            running.year = None
        if running.past and self._gone:
            running.past_year = self._gone[-1].year
        for i, amount in enumerate(self._amounts):
            self._number(i, amount)
        goes_on = [mark for mark in self._coming if not self._is_aside(mark)]
        if goes_on or (self._coming and running.year is None):
            running.year = (goes_on or self._coming)[-1].year
        running.said = self._text[-1:] in ("；", ";") and (running.said or bool(self._coming))

    def _is_aside(self, mark: YearMark) -> bool:
        """Whether the year is that of a part: behind 到2027年达到9亿元，其中2026年达到8亿元； all is for 2027 again."""
        return _PART_OF_IT.search(self._text[: mark.start]) is not None

    def _is_past(self, mark: YearMark) -> bool:
        if _UP_TO_NOW.search(self._text[: mark.start]):
            return True
        if self._beginning.unknown:
            ahead = is_intended(self._text) and not is_told_as_past(self._text)
            planned = mark.since is not None and self._running.prior > 0
            return not (mark.until or ahead or planned or _DEADLINE.match(self._text, mark.end))
        return self._beginning.is_past(mark)

    def _tells_of(self, mark: YearMark) -> bool:
        """Whether the sentence tells of the year; 组织2021年评价工作 only names some work by it."""
        return bool(self._amounts) or _NAMED_BY.search(self._text[: mark.start]) is None

    def _number(self, i: int, amount: Amount) -> None:
        text = self._text
        clause_start = max((m.end() for m in CLAUSE.finditer(text, 0, amount.start)), default=0)
        ending = CLAUSE.search(text, amount.end)
        clause_end = ending.start() if ending else len(text)
        start = max(clause_start, self._rows.taken)
        if suffix := SUFFIX.match(text, start):
            start = suffix.end()
        setting = Setting(
            amount, text[: amount.start], text[amount.end :], text[clause_start : amount.start],
            text[amount.end : clause_end], text[amount.start : amount.end],
        )  # fmt: skip
        listed = next((pairs for pairs in self._lists if pairs.holds(i)), None)
        if leads_on(text, self._amounts, i, clause_start) or (listed is not None and listed.is_start(i)):
            start_year = self._year_of_start(self._amounts[listed.first] if listed is not None else amount)
            said = Said(start_year, baseline=True, listed=listed is not None)
            self._rows.add(amount, start, clause_end, said)
            return
        pair = self._amounts[i - listed.count] if listed is not None else self._pair_before(i)
        if pair is None and refused(setting) is not None:
            return
        mark = self._mark_of(amount, clause_end)
        if self._happened(setting, mark, pair is not None):
            year = mark.year if mark is not None and mark in self._gone else self._running.past_year
            self._rows.add(amount, start, clause_end, Said(year, baseline=True))
            return
        if not self._is_set(setting, mark) or self._is_of_others(setting):
            return
        year = self._listed_year(amount, mark) if mark is not None else self._running.year
        against = self._held_against(amount, clause_start)
        if pair is not None:
            leading = self._amounts[listed.first] if listed is not None else pair
            first = self._pair_start(listed.first + 1 if listed is not None else i, clause_start)
            said = Said(
                year, base=pair.value, base_year=self._year_of_start(leading), noun_end=leading.start,
                listed=listed is not None,
            )  # fmt: skip
            self._rows.add(amount, first, clause_end, said)
            return
        self._rows.add(amount, start, clause_end, Said(year, base_year=against))

    def _is_of_others(self, setting: Setting) -> bool:
        """Whether a plan of a place only quotes what the nation has set itself."""
        if not self._beginning.local:
            return False
        counted = setting.amount.sort == "counter" and not setting.amount.large
        return is_quoted(setting.before, len(setting.before)) or is_of_nation(setting.clause_before, counted)

    def _held_against(self, amount: Amount, clause_start: int) -> int | None:
        """The year a change is counted from: the last 比2015年 before it, but for a rate that speaks for itself."""
        mark = next((m for m in reversed(self._marks) if m.role == "against" and m.end <= amount.start + 1), None)
        if mark is None:
            return None
        itself = _RATE.search(self._text, clause_start, amount.start)
        between = any(mark.end <= other.start < clause_start for other in self._amounts)
        return None if itself and between else mark.year

    def _pair_start(self, i: int, clause_start: int) -> int:
        """Where the clause of a pair 由…提高到… begins: behind the number before the pair."""
        earlier = self._amounts[i - 2] if i > 1 else None
        if earlier is None or earlier.end <= clause_start:
            return clause_start
        suffix = SUFFIX.match(self._text, earlier.end)
        return suffix.end() if suffix else earlier.end

    def _pair_before(self, i: int) -> Amount | None:
        """The number this one goes up or down from, None where there is none."""
        if i == 0:
            return None
        before = self._amounts[i - 1]
        clause_start = max((m.end() for m in CLAUSE.finditer(self._text, 0, before.start)), default=0)
        led = leads_on(self._text, self._amounts, i - 1, clause_start) and not is_basis(self._text, before)
        return before if led else None

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
        # A list of years (2027年、2028年分别) is that of the numbers behind it.
        reached = [m for m in at if m.until and not known and not m.listed]
        later = [m for m in at if m.start >= amount.end and (m in reached or m.start < clause_end)]
        return later[0] if later and later[0] in self._coming else None

    def _listed_year(self, amount: Amount, mark: YearMark) -> int:
        """到2025年、2030年分别达到20%、25%: the years in turn, of a list or of a span."""
        behind = [a for a in self._amounts if a.start >= mark.end]
        if mark.listed and amount in behind:
            if len(behind) % len(mark.listed) == 0:
                return mark.listed[behind.index(amount) % len(mark.listed)]
        if mark.since is not None and "分别" in self._text[mark.end : amount.start]:
            # 2022至2025年分别达到80%、90%、95%、100%: a number for each year of the span.
            clause = CLAUSE.search(self._text, self._text.index("分别", mark.end))
            stop = clause.start() if clause else len(self._text)
            each = [a for a in self._amounts if mark.end <= a.start < stop]
            if amount in each and len(each) == mark.year - mark.since + 1:
                return mark.since + each.index(amount)
        return mark.year

    def _happened(self, setting: Setting, mark: YearMark | None, paired: bool) -> bool:
        if mark is not None and mark in self._gone:
            return True
        if mark is not None and mark.until:
            begun = self._running.review and mark.year == self._beginning.year
            return begun or is_done(setting.clause_before)
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
        """Whether enough says that the number is an aim."""
        year: Literal["reached", "named", "carried"] | None = None
        if mark is not None:
            year = "reached" if mark.until else "named"
        elif self._running.year is not None:
            year = "carried"
        return is_aim(self._running.prior, Circumstances(setting, self._text, year, self._running.review))

"""
The target in one cell of a table: its number with its unit and signs, and what its row and its column say of it.

Which cells hold values is target_tables.py's and, of tables that lost their form, target_loose_cells.py's matter.
"""

import re
from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal, cast

from app.annotate.amounts import Amount, even, find_amounts
from app.annotate.industry_words import trades_in
from app.annotate.target_row_names import PRINTED_UNIT
from app.annotate.target_words import comparator_of, direction_of, kind_of
from app.annotate.unspaced import unspaced, unspaced_cell
from app.domain.facts import Binding, Target
from app.domain.outline import Paragraph, Section

_IN_BRACKETS: Final = re.compile(r"[（(][^（()）]*[)）]")
_OTHER_YEAR: Final = re.compile(r"[（(]\s?((?:19|20)\d\d)\s?年?\s?[)）]")
AGAINST: Final = re.compile(r"[比较]\s?((?:19|20)\d\d)\s?年")
"""The year a change is counted from."""
_BARE: Final = re.compile(
    r"\s*(?P<said>(?:年均)?(?:增长|提高|提升|增加|下降|降低|减少))?\s?[〔\[（(【]?\s?(?P<cmp>[<>≥≤＜＞≧≦~约]=?)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?:[-—~]\s?(?P<m>\d+(?:\.\d+)?))?"
)
# [13]以上
_CLOSES: Final = re.compile(r"^\s?[〕\]）)】］]")
_OF_WHICH: Final = re.compile(r"^其中[：:]?")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of values holds: for which year, past or to come, a value or growth; `title` as printed."""

    index: int
    year: int | None
    holds: Literal["past", "target"]
    growth: bool
    title: str


def cell_target(
    cell: str, at: int, column: Column, words: str, unit_cell: str, paragraph: Paragraph, section: Section,
    start: Target | None, binding: str | None,
) -> Target | None:  # fmt: skip
    source = unspaced_cell(cell)
    text = even(source.text)
    match = _BARE.match(text)
    if match is None:
        return None
    amounts = find_amounts(text[match.start("n") :])
    own = amounts[0] if amounts and amounts[0].unit else None
    name = even(words)
    in_name = PRINTED_UNIT.search(name)
    in_title = PRINTED_UNIT.search(column.title) if column.growth else None
    beside = unspaced(unit_cell).folded() or (in_name[1].strip() if in_name else "")
    unit = own.unit if own else (in_title[1].strip() if in_title else beside) or None
    if own and own.unit in ("万", "亿") and beside and not beside.startswith(("万", "亿")):
        unit = own.unit + beside  # 2万 in a row that is counted in 台
    low = own.value if own else float(match["n"].replace(",", ""))
    high = own.value_max if own else float(match["m"]) if match["m"] else None
    if not isfinite(low) or not isfinite(high or 0):
        return None
    end = match.end("n") + (own.end if own else match.end("m") - match.end("n") if match["m"] else 0)
    if own:
        end = match.start("n") + own.end
    row = unspaced(words).folded()
    indicator = _OF_WHICH.sub("", unspaced(_IN_BRACKETS.sub("", name)).folded() if in_name else row)
    sign = (match["cmp"] or "") if match["cmp"] != "约" else "约"
    said = f"{indicator}{column.title if column.growth else ''}{match['said'] or ''}"
    amount = Amount(0, 0, low, high, unit, _sort(unit), False)
    year = column.year
    other = _OTHER_YEAR.search(text)
    if other:
        year = int(other[1])
    begins = next(match.start(part) for part in ("said", "cmp", "n") if match[part])
    printed_at = source.span(begins, end)
    past = column.holds == "past"
    against = AGAINST.search(name)
    if start is not None and (match["said"] or column.growth):
        start = None
    return Target(
        anchor=paragraph.anchor,
        section=section.anchor,
        heading=section.heading,
        quote=cell[slice(*printed_at)],
        start=at + printed_at[0],
        end=at + printed_at[1],
        number=(at + source.span(match.start("n"), end)[0], at + printed_at[1]),
        indicator=indicator,
        value=low,
        unit=unit,
        kind="baseline" if past else kind_of(amount, said, ""),
        value_max=high,
        comparator=comparator_of(sign, _CLOSES.sub("", text[end:])),
        direction=direction_of(said, ""),
        target_year=None if past else year,
        baseline_value=start.value if start is not None and not past else None,
        baseline_year=year
        if past
        else start.baseline_year
        if start is not None
        else int(against[1])
        if against
        else None,
        binding=cast(Binding | None, binding),
        industries=section.industries or trades_in(indicator),
        row=row,
        column=column.title,
    )


def _sort(unit: str | None) -> str:
    found = find_amounts(f"1{unit}") if unit else []
    return found[0].sort if found else ""

"""
Targets in tables of indicators: a row per indicator, a column per year; each cell carries its row's and column's words.

The header names years (2014年, 2020年目标值) or says 现状 and 目标; the first columns name category and indicator,
others unit and 约束性 or 预期性. A table without such a header is a list of something else and is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

from app.annotate.amounts import Amount, even, find_amounts
from app.annotate.target_times import Beginning, YearMark
from app.annotate.target_words import comparator_of, direction_of, kind_of
from app.domain.facts import Binding, Target
from app.domain.outline import Paragraph, Section, Table

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年?(?!\d)")
_WAS: Final = re.compile(r"现状|基期|基准|基数|基础值|实际|完成值|完成情况|实绩|现值")
_SHALL: Final = re.compile(r"目标|规划值|预期|指标值|计划|期末")
_GROWTH: Final = re.compile(r"年均|增长|增速|累计|变化|提高|下降")
_UNIT: Final = re.compile(r"^(?:计量)?单位$")
_BINDING: Final = re.compile(r"约束性|预期性")
_PRINTED_UNIT: Final = re.compile(r"[（(]\s?([^（()）]{1,12})\s?[)）]\s?$")
_IN_BRACKETS: Final = re.compile(r"[（(][^（()）]*[)）]")
_OTHER_YEAR: Final = re.compile(r"[（(]\s?((?:19|20)\d\d)\s?年?\s?[)）]")
_AGAINST: Final = re.compile(r"[比较]\s?((?:19|20)\d\d)\s?年")
_BARE: Final = re.compile(
    r"\s*[〔\[（(【]?\s?(?P<cmp>[<>≥≤＜＞≧≦~约]=?)?\s*(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?:[-—~]\s?(?P<m>\d+(?:\.\d+)?))?"
)
_NUMBERED: Final = re.compile(r"^\s*\d{1,2}\s*[.、．]?\s*$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of values holds: for which year, past or to come, a value or growth; `title` as printed."""

    index: int
    year: int | None
    holds: Literal["past", "target"]
    growth: bool
    title: str


def table_targets(paragraph: Paragraph, section: Section, beginning: Beginning) -> Iterator[Target]:
    """The cells of *paragraph* that are targets or their history, in reading order; nothing for other tables."""
    table = paragraph.table
    if table is None or len(table.rows) < 2:
        return
    header = _header_row(table)
    columns = _columns(table, header, beginning) if header is not None else []
    if header is None or not any(column.holds == "target" for column in columns):
        return
    places = _cell_places(paragraph, table)
    valued = {column.index for column in columns}
    for r, row in enumerate(table.rows):
        if r <= header or not any(row):
            continue
        unit_cell = next(
            (row[i] for i, name in enumerate(table.rows[header]) if _UNIT.match(_bare(name)) and i < len(row)), ""
        )
        words = [
            cell for i, cell in enumerate(row)
            if i < min(valued) and cell.strip() and not _NUMBERED.match(cell) and not _is_side(table.rows[header], i)
        ]  # fmt: skip
        if not words:
            continue
        binding = next((m for cell in row if (m := _BINDING.search(cell))), None)
        start = None
        for column in columns:
            if column.index >= len(row) or (r, column.index) not in places:
                continue
            target = _cell(
                row[column.index], places[r, column.index], column, words[-1], unit_cell, paragraph, section, start,
                binding[0] if binding else None,
            )  # fmt: skip
            if target is None:
                continue
            if target.kind == "baseline":
                start = target
            yield target


def _header_row(table: Table) -> int | None:
    """The row that names the columns: the first with a year or 目标 in a cell that is no sentence."""
    for r, row in enumerate(table.rows[:4]):
        cells = [cell for cell in row[1:] if len(cell) <= 24]
        if any(_YEAR.search(even(c)) or (_SHALL.search(c) and len(c) <= 10) for c in cells) and not any(
            re.fullmatch(r"[\d.,%]+", even(c).strip()) and not _YEAR.fullmatch(even(c).strip()) for c in row[1:]
        ):
            return r
    return None


def _columns(table: Table, header: int, beginning: Beginning) -> list[_Column]:
    out = []
    for i, cell in enumerate(table.rows[header]):
        title = "".join(even(cell).split())
        if i == 0 or len(title) > 30 or _is_side(table.rows[header], i):
            continue
        years = _YEAR.findall(title)
        year = int(years[-1]) if years else None
        growth = bool(_GROWTH.search(title))
        if year is None and not _SHALL.search(title) and not _WAS.search(title) and not growth:
            continue
        past = bool(_WAS.search(title)) or (
            year is not None
            and not growth
            and beginning.is_past(YearMark(0, 0, year, "at", until=bool(_SHALL.search(title))))
        )
        out.append(_Column(i, year, "past" if past else "target", growth, title))
    return out


def _is_side(header: tuple[str, ...], i: int) -> bool:
    name = _bare(header[i]) if i < len(header) else ""
    return bool(_UNIT.match(name)) or bool(
        re.fullmatch(r"(?:指标)?(?:属性|性质|类型)|序号|备注|责任.{0,6}|牵头.{0,6}|数据来源", name)
    )


def _bare(cell: str) -> str:
    return "".join(cell.split())


def _cell_places(paragraph: Paragraph, table: Table) -> dict[tuple[int, int], int]:
    """Where each cell begins in the paragraph's text: caption, then rows, cells parted by tabs."""
    body = "\n".join("\t".join(row) for row in table.rows)
    at = len(paragraph.text) - len(body)
    if at < 0 or paragraph.text[at:] != body:
        return {}
    places = {}
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            places[r, c] = at
            at += len(cell) + 1
    return places


def _cell(
    cell: str, at: int, column: _Column, words: str, unit_cell: str, paragraph: Paragraph, section: Section,
    start: Target | None, binding: str | None,
) -> Target | None:  # fmt: skip
    text = even(cell)
    match = _BARE.match(text)
    if match is None:
        return None
    printed = find_amounts(text[match.start("n") :])
    own = printed[0] if printed and printed[0].unit else None
    name = even(words)
    in_name = _PRINTED_UNIT.search(name)
    unit = own.unit if own else (_bare(unit_cell) or (in_name[1].strip() if in_name else "")) or None
    low = own.value if own else float(match["n"].replace(",", ""))
    high = own.value_max if own else float(match["m"]) if match["m"] else None
    end = match.end("n") + (own.end if own else match.end("m") - match.end("n") if match["m"] else 0)
    if own:
        end = match.start("n") + own.end
    indicator = "".join(_IN_BRACKETS.sub("", name).split()) if in_name else "".join(words.split())
    sign = (match["cmp"] or "") if match["cmp"] != "约" else "约"
    said = f"{indicator}{column.title if column.growth else ''}"
    amount = Amount(0, 0, low, high, unit, _sort(unit), False)
    year = column.year
    other = _OTHER_YEAR.search(text)
    if other:
        year = int(other[1])
    past = column.holds == "past"
    against = _AGAINST.search(name)
    return Target(
        anchor=paragraph.anchor,
        section=section.anchor,
        heading=section.heading,
        quote=cell[match.start("cmp") if match["cmp"] else match.start("n") : end],
        start=at + (match.start("cmp") if match["cmp"] else match.start("n")),
        end=at + end,
        number=(at + match.start("n"), at + end),
        indicator=indicator,
        value=low,
        unit=unit,
        kind="baseline" if past else kind_of(amount, said, ""),
        value_max=high,
        comparator=comparator_of(sign, text[end:]),
        direction=direction_of(said, ""),
        target_year=None if past else year,
        baseline_value=start.value if start is not None and not past and not column.growth else None,
        baseline_year=year
        if past
        else start.baseline_year
        if start is not None and not column.growth
        else int(against[1])
        if against
        else None,
        binding=cast(Binding | None, binding),
        industries=section.industries,
    )


def _sort(unit: str | None) -> str:
    found = find_amounts(f"1{unit}") if unit else []
    return found[0].sort if found else ""

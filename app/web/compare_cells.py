"""
Cells of a comparison as the page shows them: paragraphs cut at their marks, and what they are nearly the same as.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from app.domain.comparison import Cell, Comparison
from app.domain.diff import DiffStep
from app.domain.plan import Lang
from app.vocab import messages
from app.web import labels, parts, plan_names, urls
from app.web.site import Site

HEADING: Final = 20
"""Characters of a heading that names a column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch of a paragraph. `term` is the number of a shared term, "" for none; `own`: a word only this column uses;
    `common`: it stands word for word in another column.
    """

    text: str
    term: str = ""
    own: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class NearlyView:
    """What a cell before has in nearly the same words: whose and how much alike, where, and the difference."""

    said: str
    label: str
    url: str
    diff: tuple[DiffStep, ...]


@dataclass(frozen=True, slots=True)
class CellParagraph:
    """
    A paragraph of a cell: its words as HTML with their marks, and what it is nearly the same as, if anything.

    A table is set in lines, a row each, its cells parted by bars: there is no room in a cell for columns.
    """

    anchor: str
    label: str
    url: str
    words: Markup
    nearly: NearlyView | None


@dataclass(frozen=True, slots=True)
class CellView:
    """What one column has on a row's subject; `left_out` counts its paragraphs where only the heading is shown."""

    cell: Cell
    lang: Lang
    layer: str
    url: str
    paragraphs: tuple[CellParagraph, ...]
    left_out: int = 0


def column_titles(site: Site, found: Comparison, lang: Lang) -> tuple[str, ...]:
    """
    The plan's short title for each column; of several sections of one plan, what tells them apart.

    Where all are of one plan the page is called by it; beside those of other plans each says whose it is.
    """
    plans = [column.plan for column in found.columns]
    titles = []
    for column in found.columns:
        record = site.plans[column.plan].record
        title = labels.short_title(record, lang)
        if column.anchor and plans.count(column.plan) > 1:
            part = parts.part_of(column.anchor)
            heading = parts.shortened(parts.as_name(column.title), HEADING)
            own = parts.part_name(part, lang) if column.anchor == part else heading
            whose = plan_names.lead(record, lang) if plan_names.place(record, lang) else title
            title = own if len(set(plans)) == 1 else f"{whose} {own}"
        titles.append(title)
    return tuple(titles)


def brief_titles(site: Site, found: Comparison, titles: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """
    *titles* for where there is little room: place and years, where they tell the columns apart and are much shorter.

    Plans on one subject have it in common; said again in each cell of eight, it would take more room than the cell.
    """
    leads = tuple(plan_names.lead(site.plans[column.plan].record, lang) for column in found.columns)
    is_telling = all(leads) and len(set(leads)) == len(leads)
    is_short = any(2 * len(lead) < len(title) for lead, title in zip(leads, titles, strict=True))
    return leads if is_telling and is_short else titles


def cell_view(
    site: Site,
    found: Comparison,
    at: int,
    others: tuple[Cell | None, ...],
    titles: tuple[str, ...],
    lang: Lang,
    briefly: bool = False,
) -> CellView | None:
    """The cell of column *at* of a row, *briefly* without its text; *others* are all of the row. None for a gap."""
    cell = others[at]
    if cell is None:
        return None
    column = found.columns[at]
    if briefly:
        return CellView(cell, column.lang, column.layer, urls.passage(cell.plan, cell.anchor), (), len(cell.paragraphs))
    paragraphs = tuple(
        CellParagraph(
            p.anchor,
            parts.paragraph_label(parts.part_of(cell.anchor), p.n, lang, column.layer),
            urls.passage(cell.plan, p.anchor),
            marked(pieces(p.text, cell, p.anchor), p.kind == "table"),
            nearly(found, cell, p.anchor, others, titles, lang),
        )
        for p in cell.paragraphs
    )
    return CellView(cell, column.lang, column.layer, urls.passage(cell.plan, cell.anchor), paragraphs)


def nearly(
    found: Comparison, cell: Cell, anchor: str, others: tuple[Cell | None, ...], titles: tuple[str, ...], lang: Lang
) -> NearlyView | None:
    """What paragraph *anchor* of *cell* is nearly the same as, of a column before; None where that is nothing."""
    near = cell.nearly.get(anchor)
    like = others[near.column] if near else None
    if near is None or like is None:
        return None
    paragraph = next(p for p in like.paragraphs if p.anchor == near.anchor)
    layer = found.columns[near.column].layer
    label = parts.paragraph_label(parts.part_of(like.anchor), paragraph.n, lang, layer)
    share = int(near.share * 100)
    said = messages.text(lang, "compare.nearly", name=titles[near.column], n=share)
    return NearlyView(said, label, urls.passage(like.plan, near.anchor), near.diff)


def pieces(text: str, cell: Cell, anchor: str) -> Iterator[Piece]:
    """*text* of paragraph *anchor* cut at its marks; every character is in exactly one piece."""
    common, own, shared = cell.common.get(anchor, ()), cell.own.get(anchor, ()), cell.shared.get(anchor, ())
    cuts = {0, len(text)}.union(*common, *own, *((word.start, word.end) for word in shared))
    places = sorted(cuts)
    at = {place: n for n, place in enumerate(places)}
    # The start of a word tells it from a word of the same mark beside it.
    marks: list[tuple[str, bool, int]] = [("", False, -1)] * (len(places) - 1)
    is_common = [False] * (len(places) - 1)
    for start, end in common:
        is_common[at[start] : at[end]] = [True] * (at[end] - at[start])
    for start, end in own:
        marks[at[start] : at[end]] = [("", True, start)] * (at[end] - at[start])
    done = 0
    for word in shared:
        if word.start >= done:
            first, last = at[word.start], at[word.end]
            marks[first:last] = [(str(word.term), False, word.start)] * (last - first)
            done = word.end
    begin = 0
    for (mark, in_others), group in groupby(zip(marks, is_common, strict=True)):
        end = begin + sum(1 for _ in group)
        yield Piece(text[places[begin] : places[end]], mark[0], mark[1], in_others)
        begin = end


def marked(found: Iterable[Piece], is_table: bool = False) -> Markup:
    """*found* as HTML; in Python, since a page has thousands of pieces and a loop of a template takes its time."""
    shown = []
    for piece in found:
        words = escape(piece.text)
        if is_table:
            words = words.replace("\t", " | ").replace("\n", Markup("<br>"))
        if piece.term:
            shown.append(f'<mark class="sh{" bp" if piece.common else ""}" data-s="{piece.term}">{words}</mark>')
        elif piece.own:
            shown.append(f'<b class="ow">{words}</b>')
        else:
            shown.append(f'<span class="bp">{words}</span>' if piece.common else words)
    return Markup("".join(shown))  # noqa: S704

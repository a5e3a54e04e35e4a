"""
What a comparison shows below its heads: targets lined up, summaries, rows or whole sections, words.

It depends on nothing of a request but which comparison is asked for, how it is to be shown and in which language, and
putting eight plans on a page takes several times as long as all else about it: what was made is kept for the reader who
comes back to it, and for those he sends its address to.
"""

import zlib
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from markupsafe import Markup

from app.archive import Cache
from app.archive.compared import size_of
from app.domain.comparison import Comparison, SectionRef
from app.domain.plan import Lang
from app.vocab import messages
from app.web import compare_columns, compare_rows, compare_summaries, locale, urls
from app.web.compare_cells import CellView
from app.web.compare_columns import WholeColumn
from app.web.compare_heads import ColumnView
from app.web.compare_rows import RowView
from app.web.compare_shown import Shown, address
from app.web.compare_summaries import ColumnSummary
from app.web.compare_targets import TargetLine, alone_lines, lines
from app.web.site import Site

TEMPLATE: Final = "_compare_body.html"
MAX_BYTES: Final = 64_000_000
"""Room for some forty comparisons of eight plans, or some hundreds of two sections, each with its body."""
_LEVEL: Final = 1
"""Deflated, a body takes a seventh of its room, and comes back in a tenth of the time that making it takes."""


@dataclass(frozen=True, slots=True)
class BodyContext:
    """
    What _compare_body.html sees.

    `rows` are those that several columns have, `alone` what each column has for itself, () where none has. `single`
    counts the latter. `nearly` counts the paragraphs that are nearly the same as one before; `nearly_url` turns over
    whether their differences are shown. `left_out` counts the sections of which only the heading is shown, `full_url`
    shows all of them, `search_url` begins a search in the plans. `targets_alone` are what each column sets alone, ()
    where no column does. `layouts` are the two ways to read a comparison; `whole` are the columns where the second is
    chosen.
    """

    comparison: Comparison
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    alone: tuple[tuple[CellView, ...], ...]
    title: str
    single: int
    nearly: int
    shown: Shown
    nearly_url: str
    left_out: int
    full_url: str
    search_url: str
    layouts: tuple[tuple[str, str, bool], ...]
    whole: tuple[WholeColumn, ...]
    summaries: tuple[ColumnSummary, ...]
    targets: tuple[TargetLine, ...]
    targets_single: int
    targets_alone: tuple[tuple[TargetLine, ...], ...]


def body(
    site: Site, found: Comparison, title: str, columns: tuple[ColumnView, ...], shown: Shown, lang: Lang
) -> Markup:
    """What is shown of *found*, which is called *title*, below the heads *columns*: the one kept, else made."""

    def make() -> tuple[Comparison, bytes]:
        page = context(site, found, title, columns, shown, lang)
        html = site.templates.get_template(TEMPLATE).render(
            page=page, lang=lang, html_lang=locale.HTML_LANG[lang], t=partial(messages.text, lang)
        )
        return found, zlib.compress(html.encode("utf-8", "surrogatepass"), _LEVEL)

    kept = site.once("bodies of comparisons", lambda: Cache(MAX_BYTES))
    # Kept with the comparison, so that no other is ever found by its number.
    _, small = kept.get((id(found), shown, lang), make, _size_of)
    return Markup(zlib.decompress(small).decode("utf-8", "surrogatepass"))  # noqa: S704


def _size_of(made: tuple[Comparison, bytes]) -> int:
    return size_of(made[0]) + len(made[1])


def context(
    site: Site, found: Comparison, title: str, columns: tuple[ColumnView, ...], shown: Shown, lang: Lang
) -> BodyContext:
    """Everything that stands below the heads of *found*."""
    order = [SectionRef(c.plan, c.anchor) for c in found.columns]
    brief = tuple(column.brief for column in columns)
    # What only one column has is most of a comparison of long plans, and no comparison of anything.
    briefly = not shown.full and compare_columns.chars(found) > compare_columns.MOST_CHARS
    rows = () if shown.whole else compare_rows.views(site, found, brief, lang)
    alone = () if shown.whole else compare_rows.alone_views(site, found, brief, lang, briefly)
    lined = lines(site, found, lang)
    return BodyContext(
        comparison=found,
        columns=columns,
        rows=rows,
        alone=alone,
        title=title,
        single=sum(map(len, compare_rows.alone(found))),
        nearly=sum(len(cell.nearly) for row in found.rows for cell in row.cells if cell),
        shown=shown,
        nearly_url=address(order, found.industry, replace(shown, diff=not shown.diff)),
        left_out=sum(map(len, alone)) if briefly else 0,
        full_url=address(order, found.industry, replace(shown, full=True)),
        search_url=urls.search_in([column.plan for column in found.columns]),
        layouts=tuple(
            (
                messages.text(lang, f"compare.{key}"),
                address(order, found.industry, replace(shown, whole=whole)),
                whole == shown.whole,
            )
            for key, whole in (("aligned", False), ("whole_sections", True))
        ),
        whole=compare_columns.in_full(site, found, brief, lang) if shown.whole else (),
        summaries=compare_summaries.of_columns(site, found),
        targets=tuple(line for line in lined if line.columns > 1),
        targets_single=sum(1 for line in lined if line.columns == 1),
        targets_alone=alone_lines(lined),
    )

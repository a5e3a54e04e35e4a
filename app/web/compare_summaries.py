"""
What the archive's own summaries say of the columns of a comparison, in both languages beside each other.

Of a whole plan its first section of the summary; of a section, or of what a plan says about an industry, the
paragraphs of the summary that rest on it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.domain.comparison import Column, Comparison
from app.domain.outline import Outline, Paragraph
from app.domain.plan import Lang
from app.web import urls
from app.web.site import Site

MOST: Final = 6
"""Paragraphs of a summary beside one column; the rest is a click away."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A paragraph of a summary in one language, with its address."""

    lang: Lang
    text: str
    anchor: str
    url: str


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """What the summaries say of one column: pairs (中文, English), either None where that language has none."""

    pairs: tuple[tuple[SummaryLine | None, SummaryLine | None], ...]
    url: str


def of_columns(site: Site, found: Comparison) -> tuple[ColumnSummary, ...]:
    """One for each column; () where no column has any."""
    answer = tuple(_of(site, column, found) for column in found.columns)
    return answer if any(each.pairs for each in answer) else ()


def _of(site: Site, column: Column, found: Comparison) -> ColumnSummary:
    info = site.plans[column.plan]
    texts: dict[Lang, dict[str, Paragraph]] = {"zh": {}, "en": {}}
    wanted = _sections(site, column, found)
    for lang, by_anchor in texts.items():
        if info.layer("summary", lang) is not None:
            outline = site.archive.outline(column.plan, "summary", lang).outline
            by_anchor.update({p.anchor: p for p in _chosen(outline, wanted)})
    anchors = list(dict.fromkeys([*texts["zh"], *texts["en"]]))[:MOST]
    pairs = tuple(
        (_line("zh", texts["zh"].get(anchor), column.plan), _line("en", texts["en"].get(anchor), column.plan))
        for anchor in anchors
    )
    return ColumnSummary(pairs, urls.plan(column.plan, layer="summary"))


def _line(lang: Lang, paragraph: Paragraph | None, plan: str) -> SummaryLine | None:
    if paragraph is None:
        return None
    return SummaryLine(lang, paragraph.text, paragraph.anchor, urls.passage(plan, paragraph.anchor))


def _sections(site: Site, column: Column, found: Comparison) -> Collection[str] | None:
    """Anchors of the sections that *column* is about; None for a whole plan."""
    if column.anchor is not None:
        return {column.anchor}
    if found.industry is None:
        return None
    # A chapter carries what each of its sections is about; only what is about nothing else is about the industry.
    sections = site.archive.outline(column.plan).sections
    return {section.anchor for section in sections if section.industries == (found.industry,)}


def _chosen(outline: Outline, wanted: Collection[str] | None) -> list[Paragraph]:
    if wanted is None:
        first = next((section for section in outline.sections if section.paragraphs), None)
        return list(first.paragraphs) if first else []
    return [
        p
        for section in outline.sections
        for p in section.paragraphs
        if p.anchor in wanted or section.anchor in wanted or any(_rests(anchor, wanted) for anchor in p.rests_on)
    ]


def _rests(anchor: str, wanted: Collection[str]) -> bool:
    """Whether *anchor* is one of *wanted* or stands below one."""
    section = anchor.split("-")[0]
    steps = section.split(".")
    return any(".".join(steps[:length]) in wanted for length in range(len(steps), 0, -1))

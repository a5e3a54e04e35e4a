"""
Which industries a section develops (DESIGN section 10, Industries).

Headings decide and bodies support: a company, a customer or a field of application that is merely mentioned makes no
label. A section under an industry's heading, annex or title has that industry unless its own heading develops
another; a parent carries what its children develop. A section of general policy has none. How words are weighed is
industry_words.py.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.annotate.industry_words import (
    NAMED_BY_USE,
    THEMES,
    body_scores,
    heading_scores,
    is_developed,
    is_trade,
    last_named,
    named_in,
    unopposed,
    without_others,
)
from app.domain.outline import Outline, Section
from app.vocab import industries as vocab
from app.vocab import kinds

# Headings that are about the plan itself, whatever they mention.
_GENERAL: Final = re.compile(
    "指导思想|基本原则|工作原则|主要原则|总体要求|总体思路|发展目标|主要目标|行动目标|总体目标|目标任务|保障措施|"
    "组织领导|组织实施|政策支持|资金|人才|考核|宣传|融资|招商|监督|监测评估|附则|工作要求|责任|回顾|名词解释"
)
# A first sentence as short as a heading is one in all but its number: 大力发展现代服务业。培育…
_LEAD_CHARS: Final = 24
_LEAD_PARAGRAPHS: Final = 2
_BODY_MENTIONS: Final = 7.0
_BODY_SHARE: Final = 0.65
_OPENING_CHARS: Final = 40
# What every industry buys (智能装备): inside another's section it is developed only where the heading ends with it.
_MADE_FOR_OTHERS: Final = frozenset(("equipment-manufacturing",))
# A title that names more is of no industry in particular.
_TITLE_INDUSTRIES: Final = 3
# Documents that answer, report or announce: what their title names is their matter, and they develop nothing.
_NO_PLANS: Final = frozenset(("函", "批复", "通报", "报道", "公告", "报告", "预案", "标准"))
_SAVING: Final = "energy-saving-environment"
_DEFINES: Final = re.compile("[^，。；]{1,30}(?:，)?是指")
_TITLE_GAP: Final = 60
_NO_TITLE_OF_ITS_OWN: Final = frozenset(("n",))


def label_sections(outline: Outline, title: str | None = None) -> Outline:
    """
    *outline* with `industries` set on every section, the most important first.

    Args:
        title: The plan's title; a plan for one industry gives it to its sections as an annex does.
    """
    own: dict[str, tuple[str, ...]] = {}
    handed: dict[str, tuple[str, ...]] = {}
    by_anchor = {section.anchor: section for section in outline.sections}
    parts = {section.anchor: section for section in outline.sections if section.parent is None and section.label}
    titles = _printed_titles(outline, title or "")
    for section in outline.sections:
        parent = by_anchor.get(section.parent or "")
        if parent is not None:
            inherited = handed.get(parent.anchor, ())
        elif section.part in parts and section.part != section.anchor:
            inherited = handed.get(section.part, ())
        else:
            inherited = () if section.part in _NO_TITLE_OF_ITS_OWN else _ruling(titles, section)
        found = own[section.anchor] = _own_industries(section, inherited, _in_general(section, by_anchor))
        # What only its text is about, its sub-sections need not be.
        said = heading_scores(section.title or "")
        handed[section.anchor] = tuple(i for i in found if i in inherited or i in said)
    carried = _carry_up(outline.sections, own)
    order = vocab.load()
    return replace(
        outline,
        sections=tuple(
            replace(
                section,
                industries=tuple(sorted(carried[section.anchor], key=lambda i: _importance(i, section, own, order))),
            )
            for section in outline.sections
        ),
    )


def _importance(
    industry: str, section: Section, own: dict[str, tuple[str, ...]], order: vocab.Industries
) -> tuple[int, int]:
    mine = own[section.anchor]
    return (mine.index(industry), 0) if industry in mine else (len(mine), order.position(industry))


def _title_industries(title: str) -> tuple[str, ...]:
    """The industries a plan is for, by its title."""
    kind = kinds.load().of_title(title)
    named = named_in(title) if kind is None or kind[0] not in _NO_PLANS else ()
    if any(i not in THEMES for i in named):
        # 冶金行业节能降碳实施方案 is about metallurgy; saving energy is what it asks of it.
        named = tuple(i for i in named if i != _SAVING or is_trade(title, i))
    return named if len(named) <= _TITLE_INDUSTRIES else ()


def _printed_titles(outline: Outline, title: str) -> list[tuple[int, tuple[str, ...]]]:
    """
    The titles of the main text with their places, as industries; one at the head unless the file holds several plans.

    A file of several plans has the title of each over it, and the plan's own title may be that of the notice.
    """
    heads = sorted((f for f in outline.furniture if f.kind == "title" and f.part == "main"), key=lambda f: f.span.start)
    first = min((s.heading_spans[0].start for s in outline.sections if s.heading_spans and s.part == "main"), default=0)
    if not any(head.span.start > first for head in heads):
        return [(0, _title_industries(title))]
    groups: list[tuple[int, int, str]] = []
    for head in heads:
        if groups and head.span.start - groups[-1][1] <= _TITLE_GAP:
            groups[-1] = (groups[-1][0], head.span.end, groups[-1][2] + head.text)
        else:
            groups.append((head.span.start, head.span.end, head.text))
    return [(0, _title_industries(title)), *((start, _title_industries(text)) for start, _, text in groups)]


def _ruling(titles: Sequence[tuple[int, tuple[str, ...]]], section: Section) -> tuple[str, ...]:
    """The industries of the last title printed before *section*."""
    spans = section.heading_spans or (section.paragraphs[0].spans if section.paragraphs else ())
    at = spans[0].start if spans else 0
    return [industries for start, industries in titles if start <= at][-1]


def _in_general(section: Section, by_anchor: dict[str, Section]) -> bool:
    """Whether the section or one it stands in is about the plan itself: aims, principles, safeguards."""
    at: Section | None = section
    while at is not None:
        if at.title and _GENERAL.search(at.title):
            return True
        at = by_anchor.get(at.parent or "")
    return False


def _own_industries(section: Section, inherited: tuple[str, ...], general: bool) -> tuple[str, ...]:
    """What the section itself develops, or has from the section, annex or title it stands under."""
    heading = section.title or _opening(section)
    if not section.title:
        return inherited or (() if general else _from_body(section))
    named = named_in(heading)
    # What is only kept in check (化工污染整治) is matter for whoever protects from it.
    said = unopposed(heading)
    treated = frozenset((*heading_scores(said), _SAVING))
    if inherited:
        return _inside(heading, tuple(i for i in named if i in treated or i in inherited), inherited)
    developed = tuple(
        i for i in named if i in treated and (i not in THEMES or (not general and _theme_counts(section, heading, i)))
    )
    if developed:
        return developed
    hinted = tuple(i for i, _ in heading_scores(heading).most_common() if i not in named and i in treated)
    if general:
        return tuple(i for i in hinted if i not in THEMES) if _supported(section, hinted) else ()
    if hinted and (supported := _supported(section, hinted)):
        return supported
    found = _from_leads(section) or _from_body(section)
    return found if said else tuple(i for i in found if i == _SAVING)


def _inside(heading: str, named: tuple[str, ...], inherited: tuple[str, ...]) -> tuple[str, ...]:
    """The industries of a heading inside an industry's section."""
    known = vocab.load().by_id
    own = {i: without_others(heading, i) for i in inherited}
    kept = tuple(i for i in inherited if i in named or any(word in own[i] for word in known[i].names))
    others = tuple(i for i in named if i not in inherited)
    last = last_named(heading)
    means = THEMES | _MADE_FOR_OTHERS
    developed = tuple(i for i in others if i not in means or i in last & _MADE_FOR_OTHERS or is_trade(heading, i))
    if kept:
        return (*kept, *(i for i in developed if i in last and i in NAMED_BY_USE))
    if developed and (len(inherited) > 1 or not _GENERAL.search(heading)):
        # Waste of an industry made into its goods again, houses heated with less: it is both.
        return (*inherited, *developed) if developed == (_SAVING,) else developed
    return inherited


def _theme_counts(section: Section, heading: str, industry: str) -> bool:
    """Whether a theme named by a heading is what the section develops; tools of government (大数据平台) are not."""
    if industry == _SAVING or is_developed(heading, industry):
        return True
    scores = body_scores(_body(section))
    return bool(scores) and scores.most_common(1)[0][0] == industry


def _opening(section: Section) -> str:
    text = section.paragraphs[0].text if section.paragraphs else ""
    return re.split("[。；]", text)[0][:_OPENING_CHARS]


def _body(section: Section) -> str:
    return "\n".join(paragraph.text for paragraph in section.paragraphs)


def _supported(section: Section, hinted: Sequence[str]) -> tuple[str, ...]:
    """Those of *hinted* that the body speaks of, by their names or by mentions enough."""
    if not section.paragraphs:
        return tuple(i for i in hinted if i not in THEMES)
    scores = body_scores(_body(section))
    top = max(scores.values(), default=0.0)
    return tuple(i for i in hinted if scores[i] >= 1.0 and (i not in THEMES or 2 * scores[i] >= top))


def _from_leads(section: Section) -> tuple[str, ...]:
    """The industries named by short first sentences of the paragraphs of a section that has several."""
    if len(section.paragraphs) < _LEAD_PARAGRAPHS:
        return ()
    found: dict[str, None] = {}
    for paragraph in section.paragraphs:
        lead, stop, rest = paragraph.text.strip().partition("。")
        if stop and rest and len(lead) <= _LEAD_CHARS and not _GENERAL.search(lead):
            treated = frozenset((*named_in(unopposed(lead)), _SAVING))
            found.update(
                dict.fromkeys(i for i in named_in(lead) if i in treated and (i not in THEMES or is_developed(lead, i)))
            )
    return tuple(found)


def _from_body(section: Section) -> tuple[str, ...]:
    """The industry a section without a telling heading is about: many mentions, and hardly any of others."""
    text = _body(section)
    if len(text) < 20 or _DEFINES.match(text):
        return ()
    scores, treated = body_scores(text), body_scores(unopposed(text))
    # Most of what is said of it must bring it on: coal to be cut and farm chemicals to be saved are named often too.
    meant = [(i, score) for i, score in scores.most_common(2) if i == _SAVING or 2 * treated[i] >= score]
    total = sum(scores.values())
    needed = min(_BODY_MENTIONS, max(2.0, len(text) / 40))
    return tuple(i for i, score in meant if score >= needed and score >= _BODY_SHARE * total)


def _carry_up(sections: Sequence[Section], own: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Each section's own industries and those of everything below it."""
    carried = {anchor: set(found) for anchor, found in own.items()}
    for section in sorted(sections, key=lambda s: -s.level):
        if section.parent in carried:
            carried[section.parent] |= carried[section.anchor]
    return carried

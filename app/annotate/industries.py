"""
Which industries a section develops (DESIGN section 10, Industries).

Headings decide and bodies support: a company, a customer or a field of application that is merely mentioned makes no
label. A section under an industry's heading or annex has that industry unless its own heading develops another; a
parent carries what its children develop. A section of general policy has none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.outline import Outline, Section
from app.vocab import industries as vocab

# Themes that cut across all industries: inside an industry's own section they are a way of developing it.
_THEMES: Final = frozenset(
    ("energy-saving-environment", "software-services", "modern-services-logistics", "tourism-culture", "robotics-cnc")
)
_DEVELOPS: Final = re.compile("产业|工业|制造业|行业|业$|业发展|园区|集群|基地")
# Headings that are about the plan itself, whatever they mention.
_GENERAL: Final = re.compile(
    "指导思想|基本原则|工作原则|总体要求|总体思路|发展目标|主要目标|行动目标|目标任务|保障措施|组织领导|组织实施|"
    "政策支持|资金|人才|考核|宣传|融资|招商|监督|监测评估|附则|工作要求|责任"
)
# Their products are named after who uses them: 汽车模具, 海洋工程新材料. The last word says what is developed.
_NAMED_BY_USE: Final = frozenset(("equipment-manufacturing", "new-materials", "software-services"))
# Themes that are developed where a heading ends with their name (智能机器人, 软件及信息服务), else a means.
_GOODS: Final = frozenset(("robotics-cnc", "software-services"))
_BODY_MENTIONS: Final = 7.0
_BODY_SHARE: Final = 0.65
_OPENING_CHARS: Final = 40


def label_sections(outline: Outline) -> Outline:
    """*outline* with `industries` set on every section, the most important first."""
    own: dict[str, tuple[str, ...]] = {}
    by_anchor = {section.anchor: section for section in outline.sections}
    parts = {section.anchor: section for section in outline.sections if section.parent is None and section.label}
    for section in outline.sections:
        parent = by_anchor.get(section.parent or "")
        inherited = own.get(parent.anchor, ()) if parent else ()
        if parent is None and section.part in parts and section.part != section.anchor:
            inherited = own.get(section.part, ())
        own[section.anchor] = _own_industries(section, inherited, _in_general(section, by_anchor))
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


def _in_general(section: Section, by_anchor: dict[str, Section]) -> bool:
    """Whether the section or one it stands in is about the plan itself: aims, principles, safeguards."""
    at: Section | None = section
    while at is not None:
        if at.title and _GENERAL.search(at.title):
            return True
        at = by_anchor.get(at.parent or "")
    return False


def _own_industries(section: Section, inherited: tuple[str, ...], general: bool) -> tuple[str, ...]:
    """What the section itself develops, or has from the section it stands in."""
    heading = section.title or _opening(section)
    scores = _heading_scores(heading)
    named = tuple(
        industry
        for industry, score in scores.most_common()
        if score >= 1.0 and not (general and not inherited and industry in _THEMES)
    )
    if not section.title:
        return inherited or (() if general else _from_body(section))
    if inherited:
        return _inside(heading, named, inherited)
    if named:
        return named
    hinted = tuple(industry for industry, _ in scores.most_common())
    if hinted and _supported(section, hinted):
        return hinted
    return () if general else _from_body(section)


def _inside(heading: str, named: tuple[str, ...], inherited: tuple[str, ...]) -> tuple[str, ...]:
    """The industries of a heading inside an industry's section."""
    known = vocab.load().by_id
    own = {i: _without_others(heading, i) for i in inherited}
    kept = tuple(i for i in inherited if i in named or any(word in own[i] for word in known[i].names))
    others = tuple(i for i in named if i not in inherited)
    last = _last_named(heading)
    developed = tuple(i for i in others if i not in _THEMES or _DEVELOPS.search(heading) or (i in _GOODS and i in last))
    if kept:
        return (*kept, *(i for i in developed if i in last and i in _NAMED_BY_USE))
    if developed and len(inherited) == 1 and not _GENERAL.search(heading):
        return developed
    if developed and len(inherited) > 1:
        return developed
    return inherited


def _heading_scores(heading: str) -> Counter[str]:
    """Weights of the industries a heading names; who merely uses the product named behind it does not count."""
    pattern, says = vocab.word_pattern()
    scores: Counter[str] = Counter()
    matches = list(pattern.finditer(heading))
    for match, following in zip(matches, [*matches[1:], None], strict=True) if matches else ():
        behind = {i for i, _ in says[following[0]]} if following and following.start() == match.end() else set()
        for industry, weight in says[match[0]]:
            if not behind & _NAMED_BY_USE or industry in behind:
                scores[industry] += weight  # type: ignore[assignment]
    return scores


def _without_others(heading: str, industry: str) -> str:
    """*heading* without the names of industries other than *industry*, so that no word is found inside another's."""
    pattern, says = vocab.word_pattern()

    def blank(match: re.Match[str]) -> str:
        others = any(i != industry and weight >= 1.0 for i, weight in says[match[0]])
        mine = any(i == industry for i, _ in says[match[0]])
        return "　" if others and not mine else match[0]

    return pattern.sub(blank, heading)


def _last_named(heading: str) -> frozenset[str]:
    """The industries named at the very end of *heading*, 产业 and the like left aside."""
    pattern, says = vocab.word_pattern()
    bare = re.sub(r"(?:产业|行业|工业|制造业|业|应用|服务业)+$", "", heading) or heading
    ends = [match[0] for text in (heading, bare) for match in pattern.finditer(text) if match.end() == len(text)]
    return frozenset(i for word in ends for i, weight in says[word] if weight >= 1.0)


def _opening(section: Section) -> str:
    text = section.paragraphs[0].text if section.paragraphs else ""
    return re.split("[。；]", text)[0][:_OPENING_CHARS]


def _scores(text: str) -> Counter[str]:
    pattern, says = vocab.word_pattern()
    found: Counter[str] = Counter()
    for match in pattern.finditer(text):
        for industry, weight in says[match[0]]:
            found[industry] += weight  # type: ignore[assignment]
    return found


def _body(section: Section) -> str:
    return "\n".join(paragraph.text for paragraph in section.paragraphs)


def _supported(section: Section, hinted: Sequence[str]) -> bool:
    """Whether the body speaks of what a product in the heading hints at."""
    scores = _scores(_body(section))
    return not section.paragraphs or any(scores[industry] >= 1.0 for industry in hinted)


def _from_body(section: Section) -> tuple[str, ...]:
    """The industry a section without a telling heading is about: many mentions, and hardly any of others."""
    text = _body(section)
    if len(text) < 20:
        return ()
    scores = _scores(text)
    total = sum(scores.values())
    needed = min(_BODY_MENTIONS, max(2.0, len(text) / 40))
    return tuple(i for i, score in scores.most_common(2) if score >= needed and score >= _BODY_SHARE * total)


def _carry_up(sections: Sequence[Section], own: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Each section's own industries and those of everything below it."""
    carried = {anchor: set(found) for anchor, found in own.items()}
    for section in sorted(sections, key=lambda s: -s.level):
        if section.parent in carried:
            carried[section.parent] |= carried[section.anchor]
    return carried

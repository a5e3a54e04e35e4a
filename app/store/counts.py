"""
What is counted and listed of an outline: its parts, its sections and paragraphs, paragraphs per industry.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from app.domain.outline import Outline, PartKind, Section
from app.domain.record import Record
from app.domain.views import PartInfo

LAST: Final = "￿"
"""Sorts after every code: what is unknown stands last."""


def count(outline: Outline) -> tuple[int, int]:
    """(sections, paragraphs) of *outline*."""
    return len(outline.sections), sum(len(section.paragraphs) for section in outline.sections)


def industries_of(outline: Outline) -> Mapping[str, int]:
    """Paragraphs per industry id; a paragraph counts for every industry of its section."""
    found: Counter[str] = Counter()
    for section in outline.sections:
        for industry in section.industries:
            found[industry] += len(section.paragraphs)
    return {industry: n for industry, n in found.most_common() if n}


def parts_of(outline: Outline) -> tuple[PartInfo, ...]:
    """The parts of *outline* in reading order."""
    out = []
    for name in outline.parts():
        sections = [section for section in outline.sections if section.part == name]
        head = next((section for section in sections if section.anchor == name), None)
        out.append(
            PartInfo(
                anchor=name,
                kind=_part_kind(name),
                label=head.label if head else None,
                title=head.title if head else None,
                first=sections[0].anchor,
                sections=len(sections),
                paragraphs=sum(len(section.paragraphs) for section in sections),
            )
        )
    return tuple(out)


def section_text(section: Section) -> str:
    """A section as it is cited: its heading, then its own paragraphs, a line each."""
    lines = [section.heading] if section.heading else []
    return "\n".join([*lines, *(paragraph.text for paragraph in section.paragraphs)])


def shelf(record: Record) -> tuple[str, str, int, str]:
    """Where a plan stands in lists: by province, city, year and slug; a province's own plans before its cities'."""
    return (
        record.province.code if record.province else LAST,
        record.city.code if record.city else "",
        record.year or 9999,
        record.plan,
    )


def _part_kind(name: str) -> PartKind:
    if name == "main":
        return "main"
    return "notice" if name == "n" else "annex"


def changes(before: Outline, after: Outline) -> tuple[int, int, int]:
    """
    (added, removed, changed) paragraphs from one edition to the next.

    A paragraph whose wording stands nowhere in the other edition is changed where the other has a wording of its own
    under the same anchor, else added or removed.
    """
    old = {p.anchor: p.fingerprint for s in before.sections for p in s.paragraphs}
    new = {p.anchor: p.fingerprint for s in after.sections for p in s.paragraphs}
    gone = Counter(old.values()) - Counter(new.values())
    come = Counter(new.values()) - Counter(old.values())
    changed = 0
    for anchor, mark in old.items():
        now = new.get(anchor, "")
        if gone[mark] > 0 and come[now] > 0:
            gone[mark] -= 1
            come[now] -= 1
            changed += 1
    return come.total(), gone.total(), changed

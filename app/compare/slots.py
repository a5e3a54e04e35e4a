"""
Which parts a plan has: guiding ideas, principles, goals, tasks, layout, projects, safeguards.

A section belongs to the parts its heading names (slot_names.py), else to those of the section above it. A chapter of
the main text that names none is one of tasks, since that is what is left of a plan when its parts are taken away; plans
seldom say so. An item with a dash, and what is told of goals that were met, stay what they stand in. Notices, what is
printed before the first heading, and chapters that every document has (前言, 附则) belong to no part.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.compare.slot_names import NO_PART, parts_named
from app.domain.outline import Section
from app.domain.views import SLOTS, SlotCount

_DASHES: Final = ("—", "–", "-", "－", "─")
"""One principle or goal of several (——统筹布局), whatever it names."""
_CHAPTER: Final = re.compile("第.{1,4}[章篇]")


def slots_of(sections: Sequence[Section]) -> Mapping[str, SlotCount]:
    """
    The parts *sections* of one plan have, in the order of SLOTS, each with its paragraphs and its first section.

    A part that is only a heading has no paragraphs of its own and is there all the same.
    """
    found: dict[str, list[Section]] = {}
    heads: dict[str, list[Section]] = {}
    belongs: dict[str, tuple[str, ...]] = {}
    chapters: set[str] = set()
    for section in sections:
        above = belongs.get(section.parent, ()) if section.parent is not None else ()
        if _is_chapter(section):
            chapters.add(section.anchor)
        named = _named(section, above, section.anchor in chapters)
        own = named or above or (("tasks",) if section.anchor in chapters else ())
        belongs[section.anchor] = own
        for slot in own:
            found.setdefault(slot, []).append(section)
        for slot in named:
            # Tasks of one subject (水污染防治重点任务) are not where the tasks of the plan begin.
            if slot != "tasks" or section.anchor in chapters:
                heads.setdefault(slot, []).append(section)
    first = {slot: _first(heads.get(slot, ()), those, belongs) for slot, those in found.items()}
    return {
        slot: SlotCount(first[slot].anchor, first[slot].heading, sum(len(s.paragraphs) for s in found[slot]))
        for slot in SLOTS
        if slot in found
    }


def _first(heads: Sequence[Section], sections: Sequence[Section], belongs: Mapping[str, tuple[str, ...]]) -> Section:
    """
    Where a part begins: of the *heads* that name it the highest, in the main text if there is any; else its first.

    Where that is other parts too, the first below it that is of this part alone.
    """
    first = min(heads, key=lambda each: (each.part.startswith("a"), each.level), default=sections[0])
    if len(belongs[first.anchor]) == 1:
        return first
    below = (each for each in sections if each.parent == first.anchor and len(belongs[each.anchor]) == 1)
    return next(below, first)


def _named(section: Section, above: tuple[str, ...], chapter: bool) -> tuple[str, ...]:
    """The parts that a heading names, none where it is about something else; *above* is what it stands in."""
    if section.title is None or (above and section.heading.startswith(_DASHES)):
        return ()
    return parts_named(section.title, chapter and not above, above == ("situation",))


def _is_chapter(section: Section) -> bool:
    """
    Whether it is a section of the first level, or an attachment, of what is planned.

    第三章 without a title is one: what it is called stands in its text.
    """
    if section.part == "n" or (section.title is None and _CHAPTER.match(section.label or "") is None):
        return False
    if section.title is not None and NO_PART.fullmatch(section.title) is not None:
        return False
    return section.level == 1 or section.part.startswith("a")

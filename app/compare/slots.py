"""
Which parts a plan has: guiding ideas, principles, goals, tasks, layout, projects, safeguards.

A section belongs to the parts its heading names, else to those of the section above it. A chapter of the main text
that names none is one of tasks, since that is what is left of a plan when its parts are taken away; plans seldom say
so. An item with a dash, and what is told of goals that were met, stay what they stand in. Notices and what is printed
before the first heading belong to no part. Which words name a part is boilerplate.py's.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from app.compare.headings import read_heading
from app.domain.outline import Section
from app.domain.views import SLOTS, SlotCount

_SLOT_OF: Final = {
    "§achieved": "situation",
    "§problems": "situation",
    "§outlook": "situation",
    "§requirements": "requirements",
    "§principles": "principles",
    "§goals": "goals",
    "§tasks": "tasks",
    "§layout": "layout",
    "§projects": "projects",
    "§safeguards": "safeguards",
    "§organisation": "safeguards",
}
_MOST_WORDS: Final = 2
"""A heading of more words beside the name of a part is about a subject: 围绕碳达峰目标优化用能结构."""
_DASHES: Final = ("—", "–", "-", "－", "─")
"""One principle or goal of several (——统筹布局), whatever it names."""


def slots_of(sections: Sequence[Section]) -> Mapping[str, SlotCount]:
    """
    The parts *sections* of one plan have, in the order of SLOTS, each with its paragraphs and its first section.

    A part that is only a heading has no paragraphs of its own and is there all the same.
    """
    found: dict[str, list[Section]] = {}
    belongs: dict[str, tuple[str, ...]] = {}
    for section in sections:
        above = belongs.get(section.parent, ()) if section.parent is not None else ()
        own = _named(section, above) or above
        if not own and _is_chapter(section):
            own = ("tasks",)
        belongs[section.anchor] = own
        for slot in own:
            found.setdefault(slot, []).append(section)
    first = {slot: _first(sections_of, belongs) for slot, sections_of in found.items()}
    return {
        slot: SlotCount(first[slot].anchor, first[slot].heading, sum(len(s.paragraphs) for s in found[slot]))
        for slot in SLOTS
        if slot in found
    }


def _first(sections: Sequence[Section], belongs: Mapping[str, tuple[str, ...]]) -> Section:
    """Where a part begins: its first section, or the first below that which is of this part alone."""
    first = sections[0]
    if len(belongs[first.anchor]) == 1:
        return first
    below = (each for each in sections if each.parent == first.anchor and len(belongs[each.anchor]) == 1)
    return next(below, first)


def _named(section: Section, above: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that a heading names, none where it is about something else; *above* is what it stands in."""
    heading = read_heading(section)
    if section.title is None or (above and section.heading.startswith(_DASHES)):
        return ()
    parts = [word for word in heading.core if word in _SLOT_OF]
    others = len(heading.core) - len(parts)
    if not parts or others > (0 if above == ("situation",) else _MOST_WORDS):
        return ()
    return tuple(dict.fromkeys(_SLOT_OF[part] for part in parts))


def _is_chapter(section: Section) -> bool:
    """Whether it is a section of the first level, or the part of a plan it stands in is an attachment."""
    return section.title is not None and section.part != "n" and (section.level == 1 or section.part.startswith("a"))

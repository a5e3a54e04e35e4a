"""
An outline with what passages ask of it again and again: what stands where, under what, and before and after what.

A file with the passages of eight plans asks for thousands, and each would go through its whole text. Worked out when
it is first asked for, and let go of with the outline.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from app.domain.outline import Outline, Paragraph, Section
from app.domain.results import PathStep
from app.domain.views import PartInfo
from app.store.counts import parts_of


class Layout:
    """Where everything of one outline stands. A race of threads works the same out twice."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of every section in `Outline.sections`, by its anchor."""
        found: dict[str, int] = {}
        for place, section in enumerate(self.outline.sections):
            found.setdefault(section.anchor, place)
        return found

    @cached_property
    def parts(self) -> Mapping[str, PartInfo]:
        """The parts of the outline by name, in reading order."""
        return {part.anchor: part for part in parts_of(self.outline)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The paragraphs' texts by anchor, and the sections' headings under theirs."""
        found = {}
        for section in self.outline.sections:
            if section.heading:
                found[section.anchor] = section.heading
            found.update({p.anchor: p.text for p in section.paragraphs})
        return found

    def section(self, anchor: str) -> Section | None:
        """The section of that anchor, or None."""
        place = self.places.get(anchor)
        return None if place is None else self.outline.sections[place]

    def children(self, anchor: str) -> tuple[PathStep, ...]:
        """The sections directly under *anchor*, in reading order."""
        return self._children.get(anchor, ())

    def path_to(self, section: Section) -> tuple[PathStep, ...]:
        """The headings above *section*, outermost first."""
        steps: list[PathStep] = []
        above = self.section(section.parent) if section.parent is not None else None
        while above is not None and len(steps) < len(self.places):
            steps.append(PathStep(above.anchor, above.heading))
            above = self.section(above.parent) if above.parent is not None else None
        return tuple(reversed(steps))

    def beside(self, section: Section) -> tuple[str | None, str | None]:
        """The anchors of the sections before and after *section*, None where there is none."""
        sections, place = self.outline.sections, self.places[section.anchor]
        return (
            sections[place - 1].anchor if place > 0 else None,
            sections[place + 1].anchor if place + 1 < len(sections) else None,
        )

    def around(self, part: str, first: int, last: int, most: int) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
        """Up to *most* paragraphs of a *part* that stand before order *first*, and as many after order *last*."""
        orders, flow = self._flows.get(part, ((), ()))
        before, after = bisect_left(orders, first), bisect_right(orders, last)
        return flow[max(0, before - most) : before], flow[after : after + most]

    @cached_property
    def _children(self) -> Mapping[str, tuple[PathStep, ...]]:
        found: dict[str, list[PathStep]] = {}
        for section in self.outline.sections:
            if section.parent is not None:
                found.setdefault(section.parent, []).append(PathStep(section.anchor, section.heading))
        return {anchor: tuple(steps) for anchor, steps in found.items()}

    @cached_property
    def _flows(self) -> Mapping[str, tuple[Sequence[int], Sequence[Paragraph]]]:
        """The paragraphs of each part in reading order, with what they stand in it by."""
        found: dict[str, list[Paragraph]] = {}
        for section in self.outline.sections:
            found.setdefault(section.part, []).extend(section.paragraphs)
        flows = {part: sorted(own, key=lambda p: p.order) for part, own in found.items()}
        return {part: ([p.order for p in flow], flow) for part, flow in flows.items()}

"""
A plan as chunks: what is indexed, one per section.

A section is never split and never joined with another, because AND, NOT, counts and hits are defined on it.
Which layer is searched when is decided by the engine; every layer becomes chunks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.outline import Outline, Paragraph, Section
from app.domain.plan import Lang, LayerName, Plan
from app.domain.record import Record
from app.domain.results import PathStep
from app.search.fields import NONE, UNKNOWN


@dataclass(frozen=True, slots=True)
class Chunk:
    """
    One section's own text under its heading path, with the facet values it is counted by.

    `heading` is as printed and is matched exactly; `heading_words` and `path_words` leave the numbers out and are
    ranked. `principal` says that its layer is the one of its plan that is searched unless another is asked for.
    `targets` are how many targets each of its paragraphs sets, by anchor; those that set none are not there.
    """

    record: Record
    layer: LayerName
    lang: Lang
    principal: bool
    section: Section
    path: tuple[PathStep, ...]
    heading_words: str
    path_words: str
    facets: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, int]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its own paragraphs in reading order."""
        return self.section.paragraphs

    @property
    def title_words(self) -> str:
        """The plan's titles in both languages."""
        return title_words(self.record)

    @property
    def body(self) -> str:
        """The section's whole own text, a line per paragraph."""
        return "\n".join(paragraph.text for paragraph in self.section.paragraphs)


def title_words(record: Record) -> str:
    """A plan's titles in both languages, a line each."""
    titles = (record.title_zh, record.title_en, record.short_zh, record.short_en)
    return "\n".join(dict.fromkeys(title for title in titles if title))


def chunks_of(plan: Plan) -> Iterator[Chunk]:
    """The chunks of all layers of *plan*, in reading order within each layer."""
    principal = plan.principal
    for layer in plan.layers:
        is_principal = principal is not None and layer.name == principal.name
        paths = _Paths(layer.outline)
        for section in layer.outline.sections:
            path = paths.above(section)
            yield Chunk(
                record=plan.record,
                layer=layer.name,
                lang=layer.lang,
                principal=is_principal,
                section=section,
                path=tuple(PathStep(step.anchor, step.heading) for step in path),
                heading_words=heading_words(section),
                path_words="\n".join(words for step in path if (words := heading_words(step))),
                facets={name: value_of(plan.record, section) for name, value_of in FACET_VALUES.items()},
                targets=_targets(plan.targets, section) if is_principal else {},
            )


def _targets(counts: Mapping[str, int], section: Section) -> Mapping[str, int]:
    return {each.anchor: counts[each.anchor] for each in section.paragraphs if each.anchor in counts}


def heading_words(section: Section) -> str:
    """The words of a heading without its number; empty where the item is a plain sentence."""
    if section.title is not None:
        return section.title
    return section.heading.removeprefix(section.label or "").strip()


def _one(value: object) -> tuple[str, ...]:
    return (UNKNOWN,) if value is None else (str(value),)


def _period(record: Record) -> str | None:
    if record.period_start is None or record.period_end is None:
        return None
    return f"{record.period_start}-{record.period_end}"


FACET_VALUES: Final[Mapping[str, Callable[[Record, Section], tuple[str, ...]]]] = {
    "province": lambda record, _: _one(record.province and record.province.code),
    "city": lambda record, _: _one(record.city and record.city.code),
    "industry": lambda _, section: tuple(dict.fromkeys(section.industries)) or (NONE,),
    "year": lambda record, _: _one(record.year),
    "period": lambda record, _: _one(_period(record)),
    "kind": lambda record, _: _one(record.kind),
    "level": lambda record, _: _one(record.level),
    "plan": lambda record, _: (record.plan,),
}
"""Facet → its values for a section: one or more, never none, so that every section is counted in every facet."""


class _Paths:
    """The sections above a section, outermost first."""

    def __init__(self, outline: Outline) -> None:
        self._by_anchor = {section.anchor: section for section in outline.sections}

    def above(self, section: Section) -> tuple[Section, ...]:
        """Its ancestors; a parent that is missing or names itself ends the path."""
        path: list[Section] = []
        parent = section.parent
        while parent is not None and parent in self._by_anchor:
            step = self._by_anchor[parent]
            if step in path or step is section:
                break
            path.append(step)
            parent = step.parent
        return tuple(reversed(path))

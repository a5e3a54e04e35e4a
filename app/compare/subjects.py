"""
What every section of a plan is about, told once when the index is built.

The heading tells most (headings.py), the words of its beginning the rest. Finding others on the same subject is the
affair of counterpart_index.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

from app.compare.columns import ColumnInput, Node, trees
from app.compare.content import count_content
from app.compare.headings import Heading, heading_of, read_heading, read_whole
from app.compare.roles import roles_of_chapter
from app.compare.slots import slots_of
from app.domain.results import PathStep
from app.domain.subjects import HeadingTokens, PlanSubjects, SectionSubject

TEXT_CHARS: Final = 2000
"""So much of a section, with what stands below it, tells what it is about."""


def plan_subjects(plan: ColumnInput) -> PlanSubjects:
    """What the sections of *plan*, a whole plan, are about, in reading order."""
    nodes = trees([plan])[0]
    headings = [read_whole(node.section) for node in nodes]
    words = _counted_words(plan, nodes)
    return PlanSubjects(
        _tokens(headings),
        tuple(
            _subject(node, headings[node.place], (headings[above.place] for above in node.above()), (), words)
            for node in nodes
        ),
        slots_of(plan.sections),
        tuple(headings),
    )


def subject_of(section: ColumnInput) -> tuple[Heading, SectionSubject] | None:
    """The heading of the section that *section* is a column of, and what it is about; None for another column."""
    nodes = trees([section])[0]
    root = next((node for node in nodes if node.section.anchor == section.anchor), None)
    if root is None:
        return None
    heading = read_heading(root.section)
    above = (heading_of(step.heading) for step in reversed(section.path))
    return heading, _subject(root, heading, above, section.path, [_Words(node) for node in nodes])


def _tokens(headings: Sequence[Heading]) -> HeadingTokens:
    names: dict[str, int] = {}
    found = [
        (place, names.setdefault(token, len(names)), weight)
        for place, heading in enumerate(headings)
        for token, weight in heading.tokens
    ]
    places, which, weights = zip(*found, strict=True) if found else ((), (), ())
    return HeadingTokens(len(headings), tuple(names), places, which, weights)


class _Words:
    """The words of a section's own paragraphs, counted when they are first asked for: parents ask for them too."""

    def __init__(self, node: Node, counted: list[tuple[int, Counter[str]]] | None = None) -> None:
        self._paragraphs = node.section.paragraphs
        self._counted = counted

    def counted(self) -> list[tuple[int, Counter[str]]]:
        """The length of each paragraph, and its words."""
        if self._counted is None:
            self._counted = [(len(each.text), count_content(each.text)) for each in self._paragraphs]
        return self._counted


def _counted_words(plan: ColumnInput, nodes: Sequence[Node]) -> list[_Words]:
    """The words of the sections *nodes* of *plan*, counted already where it is known which they are."""
    words = plan.words
    if words is None or words.paragraphs != tuple(p.anchor for node in nodes for p in node.section.paragraphs):
        return [_Words(node) for node in nodes]
    names = [form.name for form in words.forms]
    begins = list(accumulate(words.counts, initial=0))
    counted = iter(
        Counter(names[form] for form in words.which[start:end]) for start, end in pairwise(begins)
    )
    return [_Words(node, [(len(p.text), next(counted)) for p in node.section.paragraphs]) for node in nodes]


def _subject(
    node: Node, heading: Heading, above: Iterable[Heading], path: tuple[PathStep, ...], words: list[_Words]
) -> SectionSubject:
    section = node.section
    own = tuple(PathStep(each.section.anchor, each.section.heading) for each in reversed(node.above()))
    return SectionSubject(
        anchor=section.anchor,
        heading=section.heading,
        path=(*path, *own),
        kind=node.kind,
        roles=tuple(sorted(_nearest(heading, above))),
        subjects=tuple(sorted(heading.subjects)),
        core=heading.core,
        folded=heading.folded,
        industries=section.industries,
        words=_beginning(node, words),
    )


def _nearest(own: Heading, above: Iterable[Heading]) -> frozenset[str]:
    """The roles of the nearest heading that has any, the section's own first; else that of the chapter."""
    chapter = own
    for chapter in (own, *above):
        if chapter.roles:
            return chapter.roles
    return roles_of_chapter(chapter.folded)


def _beginning(node: Node, words: list[_Words]) -> Counter[str]:
    """How often the section, with what stands below it, uses its words: of its beginning only."""
    counts: Counter[str] = Counter()
    left = TEXT_CHARS
    for each in node.subtree():
        for length, counted in words[each.place].counted():
            if left <= 0:
                return counts
            counts.update(counted)
            left -= length
    return counts

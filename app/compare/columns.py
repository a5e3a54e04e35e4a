"""
What is compared: a column of sections, and the tree they form.

Relies on sections standing in reading order with `parent` naming the section above. Whether a section's text is
shown with the section above it or in a row of its own is decided in rows.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from app.domain.comparison import Column
from app.domain.outline import Section
from app.domain.plan import Lang, LayerName
from app.domain.results import PathStep
from app.domain.subjects import HeadingWords
from app.domain.words import TextWords


@dataclass(frozen=True, slots=True)
class ColumnInput:
    """
    One column as the archive hands it over.

    `sections` are the column's section, or sections, with all that stands below them, in reading order; `anchor`
    is the section's, None where the column is a whole plan or what a plan says about an industry; `path` leads to
    the section from the outermost heading. `words` are those of the whole text, None where they are not known;
    `headings` those of its sections by anchor, as far as they are known.
    """

    plan: str
    title: str
    layer: LayerName
    lang: Lang
    anchor: str | None
    sections: tuple[Section, ...]
    path: tuple[PathStep, ...] = ()
    words: TextWords | None = None
    headings: Mapping[str, HeadingWords] = field(default_factory=dict)

    def column(self) -> Column:
        """The column's head, as the answer shows it."""
        return Column(self.plan, self.anchor, self.title, self.path, self.layer, self.lang)

    def key(self) -> tuple[str, str, str, str, str]:
        """What columns are put in order by, so that an answer does not depend on the order of asking."""
        return (self.plan, self.anchor or "", self.layer, self.lang, self.title)


Kind = Literal["notice", "lead", "box", "section"]


@dataclass(slots=True, eq=False)
class Node:
    """
    A section in its column's tree. `column` and `place` (in reading order) say where it stands.

    `parent` is None for the sections a column begins with, `line` what `above` gives, `known` the heading where the
    index has it read, `kind` what no heading says (`kind_of`). Filled once by `trees` and only read afterwards.
    """

    column: int
    place: int
    section: Section
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list)
    index: int = 0
    line: "Sequence[Node]" = ()
    known: HeadingWords | None = None
    kind: Kind = "section"

    @property
    def is_leaf(self) -> bool:
        """True if nothing of the column stands below the section."""
        return not self.children

    def above(self) -> "Sequence[Node]":
        """The sections above this one within the column, nearest first."""
        return self.line

    def subtree(self) -> "list[Node]":
        """This section and all below it, in reading order of headings."""
        found = [self]
        for child in self.children:
            found.extend(child.subtree())
        return found

    def is_within(self, other: "Node") -> bool:
        """True if this section is *other* or stands below it."""
        return self is other or other in self.line


def kind_of(section: Section) -> Kind:
    """
    What no heading says: a forwarding notice, what is printed before the first heading, a box or a part of one.

    Such pieces pair with their like only: a box lists the projects of the section it stands in.
    """
    anchor = section.anchor
    if section.title and "".join(section.title.split()) in ("前言", "引言", "序言"):
        return "lead"
    if section.title is None and (anchor in ("n", "0") or anchor.endswith(".0")):
        return "notice" if anchor == "n" else "lead"
    return "box" if ".box" in anchor else "section"


def trees(columns: Sequence[ColumnInput]) -> list[list[Node]]:
    """
    The nodes of each column in reading order, linked to one another and numbered through all columns.

    A section whose parent is not in its column is one of those the column begins with.
    """
    found: list[list[Node]] = []
    index = 0
    for at, column in enumerate(columns):
        nodes: list[Node] = []
        by_anchor: dict[str, Node] = {}
        for place, section in enumerate(sorted(column.sections, key=lambda each: each.order)):
            known = column.headings.get(section.anchor)
            node = Node(at, place, section, index=index, known=known, kind=kind_of(section))
            index += 1
            nodes.append(node)
            by_anchor.setdefault(section.anchor, node)
        for node in nodes:
            above = by_anchor.get(node.section.parent) if node.section.parent is not None else None
            if above is not None and above is not node and above.place < node.place:
                node.parent = above
                # Parents come first.
                node.line = (above, *above.line)
                above.children.append(node)
        found.append(nodes)
    return found


def between(columns: Sequence[Sequence[Node]]) -> Iterator[tuple[slice, slice]]:
    """For every two of *columns* (as `trees` numbers their sections) where each stands in a matrix, the first first."""
    places = [slice(nodes[0].index, nodes[-1].index + 1) for nodes in columns if nodes]
    return combinations(places, 2)


def on_industry(sections: Sequence[Section], industry: str) -> tuple[Section, ...]:
    """
    The sections of a plan that are its column in a comparison by *industry*, in reading order.

    They are those labelled with the industry. A section above that is on other industries for the most part (a
    chapter that lists all) is left out, and what stands below it stays.
    """
    below: dict[str, list[Section]] = {}
    for section in sections:
        if section.parent is not None:
            below.setdefault(section.parent, []).append(section)

    def leaves(section: Section) -> list[Section]:
        children = below.get(section.anchor, [])
        return [leaf for child in children for leaf in leaves(child)] if children else [section]

    def is_on_it(section: Section) -> bool:
        found = leaves(section)
        return 2 * sum(industry in leaf.industries for leaf in found) >= len(found)

    return tuple(each for each in sections if industry in each.industries and is_on_it(each))

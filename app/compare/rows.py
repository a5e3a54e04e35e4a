"""
From groups of sections to rows in an order that reads well.

Every section is a row of its own or stands in exactly one group; its cell shows its own text, since what stands
below it has rows of its own. The order is that of the column with most sections; rows that only other columns have
are put where they stand in those, behind all that belongs to the row before them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from app.compare.columns import Node
from app.compare.pairs import Evidence
from app.compare.partners import Group
from app.domain.comparison import PairReason

_STRONGEST_FIRST: Final[tuple[PairReason, ...]] = ("heading", "synonym")


def arrange(columns: Sequence[Sequence[Node]], groups: Iterable[Group]) -> list[Group]:
    """
    All rows in reading order: *groups*, and one group for each section that stands in none.

    *columns* are in canonical order; of columns with equally many sections the first leads.
    """
    row_of = {node: group for group in groups for node in group.members.values()}
    for nodes in columns:
        for node in nodes:
            if node not in row_of:
                row_of[node] = Group({node.column: node})
    ordered: list[Group] = []
    for nodes in sorted(columns, key=len, reverse=True):
        _weave(ordered, nodes, row_of)
    return ordered


def _weave(ordered: list[Group], nodes: Sequence[Node], row_of: Mapping[Node, Group]) -> None:
    """Put the rows of a column that are not in *ordered* yet to their places in it."""
    places = {id(group): at for at, group in enumerate(ordered)}
    before: Node | None = None
    for node in nodes:
        group = row_of[node]
        if id(group) not in places:
            place = _place(places, node, before, row_of)
            ordered.insert(place, group)
            places.update((id(each), at) for at, each in enumerate(ordered[place:], start=place))
        before = node


def _place(at: Mapping[int, int], node: Node, before: Node | None, row_of: Mapping[Node, Group]) -> int:
    """Where the row of *node* belongs; *at* are the places of the rows that have one, by id."""

    def places(nodes: Iterable[Node]) -> list[int]:
        return [at[id(row_of[each])] for each in nodes if id(row_of[each]) in at]

    first = 1 + max((at[id(row_of[each])] for each in (before, node.parent) if each is not None), default=-1)
    below = [place for place in places(node.subtree()[1:]) if place >= first]
    if below:
        return min(below)
    if before is None or before is node.parent:
        after = [place for place in places(_siblings(node)) if place >= first]
        if after or before is None:
            return min(after, default=0)
    # What stands below the row before, in whichever column, is read before going on.
    top = before
    while top is not node.parent and top.parent is not None and top.parent is not node.parent:
        top = top.parent
    tops = row_of[top].members.values()
    return max(first, *(place + 1 for each in tops for place in places(each.subtree())))


def _siblings(node: Node) -> list[Node]:
    """The sections after *node* under the same parent."""
    return [each for each in node.parent.children if each.place > node.place] if node.parent is not None else []


def reason(group: Group, evidence: Evidence) -> tuple[PairReason, int]:
    """
    Why the cells of *group* stand together, and of how many of them it is true: the strongest thing most of them share.

    Cells share a heading where it is the same in all of them, or is another way of saying what one of them says.
    """
    nodes = group.nodes()
    if len(nodes) == 1:
        return "only", 1
    if group.pinned:
        return "whole", len(nodes)
    for at, said in enumerate(_STRONGEST_FIRST, start=1):
        enough = _STRONGEST_FIRST[:at]
        agreeing = 1 + max(
            sum(evidence.reason(one, other) in enough for other in nodes if other is not one) for one in nodes
        )
        if 2 * agreeing > len(nodes):
            return said, agreeing
    return "similar", len(nodes)


def label(nodes: Sequence[Node], evidence: Evidence, given: bool = False) -> str:
    """
    The heading that names a row best, without its number: the one most like the others' headings.

    The first column's where the row was *given* beforehand.

    *nodes* are in the order of the columns asked for; of headings that are equally good the first is taken. Sections
    without a title give their first clause; empty where there is not even that.
    """
    titled = [node for node in nodes if node.section.title] or [n for n in nodes if evidence.headings[n.index].folded]
    if not titled:
        return ""
    if given:
        return titled[0].section.title or evidence.headings[titled[0].index].printed
    best = max(titled, key=lambda one: round(sum(float(evidence.heading[one.index, o.index]) for o in titled), 3))
    return best.section.title or evidence.headings[best.index].printed

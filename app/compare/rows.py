"""
From groups of sections to rows in an order that reads well.

Every section is a row of its own or stands in exactly one group; its cell shows its own text, since what stands
below it has rows of its own. The order is that of the column with most sections; rows that only other columns have
are put where they stand in those, behind all that belongs to the row before them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from app.compare.align import Group
from app.compare.columns import Node
from app.compare.pairs import Evidence
from app.domain.results import PairReason

_WEAKEST_FIRST: Final[tuple[PairReason, ...]] = ("similar", "synonym", "heading")


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
    placed = {id(group) for group in ordered}
    before: Node | None = None
    for node in nodes:
        group = row_of[node]
        if id(group) not in placed:
            ordered.insert(_place(ordered, node, before, row_of, placed), group)
            placed.add(id(group))
        before = node


def _place(
    ordered: Sequence[Group], node: Node, before: Node | None, row_of: Mapping[Node, Group], placed: set[int]
) -> int:
    if before is None:
        following = next((n for n in _siblings(node) if id(row_of[n]) in placed), None)
        return _at(ordered, row_of[following]) if following is not None else 0
    first = _at(ordered, row_of[before]) + 1
    if before is node.parent:
        for sibling in _siblings(node):
            if id(row_of[sibling]) in placed and (at := _at(ordered, row_of[sibling])) >= first:
                return at
        topmost = before
    else:
        # What stands below the row before, in whichever column, is read before going on.
        topmost = before
        while topmost.parent is not None and topmost.parent is not node.parent:
            topmost = topmost.parent
    tops = list(row_of[topmost].members.values())
    last = first
    for at in range(first, len(ordered)):
        if any(member.is_within(top) for member in ordered[at].members.values() for top in tops):
            last = at + 1
    return last


def _siblings(node: Node) -> list[Node]:
    """The sections after *node* under the same parent."""
    return [n for n in node.parent.children if n.place > node.place] if node.parent is not None else []


def _at(ordered: Sequence[Group], group: Group) -> int:
    return next(at for at, each in enumerate(ordered) if each is group)


def reason(group: Group, evidence: Evidence) -> PairReason:
    """
    Why the cells of *group* stand together: what most of its members say, the weaker of two that are even.

    Each member says the strongest thing that ties it to any other.
    """
    nodes = group.nodes()
    if len(nodes) == 1:
        return "only"
    if group.pinned:
        return "whole"
    said = Counter(
        max((evidence.reason(one, other) for other in nodes if other is not one), key=_WEAKEST_FIRST.index)
        for one in nodes
    )
    return max(_WEAKEST_FIRST, key=lambda each: (said[each], -_WEAKEST_FIRST.index(each)))


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

"""
Which section of each plan is its main one on an industry: the row that a comparison by industry begins with.

A section can be it that names the industry where none above it does, and says about as much as any such of its plan. A
plan that says most elsewhere is on the industry as a whole and has none: the first of its chapters that happens to
name it is no counterpart of another plan's chapter on it; nor is a section that looks back. Of several that a plan has,
that one is taken whose heading is most like the others'.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.compare.columns import Node
from app.compare.roles import MEASURES
from app.compare.similarity import Matrix
from app.vocab import industries

COMES_NEAR: Final = 0.25
"""A section with less text than this part of the largest is no main one, whatever it is called."""
TEXT_SAYS: Final = 2.0
"""How much more it says that a section is the longest than that its heading is the others'."""
_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Top:
    """A section that can be a plan's main one, and its text as a part of the largest such section's, 0..1."""

    node: Node
    share: float


def main_sections(
    columns: Sequence[Sequence[Node]], industry: str, heading: Matrix, roles: Sequence[frozenset[str]]
) -> list[Node]:
    """
    The main sections on *industry* of the plans in *columns*, at most one of each, in their order.

    *heading* says of every two sections how alike their headings are, 0..1; *roles* of each what it is for (roles.py).
    """
    able = [tops for nodes in columns if (tops := _tops(nodes, industry, roles))]
    chosen = [max(tops, key=lambda top: top.share) for tops in able]
    for _ in range(_ROUNDS):
        for at, tops in enumerate(able):
            others = [other.node.index for place, other in enumerate(chosen) if place != at]
            chosen[at] = max(tops, key=lambda top: _fitness(top, others, heading))
    return [top.node for top in chosen]


def _fitness(top: _Top, others: Sequence[int], heading: Matrix) -> float:
    alike = sum(float(heading[top.node.index, other]) for other in others) / len(others) if others else 0.0
    return round(alike + TEXT_SAYS * top.share, 3)


def _tops(nodes: Sequence[Node], industry: str, roles: Sequence[frozenset[str]]) -> list[_Top]:
    """The sections of one plan that can be its main one, in reading order; none where it says most elsewhere."""
    known = industries.load().by_id
    names = known[industry].names if industry in known else ()
    named = {node for node in nodes if any(name in node.section.heading for name in names)}
    tops = [node for node in nodes if node in named and named.isdisjoint(node.above())]
    own = {node: sum(len(p.text) for p in node.section.paragraphs) for node in nodes}
    size = {node: sum(own[each] for each in node.subtree()) for node in tops}
    if 2 * sum(size.values()) < sum(own.values()):
        return []
    tops = [node for node in tops if MEASURES in roles[node.index]]
    most = max((size[node] for node in tops), default=0)
    return [_Top(node, size[node] / most if most else 1.0) for node in tops if size[node] >= COMES_NEAR * most]

"""
Where sections stand among those beside them: plans on one subject mostly say the same things in the same order.

That those before and behind two sections stand side by side speaks for the two. How much is last_look.py's.
"""

from collections.abc import Iterable, Sequence

from app.compare.columns import Node
from app.compare.partners import Partners


class Order:
    """The sections of all columns by what stands right above them, and who stands beside whom."""

    def __init__(self, nodes: Iterable[Node], partners: Partners) -> None:
        self._partners = partners
        self._families: dict[tuple[int, Node | None], list[Node]] = {}
        self._place: dict[Node, int] = {}
        for node in nodes:
            family = self._families.setdefault((node.column, node.parent), [])
            self._place[node] = len(family)
            family.append(node)

    def neighbours(self, one: Node, other: Node) -> int:
        """Of those right before *one* and *other*, and of those right behind, how many stand side by side: 0 to 2."""
        found = 0
        for step in (-1, 1):
            near, far = self._beside(one, step), self._beside(other, step)
            found += near is not None and far is not None and self._partners.partner(near, other.column) is far
        return found

    def share_gap(self, one: Node, other: Node) -> bool:
        """
        True if the next before them that stand beside some of the other's column are a pair, and the next behind.

        So it is too where there are none on a side in either column. What stands above both must be a pair.
        """
        above, over = one.parent, other.parent
        if above is None or over is None:
            if above is not over:
                return False
        elif self._partners.partner(above, other.column) is not over:
            return False
        return all(
            self._pair(self._next(one, other.column, step), self._next(other, one.column, step)) for step in (-1, 1)
        )

    def _pair(self, one: Node | None, other: Node | None) -> bool:
        if one is None or other is None:
            return one is other
        return self._partners.partner(one, other.column) is other

    def _beside(self, node: Node, step: int) -> Node | None:
        family = self._family(node)
        at = self._place[node] + step
        return family[at] if 0 <= at < len(family) else None

    def _next(self, node: Node, column: int, step: int) -> Node | None:
        """The nearest before (behind) a section, beside it, that stands beside one of *column*."""
        family, at = self._family(node), self._place[node] + step
        while 0 <= at < len(family):
            if self._partners.partner(family[at], column) is not None:
                return family[at]
            at += step
        return None

    def _family(self, node: Node) -> Sequence[Node]:
        return self._families[node.column, node.parent]

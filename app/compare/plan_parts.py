"""
Sections that name parts of a plan (goals, guiding ideas), told by what stands above and below them.

发展基础 with 成绩 and 形势 below it is another plan's 发展环境, and not the 发展现状 within that. Which words name
a part is part_names.py's, what all this is worth pairs.py's.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node
from app.compare.headings import Heading
from app.compare.similarity import Matrix

_NESTED: Final = (("§requirements",), ("§goals",))
"""Parts of a plan that often stand in one of the same name; 成就 below 现状 is another thing."""


def inner_parts(nodes: Sequence[Node], headings: Sequence[Heading]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """
    Which sections name the part of a plan that the one right above names, and no other (具体目标 below 发展目标).

    The second list has besides them those of which the one above names this part and others: 总体思路 below
    总体思路与目标 is as much an inner part as 指导思想 below 总体要求 is.
    """
    strictly, loosely = (np.zeros(len(nodes), dtype=np.bool_) for _ in range(2))
    for node in nodes:
        if node.parent is not None and headings[node.index].core in _NESTED:
            above = headings[node.parent.index].core
            strictly[node.index] = headings[node.index].core == above
            loosely[node.index] = set(headings[node.index].core) <= set(above)
    return strictly, loosely


def repeated_parts(nodes: Sequence[Node], headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """Which sections of annexes name a part of a plan (主要任务) that the main text of their column names, too."""
    in_annex = [node.section.part.startswith("a") for node in nodes]
    named = [(node.column, headings[node.index].core) for node in nodes]
    main = {
        name
        for node, name, annexed in zip(nodes, named, in_annex, strict=True)
        if headings[node.index].names_part and not annexed
    }
    return np.array([annexed and name in main for name, annexed in zip(named, in_annex, strict=True)], dtype=np.bool_)


def common_parts(nodes: Sequence[Node], headings: Sequence[Heading]) -> Matrix:
    """For every two chapters of which each has several parts of a plan how many of these are common, 0..1 (Dice)."""
    named = [{word for word in each.core if word.startswith("§")} for each in headings]
    parts = [named[node.index].union(*(named[child.index] for child in node.children)) for node in nodes]
    order = {part: at for at, part in enumerate(sorted(set().union(*parts)))}
    has = np.zeros((len(nodes), max(len(order), 1)), dtype=np.float32)
    for node, own in zip(nodes, parts, strict=True):
        if not node.is_leaf and len(own) > 1:
            has[node.index, [order[part] for part in own]] = 1.0
    number = has.sum(axis=1)
    found: Matrix = (2 * (has @ has.T) / np.maximum(number[:, None] + number[None, :], 1.0)).astype(np.float32)
    return found

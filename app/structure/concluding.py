"""
Whose an unnumbered paragraph behind a list is: the last item's, or the parent's, which it concludes.

"到2015年，全省汽车产业…" behind the last of several one-paragraph items sums them up and belongs to the parent
(DESIGN section 10, Outline).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.numbering import Mark
from app.domain.reading import Block
from app.structure.nodes import Node

# How a paragraph opens that sums up the items before it: it belongs to their parent.
_CONCLUDES: Final = re.compile(
    r"(?:到|至|截至)\s*[“\"]?\s*(?:[0-9０-９]{2,4}|十[一二三四五六]五|二[〇○零]|年)|“?十[一二三四五六]五”?(?:末|期间)|"
    r"同时|此外|另外|总之|综上|通过(?:以上|上述|实施)|力争|以上|上述|各(?:地|级|县|市|有关|部门|单位|区)|[（(].{2,80}(?:牵头|负责|配合|落实|分工)[^）)]{0,12}[）)]$"
)
# Strong enough to conclude a list of two: the whole province, city or industry by a year.
_CONCLUDES_ALL: Final = re.compile(
    r"(?:到|至|截至)\s*[“\"]?(?:[0-9０-９]{2,4}\s*年|十[一二三四五六]五”?)末?[，,]?\s*(?:将|把|使)?(?:全|我|本)(?:省|市|县|区|州|国|行业)"
)
_CONCLUDES_ENGLISH: Final = re.compile(r"(?:By|In) (?:the end of )?(?:[0-9]{4}|the 1[0-9]th)\b")
_LISTS: Final = frozenset(("dash", "ordinal", "ordinal-di", "circled", "arabic-paren", "arabic-half", "arabic-ring"))


def concludes(
    block: Block, path: Sequence[Node], top: Node, marks: Mapping[int, Mark], body: Sequence[int], at: int
) -> bool:
    """
    Whether *block* belongs to the parent of the last open heading instead of to it.

    Args:
        path: The open headings, outermost first; at least one.
        top: The part they stand in.
        marks: The numbers of the part's headings, by block.
        body: The blocks of the part, of which *block* is number *at*.
    """
    node = path[-1]
    parent = path[-2] if len(path) > 1 else top
    if node.mark is None or node.heading is None or block.kind != "text":
        return False
    if len(path) == 1 and top.is_lead and node.mark.style not in _LISTS:
        return False
    if node.children or not node.heading.run_in or len(node.paragraphs) != 1:
        return False
    earlier = [
        child
        for child in parent.children
        if child is not node and child.mark is not None and child.mark.style == node.mark.style
    ]
    single = all(len(child.paragraphs) <= 1 and not child.children for child in earlier)
    strong = bool(_CONCLUDES_ALL.match(block.text) or _CONCLUDES_ENGLISH.match(block.text))
    enough = 1 if node.mark.style in _LISTS or strong else 2
    if not single or len(earlier) < enough or not _list_ends(marks, body, at, node.mark):
        return False
    return node.mark.style in _LISTS or strong or _CONCLUDES.match(block.text) is not None


def _list_ends(marks: Mapping[int, Mark], body: Sequence[int], at: int, mark: Mark) -> bool:
    """Whether no further item of the list follows before another kind of heading does."""
    for k in range(at + 1, len(body)):
        after = marks.get(body[k])
        if after is not None and mark.number is None:
            return True  # text between dashes ends their list, even where more dashes follow
        if after is not None:
            return not (after.style == mark.style and (after.number is None or after.number != 1))
    return True

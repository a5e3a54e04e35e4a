"""
What the parts of a plan are for: a goal is no counterpart of a measure, whatever their headings have in common.

A heading that names a part gives its role to all that stands below; what stands below none tells of measures. Which
words name a part is part_names.py's.
"""

import re
from collections.abc import Iterable
from typing import Final

MEASURES: Final = "measures"
"""The role of all that is to be done."""
_ROLES: Final = {
    "§requirements": ("stance",),
    "§principles": ("stance",),
    "§goals": ("goals",),
    "§achieved": ("situation",),
    "§problems": ("problems",),
    "§outlook": ("situation",),
    "§chances": ("situation",),
    # One plan's 挑战与压力 are another's 主要问题.
    "§challenges": ("situation", "problems"),
    "§tasks": (MEASURES,),
    "§layout": (MEASURES,),
    "§projects": (MEASURES,),
    "§safeguards": (MEASURES,),
    "§organisation": (MEASURES,),
}
_BOTH: Final = "目标任务"
"""Goals and tasks are often named in one breath (2025年目标任务), and what stands below is either."""
_ACHIEVED: Final = re.compile("取得.{0,4}(?:成[就效绩]|进展|进步)$|成[就效]显著$")
"""The end of a chapter's heading that looks back. Among goals such words are a goal."""


def roles_of(core: Iterable[str], folded: str) -> frozenset[str]:
    """The roles of a heading: stance (principles, requirements), goals, situation, problems, measures; or none."""
    named = {role for word in core for role in _ROLES.get(word, ())}
    return frozenset(named | {MEASURES} if _BOTH in folded else named)


def roles_of_chapter(folded: str) -> frozenset[str]:
    """The role of a heading that names no part and has nothing above it."""
    return frozenset(("situation" if _ACHIEVED.search(folded) else MEASURES,))

"""
What speaks for two sections that nothing decides at once: headings, texts, turns of phrase and fields, taken together.

A claim is added to what the two score in their places (align.py). The weights were fitted once, as those of a logistic
regression over pairs judged by reading (bench/gold/alignment, the half for looking at), in shares of the score's own.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.similarity import DECIMALS, Matrix

AMONG: Final = 0.6
"""What it weighs how much speaks for them as sections below paired ones,"""
SIGNS: Final = 0.4
"""…how alike their headings are by their characters,"""
TEXT: Final = 0.44
"""…and how alike their texts are, by what is usual between their columns."""
TEXT_LEAD: Final = 0.14
PHRASE_LEAD: Final = 0.12
"""What it weighs by how much their texts lead all others, by words and by turns of phrase."""
LEAVES: Final = 0.08
CHAPTERS: Final = -0.25
"""What it is worth that both have no parts, or both have: chapters have something in common with any."""
FIELDS: Final = 1.5
"""What it weighs that they are on different industries."""


def claims(
    among: Matrix,
    signs: Matrix,
    texts: Matrix,
    text_lead: Matrix,
    phrase_lead: Matrix,
    field: Matrix,
    leaves: NDArray[np.bool_],
    chapters: NDArray[np.bool_],
    one_is_part: NDArray[np.bool_],
) -> Matrix:
    """
    For every two sections what they can claim beside their score; the matrices are those that pairs.py has.

    *leaves* and *chapters* tell whether neither has parts, or both have. -1 and less where one names only a part of a
    plan (重点任务) and the other a subject: these are no leftovers.
    """
    found = (
        AMONG * among
        + SIGNS * signs
        + TEXT * texts
        + TEXT_LEAD * text_lead
        + PHRASE_LEAD * phrase_lead
        + LEAVES * leaves
        + CHAPTERS * chapters
        + FIELDS * field
    )
    answer: Matrix = np.where(one_is_part, -1.0, np.round(found, DECIMALS)).astype(np.float32)
    return answer

"""
How alike headings are by their characters: 强化检查考核 and 强化目标考核, 绿色建造 in 工程建设全过程绿色建造.

The words of a heading depend on how it is cut (辐射安全 in one, 辐射 in the other), its characters do not. Pairs of
characters within a word count, single ones a little; verbs of policy nothing, nouns of any plan little and as a whole.
What the words say is similarity.py's.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from app.analysis.words import cut, is_han
from app.compare.boilerplate import GENERIC, VERBS
from app.compare.columns import Node, between
from app.compare.headings import Heading
from app.compare.similarity import Matrix, rounded
from app.compare.tables import dice, weighted

NOUN_WEIGHT: Final = 0.4
SIGN_WEIGHT: Final = 0.35
"""What a noun of any plan weighs, and a single character, where two together weigh 1."""
LEAST_RARITY: Final = 0.05


def sign_similarity(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> Matrix:
    """For every two headings how much of their characters is common, 0..1 (weighted Dice); for an empty one nothing."""
    found = [_signs(tuple(cut(each.folded)) if each.cut is None else each.cut) for each in headings]
    counts = Counter(sign for each in found for sign, _ in each)
    rarity = {
        sign: max(math.log((len(headings) + 1) / (count + 0.5)), LEAST_RARITY) for sign, count in counts.items()
    }
    weights = [[(sign, weight * rarity[sign]) for sign, weight in each] for each in found]
    alike = dice(weighted(weights))
    answer: Matrix = np.zeros((len(headings), len(headings)), dtype=np.float32)
    for ours, theirs in between(columns):
        answer[ours, theirs] = rounded(alike.of(ours, theirs))
    return answer


@lru_cache(maxsize=20_000)
def _signs(words: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """The characters and pairs of characters of the *words* of a heading, with what each weighs; of one up to twice."""
    weights: dict[str, float] = {}
    for word in words:
        if word in VERBS or not is_han(word):
            continue
        if word in GENERIC:
            weights[word] = NOUN_WEIGHT
            continue
        for sign in word:
            weights[sign] = min(weights.get(sign, 0.0) + SIGN_WEIGHT, 1.0)
        for first in range(len(word) - 1):
            weights[word[first : first + 2]] = 1.0
    return tuple(sorted(weights.items()))

"""
How alike headings are, as matrices over all sections of a comparison.

Weights are learnt from what is compared: a word that most headings of a column have (汽车 in a chapter on cars)
tells its sections apart no longer. Everything is computed over the sections in one canonical order and rounded,
so that the order in which columns were asked for changes nothing.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.boilerplate import is_policy_word
from app.compare.columns import Node
from app.compare.headings import Heading

Matrix = NDArray[np.float32]

DECIMALS: Final = 4
NO_SUBJECT: Final = 0.7
"""How far headings agree of which neither has a subject of its own (推动管理创新, 推动产业升级)."""
OWN_SHARE: Final = 0.25
"""A token in so many headings of a column is the column's subject and no section's."""
TOP_SHARE: Final = 0.6
MIN_SPREAD: Final = 8
"""A column of three headings says little about how common their words are: it is counted as at least this many."""


def heading_similarity(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> Matrix:
    """
    For every two sections how much of their headings is common, 0..1 (weighted Dice).

    *headings* are those of the nodes of *columns*, in the order of `Node.index`. A section without a heading is
    like none.
    """
    shares = _shares(columns, headings)
    vocabulary = {token: at for at, token in enumerate(sorted(shares))}
    weights = np.zeros((len(headings), max(len(vocabulary), 1)), dtype=np.float32)
    for row, heading in enumerate(headings):
        for token, weight in heading.tokens:
            rarity = 1.0 if is_policy_word(token) else -math.log(shares[token])
            weights[row, vocabulary[token]] = weight * rarity
    # A token may weigh less in one heading (inside a longer word) than in the other.
    return rounded(dice(weights))


def dice(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """What every two rows have in common of their sum; a token's common part is the geometric mean."""
    roots = np.sqrt(weights)
    total = weights.sum(axis=1)
    both = (total[:, None] + total[None, :]) / 2
    found: NDArray[np.float32] = np.where(both > 0, (roots @ roots.T) / np.maximum(both, 1e-6), 0.0)
    return found.astype(np.float32)


def agreement(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> tuple[Matrix, Matrix]:
    """
    For every two headings how far their subjects agree, 0..1, and whether they name one nobody else names.

    推动种业技术突破 and 推动疫苗技术突破 have most words in common and different subjects. What most headings of a
    column have is no subject of theirs. A subject that in either column only one section names, with what stands
    below it, is a strong tie: 1 in the second matrix, else 0.
    """
    shares = _shares(columns, headings)
    subjects = [{token for token in each.subjects if shares[token] < OWN_SHARE} for each in headings]
    vocabulary = {token: at for at, token in enumerate(sorted(set().union(*subjects)))}
    has = np.zeros((len(headings), max(len(vocabulary), 1)), dtype=np.float32)
    alone = np.zeros_like(has)
    for nodes in columns:
        named: dict[str, list[Node]] = {}
        for node in nodes:
            has[node.index, [vocabulary[token] for token in subjects[node.index]]] = 1.0
            for token in subjects[node.index].difference(*(subjects[above.index] for above in node.above())):
                named.setdefault(token, []).append(node)
        for token, naming in named.items():
            if len(naming) == 1:
                alone[naming[0].index, vocabulary[token]] = 1.0
    number = has.sum(axis=1)
    both = (number[:, None] + number[None, :]) / 2
    overlap = np.where(both > 0, (has @ has.T) / np.maximum(both, 0.5), NO_SUBJECT)
    return overlap.astype(np.float32), (alone @ alone.T > 0).astype(np.float32)


def _shares(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> dict[str, float]:
    """
    For every token the share of headings that have it, in the column where that share is greatest.

    Where each column is one section with what stands below it, what that section's heading names is said of all.
    """
    shares: dict[str, float] = {}
    tops = [node for nodes in columns for node in nodes if node.parent is None]
    if len(tops) == len(columns):
        shares = {token: TOP_SHARE for top in tops for token, _ in headings[top.index].tokens}
    for nodes in columns:
        counts = Counter(token for node in nodes for token, _ in headings[node.index].tokens)
        spread = max(len(nodes), MIN_SPREAD) + 1
        for token, count in counts.items():
            shares[token] = max(shares.get(token, 0.0), (count + 0.5) / (spread + 0.5))
    return {token: min(share, 0.95) for token, share in shares.items()}


def rounded(values: NDArray[np.floating]) -> Matrix:
    """The values within 0..1, to so many places that the order of sums cannot show."""
    found: Matrix = np.round(np.clip(values, 0.0, 1.0), DECIMALS).astype(np.float32)
    return found

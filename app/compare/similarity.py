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

from app.compare.boilerplate import COURSES, is_aspect, is_policy_word
from app.compare.columns import Node
from app.compare.concepts import is_concept
from app.compare.headings import SUBJECT_WEIGHT, Heading
from app.compare.kin import INSTRUMENTS, KIN_PATTERNS

Matrix = NDArray[np.float32]

DECIMALS: Final = 4
NO_SUBJECT: Final = 0.7
"""How far headings agree of which neither has a subject of its own (推动管理创新, 推动产业升级)."""
HALF_A_TOPIC: Final = 0.85
"""What it says that two headings tell of one thing (innovation, saving) of which the subject is half of the topic."""
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
    # What one row has alone is in no product, and most tokens are such.
    roots = np.sqrt(weights[:, np.count_nonzero(weights, axis=0) > 1])
    total = weights.sum(axis=1)
    both = (total[:, None] + total[None, :]) / 2
    found: NDArray[np.float32] = np.where(both > 0, (roots @ roots.T) / np.maximum(both, 1e-6), 0.0)
    np.fill_diagonal(found, total > 0)
    return found.astype(np.float32)


def agreement(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> tuple[Matrix, Matrix]:
    """
    For every two headings how far their subjects agree, 0..1, and whether they name one nobody else names.

    推动种业技术突破 and 推动疫苗技术突破 have most words in common and different subjects. What most headings of a
    column have is no subject of theirs. A subject that in either column only one section names, with what stands
    below it, is a strong tie: 1 in the second matrix, else 0.
    """
    subjects = _own_subjects(columns, headings)
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
    overlap = np.where(both > 0, counted_together(columns, has) / np.maximum(both, 0.5), NO_SUBJECT)
    return overlap.astype(np.float32), (counted_together(columns, alone) > 0).astype(np.float32)


def share_topic(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """
    For every two headings whether they have a subject in common that is not what the chapters above both are about.

    In two chapters on brands every heading names 品牌; what each is about is the rest. True also where neither names
    more than what stands above it.
    """
    subjects = _own_subjects(columns, headings)
    vocabulary = {token: at for at, token in enumerate(sorted(set().union(*subjects)))}
    has = np.zeros((len(headings), max(len(vocabulary), 1)), dtype=np.float32)
    said = np.zeros_like(has)
    for node in (node for nodes in columns for node in nodes):
        own = subjects[node.index]
        above = own & {token for each in node.above() for token, _ in headings[each.index].tokens}
        has[node.index, [vocabulary[token] for token in own]] = 1.0
        said[node.index, [vocabulary[token] for token in above]] = 1.0
    more = (has - said).sum(axis=1) > 0
    in_common = counted_together(columns, has) > counted_together(columns, said)
    found: NDArray[np.bool_] = in_common | ~(more[:, None] | more[None, :])
    return found


def counted_together(
    columns: Sequence[Sequence[Node]], one: NDArray[np.float32], other: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """
    How many tokens a section has in *one* and another in *other*: for every two of different columns, and for each one.

    Both are tables (section × token) of 0 and 1; *other* is *one* where it is not given. Most tokens are those of one
    column alone and are left out, so that what is told of two sections of one column is too little.
    """
    other = one if other is None else other
    several = np.zeros(one.shape[1], dtype=np.intp)
    for nodes in columns:
        if nodes:
            rows = slice(nodes[0].index, nodes[-1].index + 1)
            met = one[rows].max(axis=0) > 0
            several += met if other is one else met | (other[rows].max(axis=0) > 0)
    tokens = np.flatnonzero(several > 1)
    # Whole numbers: the order of a sum changes nothing.
    found: NDArray[np.float32] = one[:, tokens] @ other[:, tokens].T
    np.fill_diagonal(found, np.einsum("ij,ij->i", one, other))
    return found


def reversed_courses(headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """For every two headings whether they do different things with a subject: 引进品牌, 培育品牌, 推广品牌."""
    order = {name: at for at, name in enumerate(COURSES)}
    has = np.zeros((len(headings), len(order)), dtype=np.float32)
    for row, heading in enumerate(headings):
        has[row, [order[name] for name in heading.courses]] = 1.0
    some = has.sum(axis=1) > 0
    found: NDArray[np.bool_] = (has @ has.T == 0) & some[:, None] & some[None, :]
    return found


def instruments(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> Matrix:
    """
    For every two sections up to 1 where both tell of what no other of their columns does, else 0.

    1 for an instrument of policy, HALF_A_TOPIC for the other kins.

    What stands below a section that tells of it tells of it too, and is no other.
    """
    order = {name: at for at, (name, _) in enumerate(KIN_PATTERNS)}
    worths = [1.0 if name in INSTRUMENTS else HALF_A_TOPIC for name in order]
    alone = np.zeros((len(headings), len(order)), dtype=np.float32)
    for nodes in columns:
        telling: dict[str, list[Node]] = {}
        for node in nodes:
            names = {piece for piece, _ in headings[node.index].kinned if piece in order}
            above = {piece for each in node.above() for piece, _ in headings[each.index].kinned}
            for name in names - above:
                telling.setdefault(name, []).append(node)
        for name, found in telling.items():
            if len(found) == 1:
                below = [each for each in found[0].subtree()[1:] if name in dict(headings[each.index].kinned)]
                # The one section of a chapter that tells of it says as much as the chapter.
                for each in (found[0], *(below if len(below) == 1 else ())):
                    alone[each.index, order[name]] = 1.0
    answer: Matrix = np.zeros((len(headings), len(headings)), dtype=np.float32)
    rivals = _rivals(headings)
    for at, worth in enumerate(worths):
        rows = np.flatnonzero(alone[:, at])
        if rows.size > 1:
            # Technology for seeds and technology for vaccines have half a topic in common, and the lesser one.
            said = worth if worth == 1 else np.where(rivals[np.ix_(rows, rows)], 0.0, worth)
            answer[np.ix_(rows, rows)] = np.maximum(answer[np.ix_(rows, rows)], said)
    return answer


def _rivals(headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """For every two headings whether, kins left out, each has a subject of the term base and none is in common."""
    subjects = [
        {
            piece
            for piece, weight in each.kinned
            if weight >= SUBJECT_WEIGHT and is_concept(piece) and not is_aspect(piece)
        }
        for each in headings
    ]
    vocabulary = {piece: at for at, piece in enumerate(sorted(set().union(*subjects)))}
    has = np.zeros((len(headings), max(len(vocabulary), 1)), dtype=np.float32)
    for row, own in enumerate(subjects):
        has[row, [vocabulary[piece] for piece in own]] = 1.0
    some = has.sum(axis=1) > 0
    found: NDArray[np.bool_] = (has @ has.T == 0) & some[:, None] & some[None, :]
    return found


def _own_subjects(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> list[set[str]]:
    """What each heading names as its subject, without what most headings of a column name."""
    shares = _shares(columns, headings)
    return [{token for token in each.subjects if shares[token] < OWN_SHARE} for each in headings]


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

"""
How alike headings are, as matrices over all sections of a comparison; of two the one that comes first has the row.

Weights are learnt from what is compared: a word that most headings of a column have (汽车 in a chapter on cars)
tells its sections apart no longer. Everything is computed over the sections in one canonical order and rounded,
so that the order in which columns were asked for changes nothing.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.boilerplate import is_aspect, is_policy_word
from app.compare.columns import Node, between
from app.compare.concepts import is_concept
from app.compare.headings import SUBJECT_WEIGHT, Heading
from app.compare.kin import INSTRUMENTS, KIN_PATTERNS
from app.compare.tables import counted, dice, table, weighted

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
    rarity = {token: 1.0 if is_policy_word(token) else -math.log(share) for token, share in shares.items()}
    # A token may weigh less in one heading (inside a longer word) than in the other.
    weights = [[(token, weight * rarity[token]) for token, weight in heading.tokens] for heading in headings]
    found: Matrix = np.zeros((len(headings), len(headings)), dtype=np.float32)
    alike = dice(weighted(weights))
    for ours, theirs in between(columns):
        found[ours, theirs] = rounded(alike.of(ours, theirs))
    np.fill_diagonal(found, [bool(heading.tokens) for heading in headings])
    return found


def agreement(columns: Sequence[Sequence[Node]], subjects: Sequence[set[str]]) -> tuple[Matrix, Matrix]:
    """
    For every two headings how far their *subjects* agree, 0..1, and whether they name one nobody else names.

    推动种业技术突破 and 推动疫苗技术突破 have most words in common and different subjects. A subject that in either
    column only one section names, with what stands below it, is a strong tie: 1 in the second matrix, else 0.
    """
    alone: list[list[str]] = [[] for _ in subjects]
    for nodes in columns:
        named: dict[str, list[Node]] = {}
        for node in nodes:
            for token in subjects[node.index].difference(*(subjects[above.index] for above in node.above())):
                named.setdefault(token, []).append(node)
        for token, naming in named.items():
            if len(naming) == 1:
                alone[naming[0].index].append(token)
    overlap: Matrix = np.zeros((len(subjects), len(subjects)), dtype=np.float32)
    alike = counted(table(subjects))
    none = np.array([not each for each in subjects], dtype=np.bool_)
    for ours, theirs in between(columns):
        neither = none[ours, None] & none[None, theirs]
        overlap[ours, theirs] = np.where(neither, NO_SUBJECT, alike.of(ours, theirs))
    np.fill_diagonal(overlap, np.where(none, NO_SUBJECT, 1.0))
    return overlap, (table(alone).common() > 0).astype(np.float32)


def share_topic(
    columns: Sequence[Sequence[Node]], headings: Sequence[Heading], subjects: Sequence[set[str]]
) -> NDArray[np.bool_]:
    """
    For every two headings whether they have a subject in common that is not what the chapters above both are about.

    In two chapters on brands every heading names 品牌; what each is about is the rest. True also where neither names
    more than what stands above it. *subjects* are those of *headings*.
    """
    above: list[set[str]] = [set() for _ in subjects]
    for node in (node for nodes in columns for node in nodes):
        if node.parent is not None:
            over = node.parent.index
            above[node.index] = above[over].union(token for token, _ in headings[over].tokens)
    said = [own & over for own, over in zip(subjects, above, strict=True)]
    more = np.array([len(own) > len(over) for own, over in zip(subjects, said, strict=True)], dtype=np.bool_)
    all_of, said_of = table(subjects).common(), table(said).common()
    found: NDArray[np.bool_] = np.zeros((len(headings), len(headings)), dtype=np.bool_)
    for ours, theirs in between(columns):
        neither = ~(more[ours, None] | more[None, theirs])
        found[ours, theirs] = (all_of[ours, theirs] > said_of[ours, theirs]) | neither
    return found


def reversed_courses(headings: Sequence[Heading]) -> NDArray[np.bool_]:
    """For every two headings whether they do different things with a subject: 引进品牌, 培育品牌, 推广品牌."""
    found: NDArray[np.bool_] = np.zeros((len(headings), len(headings)), dtype=np.bool_)
    some = [row for row, heading in enumerate(headings) if heading.courses]
    found[np.ix_(some, some)] = _nothing_common([headings[row].courses for row in some])
    return found


def _nothing_common(held: Sequence[Collection[str]]) -> NDArray[np.bool_]:
    """For every two, the first in the row, whether both have something and nothing of it is common."""
    some = np.array([bool(each) for each in held], dtype=np.bool_)
    found: NDArray[np.bool_] = (table(held).common() == 0) & some[:, None] & some[None, :]
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
    for at, worth in enumerate(worths):
        rows = np.flatnonzero(alone[:, at])
        if rows.size > 1:
            # Technology for seeds and technology for vaccines have half a topic in common, and the lesser one.
            said = worth if worth == 1 else np.where(_rivals([headings[row] for row in rows.tolist()]), 0.0, worth)
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
    return _nothing_common(subjects)


def own_subjects(columns: Sequence[Sequence[Node]], headings: Sequence[Heading]) -> list[set[str]]:
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

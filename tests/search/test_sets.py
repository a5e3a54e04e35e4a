"""Sets of sections are joined alike whichever way is quicker."""

import random

import numpy as np
import pytest

from app.search.sets import Scored, each_once, in_any, intersection, place, union

COUNT = 10_000


def row(size, seed):
    return np.array(sorted(random.Random(seed).sample(range(COUNT), size)), dtype=np.int32)


SIZES = [(0, 0), (0, 5), (3, 4_000), (4_000, 3), (200, 250), (6_000, 7_000), (10_000, 10_000)]


@pytest.mark.parametrize(("one", "other"), SIZES)
def test_a_union_has_what_either_has(one, other):
    """OR of a rare and a common word goes another way than OR of two rare ones; both must find the same."""
    rows = [row(one, 1), row(other, 2)]

    assert sorted(set(rows[0].tolist()) | set(rows[1].tolist())) == union(rows, COUNT).tolist()


@pytest.mark.parametrize("scores", [(1.5, 2.0), (0.0, 2.0), (0.0, 0.0)])
@pytest.mark.parametrize(("one", "other"), SIZES)
def test_what_is_in_any_has_the_scores_of_all(one, other, scores):
    """汽车 OR -石化 finds what is worth nothing too, and each section once, with all it is worth."""
    rows = [
        Scored(chunks, np.full(len(chunks), score, dtype=np.float32), COUNT)
        for chunks, score in zip((row(one, 1), row(other, 2)), scores, strict=True)
    ]
    expected = {}
    for each in rows:
        for chunk, score in zip(each.chunks.tolist(), each.score.tolist(), strict=True):
            expected[chunk] = expected.get(chunk, 0.0) + score
    found = in_any(rows)

    assert sorted(expected.items()) == list(zip(found.chunks.tolist(), found.score.tolist(), strict=True))


@pytest.mark.parametrize(("one", "other"), SIZES)
def test_an_intersection_has_what_both_have(one, other):
    """AND, the same way."""
    rows = [row(one, 1), row(other, 2)]

    assert sorted(set(rows[0].tolist()) & set(rows[1].tolist())) == intersection(rows, COUNT).tolist()


@pytest.mark.parametrize(("one", "other"), SIZES)
def test_the_place_told_is_the_place(one, other):
    """Scores are taken from there: another place would be the score of another section."""
    within, wanted = row(one, 1), row(other, 2)
    at, there = place(within, wanted, COUNT)
    known = {chunk: number for number, chunk in enumerate(within.tolist())}
    expected = [known.get(chunk) for chunk in wanted.tolist()]

    assert expected == [int(at[n]) if there[n] else None for n in range(len(wanted))]


def test_repetitions_are_told_once():
    """A section with a word in three paragraphs is one section."""
    assert [1, 4, 9] == each_once(np.array([1, 1, 4, 9, 9, 9], dtype=np.int32)).tolist()

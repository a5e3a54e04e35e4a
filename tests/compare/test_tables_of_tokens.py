"""
Tables of tokens that few sections have: what two sections have in common, told without looking at what nobody has.

Every sum is held against the product of whole tables, which is what it stands for.
"""

import random

import numpy as np
import pytest

from app.compare.tables import OFTEN, Table, counted, dice, table, weighted


def _whole(tokens: Table) -> np.ndarray:
    """*tokens* as a table with all its places."""
    found = np.zeros((tokens.size, 1 + int(tokens.tokens.max())))
    np.add.at(found, (tokens.rows, tokens.tokens), tokens.values)
    return found


def _drawn(sections: int, most: int) -> Table:
    """A table of so many sections that each have some of *most* tokens, the first of which nearly all have."""
    draw = random.Random(11)
    held = [
        [(f"t{token}", draw.random()) for token in sorted({0, *draw.sample(range(most), 3)})] for _ in range(sections)
    ]
    return weighted(held)


@pytest.mark.parametrize(("sections", "most"), [(6, 5), (2 * OFTEN, 9), (3 * OFTEN, 60)])
def test_sums_are_those_of_whole_tables(sections, most):
    """A token that many sections have is counted another way than one of few, and comes to the same."""
    drawn = _drawn(sections, most)
    whole = _whole(drawn)

    np.testing.assert_allclose(np.triu(whole @ whole.T, 1), np.triu(drawn.common(), 1), rtol=1e-5)


def test_entries_of_one_token_count_together():
    """A word stands in a text and in its heading: what the two weigh together is in common with another section."""
    text, title = weighted([[("钢", 0.5)], [("钢", 0.25)]]), weighted([[("钢", 1.0)], []])

    assert 1.5 * 0.25 == text.with_entries(title).common()[0, 1]


def test_tables_without_entries_have_nothing_in_common():
    """Eight sections without headings are compared by their texts, and break nothing."""
    assert 0 == table([[] for _ in range(8)]).common().sum()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [(["钢", "铁"], ["钢", "铁"], 1.0), (["钢", "铁"], ["钢", "煤"], 0.5), (["钢"], [], 0.0), ([], [], 0.0)],
)
def test_shares_are_of_what_both_have(one, other, share):
    """Two headings that name one of two things are half alike; a heading without a subject is like none."""
    assert share == counted(table([one, other])).of(slice(0, 1), slice(1, 2))[0, 0]


def test_a_token_that_weighs_less_in_one_heading_counts_by_the_mean_of_both():
    """汽车 inside 汽车零部件 says less of it than 汽车 alone, and the two have it in common all the same."""
    found = dice(weighted([[("汽车", 1.0)], [("汽车", 0.25)]])).of(slice(0, 1), slice(1, 2))

    assert pytest.approx(0.5 / 0.625, rel=1e-6) == found[0, 0]

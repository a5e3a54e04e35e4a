"""The values of a facet: all are known, some are shown, and what is left out is told."""

import pytest

from app.domain.facet_values import FacetValue, FacetValues

VALUES = FacetValues(("a", "b", "c", "d"), (9, 5, 2, 0), frozenset({"d"}))


@pytest.mark.parametrize(
    ("shown", "more", "most", "among"),
    [
        ("abcd", 0, 4, None),
        ("abcd", 0, 9, None),
        ("abd", 1, 2, None),
        ("d", 3, 0, None),
        ("bcd", 0, 3, {"b", "c"}),
        ("bd", 1, 1, {"b", "c"}),
        ("d", 0, 3, set()),
    ],
)
def test_ticked_values_stay_however_few_are_shown(shown, more, most, among):
    """A tick must be there to be taken away, and a list that was cut says by how much."""
    found, left = VALUES.first(most, among)

    assert (shown, more) == ("".join(each.value for each in found), left)


def test_values_are_a_sequence():
    """Whoever reads an answer need not know that its values are kept as columns."""
    assert ([*VALUES], VALUES[3], VALUES[:1]) == (
        [FacetValue("a", 9, False), FacetValue("b", 5, False), FacetValue("c", 2, False), FacetValue("d", 0, True)],
        FacetValue("d", 0, True),
        (FacetValue("a", 9, False),),
    )

"""
How a change is told: so much a year, so much since a year, or just so much.
"""

import pytest

from app.domain.facts import Target
from app.domain.growth import base_year, is_annual


@pytest.mark.parametrize(
    ("quote", "annual", "base"),
    [
        ("年均增长8%", True, None),
        ("能耗比2020年下降13.5%", False, 2020),
        ("能耗较 2005 年下降65%", False, 2005),
        ("能耗下降13.5%", False, None),
    ],
)
def test_a_change_is_told_by_how_long_it_takes(quote, annual, base):
    """Growth in all, growth a year and since when are three things a number alone does not say."""
    end = len(quote)
    target = Target("1-p1", "1", "", quote, 0, end, (end, end), "能耗", 13.5, "%", "growth_rate")

    assert (annual, base) == (is_annual(target), base_year(target))


def test_a_level_is_no_change():
    """用能比2020年少，达到500万吨: the year is of other words."""
    target = Target("1-p1", "1", "", "比2020年达到500万吨", 0, 12, (9, 12), "用能", 500.0, "万吨", "level")

    assert (False, None) == (is_annual(target), base_year(target))

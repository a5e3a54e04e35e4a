"""Growth of a server's memory is told as it is: after a warm-up, minute by minute, the highest too."""

import pytest

from bench.speed.memory import Minute, Sample, by_minute, growth


def _samples(*minutes: tuple[int, ...]) -> list[Sample]:
    """Two samples or more a minute."""
    return [
        Sample(60 * number + 10 * place, own, 0)
        for number, minute in enumerate(minutes)
        for place, own in enumerate(minute)
    ]


def test_each_minute_is_told_by_itself():
    """A mean over all of the time hides what grows."""
    assert [Minute(1, 10, 20.0, 30, 2), Minute(2, 30, 30.0, 30, 2)] == by_minute(_samples((10, 30), (30, 30)))


@pytest.mark.parametrize(
    ("minutes", "grown"),
    [
        (((100, 100), (200, 200), (200, 200)), 1.0),
        (((100, 100), (200, 200), (200, 200), (300, 300)), 1.5),
        (((100, 100), (200, 200), (200, 400)), 2.0),
        (((900, 900), (200, 200), (100, 100)), 0.5),
        (((100, 100), (200, 200)), None),
        ((), None),
    ],
)
def test_growth_is_that_after_the_warm_up_and_the_worse_of_mean_and_highest(minutes, grown):
    """Filling what is kept is no growth; a peak that rises at every new index is."""
    assert grown == growth(by_minute(_samples(*minutes)))

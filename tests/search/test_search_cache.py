"""What is kept between questions is bounded, and what is asked for stays."""

import pytest

from app.search.cache import Cache


@pytest.fixture
def kept():
    return Cache(max_bytes=100_000)


def test_what_is_asked_for_again_is_not_worked_out_again(kept):
    """A common word costs milliseconds where many sections have it, and every second question has one."""
    made = [kept.get("汽车", lambda: object(), lambda _: 10) for _ in range(2)]

    assert made[0] is made[1]


def test_it_never_holds_more_than_it_may(kept):
    """A server runs for months; whatever readers ask, its memory does not grow."""
    for number in range(1_000):
        kept.get(number, lambda: "", lambda _: 5_000)

    assert 90_000 < kept.size_bytes <= 100_000


def test_what_was_asked_for_longest_ago_goes_first(kept):
    """Words that many ask for stay."""
    first = kept.get("often", lambda: object(), lambda _: 9_000)
    for number in range(50):
        kept.get("often", lambda: object(), lambda _: 9_000)
        kept.get(number, lambda: object(), lambda _: 9_000)

    assert first is kept.get("often", lambda: object(), lambda _: 9_000)


def test_one_giant_does_not_drive_out_the_rest(kept):
    """A phrase of one character has an answer as large as hundreds of others."""
    small = kept.get("small", lambda: object(), lambda _: 10)
    kept.get("giant", lambda: object(), lambda _: 90_000)

    assert small is kept.get("small", lambda: object(), lambda _: 10)

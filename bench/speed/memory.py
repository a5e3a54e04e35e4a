"""
What a server's own memory did over minutes, told so that growth cannot hide.

The first minute warms up: what readers ask for is kept up to a limit. Of every minute the lowest, the mean and the
highest are told; while a new index is opened beside the old one, both are there for a moment, which the highest shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WARM_UP: Final = 1
"""Minutes that are not judged."""
_MINUTE_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Sample:
    """The memory at a moment, seconds after the beginning, in MB: the server's `own`, and mapped `files`."""

    at_s: float
    own: int
    files: int


@dataclass(frozen=True, slots=True)
class Minute:
    """The server's own memory in one minute, MB; `samples` is how often it was looked at."""

    number: int
    lowest: int
    mean: float
    highest: int
    samples: int


def by_minute(samples: Sequence[Sample], minute_s: float = _MINUTE_S) -> list[Minute]:
    """The minutes in which memory was looked at, the first one number 1."""
    minutes: dict[int, list[int]] = {}
    for sample in samples:
        minutes.setdefault(int(sample.at_s // minute_s), []).append(sample.own)
    return [
        Minute(number + 1, min(own), sum(own) / len(own), max(own), len(own)) for number, own in sorted(minutes.items())
    ]


def growth(minutes: Sequence[Minute]) -> float | None:
    """
    How much larger the memory was in the last minute than in the first after the warm-up, by mean or highest.

    The worse of the two is told. None where fewer than two minutes came after the warm-up: nothing can be said then.
    """
    judged = minutes[WARM_UP:]
    if len(judged) < 2:
        return None
    first, last = judged[0], judged[-1]
    return max(last.mean / max(1, first.mean), last.highest / max(1, first.highest))

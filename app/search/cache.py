"""
What was worked out of one generation and is likely to be asked for again: where a word stands, what it scores there.

Bounded by the bytes of its arrays; what has not been asked for longest goes first. It is part of the snapshot and
goes with it, so nothing in it can be out of date. Shared by threads: two that miss at once work the same value out.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

Value = TypeVar("Value")

MAX_BYTES: Final = 128_000_000
_ENTRY: Final = 500
"""Bytes an entry costs besides its arrays."""


class Cache:
    """Values by key, at most *max_bytes* of them."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.size_bytes = 0

    def get(self, key: Hashable, make: Callable[[], Value], size_of: Callable[[Value], int]) -> Value:
        """The value of *key*: the one kept, else what *make* gives, whose arrays have *size_of* bytes."""
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
                value: Value = found[0]
                return value
        value = make()
        self._keep(key, value, size_of(value) + _ENTRY)
        return value

    def _keep(self, key: Hashable, value: object, size: int) -> None:
        """What alone is larger than an eighth of the room is not kept, lest it drive everything else out."""
        if size > self._max_bytes // 8:
            return
        with self._lock:
            if key in self._values:
                return
            self._values[key] = value, size
            self.size_bytes += size
            while self.size_bytes > self._max_bytes:
                _, (_, gone) = self._values.popitem(last=False)
                self.size_bytes -= gone

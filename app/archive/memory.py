"""
Memory of a program that runs for months: what stays is not looked through, and what was let go of is given back.

Python frees an object as soon as nobody has it. Two things grow all the same where whole indexes come and go. The
collector of circles looks through everything that is there, again and again, while somebody waits for an answer. And
glibc, the C library of most Linux systems, keeps what threads have freed in up to eight heaps for each processor, each
with gaps that the others cannot fill: sixteen readers and a new index every minute, and the program has twice the
memory it uses. Other systems have no such heaps; there, the functions that are about them do nothing.
"""

import ctypes
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, cast

_ARENA_MAX: Final = -8
"""glibc's number for how many heaps there may be (M_ARENA_MAX in malloc.h)."""
_HEAPS: Final = 2
"""Readers take turns at Python's lock, so that more would seldom be used at the same time."""
_ALLOCATED: Final = 50_000
"""Objects made before the collector of circles looks through the young ones; a page of hits makes some ten thousand."""
_CHOSEN: Final = ("MALLOC_ARENA_MAX", "GLIBC_TUNABLES")
"""Where whoever runs the program says how glibc is to behave; that is left as it is."""


def few_heaps() -> bool:
    """Let all threads share two heaps of the C library; False where it has none. To be called before there are any."""
    mallopt = _of_glibc("mallopt")
    return mallopt is not None and not any(name in os.environ for name in _CHOSEN) and mallopt(_ARENA_MAX, _HEAPS) == 1


def collect_seldom() -> None:
    """
    Let the collector of circles look less often: a seventh of the time of a page went there, for nearly no circle.

    For the whole process, hence only for a program that serves.
    """
    _, *others = gc.get_threshold()
    gc.set_threshold(_ALLOCATED, *others)


def give_back() -> bool:
    """Give what has been freed back to the system, as far as whole pages are free; False where that is not known."""
    trim = _of_glibc("malloc_trim")
    if trim is None:
        return False
    trim(0)
    return True


@contextmanager
def made_to_stay() -> Iterator[None]:
    """
    Within, something large is made that stays: the collector waits, and never looks through it afterwards.

    What is let go of later is freed all the same, unless it goes in circles: an index does not (the tests hold that).
    For the whole process, hence only for a program that serves.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
        # Circles that requests have left meanwhile must not stay for ever with the rest.
        gc.collect(0)
        gc.freeze()
    finally:
        if working:
            gc.enable()


def _of_glibc(name: str) -> Callable[..., int] | None:
    """The function of that name where the program runs on glibc, else None."""
    try:
        library = ctypes.CDLL(None)
        # Only glibc tells its version; another library may have functions of these names that do something else.
        _ = library.gnu_get_libc_version
        return cast("Callable[..., int]", getattr(library, name))
    except (AttributeError, OSError, TypeError):
        return None

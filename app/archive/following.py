"""
The index followed by a thread of its own: what a build has put in place is opened beside what answers.

Nobody who asks waits for that, and readers go on with the generation they began with. Which generation answers, and
what is made of a new one, is decided in app.archive.current; what its first readers need besides, by whoever serves.
"""

import logging
import math
import threading
import time
import weakref
from collections.abc import Callable
from typing import Final, TypeVar

from app.archive import memory
from app.archive.snapshot import Snapshot

LOOK_S: Final = 0.25
"""How often is looked for a new generation; looking costs some microseconds."""
FIRST_S: Final = 1.0
"""How long after the start what the first readers need is worked out: a server is to be there first."""
_LOG: Final = logging.getLogger("archive")

Made = TypeVar("Made")
Renew = Callable[[], Snapshot | None]
"""Opens what is new and puts it in place; what answered before, None where nothing is new."""


class Following:
    """
    A thread that calls *renew*, a method, again and again until `stop`, or until its object is gone.

    *warm*, a method too, is called a moment after the start, and whenever there was something new.
    """

    def __init__(self, renew: Renew, warm: Callable[[], None] | None = None) -> None:
        # Whoever lets go of an archive without closing it is not to keep it open by what it is followed with.
        self._renew = weakref.WeakMethod(renew)
        self._warm = weakref.WeakMethod(warm) if warm is not None else None
        self._stopped = threading.Event()
        threading.Thread(target=self._follow, name="following the index", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _follow(self) -> None:
        replaced: weakref.ref[Snapshot] | None = None
        warm_at = time.monotonic() + FIRST_S
        while not self._stopped.wait(LOOK_S):
            renew = self._renew()
            if renew is None:
                return
            # Where it fails the generation before answers on, and the next one is looked for.
            before = _without_failing(renew, "the new index could not be opened")
            if before is not None:
                replaced = weakref.ref(before)
                warm_at = 0.0
            # Neither is to be kept alive by whoever waits for the next one.
            del renew, before
            if replaced is not None and replaced() is None:
                # The last reader of the generation before has left: now there is something to give back.
                memory.give_back()
                replaced = None
            if time.monotonic() >= warm_at:
                warm_at = math.inf
                self._warm_up()

    def _warm_up(self) -> None:
        warm = self._warm() if self._warm is not None else None
        if warm is not None:
            _without_failing(warm, "what the first readers need could not be worked out")


def _without_failing(work: Callable[[], Made], told: str) -> Made | None:
    """What *work* gives; None where it fails, which is logged as *told*: nobody waits who could be told otherwise."""
    try:
        return work()
    except Exception:
        _LOG.exception(told)
        return None

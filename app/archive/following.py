"""
The index followed by a thread of its own: what a build has put in place is opened beside what answers.

Nobody who asks waits for that, and readers go on with the generation they began with. Which generation answers, and
what is made of a new one, is decided in app.archive.current.
"""

import logging
import threading
import weakref
from collections.abc import Callable
from typing import Final

from app.archive import memory
from app.archive.snapshot import Snapshot

LOOK_S: Final = 0.25
"""How often is looked for a new generation; looking costs some microseconds."""
_LOG: Final = logging.getLogger("archive")

Renew = Callable[[], Snapshot | None]
"""Opens what is new and puts it in place; what answered before, None where nothing is new."""


class Following:
    """A thread that calls *renew*, a method, again and again until `stop`, or until its object is gone."""

    def __init__(self, renew: Renew) -> None:
        self._renew = weakref.WeakMethod(renew)
        self._stopped = threading.Event()
        threading.Thread(target=self._follow, name="following the index", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _follow(self) -> None:
        replaced: weakref.ref[Snapshot] | None = None
        while not self._stopped.wait(LOOK_S):
            renew = self._renew()
            if renew is None:
                return
            before = _renewed(renew)
            if before is not None:
                replaced = weakref.ref(before)
            # Neither is to be kept alive by whoever waits for the next one.
            del renew, before
            if replaced is not None and replaced() is None:
                # The last reader of the generation before has left: now there is something to give back.
                memory.give_back()
                replaced = None


def _renewed(renew: Renew) -> Snapshot | None:
    try:
        return renew()
    except Exception:
        # Nobody waits who could be told; the generation before answers on, and the next one is looked for.
        _LOG.exception("the new index could not be opened")
        return None

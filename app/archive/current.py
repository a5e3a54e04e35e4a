"""
The snapshot that answers: opened once, replaced by a single assignment when a new index has been swapped in.

Whoever is reading keeps the snapshot he began with. Relies on app.store.generations for which index is in place; what
is asked of it is the business of app.archive.archive, the thread that follows the index that of app.archive.following.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

from app.archive.checking import Checker
from app.archive.following import Following
from app.archive.memory import made_to_stay
from app.archive.snapshot import Snapshot, open_snapshot
from app.errors import IndexOutOfDate
from app.store.generations import Generations

_LOG: Final = logging.getLogger("archive")


class Current:
    """The current snapshot of one index folder, with its checker. May be shared by threads."""

    def __init__(self, generations: Generations, snapshot: Snapshot) -> None:
        self._generations = generations
        self._snapshot: Snapshot | None = snapshot
        self._refused = snapshot.token
        self._opening = threading.Lock()
        self._checking: tuple[Snapshot, Checker] | None = None
        self._following: Following | None = None

    def close(self) -> None:
        """Let go of the snapshot, once whoever is reading is done."""
        if self._following is not None:
            self._following.stop()
        self._snapshot = None
        self._checking = None

    def follow(self, warm: Callable[[], None] | None = None) -> None:
        """From now on a thread opens new generations, then calls *warm*; without, the first reader opens them."""
        if self._following is None:
            self._following = Following(self._renew, warm)

    def now(self) -> Snapshot:
        """
        The snapshot to answer from, a new one where a build has ended since the last call.

        One thread opens it; the others go on with the one before. It is also kept where the new one cannot be
        opened, and that is tried again only when yet another is there. Raises IndexOutOfDate once closed.
        """
        snapshot = self._snapshot
        if snapshot is None:
            raise IndexOutOfDate("the archive has been closed")
        if self._following is None and self._is_replaced(snapshot) and self._opening.acquire(blocking=False):
            try:
                self._replace(lambda: open_snapshot(self._generations))
            finally:
                self._opening.release()
        return self._snapshot or snapshot

    def checker(self) -> Checker:
        """The checker of the snapshot that answers now. Raises IndexOutOfDate once closed."""
        snapshot = self.now()
        checker = self._checking
        if checker is None or checker[0] is not snapshot:
            self._checking = checker = (snapshot, Checker(snapshot))
            # Replaced a moment ago, it would be kept open until somebody checks a text again.
            if self._snapshot is not snapshot:
                self._checking = None
        return checker[1]

    def _renew(self) -> Snapshot | None:
        """The same for the thread that follows: the new snapshot is made to stay. The one before, if there is one."""
        snapshot = self._snapshot
        if snapshot is None or not self._is_replaced(snapshot):
            return None
        with self._opening:
            return self._replace(self._opened_to_stay)

    def _is_replaced(self, snapshot: Snapshot) -> bool:
        """Whether there is a generation that has neither been opened nor refused."""
        token = self._generations.token()
        return token is not None and token not in (snapshot.token, self._refused)

    def _opened_to_stay(self) -> Snapshot:
        with made_to_stay():
            opened = open_snapshot(self._generations)
            opened.prepare()
        return opened

    def _replace(self, opened: Callable[[], Snapshot]) -> Snapshot | None:
        """Put the snapshot in place that *opened* gives, with the lock in hand; the one before where that is done."""
        token, before = self._generations.token(), self._snapshot
        # Asked again with the lock in hand: another thread may just have opened this very one.
        if before is None or not self._is_replaced(before):
            return None
        try:
            new = opened()
        except IndexOutOfDate as error:
            _LOG.warning("the new index is not served: %s", error.reason)
            return None
        finally:
            self._refused = token
        if self._snapshot is None:
            # Closed meanwhile.
            return None
        self._snapshot = new
        # What was worked out from the snapshot before would keep its files open.
        self._checking = None
        return before

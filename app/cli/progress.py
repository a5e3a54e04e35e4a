"""
How far long work has come and how long the rest will take: a bar on a terminal, a line now and then elsewhere, always
on stderr.
"""

import sys
import time
from types import TracebackType
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

_EVERY_S: Final = 2.0
_FEWEST: Final = 5
"""With fewer done than this the pace says nothing of the rest."""


class Reporter:
    """
    A `Progress` of app.pipeline to pass on, as a context.

    Each stage counts from 0 again; *doing* names what is done. What is done in a moment is not spoken of.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._last = time.monotonic()
        self._began: float | None = None
        self._done = 0

    def __enter__(self) -> "Reporter":
        if sys.stderr.isatty():
            doing, at = TextColumn("{task.description}"), TextColumn("{task.fields[at]}")
            columns = (doing, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), at)
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, in_all: int, what: str) -> None:
        """*done* of *in_all* (0 where that is not known); *what* is worked on now, "" when it is over."""
        if self._bar is not None:
            if self._task is None:
                self._task = self._bar.add_task(self._doing, total=None, at="")
            self._bar.update(self._task, completed=done, total=in_all or None, at=what)
            return
        now = time.monotonic()
        if done < self._done or self._began is None:
            self._began = now
        self._done = done
        if what and now - self._last >= _EVERY_S:
            self._last = now
            at = min(done + 1, in_all or done + 1)
            typer.echo(f"{self._doing} {at}/{in_all or '?'}{self._left(now, in_all)}: {what}", err=True)

    def _left(self, now: float, in_all: int) -> str:
        """How long the rest will take at the pace so far, where that can be told."""
        if self._began is None or self._done < _FEWEST or now - self._began < _EVERY_S:
            return ""
        seconds = (now - self._began) / self._done * (in_all - self._done)
        if seconds < 1:
            return ""
        return f", {seconds / 60:.0f} min left" if seconds >= 90 else f", {seconds:.0f} s left"

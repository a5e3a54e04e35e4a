"""
How far long work has come: a bar on a terminal, a line now and then elsewhere, always on stderr.
"""

import sys
import time
from types import TracebackType
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

_EVERY_S: Final = 2.0


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

    def __enter__(self) -> "Reporter":
        if sys.stderr.isatty():
            doing, at = TextColumn("{task.description}"), TextColumn("{task.fields[at]}")
            columns = (doing, BarColumn(), MofNCompleteColumn(), at)
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
        if what and now - self._last >= _EVERY_S:
            self._last = now
            typer.echo(f"{self._doing} {done + 1}/{in_all or '?'}: {what}", err=True)

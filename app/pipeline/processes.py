"""
Several processes that write parts of the index at once, where there is enough to do and more than one processor.

Half of a build is the library's own work of sorting and writing postings, and no thread can do that in parallel.
"""

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Protocol

from app.errors import IndexNotWritten

ALONE: Final = 1_500
"""Up to so many sections one process does it all: another takes longer to start than that."""
MOST_PROCESSES: Final = 4
"""Each has a dictionary of its own in memory, some 250 MB in all."""


class Work(Protocol):
    """Something to be done by whichever process is free: `sections` is how much it is. It goes there pickled."""

    @property
    def sections(self) -> int:
        """About how many sections are written."""

    def run(self, tell: Callable[[Any], None]) -> None:
        """Do it; *tell* takes what the process that builds must hear."""


def run_jobs(jobs: Sequence[Work], tell: Callable[[Any], None]) -> None:
    """
    Do all *jobs*; *tell* is called in this thread, whichever process has something to say.

    Raises IndexNotWritten where another process has failed.
    """
    processes = min(len(jobs), processors(), MOST_PROCESSES)
    if processes < 2 or sum(job.sections for job in jobs) <= ALONE:
        for job in jobs:
            job.run(tell)
        return
    # The largest first, so that none is left over when the others are done.
    waiting: queue.SimpleQueue[Work] = queue.SimpleQueue()
    for job in sorted(jobs, key=lambda job: -job.sections):
        waiting.put(job)
    said: queue.Queue[Any] = queue.Queue(maxsize=50)
    stopped = threading.Event()
    others = [_Other(waiting, said, stopped) for _ in range(processes)]
    try:
        left = len(jobs)
        while left:
            heard = said.get()
            if isinstance(heard, BaseException):
                raise heard
            if heard is None:
                left -= 1
            else:
                tell(heard)
    finally:
        stopped.set()
        for other in others:
            other.end()


def processors() -> int:
    """How many processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Other:
    """
    Another process, which does one job after another, and the thread that listens to it.

    What it says goes to *said*: outcomes, None for a job done, an exception for one that failed. It ends by itself
    when this process goes away.
    """

    def __init__(self, waiting: "queue.SimpleQueue[Work]", said: "queue.Queue[Any]", stopped: threading.Event) -> None:
        # A plain Python process and no multiprocessing, which would run the main module of whoever builds once more.
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from app.pipeline.processes import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._waiting, self._said, self._stopped = waiting, said, stopped
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop it, whatever it is doing, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        while self._thread.is_alive():
            # The thread may be waiting for somebody to hear what was said last.
            with suppress(queue.Empty):
                self._said.get(timeout=0.05)
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _listen(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None  # they were asked for
        try:
            while not self._stopped.is_set():
                job = self._waiting.get_nowait()
                send(self._process.stdin, job)
                while (heard := hear(self._process.stdout)) is not None:
                    if isinstance(heard, Failed):
                        raise IndexNotWritten(heard.reason)
                    self._said.put(heard)
                self._said.put(None)
        except queue.Empty:
            return
        except (OSError, EOFError):
            self._said.put(IndexNotWritten("its process ended without a word"))
        except IndexNotWritten as error:
            self._said.put(error)


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong in the other process."""

    reason: str


def send(pipe: IO[bytes], message: object) -> None:
    """Write *message* for the process at the other end."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def hear(pipe: IO[bytes]) -> Any:
    """The next message. Raises EOFError where the other process is gone."""
    size = int.from_bytes(pipe.read(8), "big")
    data = pipe.read(size)
    if not size or len(data) < size:
        raise EOFError
    # Made by our own other half a moment ago, over a pipe nobody else has.
    return pickle.loads(data)  # noqa: S301


def main() -> None:
    """The other process: does the jobs it is given until nobody is there any more."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not be taken for an answer.
    os.dup2(2, 1)
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            job: Work = hear(sys.stdin.buffer)
            try:
                job.run(lambda outcome: send(answers, outcome))
            except Exception as error:  # said to the other half, which raises it
                send(answers, Failed(f"{type(error).__name__}: {error}"))
            else:
                send(answers, None)

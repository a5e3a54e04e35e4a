"""
Writing the Whoosh index beside reading: a second process writes what the first has prepared.

Half of a build is the library's own work of sorting and writing postings, and no thread can do that in parallel. A
small index is written in this process, since a second one takes longer to start than that.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, Final, Self

from app.errors import IndexNotWritten
from app.search.chunks import Chunk
from app.search.whoosh_index import WhooshWriter, postings_of

ALONE: Final = 1_500
"""Up to so many chunks one process does it all."""
BATCH: Final = 40
_COMMIT: Final = b"commit"
_DONE: Final = b"done"


class ParallelWriter:
    """Takes chunks in order and writes the index in *directory*; leaving it as a context commits or cancels."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._waiting: list[dict[str, Any]] = []
        self._other: _OtherProcess | None = None
        self._alone = (os.cpu_count() or 1) < 2

    def add(self, chunk: Chunk) -> None:
        """Add one chunk; its ordinal is the number of chunks added before."""
        self._waiting.append(postings_of(chunk))
        if self._other is None and not self._alone and len(self._waiting) > ALONE:
            self._other = _OtherProcess(self._directory)
        if self._other is not None and len(self._waiting) >= BATCH:
            self._other.send(self._waiting)
            self._waiting = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._other is not None:
            if kind is None:
                self._other.send(self._waiting)
            self._other.finish(commit=kind is None)
        elif kind is None:
            _write_here(self._directory, self._waiting)


class _OtherProcess:
    """The process that writes; it ends by itself when this one goes away."""

    def __init__(self, directory: Path) -> None:
        # A plain Python process and no multiprocessing, which would run the main module of whoever builds once more.
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", "from app.search.whoosh_process import main; main()", str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )

    def send(self, documents: list[dict[str, Any]]) -> None:
        """Hand *documents* over; waits while the other is behind. Raises IndexNotWritten where it has failed."""
        # In slices: a pipe that is full makes this process wait, which keeps the memory of both small.
        for start in range(0, len(documents), BATCH):
            self._tell(pickle.dumps(documents[start : start + BATCH], pickle.HIGHEST_PROTOCOL))

    def finish(self, commit: bool) -> None:
        """Let the other commit or cancel, and wait for it. Raises IndexNotWritten where it could not commit."""
        if not commit:
            self._process.kill()
            self._process.communicate()
            return
        self._tell(_COMMIT)
        said, _ = self._process.communicate()
        if said != _DONE:
            raise IndexNotWritten(said.decode() or "its process ended without a word")

    def _tell(self, message: bytes) -> None:
        assert self._process.stdin is not None  # it was asked for as a pipe
        try:
            self._process.stdin.write(len(message).to_bytes(8, "big") + message)
            self._process.stdin.flush()
        except OSError as error:
            said, _ = self._process.communicate()
            raise IndexNotWritten(said.decode() or "its process ended without a word") from error


def _write_here(directory: Path, documents: list[dict[str, Any]]) -> None:
    with WhooshWriter(directory) as writer:
        for document in documents:
            writer.add(document)


def main() -> None:
    """The other process: writes what comes in until it is told to commit; cancels when nobody is there any more."""
    answer = _DONE
    try:
        with WhooshWriter(Path(sys.argv[1])) as writer:
            while (message := _hear(sys.stdin.buffer)) != _COMMIT:
                # Made by our own other half a moment ago, over a pipe nobody else has.
                for document in pickle.loads(message):  # noqa: S301
                    writer.add(document)
    except (EOFError, KeyboardInterrupt):
        return
    except Exception as error:  # said to the other half, which raises it
        answer = f"{type(error).__name__}: {error}".encode()
    sys.stdout.buffer.write(answer)


def _hear(source: IO[bytes]) -> bytes:
    size = int.from_bytes(source.read(8), "big")
    message = source.read(size)
    if not size or len(message) < size:
        raise EOFError
    return message

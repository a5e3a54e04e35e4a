"""One writer at a time, over processes; whoever comes second is told who is at what."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import ArchiveBusy
from app.store.lock import writer

HOLD = """
import sys, time
from pathlib import Path
from app.store.lock import writer
with writer(Path(sys.argv[1]), "importing"):
    print("held", flush=True)
    time.sleep(60)
"""
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def held_elsewhere(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock of *folder*."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    with process, process.stdout:
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_the_second_writer_is_told_who_is_at_what(tmp_path: Path):
    """“Busy” alone leaves one to guess which of one's windows it is."""
    with held_elsewhere(tmp_path) as process, pytest.raises(ArchiveBusy) as caught, writer(tmp_path, "building"):
        pass

    assert f"another process is importing, process {process.pid} (" in str(caught.value)


def test_a_writer_that_was_killed_lets_go(tmp_path: Path):
    """No lock file to delete by hand after a crash."""
    with held_elsewhere(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with writer(tmp_path, "building"):
            said = (tmp_path / ".lock-holder").read_text(encoding="utf-8")

    assert f"building, process {os.getpid()}" == said


def test_a_writer_waits_as_long_as_it_is_told(tmp_path: Path):
    """Two builds that start together should both succeed, one after the other."""
    with held_elsewhere(tmp_path) as process:
        threading.Timer(0.3, process.kill).start()
        with writer(tmp_path, "building", wait_s=20):
            done = True

    assert done


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_the_lock_is_let_go_of_when_the_work_fails(tmp_path: Path, error: type[BaseException]):
    """A failed import must not block the next."""
    with pytest.raises(error), writer(tmp_path, "importing"):
        raise error
    with writer(tmp_path, "building"):
        done = True

    assert done


def test_two_folders_have_two_locks(tmp_path: Path):
    """One archive's build is no business of another's."""
    with writer(tmp_path / "one", "building"), writer(tmp_path / "two", "building"):
        done = True

    assert done

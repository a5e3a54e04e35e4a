"""Memory of a server that runs for months: the collector looks seldom, heaps are few, what is free is given back."""

import gc
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from app.archive import memory

ROOT = Path(__file__).resolve().parents[2]
GLIBC = platform.libc_ver()[0] == "glibc"


def test_the_collector_works_again_where_opening_fails():
    """Else nothing would ever be collected any more."""
    with pytest.raises(OSError, match="disk"), memory.made_to_stay():
        raise OSError("disk")

    assert gc.isenabled()


def test_the_collector_looks_less_often_but_looks():
    """A page of hits makes ten thousand objects, and none of them goes in circles."""
    before = gc.get_threshold()
    try:
        memory.collect_seldom()
        seldom = gc.get_threshold()
    finally:
        gc.set_threshold(*before)

    assert (True, before[1:], True) == (before[0] < seldom[0] <= 100_000, seldom[1:], gc.isenabled())


def _heaps(prepare: str, **environment: str) -> int:
    """How many heaps eight threads make that allocate at once, after *prepare*."""
    program = f"""
import ctypes, threading
from app.archive import memory
{prepare}
meeting = threading.Barrier(8)
trim = ctypes.CDLL(None).malloc
def allocate():
    for _ in range(20):
        meeting.wait()
        trim(50_000)
threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
ctypes.CDLL(None).malloc_stats()
"""
    kept = {name: value for name, value in os.environ.items() if name not in ("MALLOC_ARENA_MAX", "GLIBC_TUNABLES")}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=True
    )
    return ran.stderr.count("Arena ")


@pytest.mark.skipif(not GLIBC, reason="only glibc has heaps for threads")
def test_all_threads_share_two_heaps():
    """Sixteen readers had sixteen heaps, each with gaps the others cannot fill; they grew with every new index."""
    assert (True, True) == (_heaps("memory.few_heaps()") <= 2, _heaps("") > 2)


@pytest.mark.skipif(not GLIBC, reason="only glibc has heaps for threads")
def test_whoever_says_how_many_heaps_there_are_is_heard():
    """The administrator of a large machine may know better."""
    assert _heaps("memory.few_heaps()", MALLOC_ARENA_MAX="5") > 2


@pytest.mark.skipif(not GLIBC, reason="only glibc gives back on request")
def test_what_is_free_can_be_given_back():
    """Else a machine has to hold the largest memory there ever was."""
    assert memory.give_back()


@pytest.mark.parametrize("missing", [AttributeError, OSError, TypeError])
def test_where_there_is_no_glibc_nothing_is_done(monkeypatch, missing):
    """On Windows, macOS and Alpine the server starts all the same."""

    def no_library(_):
        raise missing

    monkeypatch.setattr(memory.ctypes, "CDLL", no_library)

    assert (False, False) == (memory.few_heaps(), memory.give_back())


@pytest.mark.parametrize(("chosen", "expected"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_products_of_numpy_keep_to_one_processor_unless_somebody_chose_otherwise(chosen, expected):
    """On a busy machine threads that wait for one another at full speed make a comparison take twice as long."""
    inherited = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    program = "import app.compare, numpy, os; print(os.environ['OPENBLAS_NUM_THREADS'])"

    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=inherited | chosen,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert expected == told.strip()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted where Linux lists them")
def test_comparing_starts_no_threads():
    """The setting is read when numpy is loaded: set a line later it would say so and do nothing."""
    program = "import app.compare, numpy, os; print(len(os.listdir('/proc/self/task')))"
    inherited = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=inherited, capture_output=True, text=True, check=True
    ).stdout

    assert "1" == told.strip()

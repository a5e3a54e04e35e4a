"""
A command run to its end, and the memory of all its processes together while it runs.

Memory is what the system counts as theirs (Pss: a page that several share counts once), looked at five times a second;
0 where there is no /proc.
"""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_EVERY_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Ran:
    """
    What a command did: its status and what it wrote, seconds of the clock and of all processors, and memory in MB.

    `peak_mb` is the most that all its processes had together at one moment, `largest_mb` the most that one of them had;
    `own_mb` is `peak_mb` without the pages of files, which the system may take back at any time.
    """

    status: int
    output: str
    told: tuple[str, ...]
    seconds: float
    cpu_s: float
    peak_mb: int
    own_mb: int
    largest_mb: int


def archive(*arguments: object) -> Ran:
    """Run the archive's own command line."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    peak = own = largest = 0
    cpu: dict[int, float] = {}
    while True:
        try:
            output, told = process.communicate(timeout=_EVERY_S)
        except subprocess.TimeoutExpired:
            found = [_memory(pid) for pid in _tree(process.pid, cpu)]
            peak = max(peak, sum(each for each, _ in found))
            own = max(own, sum(each for _, each in found))
            largest = max(largest, *(each for each, _ in found), 0)
        else:
            seconds = time.perf_counter() - began
            kept = tuple(line for line in told.splitlines() if line)
            return Ran(
                process.returncode, output, kept, seconds, sum(cpu.values()), peak >> 10, own >> 10, largest >> 10
            )


def _tree(pid: int, cpu: dict[int, float]) -> list[int]:
    """The process and all below it; *cpu* is told what each has used."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(entry.parent.name)
        parents[number] = int(fields[1])
        used = (int(fields[11]) + int(fields[12])) / 100
        if number == pid or int(fields[1]) in (pid, *cpu):
            cpu[number] = used
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def _memory(pid: int) -> tuple[int, int]:
    """(all, own) kilobytes of a process now."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {line.partition(":")[0]: int(line.split()[1]) for line in lines if line.startswith("Pss")}
    return sizes.get("Pss", 0), sizes.get("Pss_Anon", 0)

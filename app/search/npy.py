"""
Reading the .npy and .npz files that a build writes, without evaluating anything.

numpy reads the head of such a file by way of Python's syntax trees, of which CPython 3.11 keeps one count for all
threads: two threads that read heads at once can meet "AST constructor recursion depth mismatch" (python/cpython
issue 106905). A build reads and writes from two threads, and a server opens an index beside those that answer.
The heads of our own files are of one form and are taken apart here; anything else is a damaged file.
"""

import re
import zipfile
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = b"\x93NUMPY\x01\x00"
_HEAD: Final = re.compile(
    rb"\{'descr': '(?P<type>[<|][biuf][1248])', 'fortran_order': (?P<by_column>True|False), "
    rb"'shape': \((?P<shape>(?:\d+,(?: \d+,?)*)?)\), \} *\n"
)
"""What numpy.save writes for rows and tables of plain numbers (numpy.lib.format, version 1.0)."""


def read_array(path: Path, mapped: bool) -> NDArray[Any]:
    """
    The array in the .npy file at *path*: memory-mapped and read-only, or where not *mapped* in memory.

    An empty one is never mapped, since there is nothing to map. Raises OSError; ValueError where the file is damaged.
    """
    with path.open("rb") as file:
        head = _read_head(file)
        if not mapped or 0 in head.shape:
            return _read_numbers(file, head)
        # A plain view: numpy's memmap class does extra work on every slice.
        return np.memmap(file, head.type, "r", file.tell(), head.shape, head.order).view(np.ndarray)


def read_group(path: Path, prefix: str) -> dict[str, NDArray[Any]]:
    """
    The arrays of the .npz file at *path* whose names begin with *prefix*, by what is left of their names.

    Raises OSError; ValueError or zipfile.BadZipFile where the file is damaged.
    """
    found: dict[str, NDArray[Any]] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith(prefix):
                with archive.open(name) as file:
                    found[name.removeprefix(prefix).removesuffix(".npy")] = _read_numbers(file, _read_head(file))
    return found


@dataclass(frozen=True, slots=True)
class _Head:
    """What a file says of its numbers: their type, how many there are each way, by row (C) or by column (F)."""

    type: np.dtype[Any]
    shape: tuple[int, ...]
    order: Literal["C", "F"]


def _read_head(file: IO[bytes]) -> _Head:
    """The head of *file*, which is then read up to its first number."""
    begins = file.read(len(_MAGIC) + 2)
    match = _HEAD.fullmatch(file.read(int.from_bytes(begins[len(_MAGIC) :], "little")))
    if not begins.startswith(_MAGIC) or match is None:
        raise ValueError("not an array as the build writes them")
    shape = tuple(int(number) for number in re.findall(rb"\d+", match["shape"]))
    return _Head(np.dtype(match["type"].decode()), shape, "F" if match["by_column"] == b"True" else "C")


def _read_numbers(file: IO[bytes], head: _Head) -> NDArray[Any]:
    """The numbers that *file* goes on with."""
    data = bytearray(file.read())
    if len(data) != head.type.itemsize * prod(head.shape):
        raise ValueError("the array is shorter or longer than it says")
    return np.frombuffer(data, head.type).reshape(head.shape, order=head.order)

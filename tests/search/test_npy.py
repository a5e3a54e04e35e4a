"""The files of numbers a build writes are read as numpy reads them, from as many threads as there are."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.search.npy import read_array, read_group

ARRAYS = [
    np.array([3, -1, 1 << 30], dtype=np.int32),
    np.array([1, 65535], dtype=np.uint16),
    np.array([1 << 40], dtype=np.int64),
    np.array([7], dtype=np.uint8),
    np.array([0.25, -1.5], dtype=np.float32),
    np.array([True, False]),
    np.arange(6, dtype=np.int64).reshape(2, 3),
    np.asfortranarray(np.arange(6, dtype=np.int32).reshape(2, 3)),
    np.zeros(0, dtype=np.int32),
    np.zeros((0, 4), dtype=np.int64),
]


def seen(array: NDArray[Any]) -> tuple[str, tuple[int, ...], list[Any]]:
    """What there is to tell of an array."""
    return array.dtype.str, array.shape, array.tolist()


@pytest.fixture(autouse=True)
def no_syntax_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11 fails where two threads make syntax trees at once, so reading must make none."""

    def refuse(*_: object, **__: object) -> None:
        raise SystemError("AST constructor recursion depth mismatch")

    monkeypatch.setattr(ast, "literal_eval", refuse)
    monkeypatch.setattr(ast, "parse", refuse)


@pytest.mark.parametrize("mapped", [True, False])
@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype}{array.shape}")
def test_an_array_is_read_as_it_was_written(tmp_path: Path, array: NDArray[Any], mapped: bool) -> None:
    """Every count and every score is one of these numbers."""
    np.save(tmp_path / "a.npy", array, allow_pickle=False)

    assert seen(array) == seen(read_array(tmp_path / "a.npy", mapped))


def test_a_group_is_read_by_its_own_names(tmp_path: Path) -> None:
    """A part keeps all its groups in one file."""
    np.savez(tmp_path / "a.npz", **{"text.a": ARRAYS[0], "text.b.c": ARRAYS[4], "words.a": ARRAYS[1]})

    assert {"a": seen(ARRAYS[0]), "b.c": seen(ARRAYS[4])} == {
        name: seen(array) for name, array in read_group(tmp_path / "a.npz", "text.").items()
    }


@pytest.mark.parametrize(
    ("how", "damage"),
    [
        ("cut in its numbers", lambda data: data[:-1]),
        ("cut in its head", lambda data: data[:40]),
        ("empty", lambda data: b""),
        ("something else", lambda data: b"PK\x03\x04" + data[4:]),
        ("objects", lambda data: data.replace(b"'<i4'", b"'|O8'")),
        ("a shape of many digits without an end", lambda data: data.replace(b"(3,), }" + b" " * 50, b"(" + b"1" * 56)),
        ("nothing said of the order", lambda data: data.replace(b"False", b"None ")),
    ],
)
@pytest.mark.parametrize("mapped", [True, False])
def test_a_damaged_file_is_told_from_a_whole_one(
    tmp_path: Path, how: str, damage: Callable[[bytes], bytes], mapped: bool
) -> None:
    """Whoever opens an index answers ValueError by building it again; wrong numbers would be believed."""
    np.save(tmp_path / "a.npy", ARRAYS[0], allow_pickle=False)
    (tmp_path / "a.npy").write_bytes(damage((tmp_path / "a.npy").read_bytes()))

    with pytest.raises(ValueError, match=r"not an array|shorter or longer|mmap length"):
        read_array(tmp_path / "a.npy", mapped)

"""
Folders that cannot be written or looked into, for tests that may run as root, whom file permissions do not hold.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def readonly(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every way of writing below *base* fail, as a read-only mount does (the user may be root)."""

    def within(path: object) -> bool:
        return isinstance(path, str | os.PathLike) and Path(os.fsdecode(path)).is_relative_to(base)

    def guarded(call: Callable[..., object], writes: Callable[..., bool]) -> Callable[..., object]:
        def refuse(*arguments: object, **more: object) -> object:
            if any(within(argument) for argument in arguments[:2]) and writes(*arguments, **more):
                raise OSError(30, "Read-only file system")
            return call(*arguments, **more)

        return refuse

    def always(*arguments: object, **more: object) -> bool:
        return True

    for name in ("mkdir", "rename", "replace", "unlink", "rmdir"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name), always))
    monkeypatch.setattr(
        os, "open", guarded(os.open, lambda path, flags, *a, **k: bool(flags & (os.O_WRONLY | os.O_CREAT)))
    )
    monkeypatch.setattr(io, "open", guarded(io.open, lambda path, mode="r", *a, **k: mode[0] in "wax" or "+" in mode))


def closed(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every look into *base* fail, as a folder of another user does whom nobody else may read."""

    def guarded(call: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: object = ".", *arguments: object, **more: object) -> object:
            if isinstance(path, str | os.PathLike):
                place = Path(os.fsdecode(path))
                if base in place.parents or (place == base and call in looking):
                    raise PermissionError(13, "Permission denied", str(place))
            return call(path, *arguments, **more)

        return refuse

    looking = (os.scandir, os.listdir)
    for name in ("scandir", "listdir", "stat", "open"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))
    monkeypatch.setattr(io, "open", guarded(io.open))

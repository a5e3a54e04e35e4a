"""The archive that the tests of the pipeline start from."""

import os
from pathlib import Path

import pytest

from tests.pipeline.archive_factory import SmallArchive


@pytest.fixture(autouse=True)
def unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk costs time, and nothing here outlives a power cut; the store has tests of what must."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    """An empty archive on the disk."""
    return SmallArchive(tmp_path)

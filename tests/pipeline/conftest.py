"""The archive that the tests of the pipeline start from."""

from pathlib import Path

import pytest

from tests.pipeline.archive_factory import SmallArchive


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    """An empty archive on the disk."""
    return SmallArchive(tmp_path)

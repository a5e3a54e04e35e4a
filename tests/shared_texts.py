"""Where the tests find the real texts that are not part of the project: $ARCHIVE_SHARED, else shared/ beside it."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("ARCHIVE_SHARED") or Path(__file__).resolve().parents[2] / "shared")

# The plans of the first users, by slug; each lies in plans/ as SLUG.txt, and its record in documents/.
FIVE_PLANS = (
    "dandong-industrial-clusters",
    "jilin-2011-pillar-industries",
    "jilin-2017-industrial-upgrade",
    "liaoning-2015-traditional-industry",
    "liaoyuan-2016-industry-outlook",
)


def shared(*parts: str) -> Path:
    """A file or folder of the shared material; the test is skipped by name where it is not here."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the shared {'/'.join(parts)}, which is not here (ARCHIVE_SHARED names its folder)")
    return path

"""
Whether the index answers for documents/ as they stand, told from stamps and marks of files without reading a text.
"""

from collections.abc import Mapping
from typing import Any

from app.pipeline.stamp import program_stamp
from app.settings import Settings
from app.store.folder import plan_folders
from app.store.generations import Generations
from app.store.marks import Marked, marked


def why_stale(settings: Settings) -> str | None:
    """Why the index must be built before it is served, None where it answers for documents/ as they stand."""
    stamp = Generations(settings.index).stamp()
    if stamp is None:
        return "there is no index yet"
    if stamp.get("program") != program_stamp():
        return "the index was built by another version"
    known = marks_in(stamp)
    now: dict[str, str] = {}
    for folder in plan_folders(settings.documents):
        before = known.get(folder.slug)
        files = marked(folder.path, before)
        key = stamp["plans"].get(folder.slug) if files is before else None
        now[folder.slug] = key or folder.key(program_stamp(), files.digest)
    return None if stamp.get("plans") == now else "documents have changed since the index was built"


def marks_in(stamp: Mapping[str, Any]) -> dict[str, Marked]:
    """What the folder of each plan held when the index with *stamp* was built, by slug."""
    return {slug: Marked(*held) for slug, held in stamp.get("files", {}).items()}

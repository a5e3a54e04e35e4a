"""
The published states of a plan's official text: what one changed against another, and the file each came in.
"""

from pathlib import Path

from app.archive.snapshot import Snapshot
from app.archive.texts import view_of
from app.cite.changes import find_changes
from app.domain.changes import EditionChanges
from app.errors import EditionNotFound


def changes_between(snapshot: Snapshot, slug: str, before: int | None, after: int | None) -> EditionChanges:
    """What edition *after* changed against *before*; see Archive.changes, which also says what it raises."""
    editions = snapshot.plan(slug).editions
    numbers = sorted(each.edition for each in editions)
    current = next((each.edition for each in editions if each.current), numbers[-1] if numbers else 0)
    after = current if after is None else after
    before = max((n for n in numbers if n < after), default=None) if before is None else before
    if before is None:
        raise EditionNotFound(slug, max(0, after - 1))
    views = [view_of(snapshot, slug, "official", None, number) for number in (before, after)]
    return EditionChanges(slug, before, after, find_changes(views[0].outline, views[1].outline))


def source_of(snapshot: Snapshot, documents: Path, slug: str, edition: int | None) -> Path | None:
    """The file in *documents* that an edition came in, None where there is none; see Archive.source_path."""
    numbers = {each.edition for each in snapshot.plan(slug).editions}
    if edition is not None and edition not in numbers:
        raise EditionNotFound(slug, edition)
    kept = snapshot.catalogue.edition_path(slug, edition)
    path = documents / slug / kept if kept else None
    return path if path is not None and path.is_file() else None

"""
Filling the archive: files and folders in, plans withdrawn, the index made anew, and all of it in order for serving.

What reads files is loaded where it is needed: a server that finds all in order starts without it.

A collection that is kept apart (`separate = true` in its collection.toml, as tests/plans) never comes into
documents/: it has documents and an index of its own under index/collections/, made from its folder.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.archive.archive import Archive
from app.domain.reports import BuildReport, ImportReport
from app.domain.views import Tombstone
from app.errors import BadValue, PlanNotFound
from app.pipeline.stale import why_stale
from app.pipeline.stamp import LOCK_WAIT_S, Progress, program_stamp
from app.settings import Settings
from app.store.files import write_atomic
from app.store.folder import PlanFolder, now, plan_folders
from app.store.given import refuse_all_but_file, refuse_missing
from app.store.inbox import Inbox
from app.store.intake import Collection, find_collection
from app.store.lock import writer
from app.store.records import SLUG

COLLECTIONS: Final = "collections"
_SOURCE: Final = "source.txt"


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    An archive made ready, and what was done for it.

    `settings` are those it is open with: a collection kept apart has folders of its own. `why` says why the index was
    built, and `built` what came of it; both None where it was up to date.
    """

    archive: Archive
    settings: Settings
    imported: tuple[ImportReport, ...] = ()
    why: str | None = None
    built: BuildReport | None = None


def open_or_build(
    settings: Settings,
    plans: Sequence[Path] = (),
    progress: Progress | None = None,
    take_in: bool = True,
) -> Prepared:
    """
    Everything in order for answering: *plans* and the inbox imported, what is stale built, the index opened.

    Args:
        plans: Folders (or files) to import first. A collection kept apart is opened by itself instead.
        take_in: Import at all; without, only the index is looked at.

    Raises:
        BadValue: a collection kept apart is named together with other folders.
        ArchiveBusy: another process is importing or building.
        SourceUnreadable, RecordInvalid: a path in *plans* does not exist, or its collection.toml is wrong.
    """
    settings, collection = _settings_for(settings, plans, take_in)
    imported: tuple[ImportReport, ...] = ()
    if take_in:
        imported = _inbox_taken(settings, progress)
        if plans:
            from app.pipeline.importing import import_paths

            imported += import_paths(settings, plans, collection=collection, progress=progress)
    built = None
    if why := why_stale(settings):
        from app.pipeline.building import build

        built = build(settings, progress)
    return Prepared(Archive.open(settings), settings, imported, why, built)


def import_files(
    settings: Settings,
    paths: Sequence[Path],
    plan: str | None = None,
    note: str | None = None,
    progress: Progress | None = None,
) -> tuple[ImportReport, ...]:
    """
    Bring *paths* into documents/; see app.pipeline.importing.import_paths.

    The inbox itself may be one of them: what could be imported leaves it, and what could not is reported, also where
    it was before.
    """
    from app.pipeline.importing import import_paths, take_inbox

    inbox = settings.inbox_folder.resolve()
    others = [path for path in paths if path.resolve() != inbox]
    reports: tuple[ImportReport, ...] = ()
    if len(others) < len(paths):
        reports = take_inbox(settings.model_copy(update={"inbox": True}), progress)
        named = {report.message for report in reports}
        for path, reason in Inbox(settings.inbox_folder, settings.index).left():
            if reason not in named:
                reports += (ImportReport(str(path), "failed", None, 0, None, reason),)
    if others:
        reports += import_paths(settings, others, plan, note, progress=progress)
    return reports


def rebuild(
    settings: Settings, progress: Progress | None = None, reuse: bool = True
) -> tuple[tuple[ImportReport, ...], BuildReport]:
    """The inbox taken in and a new index of everything; what was imported, and the build."""
    from app.pipeline.building import build

    imported = _inbox_taken(settings, progress)
    return imported, build(settings, progress, reuse)


def withdraw(settings: Settings, slug: str, reason: str, successor: str | None = None) -> Tombstone:
    """
    Take the plan *slug* out, leaving a tombstone; its texts and editions stay in its folder.

    It goes on being shown until the next build. Raises PlanNotFound; BadValue where it was withdrawn before, the
    reason is empty, or *successor* is no other plan that is held.
    """
    if not reason.strip():
        raise BadValue("reason", reason, "say in a few words why; whoever follows a link to the plan reads it")
    held = {folder.slug: folder for folder in plan_folders(settings.documents)}
    if slug not in held:
        raise PlanNotFound(slug)
    if successor is not None and (successor == slug or successor not in held or held[successor].tombstone()):
        raise BadValue("successor", successor, "it is the slug of another plan that is held")
    with writer(settings.documents, "withdrawing", LOCK_WAIT_S):
        if (before := held[slug].tombstone()) is not None:
            raise BadValue("plan", slug, f"it was withdrawn on {before.withdrawn[:10]}: {before.reason}")
        tombstone = _tombstone(held[slug], reason.strip(), successor)
        held[slug].withdraw(tombstone)
    return tombstone


def rename(settings: Settings, slug: str, new: str) -> None:
    """
    File the plan *slug* under *new*; its texts, editions and links stay, and links to the old slug lead on.

    Shown under the old slug until the next build. Raises PlanNotFound; BadValue where *new* is no slug or is taken.
    """
    held = {folder.slug: folder for folder in plan_folders(settings.documents)}
    if slug not in held:
        raise PlanNotFound(slug)
    if SLUG.fullmatch(new) is None:
        raise BadValue("new slug", new, "it is small Latin letters and digits in words joined by single hyphens")
    if new in held or (settings.documents / new).exists():
        raise BadValue("new slug", new, "another plan is filed under it")
    with writer(settings.documents, "renaming", LOCK_WAIT_S):
        held[slug].rename(new)


def sign(settings: Settings, slug: str, path: Path) -> Path:
    """
    The signature of the text at *path* into the record of *slug*; the plan.toml it was written into.

    Raises PlanNotFound; SourceUnreadable, RecordInvalid for a text or record that cannot be read.
    """
    refuse_all_but_file(path)
    from app.pipeline.signing import sign_plan

    return sign_plan(settings, slug, path)


def _inbox_taken(settings: Settings, progress: Progress | None) -> tuple[ImportReport, ...]:
    """What became of the files in the inbox; most often there are none, and nothing need be loaded for them."""
    folder = settings.inbox_folder
    try:
        if not settings.inbox or not Inbox(folder, settings.index).waiting(program_stamp()):
            return ()
    except OSError as error:
        told = f"{folder}: cannot be looked into ({error.strerror or error}); what is filed already is built"
        return (ImportReport(str(folder), "failed", None, 0, None, told),)
    from app.pipeline.importing import take_inbox

    return take_inbox(settings, progress)


def _tombstone(folder: PlanFolder, reason: str, successor: str | None) -> Tombstone:
    plan_file = folder.read_record()
    record = plan_file.record if plan_file else None
    return Tombstone(
        folder.slug,
        reason,
        successor,
        now(),
        record.title_zh if record else None,
        record.title_en if record else None,
    )


def _settings_for(settings: Settings, plans: Sequence[Path], take_in: bool) -> tuple[Settings, Collection | None]:
    """The settings to open with, and the collection kept apart if *plans* is one."""
    for path in plans:
        refuse_missing(path)
    found = [find_collection(path) for path in plans]
    apart = [collection for collection in found if collection is not None and collection.separate]
    if not apart:
        return settings, None
    collection = apart[0]
    if len(apart) < len(plans) or any(other.path != collection.path for other in apart):
        raise BadValue(
            "plans",
            str(collection.path.name),
            f"{collection.name} is kept apart from all other plans; name it without any others",
        )
    home = settings.index / COLLECTIONS / collection.name
    if take_in:
        _clear_other(home, collection)
    own = {"documents": home / "documents", "index": home / "index", "inbox": False}
    return settings.model_copy(update=own), collection


def _clear_other(home: Path, collection: Collection) -> None:
    """
    Begin anew where *home* was made from another folder of that name, or by other rules.

    Everything in it can be made from the collection's folder again, and no link to invented plans need last.
    """
    origin = f"{collection.path}\n{program_stamp()}\n"
    note = home / _SOURCE
    if note.is_file() and note.read_text(encoding="utf-8") == origin:
        return
    if home.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True)
    write_atomic(note, origin.encode())

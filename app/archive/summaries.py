"""
Summaries: checked against the plans they are of, and begun for plans that have none.

Both work on documents/ as they stand and need no index. The rules are in app.store.summary_check, the form of an
empty summary in app.store.summary_skeleton.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.archive.gazetteer import Places
from app.domain.outline import Outline
from app.domain.plan import Lang
from app.domain.record import Record
from app.errors import BadValue, PlanNotFound, SourceUnreadable
from app.pipeline.stamp import LOCK_WAIT_S
from app.pipeline.summaries import held_text, read_summaries, recognised
from app.settings import Settings
from app.store.folder import PlanFolder, plan_folders
from app.store.given import refuse_missing
from app.store.lock import writer
from app.store.recognise import Known
from app.store.summary_case import Summary
from app.store.summary_check import SummaryReport, check_summary
from app.store.summary_skeleton import counterpart, skeleton

__all__ = ["Begun", "SummaryReport", "check_summaries", "summarise"]

LANGUAGES: Final[tuple[Lang, ...]] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Begun:
    """What `summarise` left: the files it wrote, and those that were there and stay as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def check_summaries(
    settings: Settings, plans: Sequence[str] = (), against: Sequence[Path] = ()
) -> tuple[SummaryReport, ...]:
    """
    A report for each of *plans*, or for every plan that has a summary.

    Args:
        against: Official texts to check with, files or folders, besides those held in documents/; each is recognised
            by its content and is not imported.

    Raises:
        PlanNotFound, RecordInvalid, SourceUnreadable.
    """
    folders = [_folder(settings, slug) for slug in dict.fromkeys(plans)]
    if not plans:
        folders = [each for each in plan_folders(settings.documents) if _is_summarised(each)]
    given = _recognise(folders, against)
    places = Places()
    reports = []
    for folder in folders:
        name, official = _official(folder, given)
        record = _record(folder)
        titles = tuple(title for title in (record.title_zh,) if title and record.title_state != "supplied")
        own = frozenset(region.code for region in (record.province, record.city) if region)
        summary = Summary(folder.slug, read_summaries(folder), official, titles, places, own, record.headings_en)
        reports.append(check_summary(summary, name))
    return tuple(reports)


def summarise(settings: Settings, plan: str, against: Sequence[Path] = ()) -> Begun:
    """
    An empty pair of summaries into the folder of *plan*; where one language is there, the other beside it.

    Nothing that is there is written over. Raises PlanNotFound; BadValue where neither an official text nor a summary
    is held; RecordInvalid, SourceUnreadable, ArchiveBusy.
    """
    folder = _folder(settings, plan)
    record = _record(folder)
    there = read_summaries(folder)
    official = None if there else _official(folder, _recognise([folder], against))[1]
    if not there and official is None:
        told = "its official text is not held; bring it in with `archive import FILE`, or name it with --against"
        raise BadValue("plan", plan, told)
    written: list[Path] = []
    kept: list[Path] = []
    with writer(settings.documents, "writing summaries", LOCK_WAIT_S):
        for lang in LANGUAGES:
            name = f"summary.{lang}.md"
            if official is not None:
                text = skeleton(record, official, lang)
            else:
                text = counterpart(record, next(iter(there.values())), lang)
            (written if folder.put_new(name, text.encode()) else kept).append(folder.path / name)
    return Begun(tuple(written), tuple(kept))


def _folder(settings: Settings, slug: str) -> PlanFolder:
    found = next((each for each in plan_folders(settings.documents) if each.slug == slug), None)
    if found is None:
        raise PlanNotFound(slug)
    return found


def _is_summarised(folder: PlanFolder) -> bool:
    try:
        return bool(folder.summaries()) and folder.tombstone() is None
    except OSError:
        return False  # reported by the build


def _record(folder: PlanFolder) -> Record:
    plan_file = folder.read_record()
    return plan_file.record if plan_file is not None else Record(folder.slug)


def _recognise(folders: Sequence[PlanFolder], against: Sequence[Path]) -> dict[str, tuple[Path, Outline]]:
    for path in against:
        refuse_missing(path)
    if not against:
        return {}
    known = []
    for folder in folders:
        plan_file = folder.read_record()
        if plan_file is not None:
            signatures = (plan_file.signature,) if plan_file.signature else ()
            known.append(Known(plan_file.record, signatures))
    found = recognised(against, known)
    if not found:
        asked = ", ".join(folder.slug for folder in folders)
        raise SourceUnreadable(str(against[0]), f"no text here is known to be that of {asked}; see their [signature]")
    return found


def _official(folder: PlanFolder, given: dict[str, tuple[Path, Outline]]) -> tuple[str | None, Outline | None]:
    """The name and outline of the text to go by: the one given, else the one held."""
    found = given.get(folder.slug) or held_text(folder)
    return (found[0].name, found[1]) if found is not None else (None, None)

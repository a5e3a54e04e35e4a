"""
Build: documents/ into a new generation of index/.

The index is made of parts (app.pipeline.dividing). A part of which no plan has changed is taken over as it is; the
others are written anew, by several processes where there is much to do, their plans read from their folders or taken
over from the catalogue before. One that cannot be read is reported and the rest are built. In the end the parts are
put together, and the whole takes the place of the generation before in one step.
"""

from collections.abc import Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Final

from app.domain.reports import BuildReport, Finding
from app.errors import ArchiveError, BadValue, IndexOutOfDate
from app.pipeline.dividing import divide, sections_in
from app.pipeline.parts import Job
from app.pipeline.plans import Outcome, PlanReader
from app.pipeline.processes import run_jobs
from app.pipeline.stale import marks_in
from app.pipeline.stamp import LOCK_WAIT_S, Progress, program_stamp
from app.search.build import can_take_over, merge, shard_path, take_over
from app.settings import Settings
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter
from app.store.files import is_writable
from app.store.folder import PlanFolder, plan_folders
from app.store.generations import CATALOGUE, SEARCH, Generations, write_stamp
from app.store.lock import writer
from app.store.marks import Marked

_MERGING: Final = "putting together"
"""What is told to be worked on while the parts are put together."""


def build(settings: Settings, progress: Progress | None = None, reuse: bool = True) -> BuildReport:
    """
    Make a new index of everything in documents/ and put it in place in one step.

    Args:
        reuse: Take over from the index before what has not changed since, instead of reading it again.

    Returns:
        Counts, and a finding for each plan or text that could not be read; the others are built.

    Raises:
        BadValue: documents/ is no folder, or is not there although the index has plans from it.
        ArchiveBusy: another process is building.
        IndexNotWritten: the disk is full, or another process, which writes a part of the index, has failed.
    """
    began = perf_counter()
    generations = Generations(settings.index)
    with ExitStack() as stack:
        stack.enter_context(writer(settings.index, "building", LOCK_WAIT_S))
        _see_documents(settings.documents, generations)
        writable = is_writable(settings.documents)
        if writable:
            stack.enter_context(writer(settings.documents, "building", LOCK_WAIT_S))
        before = _before(generations, reuse)
        folders = plan_folders(settings.documents)
        with generations.build() as target:
            run = _Build(settings.documents, folders, before, writable, progress)
            with CatalogueWriter(target / CATALOGUE, before.catalogue) as catalogue:
                run.write(target / SEARCH, catalogue)
            write_stamp(target, run.stamp())
    return BuildReport(
        generations.current().name,
        catalogue.plans,
        catalogue.sections,
        catalogue.paragraphs,
        round(perf_counter() - began, 2),
        run.reused,
        tuple(sorted(run.failures, key=lambda found: found.plan)),
    )


def _see_documents(documents: Path, generations: Generations) -> None:
    """Refuse to make an empty index because a disk is not mounted or a name was mistyped; a first build needs none."""
    plans = (generations.stamp() or {}).get("plans")
    if not documents.is_dir() and (plans or documents.exists()):
        why = "there is no such folder; see that it is mounted and named rightly"
        raise BadValue("documents", str(documents), f"{why}, or delete the index to begin anew" if plans else why)


@dataclass(frozen=True, slots=True)
class _Before:
    """
    What there is to take over from the generation before; nothing, where it has nothing of use.

    `keys` are those of the plans in its catalogue, `all_keys` of withdrawn ones too; `files` what their folders held,
    `parts` the plans of each part of its index, `unread` those of which something could not be read.
    """

    catalogue: Path | None = None
    search: Path | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    all_keys: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Marked] = field(default_factory=dict)
    parts: tuple[tuple[str, ...], ...] = ()
    unread: frozenset[str] = frozenset()

    def part(self, plans: tuple[str, ...]) -> int | None:
        """The number of the part that has just these plans, if it is whole."""
        if self.search is None or plans not in self.parts:
            return None
        number = self.parts.index(plans)
        return number if can_take_over(self.search, number) else None


def _before(generations: Generations, reuse: bool) -> _Before:
    stamp = generations.stamp()
    if not reuse or stamp is None or stamp.get("program") != program_stamp():
        return _Before()
    folder = generations.current()
    try:
        catalogue = Catalogue(folder / CATALOGUE)
    except IndexOutOfDate:
        return _Before()
    with closing(catalogue):
        keys = catalogue.keys()
    return _Before(
        folder / CATALOGUE,
        folder / SEARCH,
        keys,
        stamp["plans"],
        marks_in(stamp),
        tuple(tuple(part) for part in stamp.get("parts", ())),
        frozenset(found["plan"] for found in stamp.get("failures", ())),
    )


def _sections(folder: PlanFolder) -> int:
    """About how many sections *folder* has; none where it may not be looked into, which its reader reports."""
    try:
        return sum(map(sections_in, folder.sizes()))
    except OSError:
        return 0


class _Build:
    """One build: which plans must be read, which parts written, and what became of them."""

    def __init__(
        self,
        documents: Path,
        folders: tuple[PlanFolder, ...],
        before: _Before,
        writable: bool,
        progress: Progress | None,
    ) -> None:
        self._documents = documents
        self._folders = folders
        self._before = before
        self._writable = writable
        self._progress = progress
        self._stamp = program_stamp()
        self._keys: dict[str, str] = {}
        self._files: dict[str, Marked] = {}
        self._parts: list[list[str]] = []
        self._done = 0
        self.failures: list[Finding] = []
        self.reused = 0

    def write(self, search: Path, catalogue: CatalogueWriter) -> None:
        """Write the search index into *search* and what was read into *catalogue*."""
        for folder in self._folders:
            self._look(folder)
        catalogue.keep(self._keys)
        for folder in self._folders:
            # One that was withdrawn before is known by its tombstone alone.
            if folder.slug in self._keys and (tombstone := folder.tombstone()) is not None:
                catalogue.add_tombstone(tombstone)
        sections = {folder.slug: _sections(folder) for folder in self._folders}
        self._parts = divide(sections, self._before.parts)
        jobs = [job for number in range(len(self._parts)) if (job := self._job(search, number, sections)) is not None]
        run_jobs(jobs, lambda outcome: self._hear(outcome, catalogue))
        self._done = len(self._folders)
        self._tell(_MERGING)
        merge(search, len(self._parts))
        self._tell("")

    def _job(self, search: Path, number: int, sections: Mapping[str, int]) -> Job | None:
        """What is to be done for a part; None where it has been taken over from the index before."""
        part, before = self._parts[number], self._before
        old = before.part(tuple(part)) if all(slug in self._keys for slug in part) else None
        if old is not None and before.search is not None:
            take_over(before.search, old, search, number)
            self.reused += sum(slug in before.keys for slug in part)
            self._done += len(part)
            return None
        return Job(
            shard_path(search, number),
            self._documents,
            [(slug, self._keys.get(slug)) for slug in part],
            before.catalogue,
            self._stamp,
            self._writable,
            sum(sections[slug] for slug in part),
        )

    def stamp(self) -> dict[str, object]:
        failures = [{"plan": f.plan, "where": f.where, "message": f.message} for f in self.failures]
        return {
            "program": self._stamp,
            "plans": {slug: self._keys[slug] for slug in sorted(self._keys)},
            "files": {slug: [held.digest, held.marks] for slug, held in sorted(self._files.items())},
            "parts": self._parts,
            "failures": failures,
        }

    def _look(self, folder: PlanFolder) -> None:
        """Note the key of a plan that is as it was; what could not be read is tried at every build."""
        slug, before = folder.slug, self._before
        if slug not in before.all_keys or slug in before.unread:
            return
        with suppress(ArchiveError, OSError):
            reader = PlanReader(folder, self._stamp, self._writable)
            if (files := reader.unchanged(before.all_keys[slug], before.files.get(slug))) is not None:
                self._keys[slug], self._files[slug] = before.all_keys[slug], files

    def _hear(self, outcome: Outcome | str, catalogue: CatalogueWriter) -> None:
        self._tell(outcome if isinstance(outcome, str) else outcome.slug)
        self._done += 1
        if isinstance(outcome, str):
            self.reused += 1
            return
        self._keys[outcome.slug], self._files[outcome.slug] = outcome.key, outcome.files
        self.failures += outcome.failures
        if outcome.tombstone is not None:
            catalogue.add_tombstone(outcome.tombstone)
        if outcome.rows is not None:
            catalogue.insert(outcome.rows)

    def _tell(self, what: str) -> None:
        if self._progress is not None:
            self._progress(self._done, len(self._folders), what)

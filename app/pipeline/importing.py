"""
Import: raw files into documents/, each to the plan it belongs to.

Nothing that stands in documents/ is written over: a changed text becomes a new edition, a record or summary that is
there stays as it is. What becomes of documents/ afterwards is told in building.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.annotate.slugs import propose
from app.domain.outline import Outline
from app.domain.plan import Lang
from app.domain.reading import Reading
from app.domain.record import Record
from app.domain.reports import ImportOutcome, ImportReport, Recognition
from app.errors import ArchiveError, SourceUnreadable
from app.pipeline.filed import FiledPlans, known_of
from app.pipeline.stages import describe_file, structure_file
from app.pipeline.stamp import LOCK_WAIT_S, Progress, program_stamp
from app.read import SUFFIXES
from app.settings import Settings
from app.store.files import TEMPORARY, is_writable, readable_name
from app.store.folder import PLAN, PlanFolder
from app.store.inbox import Inbox
from app.store.intake import Collection, Source, find_sources
from app.store.lock import writer
from app.store.recognise import Recogniser
from app.store.record_writing import dump_plan_file
from app.store.records import SLUG
from app.store.signature import Signature, sign
from app.structure import split_documents


def import_paths(
    settings: Settings,
    paths: Sequence[Path],
    plan: str | None = None,
    note: str | None = None,
    collection: Collection | None = None,
    progress: Progress | None = None,
) -> tuple[ImportReport, ...]:
    """
    Bring *paths* (files, folders) into documents/.

    Args:
        paths: Raw files, folders of them, or plan folders.
        plan: The slug to file a single text under, instead of recognising it.
        note: Why the text has changed, kept with the edition.
        collection: The collection *paths* are known to be, which a plain import refuses.

    Returns:
        A report for every file, also for those that could not be read.

    Raises:
        ArchiveBusy, and what find_sources raises for paths that cannot be imported at all.
    """
    sources = find_sources(paths, SUFFIXES, settings.documents, collection)
    with writer(settings.documents, "importing", LOCK_WAIT_S):
        return _Import(settings, note).run(sources, plan, progress)


def take_inbox(settings: Settings, progress: Progress | None = None) -> tuple[ImportReport, ...]:
    """
    Import what was dropped into the inbox: taken files leave it, the others stay and are reported once.

    Where documents/ cannot be written nothing is taken; `Inbox.left` says what is waiting.
    """
    inbox = Inbox(settings.inbox_folder, settings.index)
    if not settings.inbox or not inbox.waiting(program_stamp()) or not is_writable(settings.documents):
        return ()
    with writer(settings.documents, "importing", LOCK_WAIT_S):
        waiting = inbox.waiting(program_stamp())
        sources = find_sources([settings.inbox_folder], SUFFIXES, settings.documents, every_file=True)
        wanted = [s for s in sources if any(path in (s.path, *s.path.parents) for path in waiting)]
        reports = _Import(settings, None).run(wanted, None, progress)
        inbox.settle_all(tuple(zip(wanted, reports, strict=True)), program_stamp())
    return reports


class _Import:
    """One run of import; knows every plan that is filed, and those it files itself."""

    def __init__(self, settings: Settings, note: str | None) -> None:
        self._documents = settings.documents
        self._note = note
        self._plans = FiledPlans(settings.documents, settings.index)
        self._recogniser = Recogniser(self._plans.all())
        self._filed: dict[Path, str] = {}

    def run(self, sources: Sequence[Source], plan: str | None, progress: Progress | None) -> tuple[ImportReport, ...]:
        reports = tuple(self._reports(sources, plan, progress))
        changed = (report for report in reports if report.outcome not in ("failed", "unchanged"))
        self._plans.remember(report.plan for report in changed if report.plan is not None)
        return reports

    def _reports(
        self, sources: Sequence[Source], plan: str | None, progress: Progress | None
    ) -> Iterator[ImportReport]:
        for done, source in enumerate(sources):
            if progress is not None:
                progress(done, len(sources), source.path.name)
            try:
                report = self._take(source, plan)
            except ArchiveError as error:
                report = _failed(source, str(error))
            except OSError as error:
                report = _failed(source, f"{source.path}: cannot be filed ({error.strerror or error})")
            yield replace(report, path=readable_name(report.path), message=readable_name(report.message))

    def _take(self, source: Source, plan: str | None) -> ImportReport:
        if source.refused is not None:
            raise SourceUnreadable(str(source.path), source.refused)
        if source.kind == "plan-folder":
            return self._take_folder(source)
        if source.kind == "translation":
            slug = plan or self._filed.get(source.of or source.path)
            if slug is None:
                raise SourceUnreadable(str(source.path), f"is a translation of {source.of}, which was not imported")
            return self._put(PlanFolder(self._documents / slug), source.path, structure_file(source.path), None, "en")
        return self._take_text(source.path, plan)

    def _take_text(self, path: Path, plan: str | None) -> ImportReport:
        reading, inferred, outline = describe_file(path)
        pieces = split_documents(reading) if plan is None else (reading.text,)
        if len(pieces) > 1:
            return self._take_pieces(path, pieces)
        if plan is not None:
            if not SLUG.fullmatch(plan) or not (self._documents / plan).is_dir():
                raise SourceUnreadable(str(path), f"cannot be filed under {plan!r}: there is no such plan")
            recognition = Recognition(plan, "folder", 1.0, "as it was told")
        else:
            recognition = self._recogniser.recognise(reading.text, reading.sha256, inferred)
        slug = recognition.plan or self._new_slug(propose(inferred, reading.text))
        folder = PlanFolder(self._documents / slug)
        if recognition.plan is None:
            self._write_record(folder, replace(inferred, plan=slug), sign(reading.text))
        self._filed[path] = slug
        return self._put(folder, path, (reading, outline), recognition)

    def _take_pieces(self, path: Path, pieces: Sequence[str]) -> ImportReport:
        """File each of the documents that stand in one file as a text of its own."""
        reports = []
        suffix = ".md" if path.suffix.lower() == ".md" else ".txt"
        with TemporaryDirectory() as folder:
            for k, text in enumerate(pieces, 1):
                part = Path(folder) / f"{path.stem}-{k}{suffix}"
                part.write_bytes(text.encode("utf-8", "surrogatepass"))
                reports.append(self._take_text(part, None))
        first = next((report for report in reports if report.outcome != "unchanged"), reports[0])
        self._filed[path] = reports[0].plan or ""
        told = "; ".join(report.message for report in reports)
        return replace(first, path=str(path), message=f"{path.name}: holds {len(pieces)} documents; {told}")

    def _take_folder(self, source: Source) -> ImportReport:
        name = source.path.name
        if not SLUG.fullmatch(name):
            raise SourceUnreadable(str(source.path), "a plan's folder is named in small letters, digits and hyphens")
        folder = PlanFolder(self._documents / name)
        for path in sorted(source.path.iterdir()):
            if path.name == PLAN or path.name.startswith("summary."):
                folder.put_new(path.name, path.read_bytes())
        if not folder.plan_file.is_file():
            reading, inferred, _ = describe_file(source.texts[-1])
            record = replace(inferred, plan=name, fictional=source.fictional)
            self._write_record(folder, record, sign(reading.text))
        reports = [self._put(folder, path, structure_file(path), None) for path in source.texts]
        reports += [self._put(folder, path, structure_file(path), None, "en") for path in source.extras]
        changed = [report for report in reports if report.outcome != "unchanged"]
        message = f"{name}: {'; '.join(report.message for report in changed) or 'nothing new'}"
        edition = max((report.edition for report in reports), default=0)
        return ImportReport(str(source.path), "plan-folder", name, edition, None, message)

    def _put(
        self,
        folder: PlanFolder,
        path: Path,
        read: tuple[Reading, Outline],
        recognition: Recognition | None,
        lang: Lang | None = None,
    ) -> ImportReport:
        """Put one text into its plan's folder, unless it was published there before."""
        reading, outline = read
        if (gone := folder.tombstone()) is not None:
            raise SourceUnreadable(str(path), f"is of {folder.slug}, which was withdrawn: {gone.reason}")
        folder.settle(lambda text: structure_file(text)[1], lang)
        kept = folder.editions(lang).all()
        held = next((k for k in kept if k.edition.sha256 == reading.sha256), None)
        told = f" ({recognition.detail})" if recognition else ""
        if held is not None and folder.texts(lang):
            which = "is held already" if held is kept[-1] else f"is edition {held.number}; newer is {kept[-1].number}"
            message = f"{path.name}: {which}, {folder.slug}{told}"
            return ImportReport(str(path), "unchanged", folder.slug, held.number, recognition, message)
        signature = sign(reading.text) if lang is None else None
        name = readable_name(path.name)
        new = folder.put_text(path.read_bytes(), reading.sha256, name, outline, signature, lang, self._note)
        if lang is None:
            self._recogniser.add(known_of(folder))
        if lang is not None:
            message = f"{path.name}: translation of {folder.slug}, edition {new.number}"
            return ImportReport(str(path), "translation", folder.slug, new.number, recognition, message)
        if recognition is not None and recognition.plan is None:
            message = f"{path.name}: new plan {folder.slug}; look at its record in {folder.plan_file}"
            return ImportReport(str(path), "new-plan", folder.slug, new.number, recognition, message)
        message = f"{path.name}: {folder.slug}, edition {new.number}{told}"
        outcome: ImportOutcome = "first-text" if new.number == 1 else "new-edition"
        return ImportReport(str(path), outcome, folder.slug, new.number, recognition, message)

    def _write_record(self, folder: PlanFolder, record: Record, signature: Signature) -> None:
        folder.put_new(PLAN, dump_plan_file(record, signature).encode())

    def _new_slug(self, proposed: str) -> str:
        slug, k = proposed, 1
        while _is_taken(self._documents / slug):
            k += 1
            slug = f"{proposed}-{k}"
        return slug


def _failed(source: Source, message: str) -> ImportReport:
    return ImportReport(str(source.path), "failed", None, 0, None, message)


def _is_taken(path: Path) -> bool:
    """True if *path* holds anything; an empty folder is what a crash left of a plan that was never filed."""
    return path.exists() and (
        not path.is_dir() or any(not child.name.startswith(TEMPORARY) for child in path.iterdir())
    )

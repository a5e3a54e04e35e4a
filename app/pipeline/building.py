"""
Build: documents/ into a new generation of index/.

Plans pass one by one from their folder to the catalogue and the search index. One that cannot be read is reported
and the rest are built; one that has not changed since the last build is taken over from it.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from app.annotate import annotate
from app.annotate.references import find_references
from app.annotate.targets import find_targets
from app.domain.outline import Outline
from app.domain.plan import Lang, Layer, LayerName, Plan
from app.domain.reading import Reading
from app.domain.record import Record
from app.domain.views import BuildReport, Finding
from app.errors import ArchiveError, IndexOutOfDate, RecordInvalid, SourceUnreadable
from app.pipeline.stages import LOCK_WAIT_S, Progress, program_stamp, structure_file
from app.search.build import write_index
from app.settings import Settings
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter, StoredEdition, StoredPlan, StoredText, principal_text
from app.store.codec import outline_digest
from app.store.counts import changes
from app.store.editions import KeptEdition
from app.store.files import is_writable
from app.store.folder import PlanFolder, plan_folders
from app.store.generations import CATALOGUE, SEARCH, Generations, write_stamp
from app.store.lock import writer
from app.store.records import with_all_evidence
from app.structure.summaries import read_summary


def build(settings: Settings, progress: Progress | None = None, reuse: bool = True) -> BuildReport:
    """
    Make a new index of everything in documents/ and put it in place in one step.

    Args:
        reuse: Take over from the index before what has not changed since, instead of reading it again.

    Returns:
        Counts, and a finding for each plan or text that could not be read; the others are built.

    Raises:
        ArchiveBusy: another process is building.
    """
    began = perf_counter()
    generations = Generations(settings.index)
    with ExitStack() as stack:
        stack.enter_context(writer(settings.index, "building", LOCK_WAIT_S))
        writable = is_writable(settings.documents)
        if writable:
            stack.enter_context(writer(settings.documents, "building", LOCK_WAIT_S))
        before = _open_before(generations) if reuse else None
        unread = _unread(generations)
        with generations.build() as target:
            with CatalogueWriter(target / CATALOGUE) as catalogue:
                run = _Build(plan_folders(settings.documents), catalogue, before, unread, writable, progress)
                write_index(target / SEARCH, run)
            write_stamp(target, run.stamp())
        if before is not None:
            before.close()
    return BuildReport(
        generations.current().name,
        catalogue.plans,
        catalogue.sections,
        catalogue.paragraphs,
        round(perf_counter() - began, 2),
        run.reused,
        tuple(run.failures),
    )


def why_stale(settings: Settings) -> str | None:
    """Why the index must be built before it is served, None where it answers for documents/ as they stand."""
    stamp = Generations(settings.index).stamp()
    if stamp is None:
        return "there is no index yet"
    if stamp.get("program") != program_stamp():
        return "the index was built by another version"
    now = {folder.slug: folder.key(program_stamp()) for folder in plan_folders(settings.documents)}
    return None if stamp.get("plans") == now else "documents have changed since the index was built"


class _Build:
    """One build: the plans for the index, one after the other, written to the catalogue as they pass."""

    def __init__(
        self,
        folders: Sequence[PlanFolder],
        catalogue: CatalogueWriter,
        before: Catalogue | None,
        unread: frozenset[str],
        writable: bool,
        progress: Progress | None,
    ) -> None:
        self._folders = folders
        self._catalogue = catalogue
        self._before = before
        self._unread = unread
        self._writable = writable
        self._progress = progress
        self._keys: dict[str, str] = {}
        self.failures: list[Finding] = []
        self.reused = 0

    def __len__(self) -> int:
        return len(self._folders)

    def __iter__(self) -> Iterator[Plan]:
        for done, folder in enumerate(self._folders):
            if self._progress is not None:
                self._progress(done, len(self._folders), folder.slug)
            try:
                stored = self._plan(folder)
            except (ArchiveError, OSError) as error:
                self._fail(folder, str(folder.path), str(error))
                stored = None
            self._keys[folder.slug] = stored.key if stored else folder.key(program_stamp())
            if stored is None:
                continue
            self._catalogue.add(stored)
            layers = tuple(text.layer for text in stored.texts if text.current)
            yield Plan(stored.record, layers, tuple(item.edition for item in stored.editions))
        if self._progress is not None:
            self._progress(len(self._folders), len(self._folders), "")

    def stamp(self) -> dict[str, object]:
        failures = [{"plan": f.plan, "where": f.where, "message": f.message} for f in self.failures]
        return {"program": program_stamp(), "plans": self._keys, "failures": failures}

    def _plan(self, folder: PlanFolder) -> StoredPlan | None:
        if (tombstone := folder.tombstone()) is not None:
            self._catalogue.add_tombstone(tombstone)
            return None
        official = self._settled(folder)
        translation = self._settled(folder, "en")
        # Taken before anything is read: what a person changes meanwhile is for the next build.
        files = folder.files_digest()
        key = folder.key(program_stamp(), files)
        # What could not be read is tried at every build, so that it is named until it is mended.
        whole = folder.slug not in self._unread and all(found.plan != folder.slug for found in self.failures)
        known = self._before.stored(folder.slug, key) if self._before and whole else None
        if known is not None:
            self.reused += 1
            return known
        return self._read_plan(folder, official, translation, files)

    def _settled(self, folder: PlanFolder, lang: Lang | None = None) -> KeptEdition | None:
        """The current edition of a text; one that cannot be told is reported, and the plan goes on without it."""
        try:
            return folder.settle(lambda path: structure_file(path)[1], lang, self._writable)
        except (RecordInvalid, SourceUnreadable) as error:
            # Reading knows the name of a file, not its place.
            self._fail(folder, str(folder.path / error.path), str(error))
            return None

    def _read_plan(
        self, folder: PlanFolder, official: KeptEdition | None, translation: KeptEdition | None, files: str
    ) -> StoredPlan:
        plan_file = folder.read_record()
        recorded = plan_file.record if plan_file else None
        record = recorded or Record(folder.slug)
        texts: list[StoredText] = []
        reading: Reading | None = None
        if official is not None and (read := self._structured(folder, official.text)) is not None:
            reading, outline = read
            record, outline = annotate(outline, folder.slug, recorded)
            texts.append(self._current(folder, "official", language_of(reading.text), outline, official))
        if translation is not None and (read := self._structured(folder, translation.text)) is not None:
            outline = annotate(read[1], folder.slug, recorded)[1]
            texts.append(self._current(folder, "translation", "en", _aligned(outline, texts), translation))
        texts += self._summaries(folder, recorded)
        texts += self._published(folder, texts)
        principal = principal_text(tuple(texts))
        return StoredPlan(
            with_all_evidence(record),
            tuple(texts),
            _stored_editions(folder, official, texts),
            folder.key(program_stamp(), files),
            reading.sha256 if reading else None,
            reading.encoding if reading else None,
            reading.replaced if reading else 0,
            find_targets(principal.layer.outline, record) if principal is not None else (),
            find_references(principal.layer.outline) if principal is not None else (),
        )

    def _structured(self, folder: PlanFolder, path: Path) -> tuple[Reading, Outline] | None:
        try:
            return structure_file(path)
        except SourceUnreadable as error:
            self._fail(folder, str(path), str(error))
            return None

    def _current(self, folder: PlanFolder, name: str, lang: Lang, outline: Outline, kept: KeptEdition) -> StoredText:
        """The text as it is shown now; its outline is kept with the edition, since from now on it is cited by it."""
        if self._writable:
            folder.editions(None if name == "official" else lang).keep_outline(kept, outline)
        layer_name: LayerName = "official" if name == "official" else "translation"
        return StoredText(Layer(layer_name, lang, outline, kept.edition.source, kept.number), current=True)

    def _summaries(self, folder: PlanFolder, recorded: Record | None) -> list[StoredText]:
        out: list[StoredText] = []
        for lang, path in folder.summaries().items():
            try:
                outline = read_summary(path.read_text(encoding="utf-8-sig"), str(path))
            except (ArchiveError, UnicodeDecodeError) as error:
                self._fail(folder, str(path), str(error))
                continue
            outline = annotate(outline, folder.slug, recorded)[1]
            out.append(StoredText(Layer("summary", lang, _aligned(outline, out)), current=True))
        return out

    def _published(self, folder: PlanFolder, texts: Sequence[StoredText]) -> list[StoredText]:
        """Every outline published before that is not one of *texts*: older editions, and older parsers' outlines."""
        out: list[StoredText] = []
        now = {(t.layer.name, t.layer.edition): outline_digest(t.layer.outline) for t in texts}
        layers: tuple[tuple[Lang | None, LayerName], ...] = ((None, "official"), ("en", "translation"))
        for lang, name in layers:
            own: Lang = next((t.layer.lang for t in texts if t.layer.name == "official"), "zh")
            for kept in _editions(folder, lang):
                for outline in kept.outlines:
                    if now.get((name, kept.number)) == outline.digest:
                        continue
                    try:
                        layer = Layer(name, lang or own, outline.load(), kept.edition.source, kept.number)
                    except RecordInvalid as error:
                        self._fail(folder, str(outline.path), str(error))
                        continue
                    out.append(StoredText(layer, current=False, variant=outline.variant))
        return out

    def _fail(self, folder: PlanFolder, where: str, message: str) -> None:
        self.failures.append(Finding(folder.slug, "error", "unreadable", where, message))


def _open_before(generations: Generations) -> Catalogue | None:
    try:
        return Catalogue(generations.current() / CATALOGUE)
    except IndexOutOfDate:
        return None


def language_of(text: str) -> Lang:
    """zh unless hardly a letter of *text* is Han: official texts in English exist."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    han = sum("㐀" <= c <= "鿿" for c in letters)
    return "en" if letters and han < len(letters) * 0.1 else "zh"


def _aligned(outline: Outline, texts: Sequence[StoredText]) -> Outline:
    """*outline* with the industries of the text it goes with, anchor by anchor: one passage, one subject."""
    if not texts:
        return outline
    known = {section.anchor: section.industries for section in texts[0].layer.outline.sections}
    return replace(
        outline,
        sections=tuple(replace(s, industries=known.get(s.anchor, s.industries)) for s in outline.sections),
    )


def _editions(folder: PlanFolder, lang: Lang | None = None) -> tuple[KeptEdition, ...]:
    """The editions of a text; none where one is damaged, which settling it has reported."""
    try:
        return folder.editions(lang).all()
    except ArchiveError:
        return ()


def _unread(generations: Generations) -> frozenset[str]:
    """The plans of which something could not be read at the build before."""
    failures = (generations.stamp() or {}).get("failures")
    known = failures if isinstance(failures, list) else []
    return frozenset(str(item.get("plan")) for item in known if isinstance(item, dict))


def _stored_editions(
    folder: PlanFolder, official: KeptEdition | None, texts: Sequence[StoredText]
) -> tuple[StoredEdition, ...]:
    """The editions of the official text, each with what it changed."""
    out: list[StoredEdition] = []
    before: Outline | None = None
    kept_editions = _editions(folder)
    if official is not None and all(kept.number != official.number for kept in kept_editions):
        # A text changed by hand where nothing can be written: it is shown, though no edition keeps it yet.
        kept_editions += (official,)
    for kept in kept_editions:
        current = official is not None and kept.number == official.number
        shown = [t.layer.outline for t in texts if t.layer.name == "official" and t.layer.edition == kept.number]
        outline = shown[0] if current and shown else (shown[-1] if shown else None)
        added, removed, changed = changes(before, outline) if before and outline else (0, 0, 0)
        path = kept.text.relative_to(folder.path).as_posix()
        out.append(StoredEdition(kept.edition, current, path, added, removed, changed))
        before = outline or before
    return tuple(out)

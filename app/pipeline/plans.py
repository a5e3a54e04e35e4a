"""
One folder of documents/ as a plan: read, structured and annotated, or taken over from the index before.

What cannot be read is told, and the plan goes on without it. Nothing here knows of other plans, so that several
processes do this at once, each for plans of its own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.annotate import annotate
from app.annotate.references import find_references
from app.annotate.targets import find_targets
from app.compare import ColumnInput, plan_subjects, words_of
from app.domain.outline import Outline
from app.domain.plan import Lang, Layer, LayerName, Plan
from app.domain.reading import Reading
from app.domain.record import Record
from app.domain.reports import Finding
from app.domain.views import Tombstone
from app.errors import ArchiveError, RecordInvalid, SourceUnreadable
from app.pipeline.stages import structure_file
from app.store.catalogue_rows import PlanRows, rows_of
from app.store.codec import outline_digest
from app.store.counts import changes
from app.store.editions import KeptEdition
from app.store.folder import PlanFolder
from app.store.marks import Marked, marked, sealed
from app.store.records import with_all_evidence
from app.store.stored import StoredEdition, StoredPlan, StoredText, principal_text
from app.structure.summaries import read_summary


@dataclass(slots=True)
class Outcome:
    """
    What became of a folder, for whoever writes the catalogue.

    `rows` are for a plan that was read, `tombstone` is for one that was withdrawn; neither for one that could not be
    read. `key` changes with anything it was made from, `files` with the files of the folder itself.
    """

    slug: str
    key: str = ""
    files: Marked = field(default_factory=lambda: Marked("", ""))
    rows: PlanRows | None = None
    tombstone: Tombstone | None = None
    failures: list[Finding] = field(default_factory=list)


class PlanReader:
    """Reads the plan in *folder* by the rules *stamp*; where *writable*, its editions are kept in order."""

    def __init__(self, folder: PlanFolder, stamp: str, writable: bool) -> None:
        self._folder = folder
        self._stamp = stamp
        self._writable = writable
        self.outcome = Outcome(folder.slug)

    def unchanged(self, key: str, before: Marked | None) -> Marked | None:
        """
        What the folder holds, if that is what *key* was made from; None where it must be read.

        What *before* says it held is known again by its marks. Where they are others, its text is settled first: the
        plan may only have come back from a backup.
        """
        folder = self._folder
        files = marked(folder.path, before)
        if files is before:
            return files
        if folder.tombstone() is None:
            self._settled(folder)
            self._settled(folder, "en")
            files = marked(folder.path)
        changed = self.outcome.failures or folder.key(self._stamp, files.digest) != key
        return None if changed else files

    def read(self) -> Plan | None:
        """The plan, None where there is none to show; what else there is to say of it is in `outcome`."""
        folder, outcome = self._folder, self.outcome
        try:
            stored = self._plan(folder)
        except ArchiveError as error:
            self._fail(folder, str(folder.path), str(error))
            stored = None
        except OSError as error:
            told = f"{error.filename or folder.path}: cannot be opened ({error.strerror or error})"
            self._fail(folder, str(folder.path), told)
            stored = None
        if stored is None:
            outcome.files = outcome.files if outcome.files.digest else marked(folder.path)
            outcome.key = folder.key(self._stamp, outcome.files.digest)
            return None
        outcome.key = stored.key
        outcome.files = sealed(folder.path, outcome.files)
        outcome.rows = rows_of(stored)
        return plan_of(stored)

    def _plan(self, folder: PlanFolder) -> StoredPlan | None:
        if (tombstone := folder.tombstone()) is not None:
            self.outcome.tombstone = tombstone
            return None
        official = self._settled(folder)
        translation = self._settled(folder, "en")
        # Taken before anything is read: what a person changes meanwhile is for the next build.
        self.outcome.files = marked(folder.path)
        return self._read_plan(folder, official, translation, self.outcome.files.digest)

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
        column = _column(record, principal.layer) if principal is not None else None
        return StoredPlan(
            with_all_evidence(record),
            tuple(texts),
            _stored_editions(folder, official, texts),
            folder.key(self._stamp, files),
            reading.sha256 if reading else None,
            reading.encoding if reading else None,
            reading.replaced if reading else 0,
            find_targets(principal.layer.outline, record) if principal is not None else (),
            find_references(principal.layer.outline) if principal is not None else (),
            plan_subjects(column) if column is not None else None,
            column.words if column is not None else None,
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
                told = str(error) if isinstance(error, ArchiveError) else f"{path}: is not in UTF-8; save it in that"
                self._fail(folder, str(path), told)
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
        self.outcome.failures.append(Finding(folder.slug, "error", "unreadable", where, message))


def plan_of(stored: StoredPlan) -> Plan:
    """A plan as it is indexed: its current texts, and where they set targets."""
    layers = tuple(text.layer for text in stored.texts if text.current)
    targets = Counter(target.anchor for target in stored.targets if target.kind != "baseline")
    return Plan(stored.record, layers, tuple(item.edition for item in stored.editions), targets)


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


def _column(record: Record, layer: Layer) -> ColumnInput:
    """A whole text as comparing takes it."""
    title = record.title_zh or record.title_en or record.plan
    sections = sorted(layer.outline.sections, key=lambda section: section.order)
    words = words_of([paragraph for section in sections for paragraph in section.paragraphs])
    return ColumnInput(record.plan, title, layer.name, layer.lang, None, layer.outline.sections, words=words)

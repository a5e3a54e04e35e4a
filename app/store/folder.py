"""
The folder of one plan: what people write in it, what import puts there, and how the two are kept apart.

Import never writes into an existing plan.toml or summary. Texts are put in place in an order that a crash at any
moment leaves complete: first the edition, then text.*, last import.toml; `settle` finishes what was interrupted and
takes a text that somebody changed by hand for the new edition it is.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.domain.outline import Outline
from app.domain.plan import Edition, Lang
from app.domain.views import Tombstone
from app.errors import RecordInvalid
from app.store.editions import Editions, KeptEdition
from app.store.files import clear_temporary, patiently, sha256_of, write_atomic
from app.store.import_file import Imported, ImportFile
from app.store.marks import marked
from app.store.records import SLUG, PlanFile, read_plan_file
from app.store.signature import Signature
from app.store.toml import Value, dump_table

PLAN: Final = "plan.toml"
WITHDRAWN: Final = "withdrawn.toml"
INBOX: Final = "inbox"
COLLECTION: Final = "collection.toml"
_TEXT: Final = re.compile(r"text(?:\.(?P<lang>en))?\.(?P<suffix>[a-z0-9]{2,5})")
# The lines of plan.toml that renaming takes out; the slug is the folder's where none is written.
_NAMING: Final = re.compile(r"^(?:slug\s*=\s*[^\n]*|formerly\s*=\s*\[[^\]]*\][^\n]*)\n?", re.MULTILINE)
_SUMMARY: Final = re.compile(r"summary\.(?P<lang>zh|en)\.md")

ReadOutline = Callable[[Path], Outline]


def now() -> str:
    """The time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class PlanFolder:
    """One folder of documents/; its name is the slug."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.slug = path.name

    @property
    def plan_file(self) -> Path:
        """Where the record stands, whether or not it is there."""
        return self.path / PLAN

    def key(self, stamp: str, files: str | None = None) -> str:
        """
        Sixteen hex digits that change with anything in the folder and with *stamp*.

        What editions hold never changes, so their names will do. *files* is the digest of the files of the folder
        itself (app.store.marks) where it is known already.
        """
        digest = hashlib.sha256(f"{stamp} {files or marked(self.path).digest}\n".encode())
        for name in _names_below(self.path / "editions"):
            digest.update(f"editions/{name}\n".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()[:16]

    def sizes(self) -> tuple[int, ...]:
        """The bytes of each text and summary. Raises OSError where the folder may not be looked into."""
        paths = [path for pattern in (_TEXT, _SUMMARY) for path, _ in self._named(pattern)]
        return tuple(path.stat().st_size for path in paths)

    def read_record(self) -> PlanFile | None:
        """The record a person (or import) wrote, None where there is none. Raises RecordInvalid."""
        return read_plan_file(self.plan_file) if self.plan_file.is_file() else None

    def texts(self, lang: Lang | None = None) -> tuple[Path, ...]:
        """The files text.* (text.<lang>.* with *lang*); more than one only after a crash or a person's mistake."""
        return tuple(path for path, found in self._named(_TEXT) if found["lang"] == lang)

    def summaries(self) -> dict[Lang, Path]:
        """The archive's own summaries by language."""
        found = {m["lang"]: path for path, m in self._named(_SUMMARY)}
        languages: tuple[Lang, ...] = ("zh", "en")
        return {lang: found[lang] for lang in languages if lang in found}

    def editions(self, lang: Lang | None = None) -> Editions:
        """What has been published of the official text, or of the translation into *lang*."""
        return Editions(self.path, lang)

    def imported(self, lang: Lang | None = None) -> Imported | None:
        """What import.toml says of the official text or a translation."""
        return ImportFile(self.path).text(lang)

    def imported_signature(self) -> Signature | None:
        """The signature of the text that stands here, as import took it."""
        return ImportFile(self.path).signature()

    def tombstone(self) -> Tombstone | None:
        """Why the plan was withdrawn, None where it stands."""
        path = self.path / WITHDRAWN
        if not path.is_file():
            return None
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            return Tombstone(
                self.slug,
                str(raw["reason"]),
                raw.get("successor"),
                str(raw["withdrawn"]),
                raw.get("title_zh"),
                raw.get("title_en"),
            )
        except (OSError, ValueError, KeyError) as error:
            raise RecordInvalid(str(path), f"cannot be read ({error}); it needs reason and withdrawn") from error

    def withdraw(self, tombstone: Tombstone) -> None:
        """Write the tombstone; texts and editions stay, so that what was cited can still be shown to be gone."""
        values: dict[str, Value] = {"reason": tombstone.reason, "withdrawn": tombstone.withdrawn}
        for key in ("successor", "title_zh", "title_en"):
            if value := getattr(tombstone, key):
                values[key] = value
        write_atomic(self.path / WITHDRAWN, dump_table("", values).encode())

    def rename(self, slug: str) -> None:
        """
        Call the folder *slug*, and let its record say what it was called before.

        What a crash leaves in between is a whole plan each time: a record without a slug goes by its folder, and one
        that was called what it is called now has not been renamed yet.
        """
        text = self.plan_file.read_text(encoding="utf-8-sig") if self.plan_file.is_file() else ""
        former = read_plan_file(self.plan_file).record.formerly if text else ()
        named = ", ".join(f'"{each}"' for each in dict.fromkeys((*former, self.slug)))
        write_atomic(self.plan_file, (f"formerly = [{named}]\n" + _NAMING.sub("", text)).encode())
        patiently(lambda: self.path.rename(self.path.parent / slug))

    def put_new(self, name: str, data: bytes) -> bool:
        """Write plan.toml or a summary unless it is there; False where it was."""
        target = self.path / name
        if target.exists():
            return False
        self.path.mkdir(parents=True, exist_ok=True)
        write_atomic(target, data)
        return True

    def put_text(
        self,
        data: bytes,
        sha256: str,
        name: str,
        outline: Outline | None,
        signature: Signature | None = None,
        lang: Lang | None = None,
        note: str | None = None,
    ) -> KeptEdition:
        """
        Keep *data*, received as *name*, as the next edition and put it in place as text.*.

        The caller holds the writer's lock and has seen that it is not the current text already.
        """
        editions = self.editions(lang)
        before = editions.all()
        if before and before[-1].edition.sha256 == sha256:
            # The text had been taken out of the folder; it comes back as the edition it is.
            self._place(before[-1], lang, signature)
            return before[-1]
        edition = Edition(before[-1].number + 1 if before else 1, sha256, name, now(), note)
        kept = editions.add(data, edition, outline)
        self._place(kept, lang, signature)
        return kept

    def settle(self, read_outline: ReadOutline, lang: Lang | None = None, writable: bool = True) -> KeptEdition | None:
        """
        The current edition of the text of this folder, None where there is no text.

        Finishes an interrupted import; keeps as a new edition a text that a person put or changed by hand
        (*read_outline* gives its outline). Where the folder cannot be written, an edition is made up for such a
        text: it is shown but not kept.

        Raises:
            RecordInvalid: there are two texts and nothing says which is meant, or an edition is damaged.
        """
        if writable:
            clear_temporary(self.path)
        texts = self.texts(lang)
        kept = self.editions(lang).all()
        latest = kept[-1] if kept else None
        if not texts and (latest is None or not self._never_placed(latest, lang)):
            return None
        digests = {path: sha256_of(path) for path in texts}
        if latest is not None and (
            not texts or latest.edition.sha256 in digests.values() or self._interrupted(digests, kept, lang)
        ):
            if len(texts) > 1 and not {edition.edition.sha256 for edition in kept}.issuperset(digests.values()):
                raise self._two_texts(texts)
            if writable:
                self._place(latest, lang, None)
            return latest
        if len(texts) > 1:
            raise self._two_texts(texts)
        path = texts[0]
        number = latest.number + 1 if latest else 1
        seen = self.imported(lang)
        if latest is None and seen is not None and seen.sha256 == digests[path]:
            edition = Edition(number, digests[path], seen.file, seen.imported)
        else:
            note = "changed in the folder" if latest else None
            edition = Edition(number, digests[path], path.name, _modified(path), note)
        if not writable:
            return KeptEdition(edition, self.path, path, ())
        new = self.editions(lang).add(path.read_bytes(), edition, read_outline(path))
        self._place(new, lang, None)
        return new

    def _never_placed(self, latest: KeptEdition, lang: Lang | None) -> bool:
        """True if *latest* was kept, but nothing says that it was ever put in place; a person did not remove it."""
        seen = self.imported(lang)
        return seen is None or seen.edition < latest.number

    def _two_texts(self, texts: tuple[Path, ...]) -> RecordInvalid:
        names = " and ".join(path.name for path in texts)
        return RecordInvalid(str(self.path), f"holds {names}; keep the one that is meant")

    def _interrupted(self, digests: dict[Path, str], kept: tuple[KeptEdition, ...], lang: Lang | None) -> bool:
        """True if a newer edition was kept, but not yet put in place: import.toml still speaks of the older text."""
        seen = self.imported(lang)
        latest = kept[-1]
        older = {edition.edition.sha256 for edition in kept[:-1]}
        return (
            len(digests) == 1
            and seen is not None
            and seen.edition < latest.number
            and seen.sha256 in digests.values()
            and seen.sha256 in older
        )

    def _place(self, kept: KeptEdition, lang: Lang | None, signature: Signature | None) -> None:
        """Make text.* and import.toml say what *kept* says; nothing is written where they do."""
        stem = f"text.{lang}" if lang else "text"
        target = self.path / f"{stem}{kept.text.suffix}"
        if not target.is_file() or sha256_of(target) != kept.edition.sha256:
            write_atomic(target, kept.text.read_bytes())
        seen = self.imported(lang)
        if seen is None or seen.sha256 != kept.edition.sha256 or seen.edition != kept.number or signature:
            ImportFile(self.path).write(kept.edition, lang, signature)
        known = {edition.edition.sha256 for edition in self.editions(lang).all()}
        for other in self.texts(lang):
            # A text under another suffix is the one this replaces; it goes only if an edition keeps it.
            if other != target and sha256_of(other) in known:
                other.unlink()

    def _named(self, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
        if self.path.is_dir():
            for path in sorted(self.path.iterdir()):
                match = pattern.fullmatch(path.name)
                if match and path.is_file():
                    yield path, match


def plan_folders(documents: Path) -> tuple[PlanFolder, ...]:
    """
    The plans of *documents* by slug: folders that hold a record or a text; the inbox and hidden ones are none.

    One that may not be looked into counts as a plan, so that whoever reads it reports it. Raises OSError where
    *documents* itself may not.
    """
    if not documents.is_dir():
        return ()
    named = [path for path in sorted(documents.iterdir()) if SLUG.fullmatch(path.name) and path.name != INBOX]
    return tuple(PlanFolder(path) for path in named if path.is_dir() and _holds_plan(PlanFolder(path)))


def _holds_plan(folder: PlanFolder) -> bool:
    try:
        files = (folder.plan_file, folder.path / WITHDRAWN)
        return any(file.is_file() for file in files) or bool(folder.texts() or folder.summaries())
    except OSError:
        return True


def _names_below(folder: Path) -> list[str]:
    """The files in *folder* and below by their paths from it, sorted."""
    found: list[str] = []
    for at, _, names in os.walk(folder):
        above = Path(at).relative_to(folder).as_posix()
        found += [name if above == "." else f"{above}/{name}" for name in names]
    return sorted(found)


def _modified(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

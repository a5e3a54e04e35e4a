"""
Short ways for the tests of the store to make outlines, records and plan folders, and to look at bytes on the disk.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from app.domain.citation import fingerprint
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.plan import Edition, Lang, Layer, LayerName
from app.domain.record import Record
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter
from app.store.folder import PlanFolder
from app.store.stored import StoredEdition, StoredPlan, StoredText

UNREAD = Outline(())


def section_of(heading: str, paragraphs: Sequence[str], anchor: str = "1", order: int = 1, **more: object) -> Section:
    """A section with paragraphs anchor-p1, anchor-p2 …, read in that order."""
    made = tuple(
        Paragraph(f"{anchor}-p{k}", text, order + k, order + k, (Span(k, k + 1),), fingerprint=fingerprint(text))
        for k, text in enumerate(paragraphs, start=1)
    )
    given: dict[str, object] = {"level": 1, "part": "main", "parent": None, "run_in": False, **more}
    return Section(anchor, None, heading, heading, order=order, paragraphs=made, **given)  # type: ignore[arg-type]


def outline_of(heading: str, paragraphs: Sequence[str], **more: object) -> Outline:
    """An outline of one section."""
    return Outline((section_of(heading, paragraphs, **more),))  # type: ignore[arg-type]


def outlined(*sections: tuple[str, Sequence[str]], part: str = "main") -> Outline:
    """An outline of sections 1, 2 … given as (heading, paragraphs)."""
    made, order = [], 1
    for number, (heading, paragraphs) in enumerate(sections, start=1):
        made.append(section_of(heading, paragraphs, str(number), order, part=part))
        order += 1 + len(paragraphs)
    return Outline(tuple(made))


def official(outline: Outline, edition: int = 1, current: bool = True, variant: int = 0) -> StoredText:
    """An official text in Chinese."""
    return stored_text("official", "zh", outline, edition, current, variant)


def stored_text(
    name: LayerName, lang: Lang, outline: Outline, edition: int = 0, current: bool = True, variant: int = 0
) -> StoredText:
    """Any text, as the catalogue takes it."""
    source = None if name == "summary" else "plan.txt"
    return StoredText(Layer(name, lang, outline, source, edition), current, variant)


def stored_edition(number: int, current: bool = True) -> StoredEdition:
    """An edition kept under its number."""
    edition = Edition(number, f"{number:064x}", "plan.txt", "2026-01-02T03:04:05Z")
    return StoredEdition(edition, current, f"editions/{number:04d}/text.txt")


def catalogue_of(path: Path, *plans: StoredPlan) -> Catalogue:
    """A catalogue of *plans*, written and opened."""
    with CatalogueWriter(path) as writer:
        for plan in plans:
            writer.add(plan)
    return Catalogue(path)


def plan_of(slug: str, *texts: StoredText, **record: object) -> StoredPlan:
    """A plan without editions; *record* are fields of its record."""
    return StoredPlan(Record(slug, **record), texts)  # type: ignore[arg-type]


def digest(data: bytes) -> str:
    """The SHA-256 of *data*, in hex."""
    return hashlib.sha256(data).hexdigest()


def put(folder: PlanFolder, text: str, name: str = "plan.txt", lang: Lang | None = None) -> int:
    """Import *text* into *folder* and give the number of its edition."""
    data = text.encode()
    return folder.put_text(data, digest(data), name, UNREAD, lang=lang).number


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below *folder* with its bytes, the lock left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".lock")
    }

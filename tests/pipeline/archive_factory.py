"""
A small archive on the disk for the tests of the pipeline: hand it texts, import them, build, look at the catalogue.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from app.domain.reports import BuildReport, ImportReport
from app.domain.views import PlanInfo
from app.pipeline.building import build
from app.pipeline.importing import import_paths, take_inbox
from app.settings import Settings
from app.store.catalogue import Catalogue
from app.store.generations import CATALOGUE, Generations
from tests.store.store_factories import files_of

SUMMARY = "# 〔题名〕摘要\n\n## 目标\n\n总产值翻番。\n\n<!-- rests on 1-p1 -->\n"
TABLES = {
    "plan": "SELECT slug, position, record, parts, industries, sections, paragraphs, sha256, encoding, replaced, key "
    "FROM plan ORDER BY slug",
    "layer": "SELECT plan, layer, lang, edition, variant, current, principal, source, sections, paragraphs, outline "
    "FROM layer ORDER BY plan, layer, lang, edition, variant, current",
    "address": "SELECT l.plan, l.layer, l.lang, l.edition, l.variant, a.anchor, a.section, a.part, a.position, "
    "a.fingerprint, a.is_section FROM address a JOIN layer l ON l.id = a.layer "
    "ORDER BY l.plan, l.layer, l.lang, l.edition, l.variant, l.current, a.anchor",
    "edition": "SELECT * FROM edition ORDER BY plan, edition",
    "tombstone": "SELECT * FROM tombstone ORDER BY plan",
}


class SmallArchive:
    """documents/, index/ and a folder of raw files in the folder *base*; *like* another archive, which is copied."""

    def __init__(self, base: Path, like: "SmallArchive | None" = None) -> None:
        if like is not None:
            shutil.copytree(like.base, base, dirs_exist_ok=True)
        self.base = base
        self.settings = Settings(documents=base / "documents", index=base / "index")
        self.documents = self.settings.documents
        self.given = base / "given"
        for folder in (self.settings.inbox_folder, self.given):
            folder.mkdir(parents=True, exist_ok=True)

    def file(self, name: str, text: str | bytes) -> Path:
        """A raw file with *text*, outside the archive."""
        path = self.given / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def write(self, name: str, text: str | bytes) -> Path:
        """A file in documents/, as a person puts it there."""
        path = self.documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def take(self, name: str, text: str | bytes, **more: Any) -> ImportReport:
        """Imports a raw file called *name*."""
        return import_paths(self.settings, [self.file(name, text)], **more)[0]

    def drop(self, name: str, text: str | bytes) -> None:
        """Puts a file into the inbox."""
        self.write(f"inbox/{name}", text)

    def take_inbox(self) -> list[tuple[str, str]]:
        """Imports the inbox: (file, outcome)."""
        return [(Path(report.path).name, report.outcome) for report in take_inbox(self.settings)]

    def build(self, reuse: bool = True) -> BuildReport:
        """Builds the index."""
        return build(self.settings, reuse=reuse)

    def failures(self) -> list[tuple[str, str]]:
        """Builds, and says of which plan what could not be read: (plan, file)."""
        return [(found.plan, Path(found.where).name) for found in self.build().failures]

    def rows(self) -> dict[str, list[Any]]:
        """Every row of the catalogue in place, the numbers by which it ties tables together left out."""
        path = Generations(self.settings.index).current() / CATALOGUE
        with closing(sqlite3.connect(path)) as database:
            return {name: database.execute(sql).fetchall() for name, sql in TABLES.items()}

    def catalogue(self) -> Catalogue:
        """The catalogue in place, to be closed by the caller."""
        return Catalogue(Generations(self.settings.index).current() / CATALOGUE)

    def plans(self) -> tuple[PlanInfo, ...]:
        """The plans the index in place has."""
        with closing(self.catalogue()) as catalogue:
            return catalogue.plans()

    def slugs(self) -> list[str]:
        """Their slugs, sorted."""
        return sorted(info.plan for info in self.plans())

    def shown(self, slug: str) -> list[str]:
        """The paragraphs of the principal text of a plan."""
        with closing(self.catalogue()) as catalogue:
            text = next(text for text in catalogue.texts(slug) if text.principal)
            return [p.text for section in catalogue.outline(text).sections for p in section.paragraphs]

    def folders(self) -> list[str]:
        """The folders of plans in documents/."""
        return sorted(path.name for path in self.documents.iterdir() if path.is_dir() and path.name != "inbox")

    def bytes(self) -> dict[str, bytes]:
        """Every file of documents/ with its bytes."""
        return files_of(self.documents)

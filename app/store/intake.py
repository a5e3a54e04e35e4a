"""
What somebody hands over for import: single files, folders of files, plan folders, translations beside their texts.

Only names and places are looked at here; which plan a text belongs to is decided by its content (recognise.py).
"""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from app.errors import BadValue, RecordInvalid
from app.store.folder import COLLECTION, INBOX, PLAN
from app.store.given import refuse_missing
from app.store.records import SLUG

SourceKind = Literal["text", "translation", "plan-folder"]
_TEXT: Final = re.compile(r"text(?:\.(?P<n>\d+))?\.(?P<suffix>[a-z0-9]{2,5})", re.IGNORECASE)
# Files that lie in folders of plans without being one. The whole name, since “Notice on …” is how plans are issued.
_ABOUT: Final = re.compile(
    r"(?:readme|licen[cs]e|changelog|contributing|notice)(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?(?:\.[a-z]+)?"
    r"|thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of plans with collection.toml. `separate` plans are never mixed into documents/."""

    path: Path
    name: str
    separate: bool
    fictional: bool


@dataclass(frozen=True, slots=True)
class Source:
    """
    One thing to import.

    A "translation" names in `of` the text it translates. A "plan-folder" has its
    official texts in `texts`, oldest first, and its translations in `extras`. `refused` says why a folder that
    stands among others must not be imported.
    """

    kind: SourceKind
    path: Path
    of: Path | None = None
    texts: tuple[Path, ...] = ()
    fictional: bool = False
    extras: tuple[Path, ...] = ()
    refused: str | None = None


def find_collection(path: Path) -> Collection | None:
    """The collection that *path* is or stands in, or None. Raises RecordInvalid where its collection.toml is wrong."""
    here = path.resolve()
    for folder in (here, *here.parents):
        file = folder / COLLECTION
        if not file.is_file():
            continue
        try:
            raw = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise RecordInvalid(str(file), f"cannot be read: {error}") from error
        unknown = set(raw) - {"name", "separate", "fictional", "note"}
        if unknown:
            raise RecordInvalid(str(file), f"has no key {min(unknown)!r}; it may have name, separate, fictional, note")
        name = str(raw.get("name", folder.name))
        if not SLUG.fullmatch(name):
            raise RecordInvalid(str(file), f"name is {name!r}; use small letters, digits and hyphens")
        fictional = bool(raw.get("fictional", name == "fictional"))
        return Collection(folder, name, bool(raw.get("separate", False)), fictional)
    return None


def find_sources(
    paths: Sequence[Path],
    suffixes: Sequence[str],
    documents: Path,
    collection: Collection | None = None,
    every_file: bool = False,
) -> tuple[Source, ...]:
    """
    Everything to import under *paths*, texts before their translations.

    In folders, files of other types than *suffixes* are passed over unless *every_file*; a file that is named itself
    is always tried.

    Raises:
        SourceUnreadable: a path does not exist.
        BadValue: a path stands in documents/ already, or in a collection that is kept apart (unless it is
            *collection* itself).
    """
    found: list[Source] = []
    for path in paths:
        refuse_missing(path)
        own = find_collection(path)
        if own is not None and _kept_apart(own, collection):
            raise BadValue("import", str(path), _apart(own, path))
        inside = documents.resolve() in (path.resolve(), *path.resolve().parents)
        if inside and documents.resolve() / INBOX not in (path.resolve(), *path.resolve().parents):
            raise BadValue("import", str(path), "it stands in the documents folder already; run `archive build`")
        wanted = None if every_file else tuple(suffixes)
        found += _walk(path, wanted, own, collection, set()) if path.is_dir() else _pair([path])
    return tuple(sorted(found, key=lambda source: source.kind == "translation"))


def is_plan_folder(path: Path, collection: Collection | None = None) -> bool:
    """True if *path* has a plan.toml, or stands in a collection and has a text under a text's name."""
    if (path / PLAN).is_file():
        return True
    return collection is not None and any(_TEXT.fullmatch(c.name) and c.is_file() for c in path.iterdir())


def is_about(path: Path) -> bool:
    """True for what lies beside plans without being one: README and the like, hidden files, Word's lock files."""
    return path.name.startswith((".", "~$")) or _ABOUT.fullmatch(path.name) is not None


def _kept_apart(found: Collection, allowed: Collection | None) -> bool:
    return found.separate and (allowed is None or found.path != allowed.path)


def _apart(collection: Collection, path: Path) -> str:
    return (
        f"these plans are a collection of their own ({collection.name}) and are never mixed into documents/; see them "
        f"with `archive serve --plans {path.name if collection.path == path.resolve() else collection.path}`"
    )


def _walk(
    folder: Path,
    suffixes: tuple[str, ...] | None,
    collection: Collection | None,
    allowed: Collection | None,
    seen: set[Path],
) -> Iterator[Source]:
    """What *folder* has; a folder that was *seen* is passed over, since links may lead round in a circle."""
    if (here := folder.resolve()) in seen:
        return
    seen.add(here)
    if not os.access(folder, os.R_OK | os.X_OK):
        yield Source("plan-folder", folder, refused="the folder may not be opened; give leave to read it")
        return
    if (folder / COLLECTION).is_file():
        try:
            collection = find_collection(folder)
        except RecordInvalid as error:
            yield Source("plan-folder", folder, refused=f"its collection.toml {error.reason}")
            return
        if collection is not None and _kept_apart(collection, allowed):
            yield Source("plan-folder", folder, refused=_apart(collection, folder))
            return
    if is_plan_folder(folder, collection):
        yield _plan_folder(folder, collection)
        return
    children = [child for child in sorted(folder.iterdir()) if not is_about(child)]
    files = [c for c in children if c.is_file() and (suffixes is None or c.suffix.lower() in suffixes)]
    yield from _pair(files)
    for child in children:
        if child.is_dir():
            yield from _walk(child, suffixes, collection, allowed, seen)


def _plan_folder(folder: Path, collection: Collection | None) -> Source:
    numbered = []
    for child in sorted(folder.iterdir()):
        match = _TEXT.fullmatch(child.name)
        if match and child.is_file():
            # text.1, text.2 … are older states of text.*, which is the last.
            numbered.append((int(match["n"]) if match["n"] else 1_000_000, child))
    texts = tuple(path for _, path in sorted(numbered))
    extras = tuple(p for p in sorted(folder.iterdir()) if re.fullmatch(r"text\.en\.[a-z0-9]{2,5}", p.name))
    fictional = bool(collection and collection.fictional)
    return Source("plan-folder", folder, texts=texts, fictional=fictional, extras=extras)


def _pair(files: Sequence[Path]) -> Iterator[Source]:
    """Files as texts and translations: X.en.txt beside X.txt, X.md or X.zh.txt is a translation of it."""
    for path in files:
        base = _base_of(path)
        yield Source("text", path) if base is None else Source("translation", path, of=base)


def _base_of(path: Path) -> Path | None:
    if not path.stem.endswith(".en"):
        return None
    stem = path.stem[: -len(".en")]
    for other in sorted(path.parent.iterdir()):
        if other != path and other.is_file() and other.stem in (stem, f"{stem}.zh"):
            return other
    return None

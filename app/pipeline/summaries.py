"""
The texts a summary is checked against, and made for: read from the plan's folder as it stands, without an index.

Who writes a summary looks at it again and again; nothing has to be built for that.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from app.domain.outline import Outline
from app.domain.plan import Lang
from app.errors import RecordInvalid
from app.pipeline.stages import describe_file, structure_file
from app.read import SUFFIXES
from app.store.folder import PlanFolder
from app.store.recognise import Known, Recogniser
from app.structure.summaries import read_summary


def read_summaries(folder: PlanFolder) -> dict[Lang, Outline]:
    """The summaries of *folder* by language. Raises RecordInvalid for one that cannot be understood."""
    found: dict[Lang, Outline] = {}
    for lang, path in folder.summaries().items():
        try:
            found[lang] = read_summary(path.read_text(encoding="utf-8-sig"), f"{folder.slug}/{path.name}")
        except (OSError, UnicodeDecodeError) as error:
            raise RecordInvalid(str(path), f"cannot be read ({error})") from error
    return found


def held_text(folder: PlanFolder) -> tuple[Path, Outline] | None:
    """The official text of *folder* as it stands, None where none is held; nothing is written. Raises as build does."""
    kept = folder.settle(lambda path: structure_file(path)[1], writable=False)
    return (kept.text, structure_file(kept.text)[1]) if kept is not None else None


def recognised(paths: Iterable[Path], known: Sequence[Known]) -> dict[str, tuple[Path, Outline]]:
    """
    The texts among *paths* that belong to one of the plans *known*, by slug, told by their content as import does.

    Folders are searched; files the archive does not read are passed over. Raises SourceUnreadable for a text that
    cannot be read.
    """
    recogniser = Recogniser(known)
    found: dict[str, tuple[Path, Outline]] = {}
    for path in _files(paths):
        reading, inferred, outline = describe_file(path)
        plan = recogniser.recognise(reading.text, reading.sha256, inferred).plan
        if plan is not None:
            found.setdefault(plan, (path, outline))
    return found


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if each.is_file() and each.suffix in SUFFIXES)
        else:
            yield path

"""
The plans that are filed in documents/, as recognition needs them.

Every import asks for all of them. What was read once is remembered in index/ (app.store.known), so that adding one
text to thousands of plans reads the records of those alone that have changed.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.domain.record import Record
from app.errors import ArchiveError
from app.pipeline.stamp import program_stamp
from app.read import read_file
from app.store.folder import PlanFolder, plan_folders
from app.store.known import RememberedPlans
from app.store.marks import marks_of
from app.store.recognise import Known
from app.store.signature import sign


class FiledPlans:
    """The plans in *documents*; *index* is where they are remembered."""

    def __init__(self, documents: Path, index: Path) -> None:
        self._documents = documents
        self._remembered = RememberedPlans(index, program_stamp())
        self._read: dict[str, tuple[str, Known]] = {}

    def all(self) -> Iterator[Known]:
        """Every plan by slug, as far as its files can be read."""
        for folder in plan_folders(self._documents):
            # Taken before anything is read: what is written meanwhile is noticed the next time.
            marks = marks_of(folder.path)
            known = self._remembered.of(folder.slug, marks)
            if known is None:
                known = known_of(folder)
                self._note(folder.slug, marks, known)
            yield known

    def remember(self, filed: Iterable[str] = ()) -> None:
        """Remember what was read, and the plans *filed* since, as far as their folders have come to rest."""
        for slug in dict.fromkeys(filed):
            folder = PlanFolder(self._documents / slug)
            if marks := marks_of(folder.path):
                self._note(slug, marks, known_of(folder))
        self._remembered.keep(self._read)
        self._read.clear()

    def _note(self, slug: str, marks: str, known: Known) -> None:
        if marks:
            self._read[slug] = (marks, known)


def known_of(folder: PlanFolder) -> Known:
    """
    A plan as recognition needs it, as far as its files can be read.

    What is damaged in one plan is reported by build; it is no reason to file a text twice, nor to refuse another's.
    """
    record, signatures = Record(folder.slug), []
    texts: frozenset[str] = frozenset()
    with suppress(ArchiveError, OSError):
        plan_file = folder.read_record()
        if plan_file is not None:
            record = plan_file.record
            signatures = [plan_file.signature] if plan_file.signature else []
    with suppress(ArchiveError, OSError):
        texts = frozenset(kept.edition.sha256 for kept in folder.editions().all())
    with suppress(ArchiveError, OSError):
        if (latest := folder.imported_signature()) is not None:
            signatures.append(latest)
        elif held := folder.texts():
            signatures.append(sign(read_file(held[0]).text))
    return Known(record, tuple(dict.fromkeys(signatures)), texts)

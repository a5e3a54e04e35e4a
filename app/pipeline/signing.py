"""
Sign: the signature of a text into the plan.toml of its plan, by hand of whoever wrote the record.

A record that travels without its text (the shipped ones do) is found again by its content only if it is signed;
import does this itself for the records it writes. Nothing of the text can be read from a signature.
"""

from pathlib import Path

from app.errors import PlanNotFound
from app.pipeline.stamp import LOCK_WAIT_S
from app.read import read_file
from app.settings import Settings
from app.store.files import write_atomic
from app.store.folder import PlanFolder
from app.store.lock import writer
from app.store.record_writing import with_signature
from app.store.records import SLUG
from app.store.signature import sign


def sign_plan(settings: Settings, plan: str, path: Path) -> Path:
    """
    Put the signature of the text in *path* into the record of *plan*, over the one that is there.

    Returns:
        The plan.toml, in which nothing else has changed.

    Raises:
        PlanNotFound: no record is filed under *plan*.
        SourceUnreadable, RecordInvalid: the text or the record cannot be read.
    """
    folder = PlanFolder(settings.documents / plan)
    if not SLUG.fullmatch(plan) or not folder.plan_file.is_file():
        raise PlanNotFound(plan)
    signature = sign(read_file(path).text)
    with writer(settings.documents, "signing", LOCK_WAIT_S):
        folder.read_record()
        text = folder.plan_file.read_text(encoding="utf-8-sig")
        write_atomic(folder.plan_file, with_signature(text, signature).encode())
    return folder.plan_file

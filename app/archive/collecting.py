"""
The passages of a collection, each as it was kept, with what became of it since.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.archive.snapshot import Snapshot
from app.archive.texts import find_passage
from app.cite.resolve import resolve
from app.domain.citation import Citation
from app.domain.collection import Collection, Kept, Lost, PassageRef, refuse_too_many
from app.domain.plan import Lang
from app.domain.resolution import ResolutionStatus
from app.domain.views import Passage
from app.errors import ArchiveError


def collected(snapshot: Snapshot, refs: Sequence[PassageRef], lang: Lang) -> Collection:
    """
    What *refs* name. Where no edition is named the current one is; one passage is there once.

    A summary is in the words of *lang*, where it has them.

    Raises BadValue for more than a collection holds. A plan, edition or passage that is not there is no error: an old
    collection is worth having without it.
    """
    refuse_too_many(refs)
    kept: dict[PassageRef, Kept] = {}
    lost: dict[PassageRef, Lost] = {}
    for ref in refs:
        try:
            passage = find_passage(snapshot, ref.plan, ref.anchor, edition=ref.edition)[0]
        except ArchiveError as error:
            lost.setdefault(ref, Lost(ref, error))
            continue
        if passage.layer == "summary" and snapshot.plan(ref.plan).layer("summary", lang) is not None:
            passage = find_passage(snapshot, ref.plan, ref.anchor, "summary", lang)[0]
        pinned = replace(ref, edition=passage.edition or None)
        if pinned not in kept:
            kept[pinned] = Kept(pinned, passage, _status(snapshot, pinned, passage))
    return Collection(tuple(kept.values()), tuple(lost.values()))


def _status(snapshot: Snapshot, ref: PassageRef, passage: Passage) -> ResolutionStatus:
    if passage.current:
        return "identical"
    cited = Citation(ref.plan, ref.anchor, ref.edition, passage.fingerprint)
    return resolve(cited, snapshot.published()).status

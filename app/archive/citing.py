"""
The citation of a passage or of a whole plan: what app.cite writes, from what a snapshot holds.
"""

from datetime import UTC, datetime

from app.archive.snapshot import Snapshot
from app.archive.texts import find_passage
from app.cite import works
from app.cite.styles import STYLES, Reference, cite
from app.cite.works import Work
from app.domain.collection import PassageRef
from app.domain.plan import Lang
from app.errors import BadValue


def passage_cited(snapshot: Snapshot, ref: PassageRef, style: str, lang: Lang, base_url: str) -> str:
    """The citation of *ref* in *style*; see Archive.cite, which also says what it raises."""
    if style not in STYLES:
        among = ", ".join(STYLES)
        raise BadValue("style", style, f"it is one of {among}", ("takes.choices", {"among": among}))
    passage, _ = find_passage(snapshot, ref.plan, ref.anchor, edition=ref.edition)
    if passage.layer == "summary" and snapshot.plan(ref.plan).layer("summary", lang) is not None:
        passage, _ = find_passage(snapshot, ref.plan, ref.anchor, "summary", lang)
    held = next((e for e in snapshot.plan(ref.plan).editions if e.edition == passage.edition), None)
    since = held.imported[:10] if held is not None and passage.layer == "official" else None
    today = datetime.now(UTC).date().isoformat()
    return cite(Reference(passage, lang, base_url.rstrip("/"), today, since), style)


def plan_cited(snapshot: Snapshot, slug: str, summary: bool, lang: Lang, url: str) -> str:
    """The citation of a whole plan, or of the archive's *summary* of it, at *url*; see Archive.cite_plan."""
    work = Work(snapshot.plan(slug).record, summary, lang)
    return works.gbt7714(work, "", url, datetime.now(UTC).date().isoformat())

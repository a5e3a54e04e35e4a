"""
What a raw file would be as a plan, without importing it.
"""

from pathlib import Path

from app.domain.views import LayerInfo, LayerView, PlanInfo
from app.pipeline.plans import language_of
from app.pipeline.stages import describe_file
from app.store.counts import count, industries_of, parts_of
from app.store.given import refuse_all_but_file


def preview(path: Path) -> tuple[PlanInfo, LayerView]:
    """The record of the file at *path* and its text in full, as if it had been imported. Raises SourceUnreadable."""
    refuse_all_but_file(path)
    reading, record, outline = describe_file(path)
    lang = language_of(reading.text)
    sections, paragraphs = count(outline)
    layer = LayerInfo("official", lang, 1, path.name, sections, paragraphs, True)
    parts = parts_of(outline)
    info = PlanInfo(
        record=record,
        layers=(layer,),
        parts=parts,
        sections=sections,
        paragraphs=paragraphs,
        industries=industries_of(outline),
        sha256=reading.sha256,
        encoding=reading.encoding,
        replaced=reading.replaced,
    )
    return info, LayerView(record.plan, record, "official", lang, 1, True, path.name, outline, parts)

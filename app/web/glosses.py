"""
English glosses of Chinese headings on English pages: the record's own, else what app.gloss reads.

A gloss is ours and is marked as such wherever it stands; the words themselves stay as printed.
"""

from app.domain.plan import Lang
from app.domain.record import Record
from app.gloss.headings import of_heading

__all__ = ["gloss", "of_heading"]


def gloss(record: Record, anchor: str, heading: str, text_lang: Lang, lang: Lang) -> str:
    """What *heading* says in English, for English pages; "" where nothing is known or no gloss is needed."""
    if lang != "en" or text_lang != "zh":
        return ""
    return record.headings_en.get(anchor) or of_heading(heading)

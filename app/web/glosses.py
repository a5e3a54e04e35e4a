"""
English glosses of Chinese headings and words on English pages: the record's own, else what app.gloss reads.

A gloss is ours and is marked as such wherever it stands; the words themselves stay as printed.
"""

from app.domain.plan import Lang
from app.domain.record import Record
from app.gloss.headings import of_heading
from app.vocab import terms

__all__ = ["gloss", "of_heading", "word_gloss"]


def gloss(record: Record, anchor: str, heading: str, text_lang: Lang, lang: Lang) -> str:
    """What *heading* says in English, for English pages; "" where nothing is known or no gloss is needed."""
    if lang != "en" or text_lang != "zh":
        return ""
    return record.headings_en.get(anchor) or of_heading(heading)


def word_gloss(word: str, lang: Lang) -> str:
    """
    What a Chinese *word* of a list is called in English, for English pages: by the term base, else put together.

    "" where it is not known or no gloss is needed.
    """
    if lang != "en" or word.isascii():
        return ""
    concepts = terms.load().of(word)
    if concepts and concepts[0].zh == word:
        return concepts[0].en
    # A synonym may say more than the concept it belongs to: 汽车博物馆 is no mere museum.
    said = of_heading(word)
    if not said:
        return concepts[0].en if concepts else ""
    # A second capital tells of a name: Jilin Province. So may a word that stands alone.
    return said[:1].lower() + said[1:] if " " in said and said[1:].islower() else said

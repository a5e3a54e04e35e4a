"""
English glosses of Chinese headings: the record's own, else the term base's where it has all that a heading names.

A gloss is ours and is marked as such wherever it stands; the heading itself stays as printed.
"""

import re
from functools import lru_cache
from typing import Final

from app.domain.plan import Lang
from app.domain.record import Record
from app.vocab import industries, terms

_LABEL: Final = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[编篇章节条]|[（(〔［\[【]?[一二三四五六七八九十百\d]{1,4}(?:[.．]\d+)*[)）〕］\]】]?[、.．]?|——|--|[●■◆])\s*"
)
_AND: Final = re.compile(r"以及|[和与及、]")


def gloss(record: Record, anchor: str, heading: str, text_lang: Lang, lang: Lang) -> str:
    """What *heading* says in English, for English pages; "" where nothing is known or no gloss is needed."""
    if lang != "en" or text_lang != "zh":
        return ""
    return record.headings_en.get(anchor) or of_heading(heading)


@lru_cache(maxsize=20_000)
def of_heading(heading: str) -> str:
    """
    The English of a heading that is one term or industry, or several joined by 和; "" for any other.

    >>> of_heading("四、保障措施")
    'Safeguard measures'
    >>> of_heading("一、指导思想和发展目标")
    'Guiding thought and development goals'
    """
    words = _LABEL.sub("", heading).strip(" 　。：:")
    said = _of_words(words) or _joined([_of_words(each) for each in _AND.split(words)])
    return said[:1].upper() + said[1:]


def _joined(pieces: list[str]) -> str:
    """ "a, b and c"; "" where one of *pieces* is unknown, since half a gloss misleads."""
    if len(pieces) < 2 or not all(pieces):
        return ""
    return f"{', '.join(pieces[:-1])} and {pieces[-1]}"


def _of_words(words: str) -> str:
    """The English of one term or industry as it stands within a sentence; "" where it is none."""
    if not words:
        return ""
    concepts = terms.load().of(words)
    if len(concepts) == 1 and words in concepts[0].chinese:
        return concepts[0].en
    bare = re.sub(r"(?:产业|工业|行业|制造业)$", "", words)
    for industry in industries.load().by_id.values():
        if words == industry.zh or bare == industry.zh:
            name = industry.en
            return name[0].lower() + name[1:] if name[1:2].islower() else name
    return ""

"""
The units that stand beside the numbers of a table: what is one, and the one over a whole table.

What the units mean is the table of units' matter, and which number takes which target_tables.py's.
"""

import re
from typing import Final

from app.annotate.amounts import even
from app.annotate.unspaced import unspaced
from app.domain.outline import Paragraph, Section, Table
from app.vocab import units

# 单位：亿元 over a table.
_UNIT_OF_ALL: Final = re.compile(r"单位\s?[:：]\s?([^\s（()）]{1,12})\s?[)）]?\s*$")
_LONGEST_CAPTION: Final = 50


def is_unit(word: str) -> bool:
    """Whether a cell holds a unit and nothing else."""
    return word in ("%", "‰") or units.load().split(word)[1] is not None


def unit_of_all(table: Table, paragraph: Paragraph, section: Section) -> str:
    """
    The one unit that stands over the whole *table*; empty for none.

    It is printed in the caption, in a cell over the whole width, or in the paragraph before.
    """
    at = section.paragraphs.index(paragraph)
    before = section.paragraphs[at - 1].text if at else ""
    titles = [table.rows[m.row][m.column] for m in table.merged if m.row == 0 and m.columns == len(table.rows[0])]
    for words in (table.caption or "", *titles, before if len(before) <= _LONGEST_CAPTION else ""):
        if (said := _UNIT_OF_ALL.search(words)) is not None:
            unit = unspaced(even(said[1])).text
            return unit if is_unit(unit) else ""
    return ""

"""
Hard-wrapped text: whether a line goes on in the next, as the measure of the page shows.

A full line goes on, a short one ends. What blurs this: paragraphs whose indentation is lost begin with a line that is
two characters short; a ragged edge; and files that break a line wherever the type changes. Relies on
app.read.wrapping for the measure; decides about two lines that app.read.join asks about.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.numbering import read_mark
from app.read.lines import Line
from app.read.openings import is_chapter_line, is_lone_label, is_title
from app.read.sentences import ended, ends_in_comma, has_sentence, stops
from app.read.wrapping import NARROWEST, Wrap

_IN_A_SENTENCE: Final = re.compile("[\u4e00-\u9fff，、》”%％A-Za-z0-9０-９]")
_FRAGMENT: Final = 12
_NEAR_ENOUGH: Final = 6
_LOST_INDENT: Final = 4
"""Printed width of the two blanks a paragraph begins with."""
_LONGEST_ARTICLE_TITLE: Final = 24
# A line of a form names what it is about (研究内容：…); what stands before it is an entry (1001 …), and no prose.
_OF_A_FORM: Final = re.compile("[\u4e00-\u9fff]{2,8}[：:]")
_ENTRY: Final = re.compile("[0-9]{2,6}[ \u3000]")


def reach_of(group: Sequence[Line], wrap: Wrap) -> int:
    """
    How far to the right the last printed line of *group* goes, in columns.

    Files that break a line wherever the type changes print one line of the page as several: pieces that fit into the
    measure together are added up, and a label on a line of its own with the blanks around it.
    """
    reach = group[-1].indent + group[-1].width
    if ended(group[-1].text):
        return reach
    for piece in reversed(group[:-1]):
        part = piece.indent + piece.width
        if part >= wrap.width - 6 or reach + part > wrap.width + 2:
            return reach
        reach += part
    if len(group) > 1 and is_lone_label(group[0]) and not wrap.indented and not group[0].indent:
        reach += _LOST_INDENT + 2
    return reach


def first_line_goes_on(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """
    Whether the first line of a paragraph goes on, where the page indents paragraphs and the text has lost it.

    Such a line is two characters shorter than a full one. The line behind it goes on if it is longer than any first
    line can be; if it is not, only a line that is prose already, or full to the last character, is believed.
    """
    first = group[0]
    if len(group) > 1 or wrap.indented or first.indent or line.indent or ended(first.text):
        return False
    missing = wrap.width - first.width
    mark = read_mark(first.text)
    if not 2 < missing <= _LOST_INDENT + 4 or is_chapter_line(first.text):
        return False
    words = first.text[mark.end :] if mark is not None else first.text
    if line.width >= wrap.width - 2:
        return True
    form = _OF_A_FORM.match(line.text) is not None or _ENTRY.match(first.text) is not None
    if mark is None and line.width > first.width and not form:
        return True
    if mark is not None and mark.style == "article" and len(words) >= _LONGEST_ARTICLE_TITLE:
        return True
    return missing <= _LOST_INDENT + 2 and (stops(words) > 0 or mark is None) and ended(line.text)


def is_first_line(line: Line, wrap: Wrap) -> bool:
    """Whether *line* is two characters short and goes on, as the first of a paragraph does that has lost its indent."""
    missing = wrap.width - line.width
    return not (wrap.indented or line.indent or ended(line.text)) and _LOST_INDENT <= missing <= _LOST_INDENT + 4


def full_line_goes_on(group: Sequence[Line], line: Line, wrap: Wrap, is_open: bool) -> bool:
    """Whether the last line of *group* is full, so that *line* goes on with it; *is_open*: a bracket is not closed."""
    last = group[-1]
    reach = last.indent + last.width
    if wrap.indented and line.indent >= 3:
        return is_open and not ended(last.text) and line.indent <= last.indent
    if wrap.indented and line.indent <= 1:
        return reach >= wrap.width - 12 or (is_open and not ended(last.text))
    if line.indent >= last.indent + 3 and line.indent >= 4 and ended(last.text):
        return False
    if reach >= wrap.width - 4:
        return not (ended(last.text) and (line.gap or reach < wrap.width - 1)) or (is_open and not line.gap)
    if _pieces_are_full(group, line, wrap):
        return True
    return is_open and not ended(last.text) and (reach >= wrap.width // 2 or (reach <= 12 and line.width <= 12))


def ragged_line_goes_on(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """Whether *group* is running text that stops without a stop, well out in the line: a ragged edge, not an end."""
    last = group[-1]
    if ended(last.text) or wrap.width < NARROWEST:
        return False
    reach = reach_of(group, wrap)
    mark = read_mark(group[0].text)
    title = mark is not None and is_title(mark) and len(group) <= 2
    if ends_in_comma(last.text) and (title or max(reach, line.indent + line.width) * 2 >= wrap.width):
        return True
    if not _IN_A_SENTENCE.fullmatch(last.text[-1:]):
        return False
    whole = "".join(x.text for x in group[-_NEAR_ENOUGH:])
    prose = stops(whole)
    if (title or (mark is not None and len(group) == 1)) and not has_sentence(whole):
        return False  # a heading with a comma in it
    if prose and len(group) > 1 and last.width <= _FRAGMENT and group[-2].indent + group[-2].width >= wrap.width - 6:
        return True  # what did not fit into the line before, on a line of its own
    return reach >= 0.7 * wrap.width and (prose >= (1 if len(group) > 1 else 2) or has_sentence(whole))


def _pieces_are_full(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """Whether *group* is running text whose last lines are pieces of one full line of the page."""
    whole = "".join(x.text for x in group[-3:])
    if len(group) == 1 or ended(whole) or read_mark(line.text) is not None or _OF_A_FORM.match(line.text):
        return False
    prose = stops(whole) > 0 or "、" in whole or is_lone_label(group[0])
    return prose and reach_of(group, wrap) >= wrap.width - 4

"""
Printed lines to blocks: which lines are one paragraph, which are a table.

After calling join_lines, the following are guaranteed:
1. every line is in exactly one block, in order;
2. a line that opens with a plausible number, dash or annex mark opens a block;
3. lines are joined only where the sentence goes on, each join in free text or across a gap recorded as a repair,
   and each paragraph of hard-wrapped lines as one;
4. consecutive lines with tabs are one table.

Two kinds of text need two rules. Hard-wrapped text (from PDF) breaks every line at the page's width, so a *full*
line goes on and a short one ends. Free text has a paragraph per line and is broken only where a page ended. What the
words themselves tell (app.read.sentences) holds in both; what the page's width tells is in app.read.wrapped, what a
number tells in app.read.openings.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import Repair, Span
from app.domain.reading import Block
from app.read.lines import Line
from app.read.openings import (
    deeper,
    is_article_label,
    is_chapter_label,
    is_chapter_line,
    is_heading_line,
    is_lone_label,
    is_parted_number,
    is_title_length,
    opens_item,
)
from app.read.repairs import doubt_repeats, repeated_at_join
from app.read.sentences import balanced, ended, is_date, stops, unclosed, words_go_on
from app.read.tabs import table_block, table_rows
from app.read.wrapped import first_line_goes_on, full_line_goes_on, is_first_line, ragged_line_goes_on, reach_of
from app.read.wrapping import Wrap, measure

# A line that starts with one of these goes on with the line before, whatever its length.
_CONTINUES: Final = frozenset("，。、；：！？”’』」》〉）】〕,;%％‰℃")
# 90 | .8%, 20. | 5] and [ | 15]: some PDF files break numbers at the decimal point, and behind the bracket round them.
_DECIMALS: Final = re.compile(r"[.．\U001001b0]\d")
_WHOLE_NUMBER: Final = re.compile(r"(?:^|[^\d.．,，、\U001001b0\s]\s?)\d+$")
_TO_POINT: Final = re.compile(r"[〔［\[]?\d{1,3}[.．]")
_LAST_DIGITS: Final = re.compile(r"\d{1,2}[〕］\]％%]?")
_FAR_ENOUGH: Final = 12
"""Lines back that show whether a paragraph is prose; a paragraph may be a whole book."""
_PARAGRAPH_ON_A_LINE: Final = 120
# A contents entry: dots (or a row of blanks in their place) to the number of a page.
_LEADER: Final = re.compile(
    r"(?:[.．·…⋯•‧\ue000-\uf8ff\U000f0000-\U0010ffff]\s*){4,}\s*[-—(（]?\s*[0-9０-９IVXivx]{0,4}\s*[-—)）]?\s*$"
)
# Words of two characters that are printed apart as headings, and come as two lines out of some PDF files.
_SPREAD: Final = frozenset(("前言", "目录", "目次", "序言", "引言", "附则", "总则", "附件", "附录", "附表"))


def join_lines(lines: Sequence[Line]) -> tuple[list[Block], list[Repair]]:
    """Blocks of *lines*, and a Repair for each join over a gap and each doubtful repetition at a join."""
    wraps = measure(lines)
    blocks: list[Block] = []
    repairs: list[Repair] = []
    joins: list[tuple[str, str, Span]] = []
    counters: dict[str, int] = {}
    group: list[Line] = []

    def close() -> None:
        if group:
            blocks.append(_block(group))
            if unrecorded:
                cover = Span(group[0].span.start, group[-1].span.end)
                repairs.append(Repair("join_wrapped_lines", cover, "\n" * (len(group) - 1), ""))
            group.clear()

    i, unrecorded = 0, False
    while i < len(lines):
        rows = table_rows(lines, i)
        if rows:
            close()
            unrecorded = False
            blocks.append(table_block(lines[i : i + rows]))
            i += rows
            continue
        line = lines[i]
        mark = read_mark(line.text)
        titled = len(group) == 1 and bool(blocks) and is_chapter_label(blocks[-1].text)
        if group and _goes_on(group, line, mark, wraps.get(i - 1), counters, titled):
            if line.gap or wraps.get(i) is None:
                before = "".join(x.text for x in group[-2:])
                joins.append((before, line.text, line.span))
                seam = Span(group[-1].span.end, line.span.start)
                repairs.append(Repair("join_broken_sentence", seam, "\n", _glue(group[-1].text, line.text)))
            unrecorded = unrecorded or wraps.get(i) is not None
            group.append(line)
        else:
            close()
            unrecorded = False
            group.append(line)
            if mark is not None and mark.number is not None:
                counters[mark.style] = mark.number
                for style in deeper(mark):
                    counters.pop(style, None)
        i += 1
    close()
    return blocks, repairs + doubt_repeats(joins)


def _goes_on(
    group: Sequence[Line],
    line: Line,
    mark: Mark | None,
    wrap: Wrap | None,
    counters: dict[str, int],
    titled: bool,
) -> bool:
    """
    Whether *line* continues the paragraph in *group*.

    *wrap* is how lines are wrapped there, None in free text; *titled* says that *group* is the first line behind a
    lone 第三章, and so its title.
    """
    text = group[-1].text
    if len(group) == 1 and (text + line.text in _SPREAD or is_parted_number(text, line.text)):
        return True
    if is_date(line.text) or is_date(text) or _LEADER.search(text):
        return False
    if text in ("[", "［", "〔") or _is_broken_number(text, line.text):
        return True
    recent = "".join(x.text for x in group[-4:])
    is_open = unclosed(recent)
    if line.text[0] in _CONTINUES and not (mark is not None and mark.style == "dash"):
        return True
    full = wrap is not None and group[-1].indent + group[-1].width >= wrap.width - 4
    if mark is not None and opens_item(mark, line, counters, (is_open or full) and not ended(text)):
        return False
    if len(group) == 1 and mark is None and is_lone_label(group[0]) and _belongs_to_label(group[0], line, wrap):
        return True
    if wrap is not None and not titled and first_line_goes_on(group, line, wrap):
        return True
    if mark is None and words_go_on(recent, line.text):
        return True
    if is_heading_line(group, wrap) or (titled and not full):
        return False
    if wrap is not None and is_title_length(group) and is_first_line(line, wrap):
        return False
    if wrap is not None:
        return full_line_goes_on(group, line, wrap, is_open) or (
            mark is None and ragged_line_goes_on(group, line, wrap)
        )
    return _free_goes_on(group, line, is_open)


def _is_broken_number(before: str, after: str) -> bool:
    """Whether *before* ends in the digits before a decimal point and *after* begins with those behind it."""
    if _DECIMALS.match(after):
        return _WHOLE_NUMBER.search(before) is not None
    return _TO_POINT.fullmatch(before) is not None and _LAST_DIGITS.fullmatch(after) is not None


def _belongs_to_label(label: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether *line* is what *label* numbers: 第三条 stands before sentences, but files put chapter titles there."""
    if not is_article_label(label.text):
        return True
    if not balanced(line.text):
        return False
    return ended(line.text) or (wrap is not None and reach_of((label, line), wrap) >= wrap.width - 8)


def _free_goes_on(group: Sequence[Line], line: Line, is_open: bool) -> bool:
    text = group[-1].text
    if len(repeated_at_join(text, line.text)) >= 2 and len(line.text) >= 20 and line.gap and _mid_list(text, line.text):
        return True
    if ended(text):
        return False
    if text[-1] in "，、,（(《“‘〔":
        return True
    if line.indent >= 3 and abs(line.indent - group[0].indent) <= 1:
        return False  # both are indented as paragraphs begin
    whole = "".join(x.text for x in group[-_FAR_ENOUGH:])
    if is_open and len(whole) >= 16:
        return True
    if is_title_length(group) and (line.width >= _PARAGRAPH_ON_A_LINE or is_chapter_line(group[0].text)):
        return False
    prose = stops(whole) > 0 or ("、" in whole and len(whole) >= 20)
    return prose and len(text) >= 14 and _is_prose_start(line.text)


def _mid_list(before: str, after: str) -> bool:
    """Whether an enumeration begun in *before* (一是) is carried on in *after* (二是) behind a repeated edge."""
    rest = after[len(repeated_at_join(before, after)) :]
    return bool(re.match("[二三四五六七八九十]+是", rest)) or rest[:1] in "，、；"


def _is_prose_start(text: str) -> bool:
    return len(text) >= 5 or text[-1] in "。；）)”"


def _glue(before: str, after: str) -> str:
    """What stands between joined lines: a blank between Latin words or numbers and behind 第三条, else nothing."""
    if is_article_label(before):
        return " "
    if (
        before[-1:].isascii()
        and after[:1].isascii()
        and (before[-1:].isalnum() or before[-1:] in ",.;:")
        and after[:1].isalnum()
    ):
        return " "
    return ""


def _block(group: Sequence[Line]) -> Block:
    pieces = [group[0].text]
    for line in group[1:]:
        pieces += (_glue(pieces[-1], line.text), line.text)
    first = group[0]
    return Block("".join(pieces), tuple(line.span for line in group), gap=first.gap, indent=first.indent)
